"""New names: UUIDv7 ids (RFC 9562, sortable by time) and public references with a check digit."""

import base64
import secrets
import threading
from datetime import UTC, datetime, timedelta

from states import references
from storage.randomness import random_bytes

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


_lock = threading.Lock()
_last = (0, 0)  # the millisecond of the newest id, and its random part


def new_id(now: datetime) -> str:
    """A UUIDv7 in 32 hex digits. Those of one millisecond grow as well (RFC 9562, section 6.2,
    method 2): the chunks of a message are made together and must stay in order."""
    global _last  # noqa: PLW0603
    milliseconds = (now - _EPOCH) // _MILLISECOND
    with _lock:
        before, random = _last
        if before == milliseconds:
            random += 1 + int.from_bytes(random_bytes(4))
        else:
            random = int.from_bytes(random_bytes(10)) >> 7  # 73 bits
        _last = (milliseconds, random)
    value = (
        milliseconds << 80 | 0x7 << 76 | (random >> 62) << 64 | 0b10 << 62 | random & (2**62 - 1)
    )
    return f"{value:032x}"


def new_reference() -> str:
    """`DC-7K3M4-2`: five random signs and a check digit, to be read out on the phone."""
    number = int.from_bytes(random_bytes(8))  # far more than needed: no sign is likelier
    signs = ""
    for _ in range(5):
        number, place = divmod(number, len(references.ALPHABET))
        signs += references.ALPHABET[place]
    return references.written(signs)


def new_nonce() -> str:
    """Six signs that mark a prompt's buttons."""
    return base64.urlsafe_b64encode(random_bytes(6))[:6].decode()


def new_code(digits: int) -> str:
    """A one-time code of `digits` decimal digits, cryptographically random."""
    return f"{secrets.randbelow(10**digits):0{digits}d}"
