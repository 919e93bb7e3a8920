"""The customer file's rows: read by the readers, refused with a reason, written safely."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.customer_file import (
    HEADERS,
    BadRowError,
    cells,
    guard,
    read,
    row,
    unguard,
    wrong_headers,
)

TODAY = date(2026, 11, 23)
LEAST = {"code": "DC1", "kind": "person", "name": "Nguyễn Thị Mai", "phone": "0912345678"}


def taken(**given_cells: str):
    return read({**dict.fromkeys(HEADERS, ""), **LEAST, **given_cells}, TODAY)


def reason(**given_cells: str) -> str:
    with pytest.raises(BadRowError) as error:
        taken(**given_cells)
    return str(error.value)


def test_the_least_row():
    record = taken()
    assert (record.code, record.kind, record.name) == ("DC1", "person", "Nguyễn Thị Mai")
    assert record.details == {"phone": "+84912345678"}
    assert (record.language, record.contracts_open, record.contracts_ended_on) == (None,) * 3


@pytest.mark.parametrize(
    ("column", "typed", "stored"),
    [
        ("code", " dc-17/a ", "DC-17/A"),
        ("kind", "Person", "person"),
        ("phone", "'+84912345678", "+84912345678"),
        ("phone", "84 912 345 678", "+84912345678"),
        ("phone", "0167 234 5678", "+84372345678"),  # renumbered in 2018
        ("phone", "+1 650 253 0000", "+16502530000"),  # chat would ask
        ("email", "mai@example.vn", "mai@example.vn"),
        ("email", "Mai.Tran@Gmail.com", "Mai.Tran@gmail.com"),
        ("address", "Buôn Ako Dhong", "Buôn Ako Dhong"),  # no province: as the file says
        ("birth_date", "1990-03-05", "1990-03-05"),
        ("birth_date", "05/03/1990", "1990-03-05"),
        ("birth_date", "2015-03-05", "2015-03-05"),  # a child's contract: an operator says so
        ("id_number", "079190012345", "079190012345"),
        ("tax_code", "0100233488", "0100233488"),
        ("name", "H'Hen Êban", "H'Hen Êban"),
        ("language", "EN", "en"),
    ],
)
def test_what_the_file_says_is_taken_in_its_stored_form(column, typed, stored):
    assert cells(taken(**{column: typed}))[column] == stored


@pytest.mark.parametrize(
    ("column", "typed", "why"),
    [
        ("code", "", "code: "),
        ("code", "DC 1", "code: "),
        ("code", "D" * 41, "code: "),
        ("kind", "company", "kind: must be person or organisation"),
        ("name", "", "name: is empty"),
        ("name", "Mai 123", "name: reject-name-digits"),
        ("phone", "091234567", "phone: reject-phone-"),
        ("phone", "O912345678", "phone: confirm-phone-mended"),  # a guess is not taken
        ("phone", "0912345678 0987654321", "phone: confirm-phone-two"),
        ("phone", "0912345678 ext 12", "phone: confirm-phone-extension"),
        ("email", "mai@gmial.com", "email: confirm-email-typo"),
        ("email", "mai", "email: "),
        ("email", "a@b@example.vn", "email: "),
        ("email", "m ai@example.vn", "email: "),
        ("birth_date", "1990-13-05", "birth_date: "),
        ("birth_date", "5/3/90", "birth_date: confirm-birth-date-century"),
        ("birth_date", "2030-01-01", "birth_date: reject-birth-date-future"),
        ("id_number", "12345", "id_number: "),
        ("tax_code", "0100233489", "tax_code: "),
        ("language", "fr", "language: must be vi or en"),
        ("contracts_open", "-1", "contracts_open: must be a count"),
        ("contracts_open", "1.5", "contracts_open: must be a count"),
        ("contracts_ended_on", "31/12/2025", "contracts_ended_on: must be a date"),
        ("contact_name", "Trần Lan", "contact_phone: reject-contact-person-reach"),
        ("contact_phone", "0912345678", "contact_name: reject-contact-person-name"),
        ("contact_role", "kế toán", "contact_name: reject-contact-person-name"),
    ],
)
def test_what_is_not_taken_says_why_without_the_value(column, typed, why):
    said = reason(**{column: typed})
    assert said.startswith(why)
    assert len(typed) < 6 or typed not in said


def test_a_phone_or_an_email_is_needed():
    assert reason(phone="").startswith("phone: a phone or an email")
    assert taken(phone="", email="mai@gmail.com").details == {"email": "mai@gmail.com"}


def test_the_contact_cells_are_the_contact_person_of_chat():
    from states.answers import Context
    from states.answers.contact_person import parts_of
    from states.answers.contact_person import read as read_person

    record = taken(
        contact_name="Trần Lan",
        contact_role="kế toán",
        contact_phone="0987654321",
        contact_email="lan@gmail.com",
    )
    stored = record.details["contact_person"]
    assert parts_of(stored) == {
        "name": "Trần Lan",
        "role": "kế toán",
        "phone": "+84987654321",
        "email": "lan@gmail.com",
    }
    assert read_person(stored, Context(TODAY)).value == stored


def test_a_record_is_read_back_as_it_was_written():
    record = taken(
        name="Cà Phê",
        kind="organisation",
        address="=1+1, Phường Bến Nghé, Quận 1, TP. Hồ Chí Minh",
        contact_name="Trần Lan",
        contact_role="@kế toán",
        contact_email="lan@gmail.com",
        contracts_open="3",
        contracts_ended_on="2025-12-31",
        language="en",
    )
    written = row(record)
    assert not any(cell[:1] in tuple("=+-@\t\r") for cell in written if cell)
    assert read(dict(zip(HEADERS, written, strict=True)), TODAY) == record


@given(st.text() | st.text("'=+-@\t\r＝a", max_size=5))
def test_no_guarded_cell_is_a_formula_and_each_is_read_back(cell):
    guarded = guard(cell)
    assert guarded[:1] not in {"=", "+", "-", "@", "\t", "\r", "\0"}
    assert unguard(guarded) == cell


@given(st.dictionaries(st.sampled_from(HEADERS), st.text(max_size=30)))
def test_any_cells_are_a_record_or_a_reason(given_cells):
    try:
        ended = read({**dict.fromkeys(HEADERS, ""), **given_cells}, TODAY).code
    except BadRowError as error:
        ended = str(error).partition(": ")[0]
        assert ended in HEADERS
    assert ended


def test_headers():
    assert wrong_headers(HEADERS) == ""
    assert wrong_headers(tuple(reversed(HEADERS))) == ""
    assert wrong_headers(("line", "reason", *HEADERS)) == ""
    assert wrong_headers(HEADERS[1:]) == "missing: code"
    assert wrong_headers((*HEADERS, "salary", "code")) == "unknown: salary; twice: code"
