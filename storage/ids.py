"""New names: UUIDv7 ids (RFC 9562, sortable by time) and public references with a check digit."""

import os
import secrets
import threading
from datetime import UTC, datetime, timedelta

# No vowels and no look-alikes: nothing offensive, nothing to mishear on the phone.
ALPHABET = "23456789CDFGHJKMNPRTVWXZ"
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
            random += 1 + int.from_bytes(os.urandom(4))
        else:
            random = int.from_bytes(os.urandom(10)) >> 7  # 73 bits
        _last = (milliseconds, random)
    value = (
        milliseconds << 80 | 0x7 << 76 | (random >> 62) << 64 | 0b10 << 62 | random & (2**62 - 1)
    )
    return f"{value:032x}"


def new_reference() -> str:
    """`DC-7K3M4-2`: five random signs and a check digit, to be read out on the phone."""
    number = secrets.randbelow(len(ALPHABET) ** 5)
    signs = ""
    for _ in range(5):
        number, place = divmod(number, len(ALPHABET))
        signs += ALPHABET[place]
    return f"DC-{signs}-{check_digit(signs)}"


def check_digit(signs: str) -> str:
    """Luhn mod N over the alphabet: finds any one wrong sign and nearly all swapped neighbours."""
    size = len(ALPHABET)
    total = 0
    for place, sign in enumerate(reversed(signs)):
        value = ALPHABET.index(sign) * (2 if place % 2 == 0 else 1)
        total += value // size + value % size
    return ALPHABET[-total % size]


def new_nonce() -> str:
    """Six signs that mark a prompt's buttons."""
    return secrets.token_urlsafe(5)[:6].replace(".", "-")


def new_code(digits: int) -> str:
    """A one-time code of `digits` decimal digits, cryptographically random."""
    return f"{secrets.randbelow(10**digits):0{digits}d}"
