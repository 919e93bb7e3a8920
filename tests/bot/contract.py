"""What every channel's adapter must do: a small driver each, and a play that reads as a talk.

A new adapter is one `Driver` more in `DRIVERS`; `test_channel_contract.py` holds the behaviours.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import httpx
import orjson
from fluent.syntax import ast, parse, visitor

from bot.channels.channel import ChannelError
from bot.channels.telegram import Telegram
from bot.channels.telegram_webhook import PATH
from bot.commands.chat import Talk
from bot.copy import _HERE, render
from storage.inbox import Arrived
from tests.bot.house import House
from tests.bot_api import TOKEN, BotApi, NoSuchButtonError
from tests.bot_api.running import Running

SECRET = "hook-secret_0123456789"


@dataclass(frozen=True)
class Seen:
    """A message of the bot as the customer sees it; `buttons` are labels."""

    text: str
    buttons: tuple[str, ...] = ()


class Driver:
    """Plays customers on one channel. `who` is a small number; each has a chat of their own.
    What `say`, `press` and `send_file` answer can be delivered once more by `again`."""

    name: str
    can_press_old = True
    groups = False
    # what the platform knows beyond words and papers, and its word in our copy
    others: Mapping[str, str] = {}

    settings: Mapping[str, Any] = {}
    house: House

    async def begin(self) -> None:
        """Before the house is built."""

    async def open(self, house: House) -> None:
        self.house = house

    async def reopened(self) -> None:
        """The house was restarted."""

    async def close(self) -> None: ...

    def address(self, who: int) -> str:
        raise NotImplementedError

    async def say(self, who: int, text: str) -> Any:
        raise NotImplementedError

    async def press(self, who: int, label: str, *, old: bool = False) -> Any:
        """The newest button of that label, or the oldest."""
        raise NotImplementedError

    async def send_file(self, who: int, data: bytes, name: str) -> Any:
        raise NotImplementedError

    async def again(self, delivery: Any) -> None:
        raise NotImplementedError

    async def seen(self, who: int) -> list[Seen]:
        raise NotImplementedError

    async def send_other(self, who: int, kind: str) -> None:
        raise NotImplementedError

    async def poison(self, who: int) -> None:
        """Something this channel cannot read arrives in this chat."""
        channel = self.house.built.channels[self.name]
        arrived = Arrived(f"poison-{who}", self.address(who), b'{"what":"?"}')
        await self.house.built.intake.receive(self.name, channel.account, [arrived])


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
        for who in last:
            self._talk(who)._last = last[who]

    def address(self, who: int) -> str:
        return f"someone-{who}"

    def _talk(self, who: int) -> Talk:
        if who not in self._talks:
            self._talks[who] = Talk(self.house.built, self.address(who))
        return self._talks[who]

    async def say(self, who: int, text: str) -> Arrived:
        return await self._talk(who).say(text)

    async def press(self, who: int, label: str, *, old: bool = False) -> Arrived:
        numbered = re.compile(rf"^([0-9]+)\. {re.escape(label)}$", re.MULTILINE)
        for message in reversed(await self.seen(who)):
            if found := numbered.search(message.text):
                return await self.say(who, found[1])
        raise NoSuchButtonError(label)

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

    async def again(self, delivery: Any) -> None:
        who, path, body = delivery
        await self._post(who, path, **body)

    async def seen(self, who: int) -> list[Seen]:
        return [
            Seen(one["text"], tuple(button["label"] for button in one["buttons"]))
            for one in await self._messages(who)
            if one["from"] == "bot"
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


class TelegramDriver(Driver):
    """`who` is account 100 + who; the platform is the loopback Bot API server."""

    name = "telegram"
    groups = True
    others: Mapping[str, str] = {
        "sticker": "other-sticker",
        "voice": "other-voice",
        "video_note": "other-video",
        "location": "other-location",
    }
    _FIRST = 100

    def __init__(self) -> None:
        self._running: Running

    @property
    def api(self) -> BotApi:
        return self._running.api

    async def begin(self) -> None:
        self._running = Running(BotApi(TOKEN, clock=lambda: 0.0), 0)
        self._running.start()
        self.settings = {
            "telegram_token": TOKEN,
            "telegram_api_base": self.api.base_url,
            "telegram_file_base": self.api.base_file_url,
            "telegram_rate": 0,
            **self.mode(),
        }

    def mode(self) -> dict[str, Any]:
        raise NotImplementedError

    async def open(self, house: House) -> None:
        await super().open(house)
        self.api.world.clock._source = lambda: house.clock().timestamp()
        house.arriving.append(self.arrive)

    async def arrive(self) -> int:
        raise NotImplementedError

    async def close(self) -> None:
        self._running.stop()

    async def refuse(self) -> None:
        """The platform's address refuses connections."""
        self._running.stop()

    async def accept(self) -> None:
        port = int(self.api.origin.rpartition(":")[2])
        self._running = Running(self.api, port)
        self._running.start()

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
        poller = self.house.built.poller
        assert poller is not None
        try:
            return await poller.once()
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


