"""The staff's group: whose words and presses count there, and what becomes of them.

Whether a group is the staff's is asked of the database in the very transaction. Who acts is told by
the account's number, bound by a link of the console; no name and no place in the group counts.
"""

from typing import Any

import structlog

from handlers import group_binding, group_presses, group_words
from handlers.group_deed import Heard
from handlers.inbound import Inbound, InGroup
from handlers.reading import park
from handlers.work import House
from states.references import find
from storage import cases, group_answers, group_people, group_topics, inbox, staff
from storage.database import is_passing
from storage.inbox import Taken
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()
Read = list[tuple[Taken, Inbound]]


def apart(uow: UnitOfWork, read: Read) -> tuple[Read, Read]:
    """What belongs to the staff's group, and the rest; what belongs to nobody is done."""
    ours: Read = []
    rest: Read = []
    for one, inbound in read:
        group = inbound.group
        if group is not None and (group.what == "bind" or _is_ours(uow, one, group)):
            ours.append((one, inbound))
        elif inbound.event is None and inbound.file is None:
            inbox.done(uow, [one.seq])
        else:
            rest.append((one, inbound))
    return ours, rest


def _is_ours(uow: UnitOfWork, one: Taken, group: InGroup) -> bool:
    return group_topics.is_group(uow, one.lane.account, group.chat)


def hear_all(uow: UnitOfWork, house: House, read: Read) -> int:
    """Each alone: what one of them cannot be read for parks that one. How many that were."""
    parked = 0
    for one, inbound in read:
        try:
            with uow.alone():
                _hear(uow, house, one, inbound)
        except Exception as error:  # a defect of ours must block nobody
            if is_passing(error):
                raise
            parked += 1
            park(uow, one, error)
            continue
        inbox.done(uow, [one.seq])
    return parked


def _hear(uow: UnitOfWork, house: House, one: Taken, inbound: Inbound) -> None:
    group = inbound.group
    assert group is not None  # noqa: S101 - `apart` saw to it
    account = one.lane.account
    match group.what:
        case "bind":
            group_binding.take(uow, house, one.lane, group)
        case "moved":
            group_topics.move_group(uow, account, group.chat, group.moved_to)
        case "left":
            group_binding.left(uow, group)
        case "topic":
            _adopt(uow, group)
        case "joined" | "removed":
            group_topics.note_trouble(uow, account, "gone" if group.what == "removed" else "")
        case _:
            _hear_person(uow, house, one, inbound)


def _adopt(uow: UnitOfWork, group: InGroup) -> None:
    """A topic of ours was made, and we did not live to write down its number."""
    found = find(group.text)
    case = cases.by_reference(uow, found[2]) if found else None
    topic = group_topics.topic_of(uow, case.id) if case else None
    if topic and topic.thread_id is None and topic.trying == "topic":
        number = group.thread or group.message
        group_topics.change(uow, topic.case_id, thread_id=number, trying="")


def _hear_person(uow: UnitOfWork, house: House, one: Taken, inbound: Inbound) -> None:
    """Words and presses in the topic of a case; elsewhere in the group people talk among
    themselves."""
    group = inbound.group
    assert group is not None  # noqa: S101
    topic = group_topics.by_thread(uow, group.thread) if group.thread else None
    if topic is None and group.press:
        known = group_topics.message(uow, group.message)
        topic = group_topics.topic_of(uow, known.case_id) if known else None
    case = cases.by_id(uow, topic.case_id) if topic else None
    if topic is None or case is None:
        if group.press:
            _toast(uow, group, "group-old-button")
        return
    member = _member(uow, group)
    if member is None:
        _tell_stranger(uow, house, group)
        return
    said_at = inbound.sent_at or one.received_at
    heard = Heard(uow, house, member, topic, case, group, said_at, one.event_id)
    if group.press:
        group_presses.press(heard)
    else:
        group_words.hear(heard)


def _member(uow: UnitOfWork, group: InGroup) -> StaffMember | None:
    staff_id = group_people.staff_of(uow, group.person) if group.person is not None else None
    member = staff.by_id(uow, staff_id) if staff_id else None
    return member if member is not None and not member.disabled else None


def _tell_stranger(uow: UnitOfWork, house: House, group: InGroup) -> None:
    """Nothing that they say or press counts; how to be bound is told to whoever presses each time,
    for only they see it, and to whoever writes once a day."""
    if group.press:
        _toast(uow, group, "group-who-are-you", alert=True)
        return
    if group.person is None:
        copy, new = "group-hidden", group_people.is_new_stranger(uow, 0)
    else:
        copy, new = "group-how-to-bind", group_people.is_new_stranger(uow, group.person)
    if new:
        body = {"copy": copy, "shown": {"address": f"{house.public_url}/console/me"}}
        group_answers.add(
            uow, group_answers.TEXT, body, thread_id=group.thread, message_id=group.message
        )


def _toast(uow: UnitOfWork, group: InGroup, copy: str, *, alert: bool = False) -> None:
    body: dict[str, Any] = {"copy": copy, "shown": {}, "alert": alert}
    group_answers.add(uow, group_answers.TOAST, body, press=group.press)
