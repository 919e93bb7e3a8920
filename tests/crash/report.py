"""The table at the end, and one line after each kill."""

import re
from collections import Counter

from rich.console import Console
from rich.table import Table

from tests.crash.checks import Verdict
from tests.crash.customer import Customer
from tests.crash.plan import POINTS, Outcome

_CHAT = re.compile(r"(?:chat|telegram|zalo-oa|webchat) ([0-9a-f]+)")


def progress(one: Outcome) -> str:
    done = sum(customer.done for customer in one.crowd.came)
    fewest = min((one.hits[name] for name in one.plan.points), default=0)
    doing = "draining: " if one.draining else ""
    return (
        f"{doing}{one.kills:>3} kills, each point {fewest}+ times, "
        f"{done} journeys ended, {len(one.crowd.under_way())} under way"
    )


def points(one: Outcome) -> Table:
    table = Table(title="Kills", show_edge=False)
    for name in ("crash point", "hits", "crash point", "hits"):
        table.add_column(name, justify="right" if name == "hits" else "left")
    rows = [(name, str(one.hits[name])) for name in one.plan.points]
    others = Counter(life.how for life in one.house.lives if life.how in ("random", "start-up"))
    rows += [(name, str(count)) for name, count in others.items()]
    half = (len(rows) + 1) // 2
    for left, right in zip(rows[:half], [*rows[half:], ("", "")], strict=False):
        table.add_row(*left, *right)
    return table


def summary(one: Outcome, verdict: Verdict) -> Table:
    table = Table(title="The kill test", show_edge=False, show_header=False)
    table.add_column(justify="left")
    table.add_column(justify="right")
    ready = [life.ready - life.started for life in one.house.lives if life.ready and not life.cold]
    cold = [life.ready - life.started for life in one.house.lives if life.ready and life.cold]
    came = one.crowd.came
    doubles = verdict.doubles
    expired = sum(len(bot.expired()) for bot in one.bots)
    rows = [
        ("seed", one.plan.seed),
        ("kills", one.kills),
        ("… at named points", sum(one.hits.values())),
        ("… at random instants, some while starting", one.kills - sum(one.hits.values())),
        ("points hit", sum(one.hits[name] > 0 for name in POINTS)),
        ("starts (warm / python -m bot serve)", f"{len(ready)} / {len(cold)} ready"),
        ("seconds to /readyz, middle (warm / cold)", f"{_middle(ready)} / {_middle(cold)}"),
        ("customers, journeys ended", f"{len(came)}, {sum(x.done for x in came)}"),
        *((f"… by {name}", count) for name, count in _by_channel(came).items()),
        ("faults of Telegram and Zalo planned", sum(one.trouble.planned.values())),
        ("delivered again on command", sum(len(x.redelivered) for x in came)),
        ("expired at the platform meanwhile (presses live 150 s)", expired),
        ("asked again after a silence", sum(x.nudges for x in came)),
        ("deeds of staff (forms sent again)", f"{one.staff.deeds} ({one.staff.sent_again})"),
        *((f"updates by {name}", count) for name, count in sorted(verdict.updates.items())),
        ("tokens of the Official Account (given by hand)", _tokens(one)),
        ("reports on Zalo Bot (asked again)", _reports(one)),
        ("… whose poll was answered as it died, said again", verdict.in_flight),
        ("effects in the history", verdict.effects),
        ("messages on the wire", verdict.sends),
        ("[bold]lost", f"[bold]{verdict.lost}"),
        ("[bold]doubled effects", f"[bold]{verdict.doubled}"),
        ("[bold]doubled on the wire", f"[bold]{doubles.count}"),
        *((f"… {why}", count) for why, count in doubles.reasons.most_common()),
        ("not sent after two unknown outcomes, marked so", doubles.unsent),
        ("longest from an answer to the kill that hid it", f"{doubles.slowest * 1000:.0f} ms"),
        ("longest from a kill to the last thread's end", f"{_dying(one):.1f} s"),
        ("silences with something half sent (stacks.log)", one.silences),
        ("seconds", f"{one.seconds:.0f}"),
    ]
    for name, value in rows:
        table.add_row(name, str(value))
    return table


def _by_channel(came: list[Customer]) -> Counter[str]:
    return Counter(one.phone.channel for one in came if one.done)


def _reports(one: Outcome) -> str:
    came = one.house.zalo.came
    return f"{sum(x.done for x in came)} ({sum(x.nudged for x in came)})"


def _tokens(one: Outcome) -> str:
    official = one.house.official
    return f"{official.api.world.renewals} ({official.given})"


def _dying(one: Outcome) -> float:
    """Seconds. A thread that waits for the disk outlives the kill until the disk has answered."""
    lives = one.house.lives
    return max((x.ended - x.killed for x in lives if x.ended and x.killed), default=0.0)


def _middle(times: list[float]) -> str:
    return f"{sorted(times)[len(times) // 2]:.2f}" if times else "-"


def violations(console: Console, verdict: Verdict, most: int = 12) -> None:
    for name, found in verdict.wrong.items():
        console.print(f"[red]broken: {name}[/] ({len(found)})")
        for what in found[:most]:
            console.print(f"  {what}", markup=False, highlight=False)


def transcripts(one: Outcome, verdict: Verdict) -> str:
    """What was said in the chats that something was wrong in, as the platform has it."""
    found = " ".join(what for about in verdict.wrong.values() for what in about)
    chats = set(_CHAT.findall(found))
    told = []
    for customer in one.crowd.came:
        phone = customer.phone
        if phone.address not in chats:
            continue
        told.append(f"== {customer.script.code}, {phone.channel} {phone.account}: {phone.address}")
        told += [
            f"{one.index:>6} {'desk' if one.from_desk else '    '} {one.text!r} {one.keys}"
            for one in phone.lines()
        ]
    return "\n".join((*told, ""))


def short_of(one: Outcome) -> list[str]:
    """Why a run proves too little, whatever the checks say."""
    missing = [name for name in one.plan.points if one.hits[name] < one.plan.hits]
    found = [f"{name}: {one.hits[name]} of {one.plan.hits} hits" for name in missing]
    if one.kills < one.plan.kills:
        found.append(f"{one.kills} of {one.plan.kills} kills in {one.seconds:.0f} s")
    return found
