"""What must be true at the end, whatever was killed. Each check yields what it found wrong.

Longer than 300 lines: one subject, one list of cases that is read from top to bottom.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.channels.telegram_updates import DEEP_LINK
from tests.crash import copybook, others_checks, wire, zalo_checks
from tests.crash.customer import Customer
from tests.crash.ledger import Lane, Ledger, read
from tests.crash.plan import Outcome
from tests.crash.zalo import Reporters

_WITH_PAPERS = ("request_name_change", "report_misuse", "act_for_another")
_TAP = re.compile(r"#\S{6}\.")
_TALKS = ("telegram", "zalo-oa", "webchat")  # where the crowd is
_LOOKS = ("case viewed",)  # staff looked: as often as they like
_BARE = ("chat linked", "case withdrawn")  # entries that are counted whatever they are about


@dataclass
class Verdict:
    """`wrong`: check -> what it found. `lost` and `doubled` count those of the two worst kinds."""

    wrong: dict[str, list[str]] = field(default_factory=dict)
    doubles: wire.Doubles = field(default_factory=wire.Doubles)
    updates: Counter[str] = field(default_factory=Counter)  # by channel
    effects: int = 0
    sends: int = 0
    in_flight: int = 0  # updates that Zalo Bot had given to a poll as the process died

    @property
    def ok(self) -> bool:
        return not self.wrong

    @property
    def lost(self) -> int:
        return sum(len(self.wrong.get(name, ())) for name in LOST)

    @property
    def doubled(self) -> int:
        return sum(len(self.wrong.get(name, ())) for name in DOUBLED)


def check(outcome: Outcome, *, final: bool = True) -> Verdict:
    """Everything, on the stopped house; in the midst of a run what is true after any kill."""
    ledger = read(outcome.house)
    verdict = Verdict()
    for name, one in CHECKS.items():
        if (final or name in ALWAYS) and (found := list(one(outcome, ledger))):
            verdict.wrong[name] = found
    verdict.doubles = wire.doubles(outcome, ledger, final=final)
    for name, found in verdict.doubles.wrong.items():
        verdict.wrong.setdefault(name, []).extend(found)
    lanes = ledger.lanes.values()
    verdict.updates = Counter(row.channel for lane in lanes for row in lane.inbox)
    verdict.in_flight = zalo_checks.in_flight(outcome.house.zalo, ledger)
    verdict.effects = len(ledger.audit)
    verdict.sends = sum(len(bot.accepted_sends()) for bot in outcome.bots)
    verdict.sends += len(outcome.house.official.api.world.accepted)
    verdict.sends += len(outcome.gateways.post.letters())
    return verdict


# -- coming in -----------------------------------------------------------------------------------
def _received(outcome: Outcome, ledger: Ledger) -> Iterator[str]:
    """What the platform was told was received is in the inbox, under its own account."""
    known = {
        (row.account, row.event_id)
        for lane in ledger.lanes.values()
        for row in lane.inbox
        if row.channel == "telegram"
    }
    for bot in outcome.bots:
        account = bot.token.partition(":")[0]
        for number in bot.confirmed():
            if (account, str(number)) not in known:
                yield f"update {number} of {account} was confirmed and is not in the inbox"


def _finished(outcome: Outcome, ledger: Ledger) -> Iterator[str]:
    """Every update is done: nothing waits, nothing was parked."""
    for lane in ledger.lanes.values():
        for row in lane.inbox:
            if row.state != "done":
                yield f"update {row.event_id} is {row.state} ({row.reason})"
    for bot in outcome.bots:
        for number in bot.pending():
            yield f"update {number} still waits at the platform"


def _in_transcript(outcome: Outcome, ledger: Ledger) -> Iterator[str]:
    """An update that is done left its trace, and those of a chat in their order."""
    for lane in _chats(ledger):
        done = _done(lane)
        missing, more = Counter(done) - Counter(lane.heard), Counter(lane.heard) - Counter(done)
        for text, count in missing.items():
            yield f"{_where(lane)}: {count} done without a trace: {text[:30]!r}"
        if not missing and not more and done != lane.heard:
            yield f"{_where(lane)}: taken in another order than received"


def _once_in_transcript(outcome: Outcome, ledger: Ledger) -> Iterator[str]:
    for lane in _chats(ledger):
        done = _done(lane)
        for text, count in (Counter(lane.heard) - Counter(done)).items():
            yield f"{_where(lane)}: {count} heard twice: {text[:30]!r}"


def _done(lane: Lane) -> list[str]:
    """The texts of what this chat's customer sent and the desk is done with."""
    rows = (row for row in lane.inbox if row.channel == lane.channel and row.state == "done")
    return [_SAID[lane.channel](lane.bodies[row.seq]) for row in rows]