DRIVERS: dict[str, Callable[[], Driver]] = {
    "terminal": TerminalDriver,
    "webchat": WebChatDriver,
    "telegram-polling": PollingDriver,
    "telegram-webhook": WebhookDriver,
}


# -- the play ------------------------------------------------------------------------------------
class Play:
    """One customer's talk. After each line the house has worked, and `news` is what it said."""

    def __init__(self, house: House, driver: Driver, who: int = 1, language: str = "vi") -> None:
        self.house = house
        self.driver = driver
        self.who = who
        self.language = language
        self.news: list[Seen] = []
        self._count = 0

    async def say(self, text: str) -> Any:
        return await self._then(lambda: self.driver.say(self.who, text))

    async def press(self, copy: str, **shown: str) -> Any:
        label = render(copy, self.language, shown)
        return await self._then(lambda: self.driver.press(self.who, label))

    async def press_old(self, copy: str) -> Any:
        label = render(copy, self.language)
        return await self._then(lambda: self.driver.press(self.who, label, old=True))

    async def send_file(self, data: bytes, name: str) -> Any:
        return await self._then(lambda: self.driver.send_file(self.who, data, name))

    async def code(self) -> None:
        await self.say(self.house.code())

    async def _then(self, act: Callable[[], Any]) -> Any:
        self.house.clock.pass_(seconds=2)
        delivery = await act()
        await self.look()
        return delivery

    async def look(self) -> list[Seen]:
        """Let the house work; what it said since the last look."""
        await self.house.work()
        seen = await self.driver.seen(self.who)
        self.news, self._count = seen[self._count :], len(seen)
        return self.news

    @property
    def text(self) -> str:
        return "\n".join(one.text for one in self.news)

    def hears(self, *copies: str) -> None:
        """Each of these was said just now, in order."""
        place = 0
        for copy in copies:
            places = [self.text.find(piece, place) for piece in pieces(copy, self.language)]
            found = [one for one in places if one >= 0]
            assert found, f"{copy} was not said, but: {self.text}"
            place = min(found)


@cache
def pieces(copy: str, language: str) -> tuple[str, ...]:
    """What can be recognised of a text: its longest unchanging stretch in each of its variants."""
    for path in sorted((_HERE / language).glob("*.ftl")):
        for entry in parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message) and entry.id.name == copy and entry.value:
                found = _Patterns()
                found.visit(entry.value)
                return tuple(found.longest)
    raise LookupError(copy)


class _Patterns(visitor.Visitor):
    def __init__(self) -> None:
        self.longest: list[str] = []

    def visit_Pattern(self, node: ast.Pattern) -> None:  # noqa: N802
        texts = [one.value.strip() for one in node.elements if isinstance(one, ast.TextElement)]
        lines = [line.strip() for text in texts for line in text.splitlines()]
        if any(lines):
            self.longest.append(max(lines, key=len))
        self.generic_visit(node)
