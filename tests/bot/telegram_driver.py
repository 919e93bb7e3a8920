"""Telegram's driver: the platform is the loopback Bot API server; by polling and by webhook."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.channels.channel import ChannelError
from bot.channels.telegram import Telegram
from bot.channels.telegram_webhook import PATH
from tests.bot.contract import Seen
from tests.bot.house import House
from tests.bot.platform_driver import PlatformDriver
from tests.bot_api import TOKEN, BotApi, NoSuchButtonError
from tests.bot_api.running import Running

SECRET = "hook-secret_0123456789"
_STRANGER = 899  # `who` of somebody whose messages are forwarded


class TelegramDriver(PlatformDriver):
    """`who` is account 100 + who; the platform is the loopback Bot API server. `client`: the line
    to it, ptb | httpx."""

    name = "telegram"
    groups = True
    others: Mapping[str, str] = {
        "sticker": "other-sticker",
        "voice": "other-voice",
        "video_note": "other-video",
        "location": "other-location",
    }
    secrets = (TOKEN, TOKEN.partition(":")[2], SECRET)
    _FIRST = 100

    def __init__(self, client: str = "ptb") -> None:
        self.client = client

    @property
    def api(self) -> BotApi:
        return self._running.api

    async def begin(self) -> None:
        self._running = Running(BotApi(TOKEN, clock=lambda: 0.0), 0)
        self._running.start()
        self.settings = {
            "telegram_token": TOKEN,
            "telegram_client": self.client,
            "telegram_api_base": self.api.base_url,
            "telegram_file_base": self.api.base_file_url,
            "telegram_rate": 0,
            **self.mode(),
        }

    def keep_time(self, clock: Callable[[], float]) -> None:
        self.api.world.clock._source = clock

    @property
    def channel(self) -> Telegram:
        found = self.house.built.channels[self.name]
        assert isinstance(found, Telegram)
        return found

    def address(self, who: int) -> str:
        return str(self._FIRST + who)

    def chat(self, who: int) -> int:
        number = self._FIRST + who
        if number not in self.api.world.users:
            self.api.add_user(number, f"Khách {who}")
        return number

    async def say(self, who: int, text: str) -> Any:
        return self.api.say(self.chat(who), text).update_id

    async def press(self, who: int, label: str, *, old: bool = False) -> Any:
        chat = self.chat(who)
        if old:
            for entry in self.api.transcript(chat):
                if any(one.text == label and one.data for row in entry.buttons for one in row):
                    return self.api.press(chat, entry.message_id, label).update_id
        try:
            return self.api.press(chat, None, label).update_id
        except NoSuchButtonError:
            return self.api.tap(chat, label).update_id

    async def send_file(self, who: int, data: bytes, name: str) -> Any:
        chat = self.chat(who)
        if name.endswith(".pdf"):
            return self.api.send_document(chat, data, name, "application/pdf").update_id
        return self.api.send_photo(chat, data).update_id

    async def follow(self, who: int, link: str) -> Any:
        return await self.say(who, f"/start {link}")

    async def edit(self, who: int, text: str) -> Any:
        chat = self.chat(who)
        own = [one for one in self.api.transcript(chat) if not one.from_bot]
        return self.api.edit(chat, own[-1].message_id, text).update_id

    async def forward(self, who: int, text: str) -> Any:
        stranger = self.chat(_STRANGER)
        written = self.api.say(stranger, text)
        return self.api.forward(self.chat(who), stranger, written.message_id).update_id

    async def again(self, delivery: Any) -> None:
        self.api.redeliver(delivery)

    async def seen(self, who: int) -> list[Seen]:
        return [
            Seen(entry.text, tuple(one.text for row in entry.buttons for one in row))
            for entry in self.api.transcript(self.chat(who))
            if entry.from_bot
        ]

    async def send_other(self, who: int, kind: str) -> None:
        if kind == "location":
            self.api.location(self.chat(who), 10.77, 106.7)
        else:
            getattr(self.api, kind)(self.chat(who))

    async def poison(self, who: int) -> None:
        chat = {"id": self.chat(who), "type": "private", "first_name": "A"}
        self.api.inject("message", {"message_id": 9, "chat": chat, "text": 5, "date": "never"})


class PollingDriver(TelegramDriver):
    def mode(self) -> dict[str, Any]:
        return {"telegram_mode": "polling"}

    async def arrive(self) -> int:
        try:
            return await self.house.built.pollers[self.name].once()
        except ChannelError:
            return 0  # the platform is out of reach: nothing arrives


class WebhookDriver(TelegramDriver):
    def mode(self) -> dict[str, Any]:
        return {"telegram_mode": "webhook", "telegram_webhook_secret": SECRET}

    async def open(self, house: House) -> None:
        await super().open(house)
        self._arrived = 0
        await self.channel.introduce()
        await self.channel.set_webhook(house.base + PATH, SECRET)

    async def again(self, delivery: Any) -> None:
        before = len(self.api.webhook_attempts())
        self.api.redeliver(delivery)
        await self.api.wait_for_async(
            lambda: True if len(self.api.webhook_attempts()) > before else None
        )

    async def arrive(self) -> int:
        """Wait until the platform has delivered what it holds."""
        api = self.api
        if api.board.webhook.hook.url:
            await api.wait_for_async(lambda: True if not api.pending() else None)
        before, self._arrived = self._arrived, len(api.webhook_attempts())
        return self._arrived - before
