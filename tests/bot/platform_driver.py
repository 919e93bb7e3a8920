"""What drivers of a platform with a Bot API share: its loopback server, in a thread of its own."""

from collections.abc import Callable
from typing import Any

from tests.bot.contract import Driver
from tests.bot.house import House
from tests.bot_api.running import Running


class PlatformDriver(Driver):
    _running: Running

    @property
    def api(self) -> Any:
        return self._running.api

    def mode(self) -> dict[str, Any]:
        """The settings of how it receives."""
        raise NotImplementedError

    def keep_time(self, clock: Callable[[], float]) -> None:
        """The platform goes by the house's clock."""
        raise NotImplementedError

    async def arrive(self) -> int:
        """What waits there comes in; how much that was."""
        raise NotImplementedError

    async def open(self, house: House) -> None:
        await super().open(house)
        self.keep_time(lambda: house.clock().timestamp())
        house.arriving.append(self.arrive)

    async def close(self) -> None:
        self._running.stop()

    async def refuse(self) -> None:
        """The platform's address refuses connections."""
        self._running.stop()

    async def accept(self) -> None:
        port = int(self.api.origin.rpartition(":")[2])
        self._running = Running(self.api, port)
        self._running.start()
