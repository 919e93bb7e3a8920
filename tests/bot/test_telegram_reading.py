"""Reading raw updates and errors: pure tables."""

from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channels.channel import ChannelError, Failure, Rate
from bot.channels.telegram_errors import DecidedError, failure_of
from bot.channels.telegram_updates import NOWHERE, Me, arrived, parse, press_of
from bot.copy import has
from bot.pacing import MOST_WAIT, Pace
from handlers.inbound import UnparseableError
from states import events

ME = Me(7, "helpdesk_bot")
CHAT = {"id": 101, "type": "private", "first_name": "A"}
GROUP = {"id": -5, "type": "supergroup", "title": "G"}
WHO = {"id": 101, "is_bot": False, "first_name": "A"}
FILE = {"file_id": "f", "file_unique_id": "u"}
VIDEO = {**FILE, "width": 1, "height": 1, "duration": 1}
ORIGIN = {"type": "hidden_user", "date": 1790000000, "sender_user_name": "B"}
FORWARDED_AT = "2026-09-21T14:13:20+00:00"
_GROUP = {"id": -5, "type": "group", "title": "Hội nhóm"}
_NEWS = {"id": -6, "type": "channel", "title": "Tin nhanh"}
_USER = {"id": 9, "is_bot": False, "first_name": "Trần", "last_name": "B"}
ORIGINS: list[tuple[dict[str, Any], str]] = [
    ({"type": "hidden_user", "sender_user_name": "B"}, "B"),
    ({"type": "user", "sender_user": _USER}, "Trần B"),
    ({"type": "chat", "sender_chat": _GROUP}, "Hội nhóm"),
    ({"type": "channel", "chat": _NEWS, "message_id": 7}, "Tin nhanh"),
]


def message(**content: Any) -> dict[str, Any]:
    base = {"message_id": 3, "date": 1790000000, "chat": CHAT, "from": WHO}
    return {"update_id": 1, "message": {**base, **content}}


def press(**content: Any) -> dict[str, Any]:
    keys = {"inline_keyboard": [[{"text": "Đúng", "callback_data": "n.yes"}]]}
    shown = {**message(text="?")["message"], "reply_markup": keys}
    query = {"id": "9", "from": WHO, "chat_instance": "c", "message": shown, "data": "n.yes"}
    return {"update_id": 1, "callback_query": {**query, **content}}


def membership(old: str, new: str, chat: dict[str, Any] = CHAT) -> dict[str, Any]:
    def member(status: str) -> dict[str, Any]:
        bot = {"id": 7, "is_bot": True, "first_name": "H"}
        return {"status": status, "user": bot, "until_date": 0}

    change = {"chat": chat, "from": WHO, "date": 1790000000}
    change |= {"old_chat_member": member(old), "new_chat_member": member(new)}
    return {"update_id": 1, "my_chat_member": change}


def contact(**more: Any) -> dict[str, Any]:
    return {"phone_number": "84912345678", "first_name": "A", **more}


