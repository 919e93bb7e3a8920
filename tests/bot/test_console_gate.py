"""Attacks on the console: nobody, the wrong role, foreign forms, fixed sessions, guesses."""

import re

import pytest
from starlette.routing import Route

from bot.console import routes
from states.case import Role
from storage import attachments, tables
from tests.bot.console_site import console_app, console_desk
from tests.bot.console_visits import Visitor, hidden, signed_in
from tests.databases import make_database
from tests.desk import Desk
from tests.handlers.desk_people import PASSWORD, ask_name_change, case_of

OPEN_TO_ALL = {("/console/sign-in", "GET"), ("/console/sign-in", "POST")}


@pytest.fixture
def desk(tmp_path, clock):
    database = make_database(f"sqlite:///{tmp_path}/desk.db", clock)
    yield Desk(database, clock)
    database.close()


@pytest.fixture
def console(desk, tmp_path):
    return console_desk(desk, tmp_path)


@pytest.fixture
def app(console):
    return console_app(console)


@pytest.fixture
def reference(desk) -> str:
    desk.customer()
    desk.link("1")
    return ask_name_change(desk)


@pytest.fixture
def paper(desk, console, reference) -> str:
    """The case's paper, really stored."""
    from storage import lanes

    def store(uow):
        one = attachments.of_case(uow, case_of(desk, reference).id)[0]
        key = uow.key(lanes.by_id(uow, one.lane_id).key_id)
        kept = console.files.store(b"\xff\xd8\xff paper", key)
        uow.connection.execute(tables.attachment.update().values(file_name=kept.name))
        return one.id

    return desk.database.write_now(store)


@pytest.fixture
def anonymous(app) -> Visitor:
    return Visitor(app)


@pytest.fixture
def lan(app, desk) -> Visitor:
    return signed_in(app, desk, "lan", Role.AGENT, "Trần Ngọc Lan")


def every_route(console, reference: str, paper: str):
    for route in routes(console):
        assert isinstance(route, Route)
        path = (
            route.path.format(reference=reference, action="claim", attachment=paper)
            if ("{" in route.path)
            else route.path
        )
        for method in route.methods - {"HEAD"}:
            yield path, method


# -- nobody -----------------------------------------------------------------------------------------
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


# -- roles ------------------------------------------------------------------------------------------
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


# -- foreign ids ------------------------------------------------------------------------------------
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


# -- forms ------------------------------------------------------------------------------------------
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


# -- sessions and signing in ------------------------------------------------------------------------
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


# -- what every answer carries ----------------------------------------------------------------------
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
