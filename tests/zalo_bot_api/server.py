"""The ASGI application and the sender of webhooks: a call comes in, an update goes out."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from tests.bot_api.errors import ApiError
from tests.bot_api.faults import Faults
from tests.bot_api.lines import Ending, Line, Reply, refusal, spoken
from tests.bot_api.server import Endpoint, pause, spoil
from tests.bot_api.wire import UPLOAD_LIMIT, Call, read_call
from tests.zalo_bot_api.methods import METHODS, NO_RESULT
from tests.zalo_bot_api.world import Event, World

LONGEST_WAIT = 30  # seconds


class Board:
    """`/bot<token>/<method>`, by any verb, as form, JSON or query."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.faults = Faults()
        self.deliverer = Deliverer(world)
        self._news = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        world.listeners.append(self._wake)

    def asgi(self, api: Any) -> Starlette:
        return application(self)

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self.deliverer.start(loop)

    async def stop(self) -> None:
        await self.deliverer.stop()

    def _wake(self) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._news.set)

    async def call(self, scope: Scope, receive: Receive, send: Send) -> None:
        request, line = Request(scope, receive), Line(scope, receive, send)
        method = request.path_params["method"]
        try:
            call = await read_call(request, method, UPLOAD_LIMIT)
        except ClientDisconnect:
            return
        with self.world.lock:
            self.world.journal.came(call, self.world.clock())
            fault = self.faults.pick(call)
        call.fault = fault.kind if fault else None
        line.connection.carries(call, self.world.journal)
        outcome, status = await self._handle(call, request.path_params["token"], fault, line)
        self.world.journal.ended(call, outcome, status)

    async def _handle(self, call: Call, token: str, fault: Any, line: Line) -> Ending:
        if fault and not fault.accepted:
            if fault.action == "drop":
                return await line.cut("dropped_before_accept")
            if fault.action != "wait":
                return await line.write(Reply(*fault.reply()))
            await pause(fault)
        reply = await self._perform(call, token, line)
        if fault and fault.accepted:
            return await spoil(fault, reply, line)
        return await line.write(reply)

    async def _perform(self, call: Call, token: str, line: Line) -> Reply:
        doubts = self.world.doubts
        try:
            if token != self.world.token:
                raise ApiError(401, "Unauthorized")
            if call.method == "getUpdates":
                return await self._updates(call, line)
            if call.method not in METHODS:
                raise ApiError(404, "Not Found")
            with self.world.lock:
                result = METHODS[call.method](self.world, call)
        except ApiError as error:
            return refusal(error)
        told: dict[str, Any] = (
            {"ok": True} if result is NO_RESULT else {"ok": True, "result": result}
        )
        return spoken(200, told | ({"error_code": 0} if doubts.coded else {}))

    async def _updates(self, call: Call, line: Line) -> Reply:
        """Nothing is given while a webhook is set."""
        seconds = min(call.number("timeout", LONGEST_WAIT), LONGEST_WAIT)
        event = None if self.world.hook.url else self.world.take()
        if event is None and seconds and not self.world.hook.url:
            event = await self._wait(seconds, line)
        if event is None:
            idle = ApiError(408, "Request timeout").body()
            return spoken(self.world.doubts.idle, idle)
        result: Any = [event.body] if self.world.doubts.listed else event.body
        return spoken(200, {"ok": True, "result": result})

    async def _wait(self, seconds: float, line: Line) -> Event | None:
        """What comes meanwhile; nothing is given to a client that has gone."""
        self._news.clear()
        waits = {asyncio.ensure_future(self._news.wait()), asyncio.ensure_future(line.hung_up())}
        try:
            await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waits:
                one.cancel()
            await asyncio.gather(*waits, return_exceptions=True)
        return None if line.connection.hung_up() else self.world.take()

    async def media(self, request: Request) -> Response:
        found = self.world.media.get(request.path_params["name"])
        if found is None:
            return Response(status_code=404)
        return Response(found[0], media_type=found[1])


class Deliverer:
    """What waits goes to the webhook in its order, and again where it was not answered with 2xx:
    whether Zalo does that is in doubt, five times are enough here."""

    MOST = 5

    def __init__(self, world: World) -> None:
        self.world = world
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        world.listeners.append(self._wake)

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    def _wake(self) -> None:
        if self._loop is not None and not self._loop.is_closed() and self.world.hook.url:
            self._loop.call_soon_threadsafe(self._begin)

    def _begin(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.ensure_future(self._deliver())

    async def _deliver(self) -> None:
        async with httpx.AsyncClient(trust_env=False, timeout=10) as client:
            while self.world.hook.url and self.world.waiting:
                event = self.world.waiting[0]
                status = await self._post(client, event)
                event.tried.append(status)
                with self.world.lock:
                    if 200 <= status < 300 or len(event.tried) % self.MOST == 0:
                        self.world.waiting.remove(event)
                self.world.bell.ring()

    async def _post(self, client: httpx.AsyncClient, event: Event) -> int:
        body = {"ok": True, "result": event.body} if self.world.doubts.wrapped else event.body
        headers = {"X-Bot-Api-Secret-Token": self.world.hook.secret}
        try:
            answer = await client.post(self.world.hook.url, json=body, headers=headers)
        except httpx.TransportError:
            await asyncio.sleep(0.02)
            return 0
        return answer.status_code


def application(board: Board) -> Starlette:
    return Starlette(
        routes=[
            Route("/media/{name}", board.media),
            Route("/bot{token}/{method}", Endpoint(board.call)),
        ]
    )
