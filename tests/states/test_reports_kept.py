"""A report that was begun is never lost: neither by what is wanted while it is asked what becomes
of it, nor by words that choose nothing there, nor by the end of a web session.

Broken once: `report.leaves` lets go as soon as its question stands open.
"""

from typing import Any

import pytest

from states import events
from states.conversation import State
from states.effects import AddToCase, OpenCase
from tests.play import FIRM, MAI, Chat, World, copies, play, press
from tests.states.test_reports import LOAN, opened


def asked(world: World | None = None) -> Chat:
    """A report with its first answer; its customer wanted something else."""
    chat = Chat(world or World.of(MAI, FIRM))
    play(
        (LOAN, ["report-begun", "ask-misuse_harm"]),
        ("/policy", ["report-hand-in"]),
        world=chat.world,
        chat=chat,
    )
    return chat


def handed_in(chat: Chat) -> OpenCase:
    return opened(chat.happen(press("hand_in")))


@pytest.mark.parametrize("linked", [True, False])
@pytest.mark.parametrize(
    "wish", ["/mydata", "/policy", "menu", "/menu", "/start", "/name", "/cases", "đổi địa chỉ"]
)
def test_a_second_wish_loses_nothing(wish: str, linked: bool):
    world = World.of(MAI, FIRM)
    chat = asked(world.trust(MAI) if linked else world)
    for _ in range(2):
        chat.happen(wish)
        assert chat.prompt is not None
        assert chat.prompt.copy == "report-hand-in", wish
    assert handed_in(chat).answers == {"misuse_what": LOAN}


@pytest.mark.parametrize(
    "said",
    [
        "đúng",
        "có",
        "không",
        "không có",
        "ok",
        "yes",
        "no",
        "dạ",
        "ừ",
        "được ạ",
        "bỏ qua",
        "đúng rồi",
    ],
)
def test_words_that_choose_nothing_are_no_answer(said: str):
    chat = asked()
    chat.happen(said)
    assert chat.prompt is not None
    assert chat.prompt.copy == "report-hand-in"
    assert handed_in(chat).answers == {"misuse_what": LOAN}


@pytest.mark.parametrize("said", ["không gửi", "dừng", "cancel", "3"])
def test_not_sending_is_said_in_words(said: str):
    play((said, ["report-dropped", "menu"]), world=World.of(), chat=asked())


@pytest.mark.parametrize("said", ["làm tiếp", "tiếp tục", "quay lại", "2"])
def test_going_on_is_said_in_words(said: str):
    chat = asked()
    play((said, ["ask-misuse_harm"]), world=chat.world, chat=chat)
    assert chat.conversation.draft.answers == {"misuse_what": LOAN}


def test_what_is_told_meanwhile_is_kept():
    chat = play(
        (LOAN, ["report-begun", "ask-misuse_harm"]),
        ("dừng", ["report-hand-in"]),
        ("hôm qua họ còn gọi cho cả mẹ em nữa", ["evidence-words-kept", "report-hand-in"]),
        ("làm tiếp", ["ask-misuse_harm"]),
        *((("bỏ qua"), [f"ask-misuse_{left}"]) for left in ("when", "where", "wish", "reach")),
        ("dừng", ["report-hand-in"]),
        ("hình như là hôm thứ hai ạ", ["evidence-words-kept", "report-hand-in"]),  # no answer
        world=World.of(MAI, FIRM),
    )
    report, *added = (
        one for one in chat.happen("gửi ngay") if isinstance(one, OpenCase | AddToCase)
    )
    assert isinstance(report, OpenCase)
    assert report.answers == {"misuse_what": LOAN}
    assert any("gọi cho cả mẹ em" in one.text for one in added if isinstance(one, AddToCase))
    assert any("hôm thứ hai" in one.text for one in added if isinstance(one, AddToCase))


@pytest.mark.parametrize("at", [["/skip"] * 5, ["/skip"] * 6])
def test_the_same_where_evidence_is_asked_for_and_at_the_summary(at: list[Any]):
    chat = Chat(World.of(MAI, FIRM))
    for text in (LOAN, *at, "menu", "họ còn gọi cho mẹ em đòi tiền nữa", "menu", "có"):
        chat.happen(text)
    assert chat.prompt is not None
    assert chat.prompt.copy == "report-hand-in"
    assert len(chat.conversation.draft.evidence) == 1


@pytest.mark.parametrize("way", [[], ["menu"]])
def test_a_web_session_that_ends_has_reported(way: list[str]):
    chat = Chat(World.of(MAI, FIRM).trust(MAI))
    for text in (LOAN, *way):
        chat.happen(text)
    done = chat.happen(events.WentIdle())
    assert opened(done).why == "staff-unfinished"
    assert "report-opened-urgent" in copies(done)
    assert chat.conversation.state is State.MENU
    assert chat.conversation.prompt is None


def test_a_web_session_that_ends_without_a_report_says_nothing():
    chat = play(("/report", ["report-sorry", "ask-misuse_what"]), world=World.of(MAI))
    assert not copies(chat.happen(events.WentIdle()))
