"""What one operation of the API is, and what it is given."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from bot.api import models
from handlers import api_cases
from handlers.api_access import Answer, Refusal, Reply
from handlers.desk_deed import Deed, Seen
from handlers.work import House
from states.api_scopes import Scope
from states.case import Action
from storage.api_tokens import ApiToken
from storage.attachments import Sent
from storage.envelope import DataKey
from storage.unit_of_work import UnitOfWork

CASE = "/cases/{reference}"
_NOTHING = Seen(0, 0, 0, "")


@dataclass(frozen=True, slots=True)
class Asking:
    """One request, read and validated. `raw` is what a repeat must be equal to; `kept` the file
    that came along, checked and stored."""

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
    kept: Sent | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """`once`: takes an Idempotency-Key; `matched`: an If-Match, as `etag` gave it. `reads`: writes
    nothing, so it holds nobody up. `place`: takes a file, and where that is kept. `part`: where
    the document lists it."""

    id: str
    method: str
    path: str
    part: str
    scope: Scope
    do: Callable[[Asking], Answer]
    answer: type[BaseModel] | None  # None: a file
    status: int = 200
    query: type[BaseModel] | None = None
    body: type[BaseModel] | None = None
    once: bool = False
    matched: bool = False
    etag: bool = False
    reads: bool = False
    place: Callable[[Asking], tuple[str, DataKey] | Refusal] | None = None
    refusals: tuple[int, ...] = ()


def reply(model: BaseModel, etag: str = "") -> Reply:
    return Reply(model.model_dump(mode="json"), etag)


def act(asking: Asking, action: Action, **filled: Any) -> Answer:
    """A deed of the console's."""
    deed = Deed(action, asking.reference, asking.seen, **filled)
    return api_cases.act(asking.uow, asking.house, asking.token.member, deed)


def deed(
    name: str,
    path: str,
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
        f"{CASE}/{path}",
        "cases",
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
