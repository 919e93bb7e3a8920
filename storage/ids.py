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
_LOW = 2**62 - 1
_VARIANT = 0b10 << 62
_last: tuple[datetime | None, str, int] = (None, "", 0)  # of the newest id: when, and its two parts


def new_id(now: datetime) -> str:
    """A UUIDv7 in 32 hex digits. Those of one millisecond grow as well (RFC 9562, section 6.2,
    method 2): the chunks of a message are made together and must stay in order."""
    global _last  # noqa: PLW0603
    with _lock:
        moment, head, random = _last
        if now is not moment:  # a transaction has one moment
            begin = f"{(now - _EPOCH) // _MILLISECOND:012x}7"
            if begin != head:
                head, random = begin, int.from_bytes(random_bytes(10)) >> 7  # 73 bits
        random += 1 + int.from_bytes(random_bytes(4))
        _last = (now, head, random)
    return f"{head}{random >> 62:03x}{_VARIANT | random & _LOW:016x}"


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
