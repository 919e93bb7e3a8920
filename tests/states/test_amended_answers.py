"""One part of what stands is put right or added to, the rest stays, and it is shown again."""

import json

import pytest

from states import effects
from states.conversation import State
from states.effects import Say
from states.intents import amendments
from tests.play import CODE, FIRM, MAI, Chat, World, play

STREET = "12 Lê Lợi, Bến Thành, TP HCM"
PERSON = "Nguyễn Văn A, giám đốc, 0912000111"
A = {"name": "Nguyễn Văn A", "role": "giám đốc", "phone": "+84912000111"}


def proven() -> World:
    return World.of(MAI, FIRM).trust(MAI)


def after(*lines: str) -> Chat:
    chat = Chat(proven())
    for line in lines:
        chat.happen(line)
    return chat


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ("sđt sai, 0987654320", {"phone": "+84987654320"}),
        ("sdt sai roi, 0987654320 moi dung", {"phone": "+84987654320"}),
        ("đổi số 0912000222", {"phone": "+84912000222"}),
        ("the phone is wrong, it should be 0912000222", {"phone": "+84912000222"}),
        ("sai email, lan2@abc.vn", {"email": "lan2@abc.vn"}),
        ("email nữa a@b.vn", {"email": "a@b.vn"}),
        ("them email a@b.vn", {"email": "a@b.vn"}),
        ("add email a@b.vn", {"email": "a@b.vn"}),
        ("sai chức vụ, kế toán trưởng mới đúng", {"role": "kế toán trưởng"}),
        ("chức vụ kế toán", {"role": "kế toán"}),
        ("kế toán chứ không phải giám đốc", {"role": "kế toán"}),
        ("tên là Nguyễn Văn An cơ", {"name": "Nguyễn Văn An"}),
        ("name is wrong, Nguyen Van An", {"name": "Nguyen Van An"}),
    ],
)
def test_a_part_belongs_to_the_contact_person_that_is_shown(said: str, part: dict[str, str]):
    """Broken once: the customer's own phone was changed, and the contact person left."""
    chat = after("đổi người liên hệ", PERSON, said)
    assert chat.conversation.state is State.CONFIRMING
    assert chat.conversation.draft.kind == "update_contact_person"
    assert json.loads(chat.conversation.draft.answers["contact_person"]) == {**A, **part}
    assert chat.prompt.copy == "confirm-first"


def test_a_part_of_a_contact_person_may_be_left_out():
    chat = after("đổi người liên hệ", PERSON, "bỏ chức vụ đi")
    assert json.loads(chat.conversation.draft.answers["contact_person"]) == {
        "name": A["name"],
        "phone": A["phone"],
    }


@pytest.mark.parametrize("said", ["Nguyễn Văn B", "sai chức vụ", "bỏ số điện thoại đi", "xyz"])
def test_what_names_no_new_part_changes_no_contact_person(said: str):
    chat = after("đổi người liên hệ", PERSON, said)
    assert json.loads(chat.conversation.draft.answers["contact_person"]) == A


@pytest.mark.parametrize(
    "said", ["bỏ người liên hệ đi", "xoa nguoi lien he", "remove the contact person"]
)
def test_a_contact_person_is_taken_off_by_staff_only(said: str):
    """Broken once: these words became the contact's name."""
    play(
        ("đổi người liên hệ", ["ask-contact_person"]),
        (said, ["contact-person-removal", "ask-contact_person"]),
        ("0912000333", ["reject-contact-person-name"]),
        (PERSON, ["confirm-first"]),
        (said, ["contact-person-removal", "confirm-first"]),
        world=proven(),
    )


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("thêm tầng 5", "tầng 5, 12 Lê Lợi, Bến Thành, TP HCM"),
        ("them tang 5", "tang 5, 12 Lê Lợi, Bến Thành, TP HCM"),
        ("thêm tầng 5, TP HCM", "tầng 5, 12 Lê Lợi, Bến Thành, TP HCM"),
        ("that's right but add floor 5", "floor 5, 12 Lê Lợi, Bến Thành, TP HCM"),
        ("đúng rồi nhưng thêm phòng 302", "phòng 302, 12 Lê Lợi, Bến Thành, TP HCM"),
        ("thiếu quận 1", "12 Lê Lợi, Bến Thành, quận 1, TP HCM"),
        ("không phải Lê Lợi mà Lê Lai", "12 Lê Lai, Bến Thành, TP HCM"),
        ("ko phai le loi ma la Lê Lai", "12 Lê Lai, Bến Thành, TP HCM"),
        ("street is Lê Lai not Le Loi", "12 Lê Lai, Bến Thành, TP HCM"),
        ("phường Tân Định mới đúng", "12 Lê Lợi, Tân Định, TP HCM"),
        ("no the number is 14", "14 Lê Lợi, Bến Thành, TP HCM"),
        ("14 chứ không phải 12", "14 Lê Lợi, Bến Thành, TP HCM"),
        ("sai số rồi, 14 mới đúng", "14 Lê Lợi, Bến Thành, TP HCM"),
        ("số nhà cũ 12 Lê Lợi, mới là 15 Trần Phú, Hà Nội", "15 Trần Phú, Hà Nội"),
        ("so nha cu 12 Le Loi, moi la 15 Tran Phu, Ha Noi", "15 Tran Phu, Ha Noi"),
        ("em mới chuyển về 15 Trần Phú, Hà Đông, Hà Nội", "15 Trần Phú, Hà Đông, Hà Nội"),
        ("nhà tôi mới chuyển về gần chợ", STREET),
        ("thêm địa chỉ 15 Trần Phú, Hà Nội", STREET),
        ("thêm nhà em nữa", STREET),
        ("không phải Hai Bà Trưng mà Lê Lai", STREET),
        ("thêm tỉnh Nghệ An", STREET),
        ("sai số nhà", STREET),
    ],
)  # fmt: skip
def test_a_shown_address_is_added_to_or_put_right(said: str, stands: str):
    """Broken once: `thêm tầng 5` became the whole address, and two yeses wrote it."""
    chat = after("đổi địa chỉ", STREET, said)
    assert chat.conversation.state is State.CONFIRMING
    assert chat.conversation.draft.answers == {"address": stands}


