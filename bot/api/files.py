"""Papers of cases over the API: brought to a case, listed, read."""

from datetime import datetime
from typing import Literal

from bot.api.models import Told
from bot.api.operation import CASE, Asking, Operation, reply
from handlers import api_files
from handlers.api_access import Answer, Refusal
from states.api_scopes import Scope
from storage.attachments import Attachment
from storage.envelope import DataKey


class FileAdded(Told):
    """`told`: who heard that a case which waited goes on: chat | contact | nobody, empty where it
    did not wait."""

    reference: str
    id: str
    media_type: str
    size: int
    pages: int
    told: str


class FileLine(Told):
    """`case`: the one it came to, where that was merged into this one. `by`: the customer, staff
    who sent it to them, or who brought it for the customer."""

    id: str
    case: str
    state: str
    media_type: str | None
    size: int | None
    pages: int | None
    at: datetime | None
    by: Literal["customer", "staff", "brought"]


class FileList(Told):
    reference: str
    files: list[FileLine]


def _place(asking: Asking) -> tuple[str, DataKey] | Refusal:
    return api_files.place(asking.uow, asking.token.member, asking.reference)


def _add(asking: Asking) -> Answer:
    if asking.kept is None:
        raise LookupError("file")
    return api_files.add(
        asking.uow,
        asking.house,
        asking.token.member,
        asking.reference,
        asking.seen,
        asking.kept,
    )


def _list(asking: Asking) -> Answer:
    found = api_files.listed(asking.uow, asking.token.member, asking.reference)
    if isinstance(found, Refusal):
        return found
    lines = [_line(one, reference) for one, reference in found]
    return reply(FileList(reference=asking.reference, files=lines))


def _line(one: Attachment, reference: str) -> FileLine:
    """Never its name: people name files after people."""
    by: Literal["customer", "staff", "brought"] = "customer"
    if one.sent_by is not None:
        by = "staff"
    elif "by" in one.source:
        by = "brought"
    return FileLine(
        id=one.id,
        case=reference,
        state=one.state,
        media_type=one.media_type,
        size=one.size,
        pages=one.pages,
        at=one.made_at,
        by=by,
    )


def _open(asking: Asking) -> Answer:
    return api_files.open_paper(asking.uow, asking.token.member, asking.file)


OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "addFile",
        "POST",
        f"{CASE}/files",
        "files",
        Scope.FILES_WRITE,
        _add,
        FileAdded,
        status=201,
        once=True,
        etag=True,
        place=_place,
        refusals=(404, 409, 422, 503),
    ),
    Operation(
        "listFiles",
        "GET",
        f"{CASE}/files",
        "files",
        Scope.FILES_READ,
        _list,
        FileList,
        refusals=(404,),
    ),
    Operation(
        "readFile",
        "GET",
        "/files/{file}",
        "files",
        Scope.FILES_READ,
        _open,
        None,
        refusals=(404,),
    ),
)
