"""New names: UUIDv7 ids (RFC 9562, sortable by time) and public references with a check digit."""

import secrets
from datetime import UTC, datetime, timedelta

# No vowels and no look-alikes: nothing offensive, nothing to mishear on the phone.
ALPHABET = "23456789CDFGHJKMNPRTVWXZ"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def new_id(now: datetime) -> str:
    """A UUIDv7 in 32 hex digits."""
    milliseconds = int((now - _EPOCH).total_seconds() * 1000)
    random = secrets.randbits(74)
    value = (
        milliseconds << 80 | 0x7 << 76 | (random >> 62) << 64 | 0b10 << 62 | random & (2**62 - 1)
    )
    return f"{value:032x}"


def new_reference() -> str:
    """`DC-7K3M4-2`: five random signs and a check digit, to be read out on the phone."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(5))
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
