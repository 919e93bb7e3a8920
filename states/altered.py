"""Frozen records with some fields changed, quickly: one turn changes a conversation several times,
and `dataclasses.replace` sets every field by its name through `__init__` (measured: a fifth of all
thinking, with the many fields a draft has)."""

from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

R = TypeVar("R")
_new = object.__new__


@cache
def _names(kind: Any) -> frozenset[str]:
    return frozenset(one.name for one in fields(kind))


def altered(record: R, changes: dict[str, Any]) -> R:
    """`record` with these fields changed. It must be a dataclass without slots: what it holds is
    taken over in one piece; nothing may happen in its `__post_init__`. An unknown field is an
    AttributeError."""
    kind: Any = type(record)
    if not _names(kind).issuperset(changes):
        raise AttributeError(f"{kind.__name__} has not all of {', '.join(changes)}")
    made: R = _new(kind)
    made.__dict__.update(record.__dict__)
    made.__dict__.update(changes)
    return made
