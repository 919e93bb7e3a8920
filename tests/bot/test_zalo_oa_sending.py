"""Sending to a Zalo Official Account: what is called, what each refusal means, buttons, files. What
goes another way is in `test_zalo_oa_elsewhere.py`."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.channels.channel import Button, ChannelError, Failure, OutFile, OutText
from bot.channels.zalo_oa_errors import refused
from storage import platform_notes
from tests.bot import paper_corpus
from tests.bot.contract import Play
from tests.bot.zalo_oa_driver import ZaloOaDriver
from tests.bot.zalo_oa_house import talking
from tests.desk import Clock
from tests.zalo_oa_api import OA

Talk = tuple[Play, ZaloOaDriver]
CS = "v3.0/oa/message/cs"


@pytest.fixture
async def talk(tmp_path, clock: Clock) -> AsyncIterator[Talk]:
    async with talking(tmp_path, clock) as (play, driver):
        driver.api.act(driver.address(1), "user_click_chatnow", oa_id=OA, user_id=driver.address(1))
        yield play, driver


def out(driver: ZaloOaDriver, text: str = "chào", **more: Any) -> OutText:
    return OutText(driver.address(1), text, "id", **more)


async def fails(driver: ZaloOaDriver, message: OutText) -> ChannelError:
    with pytest.raises(ChannelError) as caught:
        await driver.channel.send(message)
    return caught.value


async def noted(play: Play) -> dict[str, Any]:
    await play.driver.channel.notes.flush()
    read = play.house.database.read_now
    return read(lambda uow: platform_notes.read(uow, "zalo-oa", OA))


def states(play: Play) -> list[str]:
    found = play.house.transcript("zalo-oa", play.driver.address(1))
    return [one.state for one in found if one.direction == "out"]


async def test_a_text_and_what_is_called(talk: Talk) -> None:
    _, driver = talk
    receipt = await driver.channel.send(out(driver))
    assert receipt.remote_id == driver.api.transcript(driver.address(1))[-1].message_id
    (call,) = driver.api.calls(CS)
    assert call.fields == {"recipient": {"user_id": driver.address(1)}, "message": {"text": "chào"}}


async def test_whether_the_account_is_the_one_of_the_settings(talk: Talk) -> None:
    _, driver = talk
    assert (await driver.channel.health()).ok
    driver.channel.tokens.trouble = "soon over"
    assert driver.channel.state.detail == "soon over"  # for /readyz, though calls go well
    driver.channel.account = "4444"
    assert "another Official Account" in (await driver.channel.health()).detail


# -- o28: each class of errors, at status 200 ----------------------------------------------------
CLASSES = {
    Failure.AUTH: (-216, -220, -124, -209, -212, -219, -223, -204, -205, -240, -242),
    Failure.RATE_LIMITED: (-32,),
    Failure.WINDOW: (-230, -232, -244, -218, -305, -311, -234, -133, -139, -141),
    Failure.UNREACHABLE: (-213, -217, -227, -118, -119, -114),
    Failure.QUOTA: (-211, -144, -147, -320, -321, -136, -137, -115, -221, -224),
    Failure.REJECTED: (
        *(-201, -210, -233, -248, -249, -108, -109, -131, -100),
        *(-1121, -1122, -1123, -1124),
    ),
    Failure.UNKNOWN: (-1, -99999, 7),
}


@pytest.mark.parametrize(("kind", "codes"), CLASSES.items())
def test_o28_what_each_error_means(kind: Failure, codes: tuple[int, ...]) -> None:
    assert {refused(code).kind for code in codes} == {kind}
    assert refused(-100, template=True).kind is Failure.UNKNOWN


# what is said fails so: (accepted in the end, state in the transcript, the chat's reach)
BEFELL = {
    -32: (1, "sent", "ok"),
    -230: (0, "failed", "ok"),
    -213: (0, "failed", "blocked"),
    -211: (1, "sent", "ok"),
    -201: (0, "failed", "ok"),
    -99999: (1, "sent", "ok"),
}


@pytest.mark.parametrize("code", BEFELL)
async def test_o28_an_error_at_200_and_what_becomes_of_the_message(talk: Talk, code: int) -> None:
    play, driver = talk
    await play.say("/start")
    before = len(driver.api.transcript(driver.address(1)))
    driver.api.fault("error", CS, code=code)
    driver.api.say(driver.address(1), "đổi địa chỉ")
    for _ in range(4):
        await play.house.work()
        if code == -213:
            assert play.house.reach("zalo-oa", driver.address(1)) == "blocked"
        play.house.clock.pass_(seconds=31)
    count, state, _ = BEFELL[code]
    assert len(driver.api.transcript(driver.address(1))) - before == count + 1
    assert states(play)[-1] == state


async def test_o29_a_token_that_is_over_is_renewed_and_the_call_made_again(talk: Talk) -> None:
    _, driver = talk
    await driver.channel.send(out(driver))
    driver.api.world.access.clear()
    await driver.channel.send(out(driver, "nữa"))
    assert [one.code for one in driver.api.calls(CS)] == [0, -216, 0]
    assert driver.api.world.renewals == 2
    driver.api.fault("error", CS, code=-216, times=2)
    error = await fails(driver, out(driver))
    assert error.kind is Failure.AUTH
    assert not driver.channel.state.ok


async def test_o39_no_call_is_left(talk: Talk) -> None:
    play, driver = talk
    driver.api.fault("pass", CS, headers={"X-RateLimit-Remain": "0"})
    await driver.channel.send(out(driver))
    error = await fails(driver, out(driver))
    assert (error.kind, error.retry_after) == (Failure.RATE_LIMITED, 10)
    assert len(driver.api.calls(CS)) == 1
    play.house.clock.pass_(seconds=11)
    await driver.channel.send(out(driver))


@pytest.mark.parametrize(
    ("kind", "code", "body", "failure"),
    [
        ("page", 502, None, Failure.UNKNOWN),
        ("page", 200, None, Failure.UNKNOWN),
        ("page", 429, None, Failure.RATE_LIMITED),
        ("page", 200, b'{"error":0,"data":{}}', Failure.BAD_REPLY),
        ("page", 200, b'{"error":"0"}', Failure.UNKNOWN),
        ("drop", 0, None, Failure.UNKNOWN),
        ("drop_after", 0, None, Failure.UNKNOWN),
    ],
)
async def test_o41_answers_that_are_none(
    talk: Talk, kind: str, code: int, body: bytes | None, failure: Failure
) -> None:
    _, driver = talk
    driver.api.fault(kind, CS, code=code, body=body)
    assert (await fails(driver, out(driver))).kind is failure


async def test_o41_a_page_in_between_is_the_channel_down_and_spends_no_message(talk: Talk) -> None:
    _, driver = talk
    await driver.channel.send(out(driver))
    driver.api.fault("page", code=200, times=-1)
    await fails(driver, out(driver))
    assert "block page" in driver.channel.state.detail
    assert (await fails(driver, out(driver))).kind is Failure.NOT_SENT
    assert len(driver.api.calls(CS)) == 2
    await driver.refuse()
    assert (await fails(driver, out(driver))).kind is Failure.NOT_SENT
    await driver.accept()


# -- o36: buttons ------------------------------------------------------------------------------
async def test_buttons_stand_beside_numbers_and_a_tap_is_a_press(tmp_path, clock: Clock) -> None:
    async with talking(tmp_path, clock, buttons=True) as (play, driver):
        play.house.customer()
        await play.say("đổi địa chỉ")
        await play.say("DC10023")
        assert play.news[-1].buttons
        assert f"1. {play.news[-1].buttons[0]}" in play.news[-1].text
        await play.press("choice-by-phone")
        play.hears("ask-code-link")
        await play.press_old("choice-by-phone")
        play.hears("press-stale")  # o26: it is over
        await play.say("#zzzzzz.yes")
        play.hears("press-stale")  # o26: typed by somebody
        await play.code()
        play.hears("linked")
        chat = play.house.transcript("zalo-oa", driver.address(1))
        pressed = [one.body["choice"][0] for one in chat if "choice" in one.body]
        assert pressed[0] == "choice-by-phone"


async def test_o36_buttons_that_are_refused_are_left_out_from_then_on(
    tmp_path, clock: Clock
) -> None:
    async with talking(tmp_path, clock, buttons=True) as (play, driver):
        driver.api.doubts.buttons = False
        play.house.customer()
        await play.say("đổi địa chỉ")
        play.hears("ask-claim")
        await play.say("DC10023")
        await play.press("choice-by-phone")  # by its number
        play.hears("ask-code-link")
        assert [one.code for one in driver.api.calls(CS)] == [-201, 0, 0, 0]
        assert set(states(play)) == {"sent"}
        assert (await noted(play))["buttons refused"].value == "code -201"


async def test_more_than_five_choices_are_numbers_alone(talk: Talk) -> None:
    _, driver = talk
    driver.channel._allowed = type(driver.channel._allowed)(buttons=True)
    for count in (5, 6):
        buttons = tuple(Button(f"Mục {n}", f"abcdef.{n}") for n in range(count))
        await driver.channel.send(out(driver, buttons=buttons))
        shown = driver.api.transcript(driver.address(1))[-1].buttons
        assert len(shown) == (5 if count == 5 else 0)


# -- o37, o38: files -----------------------------------------------------------------------------
def paper(kind: str, data: bytes) -> OutFile:
    media_type = "application/pdf" if kind == "pdf" else "image/jpeg"
    return OutFile("a1", f"mau.{kind}", kind, media_type, data)


async def test_files_are_uploaded_and_then_said(talk: Talk) -> None:
    _, driver = talk
    for kind, data in (("image", paper_corpus.jpeg()), ("pdf", paper_corpus.pdf())):
        receipt = await driver.channel.send(out(driver, "", file=paper(kind, data)))
        said = driver.api.transcript(driver.address(1))[-1]
        assert said.message_id == receipt.remote_id
        assert driver.api.world.uploads[said.file] == (f"mau.{kind}", data)


async def test_o37_what_is_too_big_is_refused_here(talk: Talk) -> None:
    _, driver = talk
    for kind, most in (("image", 1 << 20), ("pdf", 5 << 20)):
        error = await fails(driver, out(driver, "", file=paper(kind, b"\xff\xd8" + b"x" * most)))
        assert (error.kind, error.detail) == (Failure.REJECTED, "too big")
    assert not driver.api.calls("upload")


async def test_o38_an_upload_that_is_gone_is_made_once_more(talk: Talk) -> None:
    _, driver = talk
    driver.api.fault("error", CS, code=-100)
    file = paper("image", paper_corpus.jpeg())
    await driver.channel.send(out(driver, "", file=file))
    assert len(driver.api.calls("upload/image")) == 2
    driver.api.fault("error", CS, code=-100, times=2)
    assert (await fails(driver, out(driver, "", file=file))).kind is Failure.REJECTED
    driver.api.fault("drop_after", "upload")
    error = await fails(driver, out(driver, "", file=file))
    assert error.kind is Failure.NOT_SENT  # an upload tells nobody anything
