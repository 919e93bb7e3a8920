"""The webhook of a Zalo Official Account: who may deliver, what is kept, what Zalo is told. Tests
named `o01`… are the conformance fixtures; reading is in `test_zalo_oa_reading.py`, sending in
`test_zalo_oa_sending.py`, tokens in `test_zalo_oa_tokens.py`."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator, Mapping
from datetime import timedelta

import httpx
import pytest

from bot.channels.zalo_oa_signature import Signer, mac_of
from bot.channels.zalo_oa_webhook import PATH
from storage import interactions, platform_notes
from storage.platform_notes import Noted
from tests.bot.contract import Play
from tests.bot.zalo_oa_driver import ZaloOaDriver
from tests.bot.zalo_oa_house import talking
from tests.desk import Clock
from tests.zalo_oa_api import APP, OA, OA_SECRET, Event
from tests.zalo_oa_api.server import signed

Talk = tuple[Play, ZaloOaDriver]


@pytest.fixture
async def talk(tmp_path, clock: Clock) -> AsyncIterator[Talk]:
    async with talking(tmp_path, clock) as found:
        yield found


# -- the signature: vectors worked out by hand -------------------------------------------------
RAW = json.dumps(
    {
        "app_id": "1001",
        "event_name": "user_send_text",
        "sender": {"id": "3001"},
        "recipient": {"id": "4001"},
        "message": {"text": "Xin chào", "msg_id": "m-1"},
        "timestamp": "1760000000000",
    },
    ensure_ascii=False,
    separators=(",", ":"),
).encode()
AT = "1760000000123"
BY_BODY = "cbd764b5660ca128471314132b53e8d818f0385f3922b0d0028f0fa9efb14fa8"
BY_HEADER = "e15c32d232900576c4c47dff9cfb6c1094516d7f2e12c5fc6991e911240d4c4a"
BY_OA = "888f2584dcdf96dd0a3d450667a6dc239546988317a33c1e8066654bb86b837d"
HMAC = "8495c50c39dc79440b5643a3aa0c673a256bf3e24ce538cb90babefd975ac67b"
SIGNED = [
    ("o01 by the body's time", BY_BODY, RAW, False, "body-time"),
    ("o01 in capitals", BY_BODY.upper(), RAW, False, "body-time"),
    ("o02 one byte changed", BY_BODY, RAW.replace(b"m-1", b"m-2"), False, ""),
    ("o02 written anew", BY_BODY, json.dumps(json.loads(RAW)).encode(), False, ""),
    ("o03 an HMAC", HMAC, RAW, True, ""),
    ("o04 by the header's time", BY_HEADER, RAW, False, "header-time"),
    ("o05 by the account's id, off", BY_OA, RAW, False, ""),
    ("o05 by the account's id, on", BY_OA, RAW, True, "oa-id body-time"),
    ("none", "", RAW, True, ""),
    ("half", BY_BODY[:32], RAW, True, ""),
]


@pytest.mark.parametrize(("mac", "body", "by_oa", "variant"), [one[1:] for one in SIGNED],
                         ids=[one[0] for one in SIGNED])  # fmt: skip
def test_signatures(mac: str, body: bytes, by_oa: bool, variant: str) -> None:
    assert hmac.new(b"oa-secret-demo", RAW, hashlib.sha256).hexdigest() == HMAC
    signer = Signer("1001", "4001", "oa-secret-demo", by_oa=by_oa)
    headers = {"x-zevent-signature": f"mac={mac}", "x-zevent-timestamp": AT}
    assert signer.variant(body, headers) == variant
    bare = {**headers, "x-zevent-signature": mac}
    assert signer.variant(body, bare) == variant
    assert "oa-secret-demo" not in repr(signer)


# -- at the door -------------------------------------------------------------------------------
async def post(play: Play, body: bytes, headers: Mapping[str, str] | None = None) -> int:
    async with httpx.AsyncClient(base_url=play.house.base, trust_env=False) as client:
        return (await client.post(PATH, content=body, headers=headers)).status_code


def by_hand(driver: ZaloOaDriver, text: str = "chào", **more: object) -> Event:
    """An event that nobody delivers."""
    hook, driver.api.world.hook = driver.api.world.hook, ""
    event = driver.api.say(driver.address(1), text)
    driver.api.world.waiting.clear()
    driver.api.world.hook = hook
    event.body.update(more)
    event.raw = json.dumps(event.body).encode()
    return event


def sign(driver: ZaloOaDriver, event: Event) -> dict[str, str]:
    stamp = str(event.body.get("timestamp", ""))
    mac = signed(driver.api.world, event.raw, stamp, AT)
    return {"X-ZEvent-Signature": mac, "X-ZEvent-Timestamp": AT}


async def noted(play: Play) -> dict[str, Noted]:
    """What the desk can read of the account (`storage.platform_notes.read`)."""
    await play.driver.channel.notes.flush()
    read = play.house.database.read_now
    return read(lambda uow: platform_notes.read(uow, "zalo-oa", OA))


@pytest.mark.parametrize("body", [b"{}", b"", b" {} \n"])
async def test_o06_the_unsigned_probe_is_greeted(talk: Talk, body: bytes) -> None:
    play, _ = talk
    assert await post(play, body) == 200
    assert play.house.inbox_count("pending") == 0


async def test_o07_without_a_signature_nothing_is_taken(talk: Talk) -> None:
    play, driver = talk
    event = by_hand(driver)
    for headers in ({}, {"X-ZEvent-Signature": "mac="}, {"X-ZEvent-Signature": f"mac={'0' * 64}"}):
        assert await post(play, event.raw, headers) == 401
    other = {"X-ZEvent-Signature": f"mac={mac_of(APP, event.raw, AT, 'x')}"}
    assert await post(play, event.raw, other) == 401
    assert play.house.inbox_count("pending") == 0
    found = (await noted(play))["refused"]
    assert found.count == 4
    assert await post(play, event.raw, sign(driver, event)) == 200
    assert play.house.inbox_count("pending") == 1


async def test_what_is_no_event_is_refused_and_another_accounts_is_not_ours(talk: Talk) -> None:
    play, driver = talk
    odd = Event({}, b"[1]")
    assert await post(play, odd.raw, {"X-ZEvent-Signature": "mac=" + mac_of(APP, odd.raw, AT,
                      OA_SECRET), "X-ZEvent-Timestamp": AT}) == 400  # fmt: skip
    elsewhere = by_hand(driver, recipient={"id": "4444"})
    assert await post(play, elsewhere.raw, sign(driver, elsewhere)) == 200
    assert play.house.inbox_count("pending") == 0
    assert (await noted(play))["elsewhere"].count == 1
    assert await post(play, b"x" * (1024 * 1024 + 1)) == 413


@pytest.mark.parametrize("stamp", ["body", "header"])
async def test_which_variant_matched_is_recorded(talk: Talk, clock: Clock, stamp: str) -> None:
    play, driver = talk
    driver.api.doubts.stamp = stamp
    await play.say("/start")
    play.hears("menu")
    found = await noted(play)
    assert found["event"].value == f"{stamp}-time"
    assert clock() - found["event"].at < timedelta(minutes=1)
    assert found[f"signature {stamp}-time"].count == 1


async def test_o08_what_comes_again_has_one_effect(talk: Talk) -> None:
    play, driver = talk
    said = await play.say("đổi địa chỉ")
    play.hears("ask-claim")
    for _ in range(5):
        await driver.again(said)
        assert not await play.look()
    assert said.tried == [200] * 6


async def test_o23_o24_what_concerns_no_chat_is_kept_without_effect(talk: Talk) -> None:
    play, driver = talk
    driver.api.inject(
        {
            "event_name": "anonymous_send_text",
            "sender": {"id": "a1"},
            "message": {"text": "chào", "msg_id": "m9", "conversation_id": "c"},
        }
    )
    driver.api.inject({"event_name": "user_exercise_data_rights", "oa_id": OA, "data": {"a": 1}})
    driver.api.inject(
        {
            "event_name": "user_send_group_text",
            "sender": {"id": "u"},
            "recipient": {"id": "g1"},
            "message": {"text": "số", "msg_id": "m8"},
        }
    )
    await play.say("/start")
    play.hears("menu")
    assert play.house.inbox_count("done") == 4
    assert play.house.inbox_count("parked") == 0
    for nobody in ("a1", "u", "g1"):
        with pytest.raises(AssertionError):
            play.house.lane("zalo-oa", nobody)


async def test_o27_answered_in_time_however_slow_the_store_is(talk: Talk) -> None:
    play, driver = talk
    taker = next(one for one in play.house.built.routes if getattr(one, "path", "") == PATH)
    hook = taker.endpoint.__self__
    hook._in_time, whole = 0.05, hook._in_time
    assert whole < 2
    hook._receive, stored = slowly, hook._receive
    began = time.monotonic()
    said = driver.api.say(driver.address(1), "/start")
    await driver.api.wait_for_async(lambda: said.tried or None)
    assert (said.tried[0], time.monotonic() - began < 2) == (503, True)
    assert (await noted(play))["late"].count >= 1
    hook._receive = refuse
    tries = len(said.tried)
    await driver.api.wait_for_async(lambda: True if len(said.tried) > tries + 1 else None)
    assert said.tried[-1] == 503
    assert (await noted(play))["not stored"].value == "OSError"
    hook._receive, hook._in_time = stored, whole
    driver.api.redeliver(said)
    await play.look()
    play.hears("menu")


async def slowly(*_: object) -> int:
    await asyncio.sleep(5)
    return 0


async def refuse(*_: object) -> int:
    raise OSError


async def test_o42_a_yes_that_is_older_than_the_question_is_asked_again(talk: Talk) -> None:
    play, driver = talk
    play.house.customer()
    await play.say("đổi địa chỉ")
    await play.say("DC10023")
    await play.press("choice-by-phone")
    await play.code()
    await play.say("12 Lê Lợi, Phường Bến Nghé, Quận 1, TP. Hồ Chí Minh")
    play.house.clock.pass_(minutes=2)
    earlier = str(driver.api.world.now() - 30 * 60 * 1000)
    driver.api.inject(
        {
            "event_name": "user_send_text",
            "sender": {"id": driver.address(1)},
            "recipient": {"id": OA},
            "timestamp": earlier,
            "message": {"text": "đúng", "msg_id": "late-1"},
        }
    )
    await play.look()
    play.hears("said-before-asked")
    await play.say("đúng")


async def test_the_whole_house_runs_on_postgres(postgres_server, tmp_path, clock: Clock) -> None:
    async with talking(tmp_path, clock, postgres_server.fresh()) as (play, _):
        play.house.customer()
        await play.say("/start")
        await play.say("đổi địa chỉ")
        await play.say("DC10023")
        await play.press("choice-by-phone")
        await play.code()
        play.hears("linked")
        assert (await noted(play))["sent"].count >= 4
        lane = play.house.lane("zalo-oa", play.driver.address(1)).id
        play.house.database.write_now(lambda uow: interactions.refused(uow, lane))
        play.house.clock.pass_(seconds=2)
        await play.say("menu")  # the customer is back
        found = play.house.database.read_now(lambda uow: interactions.read(uow, [lane]))
        assert found[lane].refused_at
        assert found[lane].refused_at < found[lane].at
