"""Sending to Zalo Bot: what is called, what each refusal means, and texts of any length."""

import unicodedata
from collections.abc import AsyncIterator

import pytest

from bot.channels.bot_api import BotApi
from bot.channels.channel import ChannelError, Failure, OutText
from bot.rendering import split
from storage import outbox
from tests.bot.contract import Play
from tests.bot.zalo_bot_driver import ZaloBotDriver
from tests.bot.zalo_bot_house import talking
from tests.desk import Clock

Talk = tuple[Play, ZaloBotDriver]


@pytest.fixture
async def talk(tmp_path, clock: Clock) -> AsyncIterator[Talk]:
    async with talking(tmp_path, clock) as found:
        yield found


def out(driver: ZaloBotDriver, text: str = "chào") -> OutText:
    return OutText(driver.address(1), text, "id")


def states(play: Play) -> list[str]:
    found = play.house.transcript("zalo-bot", play.driver.address(1))
    return [one.state for one in found if one.direction == "out"]


@pytest.mark.parametrize("coded", [False, True])
async def test_b22_success_with_and_without_error_code_0(talk: Talk, coded: bool) -> None:
    _, driver = talk
    driver.api.doubts.coded = coded
    receipt = await driver.channel.send(out(driver))
    assert receipt.remote_id == driver.api.transcript(driver.address(1))[-1].message_id
    call = driver.api.calls("sendMessage")[-1]
    assert call.args == {"chat_id": driver.address(1), "text": "chào"}


CLASSES = [
    (400, "Bad Request: text is odd", Failure.REJECTED),
    (400, "Bad Request: chat not found", Failure.UNREACHABLE),
    (401, "Unauthorized", Failure.AUTH),
    (403, "Forbidden", Failure.UNREACHABLE),
    (404, "Not Found", Failure.AUTH),
    (408, "Request timeout", Failure.UNKNOWN),
    (409, "Conflict", Failure.CONFLICT),
    (422, "who knows", Failure.REJECTED),
    (429, "Too Many Requests", Failure.RATE_LIMITED),
    (500, "Internal Server Error", Failure.UNKNOWN),
    (503, "Service Unavailable", Failure.UNKNOWN),
    (-1, "who knows", Failure.UNKNOWN),
]


@pytest.mark.parametrize("at_200", [False, True], ids=["b23", "b24"])
@pytest.mark.parametrize(("code", "text", "kind"), CLASSES)
async def test_b23_b24_each_class_of_error_with_its_status_or_200(
    talk: Talk, code: int, text: str, kind: Failure, at_200: bool
) -> None:
    _, driver = talk
    if code < 0 and not at_200:
        return  # no status is negative
    planned = driver.api.fault("error", "sendMessage", code=code, text=text)
    if at_200:
        planned.status = 200
    with pytest.raises(ChannelError) as caught:
        await driver.channel.send(out(driver))
    assert caught.value.kind is kind
    assert "odd" not in str(caught.value)  # the server's words may repeat ours
    assert not driver.api.accepted_sends(driver.address(1))


async def test_a_429_says_how_long_or_half_a_minute(talk: Talk) -> None:
    _, driver = talk
    for told, seconds in ((7, 7), (None, 30)):
        driver.api.fault("429", "sendMessage", retry_after=told)
        with pytest.raises(ChannelError) as caught:
            await driver.channel.send(out(driver))
        assert caught.value.retry_after == seconds


# kind of fault: (accepted in the end, what the transcript says of the message)
PASSING = {
    "429": (1, "sent"),
    "5xx": (1, "sent"),
    "5xx_after": (2, "sent"),
    "drop_before": (1, "sent"),
    "drop_after": (2, "sent"),
    "truncate": (2, "sent"),
    "html": (1, "sent"),
    "odd_result": (1, "sent"),
}


@pytest.mark.parametrize("kind", PASSING)
async def test_b25_a_passing_fault(talk: Talk, kind: str) -> None:
    play, driver = talk
    await play.say("/start")
    before = len(driver.api.accepted_sends(driver.address(1)))
    driver.api.fault(kind, "sendMessage")
    await play.say("đổi địa chỉ")
    for _ in range(9):
        play.house.clock.pass_(seconds=5)
        await play.look()
    count, state = PASSING[kind]
    assert len(driver.api.accepted_sends(driver.address(1))) - before == count
    assert states(play)[-1] == state
    await play.say("menu")
    play.hears("menu")


