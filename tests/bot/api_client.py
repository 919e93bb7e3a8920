"""A program that uses the API: the real routes over a real database, without a socket."""

import asyncio
import itertools
from datetime import timedelta
from pathlib import Path

import httpx
from starlette.applications import Starlette

from bot import api, web
from bot.pages.allowance import Allowance
from bot.pages.shells import Shells
from bot.upload_store import UploadStore
from states.api_scopes import Scope
from storage import api_tokens
from storage.files import FileStore
from storage.staff import StaffMember
from tests.bot.console_site import ready, say
from tests.desk import Desk

_keys = itertools.count()


def api_app(desk: Desk, folder: Path, *, burst: int = 1000) -> Starlette:
    allowance = Allowance(desk.clock, burst=burst, per_second=10)
    files = FileStore(f"file://{folder}/files")
    uploads = UploadStore(desk.database, files)
    told = api.ApiDesk(desk.database, desk.house, files, uploads, lambda: None, allowance)
    routes = api.routes(told)
    return web.app(routes, Shells(say), ready, dict, language="vi", demo=False)


def token_of(desk: Desk, member: StaffMember, *scopes: Scope) -> tuple[str, str]:
    """(id, the token) with these scopes, with all of them where none is named."""
    return desk.database.write_now(
        lambda uow: api_tokens.add(
            uow, member, "CRM", scopes or tuple(Scope), uow.now + timedelta(days=30)
        )
    )


class Program:
    def __init__(self, app: Starlette, token: str) -> None:
        self.app = app
        self.token = token

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self.ask("GET", path, None, headers)

    def post(self, path: str, body=None, *, key: str = "", **headers: str) -> httpx.Response:
        given = {"Idempotency-Key": key or f"key-{next(_keys):06}", **headers}
        return self.ask("POST", path, body, given)

    def bring(self, path: str, data: bytes, *, key: str = "", **told) -> httpx.Response:
        """A file, packed anew each time. `told`: `name`, `part`, `media_type`, headers."""
        name, part = told.pop("name", "scan.jpg"), told.pop("part", "file")
        media_type = told.pop("media_type", "image/jpeg")
        given = {"Idempotency-Key": key or f"key-{next(_keys):06}", **told}
        return self.ask("POST", path, None, given, files={part: (name, data, media_type)})

    def ask(self, method: str, path: str, body, headers, **more) -> httpx.Response:
        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://api.test") as client:
                return await client.request(
                    method,
                    f"/api/v1{path}",
                    json=body,
                    headers={
                        "Authorization": f"Bearer {self.token}".encode(),
                        "Accept-Language": "en",
                        **{name.replace("_", "-"): value for name, value in headers.items()},
                    },
                    **more,
                )

        return asyncio.run(asked())
