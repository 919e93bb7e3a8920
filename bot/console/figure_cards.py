"""Cards of figures: what a page and a CSV file of them are both made of. A card is a title, what
its figures mean, a chart, and the table behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.console import showing
from bot.console.charts import Chart
from bot.copy import render
from handlers.figures import Asked
from states.figures import Period
from states.kinds import KINDS

Cell = str | int | date | None
Line = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """`holds`: text | number | minutes | percent | day. An empty cell is nothing there."""

    words: str
    holds: str = "number"


@dataclass(frozen=True, slots=True)
class Card:
    """`heat`: how strong each cell of the table is shown, from 0 to 6, by row; then there is no
    chart beside it. `note`: one more sentence, where something has to be said."""

    id: str
    title: str
    means: str
    columns: tuple[Column, ...]
    rows: tuple[Line, ...]
    chart: Chart | None = None
    heat: tuple[tuple[int, ...], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """For whom cards are made, and of what."""

    asked: Asked
    language: str
    now: datetime

    @property
    def period(self) -> Period:
        return self.asked.period

    def say(self, copy: str, **shown: str | int) -> str:
        return render(copy, self.language, shown)

    def number(self, value: float, places: int = 0) -> str:
        return showing.number(value, self.language, places)

    def minutes(self, value: int) -> str:
        return showing.minutes(value, self.language)

    def short_day(self, day: date) -> str:
        return f"{day:%d/%m}"

    def part(self, day: date) -> str:
        """A day or a week, in full."""
        if self.period.by_week:
            return self.say("reports-week-of", day=f"{day:%d/%m/%Y}")
        return f"{day:%d/%m/%Y}"

    def kind(self, kind: str) -> str:
        if kind in KINDS:
            return self.say(f"console-kind-{kind}")
        return self.say(f"kind-{kind}") if kind else self.say("reports-kind-none")

    def column(self, copy: str, holds: str = "number") -> Column:
        return Column(self.say(copy), holds)

    def card(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Iterable[Line],
        chart: Chart | None = None,
        **more: str,
    ) -> Card:
        title, means = self.say(f"reports-{name}"), self.say(f"reports-{name}-means")
        return Card(
            name, title, means, tuple(columns), tuple(rows), chart, note=more.get("note", "")
        )


@dataclass(frozen=True, slots=True)
class CardShown:
    """A card as its template writes it: every cell in words."""

    card: Card
    rows: tuple[tuple[str, ...], ...]
    csv: str
    numbers: tuple[bool, ...] = field(default=())


def shown(card: Card, telling: Telling, csv: str) -> CardShown:
    rows = tuple(
        tuple(_words(cell, one.holds, telling) for cell, one in zip(row, card.columns, strict=True))
        for row in card.rows
    )
    return CardShown(card, rows, csv, tuple(one.holds != "text" for one in card.columns))


def _words(cell: Cell, holds: str, telling: Telling) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, date):
        return telling.part(cell)
    if isinstance(cell, str):
        return cell
    if holds == "minutes":
        return telling.minutes(cell)
    if holds == "percent":
        return f"{cell}%"
    return telling.number(cell)


def plain(card: Card, telling: Telling) -> tuple[list[str], list[list[str | int]]]:
    """Head and rows for a file: numbers as they are, days by ISO 8601, working time in minutes."""
    head = [
        telling.say("reports-in-minutes", what=one.words) if one.holds == "minutes" else one.words
        for one in card.columns
    ]
    rows: list[list[str | int]] = []
    for row in card.rows:
        cells: list[str | int] = []
        for cell in row:
            if isinstance(cell, date):
                cells.append(cell.isoformat())
            else:
                cells.append("" if cell is None else cell)
        rows.append(cells)
    return head, rows


def percent(part: int, whole: int) -> int | None:
    """Rounded half up; None of nothing."""
    return (part * 200 + whole) // (whole * 2) if whole else None
