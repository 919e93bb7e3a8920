"""Which chat platforms are on, as the settings say, and how each is received from.

Polling is a part of its own; a webhook is a route, and a part that looks after it.
"""

import re
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any

from starlette.routing import BaseRoute

from bot import http, setting_shapes
from bot.channels import telegram_webhook
from bot.channels import zalo_bot_receiving as zalo_bot
from bot.channels.bot_api import BotApi, Line
from bot.channels.channel import Channel, Outlet, Rate
from bot.channels.polling import Poller, Receive, Source
from bot.channels.telegram import Telegram
from bot.channels.telegram_polling import TelegramSource
from bot.channels.webhook import Hook
from bot.channels.zalo_bot import ZaloBot
from bot.channels.zalo_oa import Allowed, ZaloOa
from bot.channels.zalo_oa_api import OpenApi
from bot.channels.zalo_oa_notes import Notes
from bot.channels.zalo_oa_oauth import OAuth
from bot.channels.zalo_oa_signature import Signer
from bot.channels.zalo_oa_tokens import Tokens
from bot.channels.zalo_oa_webhook import OaHook
from bot.gateways import zbs
from bot.gateways.zbs import Zbs
from bot.group.showing import StaffGroup
from bot.group.turns import Turns
from bot.settings import Settings, SettingsError
from handlers.work import House
from storage.alone import Alone
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Receiving:
    """What receives, by channel."""

    pollers: dict[str, Poller] = field(default_factory=dict)
    routes: list[BaseRoute] = field(default_factory=list)
    parts: dict[str, Callable[[], Coroutine[Any, Any, None]]] = field(default_factory=dict)

    def poll(self, source: Source, receive: Receive, alone: Callable[[str], Alone]) -> None:
        poller = Poller(source, receive, alone(f"{source.name}-{source.account}"))
        self.pollers[source.name] = poller
        self.parts[source.name] = poller.run


def channels_of(settings: Settings, database: Database) -> dict[str, Channel]:
    """The platforms that have a token. Raises SettingsError."""
    found: list[Channel | None] = [
        telegram_of(settings),
        zalo_bot_of(settings),
        zalo_oa_of(settings, database),
    ]
    return {one.name: one for one in found if one is not None}


def telegram_of(settings: Settings) -> Telegram | None:
    """The Telegram channel where there is a token. Raises SettingsError."""
    if settings.telegram_token is None:
        return None
    token = settings.telegram_token.get_secret_value()
    if not re.fullmatch(r"[0-9]{1,20}:[A-Za-z0-9_-]+", token):
        raise SettingsError("HELPDESK_TELEGRAM_TOKEN is not a bot token (digits:letters).")
    proxy = settings.telegram_proxy.get_secret_value() if settings.telegram_proxy else None
    line = _LINES[settings.telegram_client](
        token, settings.telegram_api_base, settings.telegram_timeout, proxy
    )
    return Telegram(token, line, settings.telegram_file_base, Rate(account=settings.telegram_rate))


def _library(token: str, base: str, patience: float, proxy: str | None) -> Line:
    from bot.channels.telegram_request import Library  # noqa: PLC0415 - others start without PTB

    return Library(token, base, patience, proxy)


_LINES: dict[str, Callable[[str, str, float, str | None], Line]] = {
    "ptb": _library,
    "httpx": BotApi,
}


def staff_group(
    settings: Settings,
    channels: Mapping[str, Channel],
    database: Database,
    house: House,
    alone: Alone,
) -> StaffGroup | None:
    """The staff's group where there is Telegram; without the setting it ends one that was."""
    telegram = channels.get(Telegram.name)
    if not isinstance(telegram, Telegram):
        return None
    rate = telegram.caps.rate or Rate()
    turns = Turns(int(rate.room) if rate.account else 0, database.clock)
    return StaffGroup(database, house, telegram, settings.telegram_staff_chat, alone, turns)


def zalo_bot_of(settings: Settings) -> ZaloBot | None:
    """The Zalo Bot channel where there is a token. Raises SettingsError."""
    if settings.zalo_bot_token is None:
        return None
    token = settings.zalo_bot_token.get_secret_value()
    if not re.fullmatch(r"[0-9]{1,30}:[^\s/?#%]+", token):
        raise SettingsError("HELPDESK_ZALO_BOT_TOKEN is not a bot token (digits:letters).")
    patience = settings.zalo_bot_timeout
    return ZaloBot(
        token,
        BotApi(token, settings.zalo_bot_api_base, patience),
        http.client(patience),
        setting_shapes.hosts(settings.zalo_bot_file_hosts),
        Rate(account=settings.zalo_bot_rate),
    )


