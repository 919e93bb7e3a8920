import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.blind_index import INDEX_BYTES, BlindIndex
from storage.envelope import DataKey

HOUSE = DataKey(bytes(16), bytes(range(32)))


@pytest.fixture
def blind() -> BlindIndex:
    return BlindIndex(HOUSE.subkey)


def test_equal_values_of_a_field_meet_and_fields_do_not(blind: BlindIndex) -> None:
    again = BlindIndex(HOUSE.subkey)
    phone = blind.index("phone", "+84912345678")
    assert phone == again.index("phone", "+84912345678")
    assert len(phone) == INDEX_BYTES
    assert phone != blind.index("contact_phone", "+84912345678")
    assert phone != blind.index("phone", "+84912345679")


def test_another_key_gives_another_index(blind: BlindIndex) -> None:
    other = BlindIndex(DataKey(bytes(16), bytes(range(1, 33))).subkey)
    assert other.index("phone", "1") != blind.index("phone", "1")
    assert not other.name_keys("Lan") & blind.name_keys("Lan")


@pytest.mark.parametrize(
    "written",
    ["Lan.Đỗ@Example.VN", "LAN.ĐỖ@EXAMPLE.VN", unicodedata.normalize("NFD", "lan.đỗ@example.vn")],
)
def test_an_email_is_found_in_any_case_and_composition(blind: BlindIndex, written: str) -> None:
    assert blind.index("email", written) == blind.index("email", "lan.đỗ@example.vn")


def test_other_fields_are_taken_as_they_come(blind: BlindIndex) -> None:
    assert blind.index("tax_code", "a") != blind.index("tax_code", "A")


@given(st.text(), st.text())
def test_emails_meet_only_when_they_are_the_same(one: str, other: str) -> None:
    def comparable(text: str) -> str:
        folded = unicodedata.normalize("NFC", text).casefold()
        return unicodedata.normalize("NFC", folded)

    def encodable(text: str) -> bool:
        return not any(0xD800 <= ord(letter) <= 0xDFFF for letter in text)

    if encodable(one) and encodable(other):
        blind = BlindIndex(HOUSE.subkey)
        same = blind.index("email", one) == blind.index("email", other)
        assert same == (comparable(one) == comparable(other))


@pytest.mark.parametrize(
    "typed",
    ["nguyen", "Nguyễn", "ngu", "MINH KH", "kh ng", "khai", "Nguyễn Thị Minh Khai", "thi  minh"],
)
def test_staff_find_a_name_by_words_and_beginnings(blind: BlindIndex, typed: str) -> None:
    query = blind.name_query(typed)
    assert query
    assert query <= blind.name_keys("Nguyễn Thị Minh Khai")


@pytest.mark.parametrize("typed", ["guyen", "hai", "minh khanh", "n", "Nguyễn Văn", "khaii"])
def test_staff_do_not_find_other_names(blind: BlindIndex, typed: str) -> None:
    assert not blind.name_query(typed) <= blind.name_keys("Nguyễn Thị Minh Khai")


def test_words_of_one_letter_are_found_whole(blind: BlindIndex) -> None:
    assert blind.name_query("Y") <= blind.name_keys("Y Moan Ênuôl")
    assert not blind.name_query("Y") <= blind.name_keys("Yến")


def test_very_long_words_and_names_stay_bounded(blind: BlindIndex) -> None:
    assert blind.name_query("a" * 500) <= blind.name_keys("a" * 500)
    assert len(blind.name_keys(" ".join(f"w{n:04}" for n in range(1000)))) < 60


def test_nothing_typed_is_an_empty_question(blind: BlindIndex) -> None:
    assert blind.name_query(" \u200b ") == frozenset()


def test_name_words_have_a_key_of_their_own(blind: BlindIndex) -> None:
    assert blind.index("name", "lan") not in blind.name_keys("lan")


def test_the_index_does_not_show_its_key(blind: BlindIndex) -> None:
    blind.index("phone", "+84912345678")
    assert repr(blind) == "BlindIndex()"


def test_the_stored_index_stays_as_it_is(blind: BlindIndex) -> None:
    assert blind.index("phone", "+84912345678").hex() == GOLDEN


GOLDEN = "32d013c4e012c3ff8dad8a149ae401db"
