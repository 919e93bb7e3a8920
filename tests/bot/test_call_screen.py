"""The call screen over HTTP: who may, what it hides and keeps, every button without scripts."""

import re
from html import unescape

import pytest

from states.permissions import Role
from tests.bot.console_visits import Visitor, hidden, signed_in
from tests.handlers.desk_people import case_of, newest

pytest_plugins = ["tests.bot.console_fixtures"]
PATH = "/console/call"


class Caller:
    """One agent's call screen."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.html = visitor.get(PATH).text

    def presses(self, action: str, **fields: str):
        """Press a button; the form's own hidden fields go along."""
        names = ("csrf", "call", "key")
        own = {name: hidden(self.html, name) for name in names if f'name="{name}"' in self.html}
        answer = self.visitor.post(f"{PATH}/{action}", {**own, **fields})
        self.html = self.visitor.get(PATH).text if answer.status_code == 303 else answer.text
        return answer


@pytest.fixture
def mai(desk) -> str:
    return desk.customer(phone="+84912345678", email="mai@example.vn", address="Huế")


@pytest.fixture
def tu(app, desk) -> Visitor:
    return signed_in(app, desk, "tu", Role.HOTLINE, "Vũ Anh Tú")


@pytest.fixture
def screen(tu) -> Caller:
    return Caller(tu)


@pytest.mark.parametrize("role", Role)
def test_who_comes_in(app, desk, role):
    visitor = signed_in(app, desk, role.value, role)
    may = role is not Role.SECURITY
    assert visitor.get(PATH).status_code == (200 if may else 403)
    form = visitor.form("/console")
    assert visitor.post(f"{PATH}/begin", form).status_code == (303 if may else 403)
    assert (f'href="{PATH}"' in visitor.get("/console").text) is may


def test_a_call_from_ring_to_ending(desk, mai, screen):
    assert screen.presses("begin", caller="0912 345 678").status_code == 303
    assert "0912 345 678" in screen.html
    screen.presses("find", sought="nguyen thi mai", caller="0912 345 678")
    assert "Nguyễn" not in screen.html
    assert "N••• T••• M•••" in screen.html
    screen.presses("pick", customer=mai)
    assert "N••• T••• M•••" in screen.html
    assert "091•••678" in screen.html
    screen.presses("code", contact="phone")
    desk.deliver("-")
    screen.presses("check", code=desk.code())
    assert "Nguyễn Thị Mai" in screen.html
    screen.presses("draft", kind="update_address")
    address = "12 Lê Lợi, TP. Hồ Chí Minh"
    typed = {"kind": "update_address", "answer.address": address}
    screen.presses("submit", **typed)
    reference = newest(desk)
    assert reference in screen.html
    _, signs, check = reference.split("-")
    wrong = "2" if check != "2" else "3"
    assert f"Đ C, {' – '.join(signs)}, số kiểm tra {check}" in screen.html
    assert desk.record(mai).value("address") == address
    assert screen.presses("read_back", said=f"dc {signs}{check}").status_code == 200
    assert screen.presses("read_back", said=f"dc {signs} {wrong}").status_code == 422
    assert screen.presses("end").status_code == 422
    assert screen.presses("end", disposition="done").status_code == 200
    assert f"{PATH}/begin" in screen.html


def test_a_reload_keeps_what_was_typed(mai, screen):
    screen.presses("begin")
    typed = {
        "caller": "0987 111 222",
        "kind": "report_misuse",
        "answer.misuse_what": "Có người gọi <b>đòi nợ</b>",
        "pick.misuse_harm": "money",
        "note": "Khách rất lo",
        "disposition": "callback",
        "follow_up": "2026-12-01T09:30",
    }
    screen.presses("draft", **typed)
    html = unescape(screen.visitor.get(PATH).text)
    for kept in ("0987 111 222", "Có người gọi <b>đòi nợ</b>", "Khách rất lo", "2026-12-01T09:30"):
        assert kept in html
    assert re.search(r'value="money" selected', html)
    assert re.search(r'value="callback" selected', html)


