"""The ASGI application and the sender of webhooks: a call comes in, an event goes out, signed."""

from __future__ import annotations

import asyncio
import hashlib
import json
import time
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from tests.bot_api.lines import Ending, Line, Reply, spoken
from tests.bot_api.server import Endpoint
from tests.zalo_oa_api.methods import METHODS, RefusedError, renew
from tests.zalo_oa_api.world import APP, OA, Call, Event, Fault, World

PAGE = b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
HTML = {"content-type": "text/html"}
MOST = 6  # deliveries of one event
_LOOK = 0.05  # seconds between looks whether the next one is due


class Board:
    def __init__(self, world: World) -> None:
        self.world = world
        self.deliverer = Deliverer(world)

    def asgi(self, api: Any) -> Starlette:
        return Starlette(
            routes=[
                Route("/media/{name}", self.media),
                Route("/v4/oa/access_token", Endpoint(self.token)),
                Route("/{path:path}", Endpoint(self.call)),
            ]
        )

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        self.deliverer.start(loop)

    async def stop(self) -> None:
        await self.deliverer.stop()

    async def token(self, scope: Scope, receive: Receive, send: Send) -> None:
        request, line = Request(scope, receive), Line(scope, receive, send)
        async with request.form() as form:
            fields: dict[str, Any] = dict(form)
        call = Call("v4/oa/access_token", fields)
        with self.world.lock:
            self.world.calls.append(call)
            fault = self.world.pick(call.path)
        if await _befell(fault, line, after=False) is not None:
            return
        with self.world.lock:
            told = renew(self.world, fields, request.headers.get("secret_key", ""))
        self.world.bell.ring()
        if await _befell(fault, line, after=True) is None:
            await line.write(spoken(200, told))

    async def call(self, scope: Scope, receive: Receive, send: Send) -> None:
        request, line = Request(scope, receive), Line(scope, receive, send)
        try:
            call = await _read(request)
        except ClientDisconnect:
            return
        with self.world.lock:
            self.world.calls.append(call)
            fault = self.world.pick(call.path)
        if await _befell(fault, line, after=False) is not None:
            call.code = fault.code if fault and fault.kind == "error" else None
            return
        line.connection.carries(call, self.world)  # type: ignore[arg-type]  # both are played here
        reply = self._perform(call, request.headers.get("access_token", ""))
        ending = await _befell(fault, line, after=True)
        if ending is None:
            headers = dict(fault.headers) if fault else {}
            ending = await line.write(Reply(reply.status, reply.body, reply.headers | headers))
        self.world.ended(call, ending[0])
        if line.connection.lost and line.connection.last is call:
            self.world.lost(call)

    def _perform(self, call: Call, token: str) -> Reply:
        method = METHODS.get(call.path)
        if method is None:
            return spoken(404, {"error": 404, "message": "empty or invalid API"})
        with self.world.lock:
            try:
                until = self.world.access.get(token)
                if until is None:
                    raise RefusedError(-216, "Access token is invalid")
                if until <= self.world.clock():
                    raise RefusedError(-220, "Access token has expired")
                data = method(self.world, call)
                call.code = 0
            except RefusedError as error:
                call.code = error.code
                return spoken(200, {"error": error.code, "message": error.why})
        self.world.bell.ring()
        return spoken(200, {"error": 0, "message": "Success", "data": data})

    async def media(self, request: Request) -> Response:
        found = self.world.media.get(request.path_params["name"])
        if found is None:
            return Response(status_code=404)
        return Response(found[0], media_type=found[1])


async def _befell(fault: Fault | None, line: Line, *, after: bool) -> Ending | None:
    """What this fault made of the answer; None where there is still one to give."""
    if fault is None:
        return None
    if fault.kind == "slow" and not after:
        await asyncio.sleep(fault.seconds)
    elif fault.kind == "drop" and not after:
        return await line.cut("dropped_before_accept")
    elif fault.kind == "drop_after" and after:
        return await line.cut("dropped_after_accept")
    elif fault.kind == "error" and not after:
        return await line.write(spoken(200, {"error": fault.code, "message": "no"}, fault.headers))
    elif fault.kind == "page" and not after:
        return await line.write(Reply(fault.code or 502, fault.body or PAGE, HTML))
    elif fault.kind == "page_after" and after:
        outcome, status = await line.write(Reply(fault.code or 502, fault.body or PAGE, HTML))
        return "error_after_accept" if outcome == "answered" else outcome, status
    return None


async def _read(request: Request) -> Call:
    path = request.url.path.strip("/")
    if request.method == "GET":
        return Call(path, json.loads(request.query_params.get("data") or "{}"))
    if request.headers.get("content-type", "").startswith("multipart/"):
        async with request.form(max_part_size=64 << 20) as form:
            files = {
                name: (part.filename or "", await part.read())
                for name, part in form.items()
                if isinstance(part, UploadFile)
            }
        return Call(path, {}, files=files)
    body = await request.body()
    return Call(path, json.loads(body) if body else {})


def signed(world: World, body: bytes, stamp: str, header: str) -> str:
    """`SHA256(appId + body + timestamp + secret)`, as the doubts say."""
    first = APP if world.doubts.first == "app" else OA
    used = stamp if world.doubts.stamp == "body" else header
    plain = first.encode() + body + used.encode() + world.doubts.secret.encode()
    return f"mac={hashlib.sha256(plain).hexdigest()}"


class Deliverer:
    """What waits goes to the webhook, and again where it was not answered with 200, `num_retry`
    telling how often. `pauses`: seconds between tries, during which others go first; as it is, the
    waits are left out and so everything comes in its order. `most`: tries, then it is left."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.pauses: tuple[float, ...] = ()
        self.most = MOST
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
        if self._loop is not None and not self._loop.is_closed() and self.world.hook:
            self._loop.call_soon_threadsafe(self._begin)

    def _begin(self) -> None:
        if self._task is None or self._task.done():
            self._task = asyncio.ensure_future(self._deliver())
            self._task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """What came while the last one ended is not left waiting."""
        if not task.cancelled() and self.world.hook and self.world.waiting:
            self._begin()

    async def _deliver(self) -> None:
        async with httpx.AsyncClient(trust_env=False, timeout=10) as client:
            while self.world.hook and self.world.waiting:
                event = min(self.world.waiting, key=lambda one: one.due)
                if event.due > time.monotonic():
                    await asyncio.sleep(_LOOK)
                    continue
                status = await self.post(client, event)
                event.tried.append(status)
                with self.world.lock:
                    self._settle(event, status)
                self.world.bell.ring()

    def _settle(self, event: Event, status: int) -> None:
        if status == 200 or len(event.tried) % self.most == 0:
            self.world.waiting.remove(event)
        elif self.pauses:
            pause = self.pauses[min(len(event.tried), len(self.pauses)) - 1]
            event.due = time.monotonic() + pause

    async def post(self, client: httpx.AsyncClient, event: Event) -> int:
        header = str(self.world.now() + 123)
        headers = {
            "Content-Type": "application/json",
            "X-ZEvent-Signature": signed(
                self.world, event.raw, str(event.body.get("timestamp", "")), header
            ),
            "X-ZEvent-Timestamp": header,
            "num_retry": str(len(event.tried)),
        }
        try:
            answer = await client.post(self.world.hook, content=event.raw, headers=headers)
        except httpx.TransportError:
            await asyncio.sleep(0.02)
            return 0
        return answer.status_code
