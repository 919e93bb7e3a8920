"""From updates to events: parsing what was taken, and what an event is in its place and time."""

from dataclasses import replace
from datetime import UTC
from typing import Any

import structlog

from handlers.inbound import Inbound, Parse, UnparseableError
from handlers.work import Work
from states import events
from storage import attachments, inbox, interactions, lanes, outbox
from storage.conversations import Stored
from storage.inbox import Taken
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()
_BY_CUSTOMER = (
    events.Said,
    events.Pressed,
    events.SharedContact,
    events.SharedInfo,
    events.OpenedPortalLink,
    events.SentFile,
    events.SentOther,
    events.LeftChat,
    events.CameBack,
)


def read_all(
    uow: UnitOfWork, parse: Parse, taken: list[Taken]
) -> tuple[list[tuple[Taken, Inbound]], int]:
    read, parked = [], 0
    for one in taken:
        try:
            inbound = parse(one.channel, one.body)
        except UnparseableError as error:
            parked += 1
            park(uow, one, error)
            continue
        if inbound.acted_at is not None:
            interactions.note(uow, one.lane.id, inbound.acted_at)
        if inbound.event is None and inbound.file is None and inbound.group is None:
            inbox.done(uow, [one.seq])
            continue
        read.append((one, inbound))
    return read, parked


def begun(stored: Stored, inbound: Inbound) -> Stored:
    """A new conversation speaks the language of the place it began in."""
    if not stored.new or not inbound.language:
        return stored
    conversation = replace(stored.conversation, language=inbound.language)
    return replace(stored, conversation=conversation)


def event_of(work: Work, inbound: Inbound) -> events.Event:
    """The event as the engine takes it: files get their row, texts their place in time."""
    if inbound.file is not None:
        source = {
            "ref": inbound.file.ref,
            "name": inbound.file.name,
            "kind": inbound.file.kind,
            "media_type": inbound.file.media_type,
            "size": inbound.file.size,
            "extra": dict(inbound.file.extra),
        }
        attachment_id = attachments.offer(work.uow, work.lane, source)
        caption = str(inbound.kept.get("text", ""))
        origin = inbound.kept.get("forwarded", {})
        return events.SentFile(
            attachment_id, inbound.file.kind, caption, origin.get("by", ""), origin.get("at", "")
        )
    event = inbound.event
    if isinstance(event, events.Said) and not _heard_prompt(work, inbound):
        return replace(event, heard_prompt=False, late=_is_late(work, inbound))
    if event is None:
        raise UnparseableError
    return event


def _heard_prompt(work: Work, inbound: Inbound) -> bool:
    """Whether this can be an answer to the open prompt: it was received after sending the prompt
    was begun, and the platform's own clock (which may be coarse) does not say it was written
    before."""
    taken, stored = work.taken, work.before
    if taken is None or stored.conversation.prompt is None or taken.heard_at is None:
        return taken is None or stored.conversation.prompt is None or stored.prompt_seq == 0
    if taken.heard_seq < stored.prompt_seq or taken.received_at < taken.heard_at:
        return False
    return not _is_late(work, inbound)


def _is_late(work: Work, inbound: Inbound) -> bool:
    """Whether the platform's own clock says it was written before our newest sending was begun."""
    if work.taken is None or work.taken.heard_at is None or inbound.sent_at is None:
        return False
    heard = work.taken.heard_at.replace(microsecond=0)  # platforms tell whole seconds
    return inbound.sent_at.astimezone(UTC) < heard


def note_reach(work: Work, event: events.Event) -> None:
    """Whether this chat can be written to: the customer says so by leaving and by coming back."""
    known = work.taken.reach if work.taken else "ok"
    now = "blocked" if isinstance(event, events.LeftChat) else "ok"
    if isinstance(event, _BY_CUSTOMER) and known in ("ok", "blocked") and now != known:
        lanes.set_reach(work.uow, work.lane.id, now)


def park(uow: UnitOfWork, one: Taken, error: Exception) -> None:
    log.error("update parked", seq=one.seq, channel=one.lane.channel, error=type(error).__name__)
    inbox.park(uow, one.seq, type(error).__name__)
    if not one.lane.private:  # a group, or no chat at all: nobody to apologise to
        return
    body: dict[str, Any] = {"language": "vi", "parts": [{"copy": "sorry-parked", "shown": {}}]}
    outbox.add_next(uow, one.lane, outbox.Outgoing("turn", body))
