"""What a turn says: one message of all its parts, queued with the conversation that said it."""

from datetime import timedelta
from typing import Any

from handlers import quiet, reports
from handlers.work import Work
from states.choices import STANDING
from states.conversation import Choice, Prompt
from states.effects import Say
from states.identity import WEB_AT_MOST, WEB_IDLE
from storage import attachments, conversations, links, outbox, wakeups
from storage.conversations import shown_to_json

_BY_STAFF = ("staff-reply", "staff-corrected", "staff-file")


def finish(work: Work) -> None:
    """Queue what was said as one message, and write the conversation with it."""
    prompt_seq = work.before.prompt_seq
    if work.said:
        asked = _asked(work)
        if asked is not None:
            prompt_seq = work.next_seq
        queue(work, _turn_body(work, asked))
    quiet.watch(work)
    conversations.save(
        work.uow,
        work.lane,
        work.before,
        work.conversation,
        prompt_seq=prompt_seq,
        link_until=_link_until(work),
    )
    reports.mind(work)


def queue(work: Work, body: dict[str, Any]) -> None:
    """Queue as the lane's next message. Where the lane is at rest, it is leased and its exact texts
    are written here, so that sending begins with the call itself."""
    taken, lane = work.taken, work.lane
    rested = taken is not None and taken.at_rest and work.next_seq == taken.next_seq
    lease = None
    if taken is not None and rested:
        texts = work.house.render(lane.channel, lane.account, body)
        lease = outbox.Lease(taken.address, taken.fence, texts or ())
    message = outbox.Outgoing("staff" if "staff" in body else "turn", body, case_id=work.case_id)
    work.due = outbox.add_and_lease(work.uow, lane, work.next_seq, message, lease) or work.due
    work.next_seq += 1


def _link_until(work: Work) -> Any:
    """A web session's link: half an hour after the last word, twelve hours at most."""
    if work.before.link_until is None or work.conversation.customer_id is None:
        return None
    linked = links.linked_at(work.uow, work.lane.id) or work.uow.now
    until = min(work.uow.now + WEB_IDLE, linked + WEB_AT_MOST)
    wakeups.set_alarm(work.uow, "web-idle", work.lane.id, until + timedelta(seconds=1))
    return until


def _asked(work: Work) -> Prompt | None:
    """The open prompt, where this turn asked it."""
    prompt = work.conversation.prompt
    if prompt is not None:
        for say in work.said:
            if say.prompt is prompt:
                return prompt
    return None


def _turn_body(work: Work, asked: Prompt | None) -> dict[str, Any]:
    """All parts of the answer and the choices of the open prompt, the last one asked."""
    prompt = work.conversation.prompt
    open_choices = []
    if asked is not None:
        open_choices = [
            [_action(asked, choice), choice.label, shown_to_json(choice.shown)]
            for choice in asked.choices
        ]
    body: dict[str, Any] = {
        "language": work.conversation.language,
        "parts": [_part(say) for say in work.said],
        "choices": open_choices,
    }
    if prompt is not None and not open_choices and prompt is work.before.conversation.prompt:
        body["keeps"] = True  # news: the question before it is still open
    if by_staff := [say for say in work.said if say.copy in _BY_STAFF]:
        body["staff"] = by_staff[0].shown["name"]
    if files := [_file(work, say.file) for say in work.said if say.file]:
        body["files"] = files
    if _shares(work.before.conversation.prompt) and not _shares(prompt):
        body["hide_keys"] = True  # the key that shares the own number has had its time
    if work.notice is not None:
        body["notice"] = work.notice
    return body


def _part(say: Say) -> dict[str, Any]:
    part = {"copy": say.copy, "shown": shown_to_json(say.shown)}
    return {**part, "tight": True} if say.tight else part


def _file(work: Work, attachment_id: str) -> dict[str, Any]:
    """What channels need to know of a file that goes out; its bytes stay in the store."""
    work.uow.flush()
    found = attachments.by_id(work.uow, attachment_id)
    if found is None:
        raise LookupError
    about = {name: found.source[name] for name in ("name", "kind", "size")}
    return {"attachment": found.id, **about}


def _shares(prompt: Prompt | None) -> bool:
    return prompt is not None and any(choice.key == "share" for choice in prompt.choices)


def _action(prompt: Prompt, choice: Choice) -> str:
    """What a button sends: it is the open prompt's alone, unless it is a standing one."""
    return choice.key if choice.key.startswith(STANDING) else f"{prompt.nonce}.{choice.key}"
