"""The house of the campaign: the real wiring with real gateways, watched from inside."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from starlette.routing import BaseRoute, Mount, Route

from bot import app as wiring
from bot import metrics
from bot.settings import Settings
from handlers import perform, questions, staff_deeds
from states.case import Action
from tests.bot.house import House
from tests.bot.telegram_driver import PollingDriver, WebhookDriver
from tests.canary import values
from tests.canary.platforms import Letters
from tests.databases import MASTER_KEY


class Driven:
    """What was driven, by its name in the code."""

    def __init__(self) -> None:
        self.routes: set[str] = set()
        self.all_routes: set[str] = set()
        self.effects: set[str] = set()
        self.questions: set[str] = set()
        self.deeds: set[str] = set()
        self.sent: set[str] = set()  # channels and gateways; those that can fail did
        self.all_channels: set[str] = set()
        self.cookies: set[str] = set()  # tokens that pages gave out

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Note every effect that is performed and every question that is answered."""
        performers = {
            kind: _noting(self.effects, kind, act) for kind, act in perform.PERFORM.items()
        }
        answerers = {
            kind: _noting(self.questions, kind, act) for kind, act in questions._ANSWER.items()
        }
        deeds = {one: _noting_deed(self.deeds, one, act) for one, act in staff_deeds.DO.items()}
        with (
            patch.dict(staff_deeds.DO, deeds),
            patch.dict(perform.PERFORM, performers),
            patch.dict(questions._ANSWER, answerers),
        ):
            yield

    def note_sent(self, house: "CanaryHouse") -> None:
        """By the metrics: what was sent and, where it leaves the house, what failed."""
        for name in house.built.outlets:
            outcomes = {"sent", "failed"} if name in ("telegram", "mail", "sms") else {"sent"}
            self.all_channels |= {f"{name} {one}" for one in outcomes}
        for metric in metrics.SENT.collect():
            for one in metric.samples:
                told = "sent" if one.labels["outcome"] == "sent" else "failed"
                self.sent.add(f"{one.labels['channel']} {told}")


def _noting(seen: set[str], kind: type, act: Any) -> Any:
    def noted(work: Any, what: Any) -> Any:
        seen.add(kind.__name__)
        return act(work, what)

    return noted


def _noting_deed(seen: set[str], action: Action, act: Any) -> Any:
    def noted(doing: Any) -> Any:
        seen.add(action.value)
        return act(doing)

    return noted


class CanaryHouse(House):
    """`demo`: with the page of letters instead of gateways."""

    driven: Driven
    letters: Letters
    demo = False

    def _build(self) -> None:
        settings = Settings(
            database_url=self.url,
            files_url=f"file://{self.folder}/files",
            master_key=MASTER_KEY,
            public_url=self.base,
            chat_origins="https://www.dcnet.vn",
            portal_secret=values.PORTAL_SECRET,
            **self.settings,
        )
        self.built = wiring.build(settings, demo=self.demo, clock=self.clock)
        self.built.sender._sleep = self._wait
        self.driven.all_routes |= set(names(self.built.web.routes))

    async def _serve(self, scope: Any, receive: Any, send: Any) -> None:
        await self.built.web(scope, receive, send)
        if (route := scope.get("route")) is not None:
            self.driven.routes |= set(names([route]))

    def code(self) -> str:
        """The newest code that was mailed or texted."""
        if self.built.letters is not None:
            return super().code()
        return self.letters.codes[-1]


def names(routes: list[BaseRoute]) -> Iterator[str]:
    """`GET /path` for each method of a route; a folder of files is one."""
    for route in routes:
        if isinstance(route, Mount):
            yield f"* {route.path}"
        elif isinstance(route, Route):
            for method in (route.methods or {"GET"}) - {"HEAD"}:
                yield f"{method} {route.path}"


class _Platform:
    """Customers of the loopback Telegram are canaries: their number and their name."""

    _FIRST = int(values.CHAT) - 1

    def chat(self, who: int) -> int:
        number = self._FIRST + who
        if number not in self.api.world.users:
            self.api.add_user(number, values.TELEGRAM_NAME)
        return number


class Polling(_Platform, PollingDriver):
    pass


class Webhook(_Platform, WebhookDriver):
    pass
