"""Wiring: the only file that knows every part. It builds the house and runs it.

Longer than 300 lines: each part is named once, here.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot import api, clockwork, console, exporter, figures, openid, origins, platforms, web
from bot.channels.channel import Channel, Outlet
from bot.channels.polling import Poller
from bot.channels.terminal import Terminal
from bot.channels.webchat import WebChat
from bot.clock import now
from bot.console.company import ANSWER
from bot.copy import render
from bot.fetcher import Fetcher
from bot.gateways.hooks import Hooks
from bot.gateways.mail_in import MailIn
from bot.gateways.opening import gateways
from bot.gateways.viewer import shelf
from bot.group import texts
from bot.group.showing import StaffGroup
from bot.intake import Intake
from bot.journeys import Journeys
from bot.opening import open_database
from bot.outbox import Sender
from bot.pages import chat, outbox_viewer, status
from bot.pages.allowance import Allowance
from bot.pages.chat_session import ChatDesk
from bot.pages.shells import Shells
from bot.portal_secret import secrets_of
from bot.pulse import Pulse
from bot.retention import run as keep_papers
from bot.setting_shapes import mail_addresses, mail_domain
from bot.settings import Settings
from bot.standing import Standing
from bot.status import case_pages
from bot.upload_store import UploadStore
from bot.webhooks import Webhooks
from handlers.work import House
from states import office_hours
from states.facts import Rules, Ways
from storage import attachments, outbox, platform_tokens
from storage.alone import Alone
from storage.crash import crash_point
from storage.database import Clock, Database
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
    journeys: Journeys
    web: Starlette
    letters: deque[dict[str, str]] | None = None
    pollers: dict[str, Poller] = field(default_factory=dict)  # by channel
    parts: dict[str, Callable[[], Coroutine[Any, Any, None]]] = field(default_factory=dict)
    routes: list[BaseRoute] = field(default_factory=list)
    tasks: list[asyncio.Task[None]] = field(default_factory=list)
    company: openid.Company | None = None
    standing: Standing | None = None
    group: StaffGroup | None = None  # the staff's, in Telegram

    def wake(self) -> None:
        """Something may be due anywhere."""
        self.intake.wake()
        self.sender.wake()
        self.fetcher.wake()


def build(settings: Settings, *, demo: bool = False, clock: Clock = now) -> App:
    """Everything, wired and not yet running. Raises SettingsError."""
    frames, portal_secrets = origins.parse(settings.chat_origins), secrets_of(settings)
    database = open_database(settings, clock)
    files = FileStore(settings.files_url, crash_point=crash_point)
    letters = shelf() if demo else None
    webchat = WebChat(files, database.keyring.house)
    terminal = Terminal(files, database.keyring.house)
    channels: dict[str, Channel] = {webchat.name: webchat, terminal.name: terminal}
    channels |= platforms.channels_of(settings, database)
    outlets: dict[str, Outlet] = {**channels, **gateways(settings, letters, clock)}
    templates = platforms.templates_of(settings, channels, outlets.get("sms"))
    if templates is not None:
        outlets[templates.name] = templates
    sender = Sender(database, outlets, files=files)
    house = House(
        rules=Rules(
            window=timedelta(hours=settings.undo_hours),
            hours=office_hours.read(settings.office_hours, settings.special_days),
            claim_for=timedelta(hours=settings.claim_hours),
        ),
        language=settings.language,
        ways={
            name: Ways(
                name,
                one.caps.share_contact,
                reminds=one.caps.reminds,
                stays=name not in (webchat.name, terminal.name),
                asks_info=one.caps.asks_info,
                proactive=one.caps.proactive,
                answered_for=one.caps.answered_for,
            )
            for name, one in channels.items()
        },
        mail="mail" in outlets,
        sms="sms" in outlets,
        zalo_codes=templates is not None and settings.zalo_otp_template is not None,
        zalo_news=templates is not None and settings.zalo_news_template is not None,
        public_url=settings.public_url.rstrip("/"),
        portal_secrets=portal_secrets,
        alert_mail=mail_addresses(settings.alert_mail),
        second_factor=settings.second_factor == "required",
        render=sender.render,
        desk_texts=texts.of_copy,
    )
    standing = Standing(database, house, settings)
    journeys = Journeys(database)
    intake = Intake(database, channels, house, sender, journeys)
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
        journeys,
        Starlette(),
        letters,
    )
    built.parts |= {"journeys": journeys.run, "pulse": Pulse(database, channels).run}
    built.parts["figures"] = partial(figures.run, database, house)
    lists = FileStore(settings.files_url, most_bytes=exporter.MOST_BYTES, crash_point=crash_point)
    built.parts["exports"] = exporter.Exporter(database, lists, house).run
    built.parts["retention"] = partial(keep_papers, database, files)
    built.parts["webhooks"] = Webhooks(database, house, private=settings.webhooks_private).run
    built.standing = standing
    built.parts["standing"] = standing.run
    built.company = openid.of_settings(settings, ANSWER, clock)
    receiving = platforms.receiving(
        settings, channels, partial(Alone, database.engine), intake.receive
    )
    built.pollers, built.routes = receiving.pollers, receiving.routes
    built.parts |= receiving.parts
    built.group = platforms.staff_group(
        settings, channels, database, house, Alone(database.engine, "staff-group")
    )
    if built.group is not None:
        built.parts["staff group"] = built.group.run
    uploads = UploadStore(database, files, settings.clamav_url or "")
    if settings.hooks_secret is not None:
        secret = settings.hooks_secret.get_secret_value()
        built.routes += Hooks(database, secret).routes
        if mail_domain(settings.mail_reply_domain):
            built.routes += MailIn(database, house, uploads, secret, settings.mail_from).routes
    built.routes += case_pages.routes(
        case_pages.StatusPages(
            database,
            house,
            uploads,
            Allowance(clock, burst=40, per_second=0.5),
            settings.public_url.startswith("https://"),
        )
    )
    built.web = _web(built, webchat, frames, uploads)
    return built


def _web(built: App, webchat: WebChat, frames: tuple[str, ...], uploads: UploadStore) -> Starlette:
    settings = built.settings
    shells = Shells(lambda copy, language, /, **values: render(copy, language, values))
    secure = settings.public_url.startswith("https://")
    desk = ChatDesk(
        built.database,
        webchat,
        built.intake,
        shells,
        settings.language,
        secure,
        Allowance(built.database.clock, burst=30, per_second=2),
        settings.public_url,
        frames,
    )
    routes = [
        *built.routes,
        *chat.routes(desk),
        *status.routes(
            status.StatusDesk(
                built.database,
                settings.language,
                Allowance(built.database.clock, burst=20, per_second=0.2),
                built.wake,
                built.house,
            )
        ),
    ]
    routes += console.routes(
        console.ConsoleDesk(
            built.database,
            built.house,
            built.files,
            uploads,
            built.database.clock,
            secure,
            built.wake,
            built.company,
            built.standing,
            built.group.bot_name if built.group is not None and built.group.configured else None,
            built.channels,
            frozenset(built.pollers),
            {name: one.caps for name, one in built.outlets.items()},
            settings.webhooks_private,
        )
    )
    allowed = Allowance(built.database.clock, burst=60, per_second=10)
    routes += api.routes(
        api.ApiDesk(built.database, built.house, built.files, uploads, built.wake, allowed)
    )
    if built.letters is not None:
        routes += outbox_viewer.routes(built.letters, shells, settings.language)

    async def ready() -> dict[str, str]:
        return await _wrong(built)

    def down() -> dict[str, str]:
        states = {name: channel.state for name, channel in built.channels.items()}
        if built.group is not None:
            states["staff group"] = built.group.state
        return {name: state.detail or "down" for name, state in states.items() if not state.ok}

    return web.app(
        routes, shells, ready, down, language=settings.language, demo=built.letters is not None
    )


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
        await built.database.write(attachments.release_all)
        await built.database.write(platform_tokens.release_all)
    crash_point("start-released")
    if built.standing is not None:
        await built.standing.renew()
    parts = {
        "intake": built.intake.run(),
        "sender": built.sender.run(),
        "fetcher": built.fetcher.run(),
        "clock": clockwork.run(built.database, built.house, built.wake),
        "depths": clockwork.keep_measured(built.database),
        "sweeper": clockwork.keep_swept(built.files, built.database),
    }
    parts |= {name: part() for name, part in built.parts.items()}
    built.tasks = [asyncio.create_task(part, name=name) for name, part in parts.items()]


async def stop(built: App) -> None:
    """End the work; what is under way is finished or taken up again at the next start."""
    for task in built.tasks:
        task.cancel()
    await asyncio.gather(*built.tasks, return_exceptions=True)
    for outlet in built.outlets.values():
        await outlet.close()
    if built.company is not None:
        await built.company.close()
    built.database.close()
