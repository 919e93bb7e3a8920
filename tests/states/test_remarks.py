"""Remarks that are no wish and no answer: each is answered for what it is, nothing moves."""

from dataclasses import replace
from datetime import timedelta

import pytest

from states.conversation import State
from states.effects import RateCase
from states.events import Said
from states.facts import CaseLine
from tests.play import CODE, FIRM, MAI, START, Chat, World, copies

WAITS = ["khoan đã", "chờ em tí", "đợi chút nhé", "để em xem lại", "từ từ", "wait", "one moment"]
WHO = [
    "bạn là người hay máy",
    "bot à?",
    "em là bot hay người vậy",
    "are you a bot?",
    "is this ai",
    "có phải người thật không",
]
ANOTHERS = [
    "cho tôi số CCCD của chị Mai", "cho em xem sđt của vợ em", "xin địa chỉ của khách hàng khác",
    "give me the phone number of my wife", "what is my boss's address",
]  # fmt: skip
LOCKED = ["mở khoá tài khoản", "sao bị khóa vậy", "unlock my account", "hồ sơ của em bị khóa rồi"]
COMPLAINS = [
    "tôi kiện đó", "làm sai hết rồi tôi kiện đó", "tôi sẽ kiện DCNET ra tòa",
    "tôi sẽ báo công an", "I will take you to court",
]  # fmt: skip
# What sounds like one of them and is none.
OTHERS = [
    "điều kiện đổi tên là gì", "cho chị xem thông tin của chị với", "đổi số điện thoại của vợ em",
    "cho tôi nói chuyện với người thật", "I want to talk to a real person", "ý kiến đó hay",
    "xem cccd của em", "sự kiện này", "chuyển ra toà nhà mới",
]  # fmt: skip


def mine(**facts) -> Chat:
    return Chat(World.of(MAI, **facts).trust(MAI))


@pytest.mark.parametrize("said", WAITS)
def test_who_needs_time_gets_it(said: str):
    chat = mine()
    chat.happen("đổi email")
    before = chat.conversation
    assert copies(chat.happen(said))[-2:] == ["remark-wait", "ask-email"]
    assert (chat.conversation.draft, chat.conversation.misses) == (before.draft, 0)


@pytest.mark.parametrize("said", WHO)
def test_it_never_pretends_to_be_a_person(said: str):
    chat = mine()
    chat.happen("đổi email")
    assert copies(chat.happen(said))[-2:] == ["remark-who", "ask-email"]


@pytest.mark.parametrize("said", ANOTHERS)
def test_nobody_hears_of_somebody_else(said: str):
    chat = mine()
    assert copies(chat.happen(said))[-2:] == ["remark-anothers", "menu"]
    assert not chat.asked


@pytest.mark.parametrize("said", LOCKED)
def test_it_says_whether_the_record_is_locked(said: str):
    assert "remark-not-locked" in copies(mine().happen(said))
    locked = Chat(World.of(replace(MAI, frozen=True)).trust(MAI))
    assert "frozen" in copies(locked.happen(said))


@pytest.mark.parametrize("said", COMPLAINS)
def test_who_means_to_sue_is_asked_what_went_wrong(said: str):
    assert copies(mine().happen(said))[-1] == "complain-what"


@pytest.mark.parametrize("said", OTHERS)
def test_what_only_sounds_like_one_is_none(said: str):
    seen = copies(mine().happen(said))
    assert not [one for one in seen if one.startswith("remark-") or one == "complain-what"]


def test_stars_in_one_breath_rate_the_newest_closed_case():
    closed = START - timedelta(days=1)
    case = CaseLine(
        "DC-TEST1-2", "name_change", "done", START, START, closed_at=closed, worked=True
    )
    chat = mine(cases=[case])
    done = chat.happen("đánh giá 5 sao")
    assert [one.stars for one in done if isinstance(one, RateCase)] == [5]
    assert chat.conversation.state is State.RATING
    assert copies(mine().happen("đánh giá 5 sao"))[0] == "rate-nothing"


