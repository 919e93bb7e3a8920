"""One conversation: where the customer is, what was asked last, what was answered so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from states.term import Shown


class State(StrEnum):
    """Where the customer is. Which question of a form is open is data (`Draft`), not a state."""

    MENU = "menu"
    CLAIMING = "claiming"  # saying who they are: code, phone, e-mail or tax code
    PICKING_CONTACT = "picking_contact"  # where the code shall go: e-mail or phone of record
    PROVING = "proving"  # a code is on its way, the next text is expected to be it
    PICKING_CUSTOMER = "picking_customer"  # several customers stand behind one proven contact
    PICKING_FIELD = "picking_field"
    ANSWERING = "answering"  # a question of the form is open
    CHECKING = "checking"  # the reader doubts: confirm or choose
    CONFIRMING = "confirming"  # old -> new, or the whole summary: yes or no
    ATTACHING = "attaching"  # papers are being sent
    TALKING = "talking"  # what is said goes to the case of `Draft.reference`
    REOPENING = "reopening"  # why the closed case of `Draft.reference` shall be looked at again
    RATING = "rating"  # how the closed case of `Draft.reference` went: stars, then a comment


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to answer a prompt. `label` is a copy id, `shown` its variables."""

    key: str
    label: str
    shown: Shown = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Prompt:
    """The open question. `nonce` marks its buttons: an older nonce is a stale press."""

    nonce: str
    copy: str
    shown: Shown = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)  # no slots: see `states.altered`
class Draft:
    """A form being filled in, and what has to happen around it.

    `kind` is a request kind's id; the open question is its first field without an answer. `doubt`
    holds the value the reader wants confirmed, `choices` those to pick from. `route` is how a
    contact change is proven: old | other | staff. `purpose` names the open code.
    `claimed` are customer ids behind a claim. `answered` is the field answered last, `answered_by`
    the channel's number of the message that did; `correcting` a correction that does not say of
    which answer. While talking, `person` is who has the chat as the customer was told, and
    `passed_on` counts messages since it was said that they are passed on.
    """

    kind: str = ""
    begun: str = ""  # when (ISO 8601)
    answers: Mapping[str, str] = field(default_factory=dict)
    prefill: str = ""  # what the wish already said of the first answer
    said: str = ""  # the wish in the customer's own words, for staff
    told: str = ""  # of the open question, and not enough for an answer
    doubt: str = ""
    doubt_to_staff: str = ""  # copy id of why a person decides, where the doubt is confirmed
    choices: tuple[str, ...] = ()
    to_staff: str = ""  # copy id of why a person decides this one
    route: str = ""
    purpose: str = ""
    contact: str = ""  # phone | email: where the open code went
    by: str = ""  # zalo, where it went to the phone that way
    # codes entered for this change: old | other | new, and when (ISO 8601)
    proven: Mapping[str, str] = field(default_factory=dict)
    claim: str = ""  # how the customer said who they are: code | phone | email | tax_code | card
    claim_value: str = ""  # what they said, in stored form
    claimed: tuple[str, ...] = ()
    wish: str = ""  # the request kind that a portal link opens, once the chat is linked
    confirmed: bool = False
    papers_done: bool = False
    hurried: bool = False  # "that was all" was said while a paper was still coming
    files: tuple[str, ...] = ()  # attachment ids
    waiting_files: tuple[str, ...] = ()
    # told or forwarded beside the answers: (whose, when, what); own words name nobody
    evidence: tuple[tuple[str, str, str], ...] = ()
    alarmed: str = ""  # when a report was begun (ISO 8601)
    reference: str = ""
    about: str = ""  # which chat is to be unlinked: customer id / lane id, or all others
    person: str = ""
    passed_on: int = 0
    answered: str = ""
    answered_by: str = ""
    correcting: str = ""


EMPTY = Draft()


@dataclass(frozen=True, slots=True)
class Wish:
    """One more thing that was wished in the same message. `kind` is a request kind's id."""

    kind: str
    prefill: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """A form that was closed while its customer was away: it can be gone on with for a while."""

    draft: Draft
    at: datetime


@dataclass(frozen=True)  # no slots: see `states.altered`
class Conversation:
    """`further`: wishes that wait for the present one to end. `aside`: a form that was under way
    when the customer turned to a person; offered again at the menu. `kept`: one that was closed
    while they were away. `reminded`: the customer was told that a form is open, and has not written
    since; `watch` names the alarm that looks after it. `chosen`: the language was asked for in so
    many words; `leaning` counts messages in the other one; `switched`: it was told how to switch
    back. `rude` counts abuse since a person was offered."""

    id: str
    state: State = State.MENU
    language: str = "vi"
    version: int = 0
    customer_id: str | None = None
    noticed: str = ""  # version of the privacy notice that was shown
    greeted: str = ""  # which of the desk's own greetings was said
    prompt: Prompt | None = None
    misses: int = 0
    warned: tuple[str, ...] = ()  # contacts the customer was told of: nothing arrives there
    draft: Draft = EMPTY
    aside: Draft | None = None
    further: tuple[Wish, ...] = ()
    kept: Kept | None = None
    reminded: bool = False
    watch: int = 0
    chosen: bool = False
    leaning: int = 0
    switched: bool = False
    rude: int = 0


# Where a form is under way: somebody was asked something and has not answered yet.
FORM_STATES = (
    State.CLAIMING,
    State.PICKING_CONTACT,
    State.PROVING,
    State.PICKING_CUSTOMER,
    State.ANSWERING,
    State.CHECKING,
    State.CONFIRMING,
    State.ATTACHING,
)


def under_way(conversation: Conversation) -> bool:
    """Whether a form is being filled in."""
    return bool(conversation.draft.kind) and conversation.state in FORM_STATES


def resting(draft: Draft) -> Draft:
    """What of a form is worth keeping: its answers and papers; nothing that was proven."""
    return replace(
        Draft(kind=draft.kind),
        answers=draft.answers,
        said=draft.said,
        to_staff=draft.to_staff,
        files=draft.files,
        papers_done=draft.papers_done,
    )
