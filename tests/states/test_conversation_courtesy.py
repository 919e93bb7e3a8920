"""Words that want nothing, a wish said twice, and taking back a request by calling it off."""

import pytest

from states import events
from states.facts import CaseLine
from tests.play import MAI, Chat, World, copies, play


def proven() -> World:
    return World.of(MAI).trust(MAI)


@pytest.mark.parametrize("thanks", ["cảm ơn em", "thanks", "Ok cảm ơn!"])
@pytest.mark.parametrize("nothing", ["hello", "xin chào", "ok em", "dạ"])
def test_courtesy_is_no_miss(thanks: str, nothing: str):
    chat = play(
        ("/start", ["menu"]),
        (thanks, ["courtesy-thanks", "menu"]),
        (nothing, ["menu"]),
        ("đổi địa chỉ", ["ask-address"]),
        (thanks, ["courtesy-thanks", "ask-address"]),
        (nothing, ["ask-address"]),
        world=proven(),
    )
    assert chat.conversation.misses == 0


@pytest.mark.parametrize(
    ("wish", "asked"),
    [("đổi địa chỉ", "ask-address"), ("đổi sđt", "ask-phone"), ("đổi tên", "ask-new_name")],
)
def test_a_wish_said_again_is_no_answer(wish: str, asked: str):
    play((wish, [asked]), (wish, [asked]), world=proven())


@pytest.mark.parametrize("words", ["hủy yêu cầu DC-9WWW7-G", "hủy yêu cầu", "cancel my request"])
def test_a_request_is_called_off(words: str):
    world = proven()
    world.cases = [CaseLine("DC-9WWW7-G", "talk_to_person", "open", world.now, world.now)]
    play(("/start", ["menu"]), (words, ["withdraw-sure"]), world=world)
    play(
        ("đổi địa chỉ", ["ask-address"]),
        ("hủy", ["cancel-done", "menu"]),  # the form, not the request
        world=world,
    )


@pytest.mark.parametrize("said", ["cám ơn nhiều nha", "cảm ơn em nhiều nha", "thank u", "bye em"])
def test_thanks_in_a_few_words_get_a_thank_you(said: str):
    assert copies(Chat(World.of(MAI)).happen(said))[-2:] == ["courtesy-thanks", "menu"]


@pytest.mark.parametrize("said", ["tôi quay lại rồi", "em quay lại rồi nè", "I'm back"])
def test_who_is_back_goes_no_step_back(said: str):
    chat = play(("đổi địa chỉ", ["ask-address"]), world=proven())
    assert copies(chat.happen(said))[-2:] == ["courtesy-here", "ask-address"]
    chat = play(("/start", ["menu"]), world=proven())
    assert copies(chat.happen(said))[-2:] == ["courtesy-here", "menu"]


@pytest.mark.parametrize("said", ["tôi quay lại rồi", "làm tiếp đi", "tiếp tục việc hôm qua"])
def test_who_is_back_goes_on_with_what_was_set_aside(said: str):
    chat = play(
        ("đổi địa chỉ", ["ask-address"]),
        ("12A Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh", ["confirm-first"]),
        (events.WentQuiet("close"), ["quiet-closed", "quiet-offer", "menu"]),
        world=proven(),
    )
    assert copies(chat.happen(said)) == ["quiet-resumed", "confirm-first"]


def test_nothing_to_go_on_with_is_said():
    play(("/start", ["menu"]), ("làm tiếp đi", ["cancel-nothing", "menu"]), world=proven())


def test_wanting_to_go_on_is_no_answer():
    chat = Chat(proven())
    for before in ("tôi làm thay cho mẹ tôi", "mẹ tôi, bà Trần Thị Hoa", "1", "xem hóa đơn"):
        chat.happen(before)
    asked = copies(chat.happen("tiếp tục"))
    assert len(asked) == 1
    assert "tiếp tục" not in chat.conversation.draft.answers.values()
