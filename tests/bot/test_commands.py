"""The command line as a whole: help, wrong use, errors in one line, quick starts; db and keys."""

import os
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.commands import COMMANDS, app, run
from storage.master_key import generate
from tests.databases import MASTER_KEY

ROOT = Path(__file__).parents[2]


def process(*arguments: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HELPDESK_")}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        env={**kept, "PYTHONPATH": str(ROOT), "LC_ALL": "C", **settings},
        capture_output=True,
        check=False,
    )


def imported(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "bot", *arguments],
        capture_output=True,
        check=True,
        cwd=ROOT,
    )
    return {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()}


def test_every_command_of_the_table_loads_and_has_help(bare):
    for name in COMMANDS:
        ended = bare(name, "--help")
        assert (ended.code, ended.err) == (0, ""), name
        assert f"helpdesk {name}" in ended.out


def test_help_lists_every_command(bare):
    ended = bare("--help")
    assert ended.code == 0
    assert all(name in ended.out for name in COMMANDS)


def test_no_command_is_wrong_use_and_shows_help(bare):
    ended = bare()
    assert ended.code == 2
    assert "Usage" in ended.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("reed",),
        ("read",),
        ("read", "phone"),
        ("read", "colour", "blue"),
        ("db",),
        ("db", "mend"),
        ("db", "check", "--loud"),
        ("customers", "import"),
        ("customers", "import", "a.csv", "--from-url", "https://example.com/a.csv"),
        ("customers", "show"),
        ("keys", "burn"),
        ("--loud",),
    ],
)
def test_wrong_use_is_one_line_and_exit_2(bare, arguments):
    ended = bare(*arguments)
    assert ended.code == 2
    assert "--help`" in ended.line
    assert ended.out == ""


def test_version(bare):
    ended = bare("--version")
    assert ended.code == 0
    assert ended.out.startswith("helpdesk 0.")


def test_an_unforeseen_error_names_its_kind_and_place_but_never_its_message(bare, monkeypatch):
    def burst(*_):
        raise KeyError("0912345678 nguyen van an")

    monkeypatch.setattr("bot.commands.explaining.understand", burst)
    ended = bare("explain", "xin chào")
    assert ended.code == 1
    assert "KeyError at" in ended.line
    assert "0912345678" not in ended.err


