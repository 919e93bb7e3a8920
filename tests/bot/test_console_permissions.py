"""Every route of the console, asked by every role: what opens, and what does not. A new route fails
here until somebody has said whose it is."""

import pytest

from bot.console import routes
from states.permissions import OF_ROLE, Permission, Role
from storage import staff_accounts
from tests.bot.console_visits import Visitor, signed_in
from tests.handlers.desk_people import hire

pytest_plugins = ["tests.bot.console_fixtures"]
EVERYBODY = frozenset(Role)
REFUSED = "Vai trò của bạn không làm được việc này"
LOOKERS, MANAGERS = frozenset((Role.ADMIN, Role.SECURITY)), frozenset((Role.ADMIN,))
LEADS = frozenset((Role.ADMIN, Role.SUPERVISOR))
CALLERS = frozenset(role for role in Role if Permission.CALL in OF_ROLE[role])
READERS = frozenset(role for role in Role if Permission.READ in OF_ROLE[role])
CLAIMERS = frozenset(role for role in Role if Permission.CLAIM in OF_ROLE[role])
# Whose each route is. What of a case may be done there is the rules' (`states/case.py`).
WHOSE = {
    "GET /console": EVERYBODY,
    "GET /console/find": EVERYBODY,
    "POST /console/find": EVERYBODY,
    "POST /console/next": EVERYBODY,
    "POST /console/bulk": CLAIMERS,
    "POST /console/views": EVERYBODY,
    "POST /console/views/{view}/remove": EVERYBODY,
    "GET /console/parked": EVERYBODY,
    "POST /console/memos/seen": EVERYBODY,
    "GET /console/mentions": EVERYBODY,
    "POST /console/parked/{update}/again": LEADS,
    "POST /console/parked/{update}/settle": LEADS,
    "GET /console/cases/{reference}": EVERYBODY,
    "POST /console/cases/{reference}/{action}": EVERYBODY,
    "POST /console/cases/{reference}/send_file": EVERYBODY,
    "GET /console/files/{attachment}": EVERYBODY,
    "GET /console/undelivered": EVERYBODY,
    "POST /console/undelivered/{message}/settle": EVERYBODY,
    "POST /console/language": EVERYBODY,
    "POST /console/sign-out": EVERYBODY,
    "GET /console/call": CALLERS,
    "POST /console/call/{action}": CALLERS,
    "GET /console/exports": LEADS,
    "POST /console/exports": LEADS,
    "POST /console/exports/{export}/cancel": LEADS,
    "POST /console/exports/{export}/fetch": LEADS,
    "GET /console/reports": LEADS,
    "GET /console/reports/{part}": LEADS,
    "GET /console/reports/{part}/{card}.csv": LEADS,
    "GET /console/me": EVERYBODY,
    "GET /console/me/again": EVERYBODY,
    "POST /console/me/again": EVERYBODY,
    "GET /console/me/factor": EVERYBODY,
    "POST /console/me/factor": EVERYBODY,
    "POST /console/me/factor/confirm": EVERYBODY,
    "POST /console/me/factor/remove": EVERYBODY,
    "POST /console/me/codes": EVERYBODY,
    "POST /console/me/password": EVERYBODY,
    "POST /console/me/telegram": EVERYBODY,
    "POST /console/me/telegram/unbind": EVERYBODY,
    "POST /console/me/sessions/end": EVERYBODY,
    "POST /console/me/sessions/{session}/end": EVERYBODY,
    "GET /console/settings": MANAGERS,
    "GET /console/channels": LEADS,
    "POST /console/settings/{part}": MANAGERS,
    "GET /console/settings/reasons": MANAGERS,
    "POST /console/settings/reasons": MANAGERS,
    "GET /console/settings/reasons/{decision}/{code}": MANAGERS,
    "POST /console/settings/reasons/{decision}/{code}": MANAGERS,
    "GET /console/webhooks": MANAGERS,
    "POST /console/webhooks": MANAGERS,
    "GET /console/webhooks/{endpoint}": MANAGERS,
    "POST /console/webhooks/{endpoint}/{deed}": MANAGERS,
    "POST /console/webhooks/{endpoint}/again/{delivery}": MANAGERS,
    "GET /console/tokens": MANAGERS,
    "POST /console/me/tokens/{token}/revoke": EVERYBODY,
    "POST /console/tokens": MANAGERS,
    "POST /console/tokens/{token}/revoke": MANAGERS,
    "POST /console/cases/{reference}/macro": EVERYBODY,
    "GET /console/macros": LEADS,
    "GET /console/macros/new": MANAGERS,
    "POST /console/macros/new": MANAGERS,
    "GET /console/macros/{macro}": LEADS,
    "POST /console/macros/{macro}": LEADS,
    "POST /console/macros/{macro}/retire": MANAGERS,
    "GET /console/customers/{customer}": READERS,
    "POST /console/customers/{customer}/reveal": READERS,
    "GET /console/people": LOOKERS,
    "GET /console/people/{person}": LOOKERS,
    "GET /console/people/new": MANAGERS,
    "POST /console/people/new": MANAGERS,
    "POST /console/people/{person}/change": MANAGERS,
    "POST /console/people/{person}/permissions": MANAGERS,
    "POST /console/people/{person}/{deed}": MANAGERS,
}
# Before or beside a session: tested with signing in.
BEFORE = {
    "GET /console/sign-in",
    "POST /console/sign-in",
    "GET /console/sign-in/code",
    "POST /console/sign-in/code",
    "GET /console/invitation/{token}",
    "POST /console/invitation/{token}",
}


