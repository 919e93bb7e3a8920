"""`serve` and `demo`: the house, running."""

import socket
from pathlib import Path

import structlog
import uvicorn

from bot import app as wiring
from bot import logs, loop
from bot.commands.outcome import CommandError
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
    with _bound(settings) as listener:
        loop.run(_serve(settings, listener, demo=False))


def demo() -> None:
    """Serve a made-up desk on this machine: sample customers and staff, mail and SMS on a page."""
    given = load()
    tokens = given.telegram_token or given.zalo_bot_token or given.zalo_oa_id
    if tokens or given.http_host not in ("127.0.0.1", "localhost", "::1"):
        raise SettingsError(
            "The demo refuses to run with channel tokens or off loopback. "
            "Unset HELPDESK_TELEGRAM_TOKEN, HELPDESK_ZALO_BOT_TOKEN, HELPDESK_ZALO_OA_ID and "
            "HELPDESK_HTTP_HOST, or use `helpdesk serve`."
        )
    settings = load(
        database_url=f"sqlite:///{_DEMO}/helpdesk.db",
        files_url=f"file://{_DEMO}/files",
        master_key=_demo_key(),
        master_key_file=None,
        public_url=f"http://{given.http_host}:{given.http_port}",
        second_factor="optional",
    )
    logs.set_up("warning", "console")
    with _bound(settings) as listener:  # before any address is printed
        _fill(settings)
        loop.run(_serve(settings, listener, demo=True))


def _fill(settings: Settings) -> None:
    engine = open_engine(settings.database_url)
    schema.upgrade(engine)
    engine.dispose()
    from bot.commands import sample  # noqa: PLC0415 - only the demo needs it

    sample.fill(settings)


def _bound(settings: Settings) -> socket.socket:
    """The address is ours from here on; nobody is answered yet."""
    host, port = settings.http_host, settings.http_port
    listener = None
    try:
        [(family, kind, _, _, address), *_] = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
        listener = socket.socket(family, kind)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        if listener is not None:
            listener.close()
        raise CommandError(
            f"Cannot listen on {host} port {port}: {error.strerror}. "
            "Check HELPDESK_HTTP_HOST and HELPDESK_HTTP_PORT, and who else listens there."
        ) from None
    return listener


def _demo_key() -> str:
    """The demo's own key, kept beside its database."""
    path = _DEMO / "master.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(generate())
    return path.read_text()


async def _serve(settings: Settings, listener: socket.socket, *, demo: bool) -> None:
    built = wiring.build(settings, demo=demo)
    config = uvicorn.Config(
        built.web,
        access_log=False,  # paths may carry signed tokens
        log_config=None,
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    server = uvicorn.Server(config)
    await wiring.start(built)
    loop.settle_memory()
    log.info("serving", host=settings.http_host, port=settings.http_port)
    try:
        await server.serve([listener])
    finally:
        await wiring.stop(built)
