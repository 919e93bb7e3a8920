"""What goes over the API: one model a body, a query, an answer; the document is made of them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from states.calls import KINDS as CALL_KINDS
from states.case_map import CaseState
from states.kinds import KINDS
from storage.queue import Tab

TEXT = 2000  # characters of words to a customer, of a note, of an answer
REFERENCE = r"^DC-[2-9CDFGHJKMNPRTVWXZ]{5}-[2-9CDFGHJKMNPRTVWXZ]$"
FILE = r"^[0-9a-f]{32}$"
ETAG = r'^"[0-9]{1,9}-[0-9]{1,9}-[0-9]{1,9}"$'
KEY = r"^[A-Za-z0-9._~-]{8,40}$"


def _one_of(values: Iterable[str]) -> tuple[AfterValidator, WithJsonSchema]:
    """One of our codes, as the tables of the house have them."""
    known = [str(one) for one in values]

    def check(given: str) -> str:
        if given not in known:
            raise PydanticCustomError("enum", "one of our codes")
        return given

    return AfterValidator(check), WithJsonSchema({"type": "string", "enum": known})


_KIND, _CALL_KIND = _one_of(KINDS), _one_of(CALL_KINDS)
_STATE, _TAB = _one_of(("live", "closed", *CaseState)), _one_of(Tab)
Kind = Annotated[str, _KIND[0], _KIND[1]]
CallKind = Annotated[str, _CALL_KIND[0], _CALL_KIND[1]]
State = Annotated[str, _STATE[0], _STATE[1]]
QueueTab = Annotated[str, _TAB[0], _TAB[1]]
Words = Annotated[str, Field(min_length=1, max_length=TEXT)]
Reason = Annotated[str, Field(min_length=5, max_length=TEXT)]
_ANSWER = Annotated[str, Field(max_length=TEXT)]
_FIELDS = sorted({field.id for kind in CALL_KINDS.values() for field in kind.fields})
Answers = Annotated[
    dict[Annotated[str, _one_of(_FIELDS)[0]], _ANSWER],
    WithJsonSchema(
        {
            "type": "object",
            "properties": {one: {"type": "string", "maxLength": TEXT} for one in _FIELDS},
            "additionalProperties": False,
        }
    ),
]


class Asked(BaseModel):
    """What comes in: nothing but what is named here, and of the very type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Told(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


# -- asked ----------------------------------------------------------------------------------------
class CaseQuery(Asked):
    kind: Kind | None = None
    state: State | None = None
    channel: Annotated[str, Field(pattern=r"^[a-z_-]{1,20}$")] | None = None
    cursor: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")] | None = None


class QueueQuery(Asked):
    tab: QueueTab = "live"
    kind: Kind | None = None
    cursor: Annotated[str, Field(pattern=r"^[1-9][0-9]{0,3}$")] | None = None


class CustomerSearch(Asked):
    """One exact identifier, in any spelling: code, phone, e-mail, ID number, tax code."""

    identifier: Annotated[str, Field(min_length=3, max_length=120)]


class CaseNew(Asked):
    """`caller`: the number somebody called from; `customer`: the code they say is theirs."""

    kind: CallKind
    caller: Annotated[str, Field(max_length=40)] = ""
    customer: Annotated[str, Field(max_length=32)] = ""
    answers: Answers = {}
    sure: Answers = {}
    note: _ANSWER = ""


class Note(Asked):
    text: Words


class ReplyNew(Asked):
    text: Words


class Claim(Asked):
    action: Literal["claim", "release"]


class Decision(Asked):
    """`value`: what an approver writes instead of what was asked for; `checks`: what they saw.
    `reason_code`: why, one of the case's `reasons` for this action; a refusal needs one, `ask_more`
    and `settle` have `other` where none is given, the others take none. Without `text` the reason's
    own text goes."""

    action: Literal["ask_more", "approve", "send_back", "refuse", "apply", "settle"]
    reason_code: Annotated[str, Field(pattern=r"^[a-z0-9-]{0,40}$")] = ""
    text: Annotated[str, Field(max_length=TEXT)] = ""
    value: Annotated[str, Field(max_length=300)] = ""
    checks: Annotated[
        list[Annotated[str, Field(pattern=r"^[a-z-]{1,40}$")]], Field(max_length=10)
    ] = []


class RevealNew(Asked):
    """`field`: `name`, `asked.FIELD` or `record.FIELD`."""

    field: Annotated[str, Field(pattern=r"^(?:name|(?:asked|record)\.[a-z_]{1,40})$")]
    reason: Reason


# -- answered -------------------------------------------------------------------------------------
class CaseLine(Told):
    reference: str
    kind: str
    state: str
    channel: str
    level: int
    urgent: bool
    opened_at: datetime
    reply_by: datetime
    due_at: datetime
    replied_at: datetime | None
    closed_at: datetime | None
    customer: str
    customer_code: str
    assignee: str


class CaseList(Told):
    cases: list[CaseLine]
    next_cursor: str | None


class QueueShown(Told):
    cases: list[CaseLine]
    counts: dict[str, int]
    next_cursor: str | None


class CustomerShown(Told):
    code: str
    kind: str
    name: str
    frozen: bool
    details: dict[str, str]


class CustomerList(Told):
    customers: list[CustomerShown]


class Happening(Told):
    at: datetime
    by: str
    what: str
    to: str
    decision: str
    reason_code: str


class ReasonShown(Told):
    """Why this case may be decided so now. `label` for staff, `text` to the customer, both as they
    would be shown and sent; `other` has no text."""

    action: str
    code: str
    label: str
    text: str


class Paper(Told):
    """A file of the case; `state`: only one that is `stored` can be read. `removed_at`: since when
    its content is gone, by the rule of how long papers are kept."""

    id: str
    state: str
    media_type: str | None
    size: int | None
    removed_at: datetime | None


class CaseShown(Told):
    """`answers` and `customer` are masked; `actions`: what whom the token acts as may do now.
    `alike`: open cases of the same customer and kind; `into`: the case that this one goes on in."""

    reference: str
    kind: str
    state: str
    channel: str
    level: int
    urgent: bool
    why: str
    opened_at: datetime
    reply_by: datetime
    due_at: datetime
    replied_at: datetime | None
    closed_at: datetime | None
    customer: CustomerShown | None
    assignee: str
    answers: dict[str, str]
    actions: list[str]
    checks: list[str]
    reasons: list[ReasonShown]
    papers: list[Paper]
    tags: list[str]
    linked: list[str]
    alike: list[str]
    merged: list[str]
    into: str
    papers_held: bool
    timeline: list[Happening]


class CaseOpened(Told):
    reference: str


class DeedDone(Told):
    """`told`: who heard of it: chat | contact | nobody; empty where nobody was to hear."""

    reference: str
    action: str
    told: str


class Revealed(Told):
    reference: str
    field: str
    value: str


class WrongField(Told):
    at: str
    detail: str


class Problem(Told):
    """RFC 9457."""

    type: str
    status: int
    title: str
    detail: str
    errors: list[WrongField] = []
