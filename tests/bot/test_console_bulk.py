"""Several cases at once: done one by one by the rules of each, what was not done is said by row."""

import re
from html import unescape

import pytest

from states.permissions import Role
from storage import memos, tags
from tests.bot.console_visits import signed_in
from tests.handlers.desk_people import Staff, case_of, hire, on_sqlite, talk

pytest_plugins = ["tests.bot.console_fixtures"]


@pytest.fixture
def two(desk, reference) -> tuple[str, str]:
    return reference, talk(desk)


@pytest.fixture
def minh(desk) -> Staff:
    return Staff(desk, hire(desk, "minh", Role.AGENT, "Phạm Quang Minh"))


@pytest.fixture
def chi(app, desk):
    return signed_in(app, desk, "chi", Role.SUPERVISOR, "Đỗ Linh Chi")


def page(visitor, path="/console"):
    """The bulk form: its hidden fields, and what each row ticks."""
    html = visitor.get(path).text
    form = html[html.index('id="bulk"') :]
    names = ("csrf", "key")
    hidden = {one: re.search(rf'name="{one}" value="([^"]*)"', form)[1] for one in names}
    ticks = re.findall(r'name="case" value="([^"]+)" form="bulk"', html)
    return hidden, {one.partition(".")[0]: one for one in ticks}


def send(visitor, hidden, ticks, **more: str):
    fields = [*hidden.items(), *(("case", one) for one in ticks), *more.items()]
    return visitor.post("/console/bulk?tab=live", fields)


def told(answer) -> dict[str, str]:
    """(reference, why) of the rows that were left."""
    rows = re.findall(r">(DC-[^<]+)</a> <bdi>([^<]*)</bdi>", answer.text)
    return {reference: unescape(why) for reference, why in rows}


def test_cases_are_given_to_a_colleague_and_tagged(desk, chi, minh, two):
    hidden, ticks = page(chi)
    assert set(ticks) == set(two)
    answer = send(chi, hidden, ticks.values(), do="assign", to=minh.member.id)
    assert answer.status_code == 200
    assert "Đã làm xong với 2 yêu cầu." in answer.text
    assert {case_of(desk, one).assignee_id for one in two} == {minh.member.id}
    again = send(chi, hidden, ticks.values(), do="assign", to=minh.member.id)
    assert "Đã làm xong với 2 yêu cầu." in again.text
    assert len(desk.database.read_now(lambda uow: memos.unseen(uow, minh.member.id))) == 2
    hidden, ticks = page(chi)
    assert send(chi, hidden, ticks.values(), do="tag", value="Đợt 1, vip").status_code == 200
    ids = [case_of(desk, one).id for one in two]
    found = desk.database.read_now(lambda uow: tags.of_cases(uow, ids))
    assert set(found.values()) == {("dot-1", "vip")}


@on_sqlite
def test_what_could_not_be_done_is_said_by_row(desk, chi, lan, minh, two):
    """Broken once: a row that moved on since was given away all the same."""
    name, spoken = two
    hidden, ticks = page(chi)
    minh.does("claim", spoken)
    answer = send(chi, hidden, ticks.values(), do="assign", to=minh.member.id)
    assert answer.status_code == 200
    assert "Đã làm xong với 1 yêu cầu." in answer.text
    assert told(answer)[spoken] == "vừa thay đổi: Phạm Quang Minh nhận xử lý"
    assert re.findall(r'value="([^"]+)" form="bulk"[^>]*checked', answer.text) == [
        page(chi)[1][spoken]
    ]
    hidden, ticks = page(lan)
    answer = send(lan, hidden, ticks.values(), do="assign", to=minh.member.id)
    assert answer.status_code == 409
    only = "Chỉ người đang xử lý hoặc trưởng nhóm giao yêu cầu cho người khác được."
    assert told(answer) == {name: only, spoken: only}
    assert case_of(desk, name).assignee_id == minh.member.id


@on_sqlite
def test_a_customers_answer_is_nobodys_staleness(desk, chi, minh, two):
    minh.does("ask_more", two[0], "Chụp lại giúp em.")
    hidden, ticks = page(chi)
    desk.say("1", "đây ạ, tôi gửi lại")
    answer = send(chi, hidden, ticks.values(), do="assign", to=minh.member.id)
    assert "Đã làm xong với 1 yêu cầu." in answer.text


@on_sqlite
def test_nothing_is_tried_where_something_is_missing(desk, chi, lan, two, app):
    hidden, ticks = page(chi)
    for fields, words in (
        ({"do": "assign", "to": ""}, "Chọn người được giao."),
        ({"do": "tag", "value": " "}, "Nhập một nhãn."),
    ):
        answer = send(chi, hidden, ticks.values(), **fields)
        assert answer.status_code == 422
        assert words in answer.text
    assert "Chọn ít nhất một yêu cầu" in send(chi, hidden, [], do="tag", value="vip").text
    for odd in ({"do": "approve"}, {"do": ""}):
        assert send(chi, hidden, ticks.values(), **odd).status_code == 400
    assert send(chi, hidden, ["DC-1.x"], do="tag", value="vip").status_code == 400
    refused = send(chi, hidden, ticks.values(), do="tag", value="0912345678")
    assert set(told(refused)) == set(two)
    gone = send(chi, hidden, ["DC-22222-2.1"], do="tag", value="vip")
    assert told(gone) == {"DC-22222-2": "Không tìm thấy yêu cầu"}
    tu = signed_in(app, desk, "tu", Role.HOTLINE)
    assert 'id="bulk"' not in tu.get("/console").text
    assert 'form="bulk"' not in lan.get(f"/console/cases/{two[0]}").text


@on_sqlite
def test_a_whole_page_fits_into_the_form(desk, chi, two):
    hidden, ticks = page(chi)
    many = [*ticks.values(), *[f"DC-{n:05}-2.1" for n in range(23000, 23048)]]
    answer = send(chi, hidden, many, do="tag", value="vip", to="")
    assert "Đã làm xong với 2 yêu cầu." in answer.text
    assert len(told(answer)) == 48
