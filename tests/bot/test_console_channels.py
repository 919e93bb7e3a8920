"""The console's page of the channels, and what is noted for it."""

import asyncio
import time
from datetime import timedelta
from typing import Any

import pytest

from bot.channels.bot_api_errors import NOT_THE_BOT_API
from bot.channels.channel import Health
from bot.metrics import RECEIVED, SENT
from bot.pulse import Pulse
from states.permissions import Role
from states.silence import is_silent
from storage import platform_notes, platform_tokens
from storage.platform_notes import Noted
from storage.platform_tokens import Pair
from tests.bot.console_site import TestChannel
from tests.bot.console_visits import signed_in
from tests.databases import make_database
from tests.desk import Clock, Desk

pytest_plugins = ["tests.bot.console_fixtures"]
PAGE = "/console/channels"
DAY = timedelta(days=1)


@pytest.fixture
def desk(tmp_path):
    database = make_database(f"sqlite:///{tmp_path}/desk.db", clock := Clock())
    yield Desk(database, clock, channel="zalo-oa")
    database.close()


@pytest.fixture
def channel(console) -> TestChannel:
    return console.channels["zalo-oa"]


def note(desk: Desk, *rows: tuple[str, timedelta, str]) -> None:
    """(name, how long ago, value) each."""
    made = [Noted("zalo-oa", "a", name, desk.clock() - ago, 3, value) for name, ago, value in rows]
    desk.database.write_now(lambda uow: platform_notes.add(uow, made))


def in_english(app: Any, desk: Desk) -> Any:
    ann = signed_in(app, desk, "ann", Role.SUPERVISOR, "Ann")
    ann.post("/console/language", {**ann.form(PAGE), "language": "en", "back": PAGE})
    return ann


def test_nothing_came_yet(app, desk):
    lead = signed_in(app, desk, "thu", Role.SUPERVISOR)
    html = lead.get(PAGE).text
    for words in ("Zalo OA", "Chưa có tin nào", "Webhook", "chưa lấy được", "chưa rõ"):
        assert words in html
    assert "Đang tắt: Telegram, Zalo Bot." in html
    assert f'href="{PAGE}"' in lead.get("/console").text
    desk.receive("1", "Said", text="menu")
    desk.process()
    assert "<dd>1 tin</dd>" in lead.get(PAGE).text  # it waits to be sent
    agent = signed_in(app, desk, "lan", Role.AGENT)
    assert agent.get(PAGE).status_code == 403
    assert f'href="{PAGE}"' not in agent.get("/console").text


def test_what_is_noted_stands_there_in_words_and_quickly(app, desk, channel):
    ends, pair = desk.clock() + timedelta(hours=25), Pair("access-secret", "next")
    key = ("zalo-oa", "a")
    desk.database.write_now(lambda uow: platform_tokens.give(uow, *key, "refresh-secret"))
    desk.database.write_now(lambda uow: platform_tokens.store(uow, *key, 1, pair, ends))
    desk.clock.pass_(hours=2)
    today = desk.clock().date()
    note(
        desk,
        ("received", timedelta(minutes=5), ""),
        ("delivered", timedelta(minutes=4), ""),
        ("event", timedelta(minutes=5), "header-time"),
        ("quota left", timedelta(hours=1), "1234"),
        (f"missed {today}", timedelta(), ""),
        (f"missed {today - 6 * DAY}", timedelta(), ""),
        (f"missed {today - 7 * DAY}", timedelta(), ""),
        ("token refused", timedelta(minutes=1), "1"),
        ("late", timedelta(hours=25), ""),
    )
    ann = in_english(app, desk)
    ann.get(PAGE)
    began = time.perf_counter()
    html = ann.get(PAGE).text
    assert time.perf_counter() - began < 1  # 0.1 s on a quiet machine
    for words in (
        ">Works, needs a look<",
        "2 h old, renewed at 24/11/2026 05:00, ends 24/11/2026 10:00",
        "1234",
        "6 messages",
        "header-time",
        "The token could not be renewed",
    ):
        assert words in html
    assert "two seconds" not in html  # that was more than a day ago
    assert "secret" not in html
    channel.state = Health(ok=False, detail="no connection")
    html = ann.get(PAGE).text
    assert "Down since" in html
    assert "The platform cannot be reached" in html


def test_down_as_another_process_saw_it(app, desk):
    note(
        desk,
        ("down", timedelta(hours=1), NOT_THE_BOT_API[:60]),
        ("down seen", timedelta(seconds=5), NOT_THE_BOT_API[:60]),
    )
    ann = in_english(app, desk)
    html = ann.get(PAGE).text
    assert "Down since 23/11/2026 08:00" in html
    assert "A block page or proxy" in html
    note(desk, ("up", timedelta(seconds=1), ""))
    assert "Down since" not in ann.get(PAGE).text


def test_a_webhook_that_went_silent_is_an_alarm(app, desk):
    note(desk, ("received", 1.2 * DAY, ""))
    ann = in_english(app, desk)
    assert ">Silent<" not in ann.get(PAGE).text  # it never used to come
    last = (desk.clock() - 1.2 * DAY).date()
    note(desk, *((f"received {last - back * DAY}", DAY, "") for back in range(7)))
    html = ann.get(PAGE).text
    assert ">Silent<" in html
    assert "switched the webhook off" in html


def test_silence_is_longer_where_days_without_anything_are_usual():
    now = Clock()()
    days = {(now - DAY * back).date(): 4 for back in (2, 3, 4)}
    last = now - 2 * DAY
    assert not is_silent(last, days, now)
    assert is_silent(last, days, now + 1.1 * DAY)
    assert not is_silent(None, {}, now)
    assert not is_silent(last, {last.date(): 900}, now + 9 * DAY)


def test_the_pulse_notes_what_was_counted_and_how_channels_fare(desk):
    channel: Any = TestChannel("zalo-oa")
    pulse = Pulse(desk.database, {"zalo-oa": channel})

    def beat() -> dict[str, Noted]:
        asyncio.run(pulse.beat())
        desk.clock.pass_(seconds=10)
        return desk.database.read_now(lambda uow: platform_notes.read(uow, "zalo-oa", "a"))

    assert beat() == {}
    RECEIVED.labels("zalo-oa").inc(2)
    SENT.labels("zalo-oa", "sent").inc()
    SENT.labels("zalo-oa", "window").inc()
    SENT.labels("zalo-oa", "rejected").inc()
    RECEIVED.labels("other").inc()
    counts = {name: one.count for name, one in beat().items()}
    assert counts == {
        "received": 2,
        "received 2026-11-23": 2,
        "delivered": 1,
        "delivered 2026-11-23": 1,
        "missed": 1,
        "missed 2026-11-23": 1,
    }
    channel.state = Health(ok=False, detail="no connection" + "x" * 99)
    began = beat()["down"]
    later = beat()
    assert later["down"] == began
    assert later["down seen"].at > began.at
    assert len(began.value) == 60
    channel.state = Health(ok=True)
    assert beat()["up"].at > began.at
    desk.clock.pass_(days=32)
    assert set(beat()) == {"received", "delivered", "missed", "down", "down seen", "up"}