def test_every_route_is_somebodys(console):
    found = {
        f"{method} {route.path}" for route in routes(console) for method in route.methods - {"HEAD"}
    }
    assert found == set(WHOSE) | BEFORE


@pytest.mark.parametrize("role", Role)
def test_who_opens_what(app, desk, reference, role):
    other = hire(desk, "other", Role.HOTLINE)
    named = {
        "reference": reference,
        "action": "note",
        "person": other.id,
        "deed": "sign-out",
        "update": "1",
        "part": "tags",
    }
    for route, whose in WHOSE.items():
        visitor = signed_in(app, desk, f"{role}-{len(route)}-{hash(route) % 10**6}", role)
        method, _, path = route.partition(" ")
        for name, value in named.items():
            path = path.replace(f"{{{name}}}", value)
        path = path.replace("{", "").replace("}", "")
        csrf = visitor.form("/console")
        answer = visitor.post(path, csrf) if method == "POST" else visitor.get(path)
        refused = answer.status_code == 403 and REFUSED in answer.text
        assert refused is (role not in whose), (route, answer.status_code)


@pytest.mark.parametrize("role", Role)
def test_the_use_case_asks_again(app, desk, role):
    """A door that was left open leads nowhere: the permission is taken between page and press."""
    admin = signed_in(app, desk, "quan", Role.ADMIN)
    other = hire(desk, "tu", role)
    form = admin.form("/console/people/new")
    hire(desk, "binh", Role.ADMIN)
    from handlers import people
    from storage import staff

    me = desk.database.read_now(lambda uow: staff.by_login(uow, "quan"))
    desk.database.write_now(
        lambda uow: staff_accounts.keep(
            uow, me.id, me.name, me.role, frozenset(), frozenset((Permission.STAFF,))
        )
    )
    assert admin.post(f"/console/people/{other.id}/disable", form).status_code == 403
    refused = desk.database.write_now(lambda uow: people.disable(uow, me, other.id))
    assert refused.reason == "people-not-allowed"


def test_a_half_session_opens_nothing(app, desk):
    from storage import staff_sessions
    from storage.staff_sessions import Stage

    member = hire(desk, "lan", Role.AGENT)
    for stage in (Stage.CODE, Stage.ENROL):
        token = desk.database.write_now(
            lambda uow, at=stage: staff_sessions.begin(uow, member.id, stage=at)
        )
        visitor = Visitor(app)
        visitor.cookies.set("desk", token)
        for route in WHOSE:
            method, _, path = route.partition(" ")
            allowed = "/me/factor" in path and "remove" not in path and stage is Stage.ENROL
            if allowed or path in ("/console/language", "/console/sign-out"):
                continue
            path = path.replace("{", "").replace("}", "")
            answer = visitor.post(path, {"csrf": "x"}) if method == "POST" else visitor.get(path)
            assert answer.status_code == 303, (stage, route)
            assert answer.headers["location"] == "/console/sign-in"


def test_each_permission_is_somebodys():
    assert frozenset().union(*OF_ROLE.values()) == frozenset(Permission)
