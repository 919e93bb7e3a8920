"""Topics, bindings and answers of the staff's group, on both databases."""

from datetime import timedelta

import pytest

from states.permissions import Role
from storage import group_answers, group_people, group_topics, staff
from tests.desk import Desk
from tests.handlers.desk_people import case_of, hire, newest

LOAN = "có người dùng CCCD của em vay tiền"
ACCOUNT, CHAT = "7", -1001


def report(desk: Desk, chat: str = "1") -> str:
    desk.say(chat, LOAN)
    desk.say(chat, "gửi ngay")
    return case_of(desk, newest(desk)).id


def write(desk: Desk, use_case):
    return desk.database.write_now(use_case)


def settle(desk: Desk, chat: int | None):
    return write(desk, lambda uow: group_topics.settle_group(uow, ACCOUNT, chat))


def due(desk: Desk) -> list[str]:
    return desk.database.read_now(lambda uow: group_topics.due(uow, 9))


def topic(desk: Desk, case_id: str):
    return desk.database.read_now(lambda uow: group_topics.topic_of(uow, case_id))


def test_without_a_group_nothing_is_marked(desk):
    report(desk)
    assert desk.rows("group_topic") == []


def test_marks_are_counted_until_they_are_shown(desk):
    settle(desk, CHAT)
    case_id = report(desk)
    assert due(desk) == [case_id]
    before = topic(desk, case_id)
    desk.say("1", "em nhắn thêm")
    write(desk, lambda uow: group_topics.shown(uow, before))  # what came meanwhile is still due
    assert due(desk) == [case_id]
    write(desk, lambda uow: group_topics.shown(uow, topic(desk, case_id)))
    assert due(desk) == []
    write(desk, lambda uow: (group_topics.mark(uow, case_id), group_topics.mark(uow, case_id)))
    rested = topic(desk, case_id)
    assert rested.dirty == before.dirty + 2  # once a transaction
    write(desk, lambda uow: group_topics.rest(uow, rested, uow.now + timedelta(minutes=1)))
    assert due(desk) == []
    desk.clock.pass_(minutes=2)
    assert due(desk) == [case_id]


def test_a_group_that_moved_is_the_same_and_another_one_begins_anew(desk):
    settle(desk, CHAT)
    case_id = report(desk)
    write(desk, lambda uow: group_topics.change(uow, case_id, thread_id=5, card_id=6))
    write(desk, lambda uow: group_topics.keep_message(uow, 6, case_id, "card"))
    assert write(desk, lambda uow: group_topics.move_group(uow, ACCOUNT, CHAT, -2001))
    assert not write(desk, lambda uow: group_topics.move_group(uow, ACCOUNT, CHAT, -3001))
    moved = topic(desk, case_id)
    assert (moved.thread_id, moved.card_id) == (None, None)
    for known in (CHAT, -2001):
        assert settle(desk, known).chat_id == -2001
        assert desk.database.read_now(lambda uow, k=known: group_topics.is_group(uow, ACCOUNT, k))
    assert due(desk) == [case_id]
    settle(desk, -5001)
    assert desk.rows("group_topic") == desk.rows("group_message") == []
    settle(desk, None)
    assert desk.rows("staff_group") == []


def test_an_account_is_one_persons_and_a_person_has_one(desk):
    lan, binh = (hire(desk, one, Role.AGENT) for one in ("lan", "binh"))

    def bind(member, account: int) -> bool:
        return write(desk, lambda uow: group_people.bind(uow, member.id, account, "Tên"))

    def whose(account: int) -> str | None:
        return desk.database.read_now(lambda uow: group_people.staff_of(uow, account))

    assert bind(lan, 1)
    assert not bind(binh, 1)
    assert bind(lan, 2)
    assert (whose(1), whose(2)) == (None, lan.id)
    assert bind(binh, 1)
    for row in desk.rows("group_binding"):
        assert b"T\xc3\xaan" not in row.name
    write(desk, lambda uow: staff.end_sessions(uow, lan.id, b"but this"))
    assert whose(2) == lan.id
    write(desk, lambda uow: staff.end_sessions(uow, lan.id))
    assert whose(2) is None


def test_a_stranger_is_new_once_a_day(desk):
    def new() -> bool:
        return write(desk, lambda uow: group_people.is_new_stranger(uow, 9))

    assert [new(), new()] == [True, False]
    desk.clock.pass_(hours=25)
    assert new()


def test_a_link_is_used_by_whoever_is_first(desk):
    lan = hire(desk, "lan")
    old, _ = write(desk, lambda uow: group_people.new_link(uow, lan.id))
    token, _ = write(desk, lambda uow: group_people.new_link(uow, lan.id))

    def use(one: str) -> str | None:
        return write(desk, lambda uow: group_people.use_link(uow, one))

    assert [use(old), use(token), use(token)] == [None, lan.id, None]


@pytest.mark.parametrize(("way", "seconds"), [("toast", 150), ("text", 3700)])
def test_an_answer_waits_only_as_long_as_somebody_waits_for_it(desk, way, seconds):
    body = {"copy": "group-how", "shown": {"name": "Trần Thị Lan"}}
    write(desk, lambda uow: group_answers.add(uow, way, body, press="p", message_id=4))
    assert b"Lan" not in desk.rows("group_answer")[0].body
    (answer,) = desk.database.read_now(lambda uow: group_answers.due(uow, 5))
    assert answer.body == body
    assert not group_answers.is_late(answer, desk.clock())
    desk.clock.pass_(seconds=seconds)
    assert group_answers.is_late(answer, desk.clock())
    write(desk, lambda uow: group_answers.done(uow, answer.id))
    assert desk.rows("group_answer") == []
