"""What did not arrive: each notice goes the next way once, then to staff; codes go nowhere else."""

from typing import Any

import pytest

from handlers import undelivered
from storage import failed_deliveries, outbox
from tests.desk import Desk
from tests.handlers.desk_people import Staff, ask_name_change, hire, talk
from tests.handlers.test_identity import ADDRESS, EMAIL, PHONE, change_phone

OUTLETS = {"test": "a", "mail": "", "sms": ""}


def send(desk: Desk, fails: dict[str, str]) -> list[tuple[str, str]]:
    """Send all that is due and what follows from it. `fails`: outlet -> reason. Answers (outlet,
    copy) of what went out, failed or not, in order."""
    went = []
    for _ in range(20):
        desk.clock.pass_(seconds=2)
        desk.tick()
        found = desk.dues or desk.database.write_now(lambda uow: outbox.claim(uow, OUTLETS, 64))
        desk.dues = []
        for due in found:
            while due is not None:
                went.append((due.lane.channel, due.body["parts"][0]["copy"]))
                reason = fails.get(due.lane.channel)
                told = outbox.Told(due, None, end="dead" if reason else "done", reason=reason or "")
                desk.bodies[due.id] = due.body
                due = desk.database.write_now(lambda uow, t=told: outbox.note(uow, [t]))[0]
    return went


def change_address(desk: Desk) -> None:
    desk.say("1", "đổi địa chỉ")
    if desk.last("1")["parts"][-1]["copy"] == "ask-contact":
        desk.press("1", "phone")
        desk.say("1", desk.code())
    desk.clock.pass_(seconds=2)
    desk.receive("1", "Said", text=ADDRESS)
    desk.process()
    desk.deliver("1")
    desk.clock.pass_(seconds=2)
    desk.receive("1", "Said", text="đúng")
    desk.process()


