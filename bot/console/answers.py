"""The console's answers: a page, a part of one, a refusal - always with the safe headers."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2_fragments import render_block
from starlette.responses import HTMLResponse, Response

from bot.console.gate import HEADERS, Visitor
from bot.copy import render
from bot.pages.shells import environment

_TEMPLATES = environment(Path(__file__).parent / "templates")


def say(copy_id: str, language: str, **values: Any) -> str:
    return render(copy_id, language, values)


def page(
    template: str, language: str, context: Mapping[str, Any], status: int = 200
) -> HTMLResponse:
    words = {"say": partial(_say, language), "language": language}
    html = _TEMPLATES.get_template(template).render({**words, **context})
    return HTMLResponse(html, status, headers=HEADERS)


def part(template: str, block: str, language: str, context: Mapping[str, Any]) -> HTMLResponse:
    """One block of the same template, for a page that refreshes itself."""
    words = {"say": partial(_say, language), "language": language}
    html = render_block(_TEMPLATES, template, block, {**words, **context})
    return HTMLResponse(html, headers=HEADERS)


def trouble(visitor: Visitor | None, copy_id: str, status: int, language: str = "vi") -> Response:
    """A sentence and a next step; nothing of what was asked for."""
    context = {
        "visitor": visitor,
        "headline": copy_id,
        "step": f"{copy_id}-step",
        "csrf": visitor.csrf if visitor else "",
    }
    return page("trouble.html", visitor.language if visitor else language, context, status)


def _say(language: str, copy_id: str, **values: Any) -> str:
    return render(copy_id, language, values)
