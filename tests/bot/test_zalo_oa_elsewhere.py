"""What a Zalo Official Account may not be told any more, and codes by Zalo's templates: by template
message, by SMS, by mail."""

import re
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from bot.channels.channel import ChannelError, Failure, OutText, Receipt
from bot.channels.zalo_oa_errors import refused
from bot.copy import render
from bot.gateways.sms import Sms
from bot.gateways.zbs import Zbs
from handlers.desk_deed import Done
from tests.bot.contract import Play
from tests.bot.test_zalo_oa_sending import CS, noted
from tests.bot.zalo_oa_house import talking
from tests.desk import Clock
from tests.handlers.desk_people import Staff, hire, newest

# -- o34, o35: the window --------------------------------------------------------------------------
TEMPLATES = {"zalo_otp_template": "T-otp", "zalo_news_template": "T-news"}


async def opened(play: Play) -> str:
    """A case of a linked customer; its reference."""
    play.house.customer()
    await play.say("đổi địa chỉ")
    await play.say("DC10023")
    await play.press("choice-by-phone")
    await play.code()
    await play.say("gặp nhân viên")
    return newest(_desk(play))


def _desk(play: Play) -> Any:
    built = play.house.built
    return SimpleNamespace(database=built.database, house=built.house, clock=play.house.clock)


def reply(play: Play, reference: str) -> str:
    """Staff answer; who heard it."""
    person = hire(play.house, "lan", name="Trần Ngọc Lan")
    done = Staff(_desk(play), person).does("reply", reference, "Dạ xong rồi ạ.")
    assert isinstance(done, Done)
    return done.told


@pytest.mark.parametrize(
    ("past", "told"),
    [
        (timedelta(days=7, seconds=-1), "chat"),
        (timedelta(days=7, seconds=1), "contact"),
    ],
)
async def test_o34_news_go_into_the_chat_while_its_window_is_open(
    tmp_path, clock: Clock, past: timedelta, told: str
) -> None:
    async with talking(tmp_path, clock, **TEMPLATES) as (play, driver):
        reference = await opened(play)
        clock.pass_(seconds=past.total_seconds())
        assert reply(play, reference) == told
        await play.house.work()
        sent = [(one.phone, one.template, one.data) for one in driver.api.world.templates]
        closed = [("84912345678", "T-news", {"reference": reference})]
        assert sent == (closed if told == "contact" else [])


@pytest.mark.parametrize(("zalo", "sms"), [(True, True), (False, True), (False, False)])
async def test_o35_what_the_window_refuses_goes_by_template_then_sms_then_mail(
    tmp_path, clock: Clock, zalo: bool, sms: bool
) -> None:
    """Zalo says -230 though our own ledger says that it is open."""
    async with talking(tmp_path, clock, **TEMPLATES) as (play, driver):
        reference = await opened(play)
        play.house.built.letters.clear()  # type: ignore[union-attr]
        if not zalo:
            driver.api.world.no_zalo.add("84912345678")
        if not sms:
            play.house.built.sender._outlets["sms"] = Down()
        driver.api.fault("error", CS, code=-230)
        assert reply(play, reference) == "chat"
        for _ in range(4):
            await play.house.work()
            clock.pass_(seconds=2)
        templates = [one.data for one in driver.api.world.templates]
        letters = [one["kind"] for one in play.house.built.letters or ()]
        assert (len(templates), letters) == (
            int(zalo),
            [] if zalo else ["sms"] if sms else ["mail"],
        )
        assert (await noted(play))["window"].value == "code -230"
        await play.say("menu")  # the customer is back: the chat is open again
        assert play.news


class Down:
    name, account = "sms", ""

    def __init__(self) -> None:
        self.caps = Sms.caps

    async def send(self, out: OutText) -> Any:
        raise ChannelError(Failure.REJECTED, "down")

    async def close(self) -> None: ...


# -- o40: codes by a template ----------------------------------------------------------------------
SURELY_NOT = (
    -133,  # at night
    -114,
    -118,  # no Zalo on that phone
    -144,  # no more quota
    -32,
    -131,
)


class Stub:
    """An outlet, and a line, of the loopback's answers."""

    name, account, caps = "sms", "", Sms.caps

    def __init__(self, code: int = 0) -> None:
        self.code = code
        self.sent: list[Any] = []

    async def call(self, method: str, fields: Any = None, **_: Any) -> Any:
        if self.code:
            raise refused(self.code, template=True)
        return {"msg_id": "z-1"}

    async def send(self, out: OutText) -> Receipt:
        self.sent.append(out)
        return Receipt("s-1")

    async def close(self) -> None: ...

    def note(self, *_: Any) -> None: ...


@pytest.mark.parametrize("code", [0, *SURELY_NOT, -100, -99999])
async def test_o40_a_code_that_surely_was_not_sent_goes_by_sms(code: int) -> None:
    sms, line = Stub(), Stub(code)
    both = Zbs(line, {"code": "T"}, line, sms)  # type: ignore[arg-type]
    alone = Zbs(line, {"code": "T"}, line, None)  # type: ignore[arg-type]
    out = OutText("+84912345678", "Mã 123456", "id", kind="code", values={"code": "123456"})
    if code in (-100, -99999):  # who knows
        with pytest.raises(ChannelError):
            await both.send(out)
        assert not sms.sent
        return
    receipt = await both.send(out)
    assert (receipt.remote_id, len(sms.sent)) == (("s-1", 1) if code else ("z-1", 0))
    if code:
        with pytest.raises(ChannelError):
            await alone.send(out)


CODES = [(0, "zalo", 1), (-118, "sms", 0)]


@pytest.mark.parametrize(("code", "by", "templates"), CODES)
async def test_o40_a_code_by_zalo_or_by_sms_where_zalo_does_not_take_it(
    tmp_path, clock: Clock, code: int, by: str, templates: int
) -> None:
    async with talking(tmp_path, clock, **TEMPLATES) as (play, driver):
        play.house.customer()
        if code:
            driver.api.fault("error", "message/template", code=code)
        await play.say("đổi địa chỉ")
        await play.say("DC10023")
        assert render("choice-by-zalo", "vi") in play.text
        await play.press("choice-by-zalo")
        play.hears("ask-code-link")
        sent = driver.api.world.templates
        assert len(sent) == templates
        if by == "zalo":
            assert (sent[0].phone, sent[0].template) == ("84912345678", "T-otp")
            assert 0 < len(sent[0].tracking_id) <= 48
            assert not play.house.built.letters
            await play.say(sent[0].data["otp"])
        else:
            assert [one["kind"] for one in play.house.built.letters or ()] == ["sms"]
            await play.code()
        play.hears("linked")
        chunks = play.house.transcript("zbs", "+84912345678")
        assert all(not re.search(r"[0-9]{6}", one.body["text"]) for one in chunks)


async def test_o40_a_code_whose_fate_nobody_knows_is_not_sent_twice_by_two_ways(
    tmp_path, clock: Clock
) -> None:
    async with talking(tmp_path, clock, **TEMPLATES) as (play, driver):
        play.house.customer()
        driver.api.fault("drop_after", "message/template")
        await play.say("đổi địa chỉ")
        await play.say("DC10023")
        await play.press("choice-by-zalo")
        clock.pass_(seconds=2)
        await play.house.work()
        tracked = {one.tracking_id for one in driver.api.world.templates}
        assert len(tracked) == 1  # once more by the same way, under the same name
        assert not play.house.built.letters
