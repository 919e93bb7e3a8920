"""Reading updates of Zalo Bot: pure tables, each a shape that was documented or captured."""

from datetime import UTC, datetime
from typing import Any

import orjson
import pytest

from bot.channels.telegram_updates import NOWHERE
from bot.channels.zalo_bot_updates import arrived, arrived_of, event_id, parse
from bot.copy import has
from handlers.inbound import UnparseableError
from states import events

AN = "aa11bb22cc33dd44ee55"
GROUP = "99ff99ff99ff99ff99ff"


def message(event: str | None = "message.text.received", **content: Any) -> dict[str, Any]:
    base = {
        "message_id": "9f01aa22bb33cc44dd55",
        "from": {"id": AN, "display_name": "Khách Một", "is_bot": False},
        "chat": {"id": AN, "chat_type": "PRIVATE"},
        "date": 1760000000000,
    }
    update: dict[str, Any] = {} if event is None else {"event_name": event}
    return {**update, "message": {**base, **content}}


def said(text: str) -> events.Said:
    return events.Said(text, message="9f01aa22bb33cc44dd55")


URL = "https://photo-x.zdn.vn/a.jpg"
TOKEN = "AbCdEfGhIjKlMnOpQrStUvWxYz"
READ: list[tuple[str, dict[str, Any], Any]] = [
    ("b04 text", message(text="Tôi muốn đổi số"), said("Tôi muốn đổi số")),
    ("b13 voice", message("message.voice.received", voice_url=URL), events.SentOther("voice")),
    ("b13 voice, no url", message("message.voice.received"), events.SentOther("voice")),
    (
        "b14 sticker",
        message("message.sticker.received", sticker="0e07aa2f", url=URL),
        events.SentOther("sticker"),
    ),
    ("b14 sticker, bare", message("message.sticker.received"), events.SentOther("sticker")),
    ("b15 no message", {"event_name": "message.unsupported.received"}, None),
    ("b16 unsupported", message("message.unsupported.received"), events.SentOther("unsupported")),
    ("link without text", message("message.link.received"), events.SentOther("unsupported")),
    ("link with text", message("message.link.received", text="https://a"), said("https://a")),
    ("reaction", message("message.reaction.received", text="👍"), None),
    ("b17 unknown event", message("bot.joined.something", text="x"), None),
    ("b17 unknown event, bare", {"event_name": "bot.joined"}, None),
    ("b17 a kind of message to come", message("message.poem.received", text="x"), said("x")),
    ("b18 no event name", message(None, text="chào"), said("chào")),
    (
        "b19 group",
        message(text="@Bot chào", chat={"id": GROUP, "chat_type": "GROUP"}),
        events.WroteInGroup(),
    ),
    (
        "group, nothing said",
        message("message.unsupported.received", chat={"id": GROUP, "chat_type": "GROUP"}),
        None,
    ),
    ("group by its id alone", message(text="x", chat={"id": GROUP}), events.WroteInGroup()),
    ("private by its id alone", message(text="x", chat={"id": AN}), said("x")),
    ("b20 a bot", message(text="x", **{"from": {"id": AN, "is_bot": True}}), None),
    ("nobody", message(text="x", **{"from": None}), None),
    ("no is_bot", message(text="x", **{"from": {"id": AN}}), said("x")),
    ("an empty text", message(text=""), events.SentOther("unsupported")),
    ("portal", message(text=f"/start {TOKEN}"), events.OpenedPortalLink(TOKEN)),
]


@pytest.mark.parametrize(("raw", "event"), [one[1:] for one in READ], ids=[one[0] for one in READ])
def test_reading(raw: dict[str, Any], event: Any) -> None:
    assert parse(orjson.dumps(raw)).event == event


@pytest.mark.parametrize("content", [{"photo_url": URL}, {"photo": URL}])
@pytest.mark.parametrize("caption", [None, "", "đây ạ"])
def test_b10_b11_b12_reading_pictures(content: dict[str, str], caption: str | None) -> None:
    more = {} if caption is None else {"caption": caption}
    found = parse(orjson.dumps(message("message.image.received", **content, **more)))
    assert found.event is None
    assert found.file is not None
    assert (found.file.ref, found.file.kind) == (URL, "image")
    assert found.kept["text"] == (caption or "")
    assert URL not in str(found.kept)


def test_when_it_was_written_and_what_is_kept() -> None:
    found = parse(orjson.dumps(message(text="chào")))
    assert found.sent_at == datetime.fromtimestamp(1760000000, UTC)
    assert found.kept == {"text": "chào"}
    assert parse(orjson.dumps(message(text="chào", date=None))).sent_at is None
    group = parse(orjson.dumps(message(text="@Bot x", chat={"id": GROUP, "chat_type": "GROUP"})))
    assert group.kept == {}


@pytest.mark.parametrize(
    "raw",
    [
        {"what": "?"},
        [],
        "x",
        message(text={"a": 1}),
        message(text="x", message_id=None),
        message(text="x", chat={"chat_type": "PRIVATE"}),
        message(text="x", date="never"),
        message(text="x", date=10**18),
        {"event_name": "message.text.received", "message": []},
        {"event_name": 5, "message": {}},
    ],
)
def test_poison_is_unparseable(raw: Any) -> None:
    with pytest.raises(UnparseableError):
        parse(orjson.dumps(raw))


def test_whose_an_update_is_and_what_it_is_called() -> None:
    found = arrived(message(text="x"))
    assert (found.address, found.private) == (AN, True)
    assert found.event_id == event_id("message.text.received", "9f01aa22bb33cc44dd55")
    assert found.event_id != arrived(message("message.link.received", text="x")).event_id
    assert found.event_id != arrived(message(text="x", message_id="another")).event_id
    assert not arrived(message(text="x", chat={"id": GROUP, "chat_type": "GROUP"})).private
    bare = arrived({"event_name": "message.unsupported.received"})
    assert bare.event_id.startswith("odd:")
    assert bare.address == NOWHERE
    for odd in ("x", 5, {"message": []}, {"message": {"chat": "x"}}, message(chat={"id": 5})):
        assert arrived(odd).address == NOWHERE


def test_one_update_however_it_is_wrapped() -> None:
    raw = message(text="x")
    assert arrived_of(raw) == arrived_of({"ok": True, "result": raw}) == arrived_of([raw])
    assert arrived_of(None) == arrived_of({}) == arrived_of([]) == []


def test_every_kind_has_its_word() -> None:
    for kind in ("voice", "sticker", "unsupported"):
        for language in ("vi", "en"):
            assert has(f"other-{kind}", language)
