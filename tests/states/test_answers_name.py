"""Names of persons and organisations as customers type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.answers import Answer, Context, Verdict
from states.answers.name import read, show
from tests.states.answering import TODAY, holds

PERSON = Context(TODAY)
ORGANISATION = Context(TODAY, organisation=True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Nguyễn Văn A", "Nguyễn Văn A"),
        ("NGUYỄN VĂN A", "NGUYỄN VĂN A"),
        ("nguyễn văn a", "nguyễn văn a"),
        ("Nguyễn  Văn\nA", "Nguyễn Văn A"),
        ("H’Hen Niê", "H'Hen Niê"),
        ("HʼHen Niê", "H'Hen Niê"),
        ("Y Phôn", "Y Phôn"),
        ("K`Brih", "K'Brih"),
        ("Mai", "Mai"),
        ("Mc'Donald-Smith Jr.", "Mc'Donald-Smith Jr."),
        ("Trần A.", "Trần A."),
        ("Họ tên là Nguyễn Nam.", "Nguyễn Nam"),
        ("tên mới: Trần Thị B", "Trần Thị B"),
        ("tôi tên là Lê Na", "Lê Na"),
        ("Em tên Nguyễn Văn An ạ", "Nguyễn Văn An"),
        ("Đổi tên thành Nguyễn Văn B", "Nguyễn Văn B"),
        ("Nguyê\u0303n Thi\u0323 Đa\u0300o", "Nguyễn Thị Đào"),
        ("Nguyễn \u202eVăn\u2069 A", "Nguyễn Văn A"),
        ("Ðào Thị Hoà", "Đào Thị Hoà"),
        ("Công ty TNHH 1-2-3", "Công ty TNHH 1-2-3"),
    ],
)
def test_person_gives_a_name(text: str, value: str) -> None:
    assert read(text, PERSON) == Answer(Verdict.ACCEPTED, value)


@pytest.mark.parametrize(
    "text",
    [
        "Công ty TNHH MTV 1-2-3",
        "CTY CP A&B",
        "DNTN Hoa Mai",
        "HTX Nông nghiệp 3/2",
        "HKD Nguyễn Văn A",
        "ABC Co., Ltd",
        "Trường Đại học Bách khoa (cơ sở 2)",
        "CÔNG TY CỔ PHẦN VIỄN THÔNG DCNET",
    ],
)
def test_organisation_gives_a_name(text: str) -> None:
    assert read(text, ORGANISATION) == Answer(Verdict.ACCEPTED, text)


@pytest.mark.parametrize(
    ("text", "context", "reason"),
    [
        ("A", PERSON, "reject-name-short"),
        ("", PERSON, "reject-name-short"),
        ("---", PERSON, "reject-name-short"),
        ("123", PERSON, "reject-name-digits"),
        ("Nguyễn Văn 3", PERSON, "reject-name-digits"),
        ("Nguyễn Văn Ⅷ²", PERSON, "reject-name-digits"),
        ("Nguyễn 😀", PERSON, "reject-name-signs"),
        ("Nguyễn @ Văn", PERSON, "reject-name-signs"),
        ("Z\u0336\u0337\u0338\u0321a", PERSON, "reject-name-signs"),
        ("Nguyеn Văn A", PERSON, "reject-name-script"),
        ("王小明", PERSON, "reject-name-script"),
        ("Nguyễn " * 20, PERSON, "reject-name-long"),
        ("Nguyễn " * 200, PERSON, "reject-name-long"),
        ("Công ty ★", ORGANISATION, "reject-name-signs"),
        ("Công ty " + "A" * 200, ORGANISATION, "reject-name-long"),
        ("Công tу A", ORGANISATION, "reject-name-script"),
    ],
)
def test_customer_is_told_why_a_name_is_refused(text: str, context: Context, reason: str) -> None:
    answer = read(text, context)
    assert (answer.verdict, answer.reason) == (Verdict.REFUSED, reason)


@pytest.mark.parametrize(
    ("text", "context", "reason"),
    [
        ("Nguyễn " + "Thị Hồng Hạnh " * 4, PERSON, "confirm-name-unusual"),
        ("DCNET", ORGANISATION, "confirm-name-type"),
    ],
)
def test_unusual_name_is_asked_about(text: str, context: Context, reason: str) -> None:
    answer = read(text, context)
    assert (answer.verdict, answer.reason) == (Verdict.ASK, reason)
    assert answer.value == text.strip()


def test_name_is_shown_as_typed() -> None:
    assert show("NGUYỄN VĂN A") == "NGUYỄN VĂN A"


@given(st.text(max_size=1200) | st.text("AbđễÐ'’. -tên:là1&\u0301", max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    holds(read, text, PERSON)
    holds(read, text, ORGANISATION)


def test_what_is_no_name_is_told_why() -> None:
    assert read("12345", Context(TODAY)).reason == "reject-name-digits"
    assert read("@@@", Context(TODAY)).reason == "reject-name-signs"
    assert read("  ", Context(TODAY)).reason == "reject-name-short"
    assert read("12345", Context(TODAY, organisation=True)).reason == "reject-name-short"


@pytest.mark.parametrize("name", ["UBND Phường 5", "VNPT 123"])
def test_an_organisation_s_name_may_hold_a_number(name: str) -> None:
    answer = holds(read, name, Context(TODAY, organisation=True))
    assert answer.verdict in {Verdict.ACCEPTED, Verdict.ASK}
    assert answer.value == name
