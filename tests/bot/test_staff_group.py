"""The staff's group against the loopback Bot API server: what is shown there, who acts, what comes
of it, and that group, console and the customer's page never disagree."""

import re

import httpx
import pytest

from handlers import status_links
from handlers.desk_deed import Done
from states.case import Action
from storage import cases, group_people, group_topics
from tests.bot.console_visits import hidden
from tests.bot.staff_group import BINH, GROUP, LAN, STORY, StaffRoom, staffed, words_of
from tests.bot.telegram_house import AN, WAYS


@pytest.fixture
async def room(tmp_path, clock):
    async with staffed(tmp_path, clock) as found:
        yield found


# -- the whole way -------------------------------------------------------------------------------
# Both lines, both ways of receiving, both databases.
@pytest.mark.parametrize(("way", "kind"), [(WAYS[0], "sqlite"), (WAYS[3], "postgres")])
async def test_reported_in_telegram_answered_in_the_group_decided_in_the_console(
    request, tmp_path, clock, way, kind
):
    """Issue 4, done when 2."""
    url = request.getfixturevalue("postgres_server").fresh() if kind == "postgres" else ""
    async with staffed(tmp_path, clock, way, url, reported=False) as room:
        play, house, api = room.play, room.house, room.api
        customer = house.customer()
        room.house.database.write_now(lambda uow: group_people.unbind(uow, room.members[LAN].id))

        # a linked customer reports
        await play.say("/start")
        await play.say("đổi địa chỉ")
        api.tap(AN, "Chia sẻ số điện thoại", phone="+84912345678")
        await play.look()
        await play.say("/cancel")
        await play.say(f"{STORY}. Tôi là Nguyễn Thị Mai, email mai@example.vn")
        await play.say("gửi ngay")
        await room.work()
        reference = room.case.reference
        assert reference in room.card.text
        assert "khẩn" not in room.words[0].text
        shown = " ".join(one.text for one in api.transcript(GROUP))
        for value in ("079 085", "0912", "345.678", "Nguyễn", "Mai", "mai@", "Khách 1"):
            assert value not in shown, value
        assert "CCCD" in shown
        assert "vay tiền" in shown

        # Lan connects her account by the console's link, and answers from the topic
        token = room.session(LAN)
        async with httpx.AsyncClient(base_url=house.base, cookies={"desk": token}) as console:
            page = await console.get("/console/me")
            csrf = hidden(page.text, "csrf")
            page = await console.post("/console/me/telegram", data={"csrf": csrf})
            line = re.search(r"/start staff-[A-Za-z0-9_-]+", page.text)[0]
            api.say(LAN, line)
            await room.work()
            assert "Trần Thị Lan" in api.transcript(LAN)[-1].text
            asked = await room.write(
                LAN, "DCNET đã khóa tạm SIM, anh chờ em kiểm tra", room.words[0]
            )
            assert room.sign(asked) == "👍"
            assert "khóa tạm SIM" in room.said_to_customer()[-1]
            await play.say("Cảm ơn, số lạ vẫn gọi: 0987654321")
            await room.work()
            assert room.words[-1].text.endswith("số lạ vẫn gọi: •••")

            # decided in the console, by its own form
            path = f"/console/cases/{reference}"
            page = await console.get(path)
            names = ("csrf", "version", "events", "record", "key")
            form = {name: hidden(page.text, name) for name in names}
            form["text"] = "Đã chặn các số lạ"
            answer = await console.post(f"{path}/settle", data=form)
            assert answer.status_code == 303, answer.text[-500:]
            await room.work()
        assert "Đã chặn các số lạ" in room.said_to_customer()[-1]

        # and everybody sees the same
        assert words_of("console-state-done") in room.card.text
        assert [one.text for row in room.card.buttons for one in row] == [words_of("group-open")]
        assert api.world.chats[GROUP].topics[room.topic()].closed
        link = house.database.read_now(
            lambda uow: status_links.link(uow, room.case.id, "email", "mai@example.vn")
        )
        async with httpx.AsyncClient(base_url=house.base) as browser:
            page = await browser.get(f"/status/c/{link}?lang=vi")
        for told in ("khóa tạm SIM", "Đã chặn các số lạ", reference):
            assert told in page.text
        assert room.case.state == "done"
        assert room.case.customer_id == customer
        by_staff = [one.kind for one in room.timeline() if one.actor_kind == "staff"]
        assert by_staff[0] == "reply"


