"""What customers do: the next update of each waiting lane, thought through in one transaction.

The way of a batch: take, parse, load facts, feed, perform, mark done. Thinking is pure, so an event
that cannot be parsed or thought is parked alone; a batch that the database refuses is run again one
event at a time (`limit=1`) by the caller.
"""

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from handlers import facts as facts_of
from handlers import group, quiet, reports
from handlers.inbound import Inbound, Parse
from handlers.kept import kept_of
from handlers.perform import perform
from handlers.reading import begun, event_of, note_reach, park, read_all
from handlers.saying import finish
from handlers.thinking import as_linked, think
from handlers.work import House, Work
from states import events
from states.choices import means
from states.facts import local_day
from states.journey import steps
from storage import conversations, inbox, transcript
from storage.conversations import Stored
from storage.crash import crash_point
from storage.database import is_passing
from storage.inbox import Taken
from storage.journeys import Walked
from storage.outbox import Due
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Processed:
    """How many updates were taken off the inbox; what was said, leased for sending; whether
    something is due on other lanes as well; how many were left for the next batch; and how the
    conversations went on, to be counted."""

    count: int
    dues: tuple[Due, ...] = ()
    parked: int = 0
    more: bool = False
    waiting: int = 0
    walked: tuple[Walked, ...] = ()


def process(uow: UnitOfWork, parse: Parse, house: House, limit: int = 64) -> Processed:
    """The next update of up to `limit` lanes. With `limit=1` whatever the one event leads to is
    done whole or it is parked; in a batch a defect fails the batch, which is then run one by one.
    """
    taken = inbox.take_next(uow, limit)
    if not taken:
        return Processed(0)
    crash_point("process-taken")
    read, parked = read_all(uow, parse, taken)
    if any(inbound.group is not None for _, inbound in read):
        ours, read = group.apart(uow, read)
        if ours:  # they may tell a customer something: whose words here wait for the next batch
            parked += group.hear_all(uow, house, ours)
            count, waiting = len(taken) - len(read), len(read)
            return Processed(count, (), parked, more=uow.woke_others, waiting=waiting)
    waiting = len(read)
    stored = conversations.load(uow, [one.lane.id for one, _ in read], house.language)
    read = _one_a_customer(read, stored, uow.now)
    waiting -= len(read)
    loaded = facts_of.load(uow, [one.lane.id for one, _ in read], house, stored)
    dues: list[Due] = []
    walked: list[Walked] = []
    for one, inbound in read:
        facts = loaded.facts(one.lane.id, house.ways_of(one.lane.channel))
        before = stored[one.lane.id] = begun(stored[one.lane.id], inbound)
        work = Work(
            uow, house, one.lane, before, facts, as_linked(before, uow.now), one.next_seq, one
        )
        try:
            with uow.alone() if limit == 1 else nullcontext():
                _handle(work, inbound)
        except Exception as error:  # a defect of ours must block nobody
            if is_passing(error) or (limit > 1 and work.asked):
                raise
            parked += 1
            park(uow, one, error)
            continue
        if work.due is not None:
            dues.append(work.due)
        walked += _walked(work)
        inbox.done(uow, [one.seq])
    crash_point("process-performed")
    count = len(taken) - waiting
    return Processed(count, tuple(dues), parked, uow.woke_others, waiting, tuple(walked))


def _handle(work: Work, inbound: Inbound) -> None:
    """Think about one event and do what follows."""
    event = event_of(work, inbound)
    if isinstance(event, events.WentIdle) and _in_session(work):
        return
    if isinstance(event, events.ReportRested) and reports.goes_on(work):
        return
    if _may_object(work, event):
        work.facts = replace(work.facts, told=facts_of.told(work.uow, work.lane.id))
    if isinstance(event, events.WentQuiet) and not quiet.still(work, event):
        return
    effects = think(work, event)
    work.steps = steps(work.before.conversation, work.conversation, effects, work.uow.now)
    work.asked = True  # from here on rows are written
    if inbound.kept:
        kept = {**inbound.kept, **kept_of(event, work.before)}
        way, state = ("out", "sent") if inbound.outgoing else ("in", "received")
        transcript.add(work.uow, work.lane, way, kept, state)
    perform(work, effects)
    finish(work)
    note_reach(work, event)


def _walked(work: Work) -> list[Walked]:
    if not work.steps:
        return []
    day = local_day(work.uow.now).isoformat()
    return [
        Walked(
            day,
            one.kind,
            one.place,
            one.outcome.value,
            one.reason,
            work.lane.channel,
            work.conversation.language,
            one.seconds,
        )
        for one in work.steps
    ]


def _in_session(work: Work) -> bool:
    """A web session that was used again since it was called idle."""
    until = work.before.link_until
    return until is not None and until > work.uow.now


def _may_object(work: Work, event: events.Event) -> bool:
    """Whether an unlinked chat says "this was not me" about the change that unlinked it."""
    if work.facts.customer is not None:
        return False
    prompt = work.conversation.prompt
    asked = prompt is not None and any("undo" in choice.key for choice in prompt.choices)
    pressed = isinstance(event, events.Pressed) and "undo" in event.action
    said = isinstance(event, events.Said) and means("undo", event.text)
    return asked or pressed or said


def park_oldest(uow: UnitOfWork, reason: str) -> Processed:
    """Set the oldest update aside: the database refused what it led to, alone and again."""
    taken = inbox.take_next(uow, 1)
    for one in taken:
        park(uow, one, RuntimeError(reason))
    return Processed(len(taken), (), len(taken), more=True)


def _one_a_customer(
    read: list[tuple[Taken, Inbound]], stored: Mapping[str, Stored], now: datetime
) -> list[tuple[Taken, Inbound]]:
    """One event per customer in a batch; a second chat of the same customer waits for the next."""
    seen: set[str] = set()
    kept = []
    for one, inbound in read:
        customer_id = facts_of.linked_customer(stored[one.lane.id], now)
        if customer_id is not None:
            if customer_id in seen:
                continue
            seen.add(customer_id)
        kept.append((one, inbound))
    return kept
