"""Birth dates as customers type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.answers import Answer, Context, Verdict
from states.answers.birth_date import read, show
from tests.play import MAI, World, play
from tests.states.answering import TODAY, holds

CONTEXT = Context(TODAY)
YOUNG, OTHERWISE = "staff-birth-date-under-age", "staff-birth-date-record"
BORN_1990 = Context(TODAY, id_number="079090123456")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("05/03/1990", "1990-03-05"),
        ("5/3/1990", "1990-03-05"),
        ("5-3-1990", "1990-03-05"),
        ("5.3.1990", "1990-03-05"),
        ("05 03 1990", "1990-03-05"),
        ("5 / 3 / 1990", "1990-03-05"),
        ("５／３／１９９０", "1990-03-05"),
        ("1990-03-05", "1990-03-05"),
        ("1990/3/5", "1990-03-05"),
        ("05031990", "1990-03-05"),
        ("ngày 5 tháng 3 năm 1990", "1990-03-05"),
        ("ngay 5 thang 3 nam 1990", "1990-03-05"),
        ("NGÀY 05 THÁNG 03 NĂM 1990", "1990-03-05"),
        ("em sinh ngày 5 tháng 3, 1990 ạ", "1990-03-05"),
        ("ngày 5/3 năm 1990", "1990-03-05"),
        ("năm 1990 tháng 3 ngày 5", "1990-03-05"),
        ("5thang3nam1990", "1990-03-05"),
        ("5 tháng ba 1990", "1990-03-05"),
        ("mùng 5 tháng 3 năm 1990", "1990-03-05"),
        ("mồng năm tháng giêng năm 1990", "1990-01-05"),
        ("ngày mười lăm tháng mười hai năm 1990", "1990-12-15"),
        ("hai mươi lăm tháng chạp 1990", "1990-12-25"),
        ("5 tháng tư 1990", "1990-04-05"),
        ("5 tháng mười một năm 1990", "1990-11-05"),
        ("5 March 1990", "1990-03-05"),
        ("5th of March, 1990", "1990-03-05"),
        ("March 5, 1990", "1990-03-05"),
        ("Mar 5th 1990", "1990-03-05"),
        ("5-Mar-1990", "1990-03-05"),
        ("born on 12 sept 1990", "1990-09-12"),
        ("29/02/2004", "2004-02-29"),
        ("22/11/2008", "2008-11-22"),
        ("01/01/1990", "1990-01-01"),
    ],
)
def test_customer_gives_a_date_in_any_spelling(text: str, value: str) -> None:
    assert read(text, CONTEXT) == Answer(Verdict.ACCEPTED, value)


@pytest.mark.parametrize(
    ("text", "reason", "value", "then_staff"),
    [
        ("5-3-90", "confirm-birth-date-century", "1990-03-05", ""),
        ("050390", "confirm-birth-date-century", "1990-03-05", ""),
        ("5/3/27", "confirm-birth-date-century", "1927-03-05", ""),
        ("5/3/99", "confirm-birth-date-century", "1999-03-05", ""),
        ("5/3/00", "confirm-birth-date-century", "2000-03-05", ""),
        ("5/3/26", "confirm-birth-date-century", "2026-03-05", YOUNG),
        ("5/12/26", "confirm-birth-date-century", "1926-12-05", ""),
        ("5 tháng 3 năm 90", "confirm-birth-date-century", "1990-03-05", ""),
        ("12/25/1990", "confirm-birth-date-order", "1990-12-25", ""),
        ("12/25/2015", "confirm-birth-date-order", "2015-12-25", YOUNG),
        ("19900305", "confirm-birth-date-order", "1990-03-05", ""),
    ],
)
def test_doubtful_date_is_read_back(text: str, reason: str, value: str, then_staff: str) -> None:
    answer = read(text, CONTEXT)
    assert (answer.verdict, answer.reason, answer.value) == (Verdict.ASK, reason, value)
    assert answer.then_staff == then_staff
    born = date.fromisoformat(value)
    assert answer.shown == {
        "day": str(born.day),
        "month": str(born.month),
        "year": str(born.year),
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("xin chào", "reject-birth-date-none"),
        ("sinh năm 1990", "reject-birth-date-incomplete"),
        ("1990", "reject-birth-date-incomplete"),
        ("36 tuổi", "reject-birth-date-incomplete"),
        ("5/3", "reject-birth-date-incomplete"),
        ("ngày 5 tháng 3", "reject-birth-date-incomplete"),
        ("31/02/1990", "reject-birth-date-calendar"),
        ("29/02/1991", "reject-birth-date-calendar"),
        ("32/01/1990", "reject-birth-date-calendar"),
        ("13/13/1990", "reject-birth-date-calendar"),
        ("23/11/2026", "reject-birth-date-future"),
        ("05/03/2030", "reject-birth-date-future"),
        ("05/03/1890", "reject-birth-date-old"),
        ("10/2/1990 âm lịch", "reject-birth-date-lunar"),
        ("10/2/1990 am lich", "reject-birth-date-lunar"),
        ("10/2/1990 ÂL", "reject-birth-date-lunar"),
        ("10 tháng 2 nhuận 1990", "reject-birth-date-lunar"),
        ("5/3/1990 " * 50, "reject-birth-date-long"),
    ],
)
def test_customer_is_told_why_a_date_is_refused(text: str, reason: str) -> None:
    answer = read(text, CONTEXT)
    assert (answer.verdict, answer.reason, answer.value) == (Verdict.REFUSED, reason, None)


@pytest.mark.parametrize(
    ("text", "reason", "value"),
    [
        ("00/00/1990", "staff-birth-date-partial", None),
        ("00/03/1990", "staff-birth-date-partial", None),
        ("23/11/2008", "staff-birth-date-under-age", "2008-11-23"),
        ("05/03/2015", "staff-birth-date-under-age", "2015-03-05"),
    ],
)
def test_date_that_staff_must_see(text: str, reason: str, value: str | None) -> None:
    answer = read(text, CONTEXT)
    assert (answer.verdict, answer.reason, answer.value) == (Verdict.STAFF, reason, value)


def test_date_against_the_id_number_goes_to_staff_if_insisted() -> None:
    answer = read("05/03/1991", BORN_1990)
    assert (answer.verdict, answer.reason) == (Verdict.ASK, "confirm-birth-date-id-number")
    assert answer.then_staff == OTHERWISE
    assert answer.shown["implied"] == "1990"
    assert read("5/3/91", BORN_1990).then_staff == OTHERWISE
    assert read("5/3/15", BORN_1990).then_staff == YOUNG
    assert read("05/03/1990", BORN_1990).verdict is Verdict.ACCEPTED
    assert read("05/03/1991", Context(TODAY, id_number="old")).verdict is Verdict.ACCEPTED


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("05/03/1990 06/03/1990", "1990-03-05", "1990-03-06"),
        ("05/03/1990 - 06/03/1990", "1990-03-05", "1990-03-06"),
        ("05/03/1990\n06/03/1990", "1990-03-05", "1990-03-06"),
        ("5.3.1990 6.3.1990", "1990-03-05", "1990-03-06"),
        ("5/3/1990 12/4/1991", "1990-03-05", "1991-04-12"),
        ("05-03-1990 07-08-1991", "1990-03-05", "1991-08-07"),
        ("05-03-1990 - 07-08-1991", "1990-03-05", "1991-08-07"),
        ("05 03 1990 06 03 1990", "1990-03-05", "1990-03-06"),
        ("1990.03.05 1991.04.06", "1990-03-05", "1991-04-06"),
    ],
)
def test_two_dates_never_become_a_third(text: str, first: str, second: str) -> None:
    answer = read(text, Context(TODAY))
    assert answer.verdict is Verdict.ASK
    assert answer.choices == (first, second)


def test_customer_chooses_between_two() -> None:
    answer = read("05/03/1990 hoặc 06/03/1990", CONTEXT)
    assert answer.choices == ("1990-03-05", "1990-03-06")
    assert answer.value is None
    assert read("05/03/1990 = ngày 5 tháng 3 năm 1990", CONTEXT).verdict is Verdict.ACCEPTED


def test_date_is_shown_day_first() -> None:
    assert show("1990-03-05") == "05/03/1990"


@given(st.text(max_size=400) | st.text("0123456789/-. ngàytháư", max_size=40))
def test_any_text_gets_an_answer(text: str) -> None:
    holds(read, text, CONTEXT)
    holds(read, text, BORN_1990)


@given(st.dates(date(1800, 1, 1), date(2100, 1, 1)), st.sampled_from(["%d/%m/%Y", "%d%m%y", "%F"]))
def test_any_date_gets_an_answer(born: date, spelling: str) -> None:
    holds(read, born.strftime(spelling), CONTEXT)
    holds(read, born.strftime(spelling), BORN_1990)


TWO = [
    "1990 03 05 1991 04 06",
    "1990-03-05-1991-04-06",
    "1990/03/05/1991/04/06",
    "5/3/1990/6/4/1991",
    "1990 03 05 06 04 1991",
    "05 03 1990 1991 04 06",
    "19900305 1991 04 06",
    "1990 03 05\n1991 04 06",
]


@pytest.mark.parametrize("text", TWO)
def test_two_dates_in_a_row_are_asked_about(text: str) -> None:
    answer = read(text, CONTEXT)
    assert (answer.reason, answer.value) == ("confirm-birth-date-two", None)
    assert set(answer.choices) == {"1990-03-05", "1991-04-06"}


@given(
    st.lists(st.dates(date(1930, 1, 1), date(2007, 12, 31)), min_size=2, max_size=2, unique=True),
    st.lists(st.sampled_from(["%Y{0}%m{0}%d", "%d{0}%m{0}%Y"]), min_size=2, max_size=2),
    st.sampled_from(" /-."),
    st.sampled_from([" ", "-", "/", ".", ", ", " - ", "\n", " hay "]),
)
def test_one_of_two_dates_is_never_taken_silently(
    dates: list[date], orders: list[str], sign: str, between: str
) -> None:
    text = between.join(
        each.strftime(order.format(sign)) for each, order in zip(dates, orders, strict=True)
    )
    answer = read(text, CONTEXT)
    assert answer.reason == "confirm-birth-date-two", text
    assert set(answer.choices) == {each.isoformat() for each in dates}


@pytest.mark.parametrize("text", ["1990 03 05 1991", "05/03/1990, 1991", "1991 05/03/1990"])
def test_a_year_beside_a_date_makes_it_doubtful(text: str) -> None:
    answer = read(text, CONTEXT)
    assert (answer.verdict, answer.value) == (Verdict.ASK, "1990-03-05")


def test_two_dates_in_the_wish_are_asked_about_as_well() -> None:
    play(
        ("đổi ngày sinh thành 5/3/1990 hoặc 6/4/1991", ["confirm-birth-date-two"]),
        ("2", ["confirm-first"]),
        world=World.of(MAI).trust(MAI),
    )
