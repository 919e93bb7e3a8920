"""Tax codes: check digit, branches, personal codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.answers import Answer, Context, Verdict
from states.answers.tax_code import is_valid, mentioned, read, show
from tests.states.answering import TODAY, holds

PERSON = Context(TODAY)
ORGANISATION = Context(TODAY, organisation=True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0100233488", "0100233488"),
        ("0100 233 488", "0100233488"),
        ("MST0100233488", "0100233488"),
        ("MST: 0100233488", "0100233488"),
        ("mã số thuế công ty em là 0100233488 ạ", "0100233488"),
        ("0314409058-002", "0314409058-002"),
        ("0314409058002", "0314409058-002"),
        ("0314409058 - 002", "0314409058-002"),
        ("0301215249-001", "0301215249-001"),
        ("０１００２３３４８８", "0100233488"),
    ],
)
def test_customer_gives_a_tax_code(text: str, value: str) -> None:
    assert read(text, PERSON) == Answer(Verdict.ACCEPTED, value)
    assert read(text, ORGANISATION) == Answer(Verdict.ACCEPTED, value)


def test_personal_id_is_the_tax_code_of_persons() -> None:
    assert read("079 090 123 456", PERSON) == Answer(Verdict.ACCEPTED, "079090123456")
    answer = read("079090123456", ORGANISATION)
    assert (answer.verdict, answer.reason) == (Verdict.ASK, "confirm-tax-code-personal")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("chưa có", "reject-tax-code-none"),
        ("12345", "reject-tax-code-length"),
        ("01002334881", "reject-tax-code-length"),
        ("0301234567", "reject-tax-code-checksum"),
        ("0314409058-000", "reject-tax-code-checksum"),
        ("079490123456", "reject-tax-code-personal"),
        ("0100233488 " * 60, "reject-tax-code-long"),
    ],
)
def test_customer_is_told_why_a_code_is_refused(text: str, reason: str) -> None:
    answer = read(text, PERSON)
    assert (answer.verdict, answer.reason, answer.value) == (Verdict.REFUSED, reason, None)


def test_letters_for_digits_are_asked_about() -> None:
    answer = read("O1OO233488", PERSON)
    assert (answer.verdict, answer.reason) == (Verdict.ASK, "confirm-tax-code-mended")
    assert answer.value == "0100233488"


def test_customer_chooses_between_two() -> None:
    answer = read("0100233488, 0314409058-002", PERSON)
    assert answer.choices == ("0100233488", "0314409058-002")
    assert read("0100233488 0314409058 002", PERSON).choices == answer.choices


def test_text_says_it_is_a_tax_code() -> None:
    assert all(map(mentioned, ("MST 1", "mã số thuế", "tax code 1", "TIN: 1")))
    assert not any(map(mentioned, ("0912345678", "thuê bao", "thông tin", "tinh")))
    assert is_valid("0100233488")


def test_code_is_shown_as_people_read_it() -> None:
    assert show("0314409058-002") == "0314409058-002"
    assert show("079090123456") == "079 090 123 456"


@given(st.text(max_size=600) | st.text("0123456789 .-OlMST", max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    holds(read, text, PERSON)
    holds(read, text, ORGANISATION)


@given(st.from_regex(r"0[0-9]{9}(-?[0-9]{3})?", fullmatch=True))
def test_any_code_gets_an_answer(text: str) -> None:
    holds(read, text, PERSON)
