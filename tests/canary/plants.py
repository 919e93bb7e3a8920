"""Leaks planted on purpose, one at a time: the search must find each, or it proves nothing.

Each leaks a value of its own, so that none is found by the traces of another.
"""

import base64
import logging
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import structlog
from sqlalchemy import text

from bot import metrics
from handlers import customer
from states.text import fold
from tests.bot.drivers import WebChatDriver
from tests.canary import values as v
from tests.canary.evidence import of_house
from tests.canary.house import CanaryHouse
from tests.canary.visits import plain


@dataclass(frozen=True)
class Leak:
    """`canary` is to be found in evidence whose name has `where` in it."""

    name: str
    canary: str
    where: str


LEAKS = (
    Leak("a log line", "free", "stderr"),
    Leak("a library that logs", "sought", "stderr"),
    Leak("a traceback", "reason", "stderr"),
    Leak("a label of a metric", "second email", "metrics"),
    Leak("a detail in clear", "second name", "database"),
    Leak("base64 in a column", "new email", "database"),
    Leak("a file in clear", "exif", "files"),
    Leak("a name of a file", "person", "names of files"),
)


async def each(house: CanaryHouse) -> AsyncIterator[tuple[str, dict[str, bytes]]]:
    """(leak, what can be read then)."""
    web = WebChatDriver()
    await web.open(house)
    for leak in LEAKS:
        if leak.where == "stderr":
            kept: list[bytes] = []
            with _standard_error(kept), _LOUD[leak.name]():
                await web.say(1, "/start")
                await house.work()
            yield leak.name, {"stderr": kept[0]}
        else:
            _SILENT[leak.name](house)
            yield leak.name, {**await plain(house), **of_house(house)}
    await web.close()


@contextmanager
def _standard_error(kept: list[bytes]) -> Iterator[None]:
    """What the process writes to standard error meanwhile."""
    sys.stderr.flush()
    before = os.dup(2)
    with tempfile.TemporaryFile() as file:
        os.dup2(file.fileno(), 2)
        try:
            yield
        finally:
            sys.stderr.flush()
            os.dup2(before, 2)
            os.close(before)
        file.seek(0)
        kept.append(file.read())


# -- while a message is handled --------------------------------------------------------------------
def _while_handling(leak: Callable[[], None]) -> Any:
    handle = customer._handle

    def leaking(work: Any, inbound: Any) -> None:
        leak()
        handle(work, inbound)

    return patch.object(customer, "_handle", leaking)


def _log_line() -> None:
    structlog.get_logger().info("handled", text=v.FREE)


@contextmanager
def _talkative(leak: Callable[[], None]) -> Iterator[None]:
    """Standard logging as it is without our way of writing it."""
    handler = logging.StreamHandler(sys.stderr)
    logging.getLogger().addHandler(handler)
    try:
        with _while_handling(leak):
            yield
    finally:
        logging.getLogger().removeHandler(handler)


def _library() -> None:
    logging.getLogger("some.library").warning("looked for %s", v.SOUGHT)


def _traceback() -> None:
    try:
        int(v.REASON)
    except ValueError:
        logging.getLogger("some.library").exception("failed")


_LOUD: dict[str, Callable[[], Any]] = {
    "a log line": lambda: _while_handling(_log_line),
    "a library that logs": lambda: _talkative(_library),
    "a traceback": lambda: _talkative(_traceback),
}


# -- left behind -----------------------------------------------------------------------------------
def _metric(house: CanaryHouse) -> None:
    metrics.RECEIVED.labels(v.SECOND_EMAIL).inc()


def _row(house: CanaryHouse) -> None:
    """As if it had not been sealed."""
    _execute(
        house,
        "UPDATE customer SET name = :value WHERE code = 'DC10031'",
        value=v.SECOND_NAME.encode(),
    )


def _column(house: CanaryHouse) -> None:
    coded = base64.b64encode(f"to:{v.NEW_EMAIL}".encode()).decode()
    _execute(house, "UPDATE desk_case SET why = :value", value=coded)


def _execute(house: CanaryHouse, statement: str, **values: Any) -> None:
    house.database.write_now(lambda uow: uow.connection.execute(text(statement), values) and None)


def _files(house: CanaryHouse) -> Path:
    return house.folder / "files"


def _file(house: CanaryHouse) -> None:
    (_files(house) / ("a" * 32)).write_text(f"JPEG {v.EXIF}", encoding="utf-16-le")


def _file_name(house: CanaryHouse) -> None:
    (_files(house) / f"{fold(v.PERSON)}.jpg").write_bytes(b"")


_SILENT: dict[str, Callable[[CanaryHouse], None]] = {
    "a label of a metric": _metric,
    "a detail in clear": _row,
    "base64 in a column": _column,
    "a file in clear": _file,
    "a name of a file": _file_name,
}
