"""`keys generate` and `keys rotate`; wrong keys."""

import sys

import pytest

from bot.commands import app, run
from storage.master_key import generate
from tests.databases import MASTER_KEY


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
