"""Unlinking in one's own words: this chat, another one, all of them."""

import pytest

from states.effects import Say, UnlinkChat, UnlinkChats
from tests.play import MAI, Chat, World
from tests.states.test_conversation_mydata import linked


@pytest.mark.parametrize("words", ["hủy liên kết tất cả", "unlink all chats", "ngắt liên kết hết"])
def test_all_chats_are_unlinked_this_one_too(words: str):
    """Broken once: without `_ALL_WORDS` only this chat was unlinked."""
    chat = Chat(World.of(MAI).trust(MAI))
    chat.happen(words)
    assert chat.prompt.copy == "mydata-unlink-all-sure"
    done = [type(one) for one in chat.happen("đúng") if not isinstance(one, Say)]
    assert done == [UnlinkChats, UnlinkChat]
    assert chat.conversation.customer_id is None


@pytest.mark.parametrize("words", ["hủy liên kết zalo", "unlink my other chats", "unlink zalo"])
def test_where_another_chat_is_meant_it_is_chosen(words: str):
    """Broken once: this chat was unlinked, and the other stayed."""
    chat = Chat(linked())
    chat.happen(words)
    assert chat.prompt.copy == "mydata-chats-what"
