"""A Zalo Official Account's driver: the platform is its loopback server, by webhook."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.channels.zalo_oa import ZaloOa
from bot.channels.zalo_oa_webhook import PATH
from tests.bot.contract import Seen
from tests.bot.house import House
from tests.bot.platform_driver import PlatformDriver
from tests.bot_api import NoSuchButtonError
from tests.bot_api.running import Running
from tests.zalo_oa_api import APP, APP_SECRET, FIRST_REFRESH, OA, OA_SECRET, Event, OaApi


class ZaloOaDriver(PlatformDriver):
    """`who` is the chat of that number. Choices are numbered."""

    name = "zalo-oa"
    can_press_old = False
    others: Mapping[str, str] = {
        "sticker": "other-sticker",
        "gif": "other-gif",
        "voice": "other-voice",
        "video": "other-video",
        "link": "other-link",
        "business_card": "other-contact",
        "location": "other-location",
    }
    secrets = (APP_SECRET, OA_SECRET, FIRST_REFRESH, "access-1", "refresh-1")
    buttons = False

    @property
    def api(self) -> OaApi:
        return self._running.api

    def mode(self) -> dict[str, Any]:
        return {"zalo_oa_buttons": self.buttons}

    async def begin(self) -> None:
        self._running = Running(OaApi(clock=lambda: 0.0), 0)
        self._running.start()
        self.settings = oa_settings(self.api) | self.mode()

    def keep_time(self, clock: Callable[[], float]) -> None:
        self.api.world.clock = clock

    async def open(self, house: House) -> None:
        await super().open(house)
        self._arrived = 0
        self.api.world.hook = house.base + PATH

    @property
    def channel(self) -> ZaloOa:
        found = self.house.built.channels[self.name]
        assert isinstance(found, ZaloOa)
        return found

    def address(self, who: int) -> str:
        return self.api.chat(who)

    async def say(self, who: int, text: str) -> Event:
        return self.api.say(self.address(who), text)

    async def press(self, who: int, label: str, *, old: bool = False) -> Event:
        return await self.type_number(who, label)

    async def send_file(self, who: int, data: bytes, name: str) -> Event:
        if name.endswith(".jpg"):
            return self.api.picture(self.address(who), data)
        return self.api.document(self.address(who), data, name)

    async def follow(self, who: int, link: str) -> Event:
        return await self.say(who, f"/start {link}")

    async def again(self, delivery: Event) -> None:
        self.api.redeliver(delivery)

    async def seen(self, who: int) -> list[Seen]:
        entries = self.api.transcript(self.address(who))
        return [
            Seen(one.text, tuple(title for title, _ in one.buttons))
            for one in entries
            if one.from_oa
        ]

    async def send_other(self, who: int, kind: str) -> None:
        self.api.other(self.address(who), "audio" if kind == "voice" else kind)

    async def poison(self, who: int) -> None:
        self.api.message(self.address(who), "text", text={"not": "a text"})

    async def arrive(self) -> int:
        """Wait until the platform has delivered what it holds."""
        await self.api.wait_for_async(lambda: True if not self.api.pending() else None)
        tried = sum(len(one.tried) for one in self.api.world.events)
        before, self._arrived = self._arrived, tried
        return tried - before


class ZaloOaButtonsDriver(ZaloOaDriver):
    """… and are buttons as well, five at the most."""

    can_press_old = True
    buttons = True

    async def press(self, who: int, label: str, *, old: bool = False) -> Event:
        try:
            return self.api.tap(self.address(who), label, old=old)
        except LookupError:
            if old:
                raise NoSuchButtonError(label) from None
            return await self.type_number(who, label)  # too many to be buttons


def oa_settings(api: OaApi) -> dict[str, Any]:
    return {
        "zalo_oa_id": OA,
        "zalo_oa_app_id": APP,
        "zalo_oa_app_secret": APP_SECRET,
        "zalo_oa_secret_key": OA_SECRET,
        "zalo_oa_refresh_token": FIRST_REFRESH,
        "zalo_oa_api_base": api.origin,
        "zalo_oa_oauth_base": api.origin,
        "zalo_business_api_base": api.origin,
        "zalo_oa_rate": 0,
        "zalo_oa_file_hosts": "127.0.0.1",
    }
