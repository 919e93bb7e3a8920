"""Exactly once, in order, whole or not at all, and nobody blocked: the inbox's end of the house."""

import threading

import pytest

from handlers import customer, saying, thinking
from handlers.inbound import UnparseableError
from states import effects
from storage import tables
from storage.unit_of_work import ConflictError
from tests.desk import Desk, parse
from tests.handlers.test_identity import change_phone

ADDRESS = "12 Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh"


def ready(desk: Desk, chat: str = "1", code: str = "DC10023") -> str:
    """A chat that has only to say yes; answers the button's action."""
    desk.link(chat, code)
    desk.say(chat, "đổi địa chỉ")
    assert desk.say(chat, ADDRESS)[0].startswith("confirm-")
    return next(a for a, _, _ in desk.last(chat)["choices"] if a.endswith(".yes"))


# Broken once: event ids made unique on receipt -> answered thrice; the nonce kept it to one.
def test_an_update_delivered_three_times_changes_the_world_once(desk: Desk):
    customer_id = desk.customer()
    action = ready(desk)
    for _ in range(3):
        desk.receive("1", "Pressed", event_id="the-same", action=action)
    desk.process()
    desk.receive("1", "Pressed", event_id="the-same", action=action)
    desk.process()
    assert desk.deliver("1") == ["changed", "menu"]
    assert desk.record(customer_id).value("address") == ADDRESS
    assert len(desk.rows("audit", action="detail changed")) == 1
    assert len([row for row in desk.rows("desk_case") if row.kind == "update_address"]) == 1


# Broken once: event ids made unique on receipt -> answered twice.
def test_two_workers_at_once_change_the_world_once(desk: Desk):
    customer_id = desk.customer()
    action = ready(desk)
    start = threading.Barrier(2)

    def work() -> None:
        start.wait()
        desk.receive("1", "Pressed", event_id="the-same", action=action)
        desk.process()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert desk.record(customer_id).value("address") == ADDRESS
    assert len(desk.rows("audit", action="detail changed")) == 1
    assert len(desk.rows("outbox", kind="turn")) == len(desk.sent("test", "1"))
    assert desk.rows("inbox", state="pending") == []
    assert desk.rows("inbox", state="parked") == []


