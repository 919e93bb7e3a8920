"""Origins: which pages may show the chat (`HELPDESK_CHAT_ORIGINS`), and what a browser tells of
where a request comes from (RFC 6454; W3C Fetch Metadata; CSP level 3, frame-ancestors)."""

from collections.abc import Sequence

from starlette.requests import Request

from bot import setting_shapes
from bot.setting_shapes import origin_of as of
from bot.settings import PREFIX, SettingsError


def parse(text: str | None) -> tuple[str, ...]:
    """The origins of the setting. Raises SettingsError, which names the place and not the value."""
    try:
        return setting_shapes.origins(text)
    except ValueError as error:
        raise SettingsError(f"{PREFIX}CHAT_ORIGINS: {error}.") from None


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
