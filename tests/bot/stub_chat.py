"""A stand-in for the server's side of the chat page: wire protocol v1, one scripted bot."""

import asyncio
import contextlib
import json
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn
from fluent.runtime import FluentBundle, FluentResource
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.pages.fonts import FONT_TYPE, font_files
from bot.pages.shells import CONTENT_SECURITY_POLICY, STATIC, Shells

COPY = Path(__file__).parents[2] / "bot" / "copy"
MENU = [
    {"label": "Cập nhật thông tin", "action": "a1"},
    {"label": "Đổi tên khách hàng", "action": "a2"},
    {"label": "Báo thông tin bị dùng sai", "action": "a3"},
    {"label": "Xem hồ sơ", "action": "a4"},
    {"label": "Gặp nhân viên", "action": "a5"},
]
FIELDS = [
    {"label": "Số điện thoại", "action": "f1"},
    {"label": "Địa chỉ", "action": "f2"},
    {"label": "Email", "action": "f3"},
]
HELLO = "Dạ, em là trợ lý tự động của DCNET. Anh/Chị cần em hỗ trợ việc gì ạ?"
ANSWERS = {
    "a1": ("Anh/Chị muốn cập nhật mục nào ạ?", FIELDS),
    "f1": ("Anh/Chị cho em số điện thoại mới, ví dụ 0912 345 678.", []),
    "/menu": ("Em có thể giúp Anh/Chị các việc sau:", MENU),
    "/policy": ("Mục dài của chính sách.\n\n" * 30, FIELDS),
    "link": ("Xem <b>https://dcnet.vn/luat</b>, javascript:alert(1) và (https://a.vn/x).", []),
}
TOKEN = "csrf-1"


def bundles() -> dict[str, FluentBundle]:
    found = {}
    for language in ("vi", "en"):
        found[language] = FluentBundle([language], use_isolating=False)
        text = (COPY / language / "pages.ftl").read_text(encoding="utf-8")
        found[language].add_resource(FluentResource(text))
    return found


BUNDLES = bundles()


def say(copy_id: str, language: str, /, **values: str) -> str:
    bundle = BUNDLES[language]
    text, errors = bundle.format_pattern(bundle.get_message(copy_id).value, values)
    assert not errors, (copy_id, errors)
    return str(text)


@dataclass
class Stub:
    """One conversation in memory; tests reach in."""

    transcript: list[dict] = field(default_factory=list)
    posted: list[dict] = field(default_factory=list)  # every POST of a message, repeats as well
    events: list[tuple[int, str, dict]] = field(default_factory=list)
    outbox: list[dict] = field(default_factory=list)
    fail: list[int | str] = field(default_factory=list)  # what the next POSTs get instead
    ended: str | None = None
    streams: int = 0
    last_event_ids: list[str | None] = field(default_factory=list)
    delay: float = 0.05
    max_text: int = 2000
    max_file: int = 10_485_760
    languages: list[str] = field(default_factory=list)
    closing: bool = False
    down: bool = False
    now: str = "2026-03-03T01:30:00Z"  # long past: never today nor yesterday
    generation: int = 0
    store_as: str = "stored"
    accept: asyncio.Event | None = None

    def emit(self, name: str, data: dict) -> None:
        self.events.append((len(self.events) + 1, name, json.loads(json.dumps(data))))

    def put(self, **message: object) -> dict:
        whole = {
            "id": f"m{len(self.transcript) + 1:04}", "from": "bot", "name": None, "at": self.now,
            "text": "", "buttons": [], "state": "sent", "file": None, "client_id": None,
        } | message  # fmt: skip
        self.transcript.append(whole)
        self.emit("message", whole)
        return whole

    def change(self, message: dict, **change: object) -> None:
        message.update(change)
        self.emit("update", message)

    def end(self, reason: str) -> None:
        self.ended = reason
        self.emit("ended", {"reason": reason})

    def drop_streams(self) -> None:
        self.generation += 1


def problem(status: int, detail: str, **headers: str) -> Response:
    return JSONResponse(
        {"type": "about:blank", "status": status, "detail": detail},
        status,
        media_type="application/problem+json",
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )


