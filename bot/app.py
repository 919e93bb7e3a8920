"""Wiring: the only file that knows every part. It builds the house and runs it."""

import asyncio
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import structlog
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot import clockwork, http, web
from bot.channels.channel import Channel, Outlet
from bot.channels.webchat import WebChat
from bot.copy import LANGUAGES, render
from bot.fetcher import Fetcher
from bot.gateways.mail import Mail
from bot.gateways.sms import Sms
from bot.gateways.viewer import Viewer, shelf
from bot.intake import Intake
from bot.opening import now, open_database
from bot.outbox import Sender
from bot.pages import chat, status
from bot.pages.allowance import Allowance
from bot.pages.shells import CONTENT_SECURITY_POLICY, Shells
from bot.settings import Settings
from handlers.work import House
from states.facts import Rules, Ways
from storage import outbox
from storage.crash import crash_point
from storage.database import Database
from storage.files import FileStore

log = structlog.get_logger()


@dataclass(slots=True)
class App:
    """The house, built. `letters` holds the demo's mail and SMS, None outside the demo."""

    settings: Settings
    database: Database
    files: FileStore
    house: House
    channels: Mapping[str, Channel]
    outlets: Mapping[str, Outlet]
    intake: Intake
    sender: Sender
    fetcher: Fetcher
    web: Starlette
    letters: deque[dict[str, str]] | None = None
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def wake(self) -> None:
        """Something may be due anywhere."""
        self.intake.wake()
        self.sender.wake()
        self.fetcher.wake()


def build(settings: Settings, *, demo: bool = False) -> App:
    """Everything, wired and not yet running. Raises SettingsError."""
    database = open_database(settings)
    files = FileStore(settings.files_url, crash_point=crash_point)
    letters = shelf() if demo else None
    webchat = WebChat(files, database.keyring.house)
    channels: dict[str, Channel] = {webchat.name: webchat}
    outlets: dict[str, Outlet] = {**channels, **_gateways(settings, letters)}
    house = House(
        rules=Rules(window=timedelta(hours=settings.undo_hours)),
        language=settings.language,
        ways={name: Ways(name, one.caps.share_contact) for name, one in channels.items()},
        mail="mail" in outlets,
        sms="sms" in outlets,
        public_url=settings.public_url.rstrip("/"),
    )
    sender = Sender(database, outlets)
    intake = Intake(database, channels, house, sender)
    fetcher = Fetcher(database, files, channels, intake.wake, settings.clamav_url or "")
    built = App(
        settings,
        database,
        files,
        house,
        channels,
        outlets,
        intake,
        sender,
        fetcher,
        Starlette(),
        letters,
    )
    built.web = _web(built, webchat)
    return built


def _gateways(settings: Settings, letters: deque[dict[str, str]] | None) -> dict[str, Outlet]:
    """Mail and SMS; in the demo a page of this machine stands for both."""
    if letters is not None:
        return {name: Viewer(name, letters, now) for name in ("mail", "sms")}
    found: dict[str, Outlet] = {}
    if settings.smtp_url:
        found["mail"] = Mail(settings.smtp_url.get_secret_value(), settings.mail_from)
    if settings.sms_url:
        found["sms"] = Sms(settings.sms_url.get_secret_value(), http.client())
    return found


def _web(built: App, webchat: WebChat) -> Starlette:
    settings = built.settings
    shells = Shells(lambda copy, language, /, **values: render(copy, language, values))
    secure = settings.public_url.startswith("https://")
    desk = chat.ChatDesk(
        built.database,
        webchat,
        built.intake,
        shells,
        settings.language,
        secure,
        Allowance(now, burst=30, per_second=2),
    )
    routes = [
        *chat.routes(desk),
        *status.routes(
            status.StatusDesk(
                built.database,
                settings.language,
                Allowance(now, burst=20, per_second=0.2),
                built.wake,
            )
        ),
    ]
    if built.letters is not None:
        routes += _viewer(built.letters, shells, settings.language)

    async def ready() -> dict[str, str]:
        return await _wrong(built)

    return web.app(
        routes, shells, ready, language=settings.language, demo=built.letters is not None
    )


def _viewer(letters: deque[dict[str, str]], shells: Shells, language: str) -> list[BaseRoute]:
    """The demo's page of mails and SMS."""

    async def page(request: Request) -> Response:
        asked = request.query_params.get("lang", language)
        html = shells.outbox_viewer(language=asked if asked in LANGUAGES else language)
        return HTMLResponse(html, headers={"Content-Security-Policy": CONTENT_SECURITY_POLICY})

    async def items(request: Request) -> Response:  # noqa: ARG001
        return JSONResponse(list(letters), headers={"Cache-Control": "no-store"})

    return [Route("/outbox", page), Route("/outbox/items", items)]


async def _wrong(built: App) -> dict[str, str]:
    """What keeps the house from serving, by part; empty when it is ready."""
    wrong = {}
    try:
        await built.database.write(lambda uow: None)  # noqa: ARG005
    except Exception as error:  # noqa: BLE001
        wrong["database"] = type(error).__name__
    for task in built.tasks:
        if task.done():
            wrong[task.get_name()] = "stopped"
    return wrong


async def start(built: App) -> None:
    """Begin the work in the background."""
    if built.database.sqlite:  # the only process: whoever held a lease is gone
        await built.database.write(outbox.release_all)
    parts = {
        "intake": built.intake.run(),
        "sender": built.sender.run(),
        "fetcher": built.fetcher.run(),
        "clock": clockwork.run(built.database, built.house, built.wake),
    }
    built.tasks = [asyncio.create_task(part, name=name) for name, part in parts.items()]


async def stop(built: App) -> None:
    """End the work; what is under way is finished or taken up again at the next start."""
    for task in built.tasks:
        task.cancel()
    await asyncio.gather(*built.tasks, return_exceptions=True)
    for outlet in built.outlets.values():
        await outlet.close()
    built.database.close()
