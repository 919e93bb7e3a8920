"""Choices in words: around one of them people say what they like; two of them are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states import choices
from states.choices import CANCEL, NO_ACCESS, STAFF, by_words
from states.conversation import Choice, Prompt
from states.intents import understand
from states.text import fold
from tests.play import MAI, World, play

WORDS = choices._WORDS
CONTACTS = Prompt(
    "n",
    "ask-contact",
    {},
    (Choice("email", "choice-email"), Choice("phone", "choice-phone"), NO_ACCESS, STAFF, CANCEL),
)
AROUND = ["", "qua", "gửi", "cho", "em", "nhé", "giúp chị", "dạ", "vâng", "please", "by", "ạ"]


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("qua email nhé em", "email"),
        ("gửi sms đi", "phone"),
        ("cho vào mail giúp chị", "email"),
        ("gửi mã qua email giúp em nhé", "email"),
        ("dùng email nhé", "email"),
        ("vâng, qua tin nhắn ạ", "phone"),
        ("send it by e-mail please", "email"),
        ("em không nhận được mã ạ", "no_access"),
        ("email hay sms", None),
        ("qua email với sms nhé", None),
        ("đừng gửi email", None),
        ("dung gui email", None),  # đừng or dùng
        ("không email", None),
        ("email được không?", None),
        ("email cho nhân viên", None),
        ("đổi email", None),
        ("email mới của em", None),
    ],
)
def test_short_words_around_one_choice_are_that_choice(text: str, choice: str | None):
    assert by_words(CONTACTS, text, None) == choice


def test_where_the_code_goes_is_said_as_people_say_it():
    for said in ("qua email nhé em", "cho vào mail giúp chị"):
        play(
            ("đổi địa chỉ", ["ask-claim"]),
            ("DC10023", ["ask-contact-blind"]),
            ("email hay sms", ["choose-one", "ask-contact-blind"]),
            (said, ["ask-code-link"]),
            world=World.of(MAI),
        )


@pytest.mark.parametrize("yes", ["vâng sửa lại nhé", "ok, sửa giúp em"])
def test_a_yes_beside_another_choice_is_neither(yes: str):
    prompt = Prompt("n", "confirm-change", {}, (choices.YES, choices.EDIT, CANCEL))
    assert by_words(prompt, yes, None) is None


@given(
    st.lists(st.sampled_from(sorted(WORDS)), min_size=2, max_size=2, unique=True),
    st.lists(st.sampled_from(AROUND), min_size=3, max_size=3),
    st.data(),
)
def test_words_of_two_choices_never_pick_one(
    verbs: list[str], around: list[str], data: st.DataObject
):
    one, other = (data.draw(st.sampled_from(WORDS[verb])) for verb in verbs)
    text = " ".join(f"{around[0]} {one} {around[1]} {other} {around[2]}".split())
    if any(fold(text) in WORDS[verb] for verb in verbs):
        return  # together they are the very words of one
    prompt = Prompt("n", "ask", {}, tuple(Choice(verb, "label") for verb in verbs))
    assert by_words(prompt, text, None) is None
    assert by_words(prompt, text, understand(text).intent) is None
