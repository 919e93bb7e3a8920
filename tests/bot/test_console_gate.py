"""Attacks on the console: nobody, the wrong role, foreign forms, fixed sessions, guesses."""

import re

import pytest
from starlette.routing import Route

from bot.console import routes
from bot.pages.shells import VERSION
from states.permissions import Role
from tests.bot.console_visits import signed_in
from tests.handlers.desk_people import case_of

pytest_plugins = ["tests.bot.console_fixtures"]
NAMED = {"action": "claim", "token": "nobodys", "update": "1"}
OPEN_TO_ALL = {
    (path, method)
    for path in ("/console/sign-in", "/console/invitation/nobodys")
    for method in ("GET", "POST")
}


def every_route(console, reference: str, paper: str):
    for route in routes(console):
        assert isinstance(route, Route)
        path = route.path.replace("{reference}", reference)
        for name in route.param_convertors:
            path = path.replace(f"{{{name}}}", NAMED.get(name, paper))
        for method in route.methods - {"HEAD"}:
            yield path, method


# -- nobody --------------------------------------------------------------------------------------
def test_nobody_gets_anything(console, anonymous, desk, reference, paper):
    for path, method in every_route(console, reference, paper):
        if (path, method) in OPEN_TO_ALL:
            continue
        answer = anonymous.post(path, {"csrf": "x"}) if method == "POST" else anonymous.get(path)
        assert answer.status_code == 303, path
        assert answer.headers["location"] == "/console/sign-in"
        assert answer.content == b""
    part = anonymous.get(f"/console/cases/{reference}", {"x-part": "live"})
    assert (part.status_code, part.content) == (401, b"")


@pytest.mark.parametrize("cookie", ["", "x", "a" * 43, "é", "' OR 1=1 --"])
def test_a_made_up_session_is_nobody(anonymous, cookie, reference):
    header = {"cookie": f"desk={cookie}".encode()}
    assert anonymous.get("/console", header).status_code == 303


# -- roles ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("role", Role)
def test_roles_and_deeds(app, desk, role, reference):
    """What the page offers is what the server takes: nothing is hidden by the page alone."""
    visitor = signed_in(app, desk, role.value, role)
    page = visitor.get(f"/console/cases/{reference}").text
    words = {"text": "một lý do đủ dài"}
    for action in ("claim", "reply", "ask_more", "refuse", "approve", "apply", "settle", "lift"):
        if f"/{action}" in page.replace(f"{reference}/{action}", f"/{action}"):
            continue
        answer = visitor.act(reference, action, **words)
        assert answer.status_code == 403, action
    if role in (Role.HOTLINE, Role.SECURITY):
        assert f"{reference}/approve" not in page
        assert f"{reference}/reply" not in page
    assert (f"{reference}/reveal" in page) is (role is not Role.HOTLINE)


def test_hotline_sees_no_name_paper_or_word(app, desk, reference, paper):
    visitor = signed_in(app, desk, "tu", Role.HOTLINE)
    page = visitor.get(f"/console/cases/{reference}?paper={paper}").text
    for personal in ("Nguyễn Thị Mai", "0912", "+84", "mai@example.vn", paper):
        assert personal not in page
    assert visitor.get(f"/console/files/{paper}").status_code == 404


# -- foreign ids ---------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "path",
    [
        "/console/cases/DC-22222-2",
        "/console/cases/..%2f..%2fetc",
        "/console/cases/%00",
        "/console/cases/DC-2222'-2",
        "/console/files/" + "0" * 32,
        "/console/files/..%2f..%2fdesk.db",
    ],
)
def test_what_is_not_there_is_not_found(lan, path, reference):
    answer = lan.get(path)
    assert answer.status_code == 404
    assert "Nguyễn" not in answer.text


def test_an_unknown_action_or_a_mangled_form_does_nothing(lan, desk, reference):
    form = lan.form(f"/console/cases/{reference}")
    assert lan.post(f"/console/cases/{reference}/delete", form).status_code == 404
    for name, wrong in (("version", "x"), ("version", "-1"), ("events", ""), ("key", ""),
                        ("record", "9" * 30), ("key", "k" * 99), ("version", "١")):  # fmt: skip
        answer = lan.post(f"/console/cases/{reference}/claim", {**form, name: wrong})
        assert answer.status_code == 400, name
    assert case_of(desk, reference).assignee_id is None


