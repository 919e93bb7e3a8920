"""What can happen to a conversation. Past tense; frozen; nothing here knows a channel.

Times are UTC. A chat's own clock may be coarse (Telegram: whole seconds), so whether a text was
written before the open prompt was heard is decided once, by the handler, as `heard_prompt`.

Longer than 300 lines: all that can happen is one list.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from states.facts import LinkedChat, MarketingStop, PastChange, Step
from states.term import Shown


@dataclass(frozen=True, slots=True)
class Said:
    """The customer typed `text`. `heard_prompt` is False where it was surely written before the
    open prompt reached them (invariant 4): a bare yes or number is then asked again. `late`: the
    platform's own clock says it was written before the newest thing we began to send there, so it
    overtook nothing (Zalo brings an event again for more than an hour).
    `forwarded_by`, `forwarded_at`: whose words they were and when (ISO 8601), as the platform tells
    it. `message` is the channel's number of it, where messages can be edited later."""

    text: str
    heard_prompt: bool = True
    late: bool = False
    forwarded: bool = False
    forwarded_by: str = ""
    forwarded_at: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button was pressed. `action` is `nonce.choice`, as the prompt gave it."""

    action: str


@dataclass(frozen=True, slots=True)
class SharedContact:
    """A contact card. `own`: the platform vouches that it is the sender's own number, in a
    private chat, not forwarded (Bot API: contact.user_id == from.id, no forward_origin)."""

    phone: str
    own: bool


@dataclass(frozen=True, slots=True)
class SharedInfo:
    """What the customer agreed that the platform tells of their account there, by field: phone,
    name, address, birth_date. It saves typing; it is no proof of anything."""

    values: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenedPortalLink:
    """The customer came by a signed link of client.dcnet.vn (states/portal_link.py). `language`:
    the one of the page that it opened, where there is a page."""

    token: str = field(repr=False)
    forwarded: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file was sent; its bytes are still on their way. `kind`: image | pdf | other. Where it was
    forwarded: by whom and when, as of `Said`."""

    attachment_id: str
    kind: str
    caption: str = ""
    forwarded_by: str = ""
    forwarded_at: str = ""


@dataclass(frozen=True, slots=True)
class FileArrived:
    attachment_id: str


@dataclass(frozen=True, slots=True)
class FileFailed:
    """The file could not be taken. `reason` is a copy id of `papers.ftl`, `shown` its variables."""

    attachment_id: str
    reason: str
    shown: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edited:
    """An earlier message was changed to `text`. The original stays in the history. `message` is
    the channel's number of it."""

    text: str
    message: str = ""


@dataclass(frozen=True, slots=True)
class SentOther:
    """Something without words: `kind` is sticker | voice | video | location | poll | other."""

    kind: str


@dataclass(frozen=True, slots=True)
class WroteInGroup:
    """Somebody addressed the bot in a group."""


@dataclass(frozen=True, slots=True)
class LeftChat:
    """The customer blocked the bot or left."""


@dataclass(frozen=True, slots=True)
class CameBack:
    """The customer unblocked the bot."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A customer that a claim matched. `contacts`: the fields of record a code can go to."""

    customer_id: str
    code: str
    name: str
    contacts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CustomersFound:
    """Answer to `FindCustomers`; empty where nobody matches (the customer is not told so)."""

    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class CodeSent:
    """Answer to `SendCode`. `outcome`: sent | wait (asked again too soon) | spent (budget)."""

    outcome: str


@dataclass(frozen=True, slots=True)
class CodeChecked:
    """Answer to `CheckCode`. `outcome`: right | wrong | expired | spent. `tries_left` after it.
    `contact`: where the code had gone."""

    outcome: str
    tries_left: int = 0
    candidates: tuple[Candidate, ...] = ()
    contact: str = ""


@dataclass(frozen=True, slots=True)
class ChatLinked:
    """Answer to `LinkChat`; the facts that come with it are of the linked customer, or of nobody
    where the code was entered too long ago."""


@dataclass(frozen=True, slots=True)
class PortalLinkRead:
    """Answer to `ReadPortalLink`: the account and the wished form's kind (empty: the menu).
    `account` None: not the portal's, too late, or used before; the customer is not told which."""

    account: Candidate | None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ProofKept:
    """Answer to `KeepProof`."""


@dataclass(frozen=True, slots=True)
class RecordRead:
    """Answer to `ReadRecord`, newest first; what its view does not need stays empty."""

    view: str
    chats: tuple[LinkedChat, ...] = ()
    history: tuple[PastChange, ...] = ()
    marketing: MarketingStop | None = None


@dataclass(frozen=True, slots=True)
class QueueCounted:
    """Answer to `CountQueue`. `ahead`: how many wait before this one; `holder`: who has the chat,
    empty where nobody does; `reply_by`: the promised first answer, None once there was one."""

    reference: str
    ahead: int
    holder: str = ""
    reply_by: datetime | None = None
    opening: bool = False


@dataclass(frozen=True, slots=True)
class CaseRead:
    """Answer to `ReadCase`: what happened, oldest first."""

    reference: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class StaffReplied:
    """A staff member wrote to the customer about a case. `corrects`: these words stand for others
    that were sent before."""

    reference: str
    text: str
    name: str
    corrects: bool = False


@dataclass(frozen=True, slots=True)
class StaffSentFile:
    """A staff member sent a file, perhaps with words."""

    reference: str
    text: str
    name: str
    attachment_id: str


@dataclass(frozen=True, slots=True)
class StaffWroteElsewhere:
    """A staff member wrote to the customer in the platform's own pages, past this desk."""

    text: str


@dataclass(frozen=True, slots=True)
class PersonCame:
    """A staff member has this case's chat from now on."""

    reference: str
    name: str


@dataclass(frozen=True, slots=True)
class PersonLeft:
    """The staff member gave the chat back; the case goes on."""

    reference: str
    name: str


@dataclass(frozen=True, slots=True)
class CaseMoved:
    """A case of this conversation went on. `news` is a copy id, `shown` its variables."""

    reference: str
    news: str
    shown: Shown = field(default_factory=dict)
    waiting: bool = False  # now waiting for the customer
    closed: bool = False  # nobody reads on in this case
    rate: bool = False  # closed for the first time: how was it?
    left: str = ""  # days that the clock has left as it stands still from now on


@dataclass(frozen=True, slots=True)
class ReportRested:
    """A report was begun and not gone on with for a while."""


@dataclass(frozen=True, slots=True)
class WentIdle:
    """Nothing was said for the web session's idle time."""


@dataclass(frozen=True, slots=True)
class WentQuiet:
    """Nothing was said while a form is open. `stage`: remind | close | forget (`states/quiet.py`);
    checked again when it is heard."""

    stage: str


Event = (
    Said
    | Pressed
    | SharedContact
    | SharedInfo
    | OpenedPortalLink
    | SentFile
    | FileArrived
    | FileFailed
    | Edited
    | SentOther
    | WroteInGroup
    | LeftChat
    | CameBack
    | CustomersFound
    | CodeSent
    | CodeChecked
    | ChatLinked
    | PortalLinkRead
    | ProofKept
    | RecordRead
    | QueueCounted
    | CaseRead
    | StaffReplied
    | StaffSentFile
    | StaffWroteElsewhere
    | PersonCame
    | PersonLeft
    | CaseMoved
    | ReportRested
    | WentIdle
    | WentQuiet
)
