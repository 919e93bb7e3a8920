"""The second factor: RFC 6238 codes that count once, recovery codes, what must be proven first."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from handlers import own_account, sign_in
from handlers.guarded import Refused, Unproven
from handlers.own_account import Changed
from handlers.sign_in import Locked, NoSession, SignedIn, WrongCode, WrongSignIn
from states.permissions import Role
from storage import staff, staff_factor, staff_sessions, staff_sign_ins, tables
from storage.staff_sessions import From, Stage
from tests.desk import Desk
from tests.handlers.desk_people import hire

HERE = From("10.0.0.x", "Firefox, Linux")


@pytest.fixture
def asked(desk: Desk) -> Desk:
    """A house that asks for the second factor."""
    from dataclasses import replace

    desk.house = replace(desk.house, second_factor=True)
    return desk


def write(desk: Desk, use_case):
    return desk.database.write_now(use_case)


def enter(desk: Desk, login: str = "lan") -> SignedIn:
    attempt = write(desk, lambda uow: sign_in.begin(uow, login, "10.0.0.1", HERE))
    asks = desk.house.second_factor
    found = write(
        desk, lambda uow: sign_in.complete(uow, attempt, "", matched=True, second_factor=asks)
    )
    assert isinstance(found, SignedIn)
    return found


def code_of(desk: Desk, secret: str, steps: int = 0) -> str:
    return pyotp.TOTP(secret).at(desk.clock.now + timedelta(seconds=30 * steps))


def set_up(desk: Desk, token: str) -> tuple[str, Changed]:
    assert write(desk, lambda uow: own_account.begin_factor(uow, token)) == Changed()
    found = desk.database.read_now(lambda uow: own_account.secret_being_set_up(uow, token))
    assert found is not None
    code = code_of(desk, found[1])
    changed = write(desk, lambda uow: own_account.confirm_factor(uow, desk.house, token, code))
    assert isinstance(changed, Changed)
    return found[1], changed


def give(desk: Desk, token: str, code: str):
    return write(desk, lambda uow: sign_in.pass_code(uow, desk.house, token, code, HERE))


@pytest.fixture
def secret(asked: Desk) -> str:
    hire(asked, "lan", Role.AGENT)
    found, _ = set_up(asked, enter(asked).token)
    asked.clock.pass_(minutes=2)
    return found


# -- codes -----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("seconds", "code"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")]
)
def test_the_vectors_of_rfc_6238(seconds, code):
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    assert staff_factor.step_of(secret, code, moment) == seconds // 30


def test_whoever_must_have_one_sets_it_up_first(asked: Desk):
    hire(asked, "lan", Role.AGENT)
    found = enter(asked)
    assert found.stage is Stage.ENROL
    assert asked.database.read_now(lambda uow: staff_sessions.find(uow, found.token)) is None
    secret, changed = set_up(asked, found.token)
    assert len(set(changed.codes)) == 10
    session = asked.database.read_now(lambda uow: staff_sessions.find(uow, changed.token))
    assert session.member.factor
    stored = asked.database.read_now(
        lambda uow: uow.connection.execute(tables.staff.select()).one()
    )
    assert secret.encode() not in bytes(stored.factor_secret)
    assert enter(asked).stage is Stage.CODE


def test_who_only_logs_calls_needs_none(asked: Desk):
    hire(asked, "tu", Role.HOTLINE)
    assert enter(asked, "tu").stage is Stage.FULL


@pytest.mark.parametrize("steps", [-1, 0, 1])
def test_a_code_counts_one_step_around_and_once(asked: Desk, secret: str, steps: int):
    code = code_of(asked, secret, steps)
    assert isinstance(give(asked, enter(asked).token, code), SignedIn)
    assert give(asked, enter(asked).token, code) == WrongCode()


@pytest.mark.parametrize("steps", [-2, 2])
def test_a_code_of_another_time_is_none(asked: Desk, secret: str, steps: int):
    assert give(asked, enter(asked).token, code_of(asked, secret, steps)) == WrongCode()


def test_an_older_code_than_the_last_is_none(asked: Desk, secret: str):
    old, new = code_of(asked, secret, -1), code_of(asked, secret)
    assert isinstance(give(asked, enter(asked).token, new), SignedIn)
    assert give(asked, enter(asked).token, old) == WrongCode()


def test_one_code_at_once_lets_one_in(asked: Desk, secret: str):
    code = code_of(asked, secret)
    tokens = [enter(asked).token for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda token: give(asked, token, code), tokens))
    assert sum(isinstance(one, SignedIn) for one in found) == 1


def test_guesses_are_locked_whatever_session_they_come_from(asked: Desk, secret: str):
    for _ in range(5):
        assert give(asked, enter(asked).token, "000000") == WrongCode()
    assert isinstance(give(asked, enter(asked).token, code_of(asked, secret)), Locked)


def test_half_a_session_opens_nothing_and_ends_soon(asked: Desk, secret: str):
    token = enter(asked).token
    read = asked.database.read_now
    assert read(lambda uow: staff_sessions.find(uow, token)) is None
    assert write(asked, lambda uow: own_account.begin_factor(uow, token)) == NoSession()
    asked.clock.pass_(minutes=11)
    assert give(asked, token, code_of(asked, secret)) == NoSession()


# -- recovery codes --------------------------------------------------------------------------------
def test_a_recovery_code_counts_once(asked: Desk):
    hire(asked, "lan", Role.AGENT)
    _, changed = set_up(asked, enter(asked).token)
    one = changed.codes[3].lower().replace("-", " ")
    assert isinstance(give(asked, enter(asked).token, one), SignedIn)
    assert give(asked, enter(asked).token, one) == WrongCode()
    rows = asked.database.read_now(
        lambda uow: uow.connection.execute(tables.staff_recovery.select()).all()
    )
    assert sum(row.used_at is not None for row in rows) == 1
    assert not any(code.encode() in bytes(row.code_hash) for row in rows for code in changed.codes)


def test_a_recovery_code_is_its_owners(asked: Desk):
    for login in ("lan", "hoa"):
        hire(asked, login, Role.AGENT)
    _, changed = set_up(asked, enter(asked, "lan").token)
    set_up(asked, enter(asked, "hoa").token)
    assert give(asked, enter(asked, "hoa").token, changed.codes[0]) == WrongCode()


def test_new_codes_make_the_old_ones_void(asked: Desk):
    hire(asked, "lan", Role.AGENT)
    _, first = set_up(asked, enter(asked).token)
    second = write(asked, lambda uow: own_account.new_codes(uow, asked.house, first.token))
    assert give(asked, enter(asked).token, first.codes[0]) == WrongCode()
    assert isinstance(give(asked, enter(asked).token, second.codes[0]), SignedIn)


# -- what must be proven first ---------------------------------------------------------------------
@pytest.mark.parametrize(
    "deed",
    [
        lambda uow, desk, token: own_account.begin_factor(uow, token),
        lambda uow, desk, token: own_account.confirm_factor(uow, desk.house, token, "123456"),
        lambda uow, desk, token: own_account.remove_factor(uow, desk.house, token),
        lambda uow, desk, token: own_account.new_codes(uow, desk.house, token),
        lambda uow, desk, token: own_account.change_password(uow, desk.house, token, "x"),
        lambda uow, desk, token: own_account.bind_company(uow, desk.house, token, "i", "s"),
        lambda uow, desk, token: own_account.unbind_company(uow, token),
    ],
)
def test_nothing_a_sign_in_stands_on_changes_in_an_old_session(desk: Desk, deed):
    hire(desk, "lan", Role.AGENT)
    token = enter(desk).token
    desk.clock.pass_(minutes=11)
    assert write(desk, lambda uow: deed(uow, desk, token)) == Unproven()


def test_proving_again_takes_password_and_code(asked: Desk, secret: str):
    token = give(asked, enter(asked).token, code_of(asked, secret)).token
    asked.clock.pass_(minutes=11)

    def prove(code: str, *, matched: bool):
        house = asked.house
        return write(asked, lambda uow: own_account.prove(uow, house, token, code, matched=matched))

    assert prove(code_of(asked, secret), matched=False) == WrongSignIn()
    assert prove("", matched=True) == WrongCode()
    assert prove(code_of(asked, secret), matched=True) == Changed()
    assert write(asked, lambda uow: own_account.begin_factor(uow, token)) == Changed()


def test_who_must_have_one_cannot_remove_it(asked: Desk, secret: str):
    token = give(asked, enter(asked).token, code_of(asked, secret)).token
    removed = write(asked, lambda uow: own_account.remove_factor(uow, asked.house, token))
    assert removed == Refused("me-factor-required")


def test_other_sessions_end_with_a_new_factor_and_a_new_password(desk: Desk):
    hire(desk, "lan", Role.AGENT)
    other, token = enter(desk).token, enter(desk).token
    alive = lambda one: desk.database.read_now(lambda uow: staff_sessions.find(uow, one))  # noqa: E731
    write(desk, lambda uow: own_account.change_password(uow, desk.house, token, "hash"))
    assert (alive(other), alive(token) is not None) == (None, True)
    other = enter(desk).token
    _, changed = set_up(desk, token)
    assert (alive(other), alive(token)) == (None, None)
    assert alive(changed.token) is not None


# -- sessions and history --------------------------------------------------------------------------
def test_the_history_tells_how_it_went_and_roughly_from_where(asked: Desk, secret: str):
    member = asked.database.read_now(lambda uow: staff.by_login(uow, "lan"))
    attempt = write(asked, lambda uow: sign_in.begin(uow, "lan", "10.0.0.1", HERE))
    write(
        asked,
        lambda uow: sign_in.complete(uow, attempt, "", matched=False, second_factor=True),
    )
    token = enter(asked).token
    give(asked, token, "000000")
    asked.clock.pass_(seconds=1)
    give(asked, token, code_of(asked, secret))
    found = asked.database.read_now(lambda uow: staff_sign_ins.newest(uow, member.id))
    told = {(one.method, one.outcome) for one in found}
    assert {("password", "wrong"), ("password", "half"), ("code", "wrong"), ("code", "in")} <= told
    assert found[0].origin == HERE
    rows = asked.database.read_now(
        lambda uow: uow.connection.execute(tables.staff_sign_in.select()).all()
    )
    assert not any(b"Firefox" in bytes(row.place) for row in rows)


def test_one_session_and_all_of_them_end(desk: Desk):
    member, other = hire(desk, "lan", Role.AGENT), hire(desk, "hoa", Role.AGENT)
    first, second, hers = enter(desk).token, enter(desk).token, enter(desk, "hoa").token
    open_ones = lambda: desk.database.read_now(  # noqa: E731
        lambda uow: staff_sessions.of_member(uow, member.id)
    )
    assert len(open_ones()) == 2
    [of_hoa] = desk.database.read_now(lambda uow: staff_sessions.of_member(uow, other.id))
    assert not write(desk, lambda uow: own_account.end_session(uow, first, of_hoa.id))
    mine = next(one.id for one in open_ones())
    assert write(desk, lambda uow: own_account.end_session(uow, first, mine))
    assert len(open_ones()) == 1
    write(desk, lambda uow: own_account.sign_out_everywhere(uow, member))
    find = staff_sessions.find
    alive = [
        desk.database.read_now(lambda uow, one=one: find(uow, one)) is not None
        for one in (first, second, hers)
    ]
    assert alive == [False, False, True]
