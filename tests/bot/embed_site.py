"""The running house with its chat on pages of another site: another port and another host name."""

import asyncio
import contextlib
import threading
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.clock import now
from bot.copy import render
from bot.pages.shells import Shells
from tests.bot.console_site import serving
from tests.bot.house import House


@dataclass
class Elsewhere:
    """A site that is not ours. `desk` is ours, `headers` and `css` are its own."""

    desk: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    css: str = ""
    attributes: str = ""

    def app(self) -> Starlette:
        return Starlette(routes=[Route("/", self._page), Route("/page.css", self._css)])

    def tag(self, language: str) -> str:
        shells = Shells(lambda copy, language, /, **values: render(copy, language, values))
        tag = shells.embed_tag(address=self.desk, language=language)
        return tag.replace(" defer>", f" {self.attributes} defer>")

    async def _page(self, request: Request) -> Response:
        language = request.query_params.get("lang", "vi")
        html = (
            f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width"><title>Gói cước</title>'
            '<link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css"></head>'
            "<body><main><h1>Gói cước Internet</h1><p>Trang của một nơi khác, không phải của bàn "
            f'hỗ trợ.</p><p><a href="/">Trang chủ</a></p></main>{self.tag(language)}</body></html>'
        )
        return HTMLResponse(html, headers=self.headers)

    async def _css(self, request: Request) -> Response:
        return Response(
            "body { font: 18px/1.6 system-ui; margin: 3rem; max-width: 60rem; background: #fff;"
            f" color: #222 }} {self.css}",
            media_type="text/css",
        )


@contextlib.contextmanager
def living(folder: Path, **settings: Any) -> Iterator[House]:
    """A house at work, in a thread of its own, by the real clock."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    def run(work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, loop).result(60)

    house = House(folder, now, **settings)  # type: ignore[arg-type]
    run(house.open())
    run(house.start())
    try:
        yield house
    finally:
        run(house.close())
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


@contextlib.contextmanager
def elsewhere() -> Iterator[tuple[Elsewhere, str]]:
    """The other site and its origin: `localhost` where the desk is `127.0.0.1`."""
    site = Elsewhere()
    with serving(site.app()) as address:
        yield site, address.replace("127.0.0.1", "localhost")
