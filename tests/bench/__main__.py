"""`make bench`: tables of speed, ours beside python-telegram-bot in the same run.

Each contestant runs in a process of its own, three times; the median is shown.
"""

import json
import statistics
import subprocess
import sys

from rich.console import Console
from rich.progress import track
from rich.table import Table

ROUNDS = 3
ROWS = (
    (
        "ours, SQLite FULL, 64 chats at once",
        ["tests.bench.in_process", "--chats", "64", "--jobs", "20"],
        5_000,
    ),
    (
        "ours, SQLite FULL, one chat at a time",
        ["tests.bench.in_process", "--chats", "1", "--jobs", "200"],
        1_500,
    ),
    (
        "python-telegram-bot ConversationHandler, nothing durable",
        ["tests.bench.telegram_library"],
        None,
    ),
)


def run(module: list[str]) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", *module], check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout.strip().splitlines()[-1])


def main() -> None:
    table = Table(title="In process: a messaging API that answers at once", title_justify="left")
    for column in ("contestant", "updates/s", "CPU µs an update", "target"):
        table.add_column(column, justify="left" if column == "contestant" else "right")
    for name, module, target in track(ROWS, description="measuring"):
        rounds = [run(module) for _ in range(ROUNDS)]
        table.add_row(
            name,
            f"{statistics.median(one['per_second'] for one in rounds):,.0f}",
            f"{statistics.median(one['cpu_us'] for one in rounds):,.0f}",
            f"{target:,}" if target else "",
        )
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
