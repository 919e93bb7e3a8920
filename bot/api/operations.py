"""Every operation of the API: the one table that routes, validates, and is documented."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from pydantic import BaseModel

from bot.api import models, shown
from handlers import api_access, api_cases, api_customers, reason_codes
from handlers.api_access import Answer, Refusal, Reply
from handlers.api_cases import Wish
from handlers.desk_deed import Deed, Seen
from handlers.work import House
from states.api_scopes import Scope
from states.case import Action
from states.text import clean
from storage import queue, search
from storage.api_tokens import ApiToken
from storage.queue import Tab, Wanted
from storage.search import Sought
from storage.unit_of_work import UnitOfWork

_NOTHING = Seen(0, 0, 0, "")


@dataclass(frozen=True, slots=True)
class Asking:
    """One request, read and validated. `raw` is what a repeat must be equal to."""

    uow: UnitOfWork
    house: House
    token: ApiToken
    reference: str = ""
    file: str = ""
    query: Any = None
    body: Any = None
    seen: Seen = _NOTHING
    key: str = ""
    raw: bytes = b""


@dataclass(frozen=True, slots=True)
class Operation:
    """`once`: takes an Idempotency-Key; `matched`: an If-Match, as `etag` gave it."""

    id: str
    method: str
    path: str
    summary: str
    scope: Scope
    do: Callable[[Asking], Answer]
    answer: type[BaseModel] | None  # None: a file
    status: int = 200
    query: type[BaseModel] | None = None
    body: type[BaseModel] | None = None
    once: bool = False
    matched: bool = False
    etag: bool = False
    refusals: tuple[int, ...] = ()


# -- looking --------------------------------------------------------------------------------------
def _list(asking: Asking) -> Answer:
    query: models.CaseQuery = asking.query
    narrowed = Sought(kind=query.kind or "", state=query.state or "", channel=query.channel or "")
    sought = replace(narrowed, after=query.cursor or "")
    found = search.find(asking.uow, sought)
    lines = [shown.line(one) for one in found.lines]
    return _reply(models.CaseList(cases=lines, next_cursor=found.after or None))


def _queue(asking: Asking) -> Answer:
    query: models.QueueQuery = asking.query
    at = int(query.cursor or 0)
    wanted = Wanted(Tab(query.tab), asking.token.member.id, query.kind or "", "", at)
    page = queue.page(asking.uow, wanted)
    return _reply(
        models.QueueShown(
            cases=[shown.line(one) for one in page.lines],
            counts={tab.value: count for tab, count in page.counts.items()},
            next_cursor=str(at + 1) if page.more else None,
        )
    )


def _show(asking: Asking) -> Answer:
    page = api_cases.look(asking.uow, asking.house, asking.token.member, asking.reference)
    if page is None:
        return Refusal(404, "problem-no-case")
    return _reply(shown.case(page, asking.token.member.language), api_cases.etag(page.seen))


def _open_paper(asking: Asking) -> Answer:
    return api_cases.open_paper(asking.uow, asking.token.member, asking.file)


def _find_customers(asking: Asking) -> Answer:
    found = api_customers.find(asking.uow, asking.token.member, asking.body.identifier)
    if isinstance(found, Refusal):
        return found
    return _reply(models.CustomerList(customers=[shown.customer(one) for one in found]))


def _reply(model: BaseModel, etag: str = "") -> Reply:
    return Reply(model.model_dump(mode="json"), etag)


# -- doing ----------------------------------------------------------------------------------------
def _open(asking: Asking) -> Answer:
    body: models.CaseNew = asking.body
    said = (body.caller, body.customer, body.answers, body.sure, clean(body.note))
    wish = Wish(body.kind, asking.key, *said)
    return api_cases.open_case(asking.uow, asking.house, asking.token.member, wish)


def _act(asking: Asking, action: Action, **filled: Any) -> Answer:
    deed = Deed(action, asking.reference, asking.seen, **filled)
    return api_cases.act(asking.uow, asking.house, asking.token.member, deed)


def _writing(action: Action) -> Callable[[Asking], Answer]:
    return lambda asking: _act(asking, action, text=clean(asking.body.text))


def _claim(asking: Asking) -> Answer:
    return _act(asking, Action(asking.body.action))


def _decide(asking: Asking) -> Answer:
    body: models.Decision = asking.body
    action, text, why = Action(body.action), clean(body.text), body.reason_code
    if why and not text.strip():
        offered = reason_codes.of_case(asking.uow, asking.house, asking.reference)
        text = shown.reason_text(offered, action, why)
    filled = {"value": clean(body.value), "checks": tuple(body.checks)}
    return _act(asking, action, text=text, reason=why, **filled)


def _reveal(asking: Asking) -> Answer:
    """Each look is one: a repeat is recorded again, so no key makes it the same."""
    seen = Seen(0, 0, 0, uuid4().hex)
    body: models.RevealNew = asking.body
    deed = Deed(Action.REVEAL, asking.reference, seen, clean(body.reason), body.field)
    return api_cases.reveal(asking.uow, asking.house, asking.token.member, deed)


_CASE = "/cases/{reference}"


def _deed(
    name: str,
    path: str,
    summary: str,
    do: Callable[[Asking], Answer],
    body: type[BaseModel],
    *,
    scope: Scope = Scope.CASES_WRITE,
    status: int = 200,
    matched: bool = False,
) -> Operation:
    """One of the console's: once for each key, and it tells the case's new ETag."""
    return Operation(
        name,
        "POST",
        f"{_CASE}/{path}",
        summary,
        scope,
        do,
        models.DeedDone,
        status=status,
        body=body,
        once=True,
        matched=matched,
        etag=True,
        refusals=(404, 409, 422),
    )


OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "listCases",
        "GET",
        "/cases",
        "Cases, newest first.",
        Scope.CASES_READ,
        _list,
        models.CaseList,
        query=models.CaseQuery,
    ),
    Operation(
        "openCase",
        "POST",
        "/cases",
        "Log a request as a call is logged: unproven, it becomes a case, never a change.",
        Scope.CASES_CREATE,
        _open,
        models.CaseOpened,
        status=201,
        body=models.CaseNew,
        once=True,
        etag=True,
        refusals=(409, 422),
    ),
    Operation(
        "showCase",
        "GET",
        _CASE,
        "One case, its values masked. That somebody looked is recorded.",
        Scope.CASES_READ,
        _show,
        models.CaseShown,
        etag=True,
        refusals=(404,),
    ),
    _deed("addNote", "notes", "An internal note.", _writing(Action.NOTE), models.Note, status=201),
    _deed("claimCase", "claims", "Claim, or give back to the queue.", _claim, models.Claim),
    _deed(
        "reply",
        "replies",
        "Write to the customer, where they can be reached.",
        _writing(Action.REPLY),
        models.ReplyNew,
        status=201,
        matched=True,
    ),
    _deed(
        "decide",
        "decisions",
        "Decide; what two people must do still takes two.",
        _decide,
        models.Decision,
        scope=Scope.CASES_DECIDE,
        matched=True,
    ),
    Operation(
        "reveal",
        "POST",
        f"{_CASE}/reveals",
        "Show one masked value, with a reason; recorded, and counted.",
        Scope.CASES_REVEAL,
        _reveal,
        models.Revealed,
        body=models.RevealNew,
        etag=True,
        refusals=(404, 409, 422),
    ),
    Operation(
        "readFile",
        "GET",
        "/files/{file}",
        "A paper of a case, as it was checked and stored. That it was read is recorded.",
        Scope.FILES_READ,
        _open_paper,
        None,
        refusals=(404,),
    ),
    Operation(
        "findCustomers",
        "POST",
        "/customers/search",
        "Customers with exactly this identifier, masked.",
        Scope.CUSTOMERS_FIND,
        _find_customers,
        models.CustomerList,
        body=models.CustomerSearch,
    ),
    Operation(
        "showQueue",
        "GET",
        "/queue",
        "The staff queue, a part at a time, and how many cases each part has.",
        Scope.CASES_READ,
        _queue,
        models.QueueShown,
        query=models.QueueQuery,
    ),
)


def carry_out(operation: Operation, asking: Asking) -> Answer:
    """In the request's transaction; a repeat of the same key is answered as the first was."""
    if not operation.once:
        return operation.do(asking)
    asked = hashlib.sha256(
        b"\0".join((operation.id.encode(), asking.reference.encode(), asking.raw))
    ).digest()
    return api_access.once(
        asking.uow, asking.token, asking.key, asked, lambda: operation.do(asking)
    )


def by_path() -> Mapping[str, dict[str, Operation]]:
    """Path -> method -> operation."""
    found: dict[str, dict[str, Operation]] = {}
    for one in OPERATIONS:
        found.setdefault(one.path, {})[one.method] = one
    return found
