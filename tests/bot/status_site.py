"""The case pages over a real database, with files, for tests with and without a browser."""

from pathlib import Path

from starlette.applications import Starlette

from bot import web
from bot.pages.allowance import Allowance
from bot.pages.shells import Shells
from bot.status import case_pages
from bot.status.case_pages import StatusPages
from bot.upload_store import UploadStore
from storage.files import FileStore
from tests.bot.console_site import ready, say
from tests.desk import Desk


def status_app(desk: Desk, folder: Path, *, burst: int = 1000) -> Starlette:
    files = FileStore(f"file://{folder}/files")
    pages = StatusPages(
        desk.database,
        desk.house,
        UploadStore(desk.database, files),
        Allowance(desk.clock, burst=burst, per_second=0.5),
        secure_cookies=False,
    )
    return web.app(case_pages.routes(pages), Shells(say), ready, dict, language="vi", demo=False)
