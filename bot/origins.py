"""Origins: which pages may show the chat (`HELPDESK_CHAT_ORIGINS`), and what a browser tells of
where a request comes from (RFC 6454; W3C Fetch Metadata; CSP level 3, frame-ancestors)."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.requests import Request

from bot.settings import PREFIX, SettingsError

_HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
)
_SHAPE = re.compile(r"(?P<scheme>https?)://(?P<host>[a-z0-9.-]+)(?::(?P<port>[0-9]{1,5}))?")
_USUAL = {"https": 443, "http": 80}
LOOPBACK = ("127.0.0.1", "localhost")
_MOST = 50  # more would make a header that proxies refuse


def parse(text: str | None) -> tuple[str, ...]:
    """The origins between commas, as browsers spell them. No wildcard, no path: each page that may
    show the chat is named. Raises SettingsError, which names the place and not the value."""
    parts = [part.strip() for part in (text or "").split(",") if part.strip()]
    if len(parts) > _MOST:
        raise SettingsError(f"{PREFIX}CHAT_ORIGINS: at most {_MOST} origins.")
    return tuple(dict.fromkeys(_origin(number, part) for number, part in enumerate(parts, 1)))


def _origin(number: int, text: str) -> str:
    wrong = SettingsError(
        f"{PREFIX}CHAT_ORIGINS: number {number} is no origin. Write https://host or "
        "https://host:port, without a path or a wildcard (http only for this machine)."
    )
    found = _SHAPE.fullmatch(text.lower())
    if found is None or int(found["port"] or 0) > 65535:
        raise wrong
    plain = found["scheme"] == "http" and found["host"] not in LOOPBACK
    if plain or not _HOST.fullmatch(found["host"]):
        raise wrong
    return of(text)


def of(url: str) -> str:
    """The origin of an address, as browsers spell it; empty where it has none."""
    try:
        found = urlsplit(url.lower())
        port = found.port
    except ValueError:
        return ""
    if found.scheme not in _USUAL or not found.hostname:
        return ""
    host = f"[{found.hostname}]" if ":" in found.hostname else found.hostname
    return f"{found.scheme}://{host}" + ("" if port in (None, _USUAL[found.scheme]) else f":{port}")


def frame_ancestors(origins: Sequence[str]) -> str:
    """The directive that lets these pages, and our own, show a page of ours in a frame."""
    return " ".join(("frame-ancestors 'self'", *origins))


def is_ours(request: Request, public_url: str) -> bool:
    """Whether a request that acts comes from a page of this desk, as far as the browser tells.
    No header says anything of clients that are no browsers; they hold a session's secret or not.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is None or _is_own(request, public_url, origin)


def may_frame(request: Request, public_url: str, origins: Sequence[str]) -> bool:
    """Whether the page that asks for a frame is listed, as far as the browser tells (`Referer`).
    The browser itself refuses the others by `frame-ancestors`."""
    told = request.headers.get("origin") or request.headers.get("referer")
    if told is None:
        return True
    origin = of(told)
    return origin in origins or _is_own(request, public_url, origin)


def _is_own(request: Request, public_url: str, origin: str) -> bool:
    return bool(origin) and origin in (of(public_url), of(str(request.base_url)))
