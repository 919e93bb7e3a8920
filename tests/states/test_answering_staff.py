"""Answering staff by typing it, as the button says."""

from dataclasses import replace

import pytest

from states.effects import AddToCase
from tests.play import MAI, World, play
from tests.states.test_conversation_talk import called


@pytest.mark.parametrize("said", ["trả lời", "tra loi", "reply", "Trả lời {}", "reply {}"])
def test_typing_answer_goes_to_the_case_that_waits(said: str):
    chat = called()
    reference = chat.conversation.draft.reference
    chat.happen("menu")
    play(
        (said.format(reference), ["talk-answer"]),
        ("Mạng chập chờn", [AddToCase(reference, "Mạng chập chờn"), "talk-passed-on"]),
        world=chat.world,
        chat=chat,
    )


def test_an_answer_is_typed_after_a_form_as_well():
    chat = called()
    reference = chat.conversation.draft.reference
    chat.happen("menu")
    play(
        ("đổi địa chỉ", ["ask-address"]),
        (f"trả lời {reference}", ["talk-answer"]),
        world=chat.world,
        chat=chat,
    )
    assert chat.conversation.aside is not None  # the form is offered again afterwards


def test_several_cases_that_wait_are_chosen_among():
    chat = called()
    first = chat.conversation.draft.reference
    chat.happen("menu")
    other = replace(chat.world.cases[0], reference="DC-23456-Z", kind="unproven_identity")
    closed = replace(other, reference="DC-34567-Z", state="done")
    chat.world.cases = [*chat.world.cases, other, closed]
    play(("trả lời", ["reply-which"]), world=chat.world, chat=chat)
    assert chat.keys == [f"!.reply:{first}", "!.reply:DC-23456-Z", "menu"]
    play(("2", ["talk-answer"]), world=chat.world, chat=chat)
    assert chat.conversation.draft.reference == "DC-23456-Z"


def test_where_nothing_waits_it_is_said():
    play(
        ("trả lời", ["reply-nothing", "menu"]),
        ("trả lời DC-7K3M4", ["case-unknown", "menu"]),
        world=World.of(MAI).trust(MAI),
    )


def test_calling_a_person_comes_back_to_the_open_talk():
    chat = called()
    reference = chat.conversation.draft.reference
    chat.happen("menu")
    play(("gặp nhân viên", ["talk-where-queue", "talk-here"]), world=chat.world, chat=chat)
    assert chat.conversation.draft.reference == reference
