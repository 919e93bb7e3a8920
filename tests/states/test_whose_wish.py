"""Whose wish it is, and what it says already: for another, a tax code as who it is, old and new."""

import pytest

from states.intents import understand
from states.intents.claims import code_in
from states.text import fold
from tests.play import MAI, Chat, World, copies

FOR_ANOTHER = """mẹ tôi nhờ đổi địa chỉ
đổi sđt giúp vợ
mẹ tôi chết rồi, đổi tên hợp đồng
tôi muốn sang tên hợp đồng cho vợ
mẹ tôi là khách hàng, bà già rồi, tôi đổi số điện thoại giúp
vợ em bảo đổi email giúp
đổi sđt dùm vợ em nhé
ba em mất rồi, sang tên hợp đồng giúp
my mother asked me to change her address""".splitlines()
OWN = """đổi email giúp tôi
đổi địa chỉ giúp em với ạ
đổi sđt giúp cô ơi
đổi sang số của vợ tôi được không
số của vợ tôi được không""".splitlines()


@pytest.mark.parametrize("said", [*FOR_ANOTHER, *(fold(one) for one in FOR_ANOTHER)])
def test_what_is_wanted_for_another_is_no_form_of_ones_own(said: str):
    chat = Chat(World.of(MAI).trust(MAI))
    chat.happen(said)
    assert chat.conversation.draft.kind == "act_for_another"
    assert chat.conversation.further == ()


@pytest.mark.parametrize("said", [*OWN, *(fold(one) for one in OWN)])
def test_these_are_for_oneself(said: str):
    assert understand(said).intent != "act_for_another"


def test_a_relative_s_number_does_not_leave_the_form():
    chat = Chat(World.of(MAI).trust(MAI))
    chat.happen("đổi sđt")
    assert copies(chat.happen("số của vợ tôi được không"))[-1] == "ask-phone"
    assert chat.conversation.draft.kind == "update_phone"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("tôi là giám đốc Sao Mai, mã số thuế 0100233488, đổi sđt công ty", "update_phone"),
        ("cty MST 0100233488 cần đổi địa chỉ xuất hóa đơn", "update_address"),
        ("mst 0100233488 đổi email", "update_email"),
        ("toi muon doi email, ma so thue 0100233488", "update_email"),
        ("company tax code 0100233488, change our address", "update_address"),
    ],
)
def test_a_tax_code_beside_a_wish_says_who_it_is(said: str, kind: str):
    assert understand(said).intent == kind
    assert code_in(said) == "0100233488"


@pytest.mark.parametrize(
    "said",
    ["đổi mã số thuế thành 0100233488", "đổi mst 0100233488", "mã số thuế mới là 0100233488"],
)
def test_a_tax_code_behind_a_deed_is_what_is_to_change(said: str):
    assert understand(said).intent == "change_tax_code"
    assert code_in(said) == ""


@pytest.mark.parametrize(
    ("said", "field", "value"),
    [
        ("doi sdt 0912345678 sang 0987654321", "phone", "0987654321"),
        ("đổi số 0912345678 thành số mới 0987654321", "phone", "0987654321"),
        ("thay 0912345678 bằng 0987654321", "phone", "0987654321"),
        ("đổi sđt từ 0912345678 -> 0987654321", "phone", "0987654321"),
        ("đổi sđt 0987654321", "phone", "0987654321"),
        ("doi email mai@congty.vn sang moi@congty.vn", "email", "moi@congty.vn"),
        ("change my email mai@congty.vn to moi@congty.vn", "email", "moi@congty.vn"),
    ],
)
def test_the_new_value_is_the_one_it_is_changed_to(said: str, field: str, value: str):
    assert understand(said).values[field] == value