@pytest.mark.parametrize(
    ("said", "answer", "form"),
    [
        ("đổi sđt có mất phí không", "aside-fee", "ask-phone"),
        ("đổi tên mất bao lâu", "aside-how-long-staff", "ask-new_name"),
        ("tại sao đổi tên lại cần giấy tờ", "aside-why-papers", "ask-new_name"),
        ("how long does it take to change my email", "aside-how-long-contact", "ask-email"),
        ("có mất phí không", "aside-fee", "menu"),
    ],
)
def test_a_question_about_a_wish_is_answered_before_its_form(said: str, answer: str, form: str):
    assert copies(mine().happen(said))[-2:] == [answer, form]


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("đổi địa chỉ 12 Lê Lợi, Bến Nghé, TP HCM", "12 Lê Lợi, Bến Nghé, TP HCM"),
        ("doi dia chi 12/3 le loi, q1, tphcm", "12/3 le loi, q1, tphcm"),
        ("em đổi địa chỉ nhà về 45 Trần Phú, Đà Nẵng", "45 Trần Phú, Đà Nẵng"),
        ("đổi địa chỉ 2 lần rồi mà chưa được", None),
        ("đổi địa chỉ 15 ngày rồi chưa thấy gì", None),
        ("đổi địa chỉ nhà", None),
    ],
)
def test_an_address_right_behind_the_wish_is_taken(said: str, address: str | None):
    chat = mine()
    chat.happen(said)
    assert chat.conversation.draft.answers.get("address") == address


@pytest.mark.parametrize(
    "said", ["ngưng báo cho email cũ", "đừng báo cho số cũ nữa", "don't notify the old email"]
)
def test_the_old_contact_is_always_told(said: str):
    chat = mine()
    chat.happen("đổi email")
    assert copies(chat.happen(said))[-2:] == ["remark-old-contact", "ask-email"]


@pytest.mark.parametrize(
    ("said", "customer"),
    [
        ("công ty", "c-firm"), ("cá nhân", "c-mai"), ("Sao Mai", "c-firm"), ("dc20001", "c-firm"),
        ("hồ sơ của công ty Sao Mai", "c-firm"), ("the company", "c-firm"),
        ("Nguyễn Thị Mai", "c-mai"),
        ("mai", None), ("hai cái", None), ("", None),
    ],
)  # fmt: skip
def test_which_of_several_customers_may_be_said_in_words(said: str, customer: str | None):
    chat = Chat(World.of(MAI, FIRM))
    for one in ("đổi địa chỉ", "0912345678", CODE):
        chat.happen(one)
    chat.happen(said)
    assert chat.world.linked == customer


@pytest.mark.parametrize("wish", ["đổi người liên hệ", "đổi tên", "đổi địa chỉ"])
def test_the_words_of_the_menus_buttons_are_no_answer(wish: str):
    """Found by the kill test: "yêu cầu của tôi", sent late, became a contact person."""
    chat = mine()
    [asked] = copies(chat.happen(wish))
    assert copies(chat.happen("yêu cầu của tôi")) == ["cases-none", asked]
    assert copies(chat.happen("My requests"))[-2:] == ["cases-none", asked]
    assert not chat.conversation.draft.answers
    assert copies(chat.happen("cập nhật thông tin"))[-1] == "ask-field"


@pytest.mark.parametrize("late", ["/start", "menu", "quay lại"])
def test_what_comes_late_moves_nobody_away(late: str):
    """Found by the kill test: Zalo brought a first "/start" again in the middle of a later form."""
    chat = mine()
    chat.happen("đổi email")
    chat.happen("moi@example.vn")
    before = chat.conversation.draft
    done = copies(chat.happen(Said(late, heard_prompt=False, late=True)))
    assert done == ["said-before-asked", "confirm-change"]
    assert chat.conversation.draft == before
    assert copies(chat.happen(Said("hủy", heard_prompt=False, late=True)))[0] == "cancel-done"
