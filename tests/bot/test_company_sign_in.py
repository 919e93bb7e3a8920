"""Signing in with the company's account, against a provider of our own over real HTTP."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from bot import http
from bot.console.company import ANSWER
from bot.openid import Company
from states.permissions import Role
from storage import staff, staff_accounts, staff_factor, tables
from tests.bot.console_site import console_app, serving
from tests.bot.console_visits import Visitor, signed_in
from tests.bot.openid_provider import CLIENT, SECRET, Provider, place_of

pytest_plugins = ["tests.bot.console_fixtures"]


class Anew:
    """Each request of a visitor runs in an event loop of its own, so does the client."""

    build_request = staticmethod(httpx.AsyncClient(trust_env=False).build_request)

    async def send(self, request, *, stream):
        client = http.client()
        answer = await client.send(request)
        await client.aclose()
        return answer


@pytest.fixture
def provider(desk):
    provider = Provider(desk.clock)
    with serving(provider.app) as site:
        provider.site = site
        yield provider


@pytest.fixture
def company(provider, desk) -> Company:
    answer = f"http://desk.test{ANSWER}"
    return Company(provider.site, CLIENT, SECRET, answer, "DCNET", Anew(), desk.clock)


@pytest.fixture
def app(console, company):
    return console_app(replace(console, company=company))


def bring(visitor: Visitor, start: str):
    """To the provider and back, as the browser goes; answers what the desk says then."""
    leaves = visitor.get(start)
    assert leaves.status_code == 303, leaves.text
    back = httpx.get(leaves.headers["location"], trust_env=False)
    return visitor.get(place_of(back.headers["location"]))


def bind(visitor: Visitor):
    asked = bring(visitor, "/console/company/bind")
    assert asked.status_code == 200, asked.text
    assert "lan@dcnet.example" in asked.text
    from tests.bot.console_visits import hidden

    return visitor.post("/console/company/bind", {"csrf": hidden(asked.text, "csrf")})


def in_as(answer) -> bool:
    cookies = answer.headers.get_list("set-cookie")
    return any(one.startswith("desk=") and len(one) > 60 for one in cookies)


def test_bound_by_oneself_then_in(app, desk, provider):
    lan = signed_in(app, desk, "lan", Role.AGENT)
    assert bind(lan).headers["location"] == "/console/me?done=company"
    fresh = Visitor(app)
    answer = bring(fresh, "/console/company")
    assert in_as(answer)
    assert fresh.get("/console").status_code == 200
    stored = desk.database.read_now(lambda uow: uow.connection.execute(tables.staff.select()).one())
    assert b"subject-7" not in bytes(stored.company_hash)


def test_the_second_factor_is_asked_for_all_the_same(app, desk, provider):
    lan = signed_in(app, desk, "lan", Role.AGENT)
    bind(lan)
    member = desk.database.read_now(lambda uow: staff.by_login(uow, "lan"))
    desk.database.write_now(lambda uow: staff_factor.set_up(uow, member.id, "A" * 32, 1))
    fresh = Visitor(app)
    assert bring(fresh, "/console/company").headers["location"] == "/console/sign-in/code"
    assert fresh.get("/console").status_code == 303


def test_nobody_is_found_by_e_mail_or_added(app, desk, provider):
    lan = signed_in(app, desk, "lan", Role.AGENT)
    member = desk.database.read_now(lambda uow: staff.by_login(uow, "lan"))
    desk.database.write_now(lambda uow: staff_accounts.set_mail(uow, member.id, provider.email))
    answer = bring(Visitor(app), "/console/company")
    assert (answer.status_code, in_as(answer)) == (401, False)
    assert len(desk.database.read_now(staff.every)) == 1
    assert lan.get("/console").status_code == 200


def test_an_account_is_one_persons(app, desk, provider):
    bind(signed_in(app, desk, "lan", Role.AGENT))
    assert bind(signed_in(app, desk, "hoa", Role.AGENT)).status_code == 409
    member = desk.database.read_now(lambda uow: staff.by_login(uow, "hoa"))
    assert not member.company


def test_somebody_disabled_or_unbound_stays_out(app, desk, provider):
    lan = signed_in(app, desk, "lan", Role.AGENT)
    bind(lan)
    form = lan.form("/console/me")
    assert lan.post("/console/me/company/unbind", form).headers["location"].endswith("removed")
    assert bring(Visitor(app), "/console/company").status_code == 401
    bind(lan)
    member = desk.database.read_now(lambda uow: staff.by_login(uow, "lan"))
    desk.database.write_now(lambda uow: staff.disable(uow, member))
    assert bring(Visitor(app), "/console/company").status_code == 401


def test_binding_takes_a_session_that_was_proven(app, desk, provider):
    lan = signed_in(app, desk, "lan", Role.AGENT)
    desk.clock.pass_(minutes=11)
    answer = lan.get("/console/company/bind")
    assert answer.headers["location"].startswith("/console/me/again")


def test_looking_binds_nothing(app, desk, provider):
    lan = signed_in(app, desk, "lan", Role.AGENT)
    bring(lan, "/console/company/bind")
    assert not desk.database.read_now(lambda uow: staff.by_login(uow, "lan")).company
    assert lan.post("/console/company/bind", {"csrf": "x"}).status_code == 403


CLAIMS = [
    {"nonce": "of-another-sign-in"},
    {"nonce": None},
    {"aud": "another-client"},
    {"aud": [CLIENT, "another"], "azp": "another"},
    {"iss": "https://other.example"},
    {"iss": None},
    {"sub": None},
    {"sub": ""},
    {"sub": 7},
    {"exp": 1_700_000_000},
    {"exp": None},
    {"nbf": 4_000_000_000},
    {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
]
LIES = ["issuer", "scheme", "state", "down", "long", "unsigned", "symmetric", "key"]


@pytest.fixture
def bound(app, desk, provider) -> None:
    bind(signed_in(app, desk, "lan", Role.AGENT))


@pytest.mark.parametrize("changes", CLAIMS, ids=str)
def test_a_token_that_is_not_for_us_now_lets_nobody_in(app, provider, bound, changes):
    provider.changes = changes
    answer = bring(Visitor(app), "/console/company")
    assert (answer.status_code, in_as(answer)) == (502, False)


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_lets_nobody_in(app, desk, provider, bound, lie):
    provider.lies = {lie}
    desk.clock.pass_(hours=2)  # what was known of the provider is asked for anew
    visitor = Visitor(app)
    start = visitor.get("/console/company")
    if start.status_code == 502:  # found out before anybody left
        assert lie == "issuer"
        return
    back = httpx.get(start.headers["location"], trust_env=False)
    answer = visitor.get(place_of(back.headers["location"]))
    assert (answer.status_code, in_as(answer)) == (502, False)


def test_new_keys_are_fetched_and_a_forged_name_of_one_asks_not_again_and_again(
    app, desk, provider, bound
):
    provider.rotate()
    desk.clock.pass_(minutes=5)
    assert in_as(bring(Visitor(app), "/console/company"))
    asked = provider.asked_for_keys
    provider.rotate()
    for _ in range(3):
        assert not in_as(bring(Visitor(app), "/console/company"))
    assert provider.asked_for_keys == asked


def test_an_answer_counts_in_the_browser_that_asked_and_for_ten_minutes(app, desk, provider, bound):
    visitor = Visitor(app)
    back = httpx.get(visitor.get("/console/company").headers["location"], trust_env=False)
    answer = place_of(back.headers["location"])
    assert not in_as(Visitor(app).get(answer))
    desk.clock.pass_(minutes=11)
    assert not in_as(visitor.get(answer))


def test_what_leaves_carries_the_challenge_and_no_secret(app, provider):
    place = Visitor(app).get("/console/company").headers["location"]
    told = parse_qs(urlsplit(place).query)
    assert told["code_challenge_method"] == ["S256"]
    assert {"state", "nonce", "code_challenge"} <= set(told)
    assert "code_verifier" not in told
    assert SECRET not in place
