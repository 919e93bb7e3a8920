"""Customers over the API: found by what identifies them exactly; each look-up is recorded."""

from handlers import desk_search
from handlers.api_access import Refusal
from handlers.desk_search import Asked
from states.facts import Customer, local_day
from states.permissions import Permission
from storage import codes, customers, staff
from storage.audit import Entry
from storage.codes import Budget
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork

MOST = 20


def find(uow: UnitOfWork, member: StaffMember, typed: str) -> list[Customer] | Refusal:
    """By customer code, phone, e-mail, ID number or tax code, in any spelling; never by name."""
    now = staff.by_id(uow, member.id)
    if now is None or not now.person.may(Permission.CALL, Permission.READ):
        return Refusal(403, "console-no-role")
    if codes.spend(uow, [Budget(f"find:{member.id}", desk_search.A_DAY)]) != "ok":
        return Refusal(429, "find-spent", {"most": str(desk_search.A_DAY)})
    sought = desk_search.read(Asked(typed), local_day(uow.now))
    coded = customers.by_code(uow, sought.code) if sought.code else None
    ids = [coded] if coded else []
    for field, value in sought.values:
        ids += customers.by_value(uow, field, value)
    ids = list(dict.fromkeys(ids))[:MOST]
    found = customers.load(uow, ids) if ids else {}
    by = [one for one in desk_search.by(sought) if one != "name"]
    uow.record(
        Entry(
            "customers looked for",
            "staff",
            uow.keyring.house,
            actor_id=member.id,
            data={"by": by, "typed": typed[: desk_search.LONGEST], "found": len(ids)},
        )
    )
    return [found[one] for one in ids if one in found]
