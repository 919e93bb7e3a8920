"""Who mistyped who they are says it once more, where a code was to be sent or was sent."""

import pytest

from tests.play import CODE, MAI, World, play, press
from tests.states.test_conversation_linking import IN, WISH

AGAIN = ["claim-anew", "ask-contact-blind"]


@pytest.mark.parametrize("claim", ["DC10023", "dc 10023"])
def test_the_right_code_is_typed_where_the_contact_is_asked(claim: str):
    chat = play(
        WISH,
        ("DC99999", ["ask-contact-blind"]),
        (claim, AGAIN),
        (press("phone"), ["ask-code-link"]),
        (CODE, IN),
        world=World.of(MAI),
    )
    assert chat.conversation.customer_id == "c-mai"


def test_the_right_code_is_typed_where_the_code_is_asked():
    chat = play(
        WISH,
        ("DC99999", ["ask-contact-blind"]),
        (press("email"), ["ask-code-link"]),
        ("DC10023", AGAIN),
        (press("email"), ["ask-code-link"]),
        (CODE, IN),
        world=World.of(MAI),
    )
    assert chat.conversation.customer_id == "c-mai"


def test_a_contact_says_who_it_is_as_well():
    play(
        WISH,
        ("DC99999", ["ask-contact-blind"]),
        (MAI.value("email") or "", ["claim-anew", "ask-code-link"]),
        world=World.of(MAI),
    )


@pytest.mark.parametrize("words", ["abc", "fax", "sao cũng được"])
def test_what_names_nobody_is_no_claim(words: str):
    chat = play(WISH, ("DC10023", ["ask-contact-blind"]), world=World.of(MAI))
    before = chat.conversation.draft.claim_value
    chat.happen(words)
    assert chat.conversation.draft.claim_value == before


@pytest.mark.parametrize("words", ["000000", "12345", "1234567"])
def test_a_wrong_code_is_no_claim(words: str):
    chat = play(
        WISH,
        ("DC10023", ["ask-contact-blind"]),
        (press("email"), ["ask-code-link"]),
        world=World.of(MAI),
    )
    chat.happen(words)
    assert chat.conversation.draft.claim_value == "DC10023"
