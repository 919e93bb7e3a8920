"""Addresses as customers type them, the traps among them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.answers import Context, Verdict
from states.answers.address import read, show
from states.answers.provinces import ID_CODES, MERGED, TODAY
from tests.states.answering import TODAY as NOW
from tests.states.answering import holds

CONTEXT = Context(NOW)


@pytest.mark.parametrize(
    ("text", "province", "ward"),
    [
        ("137 le quang dinh p14 q binh thanh tphcm", "Hồ Chí Minh", "Phường 14"),
        ("137 Lê Quang Định, P14, Q. Bình Thạnh, TP.HCM", "Hồ Chí Minh", "Phường 14"),
        (
            "137 Lê Quang Định, Phường 14, Quận Bình Thạnh, TP. Hồ Chí Minh",
            "Hồ Chí Minh",
            "Phường 14",
        ),
        ("P14, Q. Bình Thạnh, TP.HCM", "Hồ Chí Minh", "Phường 14"),
        ("P. Bến Nghé Q1 TPHCM", "Hồ Chí Minh", "Phường Bến Nghé"),
        ("12 Nguyễn Trãi, Q1, HCM", "Hồ Chí Minh", None),
        ("12 nguyen trai quan 1 hcm", "Hồ Chí Minh", None),
        ("12 Nguyễn Trãi, quận 9, SG", "Hồ Chí Minh", None),
        ("12 Lê Lợi, Ho Chi Minh City", "Hồ Chí Minh", None),
        ("123 Điện Biên Phủ, P.15, Bình Thạnh, Sài Gòn", "Hồ Chí Minh", "Phường 15"),
        ("Tòa nhà Landmark 81, 720A Điện Biên Phủ, P.22, TP.HCM", "Hồ Chí Minh", "Phường 22"),
        ("Số 5 ngõ 10, Cau Giay, Ha Noi", "Hà Nội", None),
        ("5 Trần Phú Hà Nội", "Hà Nội", None),
        ("5 Tran Phu, HN", "Hà Nội", None),
        ("5 Trần Phú Đà Nẵng", "Đà Nẵng", None),
        ("12 Lê Lợi quận Hải Châu đn", "Đà Nẵng", None),
        ("12 Lê Lợi, BRVT", "Hồ Chí Minh", None),
        ("12 Lê Lợi, BR-VT", "Hồ Chí Minh", None),
        ("12 Lê Lợi, Bà Rịa - Vũng Tàu", "Hồ Chí Minh", None),
        ("12 Lê Lợi, tỉnh Bà Rịa-Vũng Tàu", "Hồ Chí Minh", None),
        ("12 Lê Lợi, TT Huế", "Huế", None),
        ("12 Lê Lợi, TT-Huế", "Huế", None),
        ("12 Lê Lợi, Thừa Thiên - Huế", "Huế", None),
        ("88 Lạng Sơn, Quy Nhơn, Bình Định", "Gia Lai", None),
        ("Cần Giuộc, Long An", "Tây Ninh", None),
        ("12 Thái Bình, Nam Định", "Ninh Bình", None),
        ("Biên Hoà, Đồng Nai", "Đồng Nai", None),
        ("Thôn 3, xã Đạ M'ri, Lâm Đồng", "Lâm Đồng", "Xã Đạ M'ri"),
        ("thôn 3 xã Ea Kao tp Buôn Ma Thuột Đắc Lắc", "Đắk Lắk", None),
        ("12 Lê Lợi, P.1, Quận 1, TP HCM 700000, Vietnam", "Hồ Chí Minh", "Phường 1"),
        ("12 Lê Lợi - Phường Bến Nghé - Quận 1 - TPHCM", "Hồ Chí Minh", "Phường Bến Nghé"),
        ("12 Nguyễn Huệ, phường Sài Gòn, Hồ Chí Minh", "Hồ Chí Minh", "Phường Sài Gòn"),
        ("thành phố Hồ Chí Minh, phường Bến Nghé, 12 Lê Lợi", "Hồ Chí Minh", "Phường Bến Nghé"),
        ("Xa lộ Hà Nội, Thủ Đức, TP.HCM", "Hồ Chí Minh", None),
        ("Ấp 3, xã Tân Hưng, huyện Bến Cầu, tỉnh Tây Ninh", "Tây Ninh", "Xã Tân Hưng"),
    ],
)
def test_address_with_a_province_is_taken(text: str, province: str, ward: str | None) -> None:
    answer = read(text, CONTEXT)
    assert (answer.verdict, answer.value) == (Verdict.ACCEPTED, text)
    assert answer.parts["province"] == province
    assert answer.parts.get("ward") == ward


@pytest.mark.parametrize(
    "text",
    [
        "123 Nguyễn Văn Linh",
        "12 đường Nguyễn Thái Bình, tổ 3",
        "12 đường Nguyễn Thái Bình",
        "Tòa nhà Landmark 81, 720A Điện Biên Phủ",
        "88 Lạng Sơn, Quy Nhơn",
        "12 đường Hà Nội",
        "Xa lộ Hà Nội, Thủ Đức",
        "45 phố Huế, Hai Bà Trưng",
        "45 Hòa Bình",
        "số nhà 12 tổ 5 phường Hòa Bình",
        "12 Lê Lợi",
    ],
)
def test_address_without_a_province_is_asked_about(text: str) -> None:
    answer = read(text, CONTEXT)
    assert (answer.verdict, answer.reason) == (Verdict.ASK, "confirm-address-province")
    assert answer.value == text
    assert "province" not in answer.parts
    assert not answer.then_staff


def test_province_alone_is_asked_about() -> None:
    answer = read("TP Hồ Chí Minh", CONTEXT)
    assert (answer.verdict, answer.reason) == (Verdict.ASK, "confirm-address-street")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "reject-address-short"),
        ("Hà Nội", "reject-address-short"),
        ("12345678", "reject-address-letters"),
        ("12 - 34 / 56", "reject-address-letters"),
        ("12 Lê Lợi, " * 30, "reject-address-long"),
        ("a" * 3000, "reject-address-long"),
    ],
)
def test_customer_is_told_why_an_address_is_refused(text: str, reason: str) -> None:
    answer = read(text, CONTEXT)
    assert (answer.verdict, answer.reason) == (Verdict.REFUSED, reason)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12 Lê Lợi\nPhường 1\n\nHà Nội", "12 Lê Lợi, Phường 1, Hà Nội"),
        ("12 Lê Lợi ,,  Hà Nội,", "12 Lê Lợi, Hà Nội"),
        ("địa chỉ mới: 12 Lê Lợi, Hải Phòng", "12 Lê Lợi, Hải Phòng"),
        ("địa chỉ mới của em là 12 Lê Lợi, Hải Phòng", "12 Lê Lợi, Hải Phòng"),
        ("12 Le\u0302 Lơ\u0323i, Hà Nội", "12 Lê Lợi, Hà Nội"),
    ],
)
def test_address_is_tidied_but_kept(text: str, value: str) -> None:
    answer = read(text, CONTEXT)
    assert (answer.verdict, answer.value) == (Verdict.ACCEPTED, value)


def test_old_province_is_kept_beside_todays() -> None:
    parts = read("12 Lê Lợi, Quy Nhơn, Bình Định", CONTEXT).parts
    assert parts == {"province": "Gia Lai", "province_typed": "Bình Định"}


def test_merger_names_34_of_today_and_63_of_before() -> None:
    assert len(MERGED) == 34
    assert len(TODAY) == 63
    codes = {name.replace("Thừa Thiên Huế", "Huế") for name in ID_CODES.values()}
    assert codes == {name.replace("Bà Rịa - Vũng", "Bà Rịa-Vũng") for name in TODAY}


@pytest.mark.parametrize("name", sorted(TODAY))
@pytest.mark.parametrize("spelling", ["{}", "tỉnh {}", "TP. {}", "T.{}", "{}, Việt Nam"])
def test_every_province_is_recognised(name: str, spelling: str) -> None:
    answer = read(f"12 Trần Phú, {spelling.format(name)}", CONTEXT)
    assert answer.verdict is Verdict.ACCEPTED
    assert answer.parts["province"] == TODAY[name]


def test_address_is_shown_as_typed() -> None:
    assert show("12 Lê Lợi") == "12 Lê Lợi"


@given(st.text(max_size=400) | st.text("12 PQ.,-\nphường tphcm hà nội địa chỉ:", max_size=80))
def test_any_text_gets_an_answer(text: str) -> None:
    holds(read, text, CONTEXT)


@pytest.mark.parametrize(
    "text",
    [
        "địa chỉ mới: 12 Trần Phú, Đà Nẵng nhé",
        "12 Trần Phú, Đà Nẵng nhé em",
        "12 Trần Phú, Đà Nẵng ạ.",
        "12 Trần Phú, Đà Nẵng, em ạ",
    ],
)
def test_politeness_at_the_end_is_no_part_of_it(text: str) -> None:
    answer = holds(read, text, CONTEXT)
    assert answer.value == "12 Trần Phú, Đà Nẵng"
    assert answer.parts["province"] == "Đà Nẵng"


@pytest.mark.parametrize(
    "text",
    [
        "để em hỏi lại vợ em đã nhé",
        "tại sao bên em gửi hóa đơn sai hoài vậy",
        "de toi hoi lai vo toi da, toi chua biet",
        "I will tell you later",
        "why do you need it",
    ],
)
def test_a_sentence_is_no_address(text: str) -> None:
    assert read(text, CONTEXT).reason == "reject-address-sentence"


@pytest.mark.parametrize(
    "text", ["Nhà em ở thôn Không Tên, xã Bình An", "Chợ Lớn, gần nhà thờ Cha Tam", "Anh Sơn"]
)
def test_a_place_that_reads_like_one_is_still_asked_about(text: str) -> None:
    assert read(text, CONTEXT).reason != "reject-address-sentence"
