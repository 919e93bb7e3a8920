"""What a link to a case's page and a reply address say (docs/status.md): their exact forms.

Both name a case and the contact they were sent to, carry no personal data, and are tagged by
HMAC-SHA-256 cut to 96 bits (RFC 2104 section 5). The mark is a keyed hash of the contact, so
whatever was sent to an older one is told apart from what nobody ever sent.

A link is base64url without padding of

    version 1 | expires 4 | contact 1 | case id 16 | mark 8 | tag 12

numbers big-endian, `expires` in seconds since 1970 (UTC): 56 signs, for a text message is short. A
reply address is base32 in small letters, for a mail server may fold case, of

    case id 16 | mark 4 | tag 12

52 signs, so that `reply+` and it stay within the 64 of a local part (RFC 5321 section 4.5.3.1.1).
"""

import base64
import hmac
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from states.identity import CONTACTS

LASTS: Final = timedelta(days=60)  # the longest legal clock, an extension, and reopening after it
_LINK, _REPLY, _MARK = b"dcnet desk: status link\n", b"dcnet desk: reply\n", b"dcnet desk: mark\n"
_VERSION = 1
_TAG, _LONG_MARK, _SHORT_MARK, _CASE = 12, 8, 4, 16
_LINK_SIGNS = re.compile(r"[A-Za-z0-9_-]{56}")
_REPLY_SIGNS = re.compile(r"[a-z2-7]{52}")


@dataclass(frozen=True, slots=True)
class Sent:
    """What an untampered link or reply address says. `mark`: of the contact it went to;
    `expires_at`: None of a reply address, for what is answered late is an answer still."""

    case_id: str
    contact: str
    mark: bytes
    expires_at: datetime | None = None

    def went_to(self, key: bytes, value: str) -> bool:
        """Whether this is the contact it was sent to."""
        return hmac.compare_digest(self.mark, _mark(key, self.contact, value)[: len(self.mark)])


def link(key: bytes, case_id: str, contact: str, value: str, now: datetime) -> str:
    """A link to this case's page, for whoever holds this contact of record."""
    head = b"".join(
        (
            bytes([_VERSION]),
            int((now + LASTS).timestamp()).to_bytes(4, "big"),
            bytes([CONTACTS.index(contact)]),
            bytes.fromhex(case_id),
            _mark(key, contact, value)[:_LONG_MARK],
        )
    )
    return base64.urlsafe_b64encode(head + _tag(key, _LINK, head)).decode()


def read_link(key: bytes, token: str) -> Sent | None:
    """None where it is not ours."""
    if not _LINK_SIGNS.fullmatch(token):
        return None
    whole = base64.urlsafe_b64decode(token)
    head, tag = whole[:-_TAG], whole[-_TAG:]
    if not hmac.compare_digest(tag, _tag(key, _LINK, head)) or head[0] != _VERSION:
        return None
    seconds = int.from_bytes(head[1:5], "big")
    expires_at = datetime.fromtimestamp(seconds, UTC)
    case_id, mark = head[6 : 6 + _CASE].hex(), head[6 + _CASE :]
    return Sent(case_id, CONTACTS[head[5]], mark, expires_at)


def reply(key: bytes, case_id: str, address: str) -> str:
    """The part of a reply address after `reply+`, of a mail about this case to this address."""
    head = bytes.fromhex(case_id) + _mark(key, "email", address)[:_SHORT_MARK]
    whole = head + _tag(key, _REPLY, head)
    return base64.b32encode(whole).decode().rstrip("=").lower()


def read_reply(key: bytes, token: str) -> Sent | None:
    """None where it is not ours; case does not matter."""
    if not _REPLY_SIGNS.fullmatch(token.lower()):
        return None
    whole = base64.b32decode(token.upper() + "====")
    head, tag = whole[:-_TAG], whole[-_TAG:]
    one_spelling = base64.b32encode(whole).decode().rstrip("=") == token.upper()
    if not hmac.compare_digest(tag, _tag(key, _REPLY, head)) or not one_spelling:
        return None
    return Sent(head[:_CASE].hex(), "email", head[_CASE:])


def _mark(key: bytes, contact: str, value: str) -> bytes:
    return hmac.digest(key, _MARK + f"{contact}:{value}".encode(), "sha256")


def _tag(key: bytes, purpose: bytes, head: bytes) -> bytes:
    return hmac.digest(key, purpose + head, "sha256")[:_TAG]
