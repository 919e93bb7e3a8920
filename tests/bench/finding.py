"""Finding among 1,000,000 cases: the slowest of each kind of look-up, in milliseconds.

python -m tests.bench.finding [--cases 1000000] [--customers 200000]
"""

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from rich.console import Console
from rich.table import Table

from handlers import customer_page
from handlers import near_cases as near_of
from states.case_map import CaseState
from states.kinds import KINDS
from states.permissions import Role
from storage import cases as stored
from storage import customers, names, queue, search, tables
from storage.customers import NewCustomer
from storage.envelope import Place
from storage.ids import new_id, new_reference
from storage.queue import Tab, Wanted
from storage.search import Sought
from storage.staff import StaffMember
from tests.databases import make_database

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
FAMILY = ("Nguyễn",) * 38 + ("Trần",) * 12 + ("Lê",) * 10 + ("Phạm", "Hoàng", "Vũ", "Đặng", "Bùi")
MIDDLE = ("Thị", "Văn", "Thị Ngọc", "Quang", "Minh", "Thanh", "Hữu", "Đức")
GIVEN = ("Mai", "Lan", "Hùng", "Dũng", "Hoa", "Linh", "Tuấn", "Hà", "Khánh", "Phương", "Yến", "Tú")
STATES = ("open",) * 2 + ("waiting",) + (CaseState.DONE.value,) * 297  # most cases are long closed
ROUNDS = 7
BUSY = 777  # a customer who has one case in a hundred
SOUGHT = {
    "phone": Sought(values=(("phone", "+84912000777"),)),
    "customer code": Sought(code="DC0000777"),
    "a rare name": Sought(name="đặng hữu yến"),
    "a common name": Sought(name="nguyen"),
    "two common words": Sought(name="nguyen thi"),
    "a rare word beside a common one": Sought(name="nguyen quyen"),
    "nobody": Sought(name="xyz"),
    "kind and day": Sought(
        kind="report_misuse", since=NOW - timedelta(days=300), until=NOW - timedelta(days=299)
    ),
    "kind and state": Sought(kind="report_misuse", state="waiting"),
    "tag": Sought(tag="gap"),
    "a rare tag and a state": Sought(tag="hiem", state="live"),
    "a common name, open": Sought(name="nguyen thi", state="live"),
}


def fill(database, cases: int, people: int) -> None:
    dice = random.Random(7)
    ids: list[str] = []
    for start in range(0, people, 2000):

        def add(uow, start=start) -> None:
            for number in range(start, min(start + 2000, people)):
                name = f"{dice.choice(FAMILY)} {dice.choice(MIDDLE)} {dice.choice(GIVEN)}"
                if number == 4242:
                    name = "Nguyễn Lệ Quyên"
                phone = {"phone": f"+8491{number:07d}"}
                ids.append(
                    customers.add(uow, NewCustomer(f"DC{number:07d}", "person", name, phone))
                )

        database.write_now(add)
    kinds, references = list(KINDS), _references()
    span = timedelta(days=730) / cases
    for start in range(0, cases, 20_000):
        rows, tags = [], []
        for number in range(start, start + 20_000):
            at = NOW - timedelta(days=730) + span * number
            state = dice.choice(STATES)
            case_id = new_id(at)
            body = database.keyring.house.seal_json({}, Place("desk_case", "body", case_id))
            rows.append(
                {
                    "id": case_id,
                    "reference": next(references),
                    "kind": dice.choice(kinds),
                    "customer_id": ids[BUSY] if number % 100 == 0 else dice.choice(ids),
                    "channel": "webchat",
                    "level": 2,
                    "state": state,
                    "urgent": False,
                    "body": body,
                    "opened_at": at,
                    "reply_by": at,
                    "due_at": at,
                    "closed_at": at if state == "done" else None,
                }
            )
            if number % 50 == 0:
                tags.append({"tag": "gap", "case_id": rows[-1]["id"]})
            if number % 20_011 == 0:
                tags.append({"tag": "hiem", "case_id": rows[-1]["id"]})

        def write(uow, rows=rows, tags=tags) -> None:
            uow.connection.execute(tables.case.insert(), rows)
            if tags:
                uow.connection.execute(tables.case_tag.insert(), tags)

        database.write_now(write)


def _references() -> Iterator[str]:
    """Each once, as the desk's own are."""
    taken: set[str] = set()
    while True:
        one = new_reference()
        if one not in taken:
            taken.add(one)
            yield one


def timed(database, query) -> tuple[float, object]:
    """The slowest of some rounds, in milliseconds; the first one reads from disk."""
    slowest, answer = 0.0, None
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        answer = database.read_now(query)
        slowest = max(slowest, time.perf_counter() - begun)
    return slowest * 1000, answer


def pages_of_the_busiest(database) -> dict[str, tuple[float, int]]:
    """What the customer's page and the related cases of a case page take, for who has most."""
    whose = database.read_now(lambda uow: customers.by_code(uow, f"DC{BUSY:07d}"))
    member = StaffMember("staff", "lan", "Lan", Role.AGENT)
    table = tables.case
    newest = table.select().where(table.c.customer_id == whose).order_by(table.c.id.desc()).limit(1)
    case = database.read_now(lambda uow: stored.from_row(uow, uow.connection.execute(newest).one()))
    spent, page = timed(database, lambda uow: customer_page.load(uow, member, whose, "key"))
    took, near = timed(database, lambda uow: near_of.load(uow, replace(case, state="open")))
    return {
        "customer's page": (spent, len(page.cases.lines)),
        "related cases": (took, len(near.alike)),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=1_000_000)
    parser.add_argument("--customers", type=int, default=200_000)
    given = parser.parse_args()
    console = Console(width=100)
    with tempfile.TemporaryDirectory() as folder:
        database = make_database(f"sqlite:///{folder}/bench.db", lambda: NOW)
        with console.status("filling"):
            fill(database, given.cases, given.customers)
        table = Table("look-up", "slowest, ms", "cases shown", title="Finding (target: 200 ms)")
        for what, sought in SOUGHT.items():
            spent, found = timed(database, lambda uow, sought=sought: search.find(uow, sought))
            table.add_row(what, f"{spent:.1f}", str(len(found.lines)))
        spent, who = timed(database, lambda uow: names.find(uow, "mai", 500))
        table.add_row("customers by name", f"{spent:.1f}", str(len(who)))
        for tab in Tab:
            spent, page = timed(database, lambda uow, t=tab: queue.page(uow, Wanted(t, "nobody")))
            table.add_row(f"queue: {tab.value}", f"{spent:.1f}", str(len(page.lines)))
        busy = pages_of_the_busiest(database)
        for what, (spent, shown) in busy.items():
            table.add_row(what, f"{spent:.1f}", str(shown))
        console.print(table)
        database.close()


if __name__ == "__main__":
    main()