# -- what words become ---------------------------------------------------------------------------
async def test_only_an_answer_to_the_customer_is_sent_all_else_is_a_note(room: StaffRoom):
    before = len(room.said_to_customer())
    note = await room.write(BINH, "ai rảnh xem giúp?")
    on_card = await room.write(BINH, "việc này gấp", room.card)
    among = await room.write(LAN, "em xem đây", note)
    assert [room.sign(one) for one in (note, on_card, among)] == ["✍"] * 3
    assert room.kinds()[1:] == ["note"] * 3
    assert len(room.said_to_customer()) == before
    sent = await room.write(LAN, "Anh cho em xin ảnh chụp", room.words[0])
    assert room.sign(sent) == "👍"
    assert "Trần Thị Lan" in room.said_to_customer()[-1]
    assert room.case.assignee_id == room.members[LAN].id
    # what was said there is on the card for who was away, and nowhere else
    assert room.card.text.count(f"· {words_of('console-did-note')}") == 3
    assert "việc này gấp" not in " ".join(one.text for one in room.seen())


async def test_an_edited_message_is_corrected(room: StaffRoom):
    sent = await room.write(LAN, "hẹn anh thứ hai", room.words[0])
    note = await room.write(LAN, "gọi lại sau")
    room.api.edit(GROUP, sent.message_id, "hẹn anh thứ ba")
    room.api.edit(GROUP, note.message_id, "gọi lại chiều nay")
    await room.work()
    assert room.kinds()[1:] == ["reply", "note", "corrected", "note"]
    assert "hẹn anh thứ ba" in room.said_to_customer()[-1]


async def test_what_cannot_be_sent_is_said_so_and_nothing_happens(room: StaffRoom):
    person = room.api.in_group(GROUP, LAN, thread=room.topic())
    person.send_photo(b"jpg", reply_to=room.words[0].message_id, caption="ảnh đây")
    await room.work()
    assert room.seen()[-1].text == words_of("group-no-files")
    answered = room.seen()[-1]
    await room.write(LAN, "trả lời tin của bot", answered)
    assert room.seen()[-1].text == words_of("group-unknown-message")
    await room.write(LAN, "/start")
    assert room.seen()[-1].text == words_of("group-how")
    await room.write(LAN, "x" * 2001, room.words[0])
    assert "2000" in room.seen()[-1].text
    person.sticker()
    room.api.in_group(GROUP, LAN).say("chuyện phiếm ở General")  # no topic: nobody's case
    await room.work()
    assert room.kinds() == ["opened"]
    await room.write(LAN, "đã nhận", room.words[0])
    await room.at_console(LAN, Action.SETTLE, "Đã xử lý xong")
    assert room.api.world.chats[GROUP].topics[room.topic()].closed
    await room.write(LAN, "quên nói", room.words[0])  # an administrator may write there still
    assert room.seen()[-1].text == words_of("console-no-closed")


async def test_an_update_delivered_again_is_one_deed(room: StaffRoom):
    sent = await room.write(LAN, "một lần thôi", room.words[0])
    room.api.redeliver(sent.update_id, times=2)
    await room.work()
    assert room.kinds() == ["opened", "reply"]


