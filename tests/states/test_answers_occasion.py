"""When it happened, any way people say a time; and how somebody wants to be reached."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.answers import Context, Verdict, occasion, reach

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("hôm nay", "2026-11-23"),
        ("sáng nay", "2026-11-23"),
        ("hom qua", "2026-11-22"),
        ("tối qua lúc 9h", "2026-11-22"),
        ("hôm kia", "2026-11-21"),
        ("yesterday evening", "2026-11-22"),
        ("the day before yesterday", "2026-11-21"),
        ("tuần trước", "2026-11-16/2026-11-22"),
        ("last week", "2026-11-16/2026-11-22"),
        ("tuần này", "2026-11-23"),
        ("tháng trước", "2026-10-01/2026-10-31"),
        ("tháng 9", "2026-09-01/2026-09-30"),
        ("tháng 12", "2025-12-01/2025-12-31"),
        ("năm ngoái", "2025-01-01/2025-12-31"),
        ("3/11", "2026-11-03"),
        ("ngày 3 tháng 11", "2026-11-03"),
        ("24/11", "2025-11-24"),  # the last one that has been
        ("03/11/2026", "2026-11-03"),
        ("5/3/26 lúc 10h", "2026-03-05"),
        ("3 ngày trước", "2026-11-20"),
        ("hai tuần trước", "2026-11-09/2026-11-15"),
        ("2 months ago", "2026-09-01/2026-09-30"),
        ("chủ nhật", "2026-11-22"),
        ("thứ sáu tuần trước", "2026-11-20"),
        ("on Friday", "2026-11-20"),
    ],
)
def test_days_are_understood_and_the_words_kept(said: str, days: str):
    answer = occasion.read(said, Context(TODAY))
    assert answer.verdict is Verdict.ACCEPTED
    assert answer.value == f"{days}: {said}"


@pytest.mark.parametrize(
    "said", ["không nhớ", "mấy hôm trước", "lâu rồi", "31/02", "from time to time", "vài tuần nay"]
)
def test_what_is_not_sure_stays_as_it_was_said(said: str):
    assert occasion.read(said, Context(TODAY)).value == said
    assert occasion.show(said) == said


def test_it_is_shown_with_its_day():
    assert occasion.show("2026-11-22: hôm qua") == "hôm qua (22/11/2026)"
    assert occasion.show("2026-11-16/2026-11-22: tuần trước") == (
        "tuần trước (16/11/2026 - 22/11/2026)"
    )
    assert occasion.show("2026-11-03: 03/11/2026") == "03/11/2026"


@given(st.text(max_size=600), st.dates(date(2020, 1, 1), date(2035, 1, 1)))
def test_nothing_but_emptiness_is_refused(said: str, today: date):
    answer = occasion.read(said, Context(today))
    assert answer.verdict in (Verdict.ACCEPTED, Verdict.REFUSED)
    if answer.verdict is Verdict.ACCEPTED:
        assert answer.value
        assert occasion.show(answer.value)
        assert answer.parts.get("first", "") <= today.isoformat()


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("0987 654 321", "+84987654321"),
        ("gọi em số 0987.654.321 nhé", "+84987654321"),
        ("mai@congty.vn", "mai@congty.vn"),
        ("+1 415 555 2671", "+14155552671"),  # nobody is turned away
        ("028 3812 3456", "+842838123456"),
    ],
)
def test_how_to_reach_them(said: str, value: str):
    answer = reach.read(said, Context(TODAY))
    assert (answer.verdict, answer.value) == (Verdict.ACCEPTED, value)
    assert reach.contact_of(value) == ("email" if "@" in value else "phone")
    assert reach.show(value)


@pytest.mark.parametrize(
    ("said", "reason"),
    [("hả", "reject-reach-none"), ("a@b", "reject-email-"), ("091234", "reject-phone-")],
)
def test_what_reaches_nobody_is_refused_precisely(said: str, reason: str):
    answer = reach.read(said, Context(TODAY))
    assert answer.verdict is Verdict.REFUSED
    assert (answer.reason or "").startswith(reason)


def test_a_slip_is_asked_about():
    assert reach.read("mai@gmial.com", Context(TODAY)).verdict is Verdict.ASK


@pytest.mark.parametrize("said", ["ngày mai", "tuần sau", "next week", "31/12/2027", "ngay mai"])
def test_a_day_that_has_not_come_is_no_answer(said: str):
    answer = occasion.read(said, Context(TODAY))
    assert (answer.reason, answer.shown) == ("reject-occasion-future", {"today": "23/11/2026"})


@pytest.mark.parametrize("said", ["hôm qua, họ hẹn ngày mai", "họ dọa ngày mai sẽ tới nhà em"])
def test_a_story_may_speak_of_tomorrow(said: str):
    assert occasion.read(said, Context(TODAY)).verdict is Verdict.ACCEPTED