READ: list[tuple[dict[str, Any], Any]] = [
    (message(text="chào"), events.Said("chào", message="3")),
    (message(text="/start@helpdesk_bot x"), events.Said("/start x", message="3")),
    (message(text="a@b.vn"), events.Said("a@b.vn", message="3")),
    *(
        (
            message(text="đúng", forward_origin={**origin, "date": 1790000000}),
            events.Said(
                "đúng", forwarded=True, forwarded_by=by, forwarded_at=FORWARDED_AT, message="3"
            ),
        )
        for origin, by in ORIGINS
    ),
    (message(contact=contact(user_id=101)), events.SharedContact("84912345678", own=True)),
    (message(contact=contact(user_id=102)), events.SharedContact("84912345678", own=False)),
    (message(contact=contact()), events.SharedContact("84912345678", own=False)),
    (
        message(contact=contact(user_id=101), forward_origin=ORIGIN),
        events.SharedContact("84912345678", own=False),
    ),
    (message(voice={**FILE, "duration": 1}), events.SentOther("voice")),
    (message(video=VIDEO), events.SentOther("video")),
    (message(video_note={**FILE, "length": 1, "duration": 1}), events.SentOther("video")),
    (message(animation=VIDEO, document=FILE), events.SentOther("video")),
    (message(location={"latitude": 1.0, "longitude": 2.0}), events.SentOther("location")),
    (message(dice={"emoji": "🎲", "value": 1}), events.SentOther("other")),
    (message(something_of_next_year={"a": 1}), events.SentOther("other")),
    (message(pinned_message=message(text="x")["message"]), None),
    (message(chat=GROUP, text="xin chào"), None),
    (message(chat=GROUP, text="/start"), events.WroteInGroup()),
    (message(chat=GROUP, text="/start@Helpdesk_bot"), events.WroteInGroup()),
    (message(chat=GROUP, text="/start@other_bot"), None),
    (press(), events.Pressed("n.yes")),
    (press(data=None), None),
    (membership("member", "kicked"), events.LeftChat()),
    (membership("kicked", "member"), events.CameBack()),
    (membership("member", "member"), None),
    (membership("member", "kicked", GROUP), None),
    ({"update_id": 1, "edited_message": message(text="b")["message"]}, events.Edited("b", "3")),
    (
        {
            "update_id": 1,
            "edited_message": message(location={"latitude": 1.0, "longitude": 2.0})["message"],
        },
        None,
    ),
    ({"update_id": 1, "chat_boost": {"whatever": 1}}, None),
]


@pytest.mark.parametrize(("raw", "event"), READ)
def test_reading(raw: dict[str, Any], event: Any) -> None:
    assert parse(orjson.dumps(raw), ME).event == event


def test_reading_files() -> None:
    small = {**FILE, "width": 90, "height": 90}
    large = {**FILE, "file_id": "large", "width": 900, "height": 900, "file_size": 5}
    photo = parse(orjson.dumps(message(photo=[large, small], caption="đây")), ME)
    assert photo.file
    assert (photo.file.ref, photo.file.kind, photo.file.size) == ("large", "image", 5)
    assert photo.file.extra == {"chat_id": 101, "message_id": 3}
    assert photo.kept["text"] == "đây"
    for name, media_type, kind in (
        ("a.pdf", "application/pdf", "pdf"),
        ("A.PDF", "", "pdf"),
        ("x", "image/png", "image"),
        ("x.JPG", "application/octet-stream", "image"),
        ("x.docx", "application/msword", "other"),
    ):
        document = {**FILE, "file_name": name, "mime_type": media_type}
        found = parse(orjson.dumps(message(document=document)), ME).file
        assert found
        assert found.kind == kind, name


def test_what_is_kept_and_when_it_was_written() -> None:
    said = parse(orjson.dumps(message(text="/start@helpdesk_bot")), ME)
    assert said.kept == {"text": "/start@helpdesk_bot"}
    assert said.sent_at == datetime.fromtimestamp(1790000000, UTC)
    assert parse(orjson.dumps(press()), ME).kept == {"text": "Đúng", "pressed": True}
    assert parse(orjson.dumps(message(chat=GROUP, text="/start")), ME).kept == {}


@pytest.mark.parametrize(
    "raw",
    [
        {"message": {}},
        {"update_id": "1"},
        {"update_id": 1, "message": {}},
        {"update_id": 1, "message": []},
        {"update_id": 1, "message": {**message(text=5)["message"], "date": "x"}},
        {"update_id": 1, "callback_query": {"id": "1", "from": {"id": 1}}},
        message(text={"a": 1}),
    ],
)
def test_poison_is_unparseable(raw: Any) -> None:
    with pytest.raises(UnparseableError):
        parse(orjson.dumps(raw), ME)


