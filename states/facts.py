"""What the engine is told about the world with each event: loaded before, checked again after."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from states.answers import Context
from states.clocks import Due, due
from states.identity import CONTACTS, Level
from states.office_hours import OFFICE, VIETNAM, Hours
from states.proactive import ANSWERED_FOR, Proactive


@dataclass(frozen=True, slots=True)
class Detail:
    """One field of a record. A contact gives no proof before `trusted_from` (its window).
    `returned`: what was sent to it came back, and no code that went there was entered since."""

    value: str
    trusted_from: datetime | None = None
    returned: bool = False


def reaches(contact: str, value: str) -> bool:
    """Whether a message reaches this contact: text messages go to Vietnamese mobiles only, never
    abroad (SMS pumping) nor to a fixed line."""
    return contact != "phone" or (value.startswith("+84") and not value.startswith("+842"))


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer's record. `kind`: person | organisation. `frozen`: self-service is stopped."""

    id: str
    code: str
    kind: str
    name: str
    details: Mapping[str, Detail] = field(default_factory=dict)
    language: str = "vi"
    frozen: bool = False
    version: int = 0

    @property
    def organisation(self) -> bool:
        return self.kind == "organisation"

    def value(self, field_id: str) -> str | None:
        detail = self.details.get(field_id)
        return detail.value if detail else None

    def contacts(self, now: datetime) -> tuple[str, ...]:
        """The contacts of record a code may go to now: trusted, and reached by a message."""
        return tuple(
            name
            for name in CONTACTS
            if (detail := self.details.get(name))
            and (detail.trusted_from is None or detail.trusted_from <= now)
            and reaches(name, detail.value)
        )


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a contact inside its window. `state`: held | applied."""

    id: str
    field: str
    state: str
    reference: str
    ends_at: datetime
    new: str
    case_id: str = ""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One of the customer's own cases, as the customer may see it. `person`: a staff member has
    its chat; `worked`: staff had a hand in it; `rating`: 1 to 5; `urgent`: staff look at once."""

    reference: str
    kind: str
    state: str
    opened_at: datetime
    due_at: datetime | None
    from_this_chat: bool = True
    own: bool = True  # entered by the customer; an alarm ("this was not me") is the desk's
    person: bool = False
    closed_at: datetime | None = None
    worked: bool = False
    rating: int | None = None
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened in a case, as its customer may see it. `what`: received | taken |
    asked | answered | added | approved | held | done | refused | withdrawn | undone | reopened |
    merged (`text`: the reference of the case that it goes on in)."""

    what: str
    at: datetime
    text: str = ""


@dataclass(frozen=True, slots=True)
class LinkedChat:
    """A chat of the customer's. `last_at`: when they last wrote there; `here`: this very one."""

    id: str
    channel: str
    since: datetime
    last_at: datetime | None
    here: bool


@dataclass(frozen=True, slots=True)
class PastChange:
    """What changed in the record, masked. `what`: changed | held | withdrawn | undone | added |
    lifted | marketing-stopped | marketing-started; `by`: customer | staff | undo | import | desk.
    """

    at: datetime
    what: str
    by: str
    field: str = ""
    old: str = ""
    new: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class MarketingStop:
    """Since when, and told in which channel, the customer gets no advertising."""

    at: datetime
    channel: str


@dataclass(frozen=True, slots=True)
class Ways:
    """What the channel can do, as far as the conversation cares."""

    channel: str = "terminal"
    share_contact: bool = False
    asks_info: bool = False  # the platform asks for leave to tell what it knows of its account
    mail: bool = True  # codes and notices can go out by mail
    sms: bool = True
    zalo: bool = False  # codes can go to a phone by Zalo
    reminds: bool = True  # who left a form open can be written to there
    stays: bool = True  # what was said stays on the customer's device, out of the house's reach
    proactive: Proactive = Proactive.BEGUN
    answered_for: timedelta = ANSWERED_FOR  # where it may be answered for so long


@dataclass(frozen=True, slots=True)
class Fresh:
    """New random names the engine may use in this event. `reference`: another one at each call, for
    one event may end a form, open a case and call staff; drawn where the randomness is."""

    nonce: str
    reference: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Rules:
    """What an operator may set and the engine needs to know."""

    window: timedelta = timedelta(hours=72)
    notice_version: str = "2026-11"
    max_files: int = 10
    max_text: int = 2000
    remind_after: timedelta = timedelta(minutes=30)  # a form was left open
    close_after: timedelta = timedelta(hours=24)
    keep_draft: timedelta = timedelta(days=7)  # how long a closed form can be gone on with
    cases_a_day: int = 3  # of one kind, that an unlinked chat opens
    hours: Hours = OFFICE
    claim_for: timedelta = timedelta(hours=8)  # open hours that an idle claim lasts; 0: for ever
    greeting: Mapping[str, str] = field(default_factory=dict)  # by language; said once a chat
    paused: bool = False  # self-service stands still for everybody


@dataclass(frozen=True, slots=True)
class Facts:
    fresh: Fresh
    customer: Customer | None = None
    level: Level = Level.NONE
    changes: tuple[Change, ...] = ()
    told: tuple[Change, ...] = ()  # changes that unlinked this chat: it may still object to them
    cases: tuple[CaseLine, ...] = ()
    ways: Ways = Ways()
    rules: Rules = Rules()

    def due(self, days: int, received: datetime) -> Due:
        return due(days, received, self.rules.hours)

    def context(self, today: date) -> Context:
        record = self.customer
        return Context(
            today=today,
            organisation=bool(record and record.organisation),
            birth_date=record.value("birth_date") if record else None,
            id_number=record.value("id_number") if record else None,
        )


def local_day(moment: datetime) -> date:
    return moment.astimezone(VIETNAM).date()


def end_of_day(moment: datetime) -> datetime:
    """The midnight in Vietnam that ends this moment's day."""
    local = moment.astimezone(VIETNAM) + timedelta(days=1)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def shown_moment(moment: datetime) -> str:
    """`dd/mm/yyyy HH:MM`, as people in Vietnam read it."""
    return moment.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M")


def shown_day(moment: datetime) -> str:
    return moment.astimezone(VIETNAM).strftime("%d/%m/%Y")