def _in_order(outcome: Outcome, ledger: Ledger) -> Iterator[str]:
    """Messages of one chat joined the inbox in the platform's order. (Presses ride another queue of
    the webhook; what was delivered again on command may overtake.)"""
    again = {(one.account, number) for one in outcome.crowd.came for number in one.redelivered}
    for lane in _chats(ledger):
        if lane.channel != "telegram":
            continue  # the others promise no order
        account = next(
            n for n, bot in enumerate(outcome.bots) if bot.token.startswith(lane.account)
        )
        numbers = [
            body["update_id"]
            for body in lane.bodies.values()
            if ("message" in body or "edited_message" in body)
            and (account, body["update_id"]) not in again
        ]
        if numbers != sorted(numbers):
            yield f"{_where(lane)}: received in another order than written"


# -- what it led to ------------------------------------------------------------------------------
def _ended(outcome: Outcome, ledger: Ledger) -> Iterator[str]:
    """Every journey is where it should be."""
    for one in outcome.crowd.came:
        if not one.done:
            task = next((task.wish for task in one.script.tasks if not task.over), "the end")
            yield f"{_name(one)} is stuck at {task!r} after {one.did.what!r}"


def _details(outcome: Outcome, ledger: Ledger) -> Iterator[str]:
    """The record holds what was submitted, and nothing else."""
    for one in outcome.crowd.came:
        record = ledger.records[one.script.code]
        wanted = dict(one.script.details)
        for task in one.script.tasks:
            if task.stored and task.over and task.ends == "done":
                wanted[task.field] = task.stored
        for name in {*wanted, *record.details}:
            task = next((x for x in one.script.tasks if x.field == name and x.stored), None)
            if task is not None and not task.over and task.submitted:
                continue  # under way; the journey's own check tells
            if record.value(name) != wanted.get(name):
                yield f"{_name(one)}: {name} is not what was submitted"
        if record.name != one.script.name:
            yield f"{_name(one)}: the name changed by itself"


def _counted(outcome: Outcome, ledger: Ledger, *, more: bool) -> Iterator[str]:
    """One audit entry and one case for each submitted change; one link for each customer."""
    for one in outcome.crowd.came:
        owner = ledger.records[one.script.code].id
        actions = Counter(
            (action, "" if action in _BARE else data.get("field") or data.get("kind") or "")
            for action, customer, _, data in ledger.audit
            if customer == owner and action not in _LOOKS
        )
        kinds = Counter((row.kind, row.state) for row in ledger.cases if row.customer_id == owner)
        wanted, cases = _wanted(one)
        if more:
            wanted["chat linked", ""] = 1  # also where the journey goes on
            wanted.update(lead for task in one.script.tasks for lead in task.may_lead)
        for found, expected in ((actions, wanted), (kinds, cases)):
            difference = found - expected if more else expected - found
            for what, count in difference.items():
                yield f"{_name(one)}: {' '.join(what).strip()} {'+' if more else '-'}{count}"


