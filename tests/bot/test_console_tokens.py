"""Tokens on a page: shown once, never more than their maker may do, both hands of no decision."""

import re
from html import unescape

import pytest

from bot.console.token_rows import PATH
from handlers import tokens
from handlers.guarded import Made, Refused, Unproven
from handlers.tokens import Wish
from states.api_scopes import OWN, Scope
from states.case import CHECKS
from states.permissions import Permission, Role
from storage import api_tokens, outbox, staff, staff_accounts
from tests.bot.api_client import Program, api_app, token_of
from tests.bot.console_visits import signed_in
from tests.handlers.desk_people import ask_name_change, hire, on_sqlite

pytest_plugins = ["tests.bot.console_fixtures"]
READ = frozenset((Scope.CASES_READ.value,))


@pytest.fixture
def quan(app, desk):
    return signed_in(app, desk, "quan", Role.ADMIN, "Vũ Minh Quân")


def member(desk, login: str):
    return desk.database.read_now(lambda uow: staff.by_login(uow, login))


def make(desk, maker, whom, *scopes: Scope, key: str = "a-key", proven: bool = True, **more):
    wanted = frozenset(one.value for one in scopes) or READ
    wish = Wish(more.get("name", "CRM"), whom.id, wanted, more.get("days", 90), key)
    return desk.database.write_now(
        lambda uow: tokens.make(uow, desk.house, maker, wish, proven=proven)
    )


def fill(quan, whom, *scopes: str, **more):
    form = quan.form(PATH)
    fields = {"name": "CRM bán hàng", "whom": whom.id, "days": "30", **form, **more}
    return quan.post(PATH, [*fields.items(), *(("scope", one) for one in scopes)])


def shown(html: str) -> str:
    found = re.search(r'id="secret"[^>]* value="(dcd_[^"]+)"', html)
    assert found
    return unescape(found[1])


def test_a_token_is_made_shown_once_used_and_revoked(desk, quan, tmp_path):
    crm = hire(desk, "crm", Role.HOTLINE, "CRM")
    page = fill(quan, crm, "cases:read", "cases:create")
    secret = shown(page.text)
    listed = quan.get(PATH).text
    assert secret not in listed and "CRM bán hàng" in listed and "Vũ Minh Quân tạo" in listed
    assert "chưa dùng lần nào" in listed
    program = Program(api_app(desk, tmp_path), secret)
    assert program.get("/cases").status_code == 200
    assert program.get("/reports/flow").status_code == 403
    assert "dùng lần cuối" in quan.get(PATH).text
    [row] = desk.rows("api_token")
    assert (row.staff_id, row.made_by) == (crm.id, member(desk, "quan").id)
    form = {"csrf": quan.form(PATH)["csrf"]}
    gone = quan.post(f"{PATH}/{row.id}/revoke", form)
    assert gone.headers["location"] == f"{PATH}?done=revoked"
    assert program.get("/cases").status_code == 401
    assert "Đã thu hồi" in quan.get(PATH).text
    assert quan.post(f"{PATH}/{row.id}/revoke", form).status_code == 422
    told = [(one.action, one.actor_kind, one.actor_id) for one in desk.rows("audit")]
    for action in ("api token made", "api token revoked"):
        assert (action, "staff", member(desk, "quan").id) in told


@on_sqlite
def test_a_form_makes_one_token(desk, quan):
    """The page of a new token, loaded again, sends its form again."""
    crm = hire(desk, "crm", Role.HOTLINE)
    key = quan.form(PATH)["key"]
    shown(fill(quan, crm, "cases:read", key=key).text)
    again = fill(quan, crm, "cases:read", key=key)
    assert again.status_code == 422
    assert "dcd_" not in again.text
    assert len(desk.rows("api_token")) == 1


def test_it_takes_a_session_that_is_proven(desk, quan):
    crm = hire(desk, "crm", Role.HOTLINE)
    form = quan.form(PATH)
    desk.clock.pass_(minutes=11)
    assert 'name="whom"' not in quan.get(PATH).text
    fields = {"name": "CRM", "whom": crm.id, "days": "30", "scope": "cases:read", **form}
    assert quan.post(PATH, fields).headers["location"] == f"/console/me/again?next={PATH}"
    assert make(desk, member(desk, "quan"), crm, proven=False) == Unproven()
    assert not desk.rows("api_token")


@pytest.mark.parametrize("scope", Scope)
def test_what_decides_reveals_or_reads_papers_is_for_oneself(desk, scope):
    quan, lan = hire(desk, "quan", Role.ADMIN), hire(desk, "lan")
    other = make(desk, quan, lan, Scope.CASES_READ, scope)
    assert isinstance(make(desk, quan, quan, scope, key="mine"), Made)
    if scope in OWN:
        assert other == Refused("tokens-own-only")
    else:
        assert isinstance(other, Made)


