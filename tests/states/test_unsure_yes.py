"""A yes that says more is no yes: nothing is applied by it.

Broken once: how sure the yes is left out of what names a choice.
"""

from dataclasses import replace

import pytest

from states.effects import ChangeDetail
from states.facts import Detail
from tests.play import MAI, Chat, World, play
from tests.states.test_conversation_forms import proven

WAVERING = (
    "ừ mà khoan, để em coi lại",
    "ok để em xem lại đã",
    "có, nhưng mà khoan",
    "oke fine wait",
    "đúng là bực mình",
    "đúng rồi nhưng để mai",
    "yes but wait",
)


def at_the_last_question() -> Chat:
    chat = Chat(proven())
    for text in ("đổi địa chỉ", "12 Lê Lợi, Phường Bến Nghé, TP. Hồ Chí Minh"):
        chat.happen(text)
    assert chat.prompt is not None
    assert "yes" in {choice.key for choice in chat.prompt.choices}
    return chat


@pytest.mark.parametrize("text", WAVERING)
def test_a_wavering_yes_applies_nothing(text: str):
    chat = at_the_last_question()
    done = chat.happen(text)
    assert not [one for one in done if isinstance(one, ChangeDetail)], text
    applied = chat.happen("đúng")
    assert [one for one in applied if isinstance(one, ChangeDetail)], text


@pytest.mark.parametrize("text", ["đúng", "đúng rồi em", "ok luôn", "ừ làm luôn đi", "yes please"])
def test_a_plain_yes_applies(text: str):
    done = at_the_last_question().happen(text)
    assert [one for one in done if isinstance(one, ChangeDetail)]


def test_a_doubt_about_what_is_on_record_is_not_asked_again():
    """Broken once: the doubt stood open again, and each yes to it said the same."""
    known = replace(MAI, details={**MAI.details, "birth_date": Detail("1990-03-05")})
    play(
        ("đổi ngày sinh", ["ask-birth_date"]),
        ("5/3/90", ["confirm-birth-date-century"]),
        ("đúng", ["same-as-now", "ask-birth_date"]),
        ("06/03/1990", ["confirm-change"]),
        world=World.of(known).trust(known),
    )
