"""Reading events of a Zalo Official Account: pure tables, each a shape that was documented or
captured; and what they lead to in a talk."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest

from bot.channels.telegram_updates import NOWHERE
from bot.channels.zalo_oa_updates import arrived_of, is_for, parse
from bot.copy import has
from handlers import clock as clocks
from handlers.elsewhere import HELD_FOR
from handlers.inbound import UnparseableError
from states import events
from tests.bot import paper_corpus
from tests.bot.contract import Play
from tests.bot.zalo_oa_driver import ZaloOaDriver
from tests.bot.zalo_oa_house import talking
from tests.desk import Clock
from tests.zalo_oa_api import OA

Talk = tuple[Play, ZaloOaDriver]
USER = "7000000000000000123"
AT = datetime.fromtimestamp(1760000000, UTC)
URL = "https://f.zdn.vn/a"


def event(name: str, **content: Any) -> dict[str, Any]:
    base = {"app_id": "1001", "event_name": name, "timestamp": "1760000000000"}
    return {**base, **content}


def said(kind: str = "text", **message: Any) -> dict[str, Any]:
    sides = {"sender": {"id": USER}, "recipient": {"id": OA}}
    return event(f"user_send_{kind}", **sides, message={"msg_id": "m-1", **message})


def attached(kind: str, **payload: Any) -> dict[str, Any]:
    return said(kind, attachments=[{"type": kind, "payload": payload}])


def info(**told: Any) -> dict[str, Any]:
    return event("user_submit_info", sender={"id": USER}, recipient={"id": OA}, info=told)


def other(kind: str) -> events.SentOther:
    return events.SentOther(kind)


ECHO = {"sender": {"id": OA}, "recipient": {"id": USER}, "message": {"text": "Dạ", "msg_id": "x"}}
BY_ADMIN = {**ECHO, "sender": {"id": OA, "admin_id": "9001"}}
WHOLE = {
    "phone": "+84901234567",
    "name": "Khách Một",
    "address": "1 Lê Lợi, Bến Nghé, TP. HCM",
    "birth_date": "01/02/1990",
}
PLACE = {"user_city": "TP. HCM", "user_ward": "Bến Nghé", "user_address": "1 Lê Lợi"}
OLD_PLACE = {"city": "TP. HCM", "ward": "Bến Nghé", "address": "1 Lê Lợi"}
SHARED = events.SharedInfo
READ: list[tuple[str, dict[str, Any], Any]] = [
    ("o01 text", said(text="Xin chào"), events.Said("Xin chào", message="m-1")),
    ("o09 image", attached("image", url=URL, thumbnail=URL), None),
    ("o10 file", attached("file", url=URL, name="a.pdf", size="10", type="pdf"), None),
    ("o11 place", attached("location", coordinates={"latitude": "1"}), other("location")),
    ("o12 sticker", attached("sticker", url=URL, id="1"), other("sticker")),
    ("o12 gif", attached("gif", url=URL), other("gif")),
    ("o12 audio", attached("audio", url=URL), other("voice")),
    ("o12 video", attached("video", url=URL), other("video")),
    ("o12 link", attached("link", url=URL), other("link")),
    (
        "o12 link with words",
        said("link", text="https://a"),
        events.Said("https://a", message="m-1"),
    ),
    ("o13 business card", attached("business_card", phone="0901234567"), other("contact")),
    ("a kind to come", attached("hologram", url=URL), other("other")),
    ("image without url", attached("image"), other("other")),
    ("o14 follow", event("follow", oa_id=OA, follower={"id": USER}), events.CameBack()),
    ("o14 unfollow", event("unfollow", oa_id=OA, follower={"id": USER}), events.LeftChat()),
    (
        "o15 info",
        info(
            name="Khách Một",
            phone="84901234567",
            user_dob="01/02/1990",
            gender="Nam",
            full_address=PLACE,
        ),
        SHARED(WHOLE),
    ),
    (
        "o16 info, older",
        info(name="Khách Một", phone="84901234567", **OLD_PLACE),
        SHARED({name: value for name, value in WHOLE.items() if name != "birth_date"}),
    ),
    ("o17 info without phone", info(name="Khách Một"), SHARED({"name": "Khách Một"})),
    ("o18 phone as a number", info(phone=84901234567), SHARED({"phone": "+84901234567"})),
    ("info of odd shapes", info(phone=True, name=["x"], full_address="y"), SHARED({})),
    ("o19 chat now", event("user_click_chatnow", oa_id=OA, user_id=USER), None),
    ("o20 our echo", event("oa_send_text", **ECHO), None),
    ("o20 staff", event("oa_send_text", **BY_ADMIN), events.StaffWroteElsewhere("Dạ")),
    (
        "o21 seen",
        event(
            "user_seen_message",
            sender={"id": OA},
            recipient={"id": USER},
            message={"msg_ids": ["x1"]},
        ),
        None,
    ),
    (
        "o22 received",
        event(
            "user_received_message",
            sender={"id": OA},
            recipient={"id": "84901234567"},
            message={"msg_id": "x", "tracking_id": "t"},
        ),
        None,
    ),
    ("o26 tap", said(text="#Ab_-12.yes"), events.Pressed("Ab_-12.yes")),
    ("o26 standing tap", said(text="#!.reply:DC-7K3M4-2"), events.Pressed("!.reply:DC-7K3M4-2")),
    ("o26 no tap", said(text="#hashtag"), events.Said("#hashtag", message="m-1")),
]


@pytest.mark.parametrize(("raw", "found"), [one[1:] for one in READ], ids=[one[0] for one in READ])
def test_reading(raw: dict[str, Any], found: Any) -> None:
    inbound = parse(orjson.dumps(raw))
    assert inbound.event == found
    if isinstance(found, events.SentOther):
        assert has(f"other-{found.kind}", "vi")


def test_o09_o10_files_with_their_sizes_as_texts_or_numbers() -> None:
    picture = parse(orjson.dumps(said("image", text="đây", attachments=[
        {"type": "image", "payload": {"url": URL}}])))  # fmt: skip
    assert picture.file
    assert (picture.file.ref, picture.file.kind, picture.kept["text"]) == (URL, "image", "đây")
    for size in ("1024000", 1024000, None, "many"):
        told = attached("file", url=URL, name="cccd.PDF", size=size, type="pdf")
        found = parse(orjson.dumps(told)).file
        assert found
        assert (found.kind, found.name) == ("pdf", "cccd.PDF")
        assert found.size == (1024000 if size in ("1024000", 1024000) else None)
    assert parse(orjson.dumps(attached("file", url=URL, name="a.docx"))).file.kind == "other"  # type: ignore[union-attr]


def test_whose_acts_count_for_the_window() -> None:
    for raw in (said(text="a"), event("follow", oa_id=OA, follower={"id": USER}),
                event("user_click_chatnow", oa_id=OA, user_id=USER), info()):  # fmt: skip
        assert parse(orjson.dumps(raw)).acted_at == AT
    for raw in (event("oa_send_text", **BY_ADMIN), event("unfollow", oa_id=OA,
                follower={"id": USER}), event("user_seen_message")):  # fmt: skip
        assert parse(orjson.dumps(raw)).acted_at is None


UNREADABLE = [{}, said(text={"a": 1}), event("user_send_text"), {"event_name": 1}]
UNREADABLE += [said(text="x") | {"timestamp": "soon"}]


@pytest.mark.parametrize("raw", UNREADABLE)
def test_what_cannot_be_read_is_parked(raw: dict[str, Any]) -> None:
    with pytest.raises(UnparseableError):
        parse(orjson.dumps(raw))


def test_o25_ids_of_19_digits_stay_what_they_are() -> None:
    raw = said(text="x")
    (found,) = arrived_of(raw, orjson.dumps(raw), OA)
    assert found.address == USER
    as_numbers = {**raw, "sender": {"id": int(USER)}, "recipient": {"id": int(OA)}}
    (again,) = arrived_of(as_numbers, b"{}", OA)
    assert (again.address, again.event_id) == (USER, found.event_id)


def test_names_of_events_and_their_chats() -> None:
    follow = event("follow", oa_id=OA, follower={"id": USER})
    receipt = event("user_received_message", sender={"id": OA}, recipient={"id": "84901234567"},
                    message={"msg_id": "x"})  # fmt: skip
    (one,), (other_one,) = (arrived_of(raw, orjson.dumps(raw), OA) for raw in (follow, receipt))
    assert (one.address, one.private) == (USER, True)
    assert (other_one.address, other_one.private) == (NOWHERE, False)
    later = {**follow, "timestamp": "1760000000001"}
    assert arrived_of(later, b"", OA)[0].event_id != one.event_id
    assert arrived_of(follow, b"other bytes", OA)[0].event_id == one.event_id
    several = said("image", text="hai ảnh", attachments=[
        {"type": "image", "payload": {"url": f"{URL}{n}"}} for n in range(2)])  # fmt: skip
    parts = arrived_of(several, orjson.dumps(several), OA)
    read = [parse(part.body) for part in parts]
    assert len({part.event_id for part in parts}) == 2
    assert [one.file.ref for one in read if one.file] == [f"{URL}0", f"{URL}1"]
    assert [one.kept["text"] for one in read] == ["hai ảnh", ""]


def test_events_of_another_account() -> None:
    assert is_for(said(text="x"), OA)
    assert not is_for(said(text="x"), "4444")
    assert not is_for(event("follow", oa_id="4444", follower={"id": USER}), OA)
    assert is_for(event("change_template_status"), OA)


# -- in a talk ----------------------------------------------------------------------------------
@pytest.fixture
async def talk(tmp_path, clock: Clock) -> AsyncIterator[Talk]:
    image = "https://cdn.example/a.png"
    async with talking(tmp_path, clock, zalo_oa_info_image=image) as found:
        found[0].house.customer()
        yield found


async def linked(play: Play) -> None:
    await play.say("đổi địa chỉ")
    await play.say("DC10023")
    await play.press("choice-by-phone")
    await play.code()
    play.hears("linked")


async def test_o14_following_greets_and_unfollowing_ends(talk: Talk) -> None:
    play, driver = talk
    driver.api.follow(driver.address(1))
    await play.look()
    play.hears("menu")
    driver.api.follow(driver.address(1), ends=True)
    assert not await play.look()
    assert play.house.reach("zalo-oa", driver.address(1)) == "blocked"
    await play.say("chào")
    assert play.house.reach("zalo-oa", driver.address(1)) == "ok"


async def test_o10_a_document_is_fetched_at_once(talk: Talk) -> None:
    play, driver = talk
    driver.api.doubts.numbers = True
    await play.say("đổi tên khách hàng")
    await play.say("DC10023")
    await play.press("choice-by-phone")
    await play.code()
    await play.say("Nguyễn Thị Mai Anh")
    await play.press("name_reason-civil_change")
    await play.press("name_paper-civil_extract")
    await play.send_file(paper_corpus.pdf(), "trich-luc.pdf")
    play.hears("file-coming", "ask-papers-more")


async def test_o15_what_is_shared_is_a_claim_and_no_proof(talk: Talk) -> None:
    """The phone of record, told by Zalo: a code is asked for all the same, and links alone."""
    play, driver = talk
    await play.say("đổi địa chỉ")
    await play.press("choice-info")
    play.hears("info-asked", "ask-claim")
    card = driver.api.transcript(driver.address(1))[-1]
    assert card.asks_info
    driver.api.share_info(
        driver.address(1),
        name="Khách",
        phone="84912345678",
        full_address={
            "user_address": "12 Lê Lợi",
            "user_ward": "Bến Nghé",
            "user_city": "TP. Hồ Chí Minh",
        },
    )
    await play.look()
    play.hears("ask-code-link")
    await play.code()
    play.hears("linked", "ask-address")


async def test_o16_what_is_shared_in_a_form_is_asked_about(talk: Talk) -> None:
    play, driver = talk
    await linked(play)
    await play.press("choice-info")
    play.hears("info-asked", "ask-address")
    driver.api.share_info(
        driver.address(1),
        address="12 Lê Lợi, Phường Bến Nghé, Quận 1",
        city="TP. Hồ Chí Minh",
        phone="84987654321",
    )
    await play.look()
    play.hears("info-is-it")
    before = play.house.record(_customer(play)).value("address")
    assert before is None
    await play.press("choice-yes")
    assert "12 Lê Lợi" in play.text
    await play.say("đúng")
    assert "12 Lê Lợi" in (play.house.record(_customer(play)).value("address") or "")


def _customer(play: Play) -> str:
    from storage import customers

    found = play.house.database.read_now(lambda uow: customers.by_code(uow, "DC10023"))
    assert found
    return found


async def test_info_that_nobody_asked_for_changes_nothing(talk: Talk) -> None:
    play, driver = talk
    await play.say("/start")
    driver.api.share_info(driver.address(1), phone="84987654321")
    await play.look()
    play.hears("info-not-asked", "menu")


async def test_o20_staff_in_zalos_own_pages_make_the_bot_silent(talk: Talk, clock: Clock) -> None:
    play, driver = talk
    await play.say("/start")
    driver.api.staff_says(driver.address(1), "Dạ", admin=None)  # the echo of our own words
    await play.say("menu")
    play.hears("menu")
    await linked(play)
    play.hears("ask-address")
    driver.api.staff_says(driver.address(1), "Chào chị, em là Lan ở DCNET.")
    assert not await play.look()
    await play.say("Chào em, chị hỏi về hóa đơn")
    assert not play.news
    chat = play.house.transcript("zalo-oa", driver.address(1))
    assert (
        chat[-2].direction, chat[-2].body["text"], chat[-2].state, chat[-2].body["staff"]
    ) == ("out", "Chào chị, em là Lan ở DCNET.", "sent", "Zalo")  # fmt: skip
    (reference,) = _cases(play)
    driver.api.staff_says(driver.address(1), "Em xem rồi ạ.")
    await play.say("cảm ơn em")
    assert not play.news
    assert _cases(play) == [reference]  # one case, whoever writes how often
    clock.pass_(seconds=HELD_FOR.total_seconds() + 60)
    play.house.database.write_now(lambda uow: clocks.wake(uow, play.house.built.house, 10))
    await play.say("còn ai không em")
    assert play.news  # the bot answers again
    await play.say("menu")
    assert "1. Làm tiếp" in play.text  # and the form was kept


def _cases(play: Play) -> list[str]:
    from sqlalchemy import select

    from storage import tables

    table = tables.case
    query = select(table.c.reference).where(table.c.kind == "talk_to_person")
    return play.house.database.read_now(lambda uow: list(uow.connection.execute(query).scalars()))


async def test_the_echo_of_staff_can_be_left_unheeded(tmp_path, clock: Clock) -> None:
    async with talking(tmp_path, clock, zalo_oa_staff_pauses=False) as (play, driver):
        await play.say("/start")
        driver.api.staff_says(driver.address(1), "Dạ")
        await play.say("menu")
        play.hears("menu")
        assert _cases(play) == []
