"""Every operation of the API: the one table that routes, validates, and is documented."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from uuid import uuid4

from bot.api import files, models, near, reports, shown
from bot.api.operation import CASE, Asking, Operation, act, deed, reply
from handlers import api_access, api_cases, api_customers, reason_codes
from handlers.api_access import Answer, Refusal
from handlers.api_cases import Wish
from handlers.desk_deed import Deed, Seen
from states.api_scopes import Scope
from states.case import Action
from states.text import clean
from storage import queue, search
from storage.envelope import DataKey
from storage.queue import Tab, Wanted
from storage.search import Sought


# -- looking --------------------------------------------------------------------------------------
def _list(asking: Asking) -> Answer:
    query: models.CaseQuery = asking.query
    narrowed = Sought(kind=query.kind or "", state=query.state or "", channel=query.channel or "")
    sought = replace(narrowed, after=query.cursor or "")
    found = search.find(asking.uow, sought)
    lines = [shown.line(one) for one in found.lines]
    return reply(models.CaseList(cases=lines, next_cursor=found.after or None))


def _queue(asking: Asking) -> Answer:
    query: models.QueueQuery = asking.query
    at = int(query.cursor or 0)
    wanted = Wanted(Tab(query.tab), asking.token.member.id, query.kind or "", "", at)
    page = queue.page(asking.uow, wanted)
    return reply(
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
    return reply(shown.case(page, asking.token.member.language), api_cases.etag(page.seen))


def _find_customers(asking: Asking) -> Answer:
    found = api_customers.find(asking.uow, asking.token.member, asking.body.identifier)
    if isinstance(found, Refusal):
        return found
    return reply(models.CustomerList(customers=[shown.customer(one) for one in found]))


# -- doing ----------------------------------------------------------------------------------------
def _open(asking: Asking) -> Answer:
    body: models.CaseNew = asking.body
    said = (body.caller, body.customer, body.answers, body.sure, clean(body.note))
    wish = Wish(body.kind, asking.key, *said)
    return api_cases.open_case(asking.uow, asking.house, asking.token.member, wish)


def _writing(action: Action) -> Callable[[Asking], Answer]:
    return lambda asking: act(asking, action, text=clean(asking.body.text))


def _claim(asking: Asking) -> Answer:
    return act(asking, Action(asking.body.action))


def _decide(asking: Asking) -> Answer:
    body: models.Decision = asking.body
    action, text, why = Action(body.action), clean(body.text), body.reason_code
    if why and not text.strip():
        offered = reason_codes.of_case(asking.uow, asking.house, asking.reference)
        text = shown.reason_text(offered, action, why)
    filled = {"value": clean(body.value), "checks": tuple(body.checks)}
    return act(asking, action, text=text, reason=why, **filled)


def _reveal(asking: Asking) -> Answer:
    """Each look is one: a repeat is recorded again, so no key makes it the same."""
    seen = Seen(0, 0, 0, uuid4().hex)
    body: models.RevealNew = asking.body
    wanted = Deed(Action.REVEAL, asking.reference, seen, clean(body.reason), body.field)
    return api_cases.reveal(asking.uow, asking.house, asking.token.member, wanted)


OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "listCases",
        "GET",
        "/cases",
        "cases",
        Scope.CASES_READ,
        _list,
        models.CaseList,
        query=models.CaseQuery,
        reads=True,
    ),
    Operation(
        "openCase",
        "POST",
        "/cases",
        "cases",
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
        CASE,
        "cases",
        Scope.CASES_READ,
        _show,
        models.CaseShown,
        etag=True,
        refusals=(404,),
    ),
    deed("addNote", "notes", _writing(Action.NOTE), models.Note, status=201),
    deed("claimCase", "claims", _claim, models.Claim),
    deed("reply", "replies", _writing(Action.REPLY), models.ReplyNew, status=201, matched=True),
    deed(
        "decide",
        "decisions",
        _decide,
        models.Decision,
        scope=Scope.CASES_DECIDE,
        matched=True,
    ),
    *near.OPERATIONS,
    Operation(
        "reveal",
        "POST",
        f"{CASE}/reveals",
        "cases",
        Scope.CASES_REVEAL,
        _reveal,
        models.Revealed,
        body=models.RevealNew,
        etag=True,
        refusals=(404, 409, 422),
    ),
    *files.OPERATIONS,
    Operation(
        "findCustomers",
        "POST",
        "/customers/search",
        "customers",
        Scope.CUSTOMERS_FIND,
        _find_customers,
        models.CustomerList,
        body=models.CustomerSearch,
    ),
    Operation(
        "showQueue",
        "GET",
        "/queue",
        "queue",
        Scope.CASES_READ,
        _queue,
        models.QueueShown,
        query=models.QueueQuery,
        reads=True,
    ),
    *reports.OPERATIONS,
)


def asked(operation: Operation, asking: Asking) -> bytes:
    """What makes two requests the same."""
    parts = (operation.id.encode(), asking.reference.encode(), asking.raw)
    return hashlib.sha256(b"\0".join(parts)).digest()


def carry_out(operation: Operation, asking: Asking) -> Answer:
    """In the request's transaction; a repeat of the same key is answered as the first was."""
    if not operation.once:
        return operation.do(asking)
    same = asked(operation, asking)
    return api_access.once(asking.uow, asking.token, asking.key, same, lambda: operation.do(asking))


def before_storing(operation: Operation, asking: Asking) -> Answer | tuple[str, DataKey]:
    """Where the file that came is kept, or why it is not looked at: the request is refused, or
    was answered before."""
    if operation.place is None:
        raise LookupError(operation.id)
    same = asked(operation, asking)
    earlier = api_access.earlier(asking.uow, asking.token, asking.key, same)
    return earlier or operation.place(asking)


def by_path() -> Mapping[str, dict[str, Operation]]:
    """Path -> method -> operation."""
    found: dict[str, dict[str, Operation]] = {}
    for one in OPERATIONS:
        found.setdefault(one.path, {})[one.method] = one
    return found
