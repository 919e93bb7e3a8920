"""A receipt outlasts a database in trouble: what is known to have arrived is not sent again."""

import asyncio
import sqlite3
from datetime import timedelta

import pytest

from bot.channels.channel import Capabilities, Receipt
from bot.outbox import _TELL_AGAIN, Sender
from storage import outbox
from storage.outbox import Told


class Wire:
    """An outlet that keeps what it was given."""

    name = "test"
    account = "a"
    caps = Capabilities(text_max=4000)

    def __init__(self) -> None:
        self.sent: list[str] = []

    async def send(self, out):
        self.sent.append(out.text)
        return Receipt(str(len(self.sent)))

    async def close(self):
        """Nothing to close."""


@pytest.fixture
def wire():
    return Wire()


def _deliver(desk, wire, clock):
    """Send what is due until nothing is, also what is due when every lease is over."""
    slept = []

    async def sleep(seconds):
        slept.append(seconds)

    async def run():
        sender = Sender(desk.database, {"test": wire}, sleep)
        for _ in range(3):
            while await sender.send_due():
                await sender.settle()
            clock.now += 2 * outbox.LEASE
        return slept

    return asyncio.run(run())


# Broken once: the sender gave up with the first error, and when the lease was over the message was
# claimed as one with an unknown outcome and sent again.
def test_a_receipt_is_written_once_the_database_is_back(desk, wire, clock, monkeypatch):
    note, refused = outbox.note, []

    def locked(uow, notes):
        if isinstance(notes[0], Told) and len(refused) < 3:
            refused.append(1)
            raise sqlite3.OperationalError("database is locked")
        return note(uow, notes)

    monkeypatch.setattr(outbox, "note", locked)
    desk.receive("chat-1", "Said", text="menu")
    desk.process()
    clock.now += timedelta(minutes=1)  # nobody sends what was leased with the thinking
    slept = _deliver(desk, wire, clock)
    assert (len(wire.sent), len(refused)) == (1, 3)
    assert slept == list(_TELL_AGAIN[:3])


def test_a_receipt_that_is_a_defect_of_ours_is_not_tried_for_ever(desk, wire, clock, monkeypatch):
    note, refused = outbox.note, []

    def broken(uow, notes):
        if isinstance(notes[0], Told) and not refused:
            refused.append(1)
            raise KeyError("a defect")
        return note(uow, notes)

    monkeypatch.setattr(outbox, "note", broken)
    desk.receive("chat-1", "Said", text="menu")
    desk.process()
    clock.now += timedelta(minutes=1)
    assert _deliver(desk, wire, clock) == []
    assert len(wire.sent) == 2  # its outcome was unknown, so it is tried once more
