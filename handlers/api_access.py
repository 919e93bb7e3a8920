"""Who asks over the API, and that a repeat of the same request is one effect.

The token is looked at in the transaction of the request itself, so that one which was revoked a
moment ago does nothing any more.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from states.api_scopes import Scope
from storage import answered, api_tokens, calls
from storage.api_tokens import ApiToken
from storage.envelope import DataKey
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Reply:
    """What was done: plain JSON; `etag` where it is about a case."""

    body: Mapping[str, Any]
    etag: str = ""


@dataclass(frozen=True, slots=True)
class FileReply:
    """A stored file, to be opened outside the transaction."""

    file_name: str
    media_type: str
    key: DataKey


@dataclass(frozen=True, slots=True)
class Refusal:
    """`status` of HTTP, `copy` and `shown` say why; `wrong`: by field, the same."""

    status: int
    copy: str
    shown: Mapping[str, Any] = field(default_factory=dict)
    wrong: Mapping[str, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)


Answer = Reply | FileReply | Refusal


def admit(uow: UnitOfWork, secret: str, scope: Scope) -> ApiToken | Refusal:
    """Whose token it is; 401 where it is none that lives, 403 where it lacks the scope."""
    token = api_tokens.find(uow, secret) if secret else None
    if token is None:
        return Refusal(401, "problem-token")
    if scope not in token.scopes:
        return Refusal(403, "problem-scope", {"scope": scope.value})
    return token


def once(
    uow: UnitOfWork, token: ApiToken, key: str, asked: bytes, do: Callable[[], Answer]
) -> Answer:
    """What `do` answers, or answered the first time this key came. Only what was done is kept: who
    was refused may try again with the same key."""
    calls.lock_staff(uow, token.member.id)  # two of the same at once take turns
    before = earlier(uow, token, key, asked)
    if before is not None:
        return before
    answer = do()
    if isinstance(answer, Reply):
        kept = {"body": dict(answer.body), "etag": answer.etag}
        answered.keep(uow, _scope(token), key, asked, kept)
    return answer


def earlier(uow: UnitOfWork, token: ApiToken, key: str, asked: bytes) -> Answer | None:
    """What was answered when this key came the first time; None where it never did."""
    before = answered.find(uow, _scope(token), key, asked)
    if before is None:
        return None
    return Reply(**before.answer) if before.same else Refusal(422, "problem-key-used")


def _scope(token: ApiToken) -> str:
    return f"api:{token.id}"
