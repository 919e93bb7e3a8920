"""Reading events of a Zalo Official Account: pure tables, each a shape that was documented or
captured. What they lead to in a talk is in `test_zalo_oa_talk.py`."""

from datetime import UTC, datetime
from typing import Any

import orjson
import pytest

from bot.channels.telegram_updates import NOWHERE
from bot.channels.zalo_oa_updates import arrived_of, is_for, parse
from bot.copy import has
from handlers.inbound import UnparseableError
from states import events
from tests.bot.contract import Play
from tests.bot.zalo_oa_driver import ZaloOaDriver
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
UNREADABLE += [event("oa_send_text", **{**BY_ADMIN, "recipient": None})]
UNREADABLE += [event("user_submit_info", info={}), event("follow", oa_id=OA)]
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
