"""Whether the ways out answer: mail, SMS, chat platforms, the virus scanner. Each says what is
wrong, in words that hold no secret, or nothing."""

import smtplib
import socket
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from bot.channels.channel import ChannelError

_TIMEOUT: Final = 5.0  # seconds
_PORTS: Final = {"http": 80, "https": 443, "tcp": 3310}


@dataclass(frozen=True, slots=True)
class Bot:
    """What a platform says of the bot. `wrong` is empty where it answers."""

    wrong: str = ""
    reached: bool = True
    name: str = ""
    webhook: str = ""
    webhook_error: bool = False
    clock: datetime | None = None


def smtp(url: str) -> str:
    """Connect and say EHLO, with TLS as the setting says; no sign-in, no mail."""
    parts = urlsplit(url)
    host, tls = parts.hostname or "", parts.scheme == "smtps"
    if parts.scheme not in ("smtp", "smtps") or not host:
        return "the setting is no smtp:// or smtps:// address"
    kind = smtplib.SMTP_SSL if tls else smtplib.SMTP
    try:
        server = kind(host, parts.port or (465 if tls else 25), timeout=_TIMEOUT)
        with closing(server):
            server.ehlo_or_helo_if_needed()
            if parse_qs(parts.query).get("starttls", ["0"])[0] == "1":
                server.starttls()
                server.ehlo()
            with suppress(OSError, smtplib.SMTPException):
                server.quit()
    except (OSError, smtplib.SMTPException, ValueError) as error:
        return f"the server does not answer as it should: {type(error).__name__}"
    return ""


def tcp(url: str) -> str:
    """Whether somebody listens there; `unix:///path` is a socket of this machine."""
    parts = urlsplit(url)
    try:
        if parts.scheme == "unix":
            with socket.socket(socket.AF_UNIX) as local:
                local.settimeout(_TIMEOUT)
                local.connect(parts.path)
            return ""
        port = parts.port or _PORTS.get(parts.scheme)
        if not parts.hostname or not port:
            return "the setting is no address"
        socket.create_connection((parts.hostname, port), timeout=_TIMEOUT).close()
    except (OSError, ValueError) as error:
        return f"nobody listens there: {type(error).__name__}"
    return ""


def bot_api(base: str, token: str, proxy: str | None = None) -> Bot:
    """GetMe and getWebhookInfo: of Telegram, and of Zalo Bot, which answers 404 where no webhook is
    set (docs/zalo-bot.md)."""
    import httpx  # noqa: PLC0415 - only where there is a token

    from bot.channels.bot_api import result_of  # noqa: PLC0415

    try:
        with httpx.Client(timeout=_TIMEOUT, proxy=proxy, follow_redirects=False) as client:
            asked = client.get(f"{base}{token}/getMe")
            me: dict[str, Any] = result_of(asked)
            hook = client.get(f"{base}{token}/getWebhookInfo")
        info: dict[str, Any] = {} if hook.status_code == httpx.codes.NOT_FOUND else result_of(hook)
        return Bot(
            name=str(me.get("username") or me.get("account_name") or ""),
            webhook=str(info.get("url") or ""),
            webhook_error=bool(info.get("last_error_date")),
            clock=_date(asked.headers.get("Date")),
        )
    except ChannelError as error:
        return Bot(wrong=error.detail or error.kind.value)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return Bot(wrong=f"it cannot be reached: {type(error).__name__}", reached=False)
    except (AttributeError, TypeError) as error:
        return Bot(wrong=f"it answers something else: {type(error).__name__}")


@dataclass(frozen=True, slots=True)
class Room:
    """What a platform says of a group and the bot's place in it. `wrong`: why it says nothing."""

    wrong: str = ""
    moved_to: int | None = None
    forum: bool = False
    manages: bool = False


def room(base: str, token: str, chat: int, proxy: str | None = None) -> Room:
    """GetChat and getChatMember of the bot itself: are there topics, may it manage them."""
    import httpx  # noqa: PLC0415 - only where there is a group

    from bot.channels.bot_api import result_of  # noqa: PLC0415

    me = {"chat_id": str(chat), "user_id": token.partition(":")[0]}
    try:
        with httpx.Client(timeout=_TIMEOUT, proxy=proxy, follow_redirects=False) as client:
            found = result_of(client.get(f"{base}{token}/getChat", params={"chat_id": chat}))
            mine = result_of(client.get(f"{base}{token}/getChatMember", params=me))
        manages = mine.get("status") == "administrator" and bool(mine.get("can_manage_topics"))
        return Room(forum=bool(found.get("is_forum")), manages=manages)
    except ChannelError as error:
        return Room(wrong=error.detail or error.kind.value, moved_to=error.moved_to)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return Room(wrong=f"it cannot be reached: {type(error).__name__}")
    except (AttributeError, TypeError) as error:
        return Room(wrong=f"it answers something else: {type(error).__name__}")


def _date(header: str | None) -> datetime | None:
    try:
        found = parsedate_to_datetime(header) if header else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None
