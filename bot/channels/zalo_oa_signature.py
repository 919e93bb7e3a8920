"""The signature of a Zalo Official Account's webhook: who sent this, to the byte.

`X-ZEvent-Signature: mac=<64 hex>` is the plain SHA-256 (no HMAC; Zalo's Java SDK) of application
id, raw body, timestamp and the OA secret key, one after the other. In doubt, and each tried on
purpose: whether the timestamp is the body's `timestamp` or the header `X-ZEvent-Timestamp` (both
are always tried, and which one it was is noted); whether the first part may be the OA's id
(`HELPDESK_ZALO_OA_SIGNED_BY=oa`). The secret key of the webhook's page is another one than the
app's secret (told by five others). The body is never written anew: a proxy that changes one byte
makes every event a stranger's.
"""

import hashlib
import hmac
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

SIGNATURE, TIMESTAMP = "x-zevent-signature", "x-zevent-timestamp"
_MAC = re.compile(r"(?:mac=|sha256=)?([0-9a-fA-F]{64})")
_DIGITS = re.compile(r"[0-9]{1,20}")


@dataclass(frozen=True, slots=True)
class Signer:
    """`by_oa`: the OA's id may stand where the app's does."""

    app_id: str
    oa_id: str
    secret: str = field(repr=False)
    by_oa: bool = False

    def variant(self, body: bytes, headers: Mapping[str, str]) -> str:
        """Which variant signed this; "" where none did. Takes the same time whichever it is."""
        given = _MAC.fullmatch(headers.get(SIGNATURE, "").strip())
        mac = given[1].lower() if given else ""
        found = ""
        for name, first, timestamp in self._tried(body, headers):
            wanted = mac_of(first, body, timestamp, self.secret)
            if hmac.compare_digest(wanted, mac):
                found = found or name
        return found

    def _tried(self, body: bytes, headers: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
        stamps = {"body-time": _stamp_in(body), "header-time": headers.get(TIMESTAMP, "").strip()}
        for name, timestamp in stamps.items():
            if not _DIGITS.fullmatch(timestamp):
                continue
            yield name, self.app_id, timestamp
            if self.by_oa:
                yield f"oa-id {name}", self.oa_id, timestamp


def mac_of(first: str, body: bytes, timestamp: str, secret: str) -> str:
    return hashlib.sha256(first.encode() + body + timestamp.encode() + secret.encode()).hexdigest()


def _stamp_in(body: bytes) -> str:
    try:
        raw: Any = orjson.loads(body)
    except orjson.JSONDecodeError:
        return ""
    told = raw.get("timestamp") if isinstance(raw, dict) else None
    return str(told) if isinstance(told, str | int) and not isinstance(told, bool) else ""
