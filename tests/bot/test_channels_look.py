"""How the chat of a case and the page of the channels look."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from bot.channels.channel import Health
from states.facts import Ways
from states.proactive import Proactive
from storage import interactions, platform_notes
from storage.platform_notes import Noted
from tests.bot.axe import look
from tests.bot.browsing import browser_test
from tests.bot.console_admin import as_admin
from tests.bot.console_site import TestChannel
from tests.databases import make_database
from tests.desk import Clock, Desk
from tests.handlers.desk_people import case_of, send_out, talk

pytest_plugins = ["tests.bot.console_look_fixtures"]
pytestmark = browser_test


@pytest.fixture
def desk(tmp_path):
    database = make_database(f"sqlite:///{tmp_path}/desk.db", clock := Clock())
    desk = Desk(database, clock, channel="zalo-oa")
    desk.house.ways = {"zalo-oa": Ways("zalo-oa", proactive=Proactive.ANSWERING)}
    desk.house.zalo_news = True
    yield desk
    database.close()


@pytest.fixture
def visit(visits, console_site):
    return visits(console_site)


def noted(desk: Desk) -> None:
    ago = {"received": 0.1, "delivered": 0.2, "event": 0.1, "quota left": 3.0, "token refused": 1.0}
    values = {"event": "header-time", "quota left": "1980"}
    rows = [
        Noted("zalo-oa", "a", name, desk.clock() - timedelta(hours=one), 1, values.get(name, ""))
        for name, one in ago.items()
    ]
    desk.database.write_now(lambda uow: platform_notes.add(uow, rows))


def test_which_way_words_go_and_how_channels_fare(visit, desk, console):
    desk.customer()
    desk.link("1")
    reference = talk(desk)
    send_out(desk, "zalo-oa")
    lane_id = case_of(desk, reference).lane_id
    desk.database.write_now(
        lambda uow: interactions.note(uow, lane_id, uow.now - timedelta(days=8))
    )
    noted(desk)
    down = TestChannel("telegram")
    down.state = Health(ok=False, detail="no connection")
    console.channels["telegram"] = down
    page = as_admin(visit, desk, reduced_motion="reduce")
    page.goto(f"{visit.site}/console/cases/{reference}")
    hint = page.locator("#hint-reply")
    expect(hint).to_contain_text("Zalo OA chưa cho gửi. Sẽ gửi bằng mẫu tin Zalo")
    described = page.locator("#text-reply").get_attribute("aria-describedby")
    assert described == "hint-reply"
    look(page, "case")
    page.fill("#text-reply", "Dạ DCNET đã nhận được ạ.")
    page.get_by_role("button", name="Gửi trả lời").click()
    expect(page.locator(".notice.good")).to_contain_text("Đã gửi mẫu tin Zalo tới số trong hồ sơ")
    page.locator(".tabs").get_by_role("link", name="Tình trạng kênh").click()
    expect(page.locator(".channel .chip.late")).to_contain_text("Gián đoạn từ")
    expect(page.get_by_text("Không gia hạn được mã truy cập")).to_be_visible()
    page.emulate_media(color_scheme="dark")
    look(page, "channels")