def test_any_button_keeps_the_form(mai, screen):
    screen.presses("begin")
    screen.presses("find", sought="dc10023", kind="talk_to_person", note="Hỏi hóa đơn")
    assert "Hỏi hóa đơn" in screen.visitor.get(PATH).text


def test_a_part_of_the_page_is_swapped(desk, mai, screen):
    screen.presses("begin")
    screen.presses("pick", customer=mai)
    own = {name: hidden(screen.html, name) for name in ("csrf", "call", "key")}
    part = screen.visitor.post(
        f"{PATH}/draft", {**own, "kind": "update_phone"}, {"x-part": "request"}
    )
    assert part.text.lstrip().startswith("<section")
    assert 'name="answer.phone"' in part.text


def test_what_cannot_be_read_comes_back_marked(desk, mai, screen):
    screen.presses("begin")
    answer = screen.presses("submit", kind="update_email", **{"answer.email": "mai-o-gmail"})
    assert answer.status_code == 422
    assert "aria-invalid=true" in answer.text
    assert "mai-o-gmail" in answer.text
    assert desk.rows("desk_case") == []


def test_a_doubt_is_asked_and_settled(desk, mai, screen):
    screen.presses("begin")
    typed = {"kind": "update_email", "answer.email": "mai@gmial.com"}
    assert screen.presses("submit", **typed).status_code == 422
    value = unescape(re.search(r'name="sure.email" value="([^"]+)"', screen.html)[1])
    assert value == "mai@gmail.com"
    assert screen.presses("submit", **typed, **{"sure.email": value}).status_code == 200
    assert case_of(desk, newest(desk)).answers["email"] == "mai@gmail.com"


def test_a_form_of_another_call_does_nothing(desk, mai, screen):
    screen.presses("begin")
    old = hidden(screen.html, "call")
    screen.presses("end", disposition="dropped")
    screen.presses("begin")
    own = {name: hidden(screen.html, name) for name in ("csrf", "key")}
    answer = screen.visitor.post(
        f"{PATH}/submit", {**own, "call": old, "kind": "talk_to_person", "note": "x"}
    )
    assert answer.status_code == 422
    assert desk.rows("desk_case") == []


@pytest.mark.parametrize("customer", ["0" * 32, "x", "' OR 1=1 --", ""])
def test_foreign_ids_are_nobody(screen, customer):
    screen.presses("begin")
    assert screen.presses("pick", customer=customer).status_code == 422


def test_unknown_buttons(screen):
    screen.presses("begin")
    assert screen.presses("approve").status_code == 404


def test_the_case_says_where_it_came_from(app, desk, mai, screen):
    screen.presses("begin", caller="0987 111 222")
    screen.presses("pick", customer=mai)
    screen.presses("unverified")
    typed = {"kind": "update_address", "answer.address": "12 Lê Lợi, Huế"}
    screen.presses("submit", **typed, note="Khách không có điện thoại cũ", caller="0987 111 222")
    lan = signed_in(app, desk, "lan", Role.AGENT)
    page = unescape(lan.get(f"/console/cases/{newest(desk)}").text)
    for words in (
        "Không xác minh được người gọi.",
        "Tự nhận là khách hàng DC10023.",
        "Gọi từ 098•••222.",
        "Người gọi tổng đài chưa được xác minh.",
        "Khách muốn",
        "Đổi địa chỉ",
        "Khách không có điện thoại cũ",
    ):
        assert words in page


def test_what_is_to_be_rung_back_shows_in_the_queue(desk, screen, clock):
    screen.presses("begin", caller="0987 111 222")
    typed = {"caller": "0987 111 222", "disposition": "callback", "follow_up": "2026-11-23T09:20"}
    screen.presses("end", **typed)
    assert "cuộc gọi đã đến giờ" not in screen.visitor.get("/console").text
    clock.pass_(minutes=25)
    page = screen.visitor.get("/console")
    assert "1 cuộc gọi đã đến giờ gọi lại" in page.text
    screen.html = screen.visitor.get(PATH).text
    assert "098•••222" in screen.html
    call_id = hidden(screen.html, "follow_up_of")
    screen.presses("followed", follow_up_of=call_id)
    assert "Chưa có lịch hẹn gọi lại nào" in screen.html
