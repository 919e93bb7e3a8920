"""Passwords, sessions, and guesses that are counted before they are compared."""

from datetime import timedelta

import pytest

from handlers import sign_in
from handlers.sign_in import Attempt, Locked, SignedIn, WrongSignIn
from states.permissions import Role
from storage import staff, staff_sessions, tables, throttle
from storage.staff import StaffError
from tests.desk import Desk
from tests.handlers.desk_people import PASSWORD, hire


def begin(desk: Desk, login: str = "lan", address: str = "10.0.0.1"):
    return desk.database.write_now(lambda uow: sign_in.begin(uow, login, address))


def complete(desk: Desk, attempt: Attempt, *, matched: bool, old: str = ""):
    return desk.database.write_now(
        lambda uow: sign_in.complete(uow, attempt, old, matched=matched, second_factor=False)
    )


def enter(desk: Desk, login: str = "lan") -> str:
    outcome = complete(desk, begin(desk, login), matched=True)
    assert isinstance(outcome, SignedIn)
    return outcome.token


def session(desk: Desk, token: str):
    return desk.database.read_now(lambda uow: staff_sessions.find(uow, token))


def test_a_password_is_kept_as_a_peppered_argon2id_hash(desk: Desk):
    member = desk.database.write_now(
        lambda uow: staff.add(uow, " Lan ", "Trần Ngọc Lan", "agent", PASSWORD)
    )
    assert (member.login, member.role) == ("lan", Role.AGENT)
    found, hashed = desk.database.read_now(lambda uow: staff.hash_of(uow, "LAN"))
    assert found == member
    assert hashed.startswith("$argon2id$")
    keyring = desk.database.keyring
    assert staff.matches(keyring, hashed, PASSWORD)
    assert not staff.matches(keyring, hashed, PASSWORD + "x")
    from argon2 import PasswordHasher
    from argon2.exceptions import VerifyMismatchError

    with pytest.raises(VerifyMismatchError):  # the database alone is worthless to a guesser
        PasswordHasher().verify(hashed, PASSWORD)


def test_an_unknown_login_costs_the_same(desk: Desk, monkeypatch):
    hire(desk, "lan")
    nobody = desk.database.read_now(lambda uow: staff.hash_of(uow, "nobody"))
    assert nobody[0] is None
    known = staff.hash_password(desk.database.keyring, PASSWORD)
    assert (
        nobody[1].rpartition("$")[0].rpartition("$")[0]
        == (known.rpartition("$")[0].rpartition("$")[0])
    )  # same algorithm and cost
    assert not staff.matches(desk.database.keyring, nobody[1], PASSWORD)
    assert isinstance(begin(desk, "nobody"), Attempt)


@pytest.mark.parametrize(
    "password",
    ["ngan", "a" * 15, "123456789012345", "password12345678", "lanlanlanlanlan", "x" * 129],
)
def test_weak_passwords_are_refused(desk: Desk, password: str):
    with pytest.raises(StaffError):
        desk.database.write_now(lambda uow: staff.add(uow, "lan", "Lan", "agent", password))


def test_bad_logins_roles_and_doubles_are_refused(desk: Desk):
    hire(desk, "lan")
    for login, name, role in (
        ("lan", "Lan", "agent"),
        ("lan hoa", "Lan", "agent"),
        ("hoa", "", "agent"),
        ("hoa", "Hoa", "boss"),
    ):
        with pytest.raises(StaffError):
            desk.database.write_now(
                lambda uow, given=(login, name, role): staff.add(uow, *given, PASSWORD)
            )


def test_five_wrong_guesses_lock_and_longer_each_time(desk: Desk):
    hire(desk, "lan")
    for _ in range(5):
        attempt = begin(desk)
        assert isinstance(attempt, Attempt)
        assert complete(desk, attempt, matched=False) == WrongSignIn()
    first = begin(desk)
    assert isinstance(first, Locked)
    assert first.until - desk.clock.now == timedelta(minutes=1)
    desk.clock.pass_(minutes=1, seconds=1)
    assert isinstance(begin(desk), Attempt)
    second = begin(desk)
    assert isinstance(second, Locked)
    assert second.until - desk.clock.now == timedelta(minutes=2)


def test_unknown_logins_are_locked_alike(desk: Desk):
    for _ in range(5):
        assert complete(desk, begin(desk, "nobody"), matched=False) == WrongSignIn()
    assert isinstance(begin(desk, "nobody"), Locked)


def test_guesses_at_once_share_one_count(desk: Desk):
    """Forty at once: five are compared."""
    hire(desk, "lan")
    jobs = [lambda uow: sign_in.begin(uow, "lan", "10.0.0.9")] * 40
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(desk.database.write_now, jobs))
    assert sum(isinstance(one, Attempt) for one in found) == 5


def test_spraying_logins_locks_the_address(desk: Desk):
    found = [begin(desk, f"login{n}", "10.9.9.9") for n in range(25)]
    assert sum(isinstance(one, Attempt) for one in found) == sign_in.FREE_BY_ADDRESS
    assert isinstance(begin(desk, "other", "10.9.9.8"), Attempt)


def test_a_right_password_begins_anew(desk: Desk):
    hire(desk, "lan")
    for _ in range(4):
        complete(desk, begin(desk), matched=False)
    enter(desk)
    for _ in range(4):
        assert isinstance(begin(desk), Attempt)
    assert throttle.FORGOTTEN_AFTER > throttle.LONGEST_LOCK


def test_signing_in_makes_a_new_token_and_ends_the_old_one(desk: Desk):
    hire(desk, "lan")
    old = enter(desk)
    outcome = complete(desk, begin(desk), matched=True, old=old)
    assert outcome.token != old
    assert session(desk, old) is None
    assert session(desk, outcome.token).member.login == "lan"
    hashes = desk.database.read_now(
        lambda uow: uow.connection.execute(tables.staff_session.select()).all()
    )
    assert all(old.encode() not in bytes(row.token_hash) for row in hashes)


def test_a_session_ends_by_idling_and_by_age(desk: Desk):
    hire(desk, "lan")
    token = enter(desk)
    desk.clock.pass_(minutes=29)
    assert session(desk, token) is not None
    desk.clock.pass_(minutes=2)
    assert session(desk, token) is None
    token = enter(desk)
    for _ in range(24):
        desk.clock.pass_(minutes=29)
        desk.database.write_now(lambda uow: staff_sessions.touch(uow, token))
    assert session(desk, token) is not None
    desk.clock.pass_(minutes=29)
    desk.database.write_now(lambda uow: staff_sessions.touch(uow, token))
    assert session(desk, token) is None  # twelve hours are over


@pytest.mark.parametrize("deed", ["disable", "sign out"])
def test_a_session_ends_at_once_with_its_reason(desk: Desk, deed: str):
    member = hire(desk, "lan")
    token = enter(desk)
    deeds = {
        "disable": lambda uow: staff.disable(uow, member),
        "sign out": lambda uow: sign_in.sign_out(uow, token, member),
    }
    desk.database.write_now(deeds[deed])
    assert session(desk, token) is None


def test_a_disabled_member_is_a_wrong_sign_in(desk: Desk):
    member = hire(desk, "lan")
    attempt = begin(desk)
    desk.database.write_now(lambda uow: staff.disable(uow, member))
    assert complete(desk, attempt, matched=True) == WrongSignIn()
