"""What admins change of a staff member: name, role, permissions, mail, the company's account."""

import hmac

from sqlalchemy import select

from states.permissions import Permission, Role
from storage import tables
from storage.envelope import Place
from storage.staff import StaffMember, from_row
from storage.unit_of_work import UnitOfWork

_PURPOSE = b"staff-company"


def lock_all(uow: UnitOfWork) -> dict[str, StaffMember]:
    """Everybody, locked: who changes what people may do takes turns, so that the last who may is
    never lost between two changes."""
    rows = uow.connection.execute(
        select(tables.staff).order_by(tables.staff.c.id).with_for_update()
    ).all()
    return {row.id: from_row(row) for row in rows}


def keep(
    uow: UnitOfWork,
    staff_id: str,
    name: str,
    role: Role,
    added: frozenset[Permission],
    removed: frozenset[Permission],
) -> None:
    values = {
        "name": name,
        "role": role.value,
        "added": ",".join(sorted(added)),
        "removed": ",".join(sorted(removed)),
    }
    uow.change(tables.staff, {"id": staff_id}, values)


def enable(uow: UnitOfWork, staff_id: str) -> None:
    uow.change(tables.staff, {"id": staff_id}, {"disabled_at": None})


# -- mail ------------------------------------------------------------------------------------------
def set_mail(uow: UnitOfWork, staff_id: str, mail: str) -> None:
    place = Place("staff", "mail", staff_id)
    blob = uow.keyring.house.seal(mail.encode(), place) if mail else None
    uow.change(tables.staff, {"id": staff_id}, {"mail": blob})


def mail_of(uow: UnitOfWork, staff_id: str) -> str:
    """Empty where none is known."""
    blob = uow.connection.execute(
        select(tables.staff.c.mail).where(tables.staff.c.id == staff_id)
    ).scalar()
    return uow.open(blob, Place("staff", "mail", staff_id)).decode() if blob else ""


# -- the company's account -------------------------------------------------------------------------
def bind_company(uow: UnitOfWork, staff_id: str, issuer: str, subject: str) -> None:
    """OpenID Connect Core 1.0 5.7: issuer and subject together name a person, an e-mail never."""
    hashed = _company(uow, issuer, subject)
    uow.change(tables.staff, {"id": staff_id}, {"company_hash": hashed})


def unbind_company(uow: UnitOfWork, staff_id: str) -> None:
    uow.change(tables.staff, {"id": staff_id}, {"company_hash": None})


def by_company(uow: UnitOfWork, issuer: str, subject: str) -> StaffMember | None:
    row = uow.connection.execute(
        select(tables.staff).where(tables.staff.c.company_hash == _company(uow, issuer, subject))
    ).one_or_none()
    return from_row(row) if row else None


def _company(uow: UnitOfWork, issuer: str, subject: str) -> bytes:
    text = f"{issuer}\n{subject}".encode()
    return hmac.digest(uow.keyring.subkey(_PURPOSE), text, "sha256")
