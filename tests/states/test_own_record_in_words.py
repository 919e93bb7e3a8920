"""Asking to see one's own record in a sentence, with the words of changing it."""

import pytest

from tests.play import Chat
from tests.states.test_conversation_mydata import linked


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("3 tháng qua có ai sửa gì trong hồ sơ không", "mydata-history-what"),
        ("90 ngày qua hồ sơ của tôi thay đổi gì", "mydata-history-what"),
        ("lịch sử cập nhật", "mydata-history-what"),
        ("what changed in my record recently?", "mydata-history-what"),
        ("xem các chat đã liên kết", "mydata-chats-what"),
        ("which chats are linked?", "mydata-chats-what"),
        ("đổi thông tin trong hồ sơ", "ask-field"),
    ],
)
def test_what_is_asked_for_is_shown(said: str, shown: str):
    chat = Chat(linked())
    chat.happen("menu")
    chat.happen(said)
    assert chat.prompt.copy == shown


@pytest.mark.parametrize("said", ["xem thông tin của tôi đầy đủ", "show my full data"])
def test_in_full_takes_its_code_at_once(said: str):
    chat = Chat(linked())
    chat.happen("menu")
    chat.happen(said)
    assert chat.prompt.copy in ("ask-code-confirm", "ask-contact", "mydata-full-sure")
