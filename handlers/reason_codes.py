"""Reasons of decisions as this desk has them: which are offered, and setting them up.

Ours (`states/reasons.py`) can be switched off, and on again; a desk's own are written in both
languages at `/console/settings/reasons`. Nothing is deleted, as cases were decided by it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers import desk_news, reports
from handlers.desk_deed import record_of
from handlers.work import House
from states import reasons as rules
from states.case import Action
from states.facts import Customer
from states.kinds import KINDS
from states.permissions import Permission
from states.reasons import DEFAULTS, LANGUAGES, OTHER, OURS, Reason
from storage import cases, decision_reasons, staff
from storage.audit import Entry
from storage.cases import Case
from storage.decision_reasons import Kept
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork


# -- offered --------------------------------------------------------------------------------------
def offered(uow: UnitOfWork, kind: str) -> tuple[Reason, ...]:
    """All that a case of this kind may be decided by now: ours in their order, then the desk's own,
    `other` last of each decision."""
    kept = decision_reasons.every(uow)
    off = {key for key, one in kept.items() if one.off}
    own = [one.reason for one in kept.values() if one.reason.own]
    known = [one for one in (*DEFAULTS, *own) if (one.decision, one.code) not in off]
    fitting = (one for one in known if rules.fits(one, kind))
    return tuple(sorted(fitting, key=lambda one: one.code == OTHER))


def find(uow: UnitOfWork, kind: str, decision: Action, code: str) -> Reason | None:
    """The one that this code names, if a case of this kind may be decided by it now."""
    fitting = (one for one in offered(uow, kind) if one.decision is decision)
    return next((one for one in fitting if one.code == code), None)


@dataclass(frozen=True, slots=True)
class OfCase:
    """What a case may be decided by now. `language`: the one its customer hears of it in."""

    language: str
    reasons: tuple[Reason, ...]

    def find(self, decision: Action, code: str) -> Reason | None:
        fitting = (one for one in self.reasons if one.decision is decision)
        return next((one for one in fitting if one.code == code), None)


def of_case(uow: UnitOfWork, house: House, reference: str) -> OfCase | None:
    """None where there is no such case."""
    case = cases.by_reference(uow, reference)
    if case is None:
        return None
    record = record_of(uow, case)
    told = desk_news.outlook(uow, house, case, record).told
    return OfCase(language_of(uow, case, record, told), offered(uow, case.kind))


def language_of(uow: UnitOfWork, case: Case, record: Customer | None, told: str) -> str:
    """A contact is written to in the record's language, a chat in its own. `told`: who would hear
    (`desk_news.Outlook`)."""
    if told == "contact" and record is not None:
        return record.language
    return reports.language_of(uow, case)


def own_labels(uow: UnitOfWork) -> dict[tuple[str, str], Mapping[str, str]]:
    """(decision, code) of the desk's own -> its label by language; those switched off too, as
    cases were decided by them."""
    every = decision_reasons.every(uow).values()
    found = (one.reason for one in every if one.reason.own)
    return {(one.decision.value, one.code): one.labels for one in found}


# -- set up ---------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Row:
    """One of the page that sets them up. `kept`: None for one of ours that nobody touched."""

    reason: Reason
    off: bool
    kept: Kept | None


@dataclass(frozen=True, slots=True)
class Saved:
    pass


@dataclass(frozen=True, slots=True)
class Wrong:
    """`why`: a copy id of `reasons.ftl`. `field`: where in the form, or empty."""

    why: str
    shown: Mapping[str, str]
    field: str = ""


class Forbidden:
    """This person may not set up the desk (any more)."""


Outcome = Saved | Wrong | Forbidden


def every(uow: UnitOfWork) -> list[Row]:
    """Ours and the desk's own, by decision."""
    kept = decision_reasons.every(uow)
    rows = []
    for one in DEFAULTS:
        found = kept.get((one.decision, one.code))
        rows.append(Row(one, bool(found and found.off), found))
    rows += [Row(one.reason, one.off, one) for one in kept.values() if one.reason.own]
    return sorted(rows, key=lambda one: rules.DECISIONS.index(one.reason.decision))


def write(uow: UnitOfWork, member: StaffMember, reason: Reason, *, new: bool) -> Outcome:
    """A reason of the desk's own, or new words for one. A code, once written, keeps its meaning:
    the same one cannot be added twice."""
    current = _configures(uow, member)
    if current is None:
        return Forbidden()
    wrong = unfit(reason)
    if wrong is not None:
        return wrong
    kept = decision_reasons.every(uow)
    before = kept.get((reason.decision, reason.code))
    if (reason.decision, reason.code) in OURS or (new and before is not None):
        return Wrong("reasons-wrong-taken", {}, "code")
    if not new and before is None:
        return Wrong("reasons-wrong-gone", {})
    if new and sum(one.reason.own for one in kept.values()) >= rules.MOST:
        return Wrong("reasons-wrong-many", {"most": str(rules.MOST)})
    decision_reasons.put(uow, reason, current.id, off=bool(before and before.off))
    words = {"labels": dict(reason.labels), "texts": dict(reason.texts)}
    _record(uow, current, reason, {**words, "kinds": list(reason.kinds)})
    return Saved()


def switch(
    uow: UnitOfWork, member: StaffMember, decision: Action, code: str, *, off: bool
) -> Outcome:
    """Offered no more, or again; `other` always is, so that no decision is without a reason."""
    current = _configures(uow, member)
    if current is None:
        return Forbidden()
    kept = decision_reasons.every(uow).get((decision, code))
    reason = kept.reason if kept else OURS.get((decision, code))
    if reason is None or code == OTHER:
        return Wrong("reasons-wrong-gone", {})
    if off is not bool(kept and kept.off):
        decision_reasons.put(uow, reason, current.id, off=off)
        _record(uow, current, reason, {"off": off})
    return Saved()


def unfit(reason: Reason) -> Wrong | None:
    """What of it cannot be taken, the first thing in the form's order."""
    if reason.decision not in rules.DECISIONS or not set(reason.kinds) <= set(KINDS):
        return Wrong("reasons-wrong-gone", {})
    if not rules.is_code(reason.code):
        return Wrong("reasons-wrong-code", {"most": str(rules.LONGEST_CODE)}, "code")
    if reason.kinds and not any(rules.possible(reason.decision, one) for one in reason.kinds):
        return Wrong("reasons-wrong-kinds", {}, "kinds")
    for language in LANGUAGES:
        if not 0 < len(reason.labels.get(language, "")) <= rules.LONGEST_LABEL:
            most = {"most": str(rules.LONGEST_LABEL)}
            return Wrong("reasons-wrong-label", most, f"label-{language}")
        if not 0 < len(reason.texts.get(language, "")) <= rules.LONGEST:
            return Wrong("reasons-wrong-text", {"most": str(rules.LONGEST)}, f"text-{language}")
    return None


def _configures(uow: UnitOfWork, member: StaffMember) -> StaffMember | None:
    """Permissions count as they are now."""
    current = staff.by_id(uow, member.id)
    if current is None or current.disabled or not current.person.may(Permission.CONFIGURE):
        return None
    return current


def _record(
    uow: UnitOfWork, member: StaffMember, reason: Reason, told: Mapping[str, object]
) -> None:
    data = {"decision": reason.decision.value, "code": reason.code, **told}
    house = uow.keyring.house
    uow.record(Entry("reason set up", "staff", house, actor_id=member.id, data=data))
