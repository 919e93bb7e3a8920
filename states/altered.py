"""Frozen records with some fields changed, quickly: one turn changes a conversation several times,
and `dataclasses.replace` sets every field by its name through `__init__` (measured: a fifth of all
thinking, with the many fields a draft has)."""

from collections.abc import Callable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

R = TypeVar("R")
_new = object.__new__
_set = object.__setattr__


@cache
def _slots(kind: Any) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[Callable[..., None], ...]]:
    """How all fields of this class are read, and each is put into a new record."""
    names = [one.name for one in fields(kind)]
    return attrgetter(*names), tuple(getattr(kind, name).__set__ for name in names)


def altered(record: R, changes: dict[str, Any]) -> R:
    """`record` with these fields changed. It must be a dataclass with slots, of two fields or more,
    and nothing may happen in its `__post_init__`. An unknown field is an AttributeError."""
    kind = type(record)
    read, puts = _slots(kind)
    made = _new(kind)
    for put, value in zip(puts, read(record), strict=True):
        put(made, value)
    for name, value in changes.items():
        _set(made, name, value)
    return made
