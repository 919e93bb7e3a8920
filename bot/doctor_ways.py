"""Whether the ways out answer: mail, SMS, Telegram, the virus scanner. Each says what is wrong, in
words that hold no secret, or nothing."""

import smtplib
import socket
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

_TIMEOUT: Final = 5.0  # seconds
_PORTS: Final = {"http": 80, "https": 443, "tcp": 3310}


@dataclass(frozen=True, slots=True)
class Bot:
    """What Telegram says of the bot. `wrong` is empty where it answers."""

    wrong: str = ""
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


def telegram(base: str, token: str, proxy: str | None) -> Bot:
    """GetMe and getWebhookInfo. https://core.telegram.org/bots/api#getwebhookinfo."""
    import httpx  # noqa: PLC0415 - only where there is a token

    try:
        with httpx.Client(timeout=_TIMEOUT, proxy=proxy, follow_redirects=False) as client:
            me = client.get(f"{base}{token}/getMe")
            if me.status_code != httpx.codes.OK:
                return Bot(wrong=f"it answers {me.status_code}")
            name = str(me.json()["result"].get("username", ""))
            info: dict[str, Any] = client.get(f"{base}{token}/getWebhookInfo").json()["result"]
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, KeyError, TypeError) as error:
        return Bot(wrong=f"it cannot be reached: {type(error).__name__}")
    return Bot(
        name=name,
        webhook=str(info.get("url") or ""),
        webhook_error=bool(info.get("last_error_date")),
        clock=_date(me.headers.get("Date")),
    )


def _date(header: str | None) -> datetime | None:
    try:
        found = parsedate_to_datetime(header) if header else None
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None
