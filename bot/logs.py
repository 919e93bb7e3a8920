"""Structured logs with named fields only: no raw updates, no URLs, no personal data, no tokens."""

import logging
import sys

import structlog

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


def set_up(level: str, form: str) -> None:
    """`form`: json | console. Everything goes to standard error."""
    logging.basicConfig(stream=sys.stderr, level=level.upper(), format="%(levelname)s %(name)s")
    quieten()
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