# -- forms ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("csrf", [None, "", "x", "0" * 64])
def test_a_form_without_our_token_is_not_taken(lan, desk, reference, csrf):
    form = lan.form(f"/console/cases/{reference}")
    given = {name: value for name, value in form.items() if name != "csrf"}
    if csrf is not None:
        given["csrf"] = csrf
    for path in (f"/console/cases/{reference}/claim", "/console/sign-out", "/console/language",
                 "/console/find"):  # fmt: skip
        assert lan.post(path, given).status_code == 403, path
    assert case_of(desk, reference).assignee_id is None
    assert lan.get("/console").status_code == 200


def test_another_sessions_token_is_not_taken(app, desk, lan, reference):
    minh = signed_in(app, desk, "minh", Role.AGENT)
    form = {**lan.form(f"/console/cases/{reference}"), "csrf": minh.form("/console")["csrf"]}
    assert lan.post(f"/console/cases/{reference}/claim", form).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://desk.test.evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_from_elsewhere_is_not_taken(lan, reference, headers):
    form = lan.form(f"/console/cases/{reference}")
    assert lan.post(f"/console/cases/{reference}/claim", form, headers).status_code == 403
    ours = {"origin": "http://desk.test", "sec-fetch-site": "same-origin"}
    assert lan.post(f"/console/cases/{reference}/claim", form, ours).status_code == 303


def test_only_small_plain_forms_are_read(lan, reference):
    path, form = f"/console/cases/{reference}", lan.form(f"/console/cases/{reference}")
    assert lan.post(f"{path}/note", {**form, "text": "a" * 70_000}).status_code == 403
    answer = lan.ask("POST", f"{path}/note", data=form, files={"text": b"x"})
    assert answer.status_code == 403
    assert lan.post(f"{path}/note", {**form, "text": "a" * 2001}).status_code == 422


def test_looking_changes_nothing_but_the_record_of_looking(lan, desk, reference):
    for action in ("claim", "approve", "reveal"):
        assert lan.get(f"/console/cases/{reference}/{action}").status_code == 405
    assert case_of(desk, reference).version == 1


# -- what every answer carries -------------------------------------------------------------------
def test_every_answer_has_the_safe_headers(console, lan, reference, paper):
    for path, method in every_route(console, reference, paper):
        answer = lan.post(path, {}) if method == "POST" else lan.get(path)
        headers = answer.headers
        assert headers["cache-control"] == "no-store", path
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe-inline" not in headers["content-security-policy"] or "/files/" in path
        assert headers["cross-origin-resource-policy"] == "same-origin"


def test_a_paper_comes_inert(lan, desk, reference, paper):
    answer = lan.get(f"/console/files/{paper}")
    assert answer.content == b"\xff\xd8\xff paper"
    assert answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["content-disposition"] == 'inline; filename="paper.jpg"'
    assert "sandbox" in answer.headers["content-security-policy"]
    looks = [e.kind for e in lan_timeline(desk, reference)]
    assert looks.count("viewed") == 1


def lan_timeline(desk, reference):
    from storage import cases

    return desk.database.read_now(lambda uow: cases.timeline(uow, case_of(desk, reference).id))


def test_pages_have_no_inline_script_or_style(lan, reference, paper):
    for path in ("/console", f"/console/cases/{reference}?paper={paper}", "/console/cases/x"):
        html = lan.get(path).text
        assert "<style" not in html
        assert " style=" not in html
        assert not re.search(r"<script(?![^>]*\bsrc=)", html)
        assert not re.search(r"\son[a-z]+=", html)


def test_our_own_files_are_kept_under_their_version_alone(anonymous):
    """Another process of the house may name another version: that is ours too, and never kept."""
    kept = anonymous.get(f"/static/{VERSION}/console.css")
    assert "immutable" in kept.headers["cache-control"]
    for path in ("/static/v-0123456789ab/console.css", "/static/console.css"):
        asked = anonymous.get(path)
        assert (asked.headers["cache-control"], asked.content) == ("no-cache", kept.content)
    assert anonymous.get(f"/static/{VERSION}/none.css").status_code == 404
    assert anonymous.get(f"/static/{VERSION}/../shells.py").status_code == 404