def test_many_chats_and_two_workers_do_each_thing_once(desk: Desk):
    ids = [
        desk.customer(f"DC{n}", phone=f"+8491234567{n}", email=f"k{n}@example.vn") for n in range(6)
    ]
    actions = {}
    for n in range(6):
        desk.link(f"chat{n}", f"DC{n}")
        desk.say(f"chat{n}", "đổi địa chỉ")
        desk.say(f"chat{n}", ADDRESS)
        choices = desk.last(f"chat{n}")["choices"]
        actions[f"chat{n}"] = next(a for a, _, _ in choices if a.endswith(".yes"))
    for chat, action in actions.items():
        desk.receive(chat, "Pressed", action=action)
    threads = [threading.Thread(target=desk.process, args=(2,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    desk.process()
    assert [desk.record(one).value("address") for one in ids] == [ADDRESS] * 6
    assert len(desk.rows("audit", action="detail changed")) == 6


# Broken once: `take_next` ordered by seq descending -> the number was asked for after it was said.
def test_one_lane_is_taken_in_order(desk: Desk):
    desk.customer()
    desk.link("1")
    for text in ("đổi số điện thoại", "0987 654 321", "/cancel", "đổi địa chỉ"):
        desk.clock.pass_(seconds=1)
        desk.receive("1", "Said", text=text)
    desk.process()
    said = desk.deliver("1")
    assert said == ["ask-phone", "confirm-change", "cancel-done", "menu", "ask-address"]


def test_a_poison_update_is_parked_and_blocks_nobody(desk: Desk):
    desk.receive("1", "poison")
    desk.receive("2", "Said", text="xin chào")
    desk.receive("1", "Said", text="xin chào")
    desk.process()
    assert [row.reason for row in desk.rows("inbox", state="parked")] == ["UnparseableError"]
    assert desk.deliver("2")[0] == "notice-privacy"
    assert desk.deliver("1")[0] == "sorry-parked"
    assert desk.rows("inbox", state="pending") == []


# Broken once: a think error after a question parked in place -> a code row of the parked event.
@pytest.mark.parametrize("where", ["think", "perform", "write"])
def test_in_a_batch_only_the_failing_event_is_parked(desk: Desk, monkeypatch, where: str):
    for n in range(4):
        desk.customer(f"DC{n}", phone=f"+8491234567{n}", email=f"k{n}@example.vn")
        desk.say(str(n), "đổi địa chỉ")
        desk.say(str(n), f"DC{n}")
    broken = {"lane": None}
    feed, keep = thinking.feed, saying.conversations.save

    def fails(conversation) -> bool:
        return conversation.id == broken["lane"]

    def feeding(conversation, event, facts, now):
        after, told = feed(conversation, event, facts, now)
        if (
            where == "think"
            and fails(conversation)
            and not any(isinstance(one, effects.Question.__args__) for one in told)
        ):
            raise ZeroDivisionError
        return after, told

    def keeping(uow, lane, before, after, **where_to):
        if where == "perform" and fails(after):
            raise ZeroDivisionError
        keep(uow, lane, before, after, **where_to)
        if where == "write" and fails(after):
            uow.add(tables.lane, {"id": lane.id})  # the database refuses this row

    monkeypatch.setattr(thinking, "feed", feeding)
    monkeypatch.setattr(saying.conversations, "save", keeping)
    lanes = desk.rows("lane", channel="test")
    broken["lane"] = lanes[1].id
    actions = [desk.last(str(n))["choices"][1][0] for n in range(4)]
    desk.clock.pass_(seconds=1)
    for n, action in enumerate(actions):
        desk.receive(str(n), "Pressed", action=action)
    with pytest.raises(Exception, match=r".*"):
        desk.process_once(64)
    desk.process()
    parked = desk.rows("inbox", state="parked")
    assert [row.lane_id for row in parked] == [broken["lane"]]
    assert len(desk.rows("code")) == 3  # nothing of the failing one, all of the others
    assert len([row for row in desk.rows("lane") if row.channel == "sms"]) == 3
    said = sorted(desk.deliver(str(n))[0] for n in range(4))
    assert said == ["ask-code-link"] * 3 + ["sorry-parked"]


def test_a_conflict_is_not_parked_but_run_again(desk: Desk, monkeypatch):
    desk.say("1", "xin chào")
    keep, left = saying.conversations.save, [1, 1]

    def keeping(*args, **where_to):
        if left:
            left.pop()
            raise ConflictError("conversation")
        keep(*args, **where_to)

    monkeypatch.setattr(saying.conversations, "save", keeping)
    desk.receive("1", "Said", text="menu")
    for _ in range(2):
        with pytest.raises(ConflictError):
            desk.process_once(1)
    assert desk.process_once(1).parked == 0
    assert desk.rows("inbox", state="parked") == []


# Broken once: `_one_a_customer` returning everything -> a version conflict in every such batch.
def test_one_event_a_customer_in_a_batch(desk: Desk):
    customer_id = desk.customer()
    first, second = ready(desk, "1"), ready(desk, "2")
    desk.receive("1", "Pressed", action=first)
    desk.receive("2", "Pressed", action=second)
    assert desk.process_once(64).count == 1
    assert desk.process_once(64).count == 1
    assert desk.process_once(64).count == 0
    assert desk.record(customer_id).value("address") == ADDRESS
    assert len(desk.rows("audit", action="detail changed")) == 2


def test_an_update_that_concerns_nobody_counts_as_taken(desk: Desk, monkeypatch):
    """Otherwise the worker would take the inbox for empty and leave what stands behind it."""
    from handlers.inbound import Inbound

    desk.receive("1", "Said", text="xin chào")
    done = desk.database.write_now(
        lambda uow: customer.process(uow, lambda channel, body: Inbound(None), desk.house)
    )
    assert done.count == 1
    assert desk.rows("inbox", state="pending") == []


def test_a_late_press_is_answered_and_does_nothing(desk: Desk):
    customer_id = desk.customer()
    action = ready(desk)
    desk.say("1", "/cancel")
    desk.receive("1", "Pressed", action=action)
    desk.process()
    assert desk.deliver("1") == ["press-stale", "menu"]
    assert desk.record(customer_id).value("address") is None
    assert desk.rows("audit", action="detail changed") == []


# Broken once: `_heard_prompt` always True -> "changed" for a yes typed before the question.
def test_a_yes_written_before_the_question_is_asked_again(desk: Desk):
    customer_id = desk.customer()
    desk.link("1")
    desk.say("1", "đổi địa chỉ")
    desk.clock.pass_(seconds=1)
    desk.receive("1", "Said", text=ADDRESS)
    desk.receive("1", "Said", text="đúng")  # typed blindly, together
    desk.process()
    assert desk.deliver("1") == ["confirm-first", "said-before-asked", "confirm-first"]
    assert desk.record(customer_id).value("address") is None
    assert desk.say("1", "đúng")[0] == "changed"


# Broken once: `_record` called twice -> two rows.
def test_each_applied_change_has_exactly_one_audit_row(desk: Desk):
    desk.customer()
    ready(desk)
    desk.say("1", "đúng")
    change_phone(desk)
    actions = [row.action for row in desk.rows("audit") if "chang" in row.action]
    assert actions == ["detail changed", "contact changed"]


def test_a_file_is_taken_only_where_it_is_asked_for(desk: Desk):
    desk.customer()
    desk.link("1")
    file = {"ref": "r1", "kind": "pdf"}
    desk.receive("1", "SentFile", file=file)
    desk.process()
    assert desk.deliver("1")[0] == "file-not-asked"
    assert [row.state for row in desk.rows("attachment")] == ["declined"]  # never fetched
    desk.say("1", "gặp nhân viên")
    desk.receive("1", "SentFile", file=file)
    desk.process()
    (case,) = desk.rows("desk_case")
    assert [(row.state, row.case_id) for row in desk.rows("attachment")][1:] == [
        ("waiting", case.id)
    ]


def test_the_test_channel_parses():
    with pytest.raises(UnparseableError):
        parse("test", b'{"event": "poison"}')
