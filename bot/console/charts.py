"""Charts as SVG: where each bar, line and word stands. Pure; a template writes them down.

They are drawn WIDE units wide, about a phone's screen, so that their words stay readable there and
grow a little on a desk. Colours are classes of the style sheet. A series is told by its class and
by a second sign: the first is full, the second an outline or a dashed line.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

WIDE = 360
_LEFT, _RIGHT, _TOP, _FOOT = 30, 8, 10, 22  # room around a chart with axes
_TALL = 150  # of the part between
_ROW = 34  # of a chart of lying bars
_MOST_WORDS = 46
_LETTER = 7.5  # what a letter of a label takes, with its share of the gap between two
_STEPS = (1, 2, 3, 4, 5, 6, 8, 10)
Written = Callable[[float], str]  # how a number at the side is written


@dataclass(frozen=True, slots=True)
class Rect:
    x: str
    y: str
    width: str
    height: str
    series: int
    says: str


@dataclass(frozen=True, slots=True)
class Words:
    """`anchor`: start | middle | end."""

    x: str
    y: str
    says: str
    anchor: str = "start"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Curve:
    """`points` as `<polyline>` takes them; `dots`: (x, y, words)."""

    points: tuple[str, ...]
    dots: tuple[tuple[str, str, str], ...]
    series: int


@dataclass(frozen=True, slots=True)
class Chart:
    """`legend`: the names of its series, in order; `rules`: heights of quiet lines."""

    title: str
    says: str
    height: int
    rects: tuple[Rect, ...] = ()
    words: tuple[Words, ...] = ()
    curves: tuple[Curve, ...] = ()
    rules: tuple[str, ...] = ()
    legend: tuple[str, ...] = ()
    wide: int = WIDE
    left: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the axis below: its short label, the values of the series there (None: nothing),
    and what each says."""

    label: str
    values: tuple[float | None, ...]
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A lying bar, or several on one line of words."""

    label: str
    values: tuple[float, ...]
    says: str


def columns(
    title: str, says: str, points: Sequence[Point], legend: tuple[str, ...], written: Written
) -> Chart:
    """Standing bars, side by side at each point."""
    top = _top(points, 4)
    step = (WIDE - _LEFT - _RIGHT) / max(len(points), 1)
    series = len(legend)
    width = min(step * 0.8 / max(series, 1), 22)
    rects = []
    for place, point in enumerate(points):
        begins = _LEFT + step * place + (step - width * series) / 2
        for number, value in enumerate(point.values):
            if value:
                height = max(_TALL * value / top, 1)
                rects.append(
                    Rect(
                        _n(begins + width * number),
                        _n(_TOP + _TALL - height),
                        _n(width * 0.9),
                        _n(height),
                        number + 1,
                        point.says[number],
                    )
                )
    axis = _axis(points, step, top, written)
    return Chart(
        title, says, _TOP + _TALL + _FOOT, tuple(rects), axis, (), _rules(), legend, left=_LEFT
    )


def curves(
    title: str, says: str, points: Sequence[Point], legend: tuple[str, ...], written: Written
) -> Chart:
    """Lines with a dot at each point; where there is nothing, the line is broken."""
    top = _top(points, 0.4)
    step = (WIDE - _LEFT - _RIGHT) / max(len(points), 1)
    drawn = []
    for number in range(len(legend)):
        runs: list[list[str]] = [[]]
        dots = []
        for place, point in enumerate(points):
            value = point.values[number]
            if value is None:
                runs.append([])
                continue
            x, y = _n(_LEFT + step * (place + 0.5)), _n(_TOP + _TALL * (1 - value / top))
            runs[-1].append(f"{x},{y}")
            dots.append((x, y, point.says[number]))
        lines = tuple(" ".join(one) for one in runs if len(one) > 1)
        drawn.append(Curve(lines, tuple(dots), number + 1))
    axis = _axis(points, step, top, written)
    return Chart(
        title, says, _TOP + _TALL + _FOOT, (), axis, tuple(drawn), _rules(), legend, left=_LEFT
    )


def bars(title: str, says: str, rows: Sequence[Row], legend: tuple[str, ...] = ()) -> Chart:
    """Lying bars, the parts of a row one behind the other, with the words above them."""
    top = max((sum(row.values) for row in rows), default=0) or 1
    rects, words = [], []
    for place, row in enumerate(rows):
        above = place * _ROW + 14
        words.append(Words("0", _n(above), _short(row.label)))
        words.append(Words(_n(WIDE), _n(above), row.says, "end", strong=True))
        begins = 0.0
        for number, value in enumerate(row.values):
            width = WIDE * value / top
            if value:
                rect = Rect(_n(begins), _n(above + 5), _n(max(width, 1)), "9", number + 1, row.says)
                rects.append(rect)
            begins += width
    return Chart(title, says, max(len(rows), 1) * _ROW, tuple(rects), tuple(words), legend=legend)


def _axis(points: Sequence[Point], step: float, top: float, written: Written) -> tuple[Words, ...]:
    """The half and the top at the side; below, as many labels as there is room for."""
    side = [
        Words(_n(_LEFT - 4), _n(_TOP + _TALL * (1 - part) + 4), written(top * part), "end")
        for part in (0.5, 1)
    ]
    longest = max((len(point.label) for point in points), default=1)
    apart = max(math.ceil(longest * _LETTER / step), 1)
    below = [
        Words(_n(_LEFT + step * (place + 0.5)), _n(_TOP + _TALL + 15), point.label, "middle")
        for place, point in enumerate(points)
        if place % apart == 0
    ]
    return (*side, *below)


def _top(points: Sequence[Point], least: float) -> float:
    """A round number that no value exceeds, at least `least`; where that is a whole number, so is
    its half."""
    most = max((one for point in points for one in point.values if one), default=0)
    if most <= least:
        return least
    size = 10.0 ** math.floor(math.log10(most))
    rounds = (one * size for one in _STEPS if one * size >= most)
    return next(one for one in rounds if least < 1 or one % 2 == 0)


def _rules() -> tuple[str, ...]:
    return tuple(_n(_TOP + _TALL * part) for part in (0, 0.5, 1))


def _short(words: str) -> str:
    return words if len(words) <= _MOST_WORDS else f"{words[: _MOST_WORDS - 1].rstrip()}…"


def _n(value: float) -> str:
    """Two places at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