# -- buttons -------------------------------------------------------------------------------------
async def test_two_presses_claim_once(room: StaffRoom):
    label = words_of("group-claim")
    data = next(one.data for row in room.card.buttons for one in row if one.text == label)
    for account in (LAN, LAN, BINH):
        room.api.press(GROUP, room.card.message_id, data, user=account)
    await room.work()
    assert room.kinds() == ["opened", "claimed"]
    told = {one.user: one.text for one in room.api.presses(GROUP)}
    assert told[BINH] == words_of("group-has-it", name="Trần Thị Lan")  # though he leads
    assert words_of("group-holder", name="Trần Thị Lan") in room.card.text
    assert label not in [one.text for row in room.card.buttons for one in row]
    url = next(one.url for row in room.card.buttons for one in row if one.url)
    assert url == f"{room.house.base}/console/cases/{room.case.reference}"


async def test_a_ready_reply_is_shown_before_it_is_sent_and_sent_once(room: StaffRoom):
    await room.press(LAN, words_of("group-ready-reply"))
    await room.press(LAN, words_of("group-text-taken-up"))
    text = words_of("desk-text-taken-up", reference=room.case.reference)
    assert f"«{text}»" in room.card.text
    data = next(one.data for row in room.card.buttons for one in row if one.data)
    for account in (LAN, BINH):
        room.api.press(GROUP, room.card.message_id, data, user=account)
    await room.work()
    assert text in room.said_to_customer()[-1]
    assert room.kinds() == ["opened", "reply"]
    told = {one.user: one.text for one in room.api.presses(GROUP)}
    assert told[BINH] == words_of("group-old-button")
    assert text not in room.card.text
    assert words_of("group-ready-reply") in [one.text for row in room.card.buttons for one in row]


# -- agreeing with the console -------------------------------------------------------------------
async def test_who_had_not_seen_what_a_colleague_did_is_told_so(room: StaffRoom):
    assert isinstance(await room.at_console(BINH, Action.REPLY, "Dạ em xem ngay"), Done)
    # the card shows it, so this one has seen it, though the case is his
    await room.write(LAN, "em trả lời tiếp", room.words[0])
    assert room.seen()[-1].text == words_of("console-no-claimed")
    # Bình writes in the console while his own answer is on its way from the group
    person = room.api.in_group(GROUP, BINH, thread=room.topic())
    person.say("câu của Bình trong nhóm", reply_to=room.words[0].message_id)
    room.house.clock.pass_(seconds=5)
    case, member = room.case, room.members[LAN]
    room.house.database.write_now(
        lambda uow: cases.note(
            uow, case.id, cases.key_of(uow, case), "note", "staff", member.id, {"text": "n"}
        )
    )
    await room.work()
    who, what = "Trần Thị Lan", words_of("console-did-note")
    assert room.seen()[-1].text == words_of("group-stale", who=who, what=what)
    assert room.kinds()[-1] == "note"
    await room.write(BINH, "câu của Bình, gửi lại", room.words[0])
    assert "gửi lại" in room.said_to_customer()[-1]


async def test_what_the_console_does_stands_on_the_card(room: StaffRoom):
    await room.at_console(BINH, Action.CLAIM)
    await room.at_console(BINH, Action.ASK_MORE, "Anh gửi ảnh chụp tin nhắn")
    assert words_of("console-state-waiting") in room.card.text
    assert words_of("console-did-moved-waiting") in room.card.text
    assert "Anh gửi ảnh" not in room.card.text
    await room.play.say("Đây ạ, tin nhắn ghi: chuyển 5.000.000đ vào 19031234")
    await room.work()
    assert "19031234" not in room.words[-1].text
    assert "5.000" not in room.words[-1].text
    assert words_of("console-state-open") in room.card.text


async def test_what_changes_nothing_that_is_shown_costs_no_call(room: StaffRoom):
    calls = len(room.api.calls(chat=GROUP))
    case_id = room.case.id
    room.house.database.write_now(lambda uow: group_topics.mark(uow, case_id))
    await room.work()
    assert len(room.api.calls(chat=GROUP)) == calls
    assert room.house.database.read_now(lambda uow: group_topics.due(uow, 9)) == []