def zalo_oa_of(settings: Settings, database: Database) -> ZaloOa | None:
    """The Official Account where there is one; its tokens live in the database."""
    account = settings.zalo_oa_id
    if account is None:
        return None
    given, secret = settings.zalo_oa_refresh_token, settings.zalo_oa_app_secret
    if given is None or secret is None:
        raise SettingsError("HELPDESK_ZALO_OA_REFRESH_TOKEN and _APP_SECRET are missing.")
    notes = Notes(database, ZaloOa.name, account, database.clock)
    oauth = OAuth(
        settings.zalo_oa_oauth_base, settings.zalo_oa_app_id or "", secret.get_secret_value()
    )
    tokens = Tokens(database, oauth, notes, ZaloOa.name, account, given.get_secret_value())
    patience = settings.zalo_oa_timeout
    return ZaloOa(
        account,
        OpenApi(settings.zalo_oa_api_base, tokens, patience, database.clock),
        http.client(patience),
        setting_shapes.hosts(settings.zalo_oa_file_hosts),
        notes,
        tokens,
        Allowed(
            settings.zalo_oa_buttons,
            settings.zalo_oa_info_image or "",
            settings.zalo_oa_staff_pauses,
            timedelta(hours=settings.zalo_oa_answer_hours),
        ),
        Rate(account=settings.zalo_oa_rate),
    )


def templates_of(
    settings: Settings, channels: Mapping[str, Channel], sms: Outlet | None
) -> Zbs | None:
    """Zalo's template messages, where the Official Account is on and a template is named. `sms`:
    where a code goes that Zalo did not take."""
    named = {zbs.CODE: settings.zalo_otp_template, zbs.NEWS: settings.zalo_news_template}
    templates = {kind: one for kind, one in named.items() if one}
    account = channels.get(ZaloOa.name)
    if not templates or not isinstance(account, ZaloOa):
        return None
    base, patience = settings.zalo_business_api_base, settings.zalo_oa_timeout
    clock = account.notes.clock
    line = OpenApi(base, account.tokens, patience, clock, template=True)
    return Zbs(line, templates, account.notes, sms)


def receiving(
    settings: Settings,
    channels: Mapping[str, Channel],
    alone: Callable[[str], Alone],
    receive: Receive,
) -> Receiving:
    """`alone`: the lock of this name, over all processes; `receive` commits to the inbox."""
    found = Receiving()
    telegram = channels.get(Telegram.name)
    if isinstance(telegram, Telegram):
        if settings.telegram_mode == "polling":
            found.poll(TelegramSource(telegram), receive, alone)
        elif settings.telegram_webhook_secret is not None:
            secret = settings.telegram_webhook_secret.get_secret_value()
            found.routes.append(Hook(telegram_webhook.doorway(telegram), receive, secret).route)
            found.parts[telegram.name] = partial(telegram_webhook.watch, telegram)
    zalo = channels.get(ZaloBot.name)
    if isinstance(zalo, ZaloBot):
        if settings.zalo_bot_mode == "polling":
            found.poll(zalo_bot.ZaloBotSource(zalo), receive, alone)
        elif settings.zalo_bot_webhook_secret is not None:
            secret = settings.zalo_bot_webhook_secret.get_secret_value()
            found.routes.append(Hook(zalo_bot.doorway(zalo), receive, secret).route)
            url = settings.public_url.rstrip("/") + zalo_bot.PATH
            found.parts[zalo.name] = partial(zalo_bot.watch, zalo, url)
    account = channels.get(ZaloOa.name)
    if isinstance(account, ZaloOa) and settings.zalo_oa_secret_key is not None:
        signer = Signer(
            settings.zalo_oa_app_id or "",
            account.account,
            settings.zalo_oa_secret_key.get_secret_value(),
            by_oa=settings.zalo_oa_signed_by == "oa",
        )
        found.routes.append(OaHook(account.name, signer, receive, account.notes).route)
        found.parts["zalo-oa-token"] = account.tokens.run
        found.parts["zalo-oa-notes"] = account.notes.run
    return found
