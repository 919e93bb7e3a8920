"""What of the code the campaign drove, by its name there: everything that stands in a table."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from sqlalchemy.exc import OperationalError

from bot import metrics
from handlers import clock, perform, questions, staff_deeds
from states import engine
from tests.canary import values as v

# Each of these fails the first time it is used, with what it was given in the error's words.
_TABLES: Mapping[str, dict[Any, Callable[..., Any]]] = {
    "effects": perform.PERFORM,
    "questions": questions._ANSWER,
    "deeds": staff_deeds.DO,
    "alarms": clock._WAKE,
}


def _name(key: Any) -> str:
    return key.__name__ if isinstance(key, type) else str(key)


class Driven:
    """`there`: what the code has; `done`: what was used and came to its end, at least once."""

    def __init__(self) -> None:
        watched = {**_TABLES, "events": engine._ON}
        self.there = {what: {_name(one) for one in table} for what, table in watched.items()}
        self.done: dict[str, set[str]] = {what: set() for what in watched}
        for what in ("routes", "channels", "commands"):
            self.there[what], self.done[what] = set(), set()
        self.cookies: set[str] = set()  # tokens that pages gave out
        self._failed: set[str] = set()

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Every entry of every table fails once, as if the database were away, and is noted when
        it works."""
        with ExitStack() as patched:
            for what, table in _TABLES.items():
                noting = {one: self._failing_once(what, one, act) for one, act in table.items()}
                patched.enter_context(patch.dict(table, noting))
            noting = {one: self._noting("events", one, act) for one, act in engine._ON.items()}
            patched.enter_context(patch.dict(engine._ON, noting))
            yield

    def _noting(self, what: str, key: Any, act: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*given: Any) -> Any:
            outcome = act(*given)
            self.done[what].add(_name(key))
            return outcome

        return noted

    def _failing_once(self, what: str, key: Any, act: Callable[..., Any]) -> Callable[..., Any]:
        noted = self._noting(what, key, act)

        def failing(*given: Any) -> Any:
            name = f"{what} {_name(key)}"
            if name not in self._failed:
                self._failed.add(name)
                given_words = {"first": v.FREE, "given": str(given[1:]), "phone": v.PHONE}
                raise OperationalError(f"-- {v.FREE}", given_words, RuntimeError(v.FREE, given))
            return noted(*given)

        return failing

    def note_sent(self, outlets: Mapping[str, Any]) -> None:
        """By the metrics: what was sent and, where it leaves the house, what failed."""
        for name in outlets:
            outcomes = {"sent", "failed"} if name in ("telegram", "mail", "sms") else {"sent"}
            self.there["channels"] |= {f"{name} {one}" for one in outcomes}
        for metric in metrics.SENT.collect():
            for one in metric.samples:
                told = "sent" if one.labels["outcome"] == "sent" else "failed"
                self.done["channels"].add(f"{one.labels['channel']} {told}")

    def told(self) -> dict[str, tuple[list[str], list[str]]]:
        return {what: (sorted(self.done[what]), sorted(self.there[what])) for what in self.there}
