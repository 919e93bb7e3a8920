"""Wishes that leave no case (one's own data, advertising) among interruptions: they are no form to
correct, to remind of, or to go on with."""

from datetime import timedelta

import pytest

from states import effects, events
from states.conversation import State
from states.facts import Rules
from states.kinds import AT_ONCE
from states.quiet import Look, look
from tests.play import CODE, MAI, Chat, World, copies, play, press


def asked_for_a_code() -> Chat:
    """A linked chat that wants its record in full: only the code is missing."""
    chat = play(
        ("/mydata", ["ask-claim"]),
        ("DC10023", ["ask-contact-blind"]),
        (press("email"), ["ask-code-link"]),
        world=World.of(MAI),
    )
    assert chat.conversation.draft.kind in AT_ONCE
    return chat


@pytest.mark.parametrize("said", ["sai rồi", "à nhầm", "sai rồi, số nhà là 12"])
def test_there_is_nothing_in_it_to_correct(said: str):
    chat = asked_for_a_code()
    kind = chat.conversation.draft.kind
    chat.happen(said)
    assert chat.conversation.draft.kind == kind
    assert chat.conversation.draft.answers == {}


@pytest.mark.parametrize("stage", ["remind", "close"])
def test_it_is_neither_reminded_of_nor_kept(stage: str):
    chat = asked_for_a_code()
    now = chat.world.now
    assert look(chat.conversation, now - timedelta(days=2), Rules(), now) == Look("", None)
    assert chat.happen(events.WentQuiet(stage)) == []
    assert chat.conversation.kept is None


def test_a_question_beside_it_is_answered_and_the_code_still_counts():
    chat = asked_for_a_code()
    assert copies(chat.happen("mất bao lâu?")) == ["aside-how-long-now", "ask-code-link"]
    chat.happen(CODE)
    assert chat.conversation.customer_id == MAI.id


def test_it_can_be_one_of_several_wishes_from_the_beginning():
    chat = Chat(World.of(MAI))
    said = copies(chat.happen("xem thông tin của tôi và đổi địa chỉ"))
    assert said == ["further-first", "further-then", "ask-claim"]
    chat.happen("DC10023")
    chat.happen(press("email"))
    said = copies(chat.happen(CODE))
    assert "mydata-masked" in said
    assert said[-2:] == ["further-next", "ask-address"]
    assert chat.conversation.state is State.ANSWERING


def test_a_danger_told_in_a_report_belongs_to_the_report_as_well():
    chat = play(
        ("/report", ["report-sorry", "ask-misuse_what"]),
        (
            "có người dọa giết tôi",
            [
                "care-danger",
                effects.OpenCase,
                effects.AddToCase,
                "case-opened-safety",
                "ask-misuse_harm",
            ],
        ),
        world=World.of(MAI).trust(MAI),
    )
    opened = chat.happen("gửi ngay")[0]
    assert opened.kind == "report_misuse"
    assert opened.answers["misuse_what"] == "có người dọa giết tôi"


@pytest.mark.parametrize("said", ["mấy ngày nay", "mấy ngày rồi"])
def test_since_when_it_goes_on_is_no_question(said: str):
    chat = play(
        ("có người lấy CCCD của tôi đi vay", ["report-begun", "ask-misuse_harm"]),
        ("bỏ qua", ["ask-misuse_when"]),
        world=World.of(MAI).trust(MAI),
    )
    assert copies(chat.happen(said)) == ["ask-misuse_where"]


def test_a_report_under_way_is_never_reminded_of():
    chat = play(
        ("có người lấy CCCD của tôi đi vay", ["report-begun", "ask-misuse_harm"]),
        world=World.of(MAI).trust(MAI),
    )
    now = chat.world.now
    assert look(chat.conversation, now - timedelta(days=2), Rules(), now).stage == ""
    draft = chat.conversation.draft
    assert chat.happen(events.WentQuiet("remind")) == []
    assert chat.happen(events.WentQuiet("close")) == []
    assert chat.conversation.draft == draft
