"""Giving a case to a named colleague: who can be given it, and what they and others are told."""

from dataclasses import replace

from handlers.desk_deed import Doing, Done, Invalid, Outcome, view_of
from states.case import CaseView, may_be_given
from states.permissions import Permission
from storage import cases, memos, staff
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork

ASSIGNED = "assigned"  # the line of the timeline


def colleagues(uow: UnitOfWork, member: StaffMember, view: CaseView) -> tuple[tuple[str, str], ...]:
    """(id, name) of whom `member` can give this case to, by name."""
    found = [
        (one.id, one.name)
        for one in staff.every(uow)
        if one.id not in (member.id, view.assignee_id) and _takes(one, view)
    ]
    return tuple(sorted(found, key=lambda one: (one[1].casefold(), one[0])))


def takers(uow: UnitOfWork, member: StaffMember) -> tuple[tuple[str, str], ...]:
    """(id, name) of the others who take cases at all, by name; which ones, their case says."""
    found = [
        (one.id, one.name)
        for one in staff.every(uow)
        if one.id != member.id and one.joined and not one.disabled
        if one.person.may(Permission.CLAIM)
    ]
    return tuple(sorted(found, key=lambda one: (one[1].casefold(), one[0])))


def nameable(uow: UnitOfWork, member: StaffMember) -> tuple[tuple[str, str], ...]:
    """(login, name) of the others who work here, by name: who can be named in a note."""
    found = [(one.login, one.name) for one in staff.every(uow) if not one.disabled]
    others = (one for one in found if one[0] != member.login)
    return tuple(sorted(others, key=lambda one: (one[1].casefold(), one[0])))


def hand_over(doing: Doing) -> Outcome:
    """The case is the colleague's, and they are told; its lease begins anew. Whether the chat is
    with a person or the bot stays as it was: nobody has read it yet."""
    case = doing.case
    colleague = staff.by_id(doing.uow, doing.deed.to)
    view = view_of(case, doing.timeline, doing.record)
    if colleague is None or colleague.id == doing.member.id or not _takes(colleague, view):
        return Invalid("console-assign-nobody", {})
    if colleague.id == case.assignee_id:
        return Invalid("console-assign-theirs", {})
    before = case.assignee_id
    cases.change(doing.uow, case, assignee_id=colleague.id)
    text = doing.deed.text.strip()
    doing.note(ASSIGNED, {"holder": colleague.id, "name": colleague.name, "text": text})
    memos.add(doing.uow, colleague.id, case.id, memos.ASSIGNED)
    if before not in (None, doing.member.id):
        memos.add(doing.uow, before, case.id, memos.PASSED_ON)
    return Done("assign")


def _takes(colleague: StaffMember, view: CaseView) -> bool:
    given = may_be_given(replace(view, assignee_id=None), colleague.person)
    return given and colleague.joined and not colleague.disabled