def test_whose_an_update_is() -> None:
    assert arrived(message(text="a")).address == "101"
    assert arrived(press()).address == "101"
    assert arrived(membership("member", "kicked")).address == "101"
    assert not arrived(message(chat=GROUP, text="a")).private
    for odd in ({"update_id": 4}, {"update_id": 4, "message": {"chat": {"id": "x"}}}, [1], None):
        assert arrived(odd).address == NOWHERE
    assert press_of(orjson.dumps(press())) == "9"
    assert press_of(orjson.dumps(message(text='"callback_query"'))) is None


def test_every_kind_has_its_word() -> None:
    from bot.channels.telegram_updates import _OTHERS

    for kind in {*_OTHERS.values(), "other"}:
        for language in ("vi", "en"):
            assert has(f"other-{kind}", language)


FAILURES: list[tuple[Exception, Failure]] = [
    (RetryAfter(timedelta(seconds=4)), Failure.RATE_LIMITED),
    (ChatMigrated(-100), Failure.MOVED),
    (BadRequest("Message thread not found"), Failure.TOPIC_GONE),
    (Forbidden("Forbidden: bot was blocked by the user"), Failure.UNREACHABLE),
    (InvalidToken("x"), Failure.AUTH),
    (Conflict("x"), Failure.CONFLICT),
    (BadRequest("Chat not found"), Failure.UNREACHABLE),
    (BadRequest("Message is too long"), Failure.REJECTED),
    (BadRequest("Request Entity Too Large"), Failure.REJECTED),
    (DecidedError(ChannelError(Failure.NOT_SENT)), Failure.NOT_SENT),
    (TimedOut(), Failure.UNKNOWN),
    (NetworkError("x"), Failure.UNKNOWN),
    (TelegramError("x"), Failure.UNKNOWN),
    (KeyError("result"), Failure.UNKNOWN),
    (KeyError("date"), Failure.BAD_REPLY),
    (TypeError("x"), Failure.BAD_REPLY),
]


@pytest.mark.parametrize(("error", "kind"), FAILURES)
def test_failures(error: Exception, kind: Failure, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    found = failure_of(error)
    assert found.kind is kind
    if kind is Failure.RATE_LIMITED:
        assert found.retry_after == 4


def test_other_errors_are_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        failure_of(ZeroDivisionError())


# -- pacing --------------------------------------------------------------------------------------
def test_a_chat_gets_a_burst_then_one_a_second() -> None:
    pace = Pace(Rate())
    assert [pace.take("1", 100.0) for _ in range(5)] == [0, 0, 0, 1, 2]
    assert pace.take("2", 100.0) < 1
    assert pace.take("1", 110.0) == 0


def test_all_chats_together_get_thirty_a_second() -> None:
    pace = Pace(Rate())
    waits = [pace.take(str(chat), 0.0) for chat in range(61)]
    assert waits[:7] == [0] * 7
    assert [sum(1 for wait in waits if start <= wait < start + 1) for start in (0, 1)] == [30, 24]


def test_a_group_gets_twenty_a_minute() -> None:
    pace = Pace(Rate())
    waits = [pace.take("-5", float(second)) for second in range(60)]
    assert sum(1 for wait in waits if wait <= MOST_WAIT) < 42
    assert pace.take("-5", 0.0) > MOST_WAIT
    before = pace._chats["-5"]
    assert pace.take("-5", 0.0) > MOST_WAIT
    assert pace._chats["-5"] == before  # a turn that is too far off is not taken


def test_a_refusal_holds_the_chat_and_a_second_one_the_account() -> None:
    pace = Pace(Rate())
    pace.refused("1", 20, 0.0)
    assert pace.take("1", 1.0) == 19
    assert pace.take("2", 1.0) == 0
    pace.refused("1", 20, 2.0)
    assert pace.take("2", 3.0) == 0
    pace.refused("2", 20, 3.0)
    assert pace.take("3", 4.0) == 19
    assert pace.take("3", 23.0) == 0


def test_no_limits() -> None:
    pace = Pace(Rate(account=0))
    assert {pace.take("1", 0.0) for _ in range(500)} == {0.0}