def stub_app(stub: Stub) -> Starlette:
    shells = Shells(say)
    tasks: set[asyncio.Task] = set()

    def page(html: str) -> HTMLResponse:
        return HTMLResponse(html, headers={"Content-Security-Policy": CONTENT_SECURITY_POLICY})

    def language_of(request: Request) -> str:
        return request.query_params.get("lang", "vi")

    async def chat(request: Request) -> Response:
        return page(shells.chat(language=language_of(request), csrf_token=TOKEN))

    async def landing(request: Request) -> Response:
        return page(shells.landing(language=language_of(request), demo=True))

    async def outbox(request: Request) -> Response:
        return page(shells.outbox_viewer(language=language_of(request)))

    async def items(request: Request) -> Response:
        return JSONResponse(stub.outbox)

    async def font(request: Request) -> Response:
        return FileResponse(font_files()[request.path_params["name"]], media_type=FONT_TYPE)

    async def stream(request: Request) -> Response:
        if stub.down:
            return problem(503, "down")
        after = request.headers.get("last-event-id")
        stub.last_event_ids.append(after)
        stub.streams += 1
        generation = stub.generation
        seen = int(after) if after else 0

        async def follow():
            nonlocal seen
            hello = {
                "version": 1, "language": "vi", "max_text": stub.max_text,
                "max_file": stub.max_file, "ended": bool(stub.ended),
            }  # fmt: skip
            yield f"retry: 100\nevent: hello\ndata: {json.dumps(hello)}\n\n"
            while generation == stub.generation and not stub.closing:
                for number, name, data in stub.events[seen:]:
                    seen = number
                    yield f"id: {number}\nevent: {name}\ndata: {json.dumps(data)}\n\n"
                await asyncio.sleep(0.01)

        return StreamingResponse(follow(), media_type="text/event-stream")

    def failure() -> Response | None:
        if not stub.fail:
            return None
        what = stub.fail.pop(0)
        if what == 429:
            return problem(429, "", Retry_After="1")
        if isinstance(what, int):
            return problem(what, "Câu trả lời của máy chủ." if what < 500 else "")
        return None

    async def messages(request: Request) -> Response:
        if request.headers.get("x-csrf-token") != TOKEN:
            return problem(403, "csrf")
        body = await request.json()
        stub.posted.append(body)
        lost = bool(stub.fail) and stub.fail[0] == "lost"
        if (answer := failure()) is not None:
            return answer
        known = next((m for m in stub.transcript if m["client_id"] == body["client_id"]), None)
        if known is None:
            known = accept(body)
        if lost:  # it is in, but the answer never arrives
            return problem(502, "")
        return JSONResponse({"id": known["id"]}, 202)

    def accept(body: dict) -> dict:
        pressed = body.get("action")
        label = next((b["label"] for b in MENU + FIELDS if b["action"] == pressed), "")
        text = body.get("text") or label
        message = stub.put(**{"from": "customer", "text": text, "client_id": body["client_id"]})
        task = asyncio.create_task(answer(message, pressed or text))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
        return message

    async def answer(message: dict, said: str) -> None:
        await asyncio.sleep(stub.delay)
        stub.change(message, state="received")
        text, buttons = ANSWERS.get(said, (f"Em đã ghi nhận: {said}", []))
        stub.emit("typing", {"on": True})
        await asyncio.sleep(stub.delay)
        stub.emit("typing", {"on": False})
        stub.put(text=text, buttons=buttons)

    async def files(request: Request) -> Response:
        if (failed := failure()) is not None:
            await request.body()
            return failed
        form = await request.form()
        upload = form["file"]
        kind = "pdf" if upload.content_type == "application/pdf" else "image"
        size = upload.size
        name = upload.filename
        await form.close()
        known = next((m for m in stub.transcript if m["client_id"] == form["client_id"]), None)
        if known is None:
            shown = {"name": name, "size": size, "kind": kind, "state": "waiting", "reason": ""}
            known = stub.put(**{"from": "customer", "client_id": form["client_id"], "file": shown})
            task = asyncio.create_task(store(known))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
        return JSONResponse({"id": known["id"]}, 202)

    async def store(message: dict) -> None:
        await asyncio.sleep(stub.delay * 4)
        stub.change(message, file={**message["file"], "state": stub.store_as})

    async def language(request: Request) -> Response:
        stub.languages.append((await request.json())["language"])
        return Response(status_code=204)

    async def new(request: Request) -> Response:
        stub.ended = None
        stub.transcript.clear()
        stub.events.clear()
        stub.put(text=HELLO, buttons=MENU)
        return Response(status_code=204)

    return Starlette(
        routes=[
            Route("/", landing),
            Route("/chat", chat),
            Route("/chat/stream", stream),
            Route("/chat/messages", messages, methods=["POST"]),
            Route("/chat/files", files, methods=["POST"]),
            Route("/chat/language", language, methods=["POST"]),
            Route("/chat/new", new, methods=["POST"]),
            Route("/outbox", outbox),
            Route("/outbox/items", items),
            Route("/static/fonts/{name}", font),
            Mount("/static", StaticFiles(directory=STATIC)),
        ]
    )


@contextlib.contextmanager
def serving(stub: Stub):
    """The stub on a free port of loopback, in a thread; gives its address."""
    config = uvicorn.Config(stub_app(stub), port=0, log_level="error", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        stub.closing = True
        server.should_exit = True
        thread.join(5)
