"""The clocks of a case as a strip: each with its deadline, what is left, how it stands, and the
spans in which it ran and stood still. Times are Vietnam's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.console import showing
from bot.console.showing import Moment
from bot.copy import render
from states.clock_history import CaseClock, Run, Span, Standing, due, left, may_extend, standing
from states.clock_kinds import CARRY_OUT, NOTICES, kind_of
from states.facts import shown_day, shown_moment
from states.kinds import KINDS
from states.term import Shown

_TONES = {
    Standing.RUNNING: "good",
    Standing.EXTENDED: "good",
    Standing.WARNED: "near",
    Standing.PAUSED: "paused",
    Standing.LATE: "late",
    Standing.KEPT: "good",
}
_WHOLE = 100.0  # the strip's width, in its own units


@dataclass(frozen=True, slots=True)
class Piece:
    """A span on the strip: where it begins and how wide it is, of 100. `run`: running | paused |
    ahead (not yet run)."""

    run: str
    begins: str
    width: str
    words: str


@dataclass(frozen=True, slots=True)
class ClockShown:
    """`standing`: running | extended | warned | paused | late | kept. `notes`: what more there is
    to say (extended, reopened)."""

    name: str
    words: str
    due: Moment
    standing: str
    tone: str
    says: str
    notes: tuple[str, ...]
    pieces: tuple[Piece, ...]
    now: str


@dataclass(frozen=True, slots=True)
class Extension:
    """How the deadline may be put off: days, their words and the new date, the longest first."""

    options: tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """`told`: clocks of the authority that still run, by name. `escalated`: since when supervisors
    are told, if they are."""

    clocks: tuple[ClockShown, ...]
    extension: Extension | None
    told: tuple[tuple[str, str], ...]
    escalated: Moment | None


def strip(
    clocks: Iterable[CaseClock],
    kind: str,
    escalated_at: datetime | None,
    now: datetime,
    language: str,
) -> Strip:
    """Of a case that was reopened, the clocks of the last time."""
    found = list(clocks)
    last = max((one.number for one in found), default=0)
    shown = [one for one in found if one.number == last or one.name in NOTICES]
    going = [one for one in found if one.name in NOTICES and one.stopped_at is None]
    return Strip(
        tuple(_clock(one, now, language) for one in shown),
        _extension(shown, kind, now, language),
        tuple((one.name, render(f"console-clock-name-{one.name}", language)) for one in going),
        showing.exactly(escalated_at) if escalated_at else None,
    )


def _clock(clock: CaseClock, now: datetime, language: str) -> ClockShown:
    stands = standing(clock, now)
    until, at = due(clock, clock.stopped_at or clock.paused_at or now), clock.stopped_at or now
    over = stands is Standing.LATE and clock.stopped_at is not None
    says = "missed" if over else stands.value
    notes = []
    if clock.extended:
        notes.append(render("console-clock-extended", language, {"days": clock.extended}))
    if clock.number:
        notes.append(render("console-clock-again", language, {"n": clock.number}))
    span = showing.span(abs(left(clock, now)), language)
    ends = max(until, at)
    return ClockShown(
        clock.name,
        render(f"console-clock-name-{clock.name}", language),
        showing.exactly(until),
        stands.value,
        _TONES[stands],
        render(f"console-standing-{says}", language, {"span": span}),
        tuple(notes),
        _pieces(clock, at, ends, language),
        _part(clock.began_at, ends, at),
    )


def _pieces(clock: CaseClock, at: datetime, ends: datetime, language: str) -> tuple[Piece, ...]:
    began = clock.began_at
    return tuple(
        Piece(
            one.run.value,
            _part(began, ends, one.begins),
            _width((one.ends or at) - one.begins, ends - began),
            _words(one, language),
        )
        for one in clock.spans
    )


def _words(span: Span, language: str) -> str:
    run = "paused" if span.run is Run.PAUSED else "running"
    shown: Shown = {"from": shown_moment(span.begins)}
    if span.ends is None:
        return render(f"console-clock-span-{run}", language, shown)
    ended = {**shown, "to": shown_moment(span.ends)}
    return render(f"console-clock-span-{run}-to", language, ended)


def _part(begins: datetime, ends: datetime, at: datetime) -> str:
    return _width(at - begins, ends - begins)


def _width(part: timedelta, whole: timedelta) -> str:
    """Of 100, as a decimal; all of it where the whole is nothing."""
    return f"{_WHOLE * (part / whole) if whole else _WHOLE:.2f}"


def _extension(
    clocks: Iterable[CaseClock], kind: str, now: datetime, language: str
) -> Extension | None:
    clock = next((one for one in clocks if one.name == CARRY_OUT), None)
    if clock is None or not may_extend(clock, now):
        return None
    most = kind_of(KINDS[kind], CARRY_OUT).longer
    until = due(clock, clock.paused_at or now)
    options = []
    for days in range(most, 0, -1):
        new = shown_day(until + timedelta(days=days))
        words = render("console-extend-option", language, {"days": days, "due": new})
        options.append((days, words, new))
    return Extension(tuple(options))
