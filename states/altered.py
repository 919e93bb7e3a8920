"""Frozen records with some fields changed, quickly: one turn changes a conversation several times,
and `dataclasses.replace` sets every field by its name through `__init__` (measured: a fifth of all
thinking, with the many fields a draft has)."""

from typing import Any, TypeVar

R = TypeVar("R")
_new = object.__new__


def altered(record: R, changes: dict[str, Any]) -> R:
    """`record` with these fields changed. It must be a dataclass without slots: what it holds is
    taken over in one piece; nothing may happen in its `__post_init__`. An unknown field is an
    AttributeError."""
    kind: Any = type(record)
    made: R = _new(kind)
    held = made.__dict__
    held.update(record.__dict__)
    known = len(held)
    held.update(changes)
    if len(held) != known:
        raise AttributeError(f"{kind.__name__} has not all of {', '.join(changes)}")
    return made
