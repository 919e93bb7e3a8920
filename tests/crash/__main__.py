"""`python -m tests.crash`: the kill test and the planted faults. Exit 1 on any violation."""

import argparse
import sys
import time
from dataclasses import replace

from rich.console import Console
from rich.table import Table

from tests.crash import planted, report
from tests.crash.campaign import Campaign
from tests.crash.checks import Verdict, check
from tests.crash.plan import POINTS, Outcome, Plan
from tests.databases import MASTER_KEY

CONSOLE = Console(width=100)
_EVERY = 20  # kills between lines that stay


def main() -> int:
    asked = _arguments()
    began = time.monotonic()
    plan = Plan(
        seed=asked.seed,
        kills=asked.kills,
        points_only=asked.points_only,
        at_once=asked.customers,
        hits=asked.hits,
    )
    CONSOLE.print(f"The kill test, --seed {plan.seed}: {plan.kills} kills, {len(POINTS)} points")
    good = asked.only_planted or _whole(plan, began)
    if not asked.no_planted:
        good = _planted(plan.seed) and good
    CONSOLE.print(f"{time.monotonic() - began:.0f} seconds in all")
    return 0 if good else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.add_argument("--seed", type=int, default=20_261_123, help="replays a run's plan")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--hits", type=int, default=5, help="of each point, at least")
    parser.add_argument("--customers", type=int, default=9, help="at once, on each bot account")
    parser.add_argument("--points-only", action="store_true", help="no kills at random instants")
    parser.add_argument("--no-planted", action="store_true")
    parser.add_argument("--only-planted", action="store_true")
    return parser.parse_args()


def _whole(plan: Plan, began: float) -> bool:
    with Campaign(plan) as campaign:
        with CONSOLE.status("starting") as status:

            def tell(one: Outcome) -> None:
                status.update(report.progress(one))
                if one.kills % _EVERY == 0 or one.draining:
                    CONSOLE.print(f"{time.monotonic() - began:>5.0f} s  {report.progress(one)}")

            outcome = campaign.run(tell)
        verdict = check(outcome)
        CONSOLE.print(report.points(outcome), report.summary(outcome, verdict))
        report.violations(CONSOLE, verdict)
        campaign.keeps = not verdict.ok
        if campaign.keeps:
            (outcome.folder / "master.key").write_text(MASTER_KEY)  # of this run alone
            (outcome.folder / "transcripts.txt").write_text(report.transcripts(outcome, verdict))
            CONSOLE.print(f"kept: {outcome.folder}")
    short = report.short_of(outcome)
    for why in short:
        CONSOLE.print(f"[red]too little: {why}")
    return verdict.ok and not short


# -- planted faults ------------------------------------------------------------------------------
def caught(
    name: str, seed: int, kills: int = 45, points: tuple[str, ...] = POINTS
) -> tuple[Outcome, Verdict]:
    """Run with this fault until a check sees it; every third kill the dead house is checked."""
    plan = Plan(
        seed=seed,
        kills=kills,
        points=points,
        hits=0,
        at_once=6,
        most=120,
        plant=name,
        trouble=False,
        cold=False,
        seconds=900,
        drain=600,
    )
    if name in ("driver-begin", "none"):
        plan = replace(plan, beside=True, kills=0, segments=((0, "polling"),))
    found: list[Verdict] = []

    def look(one: Outcome) -> bool:
        if one.kills % 3 == 0:
            found.append(check(one, final=False))
        return bool(found) and not found[-1].ok

    with Campaign(replace(plan, plant="" if name == "none" else name)) as campaign:
        outcome = campaign.run(stop=look)
        verdict = found[-1] if found and not found[-1].ok else check(outcome)
    return outcome, verdict


def _planted(seed: int) -> bool:
    table = Table(title="Planted faults", show_edge=False)
    for name in ("fault", "caught by", "kills", "seconds"):
        table.add_column(name)
    good = True
    for name in (*planted.NAMES, "none"):
        began = time.monotonic()
        with CONSOLE.status(f"planted: {name}"):
            outcome, verdict = caught(name, seed)
        by = ", ".join(f"{check} ({len(found)})" for check, found in verdict.wrong.items())
        two = " (two processes)" if outcome.plan.beside else ""
        good = good and verdict.ok == (name == "none")
        CONSOLE.print(f"planted: {name}{two}: caught by {by or 'nothing'}", highlight=False)
        table.add_row(
            name + two,
            by or ("nothing, as it should be" if name == "none" else "[red]NOTHING"),
            str(outcome.kills),
            f"{time.monotonic() - began:.0f}",
        )
        if name == "none":
            report.violations(CONSOLE, verdict)
    CONSOLE.print(table)
    return good


if __name__ == "__main__":
    sys.exit(main())
