"""What the house's clock does besides waking: unfinished files are swept up."""

import os
from datetime import timedelta

from bot import clockwork
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
        assert "sweeper" in {task.get_name() for task in house.built.tasks}
    finally:
        await house.close()
