"""Plays scripts on the pure engine: `play((event, expected), …)`, in a small world that answers.

An event is a text (the customer typed it), `press("key")` (a button of the open prompt) or any
event. Expected are copy ids for what is said, and effects or their types for what shall be done,
in order; questions are answered by the world and not listed. Every Say is rendered in every
language, with its buttons.

Longer than 300 lines: the world answers every question and performs every effect in one place.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from bot.copy import LANGUAGES, render
from states import effects, events
from states.case_map import CLOSED
from states.conversation import Conversation, Prompt
from states.effects import Effect, Say
from states.engine import feed
from states.facts import CaseLine, Change, Customer, Detail, Facts, Fresh, Rules, Step, Ways
from states.identity import CODE_FOR, CODE_TRIES, Proof, level
from states.term import Shown, Term
from tests.play_record import Kept

START = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
MAI = Customer(
    "c-mai",
    "DC10023",
    "person",
    "Nguyễn Thị Mai",
    {"phone": Detail("+84912345678"), "email": Detail("mai@congty.vn")},
)
FIRM = Customer(
    "c-firm",
    "DC20001",
    "organisation",
    "Công ty TNHH Sao Mai",
    {
        "phone": Detail("+84912345678"),
        "email": Detail("ketoan@saomai.vn"),
        "tax_code": Detail("0100233488"),
    },
)
_QUESTIONS = effects.Question.__args__


@dataclass(frozen=True)
class press:  # noqa: N801 - reads as a deed in a script
    """The button of the open prompt with this key."""

    key: str


def _references(number: int) -> Iterator[str]:
    yield f"DC-TEST{number}-2"
    yield from (f"DC-MORE{number}-{one}" for one in count(2))


@dataclass
class Code:
    question: effects.SendCode
    digits: str
    at: datetime
    tries: int = 0
    state: str = "open"


@dataclass
class World:
    """Customers, the chat's link and proofs, codes under way. Performs what it is told."""

    customers: dict[str, Customer] = field(default_factory=dict)
    linked: str | None = None
    proofs: list[Proof] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    told: tuple[Change, ...] = ()
    cases: list[CaseLine] = field(default_factory=list)
    kept: Kept = field(default_factory=Kept)
    steps: tuple[Step, ...] = ()  # what ReadCase answers
    ahead: int = 0  # what CountQueue answers
    holder: str = ""
    code: Code | None = None
    entered: list[effects.SendCode] = field(default_factory=list)  # codes entered right
    sending: str = "sent"  # what SendCode answers: sent | wait | spent
    ways: Ways = field(default_factory=Ways)
    rules: Rules = field(default_factory=Rules)
    links: set[str] = field(default_factory=set)  # portal links used; `CODE/kind` opens one
    now: datetime = START
    _names: Iterator[int] = field(default_factory=lambda: count(1))

    @classmethod
    def of(cls, *customers: Customer, **facts: Any) -> "World":
        return cls({one.id: one for one in customers}, **facts)

    def pass_(self, **span: float) -> None:
        self.now += timedelta(**span)

    def trust(self, customer: Customer, *, proven: bool = True) -> "World":
        """The chat is linked, and has just entered a code if `proven`."""
        self.linked = customer.id
        self.proofs = [Proof(customer.id, "email", self.now)] if proven else []
        return self

    def facts(self) -> Facts:
        number = next(self._names)
        record = self.customers.get(self.linked or "")
        return Facts(
            fresh=Fresh(f"n{number}", _references(number).__next__),
            customer=record,
            level=level(record.id if record else None, self.proofs, self.now),
            changes=tuple(self.changes) if record else (),
            told=() if record else self.told,
            cases=tuple(self.cases),
            ways=self.ways,
            rules=self.rules,
        )

    # -- questions ------------------------------------------------------------------------------
    def answer(self, question: effects.Question) -> events.Event:
        match question:
            case effects.FindCustomers():
                return events.CustomersFound(tuple(self._found(question)))
            case effects.SendCode():
                if self.sending == "sent":
                    self.code = Code(question, f"{next(self._names):0{question.digits}d}", self.now)
                return events.CodeSent(self.sending)
            case effects.CheckCode():
                return self._checked(question)
            case effects.LinkChat():
                self.linked = question.customer_id
                if question.how == "code":
                    self.proofs.append(Proof(question.customer_id, question.contact, self.now))
                return events.ChatLinked()
            case effects.ReadRecord():
                return self.kept.read(question)
            case effects.ReadPortalLink():
                code, _, kind = question.token.partition("/")
                known = [one.id for one in self.customers.values() if one.code == code]
                if not known or question.token in self.links:
                    return events.PortalLinkRead(None)
                self.links.add(question.token)
                return events.PortalLinkRead(self._candidate(known[0]), kind)
            case effects.KeepProof():
                self.proofs.append(Proof(question.customer_id, question.contact, self.now))
                return events.ProofKept()
            case effects.CountQueue():
                reply_by = None if self.holder else self.now + timedelta(days=2)
                return events.QueueCounted(
                    question.reference, self.ahead, self.holder, reply_by, question.opening
                )
            case effects.ReadCase():
                return events.CaseRead(question.reference, self.steps)

    def _found(self, question: effects.FindCustomers) -> Iterator[events.Candidate]:
        by = "phone" if question.by == "card" else question.by
        for one in self.customers.values():
            if (one.code if by == "code" else one.value(by)) == question.value:
                yield self._candidate(one.id)

    def _candidate(self, customer_id: str) -> events.Candidate:
        one = self.customers[customer_id]
        return events.Candidate(one.id, one.code, one.name, one.contacts(self.now))

    def _checked(self, question: effects.CheckCode) -> events.Event:
        code = self.code
        sent = code.question if code else None
        if code is None or sent is None or sent.purpose != question.purpose:
            return events.CodeChecked("expired")
        if code.state != "open" or self.now - code.at >= CODE_FOR:
            return events.CodeChecked("expired")
        if code.tries >= CODE_TRIES:
            return events.CodeChecked("spent")
        code.tries += 1
        if (question.code, question.value) != (code.digits, sent.value):
            left = CODE_TRIES - code.tries
            return events.CodeChecked("wrong" if left else "spent", left)
        code.state = "used"
        self.entered.append(sent)
        found = tuple(self._candidate(one) for one in sent.customer_ids)
        return events.CodeChecked("right", 0, found, sent.contact)

    # -- deeds ------------------------------------------------------------------------------------
    def perform(self, effect: Effect) -> None:
        match effect:
            case effects.ChangeDetail():
                self._set(effect.customer_id, effect.field, effect.value)
                if effect.route == "old":
                    self._window(effect, "applied")
            case effects.HoldChange():
                self._window(effect, "held")
                self._case(effect.reference, effect.kind, "held")
            case effects.UnlinkChat():
                self.linked, self.proofs = None, []
            case effects.OpenCase():
                self._case(effect.reference, effect.kind, "open")
            case effects.Freeze():
                one = self.customers[effect.customer_id]
                self.customers[one.id] = replace(one, frozen=True)
            case effects.WithdrawCase():
                self._case_state(effect.reference, "withdrawn")
            case effects.ReopenCase():
                self._case_state(effect.reference, "open")
            case effects.RateCase():
                self._case_state(effect.reference, None, rating=effect.stars)
                self.changes = [c for c in self.changes if c.reference != effect.reference]
            case effects.Undo():
                for one in self.customers.values():
                    self.customers[one.id] = replace(one, frozen=True)
                self.changes, self.linked, self.proofs, self.told = [], None, [], ()
            case _:
                self.kept.perform(effect, self.now, self.ways.channel)

    def _set(self, customer_id: str, name: str, value: str) -> None:
        one = self.customers[customer_id]
        details = {**one.details, name: Detail(value)}
        self.customers[customer_id] = replace(one, details=details)

    def _window(self, effect: Any, state: str) -> None:
        ends_at = self.now + self.rules.window
        change = Change(
            f"ch-{effect.reference}", effect.field, state, effect.reference, ends_at, effect.value
        )
        self.changes.append(change)

    def _case(self, reference: str, kind: str, state: str) -> None:
        due = self.now + timedelta(days=10)
        self.cases.append(CaseLine(reference, kind, state, self.now, due))

    def _case_state(self, reference: str, state: str | None, **values: Any) -> None:
        if state is not None:
            values |= {"state": state, "closed_at": self.now if state in CLOSED else None}
        self.cases = [
            replace(one, **values) if one.reference == reference else one for one in self.cases
        ]