def _wanted(one: Customer) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """The audit entries and cases that the finished tasks must have led to."""
    over = [task for task in one.script.tasks if task.over]
    actions: Counter[tuple[str, str]] = Counter(lead for task in over for lead in task.leads)
    if over or one.done:
        actions["chat linked", ""] = 1
    ends = {task.kind: task.ends for task in over if task.kind}
    ends |= dict(task.turns for task in over if task.turns[0])
    cases = Counter(ends.items())
    return actions, cases


def _papers(outcome: Outcome, ledger: Ledger) -> Iterator[str]:
    """The papers of each name change, and the evidence of each report, are stored, belong to its
    case, and can be read; the customer was told of each that was declined."""
    for missing in ledger.unreadable:
        yield f"attachment {missing} is stored and cannot be read"
    for one in outcome.crowd.came:
        owner = ledger.records[one.script.code].id
        declined = _declined(ledger, one)
        for row in ledger.cases:
            if row.customer_id == owner and row.kind in _WITH_PAPERS:
                kept = [a for a in ledger.attachments if a.case_id == row.id]
                if len(kept) + declined < 2 or any(a.state != "stored" for a in kept):
                    yield f"{_name(one)}: {len(kept)} papers at the case, two were sent"


def _declined(ledger: Ledger, one: Customer) -> int:
    """Papers that came when their form was over: taken by nothing, and told so."""
    lane = ledger.lane(one.phone.channel, one.phone.account, one.phone.address)
    if lane is None:
        return 0
    told = sum(copybook.says("file-not-asked", chunk.text) for chunk in lane.chunks)
    ours = [a for a in ledger.attachments if a.lane_id == lane.id and a.state == "declined"]
    papers = sum(a.source.get("kind") in ("image", "pdf") for a in ours)
    return min(papers, told)


# -- at rest -------------------------------------------------------------------------------------
def _numbered(outcome: Outcome, ledger: Ledger) -> Iterator[str]:
    """Outgoing messages are numbered without a gap, and all are out."""
    for lane in ledger.lanes.values():
        numbers = [row.seq for row in lane.outbox]
        if numbers != list(range(1, len(numbers) + 1)) or lane.next_seq != len(numbers) + 1:
            yield f"lane {lane.channel} {lane.address}: numbers {numbers[-3:]}, {lane.next_seq}"
        for row in lane.outbox:
            if row.state != "done" and (lane.channel, row.reason) != ("zalo-oa", "window"):
                yield f"lane {lane.channel} {lane.address}: message {row.seq} is {row.state}"
        if lane.sent_seq != len(numbers):
            yield f"lane {lane.channel} {lane.address}: sent up to {lane.sent_seq}"


def _at_rest(outcome: Outcome, ledger: Ledger) -> Iterator[str]:
    """Nothing is under way: no lease, no open file, no alarm that is overdue."""
    if not outcome.drained:
        yield "not everything was worked off when the faults had stopped"
    for lane in ledger.lanes.values():
        if lane.leased:
            yield f"lane {lane.channel} {lane.address} is leased"
    for one in ledger.attachments:
        if one.state == "waiting":
            yield f"attachment {one.id} waits after {one.tries} tries"
    for row in ledger.wakeups:
        if row.state == "parked":
            yield f"wake-up {row.kind} was parked"


def _history(outcome: Outcome, ledger: Ledger) -> Iterator[str]:
    """`helpdesk audit verify`."""
    yield from ledger.chain


def _sound(outcome: Outcome, ledger: Ledger) -> Iterator[str]:
    if ledger.integrity != "ok":
        yield f"integrity_check: {ledger.integrity[:200]}"
    if ledger.orphans:
        yield f"{ledger.orphans} rows point at nothing"


def _alive(outcome: Outcome, ledger: Ledger) -> Iterator[str]:
    """Nothing but a kill ended the process, and the console took what staff did."""
    yield from outcome.odd
    yield from outcome.staff.odd
    if outcome.crowd.error:
        yield outcome.crowd.error


