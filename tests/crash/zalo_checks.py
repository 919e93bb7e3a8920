"""What must be true of the customers on Zalo Bot in the end, whatever was killed."""

from collections.abc import Iterator

from bot.channels.zalo_bot_updates import event_id
from tests.crash.ledger import Lane, Ledger
from tests.crash.zalo import OPENED, STEPS, Reporter, Reporters
from tests.zalo_bot_api import TOKEN, Event

ACCOUNT = TOKEN.partition(":")[0]


def received(reporters: Reporters, ledger: Ledger) -> Iterator[str]:
    """What a webhook answered with 200, or a poll told was committed, is in the inbox."""
    known = _known(ledger)
    for one in reporters.came:
        for event in one.events:
            taken = any(200 <= status < 300 for status in event.tried)
            if taken and _name(event) not in known:
                yield f"zalo {one.chat}: update {event.number} was taken and is not in the inbox"


def in_flight(reporters: Reporters, ledger: Ledger) -> int:
    """How many a poll had given away as the process died."""
    known = _known(ledger)
    events = (event for one in reporters.came for event in one.events)
    return sum(bool(event.given) and _name(event) not in known for event in events)


def heard(reporters: Reporters, ledger: Ledger) -> Iterator[str]:
    """What is done was heard once, in the order in which it was received. Broken once: an update
    named anew each time it came was heard twice, where a kill hid the 200 before."""
    for one, lane in _lanes(reporters, ledger):
        bodies = [lane.bodies[row.seq] for row in lane.inbox if row.channel == "zalo-bot"]
        if len({body["message"]["message_id"] for body in bodies}) < len(bodies):
            yield f"zalo {one.chat}: an update stands twice in the inbox"
        written = [body["message"]["text"] for body in bodies]
        if lane.heard != written:
            yield f"zalo {one.chat}: heard {lane.heard} of {written}"


def effects(reporters: Reporters, ledger: Ledger) -> Iterator[str]:
    """One case for each report, and no second one."""
    for one, lane in _lanes(reporters, ledger):
        found = [row for row in ledger.cases if row.lane_id == lane.id]
        if len(found) > 1 and not one.nudged:
            yield f"zalo {one.chat}: {len(found)} cases of one report"
        if one.step > OPENED and not found:
            yield f"zalo {one.chat}: its report opened no case"


def ended(reporters: Reporters, ledger: Ledger) -> Iterator[str]:
    """Every one said and heard all they wanted to."""
    if reporters.error:
        yield reporters.error
    for one in reporters.came:
        if not one.done:
            yield f"zalo {one.chat} is stuck at {STEPS[one.step][0]!r}"


def _lanes(reporters: Reporters, ledger: Ledger) -> Iterator[tuple[Reporter, Lane]]:
    for one in reporters.came:
        lane = ledger.lane("zalo-bot", ACCOUNT, one.chat)
        if lane is not None:
            yield one, lane


def _known(ledger: Ledger) -> set[str]:
    rows = (row for lane in ledger.lanes.values() for row in lane.inbox)
    return {row.event_id for row in rows if row.channel == "zalo-bot"}


def _name(event: Event) -> str:
    return event_id(event.body["event_name"], event.body["message"]["message_id"])
