"""What must be true of the Official Account and the web chat, whatever was killed; and of words
that were forwarded. What holds of every chat is checked in `checks` and `wire`."""

from collections import Counter
from collections.abc import Iterator

from bot.channels.webchat import event_id
from bot.channels.zalo_oa_updates import arrived_of
from tests.crash.browser import Browser
from tests.crash.ledger import Ledger
from tests.crash.plan import Outcome
from tests.zalo_oa_api import OA

_CLOSED = -230  # too long since the customer's last act, says Zalo


def official_taken(outcome: Outcome, ledger: Ledger) -> Iterator[str]:
    """What the webhook answered with 200 is in the inbox, under its own name."""
    known = _known(ledger, "zalo-oa")
    for event in outcome.house.official.api.world.events:
        if 200 in event.tried:
            for one in arrived_of(event.body, event.raw, OA):
                if one.event_id not in known:
                    yield f"event {one.event_id} was taken and is not in the inbox"


def web_taken(outcome: Outcome, ledger: Ledger) -> Iterator[str]:
    """What was answered with 202 is in the inbox; the page met no refusal."""
    known = _known(ledger, "webchat")
    for one in outcome.crowd.came:
        if isinstance(one.phone, Browser):
            yield from one.phone.odd
            for post in one.phone.posts:
                if post.taken and event_id(one.phone.address, post.name) not in known:
                    yield f"{one.script.code}: {post.name} was taken and is not in the inbox"


def tokens(outcome: Outcome, ledger: Ledger) -> Iterator[str]:
    """A refresh token had to be given by hand only where a kill took one with it, between Zalo's
    answer and the commit; and each time staff were told."""
    official = outcome.house.official
    stored = ledger.token_version - 1 - official.given if ledger.token_version else 0
    lost = official.api.world.renewals - stored
    if lost > official.given + 1 or official.given > lost:
        yield f"{lost} tokens were lost, {official.given} were given by hand"
    if official.given > official.alarms:
        yield f"{official.given} tokens were given by hand after {official.alarms} alarms"


def windows(outcome: Outcome, ledger: Ledger) -> Iterator[str]:
    """What was not sent for the window was refused by Zalo, and nothing else was not sent."""
    refused: Counter[str] = Counter()
    for call in outcome.house.official.api.world.calls:
        if call.code == _CLOSED:
            refused[str(call.fields["recipient"]["user_id"])] += 1
    for lane in ledger.lanes.values():
        if lane.channel == "zalo-oa":
            dead = sum(row.state == "dead" and row.reason == "window" for row in lane.outbox)
            if dead > refused[lane.address]:
                yield f"chat {lane.address}: {dead} not sent, {refused[lane.address]} refused"


def forwarded(outcome: Outcome, ledger: Ledger) -> Iterator[str]:
    """A stranger's words stand in their report once, as a stranger's."""
    for one in outcome.crowd.came:
        owner = ledger.records[one.script.code].id
        for task in one.script.tasks:
            if not (task.forwards and task.over):
                continue
            cases = [x for x in ledger.cases if x.customer_id == owner and x.kind == task.kind]
            told = [words for case in cases for words in ledger.told[case.id]]
            kept = [words for words in told if words.get("text") == task.forwards]
            if len(kept) != 1 or not kept[0].get("forwarded"):
                yield f"{one.script.code}: forwarded words were kept {len(kept)} times"


def _known(ledger: Ledger, channel: str) -> set[str]:
    rows = (row for lane in ledger.lanes.values() for row in lane.inbox)
    return {row.event_id for row in rows if row.channel == channel}
