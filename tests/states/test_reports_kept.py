"""An unfinished report is never lost: whatever is wanted, typed or left meanwhile."""

import pytest

from states import events
from states.conversation import State
from states.effects import AddToCase, OpenCase
from tests.play import play
from tests.states.test_reports import LOAN, opened, unlinked


def test_who_says_stop_twice_has_dropped_it():
    play(
        (LOAN, ["report-begun", "ask-misuse_harm"]),
        ("dừng", ["report-hand-in"]),
        ("dừng", ["report-dropped", "menu"]),
        world=unlinked(),
    )


@pytest.mark.parametrize("words", ["đúng", "có", "ok", "không", "được ạ"])
def test_words_that_choose_nothing_are_no_answer(words: str):
    chat = play(
        (LOAN, ["report-begun", "ask-misuse_harm"]),
        ("/policy", ["report-hand-in"]),
        ("/mydata", ["report-hand-in"]),
        (words, ["choose-one", "report-hand-in"]),
        world=unlinked(),
    )
    assert "misuse_harm" not in chat.conversation.draft.answers


def test_what_is_told_meanwhile_is_kept():
    chat = play(
        (LOAN, ["report-begun", "ask-misuse_harm"]),
        ("dừng", ["report-hand-in"]),
        ("hôm qua họ còn gọi cho cả mẹ em nữa", ["ask-misuse_when"]),  # told, so an answer
        *((("bỏ qua"), [f"ask-misuse_{left}"]) for left in ("where", "wish", "reach")),
        ("dừng", ["report-hand-in"]),
        ("hình như là hôm thứ hai ạ", ["evidence-words-kept", "report-hand-in"]),  # no answer
        world=unlinked(),
    )
    report, *added = (
        one for one in chat.happen("gửi ngay") if isinstance(one, OpenCase | AddToCase)
    )
    assert isinstance(report, OpenCase)
    assert "gọi cho cả mẹ em" in report.answers["misuse_harm"]
    assert any("hôm thứ hai" in one.text for one in added if isinstance(one, AddToCase))


def test_a_session_that_ends_hands_the_report_in():
    chat = play((LOAN, ["report-begun", "ask-misuse_harm"]), world=unlinked())
    assert opened(chat.happen(events.WentIdle())).why == "staff-unfinished"
    assert chat.conversation.state is State.MENU
