"""The language is taken from how people write, only when sure, never against what they asked."""

import pytest

from states.intents import tongue
from tests.play import FIRM, MAI, Chat, World, copies, play, text


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("I want to change my phone number", ("en", True)),
        ("How long does it take?", ("en", True)),
        ("change my phone", ("en", False)),
        ("My new address is 12 Lê Lợi, Phường Bến Thành", ("en", True)),
        ("tôi muốn đổi số điện thoại", ("vi", True)),
        ("toi muon doi so dien thoai", ("vi", True)),
        ("không phải", ("vi", False)),
        # nothing is told by these
        ("12 Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh", ("", False)),
        ("12 Nguyen Hue Street, District 1", ("", False)),
        ("Chị Mai, kế toán, 0912 345 678", ("", False)),
        ("Nguyễn Thị Được", ("", False)),
        ("John Smith", ("", False)),
        ("ok", ("", False)),
        ("yes", ("", False)),
        ("email", ("", False)),
        ("a@b.vn", ("", False)),
        ("0912345678", ("", False)),
        ("", ("", False)),
        ("can the me to do so", ("", False)),
    ],
)
def test_what_tells_a_language(said: str, heard: tuple[str, bool]):
    assert tongue.heard(said) == heard


def test_one_clear_sentence_is_answered_in_its_language():
    chat = Chat(World.of(MAI).trust(MAI))
    done = chat.happen("I want to change my phone number")
    assert copies(done) == ["language-noticed", "ask-phone"]
    assert chat.conversation.language == "en"
    assert "tiếng Việt" in text(done[0], "en")
    back = chat.happen("tôi muốn đổi địa chỉ cơ")
    assert copies(back) == ["ask-address"]  # how to switch back is told once
    assert chat.conversation.language == "vi"


def test_short_messages_need_two_in_a_row():
    play(
        ("change my phone", ["ask-phone"]),
        ("đổi địa chỉ giúp tôi", ["ask-address"]),
        ("change my phone", ["ask-phone"]),
        ("change my address", ["language-noticed", "ask-address"]),
        world=World.of(MAI).trust(MAI),
    )


def test_values_do_not_switch_back():
    chat = Chat(World.of(MAI, FIRM).trust(MAI))
    chat.happen("I want to change my address please")
    chat.happen("12 Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh")
    assert chat.conversation.language == "en"


def test_a_language_that_was_asked_for_stays():
    chat = Chat(World.of(MAI).trust(MAI))
    chat.happen("English")
    for said in ("tôi muốn đổi số điện thoại", "tôi muốn đổi địa chỉ của tôi"):
        chat.happen(said)
        assert chat.conversation.language == "en"
    chat.happen("tiếng Việt")
    chat.happen("I want to change my phone number")
    assert chat.conversation.language == "vi"
