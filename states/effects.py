"""What the engine may ask of the world. Imperative; frozen; each has one performer.

`Question`s are answered at once, in the same transaction, and fed back as events (at most three
rounds). All others are performed after thinking, in order, or not at all.

Longer than 300 lines: all that the engine may ask of the world is one list.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from states.conversation import Prompt
from states.term import Shown


# -- said -------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Say:
    """One part of the answer to the customer; parts of one event become one message.
    `prompt`: the open question, whose choices become buttons or a numbered list. A choice whose key
    begins with `!.` is a standing action (`!.reply:DC-…`): it stays valid after its prompt and what
    it may do is checked anew. `file`: the attachment that goes out with it."""

    copy: str
    shown: Shown = field(default_factory=dict)
    prompt: Prompt | None = None
    tight: bool = False  # a line right under the part before it
    file: str = ""


# -- asked (answered in the same transaction) ---------------------------------------------------
@dataclass(frozen=True, slots=True)
class FindCustomers:
    """Who is it? `by`: code | phone | email | tax_code; `value` in stored form."""

    by: str
    value: str


@dataclass(frozen=True, slots=True)
class SendCode:
    """Send a code. `purpose`: link | confirm | old | other | new | status. `contact`: phone |
    email.

    `value` is the new contact (purpose `new`) or the exact new value an `old`/`other` code is
    bound to. `customer_ids` empty makes it a decoy: same words, same rows, nothing goes out.
    `claim` is how the customer said who they are (purposes `link` and `status`).
    """

    purpose: str
    contact: str
    customer_ids: tuple[str, ...]
    value: str = ""
    digits: int = 6
    field: str = ""  # the detail that is being changed
    claim: str = ""
    by: str = ""  # zalo: where the customer wants it so


@dataclass(frozen=True, slots=True)
class CheckCode:
    purpose: str
    code: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class LinkChat:
    """Bind this chat to the customer. `how`: code | contact (a shared contact card) | portal (a
    signed link of client.dcnet.vn). A code to a contact of record is a proof as well. Answered with
    `ChatLinked` and new facts."""

    customer_id: str
    how: str
    contact: str


@dataclass(frozen=True, slots=True)
class ReadPortalLink:
    """Whose account does this signed link open? Reading it uses it up: no other chat can.
    Answered with `PortalLinkRead`."""

    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeepProof:
    """A code to this contact of record was entered here: level 2 from now on, for its time.
    Answered with `ProofKept` and new facts."""

    customer_id: str
    contact: str


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """What is kept about the linked customer beside the record itself: linked chats, what changed,
    advertising. `view`: what it is read for, summary | chats | history; only that is loaded.
    Answered with `RecordRead`."""

    customer_id: str
    view: str


@dataclass(frozen=True, slots=True)
class CountQueue:
    """Where this case stands in the queue of its kind. `opening`: it is being opened in this very
    turn. Answered with `QueueCounted`."""

    reference: str
    kind: str
    opening: bool = False


@dataclass(frozen=True, slots=True)
class ReadCase:
    """What happened in this case of the customer's own. Answered with `CaseRead`."""

    reference: str


Question = (
    FindCustomers
    | SendCode
    | CheckCode
    | LinkChat
    | ReadPortalLink
    | KeepProof
    | ReadRecord
    | CountQueue
    | ReadCase
)


# -- done ---------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class KeepNotice:
    """Record which privacy notice this chat was shown."""

    version: str


@dataclass(frozen=True, slots=True)
class KeepFile:
    """Fetch this file: it belongs to what is being asked for. Others are never fetched."""

    attachment_id: str


@dataclass(frozen=True, slots=True)
class UnlinkChat:
    """Forget who this chat belongs to, and void its proofs."""


@dataclass(frozen=True, slots=True)
class ChangeDetail:
    """Apply a new value now. `route`: confirmed (level 2) | old (recovery with the old contact).
    Performed only if this chat holds what the kind names at that moment (invariant 7)."""

    customer_id: str
    field: str
    value: str
    reference: str
    kind: str
    route: str = "confirmed"


