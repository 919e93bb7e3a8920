"""What the house's clock does besides waking: files that a crash left are swept up, and what waits
is measured."""

import asyncio
import os
from datetime import timedelta

from bot import clockwork
from bot.metrics import INBOX, OUTBOX
from storage import attachments, lanes
from storage.attachments import Sent
from storage.envelope import DataKey
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


async def test_whole_files_that_nothing_names_go_after_a_day(desk, tmp_path, clock):
    """Both kinds, a customer's paper and a file of staff, are named by their attachment and stay;
    so do those that are being stored, and those of another house."""
    store, database = FileStore(f"file://{tmp_path}/files"), desk.database
    desk.say("1", "chào em")
    wanted = lanes.Wanted("test", "a", "1", True)

    def keyed(uow):
        lane = lanes.ensure(uow, [wanted])[wanted]
        return lane, uow.key(lane.key_id)

    lane, key = database.write_now(keyed)
    names = {
        what: store.store(what.encode(), key).name
        for what in ("paper", "of staff", "left", "just now")
    }
    names["of another house"] = store.store(b"x", DataKey(os.urandom(16), os.urandom(32))).name

    def name_two(uow):
        paper = attachments.offer(uow, lane, {"ref": "r"})
        attachments.keep(uow, paper)
        uow.flush()
        shape = {"media_type": "image/jpeg", "size": 5, "pages": 1}
        attachments.stored(uow, paper, digest=bytes(32), file_name=names["paper"], **shape)
        sent = Sent(lane.id, names["of staff"], "a.jpg", "image", digest="00" * 32, **shape)
        attachments.add_sent(uow, lane, "case", "staff", sent)

    database.write_now(name_two)
    for what, name in names.items():
        hours = 1 if what == "just now" else 25
        written = (clock.now - timedelta(hours=hours)).timestamp()
        os.utime(tmp_path / "files" / name[:2] / name[2:4] / name, (written, written))
    assert await clockwork.sweep_unnamed(store, database) == 1
    assert set(store.names()) == {name for what, name in names.items() if what != "left"}
    assert store.load(names["paper"], key) == b"paper"
    assert len(desk.rows("audit", action="unnamed files removed")) == 1
    assert await clockwork.sweep_unnamed(store, database) == 0
    assert len(desk.rows("audit", action="unnamed files removed")) == 1
