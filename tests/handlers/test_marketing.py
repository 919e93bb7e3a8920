"""Stopping advertising: at once, for anybody, told to nobody else; and wanting it again."""

import pytest

from states.permissions import Role
from storage import marketing_stops
from tests.desk import Desk
from tests.handlers.desk_people import ask_name_change, hire, page


def standing(desk: Desk, customer_id: str):
    record = desk.record(customer_id)
    return desk.database.read_now(lambda uow: marketing_stops.standing(uow, record))


def test_a_linked_customer_stops_at_once_and_starts_after_a_code(desk: Desk):
    mai = desk.customer()
    desk.link("1")
    desk.clock.pass_(minutes=31)
    assert desk.say("1", "/stop") == ["marketing-stopped", "marketing-what"]
    stop = standing(desk, mai)
    assert stop is not None
    assert (stop.channel, stop.at) == ("test", desk.clock.now)
    desk.say("1", "đừng gửi quảng cáo nữa")  # once is enough
    (row,) = desk.rows("marketing_stop")
    assert (row.customer_id, row.value) == (mai, None)
    assert "mydata-marketing-off" in desk.say("1", "/mydata")
    desk.press("1", "start_marketing")
    desk.press("1", "email")
    assert standing(desk, mai) is not None  # not before the code
    assert "marketing-started" in desk.say("1", desk.code("mail"))
    assert standing(desk, mai) is None
    (row,) = desk.rows("marketing_stop")  # it stays, with both times
    assert (row.ended_at, row.ended_channel) == (desk.clock.now, "test")
    desk.say("1", "/mydata")
    said = desk.press("1", "view-history")
    assert said[1:3] == ["mydata-past-marketing-started", "mydata-past-marketing-stopped"]
    (entry,) = desk.rows("audit", action="marketing stopped")
    assert entry.customer_id == mai


# Broken once: a look-up of the contact before it is written -> a customer's stop bore their id.
@pytest.mark.parametrize("contact", ["mai@congty.vn", "ai-do@noi-khac.vn"])
def test_who_is_not_linked_leaves_the_same_rows_for_any_contact(desk: Desk, contact: str):
    mai = desk.customer(phone="+84912345678", email="mai@congty.vn")
    desk.say("1", "/stop")
    said = desk.say("1", contact)
    assert said == ["marketing-stopped-contact", "marketing-what"]
    (row,) = desk.rows("marketing_stop")
    assert (row.customer_id, row.contact) == (None, "email")
    assert contact.encode() not in row.value
    (entry,) = desk.rows("audit", action="marketing stopped")
    assert entry.customer_id is None
    assert (standing(desk, mai) is not None) == (contact == "mai@congty.vn")
    desk.say("1", "/stop")
    desk.say("1", contact)
    assert len(desk.rows("marketing_stop")) == 1


def test_a_contacts_stop_ends_when_its_customer_wants_it_again(desk: Desk):
    mai = desk.customer()
    desk.say("1", "/stop")
    desk.say("1", "0912 345 678")
    assert standing(desk, mai) is not None
    desk.say("1", "nhận lại")
    desk.say("1", "0912345678")
    assert "marketing-started" in desk.say("1", desk.code("sms"))
    assert standing(desk, mai) is None


def test_staff_see_it_beside_the_customer(desk: Desk):
    desk.customer()
    desk.link("1")
    lan = hire(desk, "lan", Role.AGENT)
    reference = ask_name_change(desk)
    assert page(desk, lan, reference).no_marketing is None
    desk.say("1", "/stop")
    seen = page(desk, lan, reference).no_marketing
    assert seen is not None
    assert seen.channel == "test"


def test_the_list_holds_customers_and_contacts_that_were_typed(desk: Desk):
    desk.customer()
    desk.link("1")
    desk.say("1", "/stop")
    desk.say("2", "/stop")
    desk.say("2", "ai-do@noi-khac.vn")
    listed = desk.database.write_now(marketing_stops.listed)
    assert [(one.code, dict(one.contacts)) for one in listed] == [
        ("DC10023", {"phone": "+84912345678", "email": "mai@example.vn"}),
        ("", {"email": "ai-do@noi-khac.vn"}),
    ]
    assert len(desk.rows("audit", action="marketing stops exported")) == 1
