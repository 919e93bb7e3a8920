"""Every page of the console with 100,000 cases: its processor time, and its server time in the
middle and at worst, in milliseconds. On a busy machine only the first means something.

python -m tests.bench.pages [--cases 100000] [--rounds 9]
"""

import argparse
import asyncio
import math
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
from rich.console import Console
from rich.table import Table

from bot.console import routes
from storage import customers, staff_sessions
from storage.queue import Tab
from tests.bench import finding, reports
from tests.bot.console_site import console_app
from tests.bot.console_visits import FORM, hidden
from tests.bot.pictures import PAGES
from tests.bot.pictures_desk import PicturesDesk

MARK = 100  # milliseconds
# What nobody walks through in the middle of a day, or what has no row of its own here.
ELSEWHERE = (
    "/console/sign-in/code",
    "/console/invitation/{token}",
    "/console/me/again",
    "/console/me/factor",
)
CASE = "/console/cases/{request_name_change}"
MORE = {
    **{f"tab {one.value}": ("lan", f"/console?tab={one.value}") for one in Tab},
    "tab by kind": ("lan", "/console?kind=report_misuse"),
    "tab by channel": ("lan", "/console?channel=webchat"),
    "tab closed, page 20": ("lan", "/console?tab=closed&page=20"),
    "busiest customer": ("lan", "/console/customers/{busiest}"),
    "case of the busiest": ("lan", "/console/cases/{of_busiest}"),
    "reports": ("hung", "/console/reports"),
    "reports csv": ("hung", "/console/reports/flow/arrivals.csv"),
    "webhook": ("quan", "/console/webhooks/{endpoint}"),
    "macro": ("quan", "/console/macros/{macro}"),
    "person": ("quan", "/console/people/{person}"),
    "paper": ("lan", "/console/files/{paper}"),
}
PARTS = {"list, fresh": ("lan", "/console", "list"), "talk, fresh": ("lan", CASE, "live")}
FOUND = ("nguyen", "DC0000777", "0912 000 777", "#gap", "đặng hữu yến", "nguyen quyen")


def walked(made: PicturesDesk) -> dict[str, str]:
    """What the paths name."""
    desk = made.desk
    busiest = desk.database.read_now(lambda uow: customers.by_code(uow, f"DC{finding.BUSY:07d}"))
    theirs = desk.rows("desk_case", customer_id=busiest)
    return {
        **made.cases,
        "customer": made.a_customer,
        "busiest": busiest or "",
        "of_busiest": theirs[-1].reference,
        "endpoint": desk.rows("webhook_endpoint")[0].id,
        "macro": desk.rows("macro")[0].id,
        "person": made.people["lan"].member.id,
        "paper": next(one.id for one in desk.rows("attachment") if one.media_type == "image/jpeg"),
    }


def unwalked(made: PicturesDesk, paths: list[str]) -> list[str]:
    """Doors of the console that no path leads through."""
    doors = [one for one in routes(made.console) if "GET" in one.methods]  # type: ignore[attr-defined]
    through = {door.path for path in paths for door in doors if door.path_regex.match(path)}
    return sorted({door.path for door in doors} - through - set(ELSEWHERE))


class Visits:
    """Everybody's browser, over the app itself."""

    def __init__(self, made: PicturesDesk, rounds: int) -> None:
        self.app, self.rounds, self.made = console_app(made.console), rounds, made
        self.cookies = {
            login: made.desk.database.write_now(
                lambda uow, one=one: staff_sessions.begin(uow, one.member.id)
            )
            for login, one in made.people.items()
        }

    def client(self, login: str) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app), base_url="http://desk.test",
            cookies={"desk": self.cookies[login]} if login else {},
        )  # fmt: skip

    async def times(self, login: str, method: str, path: str, **asked) -> tuple[list[str], int]:
        took, busy = [], []
        async with self.client(login) as client:
            await client.request(method, path, **asked)  # templates and statements are made once
            for _ in range(self.rounds):
                begun, worked = time.perf_counter(), time.process_time()
                answer = await client.request(method, path, **asked)
                took.append((time.perf_counter() - begun) * 1000)
                busy.append((time.process_time() - worked) * 1000)
                assert answer.status_code in (200, 303, 403, 404), (path, answer.status_code)
        ordered = sorted(took)
        high = ordered[math.ceil(0.95 * len(ordered)) - 1]
        figures = (reports.middle(busy), reports.middle(took), high)
        mark = "*" if figures[0] > MARK else ""
        return [*(f"{one:.0f}" for one in figures), mark], len(answer.content)

    async def all(self) -> Iterator[tuple[str, ...]]:
        names = walked(self.made)
        rows = []
        for name, (login, path) in {**PAGES, **MORE}.items():
            times, size = await self.times(login, "GET", path.format_map(names))
            rows.append((name, *times, f"{size / 1000:.0f}"))
        for name, (login, path, part) in PARTS.items():
            headers = {"x-part": part}
            times, size = await self.times(login, "GET", path.format_map(names), headers=headers)
            rows.append((name, *times, f"{size / 1000:.0f}"))
        async with self.client("lan") as client:
            csrf = hidden((await client.get("/console/find")).text, "csrf")
        for sought in FOUND:
            given = {"data": {"csrf": csrf, "sought": sought}, "headers": {"content-type": FORM}}
            times, size = await self.times("lan", "POST", "/console/find", **given)
            rows.append((f"found: {sought}", *times, f"{size / 1000:.0f}"))
        given = {"data": {"csrf": csrf}, "headers": {"content-type": FORM}}
        times, size = await self.times("lan", "POST", "/console/next", **given)
        rows.append(("claim the next case", *times, f"{size / 1000:.0f}"))
        return iter(rows)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--customers", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    console = Console(width=100)
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        with console.status("filling"):
            made = PicturesDesk(Path(folder)).fill()
            finding.fill(made.desk.database, given.cases, given.customers)
            reports.beside(made.desk.database, random.Random(7), 730)
        console.print(f"filled in {time.perf_counter() - begun:.0f} s")
        heads = ("page", "processor, ms", "p50, ms", "p95, ms", "over", "kB")
        table = Table(*heads, title=f"The console's pages, {given.cases:,} cases (mark: {MARK} ms)")
        for row in asyncio.run(Visits(made, given.rounds).all()):
            table.add_row(*row)
        console.print(table)
        paths = [path.format_map(walked(made)).partition("?")[0] for _, path in PAGES.values()]
        paths += [path.format_map(walked(made)).partition("?")[0] for _, path in MORE.values()]
        console.print("not walked:", ", ".join(unwalked(made, paths)) or "nothing")
        made.desk.database.close()


if __name__ == "__main__":
    main()
