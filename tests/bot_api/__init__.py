"""A loopback server of the Telegram Bot API for tests: strict, stateful, and able to fail.

Texts and rules follow the Bot API documentation and `Client.cpp` of tdlib/telegram-bot-api 10.0.
Start it with `running_bot_api()`; drive it with `BotApi` here or `RemoteBotApi` elsewhere.
"""

from tests.bot_api.api import TOKEN, BotApi
from tests.bot_api.buttons import NoSuchButtonError
from tests.bot_api.model import Button, Entry, Press, Pressed
from tests.bot_api.person import Person
from tests.bot_api.remote import AsyncRemoteBotApi, RemoteBotApi, RemoteError
from tests.bot_api.running import running_bot_api, serving_bot_api

__all__ = [
    "TOKEN",
    "AsyncRemoteBotApi",
    "BotApi",
    "Button",
    "Entry",
    "NoSuchButtonError",
    "Person",
    "Press",
    "Pressed",
    "RemoteBotApi",
    "RemoteError",
    "running_bot_api",
    "serving_bot_api",
]