class Chat:
    """One conversation in its world. `happen` answers the effects, questions left out."""

    def __init__(self, world: World, conversation: Conversation | None = None) -> None:
        self.world = world
        noticed = Conversation("chat", noticed=world.rules.notice_version)
        self.conversation = conversation or replace(noticed, customer_id=world.linked)
        self.asked: list[effects.Question] = []

    @property
    def prompt(self) -> Prompt | None:
        return self.conversation.prompt

    @property
    def keys(self) -> list[str]:
        return [choice.key for choice in self.prompt.choices] if self.prompt else []

    def happen(self, event: Any) -> list[Effect]:
        pending: list[Any] = [self.event(event)]
        done: list[Effect] = []
        self.asked = []
        facts = self.world.facts()
        for _ in range(4):
            questions = []
            for one in pending:
                self.conversation, told = feed(self.conversation, one, facts, self.world.now)
                for effect in told:
                    (questions if isinstance(effect, _QUESTIONS) else done).append(effect)
            if not questions:
                break
            self.asked += questions
            pending = [self.world.answer(question) for question in questions]
            facts = self.world.facts()
        else:
            raise AssertionError("more than three rounds of questions")
        for effect in done:
            spoken(effect)
            self.world.perform(effect)
        return done

    def event(self, told: Any) -> events.Event:
        if isinstance(told, str):
            return events.Said(self.world.code.digits if told == CODE and self.world.code else told)
        if isinstance(told, press):
            assert told.key in self.keys, f"no button {told.key} among {self.keys}"
            assert self.prompt is not None
            standing = told.key.startswith("!.")
            return events.Pressed(told.key if standing else f"{self.prompt.nonce}.{told.key}")
        return told