@pytest.mark.parametrize(
    "said",
    ["thêm tầng 5", "thêm tầng 5, TP HCM", "that's right but add floor 5",
     "nhà tôi mới chuyển về gần chợ", "nha toi moi chuyen ve gan cho"],
)  # fmt: skip
def test_what_adds_to_an_address_is_none(said: str):
    play(
        ("đổi địa chỉ", ["ask-address"]),
        (said, ["reject-address-sentence", "ask-address"]),
        world=proven(),
    )


def test_what_is_doubted_is_added_to():
    chat = after("đổi địa chỉ", "12 Lê Lợi", "thêm TP HCM")
    assert chat.conversation.draft.answers == {"address": "12 Lê Lợi, TP HCM"}


@pytest.mark.parametrize(
    "said",
    ["sai số rồi, 0987654322 mới đúng", "sai so roi 0987654322 moi dung",
     "đuôi 22 chứ không phải 21",
     "ending in 22 not 21", "22 chứ ko phải 21", "it's 0987654322 not 0987654321"],
)  # fmt: skip
@pytest.mark.parametrize("codes", [0, 1, 2])
def test_a_wrong_number_is_put_right_and_proven_anew(said: str, codes: int):
    """Broken once: at the code it was told how long a code is, and the wrong number stood."""
    chat = after("đổi số điện thoại", "0987654321", *("đúng", CODE)[:codes])
    chat.happen(said)
    assert chat.conversation.state is State.CONFIRMING
    assert chat.conversation.draft.answers == {"phone": "+84987654322"}
    assert not chat.conversation.draft.proven
    play(
        ("đúng", ["ask-code-old"]),
        (CODE, ["ask-code-new"]),
        (CODE, [effects.ChangeDetail, "changed-contact", "menu"]),
        world=chat.world,
        chat=chat,
    )
    assert chat.world.entered[-1].value == "+84987654322"


@pytest.mark.parametrize(
    "said", ["đuôi 22 chứ không phải 99", "21 là số nhà em", "đuôi 222 hay 22"]
)
def test_digits_that_do_not_stand_there_change_no_number(said: str):
    chat = after("đổi số điện thoại", "0987654321", said)
    assert chat.conversation.draft.answers == {"phone": "+84987654321"}


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("năm 1991 mới đúng", "1991-03-05"),
        ("nam 1991", "1991-03-05"),
        ("the year is 1991", "1991-03-05"),
        ("sai tháng, tháng 4", "1990-04-05"),
        ("thang tu moi dung", "1990-04-05"),
        ("month is April", "1990-04-05"),
        ("ngày 6 chứ không phải 5", "1990-03-06"),
        ("không phải năm 1990", "1990-03-05"),
        ("năm 3021", "1990-03-05"),
    ],
)
def test_a_part_of_a_date_is_put_right(said: str, stands: str):
    chat = after("đổi ngày sinh", "05/03/1990", said)
    assert chat.conversation.draft.answers == {"birth_date": stands}
    assert chat.prompt.copy == "confirm-first"


@pytest.mark.parametrize(
    "said",
    ["tên mới sai rồi, Nguyễn Thị Mai Ánh", "tên sai, Nguyễn Thị Mai Ánh",
     "sửa tên lại là Nguyễn Thị Mai Ánh", "Name is wrong, Nguyễn Thị Mai Ánh"],
)  # fmt: skip
@pytest.mark.parametrize("told", [("Nguyễn Thị Mai Anh",), ("Nguyễn Thị Mai Anh", "2", "1")])
def test_a_wrong_name_is_put_right_wherever_the_form_is(said: str, told: tuple[str, ...]):
    """Broken once: it became the reason, or nothing at all."""
    chat = after("đổi tên", *told)
    asked = chat.prompt.copy
    effects_ = chat.happen(said)
    assert "corrected" in [one.copy for one in effects_ if isinstance(one, Say)]
    assert chat.conversation.draft.answers["new_name"] == "Nguyễn Thị Mai Ánh"
    assert len(chat.conversation.draft.answers) == len(told)
    assert chat.prompt.copy == asked


@pytest.mark.parametrize(
    "why", ["sai tên do nhập nhầm", "đổi tên theo chồng", "tên sai do đánh máy"]
)
def test_why_a_name_changes_may_speak_of_the_name(why: str):
    chat = after("đổi tên", "Nguyễn Thị Mai Anh", why)
    assert chat.conversation.draft.answers == {
        "new_name": "Nguyễn Thị Mai Anh",
        "name_reason": why,
    }


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("address", "Sài Gòn"),
        ("address", "5 Hai Bà Trưng, Hà Nội"),
        ("address", "Đường số 7, phường 5, TP HCM"),
        ("contact_person", "Chị Lan, kế toán, 0912 345 678"),
        ("contact_person", "Nguyễn Văn Sai"),
        ("phone", "0987 654 321"),
        ("phone", "12345678"),
        ("new_name", "Nguyễn Thị Thêm"),
        ("birth_date", "05/03/1990"),
    ],
)
def test_a_whole_answer_amends_nothing(field: str, said: str):
    assert amendments.heard(field, said) is None
