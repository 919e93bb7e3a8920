"""The drivers: how each channel is played. The contract's suite runs over all of `DRIVERS`."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import httpx
import orjson

from bot.commands.chat import Talk
from storage.inbox import Arrived
from tests.bot.contract import Driver, Seen
from tests.bot.house import House
from tests.bot.telegram_driver import PollingDriver, WebhookDriver
from tests.bot.zalo_bot_driver import ZaloPollingDriver, ZaloWebhookDriver
from tests.bot.zalo_oa_driver import ZaloOaDriver
from tests.bot_api import NoSuchButtonError


class TerminalDriver(Driver):
    name = "terminal"
    can_press_old = False

    async def open(self, house: House) -> None:
        await super().open(house)
        self._talks: dict[int, Talk] = {}
        self._said: dict[int, list[Seen]] = {}

    async def reopened(self) -> None:
        last = {who: talk._last for who, talk in self._talks.items()}
        self._talks = {}
        for who, seen in last.items():
            self._talk(who)._last = seen

    def address(self, who: int) -> str:
        return f"someone-{who}"

    def _talk(self, who: int) -> Talk:
        if who not in self._talks:
            self._talks[who] = Talk(self.house.built, self.address(who))
        return self._talks[who]

    async def say(self, who: int, text: str) -> Arrived:
        return await self._talk(who).say(text)

    async def press(self, who: int, label: str, *, old: bool = False) -> Arrived:
        return await self.type_number(who, label)

    async def send_file(self, who: int, data: bytes, name: str) -> Arrived:
        return await self._talk(who).send_file(data, name)

    async def again(self, delivery: Arrived) -> None:
        await self._talk(1).receive(delivery)

    async def seen(self, who: int) -> list[Seen]:
        heard = [Seen(one.body["text"]) for one in await self._talk(who).heard()]
        self._said.setdefault(who, []).extend(heard)
        return list(self._said[who])


class WebChatDriver(Driver):
    name = "webchat"

    async def open(self, house: House) -> None:
        await super().open(house)
        self._clients: dict[int, httpx.AsyncClient] = {}
        self._number = 0

    async def close(self) -> None:
        for client in self._clients.values():
            await client.aclose()

    def address(self, who: int) -> str:
        from bot.pages.chat import COOKIE, Session

        token = self._clients[who].cookies.get(COOKIE)
        assert token
        return Session(token).address

    async def _client(self, who: int) -> httpx.AsyncClient:
        if who not in self._clients:
            client = httpx.AsyncClient(base_url=self.house.base, trust_env=False, timeout=10)
            page = (await client.get("/chat")).text
            found = re.search(r'name="csrf-token" content="([^"]+)"', page)
            assert found
            client.headers["X-CSRF-Token"] = found[1]
            self._clients[who] = client
        return self._clients[who]

    async def _post(self, who: int, path: str, **body: Any) -> tuple[int, str, dict[str, Any]]:
        client = await self._client(who)
        answer = await client.post(f"/chat/{path}", **body)
        assert answer.status_code == 202, answer.text
        return who, path, body

    def _client_id(self) -> str:
        self._number += 1
        return f"client-{self._number:04}"

    async def say(self, who: int, text: str) -> Any:
        body = {"text": text, "client_id": self._client_id()}
        return await self._post(who, "messages", json=body)

    async def press(self, who: int, label: str, *, old: bool = False) -> Any:
        messages = await self._messages(who)
        for message in messages if old else reversed(messages):
            for button in message["buttons"]:
                if button["label"] == label:
                    body = {**button, "client_id": self._client_id()}
                    return await self._post(who, "messages", json=body)
        raise NoSuchButtonError(label)

    async def send_file(self, who: int, data: bytes, name: str) -> Any:
        return await self._post(
            who, "files", data={"client_id": self._client_id()}, files={"file": (name, data)}
        )

    async def follow(self, who: int, link: str) -> Any:
        return await self._post(who, "portal", json={"token": link, "client_id": self._client_id()})

    async def again(self, delivery: Any) -> None:
        who, path, body = delivery
        await self._post(who, path, **body)

    async def seen(self, who: int) -> list[Seen]:
        return [
            Seen(one["text"], tuple(button["label"] for button in one["buttons"]))
            for one in await self._messages(who)
            if one["from"] != "customer"
        ]

    async def _messages(self, who: int) -> list[dict[str, Any]]:
        """The stream from its beginning, as far as the transcript goes now."""
        client = await self._client(who)
        wanted = len(self.house.transcript(self.name, self.address(who)))
        found: list[dict[str, Any]] = []
        async with client.stream("GET", "/chat/stream") as stream:
            kind = ""
            async for line in stream.aiter_lines():
                if line.startswith("event: "):
                    kind = line.removeprefix("event: ")
                elif line.startswith("data: ") and kind == "message":
                    found.append(orjson.loads(line.removeprefix("data: ")))
                if len(found) >= wanted:
                    break
        return found


DRIVERS: dict[str, Callable[[], Driver]] = {
    "terminal": TerminalDriver,
    "webchat": WebChatDriver,
    "telegram-polling": PollingDriver,
    "telegram-webhook": WebhookDriver,
    "telegram-httpx-polling": partial(PollingDriver, "httpx"),
    "telegram-httpx-webhook": partial(WebhookDriver, "httpx"),
    "zalo-bot-polling": ZaloPollingDriver,
    "zalo-bot-webhook": ZaloWebhookDriver,
    "zalo-oa": ZaloOaDriver,
}
