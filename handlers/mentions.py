"""Naming colleagues in a note: they find it on their desk until they open the case."""

from handlers.desk_deed import Doing, Done, Outcome
from states import mentions as rules
from storage import mentions, staff
from storage.staff import StaffMember


def note(doing: Doing) -> Outcome:
    """An internal note. Who is named is told; a name that nobody has stays words, and the note says
    which one, so that its writer sees it."""
    text = doing.deed.text.strip()
    known: list[StaffMember] = []
    unknown: list[str] = []
    for login in rules.named(text):
        member = staff.by_login(doing.uow, login)
        if member is None or member.disabled:
            unknown.append(login)
        elif member.id != doing.member.id:
            known.append(member)
    body: dict[str, object] = {"text": text}
    body |= {"mentioned": [one.name for one in known]} if known else {}
    body |= {"unmentioned": unknown} if unknown else {}
    event_id = doing.note("note", body)
    for one in known:
        mentions.add(doing.uow, one.id, doing.member.id, doing.case.id, event_id)
    return Done("note")