async def test_a_page_in_between_is_the_channel_down_and_spends_no_message(talk: Talk) -> None:
    play, driver = talk
    await play.say("/start")
    driver.api.say(driver.address(1), "đổi địa chỉ")
    for arrive in play.house.arriving:
        await arrive()
    driver.api.fault("html", times=-1, code=403)
    before = len(driver.api.calls("sendMessage"))
    for _ in range(6):
        await play.house.work()
        play.house.clock.pass_(minutes=3)
    assert len(driver.api.calls("sendMessage")) - before <= 1
    assert "block page" in driver.channel.state.detail
    assert play.house.reach("zalo-bot", driver.address(1)) == "ok"
    driver.api.clear_faults()
    play.house.clock.pass_(minutes=6)
    await play.look()
    assert states(play)[-1] == "sent"


async def test_b26_success_without_a_result(talk: Talk) -> None:
    _, driver = talk
    fields = {"chat_id": driver.address(1), "action": "typing"}
    assert await driver.channel.line.call("sendChatAction", fields) is None
    assert driver.channel.state.ok


async def test_the_form_a_call_has() -> None:
    """Form-encoded, as the platform's own SDK posts it; text as it is, the rest as JSON."""
    from bot.channels.bot_api import as_text

    assert as_text("Đổi số") == "Đổi số"
    assert as_text(5) == "5"
    assert as_text(True) == "true"
    assert as_text(["a", 1]) == '["a",1]'
    line = BotApi("1:secret", "http://127.0.0.1:9/bot", 1.0)
    assert "secret" not in repr(line)
    await line.close()


# -- texts of any length -------------------------------------------------------------------------
async def test_b29_2001_characters_of_vietnamese_taken_apart(talk: Talk) -> None:
    """NFD: each letter and its marks are several characters; none is cut."""
    play, driver = talk
    await play.say("/start")
    text = unicodedata.normalize("NFD", "Đổi số điện thoại của tôi ạ ")
    text = (text * 2001)[:2001].strip()
    await _tell(play, driver, text)
    heard = await play.look()
    assert len(heard) == 2
    assert all(len(one.text) <= 2000 for one in heard)
    assert not any(unicodedata.combining(one.text[0]) for one in heard)
    told = " ".join(one.text for one in heard)
    assert told.endswith(text)
    assert set(states(play)) == {"sent"}


async def test_b32_an_emoji_at_the_cut(talk: Talk) -> None:
    play, driver = talk
    await play.say("/start")
    family = "👨‍👩‍👧‍👦"
    await _tell(play, driver, "a" * 1900 + family * 40)
    heard = await play.look()
    assert len(heard) > 1
    for one in heard:
        assert len(one.text.encode("utf-16-le")) // 2 <= 2000  # the stricter of both units
        assert one.text[0] != "\u200d"
        assert one.text[-1] != "\u200d"
    assert "".join(one.text for one in heard).count(family) == 40


@pytest.mark.parametrize("room", range(1990, 2001))
@pytest.mark.parametrize("sign", ["👍🏽", "🇻🇳", "é̂", "👨‍👩‍👧"])
def test_no_sign_is_cut_wherever_the_limit_falls(room: int, sign: str) -> None:
    pieces = list(split("x" * room + sign * 3, 2000, "utf16"))
    assert "".join(pieces) == "x" * room + sign * 3
    for piece in pieces:
        assert not piece.replace(sign, "").strip("x")


async def _tell(play: Play, driver: ZaloBotDriver, text: str) -> None:
    lane = play.house.lane("zalo-bot", driver.address(1))
    shown = {"name": "Lan", "reference": "DC-7K3M4-2", "text": text}
    body = {"language": "vi", "parts": [{"copy": "staff-reply", "shown": shown}]}
    play.house.database.write_now(
        lambda uow: outbox.add_next(uow, lane, outbox.Outgoing("turn", body))
    )
