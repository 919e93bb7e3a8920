"""The pages of figures in a browser: axe, phone and desk, both themes and languages, an empty desk,
and without scripts."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from bot.exporter import Exporter
from states.permissions import Role
from storage import journeys, staff_sessions
from storage.journeys import Walked
from tests.bot.axe import look
from tests.bot.browsing import browser_test
from tests.handlers.desk_people import hire
from tests.handlers.figure_days import at, kept, moved, opened

pytest_plugins = ["tests.bot.console_look_fixtures"]
pytestmark = browser_test
expect.set_options(timeout=15_000)
PARTS = ("flow", "clocks", "talks", "quality")


@pytest.fixture
def desk(staffed):
    return staffed()


@pytest.fixture
def visit(visits, console_site):
    return visits(console_site)


def arrive(visit, desk, **options):
    thu = desk.rows("staff", login="thu")
    staff_id = thu[0].id if thu else hire(desk, "thu", Role.SUPERVISOR, "Phạm Minh Thu").id
    token = desk.database.write_now(lambda uow: staff_sessions.begin(uow, staff_id))
    page = visit("/console/sign-in", **options)
    page.set_default_timeout(20_000)
    page.context.add_cookies([{"name": "desk", "value": token, "url": visit.site}])
    return page


def happen(desk) -> None:
    """A few weeks of work."""
    for day in range(2, 24):
        at(desk, day, 9 + day % 5)
        one = opened(desk, "talk_to_person", "staff-danger" if day % 3 else "")
        opened(desk, "request_name_change")
        desk.clock.now += timedelta(hours=day % 4 + 1)
        moved(desk, one, "done", replied=True, rating=day % 5 + 1)
    walked = Walked("2026-11-20", "update_phone", "phone", "refused", "code-wrong", "test", "vi")
    left = Walked("2026-11-20", "update_phone", "proving", "left", "", "test", "vi")
    desk.database.write_now(lambda uow: journeys.add(uow, [(walked, 7, 0), (left, 3, 90)]))
    desk.customer()
    desk.link("1")
    kept(desk)


def test_figures_are_looked_at(visit, desk):
    page = arrive(visit, desk, reduced_motion="reduce")
    for part in ("flow", "talks"):  # nobody has written yet
        page.goto(f"{visit.site}/console/reports/{part}")
        look(page, f"{part}, empty")
    happen(desk)
    page = arrive(visit, desk, reduced_motion="reduce")
    dark = arrive(visit, desk, color_scheme="dark", reduced_motion="reduce")
    for part in PARTS:
        page.goto(f"{visit.site}/console/reports/{part}")
        expect(page.locator("svg.chart").first).to_be_visible()
        look(page, part)
    dark.goto(f"{visit.site}/console/reports/flow")
    dark.get_by_role("button", name="English").first.click()
    expect(dark.get_by_role("heading", level=1)).to_have_text("Reports")
    for part in PARTS:
        dark.goto(f"{visit.site}/console/reports/{part}?since=2026-09-01&until=2026-11-23")
        for summary in dark.locator("summary").all():
            summary.click()
        look(dark, f"{part}, dark, in English, tables open")


def test_figures_without_scripts(visit, desk):
    """The filter is a plain form; each table opens and is a file."""
    happen(desk)
    page = arrive(visit, desk, java_script_enabled=False)
    page.goto(f"{visit.site}/console")
    page.get_by_role("link", name="Số liệu").click()
    page.select_option("#kind", "request_name_change")
    page.fill("#since", "2026-11-01")
    page.get_by_role("button", name="Xem").click()
    expect(page.locator("#kind")).to_have_value("request_name_change")
    card = page.locator("section[aria-labelledby=flow]")
    expect(card.locator("desc")).to_have_text("22 yêu cầu đến, 0 yêu cầu đóng.")
    card.locator("summary").click()
    expect(card.locator("tbody tr")).to_have_count(23)
    with page.expect_download() as download:
        card.get_by_role("link", name="Tải CSV").click()
    assert download.value.suggested_filename == "flow-2026-11-01-2026-11-23.csv"
    page.get_by_role("link", name="Thời hạn").click()
    expect(page.locator("#kind")).to_have_value("request_name_change")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_list_is_asked_for_and_fetched(visit, desk, console, scripts):
    happen(desk)
    page = arrive(visit, desk, java_script_enabled=scripts, reduced_motion="reduce")
    page.goto(f"{visit.site}/console/reports")
    page.get_by_role("link", name="Xuất danh sách").click()
    if scripts:
        look(page, "exports, none")
    page.get_by_role("button", name="Tạo danh sách").click()
    job = page.locator(".job")
    expect(job.locator("progress")).to_be_visible()
    expect(job).to_contain_text("Đang chờ")
    if scripts:
        look(page, "exports, one waits")
    with ThreadPoolExecutor(1) as beside:
        exporter = Exporter(desk.database, console.files, desk.house)
        beside.submit(lambda: asyncio.run(exporter.work_once())).result()
    if not scripts:
        page.get_by_role("link", name="Xem lại tiến độ").click()
    expect(job).to_contain_text("Sẵn sàng: 44 dòng")
    with page.expect_download() as download:
        job.get_by_role("button", name="Tải về (một lần)").click()
    assert download.value.suggested_filename == "cases-2026-11-23.xlsx"
    page.goto(f"{visit.site}/console/exports")
    expect(job).to_contain_text("Đã tải: 44 dòng")
