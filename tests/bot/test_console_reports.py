"""The pages of figures without a screen: what they say, their CSV files, what the address asks."""

import csv
import io
from datetime import date, timedelta

import pytest

from bot.console import charts, showing
from bot.console.charts import Point, Row
from bot.console.figure_cards import percent
from bot.console.reports import PARTS, read
from bot.copy import sketch
from bot.spreadsheets import csv_lines
from states.case_map import CaseState
from states.figures import Period
from states.permissions import Role
from tests.bot.console_visits import signed_in
from tests.handlers.figure_days import at, kept, moved, opened

pytest_plugins = ["tests.bot.console_fixtures"]
WEEK = "?since=2026-11-23&until=2026-11-29"


@pytest.fixture
def thu(app, desk):
    return signed_in(app, desk, "thu", Role.SUPERVISOR, "Phạm Minh Thu")


@pytest.fixture
def some(desk):
    at(desk, 23, 9)
    first = opened(desk, "talk_to_person")
    opened(desk, "request_name_change")
    at(desk, 23, 11, 30)
    moved(desk, first, CaseState.DONE, replied=True, rating=4)
    kept(desk)


def table(visitor, path: str) -> list[list[str]]:
    answer = visitor.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"), newline="")))


def test_every_page_of_an_empty_desk_says_so(thu, desk):
    for part in PARTS:
        answer = thu.get(f"/console/reports/{part}")
        assert answer.status_code == 200
        assert "Chưa có gì trong khoảng thời gian này." in answer.text
        assert "Chưa tính xong số liệu nào" in answer.text
        assert '<svg class="chart"' not in answer.text
        assert "style=" not in answer.text
    assert thu.get("/console/reports/nothing").status_code == 404
    assert thu.get("/console/reports/flow/nothing.csv").status_code == 404


# Broken once: hours in the file were written with a decimal comma.
def test_tables_are_files_of_plain_numbers(some, thu):
    rows = table(thu, f"/console/reports/flow/flow.csv{WEEK}")
    assert rows[:2] == [
        ["Ngày hoặc tuần", "Đến", "Đóng", "Mở lại", "Khách tự làm"],
        ["2026-11-23", "2", "1", "0", "0"],
    ]
    assert table(thu, f"/console/reports/clocks/spread-reply.csv{WEEK}")[:2] == [
        ["Ngày hoặc tuần", "Kết thúc", "p50 (phút làm việc)", "p90 (phút làm việc)"],
        ["2026-11-23", "1", "150", "150"],
    ]
    named = table(thu, f"/console/reports/flow/flow.csv{WEEK}&kind=request_name_change")
    assert named[1] == ["2026-11-23", "1", "0", "0", "0"]
    assert table(thu, f"/console/reports/quality/ratings.csv{WEEK}")[2] == ["4 sao", "1", "100"]


def test_pages_say_what_was_counted(some, thu):
    html = thu.get(f"/console/reports/clocks{WEEK}").text
    assert "p50 2,5 giờ, p90 2,5 giờ của 1 yêu cầu." in html
    assert "100% của 1" in html
    assert "Tính đến 23/11/2026 11:30" in html
    html = thu.get("/console/reports").text
    assert "2 yêu cầu đến, 1 yêu cầu đóng." in html
    assert 'href="/console/reports/clocks?since=2026-10-25&amp;until=2026-11-23"' in html


def test_what_the_address_asks(desk):
    at(desk, 30, 9)
    now, today = desk.clock.now, date(2026, 11, 30)
    assert read({}, now).period == Period(today - timedelta(days=29), today)
    asked = read({"since": "2026-12-24", "until": "2020-01-01", "kind": "<script>"}, now)
    assert asked.period.until <= today
    assert asked.kind == ""
    assert read({"since": "2001-01-01"}, now).period.days == 366
    assert read({"since": "gì đó", "until": "9999-99-99"}, now) == read({}, now)
    weeks = Period(date(2026, 10, 1), today)
    assert weeks.by_week
    assert next(weeks.parts()) == date(2026, 9, 28)


def test_no_cell_is_a_formula():
    cells = ["=1+1", "+84", "-3", "@x", "\tx", "a,b", 'a"b', -3, "dòng\nmới"]
    text = b"".join(csv_lines([cells])).decode().removeprefix("\ufeff")
    assert text.endswith("\r\n")
    (row,) = csv.reader(io.StringIO(text, newline=""))
    assert row == ["'=1+1", "'+84", "'-3", "'@x", "'\tx", "a,b", 'a"b', "-3", "dòng\nmới"]


def test_how_charts_are_drawn():
    points = [Point("01/11", (7, 3), ("", "")), Point("02/11", (0, 8), ("", ""))]
    chart = charts.columns("t", "s", points, ("a", "b"), str)
    assert [float(one.height) for one in chart.rects] == [131.25, 56.25, 150]
    assert [word.says for word in chart.words[:2]] == ["4.0", "8.0"]
    five = charts.columns("t", "s", [Point("", (5,), ("",))], ("a",), str)
    assert [word.says for word in five.words[:2]] == ["3.0", "6.0"]  # no half a case at the side
    lying = charts.bars("t", "s", [Row("x" * 60, (1, 3), "4"), Row("y", (2,), "2")])
    assert [float(one.width) for one in lying.rects] == [90, 270, 180]
    assert lying.words[0].says == "x" * 45 + "…"
    gap = charts.curves(
        "t", "s", [Point("", (v,), ("",)) for v in (1, 2, None, 3)], ("a",), str
    ).curves[0]
    assert len(gap.points) == 1
    assert len(gap.dots) == 3


def test_how_numbers_are_written():
    assert showing.number(1234567, "vi") == "1.234.567"
    assert showing.number(1234.56, "en", 1) == "1,234.6"
    assert showing.number(3.0, "vi", 1) == "3"
    assert showing.minutes(45, "vi") == "45 phút"
    assert showing.minutes(210, "vi") == "3,5 giờ"
    assert [percent(1, 3), percent(2, 3), percent(1, 8), percent(0, 0)] == [33, 67, 13, None]
    assert "…" in sketch("code-wrong", "vi")
    assert sketch("no-such-text", "vi") == "no-such-text"
