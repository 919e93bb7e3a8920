"""`serve` and `demo`: the house, running."""

import asyncio
import gc
from pathlib import Path

import structlog
import uvicorn

from bot import app as wiring
from bot import logs
from bot.settings import Settings, SettingsError, load
from storage import schema
from storage.database import open_engine
from storage.master_key import generate

log = structlog.get_logger()
_DEMO = Path("var/demo")


def serve() -> None:
    """Serve everything in one process."""
    settings = load()
    logs.set_up(settings.log_level, settings.log_format)
    asyncio.run(_serve(settings, demo=False))


def demo() -> None:
    """Serve a made-up desk on this machine: sample customers and staff, mail and SMS on a page."""
    given = load()
    if given.telegram_token or given.http_host not in ("127.0.0.1", "localhost", "::1"):
        raise SettingsError(
            "The demo refuses to run with channel tokens or off loopback. "
            "Unset HELPDESK_TELEGRAM_TOKEN and HELPDESK_HTTP_HOST, or use `helpdesk serve`."
        )
    settings = load(
        database_url=f"sqlite:///{_DEMO}/helpdesk.db",
        files_url=f"file://{_DEMO}/files",
        master_key=_demo_key(),
        master_key_file=None,
        public_url=f"http://{given.http_host}:{given.http_port}",
    )
    logs.set_up("warning", "console")
    engine = open_engine(settings.database_url)
    schema.upgrade(engine)
    engine.dispose()
    from bot.commands import sample  # noqa: PLC0415 - only the demo needs it

    sample.fill(settings)
    asyncio.run(_serve(settings, demo=True))


def _demo_key() -> str:
    """The demo's own key, kept beside its database."""
    path = _DEMO / "master.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(generate())
    return path.read_text()


async def _serve(settings: Settings, *, demo: bool) -> None:
    built = wiring.build(settings, demo=demo)
    config = uvicorn.Config(
        built.web,
        host=settings.http_host,
        port=settings.http_port,
        access_log=False,  # paths may carry signed tokens
        log_config=None,
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    server = uvicorn.Server(config)
    await wiring.start(built)
    gc.freeze()
    log.info("serving", host=settings.http_host, port=settings.http_port)
    try:
        await server.serve()
    finally:
        await wiring.stop(built)
