"""Not to be called is no wish for a call; another record is no deletion."""

import pytest

from states.intents import understand
from states.text import fold

MEANT = {
    "stop_marketing": """đừng gọi cho tôi nữa
đừng nhắn tin cho tôi nữa
stop calling me
please don't call me
không được gọi cho em nữa""",
    "report_misuse": """nhân viên gọi cho tôi suốt
ai gọi tôi lúc sáng
ai vừa gọi cho em vậy""",
    "unlink": """thôi, hồ sơ kia cơ
đổi sang hồ sơ công ty
switch to my other account""",
}
OTHERS = """gọi cho tôi nhé
gặp nhân viên
nhân viên gọi lại cho tôi
đổi hồ sơ
xóa hồ sơ của tôi
không nhận được mã
ai gọi lại cho tôi được không
đổi tên công ty""".splitlines()
CASES = [(one, intent) for intent, said in MEANT.items() for one in said.splitlines()]


@pytest.mark.parametrize(("said", "intent"), [*CASES, *((fold(one), it) for one, it in CASES)])
def test_what_is_meant(said: str, intent: str):
    assert understand(said).intent == intent


@pytest.mark.parametrize("said", [*OTHERS, *(fold(one) for one in OTHERS)])
def test_what_only_sounds_like_it(said: str):
    assert understand(said).intent not in ("stop_marketing", "unlink", "report_misuse")


def test_as_before_is_no_question_of_the_policy():
    assert understand("same as before").intent != "ask_policy"
