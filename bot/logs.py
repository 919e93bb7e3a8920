"""Structured logs with named fields only: no raw updates, no URLs, no personal data, no tokens."""

import logging
import sys
import threading
from types import TracebackType
from typing import Any

import structlog

from bot.traces import named

# Libraries that log payloads or URLs with tokens in them.
_TALKATIVE = (
    "httpx",
    "httpcore",
    "telegram",
    "aiohttp",
    "uvicorn.access",
    "uvicorn.error",
    "alembic",
    "mail.log",
)


def quieten() -> None:
    """Silence the libraries that would log what must not be logged."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
        logging.getLogger(name).propagate = False
    if logging.lastResort is not None:  # what has no handler comes to standard error by this one
        logging.lastResort.setFormatter(_Plain())


class _Plain(logging.Formatter):
    """What libraries log: level, logger, and an error's type and place. Their words may hold
    anything, so do the messages of errors: no traceback is ever written out."""

    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if record.exc_info else None
        return f"{record.levelname} {record.name}{f' {named(error)}' if error else ''}"


def _hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:  # noqa: ARG001
    sys.stderr.write(f"CRITICAL uncaught {named(error)}\n")


def _hook_of_threads(given: threading.ExceptHookArgs) -> None:
    if given.exc_value is not None:
        sys.stderr.write(f"CRITICAL uncaught in a thread {named(given.exc_value)}\n")


def _hook_of_leftovers(given: Any) -> None:
    sys.stderr.write(f"ERROR nobody to tell of {named(given.exc_value or given.exc_type())}\n")


def set_up(level: str, form: str) -> None:
    """`form`: json | console. Everything goes to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Plain())
    logging.basicConfig(handlers=[handler], level=level.upper())
    quieten()
    sys.excepthook, threading.excepthook = _hook, _hook_of_threads
    sys.unraisablehook = _hook_of_leftovers
    renderer: structlog.types.Processor = (
        structlog.processors.JSONRenderer()
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
