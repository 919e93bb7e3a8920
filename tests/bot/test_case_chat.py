"""Which way a reply would go, said before it is written, and which way it went, said after."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.channel import Health
from bot.console import case_chat
from handlers.desk_news import Outlook
from states.facts import Ways
from states.notice_ways import Chat
from states.permissions import Role
from states.proactive import Interaction, Proactive
from storage import interactions, lanes
from tests.bot.console_site import TestChannel
from tests.bot.console_visits import signed_in
from tests.databases import make_database
from tests.desk import Clock, Desk
from tests.handlers.desk_people import ask_name_change, case_of

pytest_plugins = ["tests.bot.console_fixtures"]
NOW = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
OA = Chat("L1", Proactive.ANSWERING, last=Interaction(NOW - timedelta(hours=1)))
OPEN = Outlook("chat", ("zalo-oa", "zalo", "email"), here=True, home=OA, channel="zalo-oa")
SHUT = replace(OPEN, told="contact", ways=("zalo", "email"), here=False)


def seen(outlook: Outlook, *, ok: bool = True, on: bool = True) -> case_chat.ChatShown:
    channel = TestChannel(outlook.channel)
    channel.state = Health(ok=ok)
    return case_chat.shown(outlook, {outlook.channel: channel} if on else {}, NOW, "en")


def last(**past: float) -> Chat:
    return replace(OA, last=Interaction(NOW - timedelta(**past)))


@pytest.mark.parametrize(
    ("outlook", "line", "goes", "tone"),
    [
        (OPEN, "open until 08/12/2026 08:00, free until 03/12/2026 08:00", "chat on Zalo OA", ""),
        (replace(OPEN, home=last(hours=49)), "at a price", "chat on Zalo OA", ""),
        (
            replace(SHUT, home=last(days=8)),
            "closed since 30/11/2026 09:00",
            "so Zalo OA takes nothing now. It goes by Zalo template",
            "near",
        ),
        (
            replace(SHUT, home=replace(OA, last=Interaction(NOW - timedelta(hours=2), NOW))),
            "refused by Zalo since 01/12/2026 09:00",
            "by Zalo template",
            "near",
        ),
        (replace(SHUT, home=replace(OA, reach="blocked")), "blocked or left", "blocked", "near"),
        (
            Outlook("chat", ("telegram",), home=last(days=8), channel="zalo-oa"),
            "closed since",
            "another chat of theirs, on Telegram",
            "near",
        ),
        (replace(SHUT, home=None), "not this customer's", "not this customer's", "near"),
        (
            Outlook("nobody", home=last(days=8), channel="zalo-oa"),
            "closed since",
            "No way is left",
            "late",
        ),
        (Outlook("contact", ("phone",), channel="hotline"), "has no chat", "goes by SMS", "near"),
        (Outlook("hint"), "has no chat", "one line with the reference", "near"),
    ],
)
def test_what_the_chat_can_do_and_which_way_words_go(outlook, line, goes, tone):
    shown = seen(outlook)
    assert line in shown.line
    assert goes in shown.goes
    assert shown.tone == tone
    assert bool(shown.no_file) is (outlook.told != "chat")


def test_a_channel_that_is_down_or_off_says_what_follows():
    down, off = seen(OPEN, ok=False), seen(OPEN, on=False)
    assert "the channel is down" in down.line
    assert "waits" in down.goes
    assert "If it cannot be, it goes by Zalo template" in down.goes
    assert "switched off" in off.line
    assert (down.tone, off.tone) == ("near", "near")
    assert "no other way" in seen(replace(OPEN, ways=("zalo-oa",)), ok=False).goes


@pytest.fixture
def desk(tmp_path):
    database = make_database(f"sqlite:///{tmp_path}/desk.db", clock := Clock())
    desk = Desk(database, clock, channel="zalo-oa")
    desk.house.ways = {"zalo-oa": Ways("zalo-oa", proactive=Proactive.ANSWERING)}
    yield desk
    database.close()


def test_the_page_says_it_before_and_after(app, desk):
    desk.customer()
    desk.link("1")
    reference = ask_name_change(desk)
    lane_id = case_of(desk, reference).lane_id
    desk.database.write_now(lambda uow: interactions.note(uow, lane_id, uow.now))
    lan = signed_in(app, desk, "lan", Role.AGENT, "Trần Ngọc Lan")
    path = f"/console/cases/{reference}"
    html = lan.get(path).text
    assert "Zalo OA · chữ, tệp, nút bấm · nhắn được đến" in html
    assert 'class="hint near"' not in html
    done = lan.act(reference, "reply", text="Chào Anh/Chị").headers["location"]
    assert done.endswith("done=reply.chat.zalo-oa")
    assert "Đã gửi vào cuộc trò chuyện trên Zalo OA." in lan.get(done).text
    desk.database.write_now(lambda uow: interactions.refused(uow, lane_id))
    html = lan.get(path).text
    assert 'class="hint near"' in html
    assert "nên Zalo OA chưa cho gửi. Sẽ gửi qua SMS tới số trong hồ sơ." in html
    done = lan.act(reference, "reply", text="Dạ xong rồi").headers["location"]
    assert done.endswith("done=reply.contact.phone")
    assert "Đã gửi qua SMS tới số trong hồ sơ." in lan.get(done).text
    desk.database.write_now(lambda uow: lanes.set_reach(uow, lane_id, "blocked"))
    assert "Khách đã chặn" in lan.get(path).text
    odd = lan.get(f"{path}?done=reply.chat.<b>").text
    assert "Đã gửi trả lời." in odd
    assert "&lt;b" not in odd
