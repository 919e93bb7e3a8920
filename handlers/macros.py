"""Texts of the desk for replies: writing and retiring them, and filling one in for a case.

Whoever sets up the desk (`CONFIGURE`) writes them and says whether leads may reword them. What a
variable becomes is what the desk may show this person anyway: a name that is masked on the case's
page stays out of the text.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers import desk_view
from handlers.desk_view import CasePage
from handlers.work import House
from states import macros as rules
from states.case import Action
from states.facts import shown_day
from states.kinds import KINDS
from states.permissions import Permission
from storage import macros, staff
from storage.audit import Entry
from storage.macros import Macro, Words
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork

LANGUAGES = ("vi", "en")
EDITORS = (Permission.CONFIGURE, Permission.LEAD)


@dataclass(frozen=True, slots=True)
class Kept:
    macro_id: str


@dataclass(frozen=True, slots=True)
class Refused:
    """`reason`: a copy id of `macros.ftl`. `field`: where in the form, or empty."""

    reason: str
    shown: Mapping[str, str]
    field: str = ""


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Somebody else wrote it after this form was opened."""


@dataclass(frozen=True, slots=True)
class Missing:
    pass


Outcome = Kept | Refused | Overtaken | Missing


# -- written ---------------------------------------------------------------------------------------
def write(
    uow: UnitOfWork, member: StaffMember, words: Words, macro_id: str = "", version: int = 0
) -> Outcome:
    """A new text, or new words for one that was seen at `version`."""
    current = staff.by_id(uow, member.id)  # permissions count as they are now
    if current is None or not macro_id:
        return _add(uow, current, words) if current else Missing()
    macro = macros.by_id(uow, macro_id, lock=True)
    if macro is None:
        return Missing()
    if not may_reword(current, macro):
        return _refuse(uow, member, "macros-not-yours")
    if macro.version != version:
        return Overtaken()
    if not _configures(current):  # who may reword it is not theirs to say
        words = Words(words.title, words.texts, words.kinds, macro.words.editable_by)
    wrong = unfit(words)
    if wrong is not None:
        return wrong
    macros.change(uow, macro, member.id, words)
    _record(uow, "macro changed", member, macro.id, words)
    return Kept(macro.id)


def _add(uow: UnitOfWork, member: StaffMember, words: Words) -> Outcome:
    if not _configures(member):
        return _refuse(uow, member, "macros-not-yours")
    wrong = unfit(words)
    if wrong is not None:
        return wrong
    if macros.count(uow) >= rules.MOST:
        return Refused("macros-too-many", {"most": str(rules.MOST)})
    macro_id = macros.add(uow, member.id, words)
    _record(uow, "macro written", member, macro_id, words)
    return Kept(macro_id)


def retire(uow: UnitOfWork, member: StaffMember, macro_id: str, *, retired: bool) -> Outcome:
    """Out of use, or back into it. Nothing is deleted: what was sent with it stays explained."""
    macro = macros.by_id(uow, macro_id, lock=True)
    if macro is None:
        return Missing()
    if not _configures(staff.by_id(uow, member.id)):
        return _refuse(uow, member, "macros-not-yours")
    if not retired and macros.count(uow) >= rules.MOST:
        return Refused("macros-too-many", {"most": str(rules.MOST)})
    if (macro.retired_at is not None) is not retired:
        macros.set_retired(uow, macro, member.id, retired=retired)
        _record(uow, "macro retired" if retired else "macro restored", member, macro.id, None)
    return Kept(macro.id)


def unfit(words: Words) -> Refused | None:
    """What of it cannot be taken, the first thing in the form's order."""
    if not 0 < len(words.title) <= rules.LONGEST_TITLE:
        return Refused("macros-no-title", {"most": str(rules.LONGEST_TITLE)}, "title")
    for language in LANGUAGES:
        text = words.texts.get(language, "")
        if not 0 < len(text) <= rules.LONGEST:
            return Refused("macros-no-text", {"most": str(rules.LONGEST)}, language)
        if unknown := rules.unknown(text):
            named = ", ".join(f"{{{one}}}" for one in unknown)
            return Refused("macros-unknown", {"named": named}, language)
        if rules.has_stray_brace(text):
            return Refused("macros-brace", {}, language)
    if not set(words.kinds) <= set(KINDS) or words.editable_by not in EDITORS:
        return Refused("macros-unread", {})
    return None


def may_reword(member: StaffMember | None, macro: Macro) -> bool:
    if member is None or member.disabled:
        return False
    return _configures(member) or member.person.may(macro.words.editable_by)


def _configures(member: StaffMember | None) -> bool:
    return member is not None and not member.disabled and member.person.may(Permission.CONFIGURE)


def _refuse(uow: UnitOfWork, member: StaffMember, reason: str) -> Refused:
    entry = Entry("refused: macro", "staff", uow.keyring.house, actor_id=member.id)
    uow.record(entry)
    return Refused(reason, {})


def _record(
    uow: UnitOfWork, action: str, member: StaffMember, macro_id: str, words: Words | None
) -> None:
    data: dict[str, object] = {"macro": macro_id}
    if words is not None:
        data |= {"title": words.title, "texts": dict(words.texts), "kinds": list(words.kinds)}
    uow.record(Entry(action, "staff", uow.keyring.house, actor_id=member.id, data=data))


# -- filled in -------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Picked:
    """A text for one case, in the language its customer writes in. `name`: the part of the name to
    call them by, empty where this person is not shown it."""

    text: str
    language: str
    reference: str
    due: str
    agent: str
    name: str
    organisation: bool


def pick(
    uow: UnitOfWork, house: House, member: StaffMember, reference: str, macro_id: str
) -> Picked | None:
    """None where there is no such text or case, or this person does not reply to it."""
    macro = macros.by_id(uow, macro_id)
    page = desk_view.load(uow, house, member, reference, "")
    if macro is None or macro.retired_at is not None or page is None:
        return None
    kinds = macro.words.kinds
    if Action.REPLY not in page.actions or (kinds and page.case.kind not in kinds):
        return None
    return Picked(
        text=macro.words.texts[page.language],
        language=page.language,
        reference=page.case.reference,
        due=shown_day(page.case.due_at),
        agent=member.name,
        name=_name(page),
        organisation=bool(page.record and page.record.organisation),
    )


def _name(page: CasePage) -> str:
    """An organisation by its whole name, a person by the given one: the last word of it."""
    shown = "name" in page.revealed or (page.field == "name" and page.reads)
    if page.record is None or not shown:
        return ""
    return page.record.name if page.record.organisation else page.record.name.split()[-1]
