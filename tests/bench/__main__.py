"""`make bench`: tables of speed, ours beside python-telegram-bot in the same run.

Each contestant runs in a process of its own, three times; the median is shown. What counts is what
ours does of the yardstick's updates in the same round: a shared machine is never equally quick.
"""

import json
import statistics
import subprocess
import sys

from rich.console import Console
from rich.progress import track
from rich.table import Table

ROUNDS = 3
YARDSTICK = "python-telegram-bot ConversationHandler, nothing durable"
# what to run, and the target: how many times the yardstick's updates a second
ROWS = {
    YARDSTICK: (["tests.bench.telegram_library"], None),
    "ours, SQLite FULL, 64 chats at once": (
        ["tests.bench.in_process", "--chats", "64", "--jobs", "20"],
        1.3,
    ),
    "ours, SQLite FULL, one chat at a time": (
        ["tests.bench.in_process", "--chats", "1", "--jobs", "200"],
        0.4,
    ),
}


def run(module: list[str]) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", *module], check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout.strip().splitlines()[-1])


def main() -> None:
    table = Table(title="In process: a messaging API that answers at once", title_justify="left")
    for column in ("contestant", "updates/s", "CPU µs an update", "of the yardstick", "target"):
        table.add_column(column, justify="left" if column == "contestant" else "right")
    rounds = [
        {name: run(module) for name, (module, _) in ROWS.items()}
        for _ in track(range(ROUNDS), description="measuring")
    ]
    for name, (_, target) in ROWS.items():
        middle = [
            statistics.median(of)
            for of in (
                [one[name]["per_second"] for one in rounds],
                [one[name]["cpu_us"] for one in rounds],
                [one[name]["per_second"] / one[YARDSTICK]["per_second"] for one in rounds],
            )
        ]
        table.add_row(
            name,
            f"{middle[0]:,.0f}",
            f"{middle[1]:,.0f}",
            f"{middle[2]:.2f}",
            f"{target:.2f}" if target else "",
        )
    Console(width=120).print(table)


if __name__ == "__main__":
    main()
