"""Signing in and out of the console in a browser: fixed sessions, guesses, cookies."""

import re

import pytest

from tests.bot.console_site import console_app, console_desk
from tests.bot.console_visits import Visitor, hidden
from tests.handlers.desk_people import PASSWORD

pytest_plugins = ["tests.bot.console_fixtures"]


@pytest.fixture
def with_password(desk):
    from storage import staff

    return desk.database.write_now(
        lambda uow: staff.add(uow, "lan", "Trần Ngọc Lan", "agent", PASSWORD)
    )


def sign_in(visitor: Visitor, login: str = "lan", password: str = PASSWORD):
    csrf = hidden(visitor.get("/console/sign-in").text, "csrf")
    return visitor.post("/console/sign-in", {"csrf": csrf, "login": login, "password": password})


def test_signing_in_gives_a_fresh_session(anonymous, with_password):
    anonymous.cookies.set("desk", "fixed-by-somebody-else", domain="desk.test")
    answer = sign_in(anonymous)
    assert (answer.status_code, answer.headers["location"]) == (303, "/console")
    cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("desk="))
    assert "fixed-by-somebody-else" not in cookie
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert len(cookie.split(";")[0]) > 40
    assert anonymous.get("/console").status_code == 200


def test_cookies_are_host_bound_on_https(desk, tmp_path, with_password):
    app = console_app(console_desk(desk, tmp_path, secure=True))
    visitor = Visitor(app, "https://desk.test")
    answer = sign_in(visitor)
    cookies = answer.headers.get_list("set-cookie")
    session = next(c for c in cookies if c.startswith("__Host-desk="))
    assert "Secure" in session
    assert "omain" not in session


def test_login_and_password_fail_alike(anonymous, with_password):
    answers = [sign_in(anonymous, "lan", "wrong wrong wrong"), sign_in(anonymous, "tu", "x")]
    plain = [re.sub(r'value="[^"]*"', "", one.text) for one in answers]
    assert [one.status_code for one in answers] == [401, 401]
    assert plain[0] == plain[1]


def test_a_hash_is_compared_for_any_login(anonymous, with_password, monkeypatch):
    from storage import staff

    compared = []
    real = staff.matches
    monkeypatch.setattr(
        staff, "matches", lambda *given: (compared.append(given[1][:30]), real(*given))[1]
    )
    sign_in(anonymous, "lan", "wrong")
    sign_in(anonymous, "nobody at all", "wrong")
    assert compared[0] == compared[1] != ""


def test_guesses_are_locked_and_the_right_password_too(anonymous, with_password):
    for _ in range(5):
        assert sign_in(anonymous, password="wrong").status_code == 401
    assert sign_in(anonymous).status_code == 429
    assert sign_in(anonymous, "nobody").status_code == 401


def test_forwarded_addresses_are_not_believed(anonymous, with_password):
    from handlers.sign_in import FREE_BY_ADDRESS

    statuses = []
    for number in range(FREE_BY_ADDRESS + 2):
        csrf = hidden(anonymous.get("/console/sign-in").text, "csrf")
        fields = {"csrf": csrf, "login": f"user{number}", "password": "x"}
        spoofed = {"x-forwarded-for": f"10.0.0.{number}", "forwarded": f"for=10.1.1.{number}"}
        statuses.append(anonymous.post("/console/sign-in", fields, spoofed).status_code)
    assert statuses[-2:] == [429, 429]


def test_signing_in_needs_the_forms_token(anonymous, with_password):
    given = {"csrf": "0" * 64, "login": "lan", "password": PASSWORD}
    answer = anonymous.post("/console/sign-in", given)
    assert answer.status_code == 403
    assert not any(c.startswith("desk=") for c in answer.headers.get_list("set-cookie"))


def test_signing_out_ends_it_everywhere(lan):
    token = lan.cookies["desk"]
    assert lan.post("/console/sign-out", lan.form("/console")).status_code == 303
    lan.cookies.set("desk", token)
    assert lan.get("/console").status_code == 303


def test_refreshing_does_not_keep_a_session_awake(lan, desk):
    for _ in range(4):
        desk.clock.pass_(minutes=10)
        answer = lan.get("/console", {"x-part": "list"})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/chat", "/console\\evil", "\r\nX: y", ""]
)
def test_the_way_back_stays_inside(lan, back):
    form = {**lan.form("/console"), "language": "en", "back": back}
    assert lan.post("/console/language", form).headers["location"] == "/console"
