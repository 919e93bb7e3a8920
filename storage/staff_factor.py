"""The second factor: time-based codes, and recovery codes for the day the device is lost.

Sources: RFC 6238 (30 seconds, one step of drift either way, a code accepted once: 5.2), NIST SP
800-63B rev. 4 3.1.5, 4.2.1.1 (recovery codes of 64 bits and more), OWASP ASVS 5.0 6.5.1, 6.5.2.
"""

import hmac
import secrets
from datetime import datetime, timedelta

import pyotp
from sqlalchemy import delete, func, or_, select, update

from storage import tables
from storage.envelope import Place
from storage.unit_of_work import UnitOfWork

STEP = 30  # seconds
DRIFT = 1  # steps, either way
DIGITS = 6
RECOVERY_CODES = 10
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without those that are mistaken for each other
_SIGNS_OF_CODE = 15  # 74 bits: nothing to guess
_PURPOSE = b"staff-recovery"


# -- codes of the device ---------------------------------------------------------------------------
def new_secret() -> str:
    """160 random bits in base32, as apps take them."""
    return pyotp.random_base32()


def address_of(secret: str, login: str, house: str) -> str:
    """What the QR code says (otpauth://…)."""
    return pyotp.TOTP(secret, digits=DIGITS, interval=STEP).provisioning_uri(
        name=login, issuer_name=house
    )


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """Which time step this code is of; None where it is of none that counts now."""
    given = "".join(code.split())
    if len(given) != DIGITS or not (given.isascii() and given.isdigit()):
        return None
    clock, newest, found = pyotp.TOTP(secret, digits=DIGITS, interval=STEP), _step(now), None
    for step in range(newest - DRIFT, newest + DRIFT + 1):
        if hmac.compare_digest(clock.generate_otp(step), given):
            found = step
    return found


def set_up(uow: UnitOfWork, staff_id: str, secret: str, step: int) -> None:
    """From now on; `step`: of the code that was entered to prove it."""
    blob = uow.keyring.house.seal(secret.encode(), Place("staff", "factor_secret", staff_id))
    values = {"factor_secret": blob, "factor_at": uow.now, "factor_step": step}
    uow.change(tables.staff, {"id": staff_id}, values)


def remove(uow: UnitOfWork, staff_id: str) -> None:
    """Its recovery codes die with it."""
    values = {"factor_secret": None, "factor_at": None, "factor_step": None}
    uow.change(tables.staff, {"id": staff_id}, values)
    table = tables.staff_recovery
    uow.connection.execute(delete(table).where(table.c.staff_id == staff_id))


def take_code(uow: UnitOfWork, staff_id: str, code: str) -> bool:
    """Whether this code counts now; no other try of the same or an older one ever will."""
    table = tables.staff
    blob = uow.connection.execute(
        select(table.c.factor_secret).where(table.c.id == staff_id)
    ).scalar()
    if blob is None:
        return False
    secret = uow.open(blob, Place("staff", "factor_secret", staff_id)).decode()
    step = step_of(secret, code, uow.now)
    if step is None:
        return False
    taken = uow.connection.execute(
        update(table)
        .where(
            table.c.id == staff_id,
            table.c.factor_secret == blob,
            or_(table.c.factor_step.is_(None), table.c.factor_step < step),
        )
        .values(factor_step=step)
    )
    return taken.rowcount == 1


def _step(now: datetime) -> int:
    return tables.microseconds(now) // (timedelta(seconds=STEP) // timedelta(microseconds=1))


# -- recovery codes --------------------------------------------------------------------------------
def new_recovery_codes(uow: UnitOfWork, staff_id: str) -> tuple[str, ...]:
    """Ten of them, to be shown once; older ones are void."""
    table = tables.staff_recovery
    uow.connection.execute(delete(table).where(table.c.staff_id == staff_id))
    codes = tuple(_new_code() for _ in range(RECOVERY_CODES))
    for code in codes:
        hashed = _hash(uow, staff_id, code)
        uow.add(table, {"staff_id": staff_id, "code_hash": hashed, "made_at": uow.now})
    return codes


def take_recovery_code(uow: UnitOfWork, staff_id: str, code: str) -> bool:
    """Whether it is one that was not used yet; it is now."""
    table = tables.staff_recovery
    taken = uow.connection.execute(
        update(table)
        .where(
            table.c.staff_id == staff_id,
            table.c.code_hash == _hash(uow, staff_id, code),
            table.c.used_at.is_(None),
        )
        .values(used_at=uow.now)
    )
    return taken.rowcount == 1


def recovery_codes_left(uow: UnitOfWork, staff_id: str) -> int:
    table = tables.staff_recovery
    return uow.connection.execute(
        select(func.count()).where(table.c.staff_id == staff_id, table.c.used_at.is_(None))
    ).scalar_one()


def _new_code() -> str:
    signs = "".join(secrets.choice(_SIGNS) for _ in range(_SIGNS_OF_CODE))
    return "-".join(signs[at : at + 5] for at in range(0, _SIGNS_OF_CODE, 5))


def looks_like_recovery(code: str) -> bool:
    return len(_plain(code)) > DIGITS


def _plain(code: str) -> str:
    return "".join(filter(str.isalnum, code.upper()))


def _hash(uow: UnitOfWork, staff_id: str, code: str) -> bytes:
    text = f"{staff_id}:{_plain(code)}".encode()
    return hmac.digest(uow.keyring.subkey(_PURPOSE), text, "sha256")
