"""A lane stays its sender's for as long as a call takes, however long that is."""

import asyncio
from datetime import timedelta

import pytest

from bot import lease
from bot.channels.channel import Capabilities, ChannelError, Failure, Receipt
from bot.outbox import Sender
from storage import outbox


class SlowWire:
    """An outlet whose calls end when they are told to."""

    name = "test"
    account = "a"
    caps = Capabilities(text_max=4000)

    def __init__(self, error: ChannelError | None = None) -> None:
        self.calls = 0
        self.called, self.answered = asyncio.Event(), asyncio.Event()
        self.error = error

    async def send(self, out):
        self.calls += 1
        self.called.set()
        await self.answered.wait()
        if self.error is not None:
            raise self.error
        return Receipt("1")

    async def close(self):
        """Nothing to close."""


def _lease(desk):
    return desk.rows("lane")[0].lease_until


def _send_slowly(desk, wire_of, clock, monkeypatch):
    """A call during which two leases' time passes, a little at a time; what came of it."""
    monkeypatch.setattr(lease, "_EVERY", 0.01)
    desk.receive("chat-1", "Said", text="menu")
    desk.process()
    clock.pass_(minutes=1)  # nobody sends what was leased with the thinking

    async def run():
        wire, others = wire_of(), []
        first, second = (Sender(desk.database, {"test": wire}) for _ in range(2))
        await first.send_due()
        await wire.called.wait()
        for _ in range(6):
            before = _lease(desk)
            clock.now += outbox.LEASE / 3
            while _lease(desk) <= before:
                await asyncio.sleep(0.005)
            others.append(await second.send_due())
        wire.answered.set()
        await first.settle()
        return wire, others

    return asyncio.run(run())


# Broken once: 30 seconds, whatever the call took -> the second sender sent it once more.
@pytest.mark.timeout(30)
def test_a_call_that_outlasts_the_lease_keeps_its_lane(desk, clock, monkeypatch):
    wire, others = _send_slowly(desk, SlowWire, clock, monkeypatch)
    assert (wire.calls, others) == (1, [0] * 6)
    assert _lease(desk) is None
    assert [row.state for row in desk.rows("outbox")] == ["done"]


@pytest.mark.timeout(30)
def test_after_a_long_call_that_was_refused_the_lane_rests_as_always(desk, clock, monkeypatch):
    refused = ChannelError(Failure.NOT_SENT, "busy")
    wire, others = _send_slowly(desk, lambda: SlowWire(refused), clock, monkeypatch)
    assert (wire.calls, others) == (1, [0] * 6)
    lane = desk.rows("lane")[0]
    assert lane.lease_until is None
    assert lane.paused_until - clock.now < timedelta(minutes=1)
