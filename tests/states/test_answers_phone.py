"""Phone numbers as customers type them. Vectors: tests of the numbering library, region VN."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.answers import Answer, Context, Verdict
from states.answers.phone import is_landline, read, show
from states.answers.prefixes import OLD_AREA
from tests.states.answering import TODAY, holds

CONTEXT = Context(TODAY)


def _read(text: str) -> Answer:
    return read(text, CONTEXT)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0912345678", "+84912345678"),
        ("0912 345 678", "+84912345678"),
        ("0912.345.678", "+84912345678"),
        ("0912-345-678", "+84912345678"),
        ("0912–345–678", "+84912345678"),
        ("+84912345678", "+84912345678"),
        ("+84 (0) 912345678", "+84912345678"),
        ("(+84) 912 345 678", "+84912345678"),
        ("84912345678", "+84912345678"),
        ("0084912345678", "+84912345678"),
        ("912345678", "+84912345678"),
        ("+0912345678", "+84912345678"),
        ("０９１２３４５６７８", "+84912345678"),
        ("09\u200b12345678", "+84912345678"),
        ("sđt mới: 0912345678 nhé", "+84912345678"),
        ("Zalo0912345678", "+84912345678"),
        ("0912345678, nhà 115 Lê Lợi", "+84912345678"),
        ("0912345678 - 115 Lê Lợi", "+84912345678"),
        ("phòng 3 0912345678", "+84912345678"),
        ("từ 05.03.2026 em dùng 0912345678", "+84912345678"),
        ("0912345678 0912 345 678", "+84912345678"),
        ("MST 0100233488, sđt 0912345678", "+84912345678"),
        ("02838123456", "+842838123456"),
        ("(028) 38123456", "+842838123456"),
        ("0225 384 1234", "+842253841234"),
        ("0838123456", "+84838123456"),
        ("0822123456", "+84822123456"),
        ("0583512345", "+84583512345"),
        ("0763841234", "+84763841234"),
        ("0383841234", "+84383841234"),
        ("0523812345", "+84523812345"),
        ("0987654321", "+84987654321"),
    ],
)
def test_customer_gives_a_number_in_any_spelling(text: str, value: str) -> None:
    assert _read(text) == Answer(Verdict.ACCEPTED, value)
    assert read(text, Context(TODAY, organisation=True)) == Answer(Verdict.ACCEPTED, value)


@pytest.mark.parametrize(
    ("text", "reason", "value"),
    [
        ("O912345678", "confirm-phone-mended", "+84912345678"),
        ("o912 345 678", "confirm-phone-mended", "+84912345678"),
        ("09l2345678", "confirm-phone-mended", "+84912345678"),
        ("0912 345 67O", "confirm-phone-mended", "+84912345670"),
        ("01201234567", "confirm-phone-old-prefix", "+84701234567"),
        ("01681234567", "confirm-phone-old-prefix", "+84381234567"),
        ("+841681234567", "confirm-phone-old-prefix", "+84381234567"),
        ("0199 123 4567", "confirm-phone-old-prefix", "+84591234567"),
        ("1681234567", "confirm-phone-old-prefix", "+84381234567"),
        ("0301234567", "confirm-phone-rare-prefix", "+84301234567"),
        ("0313841234", "confirm-phone-rare-prefix", "+84313841234"),
        ("0512345678", "confirm-phone-rare-prefix", "+84512345678"),
        ("0951234567", "confirm-phone-rare-prefix", "+84951234567"),
        ("0700000000", "confirm-phone-repeated", "+84700000000"),
        ("0912345678 ext 12", "confirm-phone-extension", "+84912345678"),
        ("028 3812 3456 máy lẻ 12", "confirm-phone-extension", "+842838123456"),
        ("0912345678x12", "confirm-phone-extension", "+84912345678"),
        ("MST 0301234567", "confirm-phone-tax-code", "+84301234567"),
        ("+1 415 555 2671", "confirm-phone-foreign", "+14155552671"),
        ("0014155552671", "confirm-phone-foreign", "+14155552671"),
    ],
)
def test_doubtful_number_is_asked_about(text: str, reason: str, value: str) -> None:
    answer = _read(text)
    assert (answer.verdict, answer.reason, answer.value) == (Verdict.ASK, reason, value)
    foreign = reason == "confirm-phone-foreign"
    assert answer.then_staff == ("staff-phone-foreign" if foreign else "")


def test_old_prefix_is_explained() -> None:
    shown = _read("01201234567").shown
    assert shown == {"old": "0120", "new": "070", "number": "0701 234 567"}


OLD_PREFIXES = (
    "0162→032 0163→033 0164→034 0165→035 0166→036 0167→037 0168→038 0169→039 0120→070 0121→079 "
    "0122→077 0126→076 0128→078 0123→083 0124→084 0125→085 0127→081 0129→082 0186→056 0188→058 "
    "0199→059"
)


@pytest.mark.parametrize("pair", OLD_PREFIXES.split())
def test_every_old_prefix_has_its_new_one(pair: str) -> None:
    old, new = pair.split("→")
    answer = _read(f"{old}2345678")
    assert answer.reason == "confirm-phone-old-prefix"
    assert answer.value == f"+84{new[1:]}2345678"
    assert answer.shown["old"] == old
    assert answer.shown["new"] == new


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("không có", "reject-phone-none"),
        ("", "reject-phone-none"),
        ("09l", "reject-phone-length"),
        ("0912345", "reject-phone-length"),
        ("0912 345 678 901", "reject-phone-length"),
        ("079090123456", "reject-phone-length"),
        ("0282345678", "reject-phone-landline"),
        ("0439412345", "reject-phone-old-area"),
        ("0613841234", "reject-phone-old-area"),
        ("0521234567", "reject-phone-prefix"),
        ("0551234567", "reject-phone-prefix"),
        ("0891234567", "reject-phone-prefix"),
        ("0992345678", "reject-phone-prefix"),
        ("0671234567", "reject-phone-prefix"),
        ("0123456789", "reject-phone-prefix"),
        ("19000382", "reject-phone-service"),
        ("1900 0382", "reject-phone-service"),
        ("1900 1234 56", "reject-phone-service"),
        ("18001090", "reject-phone-service"),
        ("113", "reject-phone-service"),
        ("115", "reject-phone-service"),
        ("MST 0100233488", "reject-phone-tax-code"),
        ("mã số thuế: 0100233488", "reject-phone-tax-code"),
        ("0912345678 " * 60, "reject-phone-long"),
    ],
)
def test_customer_is_told_why_a_number_is_refused(text: str, reason: str) -> None:
    answer = _read(text)
    assert (answer.verdict, answer.reason, answer.value) == (Verdict.REFUSED, reason, None)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("0987654321 hoặc 0912345678", ("+84987654321", "+84912345678")),
        ("0912345678/0987654321", ("+84912345678", "+84987654321")),
        ("0912345678 0987654321", ("+84912345678", "+84987654321")),
        ("0912 345 678 - 0987 654 321", ("+84912345678", "+84987654321")),
        ("0084912345678 / 024 3941 2345", ("+84912345678", "+842439412345")),
        ("0912345678/79", ("+84912345678", "+84912345679")),
        ("0912345678\n02838123456", ("+84912345678", "+842838123456")),
        ("0912345678, 0987654321, 0903123456", ("+84912345678", "+84987654321", "+84903123456")),
    ],
)
def test_customer_chooses_between_numbers(text: str, choices: tuple[str, ...]) -> None:
    answer = _read(text)
    assert (answer.verdict, answer.value, answer.choices) == (Verdict.ASK, None, choices)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("+84912345678", "0912 345 678"),
        ("+842838123456", "028 3812 3456"),
        ("+842253841234", "0225 384 1234"),
        ("+14155552671", "+1 415-555-2671"),
        ("whatever", "whatever"),
    ],
)
def test_number_is_shown_as_people_read_it(value: str, shown: str) -> None:
    assert show(value) == shown


def test_landline_is_known() -> None:
    assert is_landline("+842838123456")
    assert not is_landline("+84838123456")


@given(st.text(max_size=700) | st.text("0123456789+-. ()/OlIxsđtMST", max_size=80))
def test_any_text_gets_an_answer(text: str) -> None:
    holds(read, text, CONTEXT)


@given(st.from_regex(r"(\+84|84|0|0084)?[ .]?[35789][0-9]{8}", fullmatch=True))
def test_any_mobile_number_gets_an_answer(text: str) -> None:
    holds(read, text, CONTEXT)


@pytest.mark.parametrize("text", ["0912,345,678", "0912_345_678", "số mới 0912_345_678 nhé"])
def test_groups_may_be_joined_by_commas_and_low_lines(text: str) -> None:
    answer = read(text, CONTEXT)
    assert (answer.verdict, answer.value) == (Verdict.ACCEPTED, "+84912345678")


def test_a_comma_between_two_numbers_parts_them() -> None:
    assert len(read("0912345678,0987654321", CONTEXT).choices) == 2
    assert read("12,5 0912345678", CONTEXT).value == "+84912345678"


# Province, area code of before 2017, area code of today: libphonenumber's geocoding data of both.
AREAS = """
    Lao Cai 20 214; Son La 22 212; Dien Bien 230 215; Lai Chau 231 213;
    Bac Giang 240 204; Bac Ninh 241 222; Lang Son 25 205; Cao Bang 26 206;
    Tuyen Quang 27 207; Thai Nguyen 280 208; Bac Kan 281 209; Yen Bai 29 216;
    Ninh Binh 30 229; Hai Phong 31 225; Hai Duong 320 220; Hung Yen 321 221;
    Quang Ninh 33 203; Nam Dinh 350 228; Ha Nam 351 226; Thai Binh 36 227;
    Thanh Hoa 37 237; Nghe An 38 238; Ha Tinh 39 239; Ha Noi 4 24;
    Dak Lak 500 262; Dak Nong 501 261; Quang Nam 510 235; Da Nang 511 236;
    Quang Binh 52 232; Quang Tri 53 233; Thua Thien-Hue 54 234; Quang Ngai 55 255;
    Binh Dinh 56 256; Phu Yen 57 257; Khanh Hoa 58 258; Gia Lai 59 269;
    Kon Tum 60 260; Dong Nai 61 251; Binh Thuan 62 252; Lam Dong 63 263;
    Ba Ria-Vung Tau 64 254; Binh Duong 650 274; Binh Phuoc 651 271; Tay Ninh 66 276;
    Dong Thap 67 277; Ninh Thuan 68 259; Vinh Long 70 270; Can Tho 710 292;
    Hau Giang 711 293; Long An 72 272; Tien Giang 73 273; Tra Vinh 74 294;
    Ben Tre 75 275; An Giang 76 296; Kien Giang 77 297; Ca Mau 780 290;
    Bac Lieu 781 291; Soc Trang 79 299; Ho Chi Minh 8 28
"""


def test_area_codes_of_before_2017_are_those_of_their_province() -> None:
    pairs = [one.split()[-2:] for one in AREAS.split(";")]
    assert len(pairs) == 59
    assert dict(pairs) == OLD_AREA


def test_four_area_codes_stayed() -> None:
    for area in ("210", "211", "218", "219"):
        assert _read(f"0{area} 3812 345").verdict is Verdict.ACCEPTED
