"""Papers of cases over the API: brought as a deed of the desk, listed and read by who may read."""

from dataclasses import replace

from handlers import api_cases, desk_looks, papers_brought
from handlers.api_access import Answer, FileReply, Refusal, Reply
from handlers.desk_deed import Deed, Seen, record_of, view_of
from handlers.work import House
from states.case import Action, Allowed, Refused, decide
from storage import attachments, cases, near_cases
from storage import staff as stored_staff
from storage.attachments import Attachment, Sent
from storage.envelope import DataKey
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork


def place(uow: UnitOfWork, member: StaffMember, reference: str) -> tuple[str, DataKey] | Refusal:
    """The lane and the key under which a file for this case is kept, before it is opened at all;
    the deed asks the same once more."""
    case = cases.by_reference(uow, reference)
    now = stored_staff.by_id(uow, member.id)
    if case is None or now is None:
        return Refusal(404, "problem-no-case")
    view = view_of(case, cases.timeline(uow, case.id), record_of(uow, case))
    verdict = decide(view, Action.ADD_PAPER, now.person)
    if isinstance(verdict, Refused):
        return api_cases.not_allowed(verdict.reason)
    found = papers_brought.place(uow, case)
    if found is None:
        return Refusal(409, "problem-no-place")
    lane, key = found
    return lane.id, key


def add(
    uow: UnitOfWork, house: House, member: StaffMember, reference: str, seen: Seen, sent: Sent
) -> Answer:
    """`sent`: checked and stored; it becomes a paper of the case."""
    deed = Deed(Action.ADD_PAPER, reference, seen, file=sent)
    answer = api_cases.act(uow, house, member, deed)
    kept = attachments.kept_as(uow, sent.file_name)
    if not isinstance(answer, Reply) or kept is None:
        return answer
    body = {
        "reference": reference,
        "id": kept.id,
        "media_type": sent.media_type,
        "size": sent.size,
        "pages": sent.pages,
        "told": answer.body["told"],
    }
    return replace(answer, body=body)


def listed(
    uow: UnitOfWork, member: StaffMember, reference: str
) -> list[tuple[Attachment, str]] | Refusal:
    """(file, reference of the case it came to), oldest first; papers of what was merged into the
    case are its own. That somebody looked is recorded."""
    case, now = cases.by_reference(uow, reference), stored_staff.by_id(uow, member.id)
    if case is None or now is None:
        return Refusal(404, "problem-no-case")
    view = view_of(case, cases.timeline(uow, case.id), record_of(uow, case))
    if not isinstance(decide(view, Action.READ, now.person), Allowed):
        return Refusal(403, "console-no-role")
    desk_looks.viewed(uow, now, reference)
    merged = near_cases.merged_into(uow, case.id)
    of = {case.id: case.reference, **{one.id: one.reference for one in merged}}
    found = attachments.every_of_case(uow, list(of))
    return [(one, of[one.case_id or case.id]) for one in found]


def open_paper(uow: UnitOfWork, member: StaffMember, attachment: str) -> Answer:
    """A paper that was checked and stored, and the record that this account saw it."""
    now = stored_staff.by_id(uow, member.id)
    paper = desk_looks.open_paper(uow, now, attachment) if now else None
    if paper is None:
        return Refusal(404, "problem-no-file")
    return FileReply(paper.file_name, paper.media_type, paper.key)
