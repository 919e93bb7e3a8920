"""The console's list of what did not arrive."""

import re

from states.permissions import Role
from tests.bot.console_visits import signed_in
from tests.desk import Desk
from tests.handlers.desk_people import Staff, hire
from tests.handlers.test_identity import EMAIL, PHONE
from tests.handlers.test_undelivered import send

pytest_plugins = ["tests.bot.console_fixtures"]
PAGE = "/console/undelivered"


def lost(desk: Desk, reference: str) -> None:
    """A reply that no way took."""
    desk.deliver("1")
    minh = Staff(desk, hire(desk, "minh", Role.AGENT, "Phạm Quang Minh"))
    minh.does("reply", reference, "Kỹ thuật sẽ gọi ạ.")
    send(desk, {"test": "unreachable", "mail": "unreachable", "sms": "rejected"})


def test_nothing_is_lost(lan):
    assert "Không có tin nào gửi không tới" in lan.get(PAGE).text
    assert '<b class="figures alarm">' not in lan.get("/console").text


def test_it_is_for_staff_only(anonymous):
    assert anonymous.get(PAGE).status_code in (302, 303)


def test_what_is_lost_is_listed_without_anything_personal(lan, desk, reference):
    lost(desk, reference)
    html = lan.get(PAGE).text
    assert html.count('class="failed lost"') == 1
    assert len(re.findall(r'class="failed', html)) == 3
    for words in ("Địa chỉ không tồn tại", "Khách chưa được báo", "Đã gửi tiếp qua SMS", reference):
        assert words in html
    for value in (EMAIL, PHONE, PHONE[3:], "Nguyễn", "Kỹ thuật"):
        assert value not in html
    assert '<b class="figures alarm">1</b>' in lan.get("/console").text


def test_a_case_tells_it_in_its_history(lan, desk, reference):
    lost(desk, reference)
    html = lan.get(f"/console/cases/{reference}").text
    assert "SMS: Nơi nhận từ chối. Khách chưa được báo." in html
    assert "gửi không tới khách hàng" in html


def test_somebody_sees_to_it(lan, desk, reference):
    lost(desk, reference)
    html = lan.get(PAGE).text
    found = re.search(rf'action="({PAGE}/[0-9a-f]+/settle)"', html)
    assert found
    assert lan.post(found[1]).status_code == 403  # a form of ours alone
    assert lan.post(found[1], lan.form(PAGE)).headers["location"] == PAGE
    assert lan.post(found[1], lan.form(PAGE)).status_code == 303  # twice is once
    html = lan.get(PAGE).text
    assert 'class="failed lost"' not in html
    assert "Trần Ngọc Lan đã xử lý" in html
    assert '<b class="figures alarm">' not in lan.get("/console").text


def test_in_english(app, desk, reference):
    lost(desk, reference)
    ann = signed_in(app, desk, "ann", Role.SUPERVISOR, "Ann")
    ann.post("/console/language", {**ann.form("/console"), "language": "en", "back": PAGE})
    assert "The customer was not told" in ann.get(PAGE).text
