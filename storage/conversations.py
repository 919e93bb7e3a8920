"""Conversations: where each customer is, sealed but for state, language and customer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from states.altered import altered
from states.conversation import EMPTY, Choice, Conversation, Draft, Kept, Prompt, State, Wish
from states.term import Shown, Term
from storage import tables
from storage.envelope import Place
from storage.lanes import Lane
from storage.statements import Statement
from storage.unit_of_work import UnitOfWork

_OVERTAKEN = 2**31 - 1  # no message of a lane has this number


@dataclass(frozen=True, slots=True)
class Stored:
    """A conversation and what is kept beside it. `prompt_seq`: which outgoing number its open
    prompt has; `link_until`: when a web session's link ends; `touched_at`: when it was written."""

    conversation: Conversation
    prompt_seq: int = 0
    link_until: datetime | None = None
    new: bool = False
    touched_at: datetime | None = None


_BY_ID = Statement(
    select(tables.conversation).where(
        tables.conversation.c.id.in_(bindparam("ids", expanding=True))
    )
)


def load(uow: UnitOfWork, lane_ids: Iterable[str], language: str) -> dict[str, Stored]:
    """The conversations of these lanes; a new one where there is none yet."""
    wanted = list(lane_ids)
    rows = _BY_ID.all(uow.connection, ids=wanted)
    uow.load_keys_of(row.body for row in rows)
    found = {
        row.id: Stored(
            _opened(uow, row),
            row.prompt_seq,
            row.link_until,
            touched_at=row.touched_at,
        )
        for row in rows
    }
    for lane_id in wanted:
        if lane_id not in found:
            found[lane_id] = Stored(Conversation(lane_id, language=language), new=True)
    return found


def save(
    uow: UnitOfWork,
    lane: Lane,
    before: Stored,
    after: Conversation,
    *,
    prompt_seq: int,
    link_until: datetime | None,
) -> None:
    place = _place(after.id)
    version = before.conversation.version
    sealed = uow.key(lane.key_id).seal_json(_to_json(after), place)
    uow.keyring.opened.keep(place, sealed, altered(after, {"version": version + 1}))
    row: dict[str, Any] = {
        "state": after.state.value,
        "language": after.language,
        "customer_id": after.customer_id,
        "body": sealed,
        "prompt_seq": prompt_seq,
        "link_until": link_until,
        "touched_at": uow.now,
    }
    if before.new:
        uow.add(tables.conversation, {"id": after.id, "version": version + 1, **row})
    else:
        if after.customer_id == before.conversation.customer_id:
            del row["customer_id"]  # its index is written whenever it is set
        row["version"] = version + 1
        uow.change(tables.conversation, {"id": after.id, "version": version}, row)


def linked_to(uow: UnitOfWork, customer_id: str) -> list[str]:
    """The lanes of the chats that are linked to this customer now."""
    table = tables.conversation
    return list(
        uow.connection.execute(
            select(table.c.id).where(
                table.c.customer_id == customer_id,
                (table.c.link_until.is_(None)) | (table.c.link_until > uow.now),
            )
        ).scalars()
    )


def unlink(uow: UnitOfWork, lane_ids: Sequence[str]) -> None:
    """These chats belong to nobody from now on; whoever works on one of them has to read again."""
    table = tables.conversation
    if lane_ids:
        uow.flush()
        uow.connection.execute(
            update(table)
            .where(table.c.id.in_(list(lane_ids)))
            .values(customer_id=None, link_until=None, version=table.c.version + 1)
        )


def overtake_prompt(uow: UnitOfWork, lane_id: str) -> None:
    """Something with a list of its own is said after the open prompt: a bare number could mean
    either, so it is asked again."""
    table = tables.conversation
    uow.flush()
    uow.connection.execute(update(table).where(table.c.id == lane_id).values(prompt_seq=_OVERTAKEN))


def _place(lane_id: str) -> Place:
    return Place("conversation", "body", lane_id)