@dataclass(frozen=True, slots=True)
class HoldChange:
    """Announce a contact change to every contact and apply it when the window ends."""

    customer_id: str
    field: str
    value: str
    reference: str
    kind: str
    route: str


@dataclass(frozen=True, slots=True)
class OpenCase:
    """Put a case into the staff queue. `answers` by field id; `why` a copy id: why a person.
    `reasons`: codes of `severity.py` that make it `urgent` or not; `alarmed_at`: when the customer
    first raised the alarm, where a breach may stand behind it."""

    reference: str
    kind: str
    customer_id: str | None
    answers: Mapping[str, str]
    files: tuple[str, ...] = ()
    why: str = ""
    urgent: bool = False
    reasons: tuple[str, ...] = ()
    alarmed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AddToCase:
    """What the customer wrote or sent belongs to this case; a waiting case goes on. `answers`: of
    another report that joins it; `reasons`: what makes it `urgent`, if it was not. Forwarded words
    are marked by whose they were and when (`forwarded_by`, `forwarded_at`, ISO 8601). `edited`: it
    is the new wording of something said before, which stays."""

    reference: str
    text: str = ""
    files: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    urgent: bool = False
    reasons: tuple[str, ...] = ()
    forwarded: bool = False
    forwarded_by: str = ""
    forwarded_at: str = ""
    edited: bool = False


@dataclass(frozen=True, slots=True)
class WithdrawCase:
    """The customer takes a request back; a held change of it is dropped."""

    reference: str


@dataclass(frozen=True, slots=True)
class ReopenCase:
    """A closed case goes back to the queue, for the customer's reason."""

    reference: str
    reason: str


@dataclass(frozen=True, slots=True)
class HoldChat:
    """A person talks with the customer elsewhere, about this case: the bot is silent meanwhile."""

    reference: str


@dataclass(frozen=True, slots=True)
class LeaveTalk:
    """The customer left the talk while a person had the chat: the bot answers again, and staff see
    it; the case stays with its holder."""

    reference: str


@dataclass(frozen=True, slots=True)
class RateCase:
    """How the customer found a closed case: 1 to 5 stars, perhaps with a comment."""

    reference: str
    stars: int
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Undo:
    """Said in a linked chat of the change of this reference: this was not me."""

    reference: str


@dataclass(frozen=True, slots=True)
class Freeze:
    """Self-service of the record stands still until staff lift it: chosen at level 2, about the
    report of this reference. Performed only if this chat holds the level at that moment."""

    customer_id: str
    reference: str


@dataclass(frozen=True, slots=True)
class CloseTranscript:
    """The web session ends here: what was said is not shown again."""

    reason: str


@dataclass(frozen=True, slots=True)
class KeepView:
    """The customer is shown their record in full. Performed only at level 2; goes into history."""

    customer_id: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnlinkChats:
    """Forget that these chats (lane ids; none named: all others) belong to the customer. They are
    told. Performed only at level 2."""

    customer_id: str
    chats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StopMarketing:
    """No advertising from now on: to the linked customer, or to a contact that somebody typed, be
    it of record or not. `contact`: phone | email."""

    customer_id: str | None = None
    contact: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class StartMarketing:
    """The customer wants advertising again. Performed only at level 2: consent must be provable."""

    customer_id: str


Effect = (
    Say
    | Question
    | KeepNotice
    | KeepFile
    | UnlinkChat
    | ChangeDetail
    | HoldChange
    | OpenCase
    | AddToCase
    | WithdrawCase
    | ReopenCase
    | HoldChat
    | LeaveTalk
    | RateCase
    | Undo
    | Freeze
    | CloseTranscript
    | KeepView
    | UnlinkChats
    | StopMarketing
    | StartMarketing
)
