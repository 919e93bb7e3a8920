"""The figures of the report pages over the API: the same sums, by period and kind, for who may."""

from datetime import date, timedelta

import pytest

from handlers import figures
from handlers.figures import Asked
from states.api_scopes import Scope
from states.facts import local_day
from states.figures import Period
from states.permissions import Role
from tests.bot.api_client import Program, token_of
from tests.handlers.desk_people import Staff, hire, on_sqlite
from tests.handlers.figure_days import kept

pytest_plugins = ["tests.bot.api_fixtures"]
PARTS = ("flow", "clocks", "talks", "quality")


@pytest.fixture
def lead(desk, app) -> Program:
    return Program(app, token_of(desk, hire(desk, "thu", Role.SUPERVISOR))[1])


@pytest.fixture
def busy(desk, reference) -> str:
    """One refused, rated, looked into; counted."""
    minh = Staff(desk, hire(desk, "minh", name="Minh Lê"))
    minh.does("reveal", reference, "Gọi lại cho khách.", field="record.phone")
    minh.does("refuse", reference, "Không đủ giấy tờ.")
    kept(desk)
    return reference


def test_the_figures_are_those_of_the_pages(desk, lead, busy):
    today = local_day(desk.clock.now)
    flow = lead.get("/reports/flow").json()
    assert (flow["since"], flow["until"]) == (str(today - timedelta(days=29)), str(today))
    assert (flow["by"], flow["missing_days"], len(flow["moved"])) == ("day", 0, 30)
    one = {"begins": str(today), "opened": 1, "closed": 1, "reopened": 0, "alone": 0}
    assert flow["moved"][-1] == one
    assert flow["outcomes"] == [{"kind": "request_name_change", "state": "refused", "count": 1}]
    assert sum(one["in_time"] + one["late"] for one in flow["backlog"]) == 0
    asked = Asked(Period(today - timedelta(days=29), today))
    found = desk.database.read_now(lambda uow: figures.clocks(uow, asked))
    clocks = {one["clock"]: one for one in lead.get("/reports/clocks").json()["clocks"]}
    assert clocks["reply"]["kept"] == found.outcomes[("reply", "kept")] == 1
    quality = lead.get("/reports/quality").json()
    assert quality["reveals"] == [{"name": "Minh Lê", "values": 1, "cases": 1}]
    talks = lead.get("/reports/talks").json()
    stops = desk.database.read_now(lambda uow: figures.talks(uow, asked)).stops
    assert [one["count"] for one in talks["stops"]] == [one.count for one in stops]


def test_a_kind_and_a_period_narrow(desk, lead, busy):
    other = lead.get("/reports/flow?kind=update_email").json()
    assert (other["kind"], other["outcomes"]) == ("update_email", [])
    today = local_day(desk.clock.now)
    days = f"since={today - timedelta(days=99)}&until={today - timedelta(days=40)}"
    before = lead.get(f"/reports/flow?{days}").json()
    assert (before["by"], before["outcomes"]) == ("week", [])
    assert date.fromisoformat(before["moved"][0]["begins"]).weekday() == 0


@on_sqlite
@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("since=2026-11-30&until=2026-11-01", 422),
        ("since=2024-01-01&until=2026-01-01", 422),
        ("since=0001-01-01&until=0001-01-02", 422),
        ("since=3000-01-01&until=3000-01-02", 422),
        ("since=2026-02-30", 400),
        ("since=20261130", 400),
        ("until=tomorrow", 400),
        ("kind=everything", 400),
        ("more=1", 400),
        ("since=2026-11-01&until=2026-11-30", 200),
        ("since=2026-01-01&until=2027-01-01", 200),
    ],
)
def test_a_period_is_two_days_in_order_a_year_at_most(lead, query, status):
    assert lead.get(f"/reports/flow?{query}").status_code == status


@on_sqlite
def test_figures_are_for_who_may_see_them(desk, app, lead):
    agent = Program(app, token_of(desk, hire(desk, "lan"))[1])
    for part in PARTS:
        assert lead.get(f"/reports/{part}").status_code == 200
        assert agent.get(f"/reports/{part}").status_code == 403
    narrow = Program(app, token_of(desk, hire(desk, "an", Role.ADMIN), Scope.CASES_READ)[1])
    assert narrow.get("/reports/flow").status_code == 403
    assert lead.get("/reports/everything").status_code == 404


def test_reading_figures_writes_only_that_the_token_was_used(desk, lead):
    def used():
        return [one.used_at for one in desk.rows("api_token")]

    before = len(desk.rows("audit"))
    assert lead.get("/reports/flow").status_code == 200
    first = used()
    assert first == [desk.clock.now]
    desk.clock.pass_(seconds=20)
    assert lead.get("/reports/flow").status_code == 200
    assert (used(), len(desk.rows("audit"))) == (first, before)
    desk.clock.pass_(seconds=41)
    lead.get("/reports/flow")
    assert used() == [desk.clock.now]
