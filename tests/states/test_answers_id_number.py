"""ID numbers: structure by Decree 137/2015 Art. 13, codes by Circular 07/2016."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.answers import Answer, Context, Verdict
from states.answers.id_number import read, sex_of, show, year_of
from states.answers.provinces import ID_CODES
from tests.states.answering import TODAY, holds

CONTEXT = Context(TODAY)
MAN_OF_1990 = Context(TODAY, birth_date="1990-03-05", sex="male")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("079090123456", "079090123456"),
        ("079.090.123.456", "079090123456"),
        ("079-090-123-456", "079090123456"),
        ("001 305 012 345", "001305012345"),
        ("０７９０９０１２３４５６", "079090123456"),
        ("số căn cước của em là 079090123456 ạ", "079090123456"),
        ("CMND cũ 025123456, CCCD mới 079090123456", "079090123456"),
        ("CCCD 079090123456 cấp ngày 01/01/2021", "079090123456"),
        ("079090123456 01.01.2021", "079090123456"),
        ("079090123456, sđt 0912345678", "079090123456"),
    ],
)
def test_customer_gives_twelve_digits(text: str, value: str) -> None:
    assert read(text, CONTEXT) == Answer(Verdict.ACCEPTED, value)


def test_number_that_agrees_with_the_record_is_taken() -> None:
    assert read("079090123456", MAN_OF_1990).verdict is Verdict.ACCEPTED


@pytest.mark.parametrize(
    ("text", "context", "reason"),
    [
        ("079190123456", MAN_OF_1990, "confirm-id-number-sex"),
        ("079091123456", MAN_OF_1990, "confirm-id-number-birth-year"),
        ("079191123456", MAN_OF_1990, "confirm-id-number-birth-year"),
    ],
)
def test_number_against_the_record_goes_to_staff_if_insisted(
    text: str, context: Context, reason: str
) -> None:
    answer = read(text, context)
    assert (answer.verdict, answer.reason, answer.value) == (Verdict.ASK, reason, text)
    assert answer.then_staff == "staff-id-number-record"


@pytest.mark.parametrize(
    ("text", "reason", "value"),
    [
        ("100090123456", "confirm-id-number-code", "100090123456"),
        ("097090123456", "confirm-id-number-code", "097090123456"),
        ("003090123456", "confirm-id-number-code", "003090123456"),
        ("O79090123456", "confirm-id-number-mended", "079090123456"),
        ("079 09O 123 456", "confirm-id-number-mended", "079090123456"),
    ],
)
def test_doubtful_number_is_asked_about(text: str, reason: str, value: str) -> None:
    answer = read(text, CONTEXT)
    assert (answer.verdict, answer.reason, answer.value) == (Verdict.ASK, reason, value)
    assert not answer.then_staff


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("không nhớ", "reject-id-number-none"),
        ("025123456", "reject-id-number-old-card"),
        ("CMND 025 123 456", "reject-id-number-old-card"),
        ("12345678", "reject-id-number-length"),
        ("quân đội 1234567890", "reject-id-number-length"),
        ("12345678901", "reject-id-number-length"),
        ("0790901234567", "reject-id-number-length"),
        ("079490123456", "reject-id-number-year"),
        ("079000123456", "reject-id-number-year"),
        ("079227123456", "reject-id-number-year"),
        ("0" * 600, "reject-id-number-long"),
    ],
)
def test_customer_is_told_why_a_number_is_refused(text: str, reason: str) -> None:
    answer = read(text, CONTEXT)
    assert (answer.verdict, answer.reason, answer.value) == (Verdict.REFUSED, reason, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("B1234567", "B1234567"),
        ("hộ chiếu c1234567", "C1234567"),
        ("passport 123456789", "123456789"),
        ("AB12345", "AB12345"),
        ("em chỉ có hộ chiếu", None),
    ],
)
def test_passport_goes_to_staff(text: str, value: str | None) -> None:
    answer = read(text, CONTEXT)
    assert (answer.verdict, answer.reason) == (Verdict.STAFF, "staff-id-number-passport")
    assert answer.value == value


@pytest.mark.parametrize(
    ("number", "birth_date", "verdict"),
    [
        ("079209123456", None, Verdict.STAFF),
        ("079208123456", None, Verdict.ACCEPTED),  # 17 or 18: the year alone can't tell
        ("079208123456", "2008-11-22", Verdict.ACCEPTED),
        ("079208123456", "2008-11-23", Verdict.STAFF),
        ("079208123456", "2008-??-??", Verdict.ACCEPTED),
    ],
)
def test_under_18_goes_to_staff(number: str, birth_date: str | None, verdict: Verdict) -> None:
    answer = read(number, replace(CONTEXT, birth_date=birth_date))
    assert (answer.verdict, answer.value) == (verdict, number)


def test_customer_chooses_between_two() -> None:
    for text in ("079090123456 hoặc 001305012345", "079090123456 001305012345"):
        answer = read(text, CONTEXT)
        assert answer.choices == ("079090123456", "001305012345")
        assert answer.value is None


def test_number_tells_year_and_sex() -> None:
    assert (year_of("001305012345"), sex_of("001305012345")) == (2005, "female")
    assert (year_of("079090123456"), sex_of("079090123456")) == (1990, "male")
    assert year_of("079490123456") == 2190
    assert len(ID_CODES) == 63


def test_number_is_shown_in_groups() -> None:
    assert show("079090123456") == "079 090 123 456"


@given(st.text(max_size=600) | st.text("0123456789 .-OlABhộchiếu", max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    holds(read, text, CONTEXT)
    holds(read, text, MAN_OF_1990)


@given(st.from_regex(r"0[0-9]{2}[ .]?[0-3][0-9]{2}[ .]?[0-9]{6}", fullmatch=True))
def test_any_number_gets_an_answer(text: str) -> None:
    holds(read, text, CONTEXT)
    holds(read, text, MAN_OF_1990)
