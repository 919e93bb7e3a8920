"""The console on a loopback port over a real database, with a desk that has something to do."""

import contextlib
import threading
import time
from pathlib import Path
from typing import cast

import uvicorn
from starlette.applications import Starlette

from bot import web
from bot.channels.channel import Capabilities, Channel, Health
from bot.console import ConsoleDesk, routes
from bot.copy import render
from bot.gateways.mail import Mail
from bot.gateways.sms import Sms
from bot.pages.shells import Shells
from bot.upload_store import UploadStore
from storage.files import FileStore
from tests.desk import Desk


def say(copy_id: str, language: str, /, **values: str) -> str:
    return render(copy_id, language, values)


async def ready() -> dict[str, str]:
    return {}


class TestChannel:
    """Where the desk's customers write, as far as pages ask."""

    __test__ = False
    account = "a"
    caps = Capabilities(buttons=True, files="bytes")

    def __init__(self, name: str) -> None:
        self.name = name
        self.state = Health(ok=True)


def console_desk(desk: Desk, folder: Path, *, secure: bool = False) -> ConsoleDesk:
    files = FileStore(f"file://{folder}/files")
    return ConsoleDesk(
        database=desk.database,
        house=desk.house,
        files=files,
        uploads=UploadStore(desk.database, files),
        clock=desk.clock,
        secure_cookies=secure,
        wake=lambda: None,
        channels={desk.channel: cast("Channel", TestChannel(desk.channel))},
        outlets={desk.channel: TestChannel.caps, "mail": Mail.caps, "sms": Sms.caps},
    )


def console_app(console: ConsoleDesk) -> Starlette:
    return web.app(routes(console), Shells(say), ready, dict, language="vi", demo=False)


@contextlib.contextmanager
def serving(app: Starlette):
    """Its address, on a free port of loopback."""
    config = uvicorn.Config(app, port=0, log_level="error", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(5)
