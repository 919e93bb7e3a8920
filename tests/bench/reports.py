"""The pages of figures with 100,000 cases: each one's processor time, and its server time in the
middle and at worst, in milliseconds. On a busy machine only the first means something.

python -m tests.bench.reports [--cases 100000] [--days 730] [--url postgresql://…]
"""

import argparse
import asyncio
import itertools
import random
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from rich.console import Console
from rich.table import Table

from bot import figures as keeping
from bot.console.reports import PARTS, SPANS
from handlers import sign_in
from states import clock_kinds
from states.clock_history import stop
from states.clock_kinds import CARRY_OUT, REPLY
from states.kinds import KINDS, UPDATES
from states.office_hours import OFFICE
from states.permissions import Role
from storage import journeys, tables
from storage.ids import new_id
from storage.journeys import Walked
from tests.bot.console_site import console_app, console_desk
from tests.databases import make_database
from tests.desk import Clock, Desk
from tests.handlers.desk_people import hire

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
ROUNDS = 5
AT_A_TIME = 5_000
CHANNELS = ("telegram", "webchat", "zalo-bot", "hotline")
WHYS = ("", "", "", "staff-contact-unproven", "staff-landline", "staff-id-number-record")


def fill(desk: Desk, cases: int, days: int) -> None:
    database = desk.database
    dice, numbers = random.Random(7), itertools.count()
    kinds = [one for one in KINDS.values() if one not in UPDATES] + [KINDS["update_phone"]]
    people = [hire(desk, f"p{n}", name=f"Nhân viên {n}").id for n in range(25)]
    span = timedelta(days=days) / cases
    for start in range(0, cases, AT_A_TIME):
        rows: dict[str, list[dict]] = {
            name: []
            for name in ("desk_case", "case_move", "case_clock", "clock_span", "case_event")
        }
        for number in range(start, min(start + AT_A_TIME, cases)):
            at = NOW - timedelta(days=days) + span * number
            if dice.random() < 0.75:  # most come while the desk is open
                at = at.replace(hour=dice.randrange(1, 11), minute=dice.randrange(60))
            one_case(rows, dice, kinds, people, at, next(numbers))

        def write(uow, rows=rows) -> None:
            for name, many in rows.items():
                uow.connection.execute(tables.metadata.tables[name].insert(), many)

        database.write_now(write)
    beside(database, dice, days)


def one_case(rows, dice, kinds, people, at: datetime, number: int) -> None:
    kind, case_id = dice.choice(kinds), new_id(at)
    replied = at + timedelta(minutes=dice.expovariate(1 / 400))
    closed = replied + timedelta(hours=dice.expovariate(1 / 60))
    over = closed < NOW and (NOW - at).days > dice.randrange(12)
    state = dice.choice(("done",) * 8 + ("refused", "withdrawn")) if over else "open"
    alone = kind.id == "update_phone" and dice.random() < 0.9
    state = "done" if alone else state
    clocks = clock_kinds.started(kind, at, None, OFFICE)
    due = {one.name: one.first_due for one in clocks}
    rows["desk_case"].append(
        {
            "id": case_id,
            "reference": f"DC{number:011d}",
            "kind": kind.id,
            "channel": dice.choice(CHANNELS),
            "level": 2,
            "state": state,
            "urgent": False,
            "why": dice.choice(WHYS),
            "body": b"x" * 200,
            "opened_at": at,
            "reply_by": due[REPLY],
            "due_at": due[CARRY_OUT],
            "replied_at": replied if replied < NOW else None,
            "closed_at": (at if alone else closed) if state != "open" else None,
            "rating": dice.choice((5, 5, 4, 3, 1)) if over and dice.random() < 0.3 else None,
        }
    )
    move = {"case_id": case_id, "at": at, "was": ""}
    rows["case_move"].append({"id": new_id(at), **move, "state": "done" if alone else "open"})
    if alone:
        return
    if state != "open":
        move = {"case_id": case_id, "at": closed, "was": "open", "state": state}
        rows["case_move"].append({"id": new_id(closed), **move})
    for clock in clocks:
        ends = replied if clock.name == REPLY else closed
        ended = (
            stop(clock, ends) if ends < NOW and (state != "open" or clock.name == REPLY) else clock
        )
        clock_id = new_id(at)
        rows["case_clock"].append(
            {"id": clock_id, "case_id": case_id, "name": clock.name, "number": 0,
             "first_due_at": clock.first_due, "extended": 0}
        )  # fmt: skip
        for one in ended.spans:
            rows["clock_span"].append(
                {"id": new_id(at), "clock_id": clock_id, "run": one.run.value, "why": one.why,
                 "begins_at": one.begins, "ends_at": one.ends}
            )  # fmt: skip
    if dice.random() < 0.5:
        rows["case_event"].append(
            {"id": new_id(at), "case_id": case_id, "at": at, "actor_kind": "staff",
             "actor_id": dice.choice(people), "kind": "revealed", "body": b"x" * 60}
        )  # fmt: skip


