"""Core statements, compiled once and run on the driver itself.

Putting a statement through SQLAlchemy's execution costs several times what SQLite needs to run it
(measured: tests/bench/README.md), so statements of the hot path are Core expressions, for their
safety and for both databases, that are compiled once a dialect and then handed to the driver with
their parameters. Nothing is ever formatted into SQL: a list becomes so many placeholders.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Boolean, ClauseElement, Connection
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.selectable import ReturnsRows

from storage.tables import Moment

_DIALECTS: dict[str, Any] = {
    "sqlite": sqlite.dialect(paramstyle="named"),
    "postgresql": postgresql.dialect(paramstyle="pyformat"),  # type: ignore[no-untyped-call]
}
_PLACEHOLDER = {"sqlite": ":{}", "postgresql": "%({})s"}


class Statement:
    """One statement. Lists are given to `bindparam(name, expanding=True)` and must not be empty
    where that would matter: an empty list matches nothing."""

    def __init__(self, clause: ClauseElement) -> None:
        self._clause = clause
        self._plans: dict[str, _Plan] = {}

    def all(self, connection: Connection, **params: Any) -> list[Any]:
        """Every row, as a named tuple."""
        plan = self._plan(connection.dialect.name)
        cursor = connection.connection.cursor()
        try:
            cursor.execute(*plan.bound(params))
            return plan.rows(cursor.fetchall())
        finally:
            cursor.close()

    def many(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> int:
        """Run once for each row; how many rows of the database that touched."""
        plan = self._plan(connection.dialect.name)
        cursor = connection.connection.cursor()
        try:
            if len(rows) == 1:
                cursor.execute(plan.sql, plan.values(rows[0]))
            else:
                cursor.executemany(plan.sql, [plan.values(row) for row in rows])
            return int(cursor.rowcount)
        finally:
            cursor.close()

    def _plan(self, dialect: str) -> "_Plan":
        plan = self._plans.get(dialect)
        if plan is None:
            plan = self._plans[dialect] = _Plan(self._clause, dialect)
        return plan


class _Plan:
    """A statement compiled for one database."""

    def __init__(self, clause: ClauseElement, dialect: str) -> None:
        compiled = clause.compile(dialect=_DIALECTS[dialect])
        self.sql = str(compiled)
        self._placeholder = _PLACEHOLDER[dialect]
        binds: Mapping[str, Any] = compiled.binds  # type: ignore[attr-defined]
        self._lists = tuple(name for name, bind in binds.items() if bind.expanding)
        self._moments = tuple(
            (name, bind.type) for name, bind in binds.items() if isinstance(bind.type, Moment)
        )
        self._fixed = {
            name: bind.value
            for name, bind in binds.items()
            if bind.value is not None and not bind.required
        }
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

    def values(self, params: Mapping[str, Any]) -> dict[str, Any]:
        values = {**self._fixed, **params}
        for name, kind in self._moments:
            moment = values.get(name)
            if moment is not None:
                values[name] = kind.process_bind_param(moment, None)
        return values

    def bound(self, params: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """The SQL with as many placeholders as its lists have elements, and the values."""
        values = self.values(params)
        if not self._lists:
            return self.sql, values
        lists = {name: list(values.pop(name)) for name in self._lists}
        sizes = tuple(_rounded(len(one)) for one in lists.values())
        sql = self._sized.get(sizes)
        if sql is None:
            sql = self.sql
            for (name, _), size in zip(lists.items(), sizes, strict=True):
                marks = ", ".join(self._placeholder.format(f"{name}_{n}") for n in range(size))
                sql = sql.replace(f"__[POSTCOMPILE_{name}]", marks or "NULL")
            self._sized[sizes] = sql
        for (name, one), size in zip(lists.items(), sizes, strict=True):
            padded = one + one[-1:] * (size - len(one))  # a repeated element changes no answer
            values.update((f"{name}_{n}", value) for n, value in enumerate(padded))
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


def _rounded(size: int) -> int:
    """The next power of two: few different texts for any size of batch."""
    return 1 << (size - 1).bit_length() if size else 0


def _turn(kind: Any) -> Callable[[Any], Any] | None:
    if isinstance(kind, Moment):
        return lambda value: kind.process_result_value(value, None)
    if isinstance(kind, Boolean):
        return bool
    return None
