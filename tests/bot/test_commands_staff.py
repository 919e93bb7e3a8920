"""`staff add` and `staff disable`."""

import sys

import pytest

from storage import staff, staff_factor, staff_sessions

GOOD = "con dê ăn lá chuối xanh"


def add(cli, login="lan", password=GOOD, **options):
    given = {"name": "Trần Lan", "role": "agent", **options}
    flags = [part for key, value in given.items() for part in (f"--{key}", value)]
    stdin = password if isinstance(password, bytes) else f"{password}\n".encode()
    return cli("staff", "add", login, *flags, "--password-stdin", stdin=stdin)


def test_staff_add_and_sign_in(cli):
    ended = add(cli, **{"telegram-id": "123456789"})
    assert (ended.code, ended.err) == (0, "")
    assert GOOD not in ended.out

    def query(uow):
        member, hashed = staff.hash_of(uow, "LAN")
        return member, staff.matches(uow.keyring, hashed, GOOD)

    member, right = cli.use(query)
    assert right
    assert (member.name, member.role, member.telegram_id) == ("Trần Lan", "agent", "123456789")
    assert cli("audit", "verify").code == 0


@pytest.mark.parametrize("role", ["agent", "supervisor", "hotline", "security", "admin"])
def test_every_role(cli, role):
    assert add(cli, role=role).code == 0


def test_a_login_twice(cli):
    add(cli)
    ended = add(cli, "Lan")
    assert ended.code == 1
    assert "already" in ended.line


@pytest.mark.parametrize(
    "password",
    [
        "",
        "short",
        "a" * 20,
        "passwordpassword1",
        "trầnlantrầnlan12",
        "lanlanlanlanlanlan",
        "x" * 300,
        b"\xff\xfe" * 10,
    ],
)
def test_a_password_that_may_not_be_used(cli, password):
    ended = add(cli, password=password)
    assert ended.code == 1
    assert ended.line
    assert not isinstance(password, str) or not password or password not in ended.err
    assert cli.use(lambda uow: staff.by_login(uow, "lan")) is None


@pytest.mark.parametrize(
    "arguments",
    [
        ("add", "lan"),
        ("add", "lan", "--name", "Lan", "--role", "boss"),
        ("add", "lan", "--name", "Lan", "--role", "agent", "--telegram-id", "@lan"),
        ("add", "lan", "--name", "Lan", "--role", "agent"),  # nobody to ask
        ("add", "--name", "Lan", "--role", "agent"),
        ("disable",),
        ("reset-2fa",),
    ],
)
def test_staff_wrong_use(cli, arguments):
    ended = cli("staff", *arguments, stdin=b"")
    assert ended.code == 2
    assert ended.line


def test_a_bad_login_is_one_line(cli):
    assert "login" in add(cli, "trần lan").line


def test_the_password_is_asked_for_twice_and_hidden(cli, monkeypatch):
    asked = {}

    def prompt(text, **options):
        asked.update(options)
        return GOOD

    monkeypatch.setattr("typer.prompt", prompt)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert cli("staff", "add", "lan", "--name", "Lan", "--role", "admin").code == 0
    assert asked["hide_input"] is True
    assert asked["confirmation_prompt"]


def test_staff_disable(cli):
    add(cli)
    assert cli("staff", "disable", "LAN").code == 0
    assert cli.use(lambda uow: staff.by_login(uow, "lan")).disabled
    assert "already" in cli("staff", "disable", "lan").out
    ended = cli("staff", "disable", "nobody")
    assert ended.code == 1
    assert ended.line


def test_staff_reset_2fa(cli):
    add(cli)
    assert "no second factor" in cli("staff", "reset-2fa", "lan").out

    def set_up(uow):
        member = staff.by_login(uow, "lan")
        staff_factor.set_up(uow, member.id, "A" * 32, 1)
        return staff_sessions.begin(uow, member.id)

    token = cli.use(set_up)
    assert cli("staff", "reset-2fa", "LAN").code == 0
    assert not cli.use(lambda uow: staff.by_login(uow, "lan")).factor
    assert cli.use(lambda uow: staff_sessions.find(uow, token)) is None
    ended = cli("staff", "reset-2fa", "nobody")
    assert ended.code == 1
    assert ended.line