CODE = "<the code>"  # in a script: the newest code that went out


def play(*script: tuple[Any, list[Any]], world: World, chat: Chat | None = None) -> Chat:
    chat = chat or Chat(world)
    for number, (event, expected) in enumerate(script, start=1):
        done = chat.happen(event)
        seen = [one.copy if isinstance(one, Say) else one for one in done]
        fits = len(seen) == len(expected) and all(
            _fits(one, wanted) for one, wanted in zip(seen, expected, strict=True)
        )
        assert fits, f"line {number}, {event!r}:\n  expected {expected}\n  happened {seen}"
    return chat


def _fits(seen: Any, wanted: Any) -> bool:
    return isinstance(seen, wanted) if isinstance(wanted, type) else seen == wanted


def copies(done: list[Effect]) -> list[str]:
    """The copy ids of what was said."""
    return [one.copy for one in done if isinstance(one, Say)]


def spoken(effect: Effect) -> None:
    """Nothing said is unwritten, in any language."""
    if not isinstance(effect, Say):
        return
    _in_every_language(effect.copy, **_plain(effect.shown))
    for choice in effect.prompt.choices if effect.prompt else ():
        _in_every_language(choice.label, **_plain(choice.shown))


_WRITTEN: set[str] = set()  # what was rendered already: thousands of talks say the same


def _in_every_language(copy: str, **shown: Any) -> None:
    said = repr((copy, shown))
    if said not in _WRITTEN:
        for language in LANGUAGES:
            assert render(copy, language, shown).strip()
        _WRITTEN.add(said)


def text(effect: Say, language: str = "vi") -> str:
    return render(effect.copy, language, _plain(effect.shown))


def _plain(shown: Shown) -> dict[str, Any]:
    return {
        name: {"term": value.copy} if isinstance(value, Term) else value
        for name, value in shown.items()
    }
