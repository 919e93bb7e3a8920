"""Importing a customer file: rows are read in batches, a batch is one transaction, bad rows go
aside with their line and reason. Running it again changes nothing."""

import csv
import multiprocessing
import os
import re
import signal
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import IO, Any, Final, Self

from states.customer_file import (
    ADDED,
    HEADERS,
    BadRowError,
    Record,
    guard,
    read,
    unguard,
    wrong_headers,
)
from storage import customer_import
from storage.customer_import import Counts
from storage.database import Database

BATCH: Final = 500
_LARGE: Final = 2_000_000  # bytes; below this another process costs more than it brings
_AHEAD: Final = 4  # batches
_NOT_UTF8: Final = "The file is not UTF-8 text. Save it as CSV in UTF-8, then try again."


# What a reader's refusal means for a cell, for the operator who mends the file; never the value.
_WORDS: Final = {
    "name": "is no name as it stands on papers",
    "phone": "is no phone number that can be called or texted, or more than one",
    "email": "is no e-mail address, or more than one",
    "address": "is no postal address with a street and a place",
    "id-number": "is no ID number of 12 digits",
    "birth-date": "is no birth date, as 1990-03-05",
    "tax-code": "is no tax code of 10 or 13 digits",
    "contact-person": "is no contact person with a phone or an e-mail address",
}
_REASON: Final = re.compile(r"(?:reject|confirm|staff)-([a-z0-9-]+)")


class FileError(Exception):
    """The file as a whole cannot be taken; the message is one clear line."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file. `line`: where it begins; `cells` is None where it has not one cell for
    each header."""

    line: int
    raw: Sequence[str]
    cells: Mapping[str, str] | None
    problem: str = ""


@dataclass(slots=True)
class Outcome:
    counts: Counts = field(default_factory=Counts)
    bad: int = 0
    bad_file: Path | None = None

    @property
    def rows(self) -> int:
        return self.counts.added + self.counts.changed + self.counts.unchanged + self.bad


def run(
    database: Database,
    path: Path,
    bad_path: Path,
    *,
    today: date,
    language: str,
    advance: Callable[[int], None] = lambda _: None,
) -> Outcome:
    """Import the file at `path`; `advance` hears how many bytes were read. Raises FileError."""
    outcome = Outcome()
    seen: dict[str, int] = {}
    with path.open("rb") as file, _Aside(bad_path, outcome) as aside:
        rows = _rows(file)
        headers = next(rows).raw
        aside.headers = [name for name in headers if name not in ADDED]
        position = 0
        for batch, answers in _read(rows, today, path.stat().st_size):
            records = []
            for row, answer in zip(batch, answers, strict=True):
                problem = answer if isinstance(answer, str) else _twice(answer, row, seen)
                if isinstance(answer, Record) and not problem:
                    records.append(answer)
                else:
                    aside.put(row, problem, headers)
            outcome.counts.plus(_store(database, records, language))
            advance(file.tell() - position)
            position = file.tell()
    database.write_now(lambda uow: customer_import.finish(uow, outcome.counts, outcome.bad))
    return outcome


def _twice(record: Record, row: Row, seen: dict[str, int]) -> str:
    """The first row with a code counts."""
    first = seen.setdefault(record.code, row.line)
    return "" if first == row.line else f"code: stands in line {first} already"


# -- reading: most of the work, so a process of its own does it ahead where the file is large ------
Answers = Sequence[Record | str]


def _read(rows: Iterator[Row], today: date, size: int) -> Iterator[tuple[list[Row], Answers]]:
    """Batches of rows, each row with its record or what is wrong with it, in the file's order."""
    if size < _LARGE:
        for batch in _batches(rows):
            yield batch, read_batch(batch, today)
        return
    context = multiprocessing.get_context("spawn")  # threads run here: no fork
    ahead: deque[tuple[list[Row], Future[Answers]]] = deque()
    quiet = (signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for us, who then end it
    with ProcessPoolExecutor(1, context, signal.signal, quiet) as reader:
        for batch in _batches(rows):
            ahead.append((batch, reader.submit(read_batch, batch, today)))
            if len(ahead) > _AHEAD:
                done, answers = ahead.popleft()
                yield done, answers.result()
        for done, answers in ahead:
            yield done, answers.result()


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def read_batch(batch: Sequence[Row], today: date) -> Answers:
    return [_answer(row, today) for row in batch]


def _answer(row: Row, today: date) -> Record | str:
    if row.cells is None:
        return row.problem
    try:
        return read(row.cells, today)
    except BadRowError as error:
        return _REASON.sub(_in_words, str(error))


def _in_words(reason: re.Match[str]) -> str:
    """`is no phone number … (reject-phone-length)`: the id tells which rule it was."""
    about = next((words for field, words in _WORDS.items() if reason[1].startswith(field)), "")
    return f"{about} ({reason[0]})" if about else reason[0]


def _store(database: Database, batch: list[Record], language: str) -> Counts:
    """One transaction; whoever changed one of these meanwhile was first, and it is run again."""
    if not batch:
        return Counts()
    return database.write_again_now(lambda uow: customer_import.take(uow, batch, language))


def _rows(file: IO[bytes]) -> Iterator[Row]:
    """The header row, checked, then every row that is not empty."""
    reader = csv.reader(_lines(file))
    try:
        headers = [unguard(name.strip()).lower() for name in next(reader, [])]
    except csv.Error:
        headers = []
    if any(_is_broken(name) or "\0" in name for name in headers):
        raise FileError(_NOT_UTF8)
    if wrong := wrong_headers(headers):
        raise FileError(f"The first row must hold these headers: {','.join(HEADERS)} ({wrong}).")
    yield Row(1, headers, None)
    while True:
        line = reader.line_num + 1
        try:
            raw = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Row(line, [], None, "row: a cell is too long, or a quote is never closed")
            continue
        if not any(raw):
            continue
        if any(map(_is_broken, raw)):
            yield Row(line, raw, None, "row: is not UTF-8")
        elif len(raw) != len(headers):
            yield Row(line, raw, None, f"row: has {len(raw)} cells, not {len(headers)}")
        else:
            yield Row(line, raw, dict(zip(headers, raw, strict=True)))


def _lines(file: IO[bytes]) -> Iterator[str]:
    for number, line in enumerate(file):
        text = line.decode("utf-8", errors="surrogateescape")
        yield text.removeprefix("\ufeff") if number == 0 else text


def _is_broken(text: str) -> bool:
    return not text.isascii() and any("\udc80" <= sign <= "\udcff" for sign in text)


class _Aside:
    """The file of bad rows: made when the first one comes, for its owner's eyes only. Its rows may
    be mended and imported again; `line` and `reason` are passed over then."""

    def __init__(self, path: Path, outcome: Outcome) -> None:
        self.headers: Sequence[str] = HEADERS
        self._path = path
        self._outcome = outcome
        self._file: IO[str] | None = None
        self._writer: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def put(self, row: Row, reason: str, headers: Sequence[str]) -> None:
        self._outcome.bad += 1
        if self._writer is None:
            private = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            self._file = os.fdopen(private, "w", encoding="utf-8", errors="replace", newline="")
            self._writer = csv.writer(self._file, quoting=csv.QUOTE_ALL)
            self._writer.writerow([*ADDED, *self.headers])
            self._outcome.bad_file = self._path
        kept = [
            cell
            for at, cell in enumerate(row.raw)
            if at >= len(headers) or headers[at] not in ADDED
        ]
        self._writer.writerow([str(row.line), reason, *(guard(unguard(cell)) for cell in kept)])
