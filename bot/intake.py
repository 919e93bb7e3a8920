"""Taking updates in and thinking them through: commit first, acknowledge after, process at once."""

import asyncio
from collections.abc import Callable, Mapping, Sequence

import structlog
from sqlalchemy.exc import OperationalError  # noqa: TID251
