"""Zalo Bot's driver: the platform is its loopback server; by polling and by webhook."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.channels.channel import ChannelError
from bot.channels.zalo_bot import ZaloBot
from bot.channels.zalo_bot_receiving import PATH
from tests.bot.contract import Seen
from tests.bot.house import House
from tests.bot.platform_driver import PlatformDriver
from tests.bot_api.running import Running
from tests.zalo_bot_api import TOKEN, Event, ZaloApi

SECRET = "zalo-hook-secret_0123456789"


class ZaloBotDriver(PlatformDriver):
    """`who` is the chat of that number."""

    name = "zalo-bot"
    can_press_old = False  # nothing to press
    groups = True
    others: Mapping[str, str] = {
        "sticker": "other-sticker",
        "voice": "other-voice",
        "unsupported": "other-unsupported",
    }
    papers = ("jpg",)
    secrets = (TOKEN, TOKEN.partition(":")[2], SECRET)

    @property
    def api(self) -> ZaloApi:
        return self._running.api

    async def begin(self) -> None:
        self._running = Running(ZaloApi(clock=lambda: 0.0), 0)
        self._running.start()
        self.settings = {
            "zalo_bot_token": TOKEN,
            "zalo_bot_api_base": self.api.base_url,
            "zalo_bot_rate": 0,
            "zalo_bot_file_hosts": "127.0.0.1",
            **self.mode(),
        }

    def keep_time(self, clock: Callable[[], float]) -> None:
        self.api.world.clock = clock

    @property
    def channel(self) -> ZaloBot:
        found = self.house.built.channels[self.name]
        assert isinstance(found, ZaloBot)
        return found

    def address(self, who: int) -> str:
        return self.api.chat(who)

    async def say(self, who: int, text: str) -> Event:
        return self.api.say(self.address(who), text)

    async def press(self, who: int, label: str, *, old: bool = False) -> Event:
        return await self.type_number(who, label)

    async def send_file(self, who: int, data: bytes, name: str) -> Event:
        """What is no picture arrives as something that a bot is not shown."""
        if name.endswith(".jpg"):
            return self.api.photo(self.address(who), data)
        return self.api.unsupported(self.address(who))

    async def follow(self, who: int, link: str) -> Event:
        return await self.say(who, f"/start {link}")

    async def again(self, delivery: Event) -> None:
        self.api.redeliver(delivery)

    async def seen(self, who: int) -> list[Seen]:
        return [Seen(one.text) for one in self.api.transcript(self.address(who)) if one.from_bot]

    async def send_other(self, who: int, kind: str) -> None:
        getattr(self.api, kind)(self.address(who))

    async def poison(self, who: int) -> None:
        self.api.send(self.address(who), "message.text.received", text={"not": "a text"})


class ZaloPollingDriver(ZaloBotDriver):
    def mode(self) -> dict[str, Any]:
        return {"zalo_bot_mode": "polling"}

    async def arrive(self) -> int:
        try:
            return await self.house.built.pollers[self.name].once()
        except ChannelError:
            return 0  # the platform is out of reach: nothing arrives


class ZaloWebhookDriver(ZaloBotDriver):
    def mode(self) -> dict[str, Any]:
        return {"zalo_bot_mode": "webhook", "zalo_bot_webhook_secret": SECRET}

    async def open(self, house: House) -> None:
        await super().open(house)
        self._arrived = 0
        await self.channel.set_webhook(house.base + PATH, SECRET)

    async def arrive(self) -> int:
        """Wait until the platform has delivered what it holds."""
        await self.api.wait_for_async(lambda: True if not self.api.pending() else None)
        tried = sum(len(one.tried) for one in self.api.world.events)
        before, self._arrived = self._arrived, tried
        return tried - before
