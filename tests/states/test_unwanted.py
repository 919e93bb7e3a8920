"""A wish that is named to be let be: dropped alone, left, or not begun."""

import pytest

from states.conversation import State
from states.facts import CaseLine
from tests.play import MAI, Chat, World, copies, play


def mine() -> World:
    return World.of(MAI).trust(MAI)


@pytest.mark.parametrize(
    "said",
    ["thôi khỏi đổi email", "khoi doi email nua nhe", "dạ thôi, em ko cần đổi email nữa ạ"],
)
def test_what_waits_is_dropped_alone(said: str):
    chat = play(
        (
            "đổi sđt với đổi email và đổi địa chỉ",
            ["further-first", "further-then", "further-then", "ask-phone"],
        ),
        (said, ["further-left", "ask-phone"]),
        world=mine(),
    )
    assert [one.kind for one in chat.conversation.further] == ["update_address"]


def test_what_waits_goes_on_when_the_first_is_let_be():
    play(
        ("đổi sđt với đổi email", ["further-first", "further-then", "ask-phone"]),
        ("thôi không đổi số nữa", ["cancel-done", "further-next", "ask-email"]),
        ("không đổi số điện thoại đâu", ["unwanted", "ask-email"]),
        ("bỏ đổi email đi", ["cancel-done", "menu"]),
        world=mine(),
    )


@pytest.mark.parametrize(
    "said",
    [
        "thôi khỏi đổi email",
        "đừng đổi email của tôi",
        "hủy đổi địa chỉ nhé",
        "không muốn đổi số nữa",
    ],
)
def test_what_nobody_wished_for_is_not_begun(said: str):
    chat = Chat(mine())
    assert copies(chat.happen(said)) == ["unwanted", "menu"]
    assert chat.conversation.draft.kind == ""


def test_no_person_is_called_by_not_wanting_one():
    for said in (
        "không cần gặp nhân viên",
        "khỏi gặp nhân viên đâu em",
        "không muốn gặp người thật",
    ):
        chat = Chat(mine())
        assert copies(chat.happen(said)) == ["unwanted", "menu"]


@pytest.mark.parametrize("said", ["never mind the email", "no, I don't want to change my email"])
def test_it_is_heard_in_english(said: str):
    chat = Chat(mine())
    chat.happen("change my phone and my email")
    assert copies(chat.happen(said))[-2:] == ["further-left", "ask-phone"]


@pytest.mark.parametrize(
    "said",
    [
        "đúng đổi email",
        "không đổi được email",
        "tôi không muốn đổi số, tôi muốn đổi email",
        "bố em đổi email",
    ],
)
def test_these_let_nothing_be(said: str):
    chat = Chat(mine())
    assert "unwanted" not in copies(chat.happen(said))
    assert chat.conversation.draft.kind == "update_email"


def test_a_report_is_not_dropped_by_it_without_asking():
    chat = Chat(mine())
    chat.happen("báo lộ thông tin")
    chat.happen("Có người gọi đọc đúng tên và địa chỉ nhà của tôi")
    chat.happen("thôi khỏi báo lộ thông tin nữa")
    assert chat.conversation.draft.kind == "report_misuse"
    assert chat.conversation.state is not State.MENU


@pytest.mark.parametrize(
    "said",
    [
        "hủy yêu cầu đổi tên", "huỷ đổi tên", "thôi không đổi tên nữa", "không đổi nữa",
        "thôi giữ tên cũ", "cancel my name change",
    ],
)  # fmt: skip
def test_what_was_handed_in_is_taken_back_after_a_yes(said: str):
    world = mine()
    world.cases = [CaseLine("DC-9WWW7-G", "request_name_change", "open", world.now, world.now)]
    for before in ((), ("đổi địa chỉ",)):
        chat = Chat(world)
        for one in before:
            chat.happen(one)
        if before and said == "không đổi nữa":
            continue  # there it is the form
        assert copies(chat.happen(said))[-1] == "withdraw-sure"
        assert chat.keys[0] == "withdraw-sure:DC-9WWW7-G"


@pytest.mark.parametrize(
    "said",
    ["không đổi sđt nữa, đổi email", "đổi sđt, à mà thôi đổi email", "đổi email đi, đừng đổi số"],
)
def test_the_other_wish_is_begun(said: str):
    chat = Chat(mine())
    assert copies(chat.happen(said)) == ["ask-email"]


def test_thoi_before_another_wish_begins_that():
    play(
        ("đổi số điện thoại", ["ask-phone"]),
        ("0987654321", ["confirm-change"]),
        ("thôi đổi email đi", ["form-left", "ask-email"]),
        world=mine(),
    )
