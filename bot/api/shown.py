"""Cases and customers as the API shows them: masked, whoever asks; values are revealed singly."""

from typing import get_args

from bot import reason_words
from bot.api.models import (
    CaseLine,
    CaseShown,
    CustomerShown,
    Decision,
    Happening,
    Paper,
    ReasonShown,
)
from handlers.desk_view import CasePage
from handlers.reason_codes import OfCase
from states.case import Action
from states.facts import Customer
from states.masks import HIDDEN, mask
from storage.queue import Line

# What `POST …/decisions` takes.
_DECISIONS = frozenset(map(Action, get_args(Decision.model_fields["action"].annotation)))
_MASKED_AS = {"new_name": "name"}


def line(one: Line) -> CaseLine:
    return CaseLine(**{name: getattr(one, name) for name in CaseLine.model_fields})


def customer(record: Customer) -> CustomerShown:
    return CustomerShown(
        code=record.code,
        kind=record.kind,
        name=mask("name", record.name),
        frozen=record.frozen,
        details={name: mask(name, record.value(name) or "") for name in sorted(record.details)},
    )


def case(page: CasePage, language: str) -> CaseShown:
    """`language`: of whom the token acts as."""
    one = page.case
    return CaseShown(
        reference=one.reference,
        kind=one.kind,
        state=one.state,
        channel=one.channel,
        level=one.level,
        urgent=one.urgent,
        why=one.why,
        opened_at=one.opened_at,
        reply_by=one.reply_by,
        due_at=one.due_at,
        replied_at=one.replied_at,
        closed_at=one.closed_at,
        customer=customer(page.record) if page.record else None,
        assignee=page.names.get(one.assignee_id or "", ""),
        answers={name: _answer(name, value) for name, value in one.answers.items()},
        actions=[action.value for action in page.actions],
        checks=list(page.checks),
        papers=[
            Paper(
                id=paper.id,
                state=paper.state,
                media_type=paper.media_type,
                size=paper.size,
                removed_at=paper.removed_at,
            )
            for paper in page.papers
        ],
        tags=list(page.tags),
        linked=[near.reference for near in page.near.linked],
        alike=[near.reference for near in page.near.alike],
        merged=[near.reference for near in page.near.merged],
        into=page.near.into,
        papers_held=one.papers_held_at is not None,
        reasons=[
            ReasonShown(
                action=reason.decision.value,
                code=reason.code,
                label=reason_words.label(reason, language),
                text=reason_words.text(reason, page.heard_in),
            )
            for reason in page.reasons
            if reason.decision in _DECISIONS and reason.decision in page.actions
        ],
        timeline=[
            Happening(
                at=event.at,
                by=event.actor_kind,
                what=event.kind,
                to=str(event.body.get("to", "")),
                decision=event.decision,
                reason_code=event.reason,
            )
            for event in page.timeline
        ],
    )


def reason_text(offered: OfCase | None, action: Action, code: str) -> str:
    """What a reason says to the customer, in their language; empty where it has no text."""
    found = offered.find(action, code) if offered else None
    return reason_words.text(found, offered.language) if offered and found else ""


def _answer(name: str, value: str) -> str:
    """Words of one's own are hidden whole: nobody knows what stands in them."""
    return mask(_MASKED_AS.get(name, name), value) if value else HIDDEN
