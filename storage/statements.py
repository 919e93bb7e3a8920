"""Core statements, compiled once and run on the driver itself.

Putting a statement through SQLAlchemy's execution costs several times what SQLite needs to run it
(measured: tests/bench/README.md), so statements of the hot path are Core expressions, for their
safety and for both databases, that are compiled once a dialect and then handed to the driver with
their parameters. Nothing is ever formatted into SQL: a list becomes so many placeholders.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Boolean, ClauseElement, Connection
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.selectable import ReturnsRows

from storage.tables import Moment, microseconds

_DIALECTS: dict[str, Any] = {
    "sqlite": sqlite.dialect(paramstyle="qmark"),
    "postgresql": postgresql.dialect(paramstyle="format"),  # type: ignore[no-untyped-call]
}
_MARK = {"sqlite": "?", "postgresql": "%s"}


class Statement:
    """One statement. Lists are given to `bindparam(name, expanding=True)` and must not be empty
    where that would matter: an empty list matches nothing."""

    def __init__(self, clause: ClauseElement) -> None:
        self._clause = clause
        self._plans: dict[str, _Plan] = {}

    def all(self, connection: Connection, **params: Any) -> list[Any]:
        """Every row, as a named tuple."""
        plan = self._plan(connection.dialect.name)
        raw: Any = connection.connection.dbapi_connection
        return plan.rows(raw.execute(*plan.bound(params)).fetchall())

    def many(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> int:
        """Run once for each row; how many rows of the database that touched."""
        plan = self._plan(connection.dialect.name)
        raw: Any = connection.connection.dbapi_connection
        if len(rows) == 1:
            return int(raw.execute(plan.sql, plan.values(rows[0])).rowcount)
        cursor = raw.cursor()
        cursor.executemany(plan.sql, [plan.values(row) for row in rows])
        touched = int(cursor.rowcount)
        cursor.close()
        return touched

    def _plan(self, dialect: str) -> "_Plan":
        plan = self._plans.get(dialect)
        if plan is None:
            plan = self._plans[dialect] = _Plan(self._clause, dialect)
        return plan


class _Plan:
    """A statement compiled for one database; its values go by place."""

    def __init__(self, clause: ClauseElement, dialect: str) -> None:
        compiled: Any = clause.compile(dialect=_DIALECTS[dialect])
        self.sql = str(compiled)
        self._mark = _MARK[dialect]
        self._names: tuple[str, ...] = tuple(compiled.positiontup or ())
        binds = [compiled.binds[name] for name in self._names]
        self._lists = tuple(place for place, bind in enumerate(binds) if bind.expanding)
        self._moments = tuple(
            place for place, bind in enumerate(binds) if isinstance(bind.type, Moment)
        )
        self._fixed = {
            name: bind.value
            for name, bind in zip(self._names, binds, strict=True)
            if bind.value is not None and not bind.required
        }
        self._take = _taker(self._names)
        self._sized: dict[tuple[int, ...], str] = {}
        self._columns: Callable[..., Any] = tuple
        self._turned: tuple[tuple[int, Callable[[Any], Any]], ...] = ()
        columns = list(clause.exported_columns) if isinstance(clause, ReturnsRows) else []
        if columns:
            row: Any = namedtuple("Row", [column.name for column in columns])  # type: ignore[misc]  # noqa: PYI024
            self._columns = row._make
            self._turned = tuple(
                (place, turn)
                for place, column in enumerate(columns)
                if (turn := _turn(column.type)) is not None
            )

    def values(self, params: Mapping[str, Any]) -> list[Any]:
        """What stands at each place, as the driver takes it."""
        values = list(self._take({**self._fixed, **params} if self._fixed else params))
        for place in self._moments:
            moment = values[place]
            if moment is not None:
                values[place] = microseconds(moment)
        return values

    def bound(self, params: Mapping[str, Any]) -> tuple[str, list[Any]]:
        """The SQL with as many places as its lists have elements, and the values."""
        values = self.values(params)
        if not self._lists:
            return self.sql, values
        lists = [list(values[place]) for place in self._lists]
        sizes = tuple(_rounded(len(one)) for one in lists)
        sql = self._sized.get(sizes)
        if sql is None:
            sql = self.sql
            for place, size in zip(self._lists, sizes, strict=True):
                marks = ", ".join([self._mark] * size) or "NULL"
                sql = sql.replace(f"__[POSTCOMPILE_{self._names[place]}]", marks, 1)
            self._sized[sizes] = sql
        for place, one, size in reversed(list(zip(self._lists, lists, sizes, strict=True))):
            # padded: a repeated element changes no answer
            values[place : place + 1] = one + one[-1:] * (size - len(one))
        return sql, values

    def rows(self, fetched: Sequence[Sequence[Any]]) -> list[Any]:
        if not self._turned:
            return [self._columns(row) for row in fetched]
        rows = []
        for raw in fetched:
            row = list(raw)
            for place, turn in self._turned:
                if row[place] is not None:
                    row[place] = turn(row[place])
            rows.append(self._columns(row))
        return rows


def _taker(names: tuple[str, ...]) -> Callable[[Mapping[str, Any]], Sequence[Any]]:
    """Reads these names out of a mapping, in order."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda params: [params[name] for name in names]


def _rounded(size: int) -> int:
    """The next power of two: few different texts for any size of batch."""
    return 1 << (size - 1).bit_length() if size else 0


def _turn(kind: Any) -> Callable[[Any], Any] | None:
    if isinstance(kind, Moment):
        return lambda value: kind.process_result_value(value, None)
    if isinstance(kind, Boolean):
        return bool
    return None
