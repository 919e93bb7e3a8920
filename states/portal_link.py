"""The signed link by which client.dcnet.vn hands a customer over (docs/portal.md): its exact form.

base64url without padding (RFC 4648 section 5) of

    version 1 | expires 4 | form 1 | nonce 8 | customer code 1..40, UTF-8 | tag 16

numbers big-endian, `expires` in seconds since 1970 (UTC). The tag is HMAC-SHA-256 over the purpose
and all before it, cut to 128 bits (RFC 2104 section 5: at least half of the output). A deep link of
Telegram carries at most 64 signs of A-Z a-z 0-9 _ - (core.telegram.org/bots/features#deep-linking):
48 bytes, so codes up to 18 bytes fit there.
"""

import base64
import binascii
import hmac
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

PURPOSE: Final = b"dcnet desk: portal link\n"  # a tag of this key made for anything else is no link
VERSION: Final = 1
LASTS: Final = timedelta(minutes=10)
_SKEW: Final = timedelta(minutes=1)  # how far the portal's clock may be ahead of ours
_HEAD, _TAG, _LONGEST_CODE = 14, 16, 40
_SIGNS = re.compile(r"[A-Za-z0-9_-]{20,96}")

# The number of each form; numbers are never given out anew, for portals hold them.
FORMS: Final[Mapping[int, str]] = {
    0: "",  # the menu
    1: "update_phone",
    2: "update_address",
    3: "update_email",
    4: "update_id_number",
    5: "update_birth_date",
    6: "update_contact_person",
    7: "request_name_change",
    8: "report_misuse",
    9: "talk_to_person",
}


@dataclass(frozen=True, slots=True)
class PortalLink:
    """What an untampered link says. `signed`: the bytes that make it itself, for being used once:
    several texts may spell the same bytes."""

    signed: bytes
    expires_at: datetime
    kind: str
    code: str


def read(token: str, secrets: Sequence[bytes], now: datetime) -> PortalLink | None:
    """The link, or None where it is not the portal's, has run out, or runs too long. Any of
    `secrets` may have signed it: two are valid while they are changed."""
    whole = _bytes_of(token)
    if whole is None:
        return None
    signed, tag = whole[:-_TAG], whole[-_TAG:]
    made = [hmac.digest(secret, PURPOSE + signed, "sha256")[:_TAG] for secret in secrets]
    if not any(hmac.compare_digest(tag, one) for one in made):
        return None
    expires_at = _moment(now, int.from_bytes(signed[1:5], "big"))
    kind = FORMS.get(signed[5])
    if signed[0] != VERSION or kind is None or expires_at is None:
        return None
    try:
        code = signed[_HEAD:].decode()
    except UnicodeDecodeError:
        return None
    return PortalLink(signed, expires_at, kind, code)


def _bytes_of(token: str) -> bytes | None:
    if not _SIGNS.fullmatch(token):
        return None
    try:
        whole = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except binascii.Error:
        return None
    return whole if 0 < len(whole) - _HEAD - _TAG <= _LONGEST_CODE else None


def _moment(now: datetime, seconds: int) -> datetime | None:
    """When it ends, if that is neither past nor farther away than a link may last."""
    left = timedelta(seconds=seconds - now.timestamp())
    return now + left if timedelta(0) < left <= LASTS + _SKEW else None
