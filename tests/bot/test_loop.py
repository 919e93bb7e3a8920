"""What the running house runs on."""

import asyncio
import gc

import pytest

from bot import loop


async def _kind() -> str:
    return type(asyncio.get_running_loop()).__module__


def test_the_house_runs_on_the_quicker_loop():
    """Broken once: uvloop was installed with the house and never used."""
    pytest.importorskip("uvloop")
    assert loop.run(_kind()).startswith("uvloop")


def test_memory_is_swept_seldom_once_all_is_built():
    before = gc.get_threshold()
    try:
        loop.settle_memory()
        assert gc.get_threshold()[0] > before[0]
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
