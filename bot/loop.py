"""What the running house runs on: the quicker event loop where there is one, and a memory that is
swept seldom."""

import asyncio
import gc
from collections.abc import Coroutine
from typing import Any

_SWEEPS = (20_000, 20, 20)  # new objects before the young are looked through; then the older ones


def new_loop() -> asyncio.AbstractEventLoop:
    """uvloop's, but on Windows, which has none (there the standard one)."""
    try:
        import uvloop  # noqa: PLC0415 - not installed everywhere
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


def run(main: Coroutine[Any, Any, Any]) -> Any:
    """As `asyncio.run`."""
    with asyncio.Runner(loop_factory=new_loop) as runner:
        return runner.run(main)


def settle_memory() -> None:
    """Everything is built: what is there now stays, and is never looked through again. A batch
    makes some ten thousand objects that die by themselves, so the usual 700 would sweep all day."""
    gc.freeze()
    gc.set_threshold(*_SWEEPS)
