"""The command line as a whole: help, wrong use, errors in one line, quick starts; db and keys."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from bot.commands import COMMANDS

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
    assert not loaded & {"sqlalchemy", "starlette", "telegram", "httpx"}


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