def _to_json(conversation: Conversation) -> dict[str, Any]:
    prompt = conversation.prompt
    return {
        "noticed": conversation.noticed,
        "misses": conversation.misses,
        "warned": list(conversation.warned),
        "draft": _sparse(conversation.draft),
        "prompt": prompt_to_json(prompt) if prompt else None,
        **_seldom(conversation),
    }


_FLAGS = ("greeted", "reminded", "watch", "chosen", "leaning", "switched", "rude")


def _seldom(conversation: Conversation) -> dict[str, Any]:
    """What most conversations have none of."""
    held = conversation.__dict__  # a flag after the other by its name costs more than all else
    found: dict[str, Any] = {name: held[name] for name in _FLAGS if held[name]}
    if conversation.further:
        found["further"] = [[one.kind, one.prefill, one.said] for one in conversation.further]
    if conversation.aside is not None:
        found["aside"] = _sparse(conversation.aside)
    if conversation.kept is not None:
        kept = conversation.kept
        found["kept"] = {"draft": _sparse(kept.draft), "at": kept.at.isoformat()}
    return found


_NOTHING = EMPTY.__dict__


def _sparse(draft: Draft) -> dict[str, Any]:
    """Only what was filled in; most conversations rest with an empty draft."""
    if draft is EMPTY:
        return {}
    return {
        name: (dict(value) if isinstance(value, Mapping) else value)
        for name, value in draft.__dict__.items()
        if value is not (empty := _NOTHING[name]) and value != empty
    }


def _opened(uow: UnitOfWork, row: Any) -> Conversation:
    """The conversation of a row. What stands beside its body may be younger than the body."""
    place = _place(row.id)
    known: Conversation | None = uow.keyring.opened.find(place, row.body)
    if known is None:
        known = _from_json(row, uow.open_json(row.body, place))
        uow.keyring.opened.keep(place, row.body, known)
    elif known.version != row.version:
        beside = {"version": row.version, "customer_id": row.customer_id}
        known = altered(known, {**beside, "state": State(row.state), "language": row.language})
    return known


def _from_json(row: Any, body: Mapping[str, Any]) -> Conversation:
    kept = body.get("kept")
    return Conversation(
        id=row.id,
        state=State(row.state),
        language=row.language,
        version=row.version,
        customer_id=row.customer_id,
        noticed=body["noticed"],
        prompt=prompt_from_json(body["prompt"]) if body["prompt"] else None,
        misses=body["misses"],
        warned=tuple(body.get("warned", ())),
        draft=_draft(body["draft"]),
        aside=_draft(body["aside"]) if "aside" in body else None,
        further=tuple(Wish(*one) for one in body.get("further", ())),
        kept=Kept(_draft(kept["draft"]), datetime.fromisoformat(kept["at"])) if kept else None,
        **{name: body[name] for name in _FLAGS if name in body},
    )


def _draft(body: Mapping[str, Any]) -> Draft:
    if not body:
        return EMPTY
    found: dict[str, Any] = {
        name: tuple(tuple(one) if isinstance(one, list) else one for one in value)
        if isinstance(value, list)
        else value
        for name, value in body.items()
    }
    return Draft(**found)


def prompt_to_json(prompt: Prompt) -> dict[str, Any]:
    return {
        "nonce": prompt.nonce,
        "copy": prompt.copy,
        "shown": shown_to_json(prompt.shown),
        "choices": [[one.key, one.label, shown_to_json(one.shown)] for one in prompt.choices],
    }


def prompt_from_json(body: Mapping[str, Any]) -> Prompt:
    choices = tuple(
        Choice(key, label, shown_from_json(shown)) for key, label, shown in body["choices"]
    )
    return Prompt(body["nonce"], body["copy"], shown_from_json(body["shown"]), choices)


def shown_to_json(shown: Shown) -> dict[str, Any]:
    if not shown:
        return {}
    return {
        name: {"term": value.copy} if isinstance(value, Term) else value
        for name, value in shown.items()
    }


def shown_from_json(body: Mapping[str, Any]) -> Shown:
    if not body:
        return {}
    return {
        name: Term(value["term"]) if isinstance(value, dict) else value
        for name, value in body.items()
    }
