"""Run the server on 127.0.0.1 in a thread of its own, for sync and for async tests."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import uvicorn

from tests.bot_api.api import TOKEN, BotApi
from tests.bot_api.connections import WatchedProtocol

START_SECONDS = 10.0


class QuickServer(uvicorn.Server):
    """uvicorn's server without its ticks of a tenth of a second, at the start and at the end."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell = started
        self.leave = asyncio.Event()

    async def main_loop(self) -> None:
        self._tell()
        await self.leave.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        tasks = list(self.server_state.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class Running:
    """The server's thread, of this Bot API or of one that is played like it. It has its own event
    loop, so a product that blocks or dies does not stop it."""

    def __init__(self, api: Any, port: int) -> None:
        self.api = api
        # the protocol is named, else asyncio sets no TCP_NODELAY and each answer waits 40 ms
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", port))
        self._socket.listen(2048)
        api.origin = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        config = uvicorn.Config(
            api.board.asgi(api),
            http=WatchedProtocol,
            loop="asyncio",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="error",
            access_log=False,
            timeout_keep_alive=120,
        )
        self._ready = threading.Event()
        self._server = QuickServer(config, self._ready.set)
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._work, name="bot-api", daemon=True)

    def start(self) -> None:
        self._thread.start()
        if not self._ready.wait(START_SECONDS) or self._failure is not None:
            raise RuntimeError("the Bot API server did not start") from self._failure

    def stop(self) -> None:
        self.api.clear_faults()
        if self.api.loop is not None and not self.api.loop.is_closed():
            self.api.loop.call_soon_threadsafe(self._server.leave.set)
        self._thread.join(START_SECONDS)
        self._socket.close()

    def _work(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as error:  # noqa: BLE001
            self._failure = error
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        loop = asyncio.get_running_loop()
        self.api.loop = loop
        self.api.board.start(loop)
        await self._server.serve(sockets=[self._socket])
        await self.api.board.stop()


@contextlib.contextmanager
def running_bot_api(
    token: str = TOKEN,
    *,
    clock: Callable[[], float] | None = None,
    seed: int = 1,
    port: int = 0,
) -> Iterator[BotApi]:
    """A running server; `clock` gives seconds since 1970, port 0 takes a free one."""
    running = Running(BotApi(token, clock=clock, seed=seed), port)
    running.start()
    try:
        yield running.api
    finally:
        running.stop()


@contextlib.asynccontextmanager
async def serving_bot_api(
    token: str = TOKEN,
    *,
    clock: Callable[[], float] | None = None,
    seed: int = 1,
    port: int = 0,
) -> AsyncIterator[BotApi]:
    """The same for async tests; use the `..._async` waits there."""
    running = Running(BotApi(token, clock=clock, seed=seed), port)
    await asyncio.to_thread(running.start)
    try:
        yield running.api
    finally:
        await asyncio.to_thread(running.stop)