def notices(went: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [one for one in went if one[1].startswith("notice-")]


def rows(desk: Desk) -> list[tuple[str, str, str, bool]]:
    return [
        (row.outlet, row.reason, row.next_way.partition(":")[0], row.settled_at is not None)
        for row in desk.rows("failed_delivery")
    ]


CHANGED = "notice-detail-changed"


def test_the_other_contact_has_it_already(desk: Desk):
    """What goes to every contact is not sent to one of them twice."""
    desk.customer()
    desk.link("1")
    change_address(desk)
    went = notices(send(desk, {"mail": "unreachable"}))
    assert sorted(went) == [("mail", CHANGED), ("sms", CHANGED)]
    assert rows(desk) == [("mail", "gone", "told", True)]


def test_both_contacts_fail_and_another_chat_is_told(desk: Desk):
    desk.customer()
    desk.link("2")
    desk.link("1")
    change_address(desk)
    went = notices(send(desk, {"mail": "unreachable", "sms": "rejected"}))
    assert sorted(went) == [("mail", CHANGED), ("sms", CHANGED), ("test", CHANGED)]
    assert desk.sent("test", "2")[-1]["parts"][0]["copy"] == CHANGED
    assert sorted(rows(desk)) == [
        ("mail", "gone", "told", True),
        ("sms", "rejected", "chat", True),
    ]


def test_the_chat_that_did_it_is_no_way_of_telling(desk: Desk):
    """Whoever changed it knows; if nobody else can be told, staff are."""
    desk.customer()
    desk.link("1")
    change_address(desk)
    went = notices(send(desk, {"mail": "unreachable", "sms": "rejected"}))
    assert sorted(went) == [("mail", CHANGED), ("sms", CHANGED)]
    assert sorted(rows(desk)) == [
        ("mail", "gone", "told", True),
        ("sms", "rejected", "nobody", False),
    ]
    (case,) = [row for row in desk.rows("desk_case") if row.kind == "update_address"]
    noted = [row for row in desk.rows("case_event", case_id=case.id) if row.kind == "undelivered"]
    assert len(noted) == 2


def test_a_contact_change_tells_everybody_as_before(desk: Desk):
    desk.customer()
    desk.link("2", by="email")
    desk.link("1", by="email")
    change_phone(desk)
    desk.deliver("2")
    assert "notice-contact-changed" in desk.told("mail", EMAIL)
    assert "notice-contact-changed" in desk.told("sms", PHONE)
    assert "notice-contact-changed-chat" in desk.told("test", "2")


def by_staff(desk: Desk) -> tuple[Staff, str]:
    desk.customer()
    desk.link("1")
    reference = ask_name_change(desk)
    desk.deliver("1")
    lan = Staff(desk, hire(desk, "lan"))
    return lan, reference


def test_news_that_the_chat_does_not_take_go_by_mail_then_by_sms(desk: Desk):
    lan, reference = by_staff(desk)
    assert lan.does("reply", reference, "Kỹ thuật sẽ gọi ạ.").told == "chat"
    went = send(desk, {"test": "unreachable", "mail": "rejected"})
    assert went == [
        ("test", "staff-reply"),
        ("mail", "notice-desk-reply"),
        ("sms", "notice-desk-reply-sms"),
    ]
    assert rows(desk) == [("test", "gone", "email", True), ("mail", "rejected", "phone", True)]


def test_news_that_nobody_takes_end_with_staff(desk: Desk):
    lan, reference = by_staff(desk)
    lan.does("reply", reference, "Kỹ thuật sẽ gọi ạ.")
    failing = {"test": "unreachable", "mail": "rejected", "sms": "not_sent"}
    assert len(send(desk, failing)) == 3
    assert send(desk, failing) == []  # and never again
    assert rows(desk)[-1] == ("sms", "not_sent", "nobody", False)
    page = lan.page(reference)
    assert [one.body["then"] for one in page.timeline if one.kind == "undelivered"] == [
        "email",
        "phone",
        "nobody",
    ]
    lan.does("note", reference, "Em sẽ gọi khách.")  # nobody's view went stale by it


def test_an_unproven_chat_that_is_gone_is_for_staff(desk: Desk):
    desk.say("9", "/start")
    reference = talk(desk, "9")
    desk.deliver("9")
    Staff(desk, hire(desk, "lan")).does("reply", reference, "Em nghe ạ.")
    send(desk, {"test": "unreachable"})
    assert rows(desk) == [("test", "gone", "nobody", False)]


def test_a_code_goes_nowhere_else(desk: Desk):
    desk.customer()
    desk.say("1", "/start")
    desk.say("1", "đổi địa chỉ")
    desk.say("1", "DC10023")
    desk.clock.pass_(seconds=2)
    action = next(a for a, _, _ in desk.last("1")["choices"] if a.endswith(".phone"))
    desk.receive("1", "Pressed", action=action)
    desk.process()
    went = send(desk, {"sms": "unreachable"})
    assert [one for one in went if one[0] != "test"] == [("sms", "send-code-link")]
    assert rows(desk) == [("sms", "gone", "none", True)]


def test_an_answer_that_a_chat_does_not_take_is_no_notice(desk: Desk):
    desk.say("1", "/start")
    desk.clock.pass_(seconds=2)
    desk.receive("1", "Said", text="menu")
    desk.process()
    send(desk, {"test": "unreachable"})
    assert rows(desk) == []


def test_the_customer_is_told_once_what_comes_back(desk: Desk):
    customer_id = desk.customer()
    desk.link("1")
    change_address(desk)
    send(desk, {"mail": "unreachable"})
    assert desk.record(customer_id).details["email"].returned
    assert not desk.record(customer_id).details["phone"].returned
    desk.deliver("1")
    assert desk.say("1", "menu") == ["contact-returned-email", "menu"]
    said = desk.last("1")["parts"][0]["shown"]["value"]
    assert said != EMAIL
    assert "•••" in said
    assert desk.say("1", "menu") == ["menu"]


def test_a_code_that_arrived_clears_the_mark(desk: Desk):
    customer_id = desk.customer()
    desk.link("1")
    change_address(desk)
    send(desk, {"mail": "unreachable"})
    desk.deliver("1")
    desk.link("2", by="email")
    assert not desk.record(customer_id).details["email"].returned
    assert desk.say("1", "menu") == ["menu"]


# -- told later ----------------------------------------------------------------------------------
def chunk_of(desk: Desk, outlet: str) -> str:
    """The newest chunk that went by this outlet."""
    lanes = {row.id for row in desk.rows("lane", channel=outlet)}
    return [row.id for row in desk.rows("message") if row.lane_id in lanes][-1]


def mailed(desk: Desk) -> str:
    """A notice by mail, sent; its chunk."""
    lan, reference = by_staff(desk)
    lan.does("reply", reference, "Kỹ thuật sẽ gọi ạ.")
    desk.clock.pass_(seconds=2)
    send(desk, {"test": "unreachable", "mail": ""})
    row = [row for row in desk.rows("outbox") if row.kind == "notice"][-1]
    return give_chunk(desk, row)


def give_chunk(desk: Desk, row: Any) -> str:
    """The chunk that a sender would have written."""
    from storage import lanes, transcript

    def write(uow) -> str:
        lane = lanes.by_id(uow, row.lane_id)
        return transcript.add(uow, lane, "out", {"text": "…"}, "sent", outbox_id=row.id)

    return desk.database.write_now(write)


def come_back(desk: Desk, chunk: str, outlet: str = "mail", *, gone: bool = False) -> bool:
    return desk.database.write_now(lambda uow: undelivered.come_back(uow, chunk, outlet, gone=gone))


@pytest.mark.parametrize("gone", [False, True])
def test_a_mail_that_bounces_later_goes_the_next_way_once(desk: Desk, gone: bool):
    chunk = mailed(desk)
    assert come_back(desk, chunk, gone=gone)
    assert send(desk, {}) == [("sms", "notice-desk-reply-sms")]
    assert come_back(desk, chunk, gone=gone)  # told twice
    assert send(desk, {}) == []
    assert rows(desk)[-1] == ("mail", "gone" if gone else "bounced", "phone", True)
    (detail,) = desk.rows("detail", field="email")
    assert (detail.returned_at is not None) is gone


def test_what_is_unknown_or_of_another_outlet_changes_nothing(desk: Desk):
    chunk = mailed(desk)
    assert come_back(desk, chunk, "sms")
    assert come_back(desk, "0" * 32)
    assert send(desk, {}) == []


def test_what_is_still_being_sent_is_to_be_told_again(desk: Desk):
    chunk = mailed(desk)

    def sending(uow) -> None:
        from storage import tables

        uow.connection.execute(
            tables.outbox.update().where(tables.outbox.c.kind == "notice").values(state="sending")
        )

    desk.database.write_now(sending)
    assert not come_back(desk, chunk)


# -- staff ---------------------------------------------------------------------------------------
def test_staff_see_to_it_once(desk: Desk):
    lan, reference = by_staff(desk)
    lan.does("reply", reference, "Kỹ thuật sẽ gọi ạ.")
    send(desk, {"test": "unreachable", "mail": "rejected", "sms": "rejected"})
    assert desk.database.read_now(failed_deliveries.count_open) == 1
    newest = desk.database.read_now(failed_deliveries.newest)
    assert [(one.outlet, one.reference) for one in newest] == [
        ("sms", reference),
        *[(outlet, reference) for outlet in ("mail", "test")],
    ]
    for _ in range(2):
        desk.database.write_now(
            lambda uow: undelivered.settle(uow, lan.member, newest[0].outbox_id)
        )
    assert desk.database.read_now(failed_deliveries.count_open) == 0
    assert len(desk.rows("audit", action="failed delivery settled")) == 1
    figures = desk.database.read_now(failed_deliveries.figures)
    assert sorted(figures) == [("mail", "rejected", 1), ("sms", "rejected", 1), ("test", "gone", 1)]
