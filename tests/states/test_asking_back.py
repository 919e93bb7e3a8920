"""A question back is no answer: it is explained, asked again, and nothing has moved.

Broken once: with `explaining.asked` answering no, "là sao?" was taken for how bad a misuse is.
"""

from datetime import timedelta

import pytest

from states.conversation import State
from states.facts import CaseLine
from states.intents.puzzled import asks_back
from states.steps.explaining import _FIELDS, _PROMPTS, _STATES
from tests.play import MAI, START, Chat, World, copies, play, press

ASKED = ("là sao?", "la sao", "mã gì vậy?", "không hiểu", "what do you mean?", "?", "ủa là sao ạ")
TOLD = (
    "không hiểu sao bị trừ tiền",
    "chính sách là gì",
    "cái gì đó",
    "Nguyễn Văn Hả",
    "tôi không hiểu hóa đơn tháng này",
    "what code did you send to my wife yesterday",
    "..",
    "",
)


@pytest.mark.parametrize("text", ASKED)
def test_it_is_told_from_an_answer(text: str):
    assert asks_back(text)


@pytest.mark.parametrize("text", TOLD)
def test_whatever_tells_something_is_none(text: str):
    assert not asks_back(text)


@pytest.mark.parametrize(
    ("lead", "explained"),
    [
        (("đổi địa chỉ",), "explain-claim"),
        (("đổi địa chỉ", "DC10023"), "explain-code-where"),
        (("đổi địa chỉ", "mai@congty.vn"), "explain-code"),
        (("cập nhật",), "explain-field"),
        (("báo lạm dụng dữ liệu",), "explain-misuse_what"),
        (("tôi bị lộ thông tin",), "explain-misuse_harm"),
        (("tôi bị lộ thông tin", "dừng"), "explain-hand-in"),
        (("/stop",), "explain-marketing"),
        (("/menu",), "explain-choose"),
    ],
)
def test_who_is_not_linked_is_told_what_is_asked(lead: tuple[str, ...], explained: str):
    explains(Chat(World.of(MAI)), lead, explained)


@pytest.mark.parametrize(
    ("lead", "explained"),
    [
        (("tôi muốn đổi tên",), "explain-new_name"),
        (("tôi muốn đổi tên", "Nguyễn Thị Mai Anh"), "explain-name_reason"),
        (("tôi muốn đổi tên", "Nguyễn Thị Mai Anh", "1"), "explain-name_paper"),
        (("tôi muốn đổi tên", "Nguyễn Thị Mai Anh", "1", "1"), "explain-papers"),
        (("đổi số điện thoại",), "aside-why-contact"),
        (("đổi số điện thoại", "0987654321"), "aside-why-confirm"),
        (("đổi email", "mai@gmial.com"), "explain-doubt"),
        (("ngắt liên kết",), "explain-unlink"),
    ],
)
def test_who_is_linked_is_told_what_is_asked(lead: tuple[str, ...], explained: str):
    explains(Chat(World.of(MAI).trust(MAI)), lead, explained)


def explains(chat: Chat, lead: tuple[str, ...], explained: str) -> None:
    for one in lead:
        chat.happen(one)
    before = chat.conversation
    assert before.prompt is not None
    for text in ("là sao?", "không hiểu"):
        assert copies(chat.happen(text)) == [explained, before.prompt.copy]
    after = chat.conversation
    assert (after.state, after.draft) == (before.state, before.draft)
    if explained.startswith("explain-"):  # three times in a row: a person is offered
        assert "offer-person" in copies(chat.happen("là sao"))


def closed() -> Chat:
    line = CaseLine(
        "DC-TEST1-2",
        "talk_to_person",
        "done",
        START,
        None,
        closed_at=START,
        worked=True,
    )
    return Chat(World.of(MAI, cases=[line]).trust(MAI))


def test_a_rating_is_not_left_for_words_nobody_understands():
    chat = closed()
    chat.happen("DC-TEST1-2")
    play(
        (press("rate:DC-TEST1-2"), ["rate-ask"]),
        ("là sao", ["explain-rate", "rate-ask"]),
        ("xyz", ["rate-unclear", "rate-ask"]),
        world=chat.world,
        chat=chat,
    )
    assert chat.conversation.state is State.RATING
    assert copies(chat.happen("2")) == ["rate-comment"]
    assert copies(chat.happen("?")) == ["explain-rate-comment", "rate-comment"]
    assert copies(chat.happen("vẫn chậm")) == ["rate-thanks-poor", "menu"]


def test_who_is_content_is_thanked_and_a_wish_leaves_the_rating():
    chat = closed()
    chat.happen("DC-TEST1-2")
    chat.happen(press("rate:DC-TEST1-2"))
    assert copies(chat.happen("đổi địa chỉ")) == ["ask-address"]
    chat = closed()
    chat.world.pass_(days=13)
    chat.happen("DC-TEST1-2")
    chat.happen(press("rate:DC-TEST1-2"))
    chat.happen("1")
    chat.world.now = START + timedelta(days=15)  # too late to reopen: nothing is promised
    assert copies(chat.happen("bỏ qua")) == ["rate-thanks", "menu"]


def test_every_explanation_is_reachable_by_one_table_alone():
    told = (*_FIELDS.values(), *_STATES.values(), *dict.fromkeys(_PROMPTS.values()))
    assert len(told) == len(set(told))
