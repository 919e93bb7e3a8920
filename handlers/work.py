"""What one event's performing needs to know, and what it gathers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from states.conversation import Conversation
from states.effects import Say
from states.facts import Facts, Rules, Ways
from states.journey import Step
from states.term import Shown
from storage.cases import Case
from storage.conversations import Stored
from storage.inbox import Taken
from storage.lanes import Lane
from storage.outbox import Due
from storage.unit_of_work import UnitOfWork

# The exact texts of what is to be said in a chat of (channel, account), or None where it cannot be
# said there now: then the sender finds out and says why.
Render = Callable[[str, str, Mapping[str, Any]], Sequence[Mapping[str, Any]] | None]


@dataclass(frozen=True, slots=True)
class DeskText:
    """A reply that the desk has ready: what it is called, and the exact words."""

    id: str
    label: str
    text: str


# The ready replies to a case: (unit of work, case, its customer's language, staff's language).
DeskTexts = Callable[[UnitOfWork, Case, str, str], Sequence[DeskText]]


def no_texts(uow: UnitOfWork, case: Case, customer: str, staff: str) -> Sequence[DeskText]:  # noqa: ARG001
    """A house without any."""
    return ()


def render_later(channel: str, account: str, body: Mapping[str, Any]) -> None:
    """The sender does it."""


@dataclass(slots=True)
class House:
    """How this house is set up: rules, languages, and what its channels can do. `render`: see
    `Render`; called inside the transaction, so it must be quick and must not raise.

    Only `bot/standing.py` writes into it: what the desk sets for itself while it runs."""

    rules: Rules = field(default_factory=Rules)
    language: str = "vi"
    ways: Mapping[str, Ways] = field(default_factory=dict)
    mail: bool = True
    sms: bool = True
    zalo_codes: bool = False  # … by a template of Zalo
    zalo_news: bool = False
    public_url: str = "http://127.0.0.1:8080"
    portal_secrets: tuple[bytes, ...] = field(default=(), repr=False)  # none: no links are taken
    second_factor: bool = True  # asked of staff who reveal or decide (`states/permissions.py`)
    alert_mail: tuple[str, ...] = ()  # where urgent reports are told to staff at once
    clock_mail: tuple[str, ...] = ()  # where clocks that run out are told; none: to the same
    tags: tuple[str, ...] = ()  # offered where cases are tagged
    render: Render = render_later
    desk_texts: DeskTexts = no_texts

    @property
    def outlets(self) -> tuple[str, ...]:
        """The gateways that are open to everything that is said."""
        return tuple(name for name in ("mail", "sms") if getattr(self, name))

    def outlets_for(self, shown: Shown) -> tuple[str, ...]:
        """… and to this: what Zalo's template takes is a case's reference."""
        return (*self.outlets, "zbs") if self.zalo_news and "reference" in shown else self.outlets

    def ways_of(self, channel: str) -> Ways:
        ways = self.ways.get(channel) or Ways(channel)
        if self.mail and self.sms and not self.zalo_codes:
            return ways
        return replace(
            ways, mail=ways.mail and self.mail, sms=ways.sms and self.sms, zalo=self.zalo_codes
        )


@dataclass(slots=True)
class Work:
    """One event under way. Local to one transaction."""

    uow: UnitOfWork
    house: House
    lane: Lane
    before: Stored
    facts: Facts
    conversation: Conversation
    next_seq: int
    taken: Taken | None = None
    due: Due | None = None  # what was said, leased for sending right away
    said: list[Say] = field(default_factory=list)
    steps: tuple[Step, ...] = ()  # what is worth counting of how the conversation went on
    notice: Mapping[str, Any] | None = None  # what is sent elsewhere where this does not arrive
    case_id: str | None = None  # that it is about
    asked: bool = False  # a question was answered, so rows may have been written
    entered_by: str | None = None  # the staff member who enters it for a caller

    @property
    def actor(self) -> tuple[str, str | None]:
        """Who does it, as timelines and the history name them."""
        return ("staff", self.entered_by) if self.entered_by else ("customer", None)
