"""Run the server on 127.0.0.1 in a thread of its own, for sync and for async tests."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterator

import uvicorn

from tests.bot_api.api import TOKEN, BotApi
from tests.bot_api.connections import WatchedProtocol
from tests.bot_api.control import routes
from tests.bot_api.server import application

START_SECONDS = 10.0


class Running:
    """The server's thread. It has its own event loop, so a product that blocks or dies does
    not stop it."""

    def __init__(self, api: BotApi, port: int) -> None:
        self.api = api
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", port))
        self._socket.listen(2048)
        api.origin = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        config = uvicorn.Config(
            application(api.board, routes(api)),
            http=WatchedProtocol,
            loop="asyncio",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="error",
            access_log=False,
            timeout_keep_alive=120,
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._ready = threading.Event()
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._work, name="bot-api", daemon=True)

    def start(self) -> None:
        self._thread.start()
        if not self._ready.wait(START_SECONDS) or self._failure is not None:
            raise RuntimeError("the Bot API server did not start") from self._failure

    def stop(self) -> None:
        self.api.clear_faults()
        self._server.should_exit = True
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
        self.api.board.poller.start(loop)
        self.api.board.webhook.start(loop)
        announced = asyncio.ensure_future(self._announce())
        await self._server.serve(sockets=[self._socket])
        announced.cancel()
        await self.api.board.webhook.stop()

    async def _announce(self) -> None:
        while not self._server.started:
            await asyncio.sleep(0.001)
        self._ready.set()


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
