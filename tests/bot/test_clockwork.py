"""What the house's clock does besides waking: unfinished files are swept up, and what waits is
measured."""

import asyncio
import os
from datetime import timedelta

from bot import clockwork
from bot.metrics import INBOX, OUTBOX
from storage.files import FileStore
from tests.bot.house import House


async def test_files_that_were_begun_a_day_ago_and_never_finished_go(tmp_path, clock):
    store = FileStore(f"file://{tmp_path}/files")
    folder = tmp_path / "files/ab/cd"
    folder.mkdir(parents=True)
    for name, hours in (("ab" * 16 + ".part", 25), ("cd" * 16 + ".part", 1), ("ef" * 16, 25)):
        (folder / name).write_bytes(b"x")
        begun = (clock.now - timedelta(hours=hours)).timestamp()
        os.utime(folder / name, (begun, begun))
    assert await clockwork.sweep(store, clock) == 1
    assert sorted(one.name for one in folder.iterdir()) == ["cd" * 16 + ".part", "ef" * 16]


async def test_the_running_house_sweeps(tmp_path, clock):
    house = House(tmp_path, clock)
    await house.open()
    await house.start()
    try:
        assert {"sweeper", "depths"} <= {task.get_name() for task in house.built.tasks}
    finally:
        await house.close()


# Broken once: nothing ever set them -> a desk that fell behind showed nothing.
async def test_what_waits_is_measured(desk):
    def shown():
        return {
            (one.name, sample.labels["state"]): sample.value
            for gauge in (INBOX, OUTBOX)
            for one in gauge.collect()
            for sample in one.samples
        }

    for chat in ("1", "2", "3"):
        desk.receive(chat, "Said", text="menu")
    await clockwork.measure(desk.database)
    waiting = {("helpdesk_inbox", "pending"): 3}
    assert shown() == waiting | {("helpdesk_outbox", one): 0 for one in ("queued", "sending")}
    await asyncio.to_thread(desk.process, 1)
    await clockwork.measure(desk.database)
    assert shown()["helpdesk_inbox", "pending"] == 0
    assert sum(count for (name, _), count in shown().items() if name == "helpdesk_outbox") == 3
