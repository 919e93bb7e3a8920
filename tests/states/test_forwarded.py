"""Somebody else's words wish for nothing and confirm nothing; they may show misuse.

Broken once: without `forwarded.said`, a forwarded "dừng quảng cáo" stopped the advertising.
"""

import pytest

from states import effects
from states.conversation import State
from states.events import Said
from tests.play import MAI, Chat, World, copies, play, press

WISHES = ["đổi số điện thoại", "dừng quảng cáo", "gặp nhân viên", "không phải tôi", "rút yêu cầu"]


def other(text: str) -> Said:
    return Said(text, forwarded=True, forwarded_by="Lan")


def proven() -> World:
    return World.of(MAI).trust(MAI)


@pytest.mark.parametrize("words", WISHES)
def test_a_forwarded_wish_does_nothing_and_a_report_is_offered(words: str):
    chat = Chat(proven())
    assert copies(chat.happen(other(words))) == ["forwarded-what"]
    assert chat.conversation.state is State.MENU


def test_it_is_the_first_evidence_of_the_report_that_is_begun_with_it():
    chat = play(
        (other("Gửi 5 triệu để mở khóa tài khoản"), ["forwarded-what"]),
        (press("report"), ["report-sorry", "ask-misuse_what"]),
        world=proven(),
    )
    assert chat.conversation.draft.evidence == (("Lan", "", "Gửi 5 triệu để mở khóa tài khoản"),)


def test_whoever_wants_something_else_instead_takes_none_of_it_along():
    chat = play((other("mừng tuổi"), ["forwarded-what"]), world=proven())
    chat.happen("đổi email")
    assert chat.conversation.draft.evidence == ()


def test_in_a_form_it_may_answer_but_neither_stops_nor_confirms():
    play(
        ("đổi địa chỉ", ["ask-address"]),
        (other("dừng"), ["forwarded-no-answer", "ask-address"]),
        (other("12 Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh"), ["confirm-first"]),
        (other("đúng"), ["forwarded-no-answer", "confirm-first"]),
        ("đúng", [effects.ChangeDetail, "changed", "menu"]),
        world=proven(),
    )
