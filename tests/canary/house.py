"""The house of the campaign: the real wiring with real gateways, watched from inside."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from sqlalchemy.exc import OperationalError
from starlette.routing import BaseRoute, Mount, Route

from bot import app as wiring
from bot.settings import Settings
from tests.bot.house import House
from tests.bot.telegram_driver import PollingDriver, WebhookDriver
from tests.canary import values
from tests.canary.driven import Driven
from tests.canary.platforms import Letters
from tests.databases import MASTER_KEY


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
            second_factor="optional",  # whoever sets one up is asked for it all the same
            **self.settings,
        )
        self.built = wiring.build(settings, demo=self.demo, clock=self.clock)
        self.built.sender._sleep = self._wait
        self.driven.there["routes"] |= set(names(self.built.web.routes))

    async def _serve(self, scope: Any, receive: Any, send: Any) -> None:
        await self.built.web(scope, receive, send)
        if (route := scope.get("route")) is not None:
            self.driven.done["routes"] |= set(names([route]))

    async def work(self) -> None:
        """The clock comes again when it failed."""
        while True:
            with suppress(OperationalError):
                return await super().work()

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
