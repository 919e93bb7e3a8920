"""Lists and webhooks under SIGKILL: a real `serve` dies at each of their points; the next one ends
what it had begun."""

import csv
import io
import json
import os
import signal
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.clock import now
from handlers import exports, webhooks
from handlers.guarded import Made
from states import clock_kinds
from states.case_map import CaseState
from states.kinds import TALK
from states.office_hours import OFFICE
from states.permissions import Role
from storage import cases, schema, tables
from storage.cases import Case
from storage.database import Database, open_engine
from storage.files import FileStore
from storage.keyring import Keyring
from storage.master_key import MasterKeys
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork
from tests.bot.webhook_receiver import receiving
from tests.crash.starter import Zygote
from tests.databases import MASTER_KEY

pytestmark = [pytest.mark.crash, pytest.mark.timeout(300)]  # a cap: it goes by what happens
CASES = 510  # more than a page of a list
PATIENCE = 90.0  # seconds, on a crowded machine


@pytest.fixture(scope="module")
def zygote(tmp_path_factory) -> Iterator[Zygote]:
    started = Zygote(tmp_path_factory.mktemp("serve") / "serve.log")
    yield started
    started.close()


class Desk:
    """A database with staff; `serve` works on it, one life after the other."""

    def __init__(self, folder: Path, zygote: Zygote) -> None:
        self.folder = folder
        self._zygote = zygote
        self.url = f"sqlite:///{folder}/desk.db"
        engine = open_engine(self.url)
        schema.upgrade(engine)
        engine.dispose()
        self.database = Database(self.url, Keyring(MasterKeys.parse(MASTER_KEY)), now)
        with self.database.engine.begin() as connection:
            self.database.keyring.open_house(connection, now())
        self.boss = self.database.write_now(_hire)
        self._place = socket.socket()  # bound and never listening: the port is ours
        self._place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._place.bind(("127.0.0.1", 0))

    def close(self) -> None:
        self.database.close()
        self._place.close()

    def _start(self, armed: str) -> int:
        port = self._place.getsockname()[1]
        environment = {
            "HELPDESK_DATABASE_URL": self.url,
            "HELPDESK_FILES_URL": f"file://{self.folder}/files",
            "HELPDESK_MASTER_KEY": MASTER_KEY,
            "HELPDESK_HTTP_PORT": str(port),
            "HELPDESK_PUBLIC_URL": f"http://127.0.0.1:{port}",
            "HELPDESK_LOG_LEVEL": "warning",
            "HELPDESK_WEBHOOKS_PRIVATE": "true",
        }
        return self._zygote.start("serve", environment, armed, "")

    def dies_at(self, point: str) -> None:
        self._start(point)
        assert self._zygote.ended() == -signal.SIGKILL

    def lives_until(self, done: Callable[[], bool]) -> None:
        """One life, ended as an operator would."""
        pid = self._start("")
        end = time.monotonic() + PATIENCE
        try:
            while not done():
                assert time.monotonic() < end
                time.sleep(0.05)
        finally:
            os.kill(pid, signal.SIGTERM)
            assert self._zygote.ended() == -signal.SIGTERM  # passed on, when all was put away

    def rows(self, table: Any) -> list[Any]:
        query = select(table).order_by(*table.primary_key.columns)
        return list(self.database.read_now(lambda uow: uow.connection.execute(query).all()))

    def audited(self, action: str) -> int:
        return sum(one.action == action for one in self.rows(tables.audit))


@pytest.fixture
def desk(tmp_path, zygote) -> Iterator[Desk]:
    made = Desk(tmp_path, zygote)
    yield made
    made.close()


def _hire(uow: UnitOfWork) -> StaffMember:
    member = StaffMember(uow.new_id(), "quan", "Quân", Role.ADMIN)
    row = {"id": member.id, "login": "quan", "name": member.name, "role": member.role.value}
    uow.add(tables.staff, {**row, "password_hash": "-", "made_at": uow.now})
    return member


def _open_cases(uow: UnitOfWork, count: int) -> None:
    begun = clock_kinds.started(TALK, uow.now, None, OFFICE)
    by = {one.name: one.first_due for one in begun}
    for number in range(count):
        made = Case(
            uow.new_id(), f"DC-{number:05}-1", TALK.id, CaseState.OPEN, "webchat", 2, uow.now,
            by["reply"], by[clock_kinds.CARRY_OUT], {},
        )  # fmt: skip
        cases.add(uow, made, uow.keyring.house)


@pytest.mark.parametrize(
    ("point", "done"),
    [
        ("export-taken", 0),
        ("export-page", CASES),
        ("export-page:2", CASES),
        ("export-stored", CASES),
    ],
)
def test_a_list_that_a_kill_cut_off_is_written_once(desk: Desk, point: str, done: int) -> None:
    """Begun again from its beginning, ended once; only its maker's own try counts."""
    desk.database.write_now(lambda uow: _open_cases(uow, CASES))
    wish = exports.Wish("csv", exports.Filters())
    desk.database.write_now(lambda uow: exports.ask(uow, desk.boss, wish))
    desk.dies_at(point)
    (job,) = desk.rows(tables.export_job)
    told = 500 if point == "export-page" else done
    assert (job.state, job.tries, job.done) == ("working", 1, told)
    assert desk.audited("cases exported") == 0

    def is_ready() -> bool:
        return desk.rows(tables.export_job)[0].state == "ready"

    desk.lives_until(is_ready)
    (job,) = desk.rows(tables.export_job)
    assert (job.tries, job.total, job.done) == (2, CASES, CASES)
    assert desk.audited("cases exported") == 1
    files = FileStore(f"file://{desk.folder}/files")
    written = files.load(job.file_name, desk.database.keyring.house).decode("utf-8-sig")
    _, *rows = csv.reader(io.StringIO(written, newline=""))
    assert len({row[0] for row in rows}) == len(rows) == CASES
    # what the first try had stored belongs to nothing, and is swept up within the hour
    others = set(files.names()) - {job.file_name}
    assert len(others) == (1 if point == "export-stored" else 0)


@pytest.mark.parametrize("point", ["webhook-taken", "webhook-sent", "webhook-sent:3"])
def test_a_delivery_that_a_kill_cut_off_comes_again_under_its_name(desk: Desk, point: str) -> None:
    """At least once each, and the same each time."""
    with receiving() as receiver:
        made = desk.database.write_now(
            lambda uow: webhooks.add(
                uow, desk.boss, receiver.url, ["opened"], proven=True, private=True
            )
        )
        assert isinstance(made, Made)
        desk.database.write_now(lambda uow: _open_cases(uow, 5))
        desk.dies_at(point)
        before = Counter(one.headers["webhook-id"] for one in receiver.taken)
        assert bool(before) is (point != "webhook-taken")

        def all_told() -> bool:
            return all(one.state == "delivered" for one in desk.rows(tables.webhook_delivery))

        assert not all_told()
        desk.lives_until(all_told)
        bodies: dict[str, set[bytes]] = {}
        for one in receiver.taken:
            assert json.loads(one.body)["id"] == one.headers["webhook-id"]
            bodies.setdefault(one.headers["webhook-id"], set()).add(one.body)
    wanted = {one.id for one in desk.rows(tables.webhook_delivery)}
    assert len(wanted) == 5
    assert set(bodies) == wanted
    assert all(len(one) == 1 for one in bodies.values())
    came = Counter(one.headers["webhook-id"] for one in receiver.taken)
    assert (max(came.values()) > 1) is bool(before)
    assert all(count == 1 for name, count in came.items() if name not in before)
