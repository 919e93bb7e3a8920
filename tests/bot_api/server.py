"""The ASGI application: a call comes in, a fault may befall it, an answer goes out."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from tests.bot_api.errors import ApiError, ClientGoneError
from tests.bot_api.faults import Fault, Faults
from tests.bot_api.lines import Ending, Line, Reply, refusal, spoken
from tests.bot_api.methods import METHODS, NAMES
from tests.bot_api.polling import Poller
from tests.bot_api.webhook import WebhookSender
from tests.bot_api.wire import UPLOAD_LIMIT, Call, read_call
from tests.bot_api.world import World


class Switchboard:
    """`/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.faults = Faults()
        self.poller = Poller(world)
        self.webhook = WebhookSender(world)
        self.upload_limit = UPLOAD_LIMIT
        world.listeners += [self.poller.wake, self.webhook.wake]

    def asgi(self, api: Any) -> Starlette:
        from tests.bot_api.control import routes

        return application(self, routes(api))

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        self.poller.start(loop)
        self.webhook.start(loop)

    async def stop(self) -> None:
        await self.webhook.stop()

    async def call(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One method call; HttpConnection::handle, Client::send."""
        request = Request(scope, receive)
        line = Line(scope, receive, send)
        written = request.path_params["method"]
        method = NAMES.get(written.lower(), written)
        early: Reply | None
        try:
            call = await read_call(request, method, self.upload_limit)
            early = self._unknown(request.path_params["token"], method)
        except ApiError as error:
            call, early = Call(method, {}), refusal(error)
        except ClientDisconnect:
            return
        await self._carry(call, early, line)

    async def download(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A stored file; faults strike it under the name `download`."""
        request = Request(scope, receive)
        call = Call("download", {"path": request.path_params["path"]})
        early = self._file(request.path_params["token"], request.path_params["path"])
        await self._carry(call, early, Line(scope, receive, send))

    async def _carry(self, call: Call, early: Reply | None, line: Line) -> None:
        """From the arrival to the outcome in the journal."""
        with self.world.lock:
            journal = self.world.journal
            journal.came(call, self.world.clock.now())
            spared = early is not None and early.status != 200
            fault = None if spared else self.faults.pick(call)
        call.fault = fault.kind if fault else None
        line.connection.carries(call, journal)
        outcome, status = await self._handle(call, fault, early, line)
        journal.ended(call, outcome, status)
        if line.connection.lost and line.connection.last is call:
            journal.lost(call)

    def _unknown(self, token: str, method: str) -> Reply | None:
        """The token is checked first, then the name of the method."""
        if token != self.world.token:
            odd = ":" not in token or token.startswith("0")
            told = "Unauthorized: invalid token specified" if odd else "Unauthorized"
            return refusal(ApiError(401, told))
        if method.lower() not in NAMES:
            return refusal(ApiError(404, "Not Found: method not found"))
        return None

    def _file(self, token: str, path: str) -> Reply:
        if token != self.world.token:
            return refusal(ApiError(401, "Unauthorized"))
        try:
            with self.world.lock:
                data = self.world.files.download(path).data
        except ApiError as error:
            return refusal(error)
        return Reply(200, data, {"content-type": "application/octet-stream"})

    async def _handle(
        self, call: Call, fault: Fault | None, early: Reply | None, line: Line
    ) -> Ending:
        """A fault before the call counts, the call itself, a fault after it."""
        if fault and not fault.accepted:
            if fault.action == "drop":
                return await line.cut("dropped_before_accept")
            if fault.action != "wait":
                return await line.write(Reply(*fault.reply()))
            await pause(fault)
        try:
            reply = early or await self._perform(call, line)
        except ClientGoneError:
            return "client_gone", None
        if fault and fault.accepted:
            return await spoil(fault, reply, line)
        return await line.write(reply)

    async def _perform(self, call: Call, line: Line) -> Reply:
        try:
            with self.world.lock:
                self.world.check_open(call.method)
            result, description = await self._result(call, line)
        except ApiError as error:
            call.answer = error.body()
            return refusal(error)
        call.answer = result
        extra = {"description": description} if description else {}
        return spoken(200, {"ok": True, "result": result, **extra})

    async def _result(self, call: Call, line: Line) -> tuple[Any, str]:
        if call.method in METHODS:
            with self.world.lock:
                return METHODS[call.method](self.world, call), ""
        if call.method == "getUpdates":
            url = self.webhook.hook.url
            return await self.poller.get_updates(call, url, line.hung_up), ""
        if call.method == "getWebhookInfo":
            with self.world.lock:
                return self.webhook.info(), ""
        if call.method == "deleteWebhook":
            return True, await self.webhook.delete_webhook(call)
        if call.text("url"):
            self.poller.stop_by_webhook()
        return True, await self.webhook.set_webhook(call)


async def spoil(fault: Fault, reply: Reply, line: Line) -> Ending:
    """A fault after the call was carried out."""
    if fault.action == "drop":
        return await line.cut("dropped_after_accept")
    if fault.action == "truncate":
        return await line.write_half(reply)
    if fault.action == "wait":
        await pause(fault)
    elif fault.action == "odd":
        reply = spoken(200, {"ok": True, "result": fault.result})
    else:
        outcome, status = await line.write(Reply(*fault.reply()))
        return "error_after_accept" if outcome == "answered" else outcome, status
    return await line.write(reply)


async def pause(fault: Fault) -> None:
    if fault.kind.startswith("hold"):
        await asyncio.to_thread(fault.gate.wait)
    else:
        await asyncio.sleep(fault.seconds)


class Endpoint:
    """Starlette passes requests on untouched to an object that is an application itself."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)


async def _not_found(request: Request, error: Exception) -> Response:
    return JSONResponse({"ok": False, "error_code": 404, "description": "Not Found"}, 404)


def application(board: Switchboard, control: list[BaseRoute]) -> Starlette:
    return Starlette(
        routes=[
            *control,
            Route("/file/bot{token}/{path:path}", Endpoint(board.download)),
            Route("/bot{token}/{method}", Endpoint(board.call)),
        ],
        exception_handlers={404: _not_found},
    )
