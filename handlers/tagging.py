"""Tagging a case: some tags are added, some removed; both stand in its history."""

from handlers.desk_deed import Doing, Done, Invalid, Outcome
from states import tags as tags_of
from storage import tags


def tag(doing: Doing) -> Outcome:
    """`value` of the deed: tags to add, between commas; `checks`: tags to remove. What colleagues
    tagged meanwhile stays."""
    wanted = tags_of.read(doing.deed.value)
    if wanted is None:
        return Invalid("console-tags-unread", {"longest": str(tags_of.LONGEST)})
    case_id = doing.case.id
    present = tags.of_cases(doing.uow, [case_id]).get(case_id, ())
    gone = [one for one in present if one in doing.deed.checks]
    new = [one for one in wanted if one not in present]
    if not wanted and not gone:
        return Invalid("console-tags-none", {})
    if len(present) - len(gone) + len(new) > tags_of.MOST:
        return Invalid("console-tags-many", {"most": str(tags_of.MOST)})
    tags.remove(doing.uow, case_id, gone)
    tags.add(doing.uow, case_id, new)
    if new or gone:
        doing.note("tagged", {"added": new, "removed": gone})
    return Done("tag")
