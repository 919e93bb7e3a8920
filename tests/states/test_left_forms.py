"""A form that another wish leaves is told of and can be gone on with; a no to a doubt asks anew."""

import pytest

from tests.play import CODE, MAI, Chat, World, play, press

LINKED = (
    ("đổi địa chỉ", ["ask-claim"]),
    ("DC10023", ["ask-contact-blind"]),
    (press("email"), ["ask-code-link"]),
    (CODE, ["linked", "ask-address"]),
)


def linked() -> Chat:
    return play(*LINKED, world=World.of(MAI))


def test_what_was_answered_is_kept_and_offered():
    chat = linked()
    play(
        ("12 Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh", ["confirm-first"]),
        ("đổi ngày sinh", ["form-left", "ask-birth_date"]),
        ("menu", ["quiet-offer", "menu"]),
        ("làm tiếp", ["quiet-resumed", "confirm-first"]),
        world=chat.world,
        chat=chat,
    )
    assert chat.conversation.draft.answers["address"].startswith("12 Lê Lợi")


def test_nothing_answered_is_nothing_to_tell():
    chat = linked()
    play(("đổi ngày sinh", ["ask-birth_date"]), world=chat.world, chat=chat)
    assert chat.conversation.kept is None


@pytest.mark.parametrize("no", ["không", "ko phải", "no"])
@pytest.mark.parametrize(
    ("wish", "doubted", "asked"),
    [
        ("đổi số điện thoại", "0168 123 4567", "ask-phone"),
        ("đổi email", "mai@gmial.com", "ask-email"),
    ],
)
def test_a_no_to_a_doubt_asks_anew(wish: str, doubted: str, asked: str, no: str):
    chat = linked()
    chat.happen(wish)
    chat.happen(doubted)
    play((no, [asked]), world=chat.world, chat=chat)