def _chats(ledger: Ledger) -> Iterator[Lane]:
    return (lane for lane in ledger.lanes.values() if lane.channel in _TALKS)


def _where(lane: Lane) -> str:
    return f"chat {lane.address} ({lane.channel})"


def _said_there(body: dict[str, object]) -> str:
    """The same of the other channels; a tap keeps no words."""
    message = body.get("message")
    told = message if isinstance(message, dict) else body
    text = str(told.get("text", ""))
    return "" if _TAP.match(text) else _bare(text)


def _bare(text: str) -> str:
    """A portal's link opens an account for a while: it is not kept."""
    return "/start" if DEEP_LINK.match(text) else text


def _said(body: dict[str, object]) -> str:
    """What the transcript keeps of an update, as its text."""
    press = body.get("callback_query")
    if isinstance(press, dict):
        rows = press["message"].get("reply_markup", {}).get("inline_keyboard", ())
        labels = (one["text"] for row in rows for one in row)
        data = (one["callback_data"] for row in rows for one in row)
        return str(
            next((label for label, d in zip(labels, data, strict=True) if d == press["data"]), "")
        )
    message = body.get("message") or body.get("edited_message")
    assert isinstance(message, dict)
    return _bare(str(message.get("text") or message.get("caption") or ""))


def _name(one: Customer) -> str:
    return f"{one.script.code} ({one.phone.channel}, chat {one.phone.address})"


_SAID: Mapping[str, Callable[[dict[str, object]], str]] = {
    "telegram": _said,
    "zalo-oa": _said_there,
    "webchat": _said_there,
}


ON_ZALO: dict[str, Callable[[Reporters, Ledger], Iterator[str]]] = {
    "zalo: taken is in the inbox": zalo_checks.received,
    "zalo: heard as received": zalo_checks.heard,
    "zalo: one case a report": zalo_checks.effects,
    "zalo: everybody was heard out": zalo_checks.ended,
}
Check = Callable[[Outcome, Ledger], Iterator[str]]
OTHERS: dict[str, Check] = {
    "official account: taken is in the inbox": others_checks.official_taken,
    "official account: every token by hand was needed": others_checks.tokens,
    "official account: only what Zalo refused was not sent": others_checks.windows,
    "web chat: taken is in the inbox": others_checks.web_taken,
    "forwarded words are kept once": others_checks.forwarded,
}
CHECKS: dict[str, Check] = {
    "confirmed is in the inbox": _received,
    "every update done": _finished,
    "done left its trace": _in_transcript,
    "heard once": _once_in_transcript,
    "inbox in order": _in_order,
    "journeys ended": _ended,
    "details as submitted": _details,
    "no effect missing": lambda outcome, ledger: _counted(outcome, ledger, more=False),
    "no effect twice": lambda outcome, ledger: _counted(outcome, ledger, more=True),
    "papers kept": _papers,
    "outbox numbered": _numbered,
    "at rest": _at_rest,
    **{
        name: lambda outcome, ledger, one=one: one(outcome.house.zalo, ledger)
        for name, one in ON_ZALO.items()
    },
    **OTHERS,
    "history verifies": _history,
    "database sound": _sound,
    "ended only by kills": _alive,
}
LOST = (
    "confirmed is in the inbox",
    "done left its trace",
    "no effect missing",
    "papers kept",
    wire.NEVER,
    "zalo: taken is in the inbox",
    "zalo: heard as received",
    "official account: taken is in the inbox",
    "web chat: taken is in the inbox",
)
ALWAYS = (
    "confirmed is in the inbox",
    "official account: taken is in the inbox",
    "web chat: taken is in the inbox",
    "done left its trace",
    "heard once",
    "history verifies",
    "database sound",
)
DOUBLED = ("heard once", "no effect twice")
