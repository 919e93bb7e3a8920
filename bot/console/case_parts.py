"""The parts of a case's page, as its templates read them."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.console.case_chat import ChatShown
from bot.console.clock_strip import Strip
from bot.console.deciding import Deciding
from bot.console.showing import ClockChip, Moment
from bot.console.story import Bubble, Line


@dataclass(frozen=True, slots=True)
class Value:
    """A value on the page. `field`: what to reveal, empty where there is nothing more to see.
    `pieces`: the words, those that differ from the other side marked."""

    label: str
    words: str
    field: str = ""
    pieces: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class PaperShown:
    id: str
    words: str
    detail: str
    kind: str  # image | pdf | waiting | failed | removed
    current: bool
    source: str = ""  # the reference of the merged case that it came to


@dataclass(frozen=True, slots=True)
class NearShown:
    """Another case of the customer. `holder`: who has it; `same`, `other`: it asks for the same
    value, for another one; `seen`: what a merge into it carries, empty where it takes none."""

    reference: str
    kind: str
    state: str
    opened: Moment
    holder: str = ""
    same: bool = False
    other: bool = False
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: Value
    code: str
    kind: str
    frozen: bool
    details: tuple[Value, ...]
    others: tuple[tuple[str, str, str], ...]
    marketing: str  # where they want no advertising: since when, told where


@dataclass(frozen=True, slots=True)
class Correctable:
    """The newest reply of one's own. `words` are masked like all text; `fill` is what the form
    begins with, nothing where something of it is masked."""

    id: str
    words: str
    fill: str


@dataclass(frozen=True, slots=True)
class CaseShown:
    reference: str
    kind: str
    kind_id: str
    state: str
    state_id: str
    closed: bool
    way: str
    urgent: bool
    why: str
    reasons: tuple[tuple[str, bool], ...]  # in words, and whether it makes the case urgent
    clock: ClockChip | None
    alarm: tuple[ClockChip, ...]
    strip: Strip
    level: int
    identity: str
    channel: str
    icon: str
    opened: Moment
    due: Moment
    assignee: str
    mine: bool
    approver: str
    label: str
    old: Value | None
    new: Value | None
    asked: tuple[Value, ...]
    papers: tuple[PaperShown, ...]
    paper: PaperShown | None
    checks: tuple[tuple[str, str], ...]
    actions: frozenset[str]
    blocked: str
    holds: bool
    until: str
    reads: bool
    veiled: bool
    transcript: tuple[Bubble, ...]
    timeline: tuple[Line, ...]
    person: Person | None
    chat: ChatShown
    talked: bool
    taken: bool
    reopened: str
    lookers: str
    colleagues: tuple[tuple[str, str], ...]  # (id, name) of who can be given it
    tags: tuple[str, ...]
    alike: tuple[NearShown, ...]  # open, and may be the same wish
    linked: tuple[NearShown, ...]
    merged: tuple[NearShown, ...]  # that go on in this one
    into: str  # the reference of the case that this one goes on in
    mentions: tuple[Line, ...]  # notes that name this person and that they see now first
    people: tuple[tuple[str, str], ...]  # (login, name) of who can be named in a note
    unknown: str  # names of one's own newest note that nobody has
    rating: str
    correctable: Correctable | None
    decisions: Mapping[str, Deciding]  # those with a reason, that this person may make
    papers_held: str  # since when no rule removes its papers
    version: int
    events: int
    record: int
    key: str
