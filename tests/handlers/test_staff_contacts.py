"""A contact that nobody could prove the old way: two people on papers, then announced and held."""

import pytest

from handlers.desk_deed import Done, NotAllowed
from states.permissions import Role
from storage import cases, contact_changes, tables
from tests.desk import Desk
from tests.handlers.desk_people import Staff, case_of, hire, newest, send_paper

NEW = "+84987654321"


@pytest.fixture
def pair(desk: Desk) -> tuple[Staff, Staff]:
    return Staff(desk, hire(desk, "lan")), Staff(desk, hire(desk, "minh"))


@pytest.fixture
def contact_case(desk: Desk) -> str:
    """The customer lost the phone and has no mail: the new number is proven, the old is not."""
    desk.customer(phone="+84912345678")
    desk.link("1")
    desk.say("1", "đổi số điện thoại")
    desk.say("1", "0987 654 321")
    desk.say("1", "đúng rồi")
    assert desk.press("1", "no_access")[-1] == "ask-code-new"
    assert desk.say("1", desk.code())[-1] == "ask-papers"
    send_paper(desk, "1")
    desk.press("1", "done")
    return newest(desk)


def test_it_is_held_then_applied_by_the_clock(desk: Desk, pair, contact_case: str):
    lan, minh = pair
    case = case_of(desk, contact_case)
    assert (case.kind, case.why) == ("update_phone", "staff-contact-unproven")
    assert lan.does("approve", contact_case) == Done("approve", "chat")
    assert lan.does("apply", contact_case) == NotAllowed("console-no-approver")
    assert minh.does("apply", contact_case) == Done("hold", "chat")
    desk.deliver("1")
    assert case_of(desk, contact_case).state == "held"
    assert desk.record(case.customer_id).value("phone") == "+84912345678"
    parts = [part for body in desk.sent("sms") for part in body.get("parts", [])]
    assert "notice-contact-held" in [part["copy"] for part in parts]
    desk.clock.pass_(hours=73)
    desk.tick()
    assert case_of(desk, contact_case).state == "done"
    assert desk.record(case.customer_id).value("phone") == NEW


def test_the_proof_outlives_the_chat(desk: Desk, pair, contact_case: str):
    """Codes and links of a chat end long before staff look at the papers."""
    lan, minh = pair
    desk.say("1", "ngắt liên kết")
    desk.press("1", "unlink-sure")
    assert lan.does("approve", contact_case) == Done("approve", "contact")
    assert minh.does("apply", contact_case) == Done("hold", "contact")


def test_a_new_contact_nobody_proved_is_not_changed(desk: Desk, pair, contact_case: str):
    lan, _ = pair
    case = case_of(desk, contact_case)

    def forget(uow) -> None:
        """The case as if it had been opened without a code to the new number."""
        events = tables.case_event
        uow.connection.execute(events.delete().where(events.c.case_id == case.id))
        cases.note(uow, case.id, cases.key_of(uow, case), "opened", "customer")

    desk.database.write_now(forget)
    assert lan.does("approve", contact_case) == NotAllowed("console-no-new-proof")


def test_an_undo_freezes_and_staff_lift_it(desk: Desk, pair, contact_case: str):
    from handlers import windows

    lan, minh = pair
    lan.does("approve", contact_case)
    minh.does("apply", contact_case)
    customer_id = case_of(desk, contact_case).customer_id
    change = desk.database.read_now(lambda uow: contact_changes.find(uow, [customer_id]))[0]
    assert desk.database.write_now(lambda uow: windows.undo(uow, desk.house, change.id, by="mail"))
    assert case_of(desk, contact_case).state == "undone"
    misuse = newest(desk)
    assert case_of(desk, misuse).kind == "report_misuse"
    assert desk.record(customer_id).frozen
    assert lan.does("lift", misuse, "đã gặp tại quầy") == NotAllowed("console-no-role")
    hoa = Staff(desk, hire(desk, "hoa", Role.SECURITY))
    assert hoa.page(misuse).outlook.told == "contact"  # never the chat that may be the thief's
    assert hoa.does("lift", misuse, "đã gặp tại quầy") == Done("lift", "contact")
    assert not desk.record(customer_id).frozen
    assert desk.sent("sms")[-1]["parts"][0]["copy"] == "notice-desk-lifted"
    assert hoa.does("lift", misuse, "lần nữa nhé") == NotAllowed("console-no-freeze")


def test_a_frozen_record_is_changed_by_nobody(desk: Desk, pair, contact_case: str):
    from storage import customers

    lan, minh = pair
    lan.does("approve", contact_case)
    customer_id = case_of(desk, contact_case).customer_id
    desk.database.write_now(lambda uow: customers.set_frozen(uow, customer_id, frozen=True))
    assert minh.does("apply", contact_case) == NotAllowed("console-no-frozen")
