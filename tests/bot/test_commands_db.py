"""`db upgrade`, `db check`, and databases that cannot be used: old, locked, away."""

import sqlite3
import sys

import pytest

from tests.databases import MASTER_KEY


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
        pytest.skip("n/a: PostgreSQL locks rows")
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
