"""Which language a request asks for: the address, the browser's header, the house's own."""

from starlette.requests import Request

from bot.copy import LANGUAGES


def wanted(request: Request) -> str:
    """`vi` or `en`. The first of `?lang=`, `Accept-Language` (RFC 9110 12.5.4) and the house's."""
    asked = request.query_params.get("lang", "")
    if asked in LANGUAGES:
        return asked
    return accepted(request) or getattr(request.app.state, "language", LANGUAGES[0])


def accepted(request: Request) -> str:
    """The one of ours that the header likes best; empty where it names none."""
    liked = [_weighed(one) for one in request.headers.get("accept-language", "").split(",")]
    ours = [(weight, name) for weight, name in liked if name in LANGUAGES and weight > 0]
    return max(ours, key=lambda one: one[0])[1] if ours else ""


def _weighed(part: str) -> tuple[float, str]:
    tag, _, weight = part.strip().partition(";q=")
    try:
        return float(weight or 1), tag.lower().partition("-")[0]
    except ValueError:
        return 0, ""
