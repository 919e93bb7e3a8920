"""Reports of misuse on the pure engine, by whom: what is on record, when a freeze is offered, how
many a stranger opens."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.copy import LANGUAGES, render
from states import effects
from states.choices import DROP, GO_ON, HAND_IN, by_words
from states.conversation import Choice, Prompt
from states.effects import OpenCase, Say
from states.facts import CaseLine
from states.fields import MISUSE
from states.identity import WEB_IDLE, Level
from states.steps import report
from tests.play import MAI, START, Chat, World, play, press
from tests.states.test_reports import LOAN, opened, told, unlinked


def test_a_linked_customer_chooses_among_what_is_on_record():
    for record, keys in ((MAI, ["chat", "phone", "email"]), (no_phone(), ["chat", "email"])):
        chat = Chat(World.of(record).trust(record, proven=False))
        for said in (LOAN, "/skip", "/skip", "/skip", "/skip"):
            chat.happen(said)
        assert chat.prompt is not None
        assert chat.prompt.copy == "ask-misuse_reach"
        assert [key for key in chat.keys if key in ("chat", "phone", "email")] == keys
    assert "chat" in chat.keys
    chat.happen("/skip")
    assert chat.conversation.draft.answers["misuse_reach"] == "=chat"


def no_phone():
    return replace(MAI, details={"email": MAI.details["email"]})


@pytest.mark.parametrize(
    ("proven", "said", "offered"),
    [
        (True, LOAN, True),
        (False, LOAN, False),  # being linked is not enough
        (True, "dữ liệu của tôi bị bán", False),  # nothing that a freeze would stop
    ],
)
def test_a_freeze_is_offered_where_identity_stands(proven: bool, said: str, offered: bool):
    chat = Chat(World.of(MAI).trust(MAI, proven=proven))
    chat.happen(said)
    done = chat.happen("gửi ngay")
    assert not any(isinstance(one, effects.Freeze) for one in done), "it freezes nobody by itself"
    assert ("freeze-offer" in [one.copy for one in done if isinstance(one, Say)]) is offered
    reference = opened(done).reference
    if offered:
        froze = chat.happen(press(f"freeze-sure:{reference}"))
        assert froze[0] == effects.Freeze(MAI.id, reference)
        assert [one.copy for one in froze[1:]] == ["freeze-done", "report-more"]
        assert chat.conversation.draft.reference == reference


def test_a_freeze_is_refused_or_comes_too_late():
    chat = Chat(World.of(MAI).trust(MAI))
    chat.happen(LOAN)
    reference = opened(chat.happen("gửi ngay")).reference
    offered = chat.conversation
    play(("không", ["report-more"]), world=chat.world, chat=chat)
    assert chat.conversation.draft.reference == reference
    chat.conversation = offered
    chat.world.pass_(minutes=31)
    assert chat.world.facts().level is Level.LINKED
    play(("khóa", ["freeze-not-now", "report-more"]), world=chat.world, chat=chat)


# -- how many -------------------------------------------------------------------------------------
def spent(state: str = "open", kind: str = "report_misuse") -> World:
    world = unlinked()
    world.cases = [
        CaseLine(f"DC-OLD{n}-2", kind, state, START - timedelta(hours=n), None) for n in range(3)
    ]
    return world


def test_a_fourth_report_of_a_stranger_joins_the_open_one():
    chat = Chat(spent())
    chat.happen(LOAN)
    done = chat.happen("gửi ngay")
    assert not any(isinstance(one, OpenCase) for one in done)
    [joined] = told(done)
    assert (joined.reference, joined.answers) == ("DC-OLD0-2", {"misuse_what": LOAN})
    assert (joined.urgent, joined.reasons) == (True, ("identity",))
    assert chat.conversation.draft.reference == "DC-OLD0-2"


def test_a_stranger_whose_reports_are_all_closed_is_sent_to_the_hotline():
    chat = Chat(spent("withdrawn"))
    chat.happen(LOAN)
    assert [one.copy for one in chat.happen("gửi ngay")] == ["cases-enough", "menu"]


def test_a_stranger_calls_for_staff_only_so_often():
    done = Chat(spent(kind="talk_to_person")).happen("gặp nhân viên")
    assert not any(isinstance(one, OpenCase) for one in done)
    assert [one.copy for one in done if isinstance(one, Say)] == ["case-joined", "talk-here"]


def test_who_is_linked_is_never_held_back_nor_merged_with_a_stranger():
    world = spent().trust(MAI)
    chat = Chat(world)
    chat.happen(LOAN)
    assert opened(chat.happen("gửi ngay")).customer_id == MAI.id


def test_yesterdays_reports_do_not_count():
    world = spent()
    world.pass_(hours=25)
    chat = Chat(world)
    chat.happen(LOAN)
    assert opened(chat.happen("gửi ngay"))


def test_reports_rest_before_a_web_session_ends():
    assert report.RESTS < WEB_IDLE


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_buttons_own_words_mean_the_button(language: str):
    """Where there are no buttons, people type what the list says."""
    for field in MISUSE:
        choices = tuple(Choice(key, f"{field.id}-{key}") for key in field.choices)
        prompt = Prompt("n", f"ask-{field.id}", {}, (*choices, HAND_IN, GO_ON, DROP))
        for choice in prompt.choices:
            assert by_words(prompt, render(choice.label, language, {}), None) == choice.key
