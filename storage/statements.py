"""Core statements, compiled once and run on the driver itself.

Putting a statement through SQLAlchemy's execution costs several times what SQLite needs to run it
(measured: tests/bench/README.md), so statements of the hot path are Core expressions, for their
safety and for both databases, that are compiled once a dialect and then handed to the driver with
their parameters. Nothing is ever formatted into SQL: a list becomes so many placeholders.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import Any

from sqlalchemy import Boolean, ClauseElement, Connection
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.selectable import ReturnsRows

from storage.tables import Moment, microseconds, moment_of

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
        found = raw.execute(*plan.bound(params)).fetchall()
        return plan.rows(found) if found else found

    def many(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> int:
        """Run once for each row; how many rows of the database that touched."""
        plan = self._plan(connection.dialect.name)
        return _touched(connection, plan.sql, [plan.values(row) for row in rows])

    def many_in_order(
        self, connection: Connection, names: tuple[str, ...], rows: Sequence[Sequence[Any]]
    ) -> int:
        """The same for rows that hold the values of these names, in this order."""
        plan = self._plan(connection.dialect.name)
        return _touched(connection, plan.sql, plan.placed(names, rows))

    def _plan(self, dialect: str) -> "_Plan":
        plan = self._plans.get(dialect)
        if plan is None:
            plan = self._plans[dialect] = _Plan(self._clause, dialect)
        return plan


def _touched(connection: Connection, sql: str, rows: Sequence[Sequence[Any]]) -> int:
    raw: Any = connection.connection.dbapi_connection
    if len(rows) == 1:
        return int(raw.execute(sql, rows[0]).rowcount)
    cursor = raw.cursor()
    cursor.executemany(sql, rows)
    touched = int(cursor.rowcount)
    cursor.close()
    return touched


class _Plan:
    """A statement compiled for one database; its values go by place."""

    def __init__(self, clause: ClauseElement, dialect: str) -> None:
        compiled: Any = clause.compile(dialect=_DIALECTS[dialect])
        self.sql = str(compiled)
        self._mark = _MARK[dialect]
        self._names: tuple[str, ...] = tuple(compiled.positiontup or ())
        binds = [compiled.binds[name] for name in self._names]
        # from the last: what is put in behind moves nothing before it
        self._lists = tuple(place for place, bind in enumerate(binds) if bind.expanding)[::-1]
        self._moments = tuple(
            place for place, bind in enumerate(binds) if isinstance(bind.type, Moment)
        )
        self._fixed = {
            name: bind.value
            for name, bind in zip(self._names, binds, strict=True)
            if bind.value is not None and not bind.required
        }
        self._take = _taker(self._names)
        self._orders: dict[tuple[str, ...], Callable[[Sequence[Any]], Sequence[Any]]] = {}
        self._sized: dict[tuple[int, ...], str] = {}
        self._columns: Callable[..., Any] = tuple
        self._turned: tuple[tuple[int, Callable[[Any], Any]], ...] = ()
        columns = list(clause.exported_columns) if isinstance(clause, ReturnsRows) else []
        if columns:
            row: Any = namedtuple("Row", [column.name for column in columns])  # type: ignore[misc]  # noqa: PYI024
            self._columns = partial(tuple.__new__, row)
            self._turned = tuple(
                (place, turn)
                for place, column in enumerate(columns)
                if (turn := _turn(column.type)) is not None
            )

    def values(self, params: Mapping[str, Any]) -> list[Any]:
        """What stands at each place, as the driver takes it."""
        taken = self._take({**self._fixed, **params} if self._fixed else params)
        return self._counted(taken) if self._moments else list(taken)

    def placed(
        self, names: tuple[str, ...], rows: Sequence[Sequence[Any]]
    ) -> Sequence[Sequence[Any]]:
        """The same for rows of these names' values."""
        order = self._orders.get(names)
        if order is None:
            order = self._orders[names] = _taker([names.index(name) for name in self._names])
        placed = map(order, rows)
        return list(map(self._counted, placed) if self._moments else placed)

    def _counted(self, taken: Sequence[Any]) -> list[Any]:
        values = list(taken)
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
        sizes: tuple[int, ...] = ()
        for place in self._lists:
            given = list(values[place])
            size = len(given)
            if size & (size - 1):  # up to a power of two: few different texts for any batch
                size = 1 << size.bit_length()
                given += given[-1:] * (size - len(given))  # a repeated element changes no answer
            values[place : place + 1] = given
            sizes += (size,)
        return self._sized.get(sizes) or self._size(sizes), values

    def _size(self, sizes: tuple[int, ...]) -> str:
        sql = self.sql
        for place, size in zip(self._lists, sizes, strict=True):
            marks = ", ".join([self._mark] * size) or "NULL"
            sql = sql.replace(f"__[POSTCOMPILE_{self._names[place]}]", marks, 1)
        self._sized[sizes] = sql
        return sql

    def rows(self, fetched: Iterable[Sequence[Any]]) -> list[Any]:
        return list(map(self._columns, map(self._turn, fetched) if self._turned else fetched))

    def _turn(self, raw: Sequence[Any]) -> Sequence[Any]:
        row = list(raw)
        for place, turn in self._turned:
            value = row[place]
            if value is not None:
                row[place] = turn(value)
        return row


def _taker(names: Sequence[Any]) -> Callable[[Any], Sequence[Any]]:
    """Reads these names out of a mapping, or these places out of a sequence, in order."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda params: [params[name] for name in names]


def _turn(kind: Any) -> Callable[[Any], Any] | None:
    if isinstance(kind, Moment):
        return moment_of
    if isinstance(kind, Boolean):
        return bool
    return None
