"""Several wishes in one message: one after the other, announced, droppable."""

import pytest

from states import effects
from states.conversation import State
from states.effects import Say
from tests.play import CODE, FIRM, MAI, Chat, World, copies, play, press

STREET = "12A Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh"


def proven() -> World:
    return World.of(MAI, FIRM).trust(MAI)


def test_two_wishes_are_worked_off_one_after_the_other():
    chat = play(
        (
            "đổi sđt thành 0987654321 và email thành a@b.vn",
            ["further-first", "further-then", "confirm-change"],
        ),
        ("đúng", ["ask-code-old"]),
        (CODE, ["ask-code-new"]),
        (CODE, [effects.ChangeDetail, "changed-contact", "further-next", "confirm-change"]),
        world=proven(),
    )
    assert chat.conversation.draft.answers == {"email": "a@b.vn"}
    assert chat.conversation.further == ()


def test_a_person_is_called_last_with_a_reference_of_its_own():
    chat = play(
        ("đổi địa chỉ rồi gặp nhân viên", ["further-first", "further-then", "ask-address"]),
        (STREET, ["confirm-first"]),
        world=proven(),
    )
    change, *_, opened, added = [one for one in chat.happen("đúng") if not isinstance(one, Say)]
    assert isinstance(change, effects.ChangeDetail)
    assert opened.kind == "talk_to_person"
    assert opened.reference != change.reference
    assert (added.reference, added.text) == (opened.reference, "gặp nhân viên")
    assert chat.conversation.state is State.TALKING


def test_misuse_comes_first_and_the_rest_after_the_talk():
    chat = play(
        (
            "đổi địa chỉ và báo lộ thông tin",
            ["further-first", "further-then", "report-begun", "ask-misuse_harm"],
        ),
        ("gửi ngay", [effects.OpenCase, "report-opened", "report-more"]),
        ("menu", ["further-next", "ask-address"]),
        world=proven(),
    )
    assert chat.conversation.draft.kind == "update_address"


@pytest.mark.parametrize("word", ["dừng", "menu", "/cancel", press("cancel"), "quay lại"])
def test_what_waits_is_dropped_and_that_is_said(word: object):
    chat = Chat(proven())
    chat.happen("đổi địa chỉ và ngày sinh và email")
    said = copies(chat.happen(word))
    assert said.count("further-dropped") == 2
    assert said[-1] == "menu"
    assert chat.conversation.further == ()


def test_a_wish_that_cannot_be_done_does_not_stop_the_next():
    world = proven()
    world.sending = "spent"
    chat = play(
        (
            "đổi email thành a@b.vn rồi đổi địa chỉ",
            ["further-first", "further-then", "confirm-change"],
        ),
        ("đúng", ["code-spent", "offer-after-spent"]),
        (press("staff"), [effects.OpenCase, "case-opened-talk_to_person", "talk-here"]),
        ("menu", ["further-next", "ask-address"]),
        world=world,
    )
    assert chat.conversation.draft.kind == "update_address"


def test_seeing_ones_data_is_one_wish_of_several():
    chat = Chat(proven())
    said = copies(chat.happen("xem thông tin của tôi và đổi địa chỉ"))
    assert said[:3] == ["further-first", "further-then", "mydata-masked"]
    assert said[-2:] == ["further-next", "ask-address"]
    assert chat.conversation.draft.kind == "update_address"


def test_an_unfinished_report_is_not_lost_to_several_wishes():
    chat = play(
        ("có người lấy CCCD của tôi đi vay", ["report-begun", "ask-misuse_harm"]),
        world=proven(),
    )
    for _ in range(5):
        chat.happen("bỏ qua")
    done = copies(chat.happen("đổi sđt và email"))
    assert done == ["report-hand-in"]


@pytest.mark.parametrize(
    "said",
    [
        "đổi người liên hệ thành chị Mai và số điện thoại 0912345678",
        "đổi địa chỉ: 12 Nguyễn Văn Linh và Lê Lợi",
        "đổi tên thành Công ty Ánh và Dương",
        "xem số điện thoại và email",
        "đổi địa chỉ và cảm ơn em",
        "số điện thoại và email của tôi bị lộ",
    ],
)
def test_an_and_inside_one_wish_is_no_second_one(said: str):
    assert "further-first" not in copies(Chat(proven()).happen(said))


def test_answers_with_an_and_in_them_are_no_wishes():
    chat = Chat(proven())
    chat.happen("đổi tên")
    chat.happen("Nguyễn Thị Mai Anh")
    chat.happen("đổi tên và đổi địa chỉ theo giấy tờ mới")
    assert chat.conversation.draft.answers["name_reason"].startswith("đổi tên và")


def test_in_english_too():
    chat = Chat(proven())
    said = copies(chat.happen("change my address and then change my email please"))
    assert said == ["language-noticed", "further-first", "further-then", "ask-address"]


@pytest.mark.parametrize("said", ["đổi email với sđt", "doi email voi sdt"])
def test_with_is_an_and_between_two_wishes(said: str):
    play((said, ["further-first", "further-then", "ask-email"]), world=proven())


@pytest.mark.parametrize("said", ["đổi email và ngưng quảng cáo", "hủy quảng cáo, đổi email"])
def test_advertising_is_stopped_at_once_and_the_other_wish_begun(said: str):
    play((said, [effects.StopMarketing, "marketing-stopped", "ask-email"]), world=proven())


def test_who_is_not_linked_stops_it_when_the_rest_is_done():
    chat = play(
        ("đổi email và ngưng quảng cáo", ["further-first", "further-then", "ask-claim"]),
        world=World.of(MAI, FIRM),
    )
    assert [wish.kind for wish in chat.conversation.further] == ["stop_marketing"]


@pytest.mark.parametrize(
    ("said", "first", "then"),
    [
        ("1. đổi email 2. đổi địa chỉ 3. xem thông tin", "ask-email", 2),
        ("cập nhật email & phone", "ask-email", 1),
        ("cho em đổi cccd lẫn ngày sinh", "ask-id_number", 1),
        ("vừa muốn đổi địa chỉ vừa muốn xem thông tin của tôi", "ask-address", 1),
        ("đổi email. À mà đổi địa chỉ nữa", "ask-email", 1),
    ],
)
def test_lists_in_other_shapes(said: str, first: str, then: int):
    chat = Chat(proven())
    assert copies(chat.happen(said))[-1] == first
    assert len(chat.conversation.further) == then
