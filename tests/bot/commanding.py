"""The command line under test: run in this process, on a real migrated database."""

import io
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from bot import logs
from bot.clock import now as house_clock
from bot.commands import run
from states.customer_file import HEADERS
from storage import tables
from storage.database import Database
from storage.keyring import Keyring
from storage.master_key import MasterKeys
from tests.databases import MASTER_KEY, make_database
from tests.desk import Clock

SAMPLE = Path(__file__).parents[2] / "docs/samples/customers.csv"
FIRST = ",".join(HEADERS)
LINE = "DC1,person,Nguyễn Thị Mai,0912345678,mai@gmail.com,,,,,,,,,vi,1,"


def write(folder: Path, *rows: str, name: str = "people.csv", headers: str = FIRST) -> str:
    """A customer file; answers its path."""
    path = folder / name
    path.write_text("\n".join([headers, *rows]) + "\n", encoding="utf-8")
    return str(path)


@dataclass
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        """Standard output, which must be one JSON document and nothing else."""
        return json.loads(self.out)

    @property
    def line(self) -> str:
        """Standard error, which must be one line."""
        assert self.err.count("\n") == 1, self.err
        assert self.err.startswith("helpdesk: ")
        assert "Traceback" not in self.err
        return self.err


class CommandLine:
    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.url = ""
        self._capsys = capsys

    def __call__(self, *arguments: str, stdin: bytes | None = None) -> Ended:
        self._capsys.readouterr()
        before = sys.stdin
        if stdin is not None:
            sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
        try:
            code = run(arguments)
        finally:
            sys.stdin = before
        said = self._capsys.readouterr()
        return Ended(code, said.out, said.err)

    def database(self, clock: Clock | None = None) -> Database:
        """The same database, opened aside; the caller closes it."""
        now = clock or house_clock
        database = Database(self.url, Keyring(MasterKeys.parse(MASTER_KEY)), now)
        with database.engine.begin() as connection:
            database.keyring.open_house(connection, now())
        return database

    def actions(self) -> list[str]:
        """What the history says happened."""
        query = select(tables.audit.c.action).order_by(tables.audit.c.seq)
        return self.use(lambda uow: list(uow.connection.execute(query).scalars()))

    def use(self, use_case):
        """Run one use case in the command line's database."""
        database = self.database()
        try:
            return database.write_now(use_case)
        finally:
            database.close()


@pytest.fixture
def bare(tmp_path, monkeypatch, capsys) -> CommandLine:
    """The command line in an empty folder, without any setting."""
    for name in os.environ:
        if name.startswith("HELPDESK_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(logs, "set_up", lambda level, form: None)  # of this process: left alone
    return CommandLine(tmp_path, capsys)


@pytest.fixture(params=["sqlite", "postgres"])
def cli(request, bare, monkeypatch) -> CommandLine:
    """The command line with a master key and a migrated database of either kind."""
    bare.url = (
        f"sqlite:///{bare.folder}/desk.db"
        if request.param == "sqlite"
        else request.getfixturevalue("postgres_server").fresh()
    )
    make_database(bare.url, Clock()).close()
    monkeypatch.setenv("HELPDESK_DATABASE_URL", bare.url)
    monkeypatch.setenv("HELPDESK_MASTER_KEY", MASTER_KEY)
    return bare
