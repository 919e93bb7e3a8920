"""Parts of what a platform says, by name and shape. In a raw update absent is None, of another
shape is unparseable; in an answer what was asked for must be there."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

from bot.channels.channel import ChannelError, Failure
from handlers.inbound import UnparseableError

T = TypeVar("T")
Json = Mapping[str, Any]


def _of(part: Json, name: str, kind: type[T]) -> T | None:
    found = part.get(name)
    if found is None:
        return None
    if not isinstance(found, kind) or isinstance(found, bool):
        raise UnparseableError
    return found


def a_text(part: Json, name: str) -> str | None:
    return _of(part, name, str)


def a_number(part: Json, name: str) -> int | None:
    return _of(part, name, int)


def a_list(part: Json, name: str) -> Sequence[Any]:
    return _of(part, name, list) or []


def object_of(part: Json, name: str) -> Json | None:
    return _of(part, name, dict)


def objects_of(part: Json, name: str) -> Sequence[Json]:
    found = a_list(part, name)
    if not all(isinstance(one, dict) for one in found):
        raise UnparseableError
    return found


def need(found: T | None) -> T:
    """What must be there."""
    if found is None:
        raise UnparseableError
    return found


def moment(seconds: float) -> datetime:
    """Of seconds since 1970. Raises UnparseableError."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):
        raise UnparseableError from None


def part_of(answer: Any, name: str, kind: type[T]) -> T:
    """What must be in an answer. Raises ChannelError: the call was accepted all the same."""
    found = answer.get(name) if isinstance(answer, dict) else None
    if not isinstance(found, kind):
        raise ChannelError(Failure.BAD_REPLY, f"no {name}")
    return found
