"""What can befall the staff's group: floods, kills, deleted topics, moved groups, lost rights. What
happened to a case is never lost to it, and is said no more often than Telegram takes."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.channels.channel import ChannelError, Failure
from bot.copy import render
from bot.group.turns import Turns, WaitError
from handlers import group_view
from handlers.desk_deed import Done
from states.case import Action
from storage.envelope import KeyGone
from tests.bot.contract import Play
from tests.bot.staff_group import BINH, GROUP, LAN, STORY, StaffRoom, staffed


@pytest.fixture
async def room(tmp_path, clock):
    async with staffed(tmp_path, clock) as found:
        yield found


async def noted(room: StaffRoom, times: int) -> None:
    """So many notes of the console, which the card shows."""
    for number in range(times):
        assert isinstance(await room.at_console(LAN, Action.NOTE, f"n{number}"), Done)


def edits(room: StaffRoom) -> int:
    return len(room.api.calls("editMessageText", GROUP))


# -- floods --------------------------------------------------------------------------------------
async def test_429_is_obeyed_and_what_came_meanwhile_is_one_edit(room: StaffRoom):
    before = edits(room)
    room.api.fault("429", "editMessageText", retry_after=60)
    await noted(room, 5)
    assert edits(room) == before + 1  # refused; not asked again before its time
    await room.play.say("còn ai ở đó không")
    await room.play.say("alo")
    await room.work()
    assert len(room.words) == 1
    assert await room.press(LAN, render("group-claim", "vi")) == render("console-done-claim", "vi")
    room.house.clock.pass_(seconds=61)
    await room.work()
    assert edits(room) == before + 2
    assert room.card.text.count(f"· {render('console-did-note', 'vi')}") == 5
    assert [one.text.count("👤") for one in room.words] == [1, 2]  # two texts, one message


async def test_no_minute_sees_more_calls_than_a_group_takes():
    now = datetime(2026, 11, 23, tzinfo=UTC)
    made: list[datetime] = []

    async def sleep(seconds: float) -> None:
        nonlocal now
        now += timedelta(seconds=seconds)

    turns = Turns(20, lambda: now, sleep)
    for _ in range(4000):
        try:
            await turns.wait()
            made.append(now)
        except WaitError:
            now += timedelta(seconds=0.5)
    assert len(made) > 100
    for first, later in zip(made, made[20:], strict=False):
        assert later - first > timedelta(minutes=1)
    turns.refused(ChannelError(Failure.RATE_LIMITED, retry_after=300))
    assert turns.closed
    now += timedelta(seconds=299)
    with pytest.raises(WaitError):
        await turns.wait()


# -- kills ---------------------------------------------------------------------------------------
async def test_a_kill_between_the_mark_and_the_card_loses_nothing(room: StaffRoom):
    room.house.arriving, arriving = [], room.house.arriving
    work, room.house.work = room.house.work, nothing
    await room.at_console(LAN, Action.CLAIM)
    room.house.work = work
    assert render("group-nobody", "vi") in room.card.text
    await room.house.restart()
    room.house.arriving = arriving
    await room.work()
    assert render("group-holder", "vi", {"name": "Trần Thị Lan"}) in room.card.text


async def nothing() -> None:
    """The process is dead."""


async def test_words_that_may_have_been_said_are_said_again_and_marked(room: StaffRoom):
    room.api.fault("drop_after", "sendMessage", chat=GROUP)
    await room.play.say("tin quan trọng")
    for _ in range(3):
        room.house.clock.pass_(seconds=30)
        await room.work()
    again = render("group-maybe-again", "vi")
    assert [one.text.startswith(again) for one in room.words[-2:]] == [False, True]
    assert all(one.text.endswith("tin quan trọng") for one in room.words[-2:])
    sent = await room.write(LAN, "đã thấy", room.words[-1])
    assert room.sign(sent) == "👍"
    await room.write(LAN, "trả lời bản đầu", room.words[-2])  # nobody knows that one
    assert room.seen()[-1].text == render("group-unknown-message", "vi")


async def test_a_topic_that_was_made_unnoticed_is_taken(tmp_path, clock):
    async with staffed(tmp_path, clock, reported=False) as room:
        room.api.fault("drop_after", "createForumTopic")
        await room.play.say(STORY)
        await room.play.say("gửi ngay")
        for _ in range(3):
            room.house.clock.pass_(seconds=30)
            await room.work()
        assert len(room.threads) == 1
        assert room.case.reference in room.card.text
        assert len(room.words) == 1


# -- what is deleted -----------------------------------------------------------------------------
async def test_a_deleted_topic_is_made_anew_with_the_customers_words(room: StaffRoom):
    first = room.topic()
    await room.write(LAN, "đã trả lời", room.words[0])
    room.api.delete_topic(GROUP, first)
    await room.play.say("em nhắn thêm")
    await room.work()
    await room.work()
    assert room.threads != [first]
    assert room.words[0].text.splitlines()[-1] == "em nhắn thêm"
    assert "CCCD" in room.words[0].text
    sent = await room.write(LAN, "tiếp ạ", room.words[0])
    assert room.sign(sent) == "👍"
    for _ in range(9):  # somebody keeps deleting it: it is not fought over
        if room.threads:
            room.api.delete_topic(GROUP, room.topic())
        await room.at_console(LAN, Action.NOTE, "n")
    assert len(room.api.calls("createForumTopic")) <= 7


async def test_a_deleted_card_is_posted_anew(room: StaffRoom):
    old = room.card.message_id
    room.api.world.messages[GROUP][old].deleted = True
    await room.at_console(BINH, Action.CLAIM)
    cards = [one for one in room.seen() if one.text.startswith("🔴")]
    assert [one.message_id for one in cards] != [old]
    assert render("group-holder", "vi", {"name": "Lê Bình"}) in cards[-1].text


# -- the group itself ----------------------------------------------------------------------------
async def test_a_basic_group_that_becomes_a_forum_is_followed(tmp_path, clock):
    async with staffed(tmp_path, clock, kind="group", forum=False) as room:
        assert "manage topics" in room.house.built.group.state.detail
        new = room.api.migrate(GROUP, forum=True)
        await room.work()
        assert room.house.built.group.state.ok
        thread = next(iter(room.api.world.chats[new].topics))
        seen = [one for one in room.api.transcript(new, thread=thread) if one.from_bot]
        assert room.case.reference in seen[1].text
        person = room.api.in_group(new, LAN, thread=thread)
        person.say("trả lời ở nhóm mới", reply_to=seen[-1].message_id)
        await room.work()
        assert room.kinds() == ["opened", "reply"]
        await room.house.restart()  # the setting names the old group still
        await room.at_console(LAN, Action.NOTE, "sau khi khởi động lại")
        assert room.api.calls("editMessageText", new)


async def test_a_move_that_nobody_told_of_is_learned_by_the_first_call(tmp_path, clock):
    async with staffed(tmp_path, clock, reported=False, kind="group", forum=False) as room:
        room.house.arriving = []  # updates do not reach us
        new = room.api.migrate(GROUP, forum=True)
        room.house.arriving = [room.driver.arrive]
        for update in room.api.pending():
            room.api.world.queue.events.pop(update, None)
        await room.play.say(STORY)
        await room.play.say("gửi ngay")
        await room.work()
        assert room.api.world.chats[new].topics


async def test_without_rights_it_says_so_and_goes_on_when_it_has_them(tmp_path, clock):
    rights = {"can_manage_chat"}
    async with staffed(tmp_path, clock, rights=rights) as room:
        assert room.threads == []

        async def ready() -> str:
            import httpx

            async with httpx.AsyncClient(base_url=room.house.base) as browser:
                return (await browser.get("/readyz")).text

        assert "manage topics" in await ready()
        calls = len(room.api.calls(chat=GROUP))
        for _ in range(5):
            await room.work()
        assert len(room.api.calls(chat=GROUP)) == calls  # it waits a minute
        room.api.set_bot(GROUP, "administrator")
        await room.work()
        assert room.case.reference in room.card.text
        assert "manage topics" not in await ready()


async def test_put_out_of_the_group_and_back_in(room: StaffRoom):
    room.api.set_bot(GROUP, "kicked")
    await room.at_console(LAN, Action.CLAIM)
    assert "no member" in room.house.built.group.state.detail
    room.api.set_bot(GROUP, "administrator")
    await room.work()
    assert render("group-holder", "vi", {"name": "Trần Thị Lan"}) in room.card.text


async def test_a_reopened_case_opens_its_topic(room: StaffRoom):
    topics = room.api.world.chats[GROUP].topics
    await room.at_console(LAN, Action.SETTLE, "Đã xử lý")
    assert topics[room.topic()].closed
    await room.play.say("mở lại yêu cầu")
    await room.play.press("choice-reopen", reference=room.case.reference)
    await room.play.say("chưa ổn, số lạ vẫn gọi")
    await room.work()
    assert not topics[room.topic()].closed
    assert room.words[-1].text.endswith("chưa ổn, số lạ vẫn gọi")
    assert render("group-rule", "vi") in room.card.text


async def test_a_case_that_cannot_be_shown_blocks_no_other(room: StaffRoom, monkeypatch):
    load, first = group_view.load, room.case.id

    def erased(uow, house, case_id):
        if case_id == first:
            raise KeyGone
        return load(uow, house, case_id)

    monkeypatch.setattr(group_view, "load", erased)
    await room.at_console(LAN, Action.CLAIM)  # first in the order
    other = Play(room.house, room.driver, 2)
    await other.say(STORY)
    await other.say("gửi ngay")
    await room.work()
    assert len(room.threads) == 2
    assert room.case.reference in room.card.text