def test_interruption_is_one_line(bare, monkeypatch):
    def burst(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.commands.explaining.understand", burst)
    ended = bare("explain", "xin chào")
    assert ended.code != 0
    assert "Traceback" not in ended.err


# -- as real processes ---------------------------------------------------------------------------
def test_help_starts_fast_and_loads_little():
    loaded = imported("--help")
    assert not loaded & {"sqlalchemy", "starlette", "telegram", "httpx", "structlog"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert process("--help").returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert spent < 0.6  # about 0.15 s of a quiet core


@pytest.mark.parametrize("arguments", [("read", "phone", "0912345678"), ("explain", "xin chào")])
def test_read_and_explain_load_neither_database_nor_web_nor_channels(arguments):
    loaded = imported(*arguments)
    assert not loaded & {"sqlalchemy", "starlette", "telegram", "fastapi", "httpx"}


def test_utf8_goes_out_whatever_the_locale():
    done = process("explain", "đổi địa chỉ")
    assert done.returncode == 0
    assert "đổi địa chỉ" in done.stdout.decode()


def test_a_reader_that_leaves_early_is_no_error():
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "explain", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as one:
        assert one.stdout
        assert one.stdin
        one.stdout.close()
        one.stdin.write(b"xin chao\n" * 5000)
        one.stdin.close()
        assert one.stderr
        assert one.stderr.read() == b""
        assert one.wait() == 1


def test_a_missing_key_is_one_line_and_exit_1(tmp_path):
    url = f"sqlite:///{tmp_path}/desk.db"
    assert process("db", "upgrade", HELPDESK_DATABASE_URL=url).returncode == 0
    done = process("customers", "show", "DC1", HELPDESK_DATABASE_URL=url)
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.decode().count("\n") == 1
    assert "HELPDESK_MASTER_KEY" in done.stderr.decode()


# -- db ------------------------------------------------------------------------------------------
def test_db_check_of_no_database_makes_none(bare):
    ended = bare("db", "check")
    assert ended.code == 1
    assert "db upgrade" in ended.line
    assert list(bare.folder.iterdir()) == []


def test_db_upgrade_makes_a_database_that_checks(bare, monkeypatch):
    monkeypatch.setenv("HELPDESK_DATABASE_URL", f"sqlite:///{bare.folder}/new/desk.db")
    assert bare("db", "upgrade").code == 0
    assert "already" in bare("db", "upgrade").out
    assert bare("db", "check", "--json").json["ok"] is True


def test_db_check(cli):
    told = cli("db", "check", "--json").json
    assert (told["ok"], told["current"], told["drift"]) == (True, True, [])
    assert cli("db", "check").code == 0


def test_db_check_sees_drift(cli):
    from sqlalchemy import text

    cli.use(lambda uow: uow.connection.execute(text("ALTER TABLE staff ADD COLUMN pet TEXT")))
    ended = cli("db", "check", "--json")
    assert ended.code == 1
    assert "pet" in ended.json["drift"][0]


def test_an_old_database_is_sent_to_the_upgrade(cli):
    from sqlalchemy import text

    cli.use(lambda uow: uow.connection.execute(text("UPDATE alembic_version SET version_num='x'")))
    assert cli("db", "check").code == 1
    ended = cli("customers", "show", "DC1")
    assert ended.code == 1
    assert "db upgrade" in ended.line


def test_a_locked_database_is_one_line(cli, monkeypatch):
    if not cli.url.startswith("sqlite"):
        pytest.skip("PostgreSQL locks rows")
    monkeypatch.setitem(sys.modules["storage.database"]._PRAGMAS, "busy_timeout", 50)
    holder = sqlite3.connect(cli.folder / "desk.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        ended = cli("customers", "show", "DC1")
    finally:
        holder.close()
    assert ended.code == 1
    assert "locked" in ended.line


def test_an_unreachable_database_never_prints_its_password(bare, monkeypatch):
    monkeypatch.setenv("HELPDESK_DATABASE_URL", "postgresql://desk:s3cr3t-w0rd@127.0.0.1:1/desk")
    monkeypatch.setenv("HELPDESK_MASTER_KEY", MASTER_KEY)
    ended = bare("customers", "show", "DC1")
    assert ended.code == 1
    assert "s3cr3t" not in ended.line


def test_a_strange_database_url_is_one_line(bare, monkeypatch):
    for url in ("mysql://u:s3cr3t@h/d", "s3cr3t nonsense", "sqlite:////proc/none/at/all.db"):
        monkeypatch.setenv("HELPDESK_DATABASE_URL", url)
        monkeypatch.setenv("HELPDESK_MASTER_KEY", MASTER_KEY)
        ended = bare("db", "upgrade")
        assert ended.code == 1
        assert "s3cr3t" not in ended.line


# -- keys ----------------------------------------------------------------------------------------
def test_keys_generate_makes_a_new_key_each_time(bare):
    first, second = bare("keys", "generate"), bare("keys", "generate")
    assert (first.code, first.err) == (0, "")
    assert len(first.out.strip()) == 44
    assert first.out != second.out


def test_a_wrong_key_opens_nothing(cli, monkeypatch):
    monkeypatch.setenv("HELPDESK_MASTER_KEY", generate())
    ended = cli("customers", "show", "DC1")
    assert ended.code == 1
    assert "HELPDESK_MASTER_KEY lacks the key" in ended.line


def _people(cli, count):
    from storage import customers
    from storage.customers import NewCustomer

    def add(uow):
        for n in range(count):
            new = NewCustomer(f"DC{n}", "person", "Nguyễn Thị Mai", {"phone": f"+8491234{n:04}"})
            customers.add(uow, new)

    cli.use(add)


def test_keys_rotate_and_the_old_key_may_go(cli, monkeypatch):
    _people(cli, 7)
    new = generate()
    monkeypatch.setenv("HELPDESK_MASTER_KEY", f"new:{new},old:{MASTER_KEY}")
    told = cli("keys", "rotate", "--json").json
    assert told == {"keys": 8, "rewrapped": 8, "newest": "new", "older": ["old"]}
    assert cli("keys", "rotate", "--json").json["rewrapped"] == 0
    monkeypatch.setenv("HELPDESK_MASTER_KEY", f"new:{new}")
    assert cli("customers", "show", "DC3", "--json").json["phone"] == "+84912340003"
    assert cli("audit", "verify").code == 0
    monkeypatch.setenv("HELPDESK_MASTER_KEY", MASTER_KEY)
    assert cli("customers", "show", "DC3").code == 1


def test_keys_rotate_goes_on_where_it_was_cut_short(cli, monkeypatch):
    _people(cli, 7)
    from storage import key_rotation

    monkeypatch.setattr(key_rotation, "BATCH", 3)
    whole = key_rotation.rewrap
    calls = []

    def cut(uow, after):
        calls.append(after)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        return whole(uow, after)

    monkeypatch.setattr(key_rotation, "rewrap", cut)
    monkeypatch.setenv("HELPDESK_MASTER_KEY", f"{generate()},{MASTER_KEY}")
    ended = cli("keys", "rotate")
    assert ended.code == 1
    assert "No space left" in ended.line
    monkeypatch.setattr(key_rotation, "rewrap", whole)
    assert cli("keys", "rotate", "--json").json["rewrapped"] == 2


def test_an_erased_key_stays_erased(cli, monkeypatch):
    from sqlalchemy import text

    _people(cli, 2)
    erase = text("UPDATE data_key SET wrapped = NULL WHERE owner_kind = 'customer'")
    cli.use(lambda uow: uow.connection.execute(erase))
    monkeypatch.setenv("HELPDESK_MASTER_KEY", f"{generate()},{MASTER_KEY}")
    told = cli("keys", "rotate", "--json").json
    assert (told["keys"], told["rewrapped"]) == (1, 1)


def test_the_entry_point_is_the_same(monkeypatch, capsys):
    from bot.commands import main

    monkeypatch.setattr(sys, "argv", ["helpdesk", "--version"])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 0
    assert capsys.readouterr().out
    assert run(["--version"]) == 0
    assert app is not None
