"""Somebody else changed it: a report, never a form. And the wishes that sound alike."""

import pytest

from states.intents import tongue, understand
from states.text import fold
from tests.play import FIRM, MAI, Chat, World

TAKEN = """ai đổi số điện thoại của em vậy
ai đã sửa thông tin của em
số điện thoại của tôi bị đổi mà tôi không làm
email bị thay đổi trong khi em không hề yêu cầu
nhận được tin báo đổi số mà em không đổi
họ đổi địa chỉ của em rồi kìa
có người vào tài khoản của em
có ai đó đăng nhập vào hồ sơ của tôi
em đang bị trừ tiền trong tài khoản, cứu
khóa tài khoản DC10023 lại ngay
khóa ngay hồ sơ của tôi
I got a message about a change I didn't make
someone is calling me all the time
I lost money, someone used my account
somebody changed my phone number""".splitlines()
# What is asked for, with the same words.
WISHES = """đổi số điện thoại của em
ai đổi giúp em số điện thoại với
cho em đổi số, số cũ bị đổi đầu số rồi
mở khóa tài khoản cho em
công ty em đổi địa chỉ rồi
em muốn đổi người liên hệ, họ đổi số rồi
em không đổi nữa
địa chỉ của em đổi rồi, cập nhật giúp em
dùng số mới cho tài khoản của em
I changed my phone number
please change my email, I didn't get the code""".splitlines()


@pytest.mark.parametrize("said", [*TAKEN, *(fold(one) for one in TAKEN)])
def test_what_somebody_else_did_is_a_report(said: str):
    understood = understand(said)
    assert understood.intent == "report_misuse"
    assert understood.confidence >= 0.9


@pytest.mark.parametrize("said", [*WISHES, *(fold(one) for one in WISHES)])
def test_a_wish_with_the_same_words_is_none(said: str):
    assert understand(said).intent != "report_misuse"


def test_it_is_heard_in_the_middle_of_a_form():
    chat = Chat(World.of(MAI, FIRM))
    chat.happen("đổi số điện thoại")
    chat.happen("khoan, có người vào tài khoản của em")
    assert chat.conversation.draft.kind == "report_misuse"


@pytest.mark.parametrize(
    "said",
    [
        "I want to kill myself",
        "who can see my data?",
        "talk to a human",
        "stop sending me ads",
        "are you a robot?",
    ],
)
def test_a_whole_english_sentence_is_enough(said: str):
    assert tongue.heard(said) == ("en", True)


@pytest.mark.parametrize(
    "said",
    ["ok", "email", "me to can", "stop", "data", "Nguyen Van An", "toi can data", "my email"],
)
def test_a_few_words_switch_nothing(said: str):
    assert not tongue.heard(said)[1] or tongue.heard(said)[0] != "en"


@pytest.mark.parametrize(
    "said",
    [
        "nó lấy ảnh cccd của em đi vay app",
        "họ dùng cccd của em để vay",
    ],
)
def test_papers_that_others_use_are_a_report(said: str):
    assert understand(said).intent == "report_misuse"