def beside(database, dice, days: int) -> None:
    """Journeys, codes and failed deliveries."""
    places = ("claiming", "proving", "phone", "address", "confirming", "attaching", "name_reason")
    outcomes = ("begun",) * 4 + ("applied",) * 3 + ("staff", "person", "left")
    reasons = ("phone-too-short", "email-misspelt", "code-wrong", "birth-date-future")
    kinds = list(KINDS)
    lanes = []

    def make_lanes(uow) -> None:
        from storage import lanes as lanes_of
        from storage.lanes import Wanted

        wanted = [Wanted(one, "a", f"chat-{one}") for one in CHANNELS]
        lanes.extend(one.id for one in lanes_of.ensure(uow, wanted).values())

    database.write_now(make_lanes)
    for back in range(0, days, 20):
        rows, codes, failed = [], [], []
        for day in range(back, min(back + 20, days)):
            at = NOW - timedelta(days=day, hours=2)
            iso = at.date().isoformat()
            found: dict[Walked, int] = {}
            for _ in range(150):
                answers = dice.random() < 0.4
                outcome = dice.choice(("refused", "doubted")) if answers else dice.choice(outcomes)
                reason = dice.choice(reasons) if answers else ""
                walked = Walked(
                    iso, dice.choice(kinds), dice.choice(places), outcome, reason,
                    dice.choice(CHANNELS), dice.choice(("vi", "en")),
                )  # fmt: skip
                found[walked] = found.get(walked, 0) + 1
            rows += [(one, n, 60 * n) for one, n in found.items()]
            for _ in range(100):
                passed = dice.random() < 0.8
                codes.append(
                    {"id": new_id(at), "lane_id": dice.choice(lanes), "purpose": "link",
                     "contact": "phone", "field": "", "customer_ids": dice.choice(("x", "x", "")),
                     "bound_hash": b"x" * 32, "code_hash": b"x" * 32, "made_at": at,
                     "expires_at": at, "tries": dice.choice((0, 1, 1)), "state": "used",
                     "used_at": at if passed else None}
                )  # fmt: skip
            failed += [
                    {"outbox_id": f"{day}-{n}", "at": at, "outlet": dice.choice(("mail", "sms")),
                     "kind": "notice", "reason": dice.choice(("gone", "bounced", "not_sent")),
                     "way": "email", "next_way": dice.choice(("phone", "nobody"))}
                for n in range(4)
            ]  # fmt: skip

        def write(uow, rows=rows, codes=codes, failed=failed) -> None:
            journeys.add(uow, rows)
            uow.connection.execute(tables.code.insert(), codes)
            uow.connection.execute(tables.failed_delivery.insert(), failed)

        database.write_now(write)


def filled(url: str, cases: int, days: int) -> Desk:
    clock = Clock()
    clock.now = NOW
    database = make_database(url, clock)
    desk = Desk(database, clock)
    fill(desk, cases, days)

    async def count() -> None:
        while await keeping.count_due(database, desk.house):
            pass

    asyncio.run(count())
    return desk


def client_of(desk: Desk, app) -> httpx.AsyncClient:
    member = hire(desk, "quan", Role.ADMIN, "Vũ Minh Quân")
    attempt = sign_in.Attempt("quan", "test", member, "")
    outcome = desk.database.write_now(
        lambda uow: sign_in.complete(uow, attempt, "", matched=True, second_factor=False)
    )
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://desk.test",
        cookies={"desk": outcome.token},
    )  # fmt: skip


def middle(times: list[float]) -> float:
    return sorted(times)[len(times) // 2]


async def measured(desk: Desk, app, table: Table) -> None:
    async with client_of(desk, app) as client:
        for part, days in itertools.product(PARTS, SPANS):
            since = (NOW - timedelta(days=days - 1)).date()
            for kind in ("", "request_name_change"):
                path = f"/console/reports/{part}?since={since}&kind={kind}"
                took, busy = [], []
                for _ in range(ROUNDS):
                    begun, worked = time.perf_counter(), time.process_time()
                    answer = await client.get(path)
                    took.append((time.perf_counter() - begun) * 1000)
                    busy.append((time.process_time() - worked) * 1000)
                    assert answer.status_code == 200, answer.text
                size = f"{len(answer.content) / 1000:.0f}"
                figures = (middle(busy), middle(took), max(took))
                shown = (f"{one:.0f}" for one in figures)
                table.add_row(part, f"{days}", kind or "any", *shown, size)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--days", type=int, default=730)
    parser.add_argument("--url", default="")
    given = parser.parse_args()
    console = Console(width=100)
    with tempfile.TemporaryDirectory() as folder:
        url = given.url or f"sqlite:///{folder}/bench.db"
        begun = time.perf_counter()
        with console.status("filling and counting"):
            desk = filled(url, given.cases, given.days)
        console.print(f"filled and counted in {time.perf_counter() - begun:.0f} s")
        app = console_app(console_desk(desk, Path(folder)))
        heads = ("page", "days", "kind", "processor, ms", "middle, ms", "slowest, ms", "kB")
        table = Table(*heads, title="Reports (target: 100 ms)")
        asyncio.run(measured(desk, app, table))
        console.print(table)
        begun = time.perf_counter()
        asyncio.run(keeping.count_due(desk.database, desk.house))
        console.print(f"counting today again: {(time.perf_counter() - begun) * 1000:.0f} ms")
        desk.database.close()


if __name__ == "__main__":
    main()
