"""Contact persons: name, role, phone and e-mail in any order."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.answers import Context, Verdict
from states.answers.contact_person import parts_of, read, show
from tests.states.answering import TODAY, holds

CONTEXT = Context(TODAY)
PHONE = "+84912345678"


@pytest.mark.parametrize(
    ("text", "name", "role", "email"),
    [
        ("Chị Mai, kế toán, 0912 345 678", "Mai", "kế toán", None),
        ("Chị Mai kế toán 0912345678", "Mai", "kế toán", None),
        ("kế toán, chị Mai, 0912345678", "Mai", "kế toán", None),
        ("kế toán chị Mai 0912345678", "Mai", "kế toán", None),
        ("chi Mai ke toan 0912345678", "Mai", "ke toan", None),
        ("0912345678 anh Tuấn", "Tuấn", None, None),
        ("Mai - kế toán - 0912345678 - mai@congty.vn", "Mai", "kế toán", "mai@congty.vn"),
        (
            "Họ tên: Nguyễn Văn A\nChức vụ: Giám đốc\nSĐT: 0912345678\nEmail: a@congty.vn",
            "Nguyễn Văn A",
            "Giám đốc",
            "a@congty.vn",
        ),
        ("Tên: Mai; chức vụ: tạp vụ; đt: 0912345678", "Mai", "tạp vụ", None),
        ("Giám đốc Nguyễn Văn A, 0912345678", "Nguyễn Văn A", "Giám đốc", None),
        ("Nguyễn Văn A 0912345678 a@b.vn giám đốc", "Nguyễn Văn A", "giám đốc", "a@b.vn"),
        ("Lê Văn Bình - Trưởng phòng IT - 0912.345.678", "Lê Văn Bình", "Trưởng phòng IT", None),
        ("Mai, phòng kế toán, ca sáng, 0912345678", "Mai", "phòng kế toán, ca sáng", None),
        (
            "Người liên hệ mới là chị Hoa (kế toán trưởng), sđt 0912345678 ạ",
            "Hoa",
            "kế toán trưởng",
            None,
        ),
        ("Mr. John Smith, IT manager, +84 912 345 678", "John Smith", "IT manager", None),
        ("H’Hen Niê, 0912345678", "H'Hen Niê", None, None),
        ("Nguyễn Kế Toàn, 0912345678", "Nguyễn Kế Toàn", None, None),
        ("Vo Van Kiet, 0912345678", "Vo Van Kiet", None, None),
        ("Truong Thi Phong, thu ky, 0912345678", "Truong Thi Phong", "thu ky", None),
        ("Chu Văn An, 0912345678", "Chu Văn An", None, None),
        ("đổi người liên hệ sang anh Hùng 0912345678", "Hùng", None, None),
        ("anh Hùng số điện thoại là 0912345678, làm kế toán", "Hùng", "kế toán", None),
        ("ba Lan, 0912345678", "Lan", None, None),
        ("Bà Lan 0912345678", "Lan", None, None),
    ],
)
def test_customer_names_a_contact(
    text: str, name: str, role: str | None, email: str | None
) -> None:
    answer = read(text, CONTEXT)
    parts = {"name": name, "role": role, "phone": PHONE, "email": email}
    assert answer.verdict is Verdict.ACCEPTED
    assert answer.parts == {part: value for part, value in parts.items() if value}
    assert answer.value is not None
    assert json.loads(answer.value) == answer.parts
    assert read(answer.value, CONTEXT) == answer


def test_mail_alone_reaches_a_contact() -> None:
    answer = read("Mai, mai@congty.vn", CONTEXT)
    assert answer.value == '{"email":"mai@congty.vn","name":"Mai"}'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "reject-contact-person-none"),
        ("...", "reject-contact-person-none"),
        ("0912345678", "reject-contact-person-name"),
        ("kế toán, 0912345678", "reject-contact-person-name"),
        ("chị, 0912345678", "reject-contact-person-name"),
        ("chị Mai kế toán", "reject-contact-person-reach"),
        ("Mai, 0912345678, 0987654321, a@x.vn, b@x.vn", "reject-contact-person-several"),
        ("Mai, 09123", "reject-phone-length"),
        ("Mai, 19000382", "reject-phone-service"),
        ("Mai, mai@@gmail.com", "reject-email-ats"),
        ("Mai 3, 0912345678", "reject-name-digits"),
        ("Mai, chức vụ: " + "rất quan trọng " * 8 + ", 0912345678", "reject-contact-person-role"),
        ("Mai, 0912345678 " * 50, "reject-contact-person-long"),
        ('{"name":"Mai"}', "reject-contact-person-reach"),
    ],
)
def test_customer_is_told_what_is_missing(text: str, reason: str) -> None:
    answer = read(text, CONTEXT)
    assert (answer.verdict, answer.reason, answer.value) == (Verdict.REFUSED, reason, None)


@pytest.mark.parametrize(
    ("text", "reason", "reach"),
    [
        ("Mai, 01681234567", "confirm-phone-old-prefix", {"phone": "+84381234567"}),
        ("Mai, O912345678", "confirm-phone-mended", {"phone": PHONE}),
        ("Mai 0912345678 ext 12", "confirm-phone-extension", {"phone": PHONE}),
        ("Mai, mai@gmail.con", "confirm-email-typo", {"email": "mai@gmail.com"}),
        (
            "Mai, 01681234567, mai@gmail.con",
            "confirm-contact-person-parts",
            {"phone": "+84381234567", "email": "mai@gmail.com"},
        ),
    ],
)
def test_question_of_a_part_is_asked(text: str, reason: str, reach: dict[str, str]) -> None:
    answer = read(text, CONTEXT)
    assert (answer.verdict, answer.reason) == (Verdict.ASK, reason)
    assert answer.parts == {"name": "Mai", **reach}


def test_foreign_number_goes_to_staff_after_asking() -> None:
    foreign = "staff-phone-foreign"
    assert read("John, +1 415 555 2671", CONTEXT).then_staff == foreign
    assert read("John, +1 415 555 2671, j@gmail.con", CONTEXT).then_staff == foreign
    thrown_away = read("John, 0912 345 678, j@mailinator.com", CONTEXT).then_staff
    assert thrown_away == "staff-email-disposable"


def test_customer_chooses_a_whole_contact() -> None:
    answer = read("Mai, 0912345678, 0987654321", CONTEXT)
    assert answer.choices == (
        '{"name":"Mai","phone":"+84912345678"}',
        '{"name":"Mai","phone":"+84987654321"}',
    )


def test_choices_hold_the_other_part_as_it_was_read() -> None:
    answer = read("Mai, 01681234567, a@x.vn, b@x.vn", CONTEXT)
    assert answer.choices == (
        '{"email":"a@x.vn","name":"Mai","phone":"+84381234567"}',
        '{"email":"b@x.vn","name":"Mai","phone":"+84381234567"}',
    )


def test_contact_is_shown_on_one_line() -> None:
    value = read("Chị Mai, kế toán, 0912345678, m@x.vn", CONTEXT).value or ""
    assert show(value) == "Mai, kế toán, 0912 345 678, m@x.vn"


def test_only_its_own_form_is_taken_as_stored() -> None:
    assert parts_of("Mai") == {}
    for text in ("{", '{"name":1}', '{"other":"x"}', "[" * 400, "{" * 400, '{"name":"Mai","a":{}}'):
        assert parts_of(text) == {}
        assert read(text, CONTEXT).verdict is Verdict.REFUSED


@given(st.text(max_size=600) | st.text('Mai chị kế toán 0912345678,@x.v\n-{}:"', max_size=80))
def test_any_text_gets_an_answer(text: str) -> None:
    holds(read, text, CONTEXT)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_name_and_role_get_an_answer(name: str, role: str) -> None:
    holds(read, f"{name}, {role}, 0912345678", CONTEXT)
