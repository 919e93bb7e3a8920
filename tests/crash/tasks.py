"""What a scripted customer wants, task by task, and how they go about it."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Help:
    """What staff do on a case's page, once it shows what the customer said (`after`)."""

    deed: str  # reply | settle
    words: str
    after: str


@dataclass
class Task:
    """One thing wanted. `kind` is the request kind of the case it opens, "" where it opens none.

    `wish` is how it is said; `value` what is typed to `ask-<field>`, `stored` what must stand in
    the record; `ends`: the state of its case; `turns`: the kind of an earlier case and the state it
    comes to by this. `route`: how a contact change is proven. `answers`: copy id of a prompt ->
    ("say", text), ("press", what the button does) or ("wait", ""), where this wish has its own; an
    answer to one of `submits` is what it takes effect by. `helps`: copy id of a prompt -> what
    staff are to do then. `leads`: entries of the history that it must leave, once each, as
    (action, field or kind); `may_lead`: those that it may leave, once at most. `portal`: it is
    begun by a link of the customer portal with this form; `forwards`: a stranger's words that are
    passed on as evidence.
    """

    wish: str
    kind: str = ""
    field: str = ""
    value: str = ""
    stored: str = ""
    ends: str = "done"
    turns: tuple[str, str] = ("", "")
    route: str = ""
    answers: Mapping[str, tuple[str, str]] = dataclasses.field(default_factory=dict)
    submits: tuple[str, ...] = ()
    helps: Mapping[str, Help] = dataclasses.field(default_factory=dict)
    leads: tuple[tuple[str, str], ...] = ()
    may_lead: tuple[tuple[str, str], ...] = ()
    portal: int | None = None
    forwards: str = ""
    # as the journey goes on
    begun: bool = False
    submitted: bool = False
    over: bool = False
    sent: list[str] = dataclasses.field(default_factory=list)  # papers: photo, pdf; and words


@dataclass
class Script:
    """One customer: the record at the start, how they say who they are, and what they want."""

    code: str
    name: str
    details: dict[str, str]
    claim: str  # what is typed when asked who it is
    link_by: str  # phone | email
    tasks: list[Task]
    other_chat: bool  # one more chat was linked before


@dataclass
class Did:
    """What the customer did last, and when (monotonic)."""

    what: str = ""
    at: float = 0.0
    seen: int = 0  # index of the newest message of the bot it was an answer to


@dataclass
class Call:
    """What the customer waits for a staff member to do with their case."""

    help: Help
    done: bool = False