def test_one_admin_is_not_both_people_of_a_decision(desk, app, tmp_path):
    """Every token they can make decides as them, or does not decide."""
    desk.customer()
    desk.link("1")
    reference = ask_name_change(desk)
    quan, lan = hire(desk, "quan", Role.ADMIN), hire(desk, "lan")
    mine = make(desk, quan, quan, *Scope)
    theirs = make(desk, quan, lan, *(set(Scope) - OWN), key="theirs")
    assert isinstance(mine, Made) and isinstance(theirs, Made)
    api = api_app(desk, tmp_path)
    programs = [Program(api, one.secret) for one in (mine, theirs)]
    path, reads = f"/cases/{reference}/decisions", programs[0]

    def decide(program, **body):
        tag = reads.get(f"/cases/{reference}").headers["etag"]
        return program.post(path, body, If_Match=tag).status_code

    approve = {"action": "approve", "checks": list(CHECKS["request_name_change"])}
    assert decide(programs[1], **approve) == 403
    assert decide(programs[0], **approve) == 200
    assert [decide(one, action="apply") for one in programs] == [403, 403]


def test_nobody_is_given_more_than_their_maker_may_do(desk):
    admin, lead = hire(desk, "quan", Role.ADMIN), hire(desk, "thu", Role.SUPERVISOR)
    own = frozenset((Permission.CONFIGURE,))
    desk.database.write_now(
        lambda uow: staff_accounts.keep(uow, lead.id, "Thu", lead.role, own, frozenset())
    )
    assert make(desk, lead, admin) == Refused("tokens-more-than-you")
    assert isinstance(make(desk, lead, hire(desk, "lan")), Made)
    agent = hire(desk, "minh")
    assert make(desk, agent, agent) == Refused("tokens-no-role")


@on_sqlite
@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"name": "  "}, "tokens-no-name"),
        ({"name": "a" * 61}, "tokens-no-name"),
        ({"days": 0}, "tokens-no-days"),
        ({"days": 731}, "tokens-no-days"),
    ],
)
def test_what_cannot_be_made(desk, more, reason):
    quan = hire(desk, "quan", Role.ADMIN)
    assert make(desk, quan, quan, **more) == Refused(reason)


@on_sqlite
def test_whose_account_is_closed_or_nobody_gets_none(desk, quan):
    lan = hire(desk, "lan")
    desk.database.write_now(lambda uow: staff.disable(uow, lan))
    admin = member(desk, "quan")
    assert make(desk, admin, lan) == Refused("tokens-nobody")
    wish = Wish("CRM", admin.id, frozenset(("everything",)), 1, "k")
    no_scope = desk.database.write_now(
        lambda uow: tokens.make(uow, desk.house, admin, wish, proven=True)
    )
    assert no_scope == Refused("tokens-no-scopes")
    for days in ("", "x", "9999", "²"):
        assert fill(quan, admin, "cases:read", days=days).status_code == 422


@on_sqlite
def test_there_are_so_many_that_live(desk, monkeypatch):
    monkeypatch.setattr("handlers.tokens.MOST", 1)
    quan = hire(desk, "quan", Role.ADMIN)
    first = make(desk, quan, quan)
    assert make(desk, quan, quan, key="two") == Refused("tokens-too-many")
    desk.database.write_now(lambda uow: tokens.revoke(uow, quan, first.id))
    assert isinstance(make(desk, quan, quan, key="two"), Made)


def test_everybody_sees_and_ends_what_acts_as_them(app, desk):
    lan = signed_in(app, desk, "lan", Role.AGENT)
    minh = hire(desk, "minh")
    own, _ = token_of(desk, member(desk, "lan"), Scope.CASES_READ)
    other, _ = token_of(desk, minh, Scope.CASES_READ)
    page = lan.get("/console/me").text
    assert own in page and other not in page
    form = {"csrf": lan.form("/console/me")["csrf"]}
    for one, done in ((other, ""), (own, "?done=token")):
        answer = lan.post(f"/console/me/tokens/{one}/revoke", form)
        assert answer.headers["location"] == f"/console/me{done}"
    living = desk.database.read_now(api_tokens.every)
    assert [one.id for one in living if one.revoked_at is None] == [other]
    assert own not in lan.get("/console/me").text


def test_whom_a_token_acts_as_is_told_by_mail(desk):
    lan, quan = hire(desk, "lan"), hire(desk, "quan", Role.ADMIN, "Vũ Minh Quân")
    desk.database.write_now(lambda uow: staff_accounts.set_mail(uow, lan.id, "lan@example.vn"))
    assert isinstance(make(desk, quan, lan), Made)
    [due] = desk.database.write_now(lambda uow: outbox.claim(uow, {"mail": ""}, 9))
    [part] = due.body["parts"]
    assert (part["copy"], part["shown"]["by"]) == ("staff-mail-token", "Vũ Minh Quân")


@on_sqlite
def test_the_secret_stands_in_no_row_and_no_list(desk, quan):
    secret = shown(fill(quan, member(desk, "quan"), "cases:read").text)
    for table in ("api_token", "answered", "audit", "outbox"):
        assert secret.encode() not in str(desk.rows(table)).encode(), table
