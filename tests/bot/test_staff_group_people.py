"""Who acts in the staff's group: whoever is bound by a link of the console, and nobody else."""

import pytest

from states.permissions import Role
from storage import group_people, staff
from tests.bot.staff_group import BINH, GROUP, LAN, STRANGER, StaffRoom, staffed, words_of


@pytest.fixture
async def room(tmp_path, clock):
    async with staffed(tmp_path, clock) as found:
        yield found


async def test_whoever_is_not_bound_is_told_once_and_does_nothing(room: StaffRoom):
    heard = [one.text for one in room.seen()]
    await room.write(STRANGER, "tôi trả lời thay", room.words[0])
    await room.write(STRANGER, "và ghi chú")
    told = [one.text for one in room.seen()][len(heard) :]
    assert len(told) == 1
    assert "/console/me" in told[0]
    assert await room.press(STRANGER, words_of("group-claim")) == words_of("group-who-are-you")
    assert room.api.presses(GROUP)[-1].alert
    assert room.kinds() == ["opened"]
    # an administrator who hides behind the group is nobody
    message = {
        "message_id": 900, "date": room.api.world.clock.unix(), "text": "ẩn danh",
        "from": {"id": 1087968824, "is_bot": True, "first_name": "Group"},
        "chat": {"id": GROUP, "type": "supergroup", "title": "x", "is_forum": True},
        "sender_chat": {"id": GROUP, "type": "supergroup", "title": "x"},
        "message_thread_id": room.topic(), "is_topic_message": True,
    }  # fmt: skip
    room.api.inject("message", message, GROUP)
    await room.work()
    assert room.seen()[-1].text == words_of("group-hidden")
    assert room.kinds() == ["opened"]


async def test_who_was_disabled_or_left_acts_no_more(room: StaffRoom):
    room.house.database.write_now(lambda uow: staff.disable(uow, room.members[BINH]))
    await room.write(BINH, "vẫn trả lời được chứ?", room.words[0])
    assert room.kinds() == ["opened"]
    left = {"message_id": 901, "date": 1, "from": {"id": LAN, "is_bot": False, "first_name": "L"},
            "chat": {"id": GROUP, "type": "supergroup", "title": "x"},
            "left_chat_member": {"id": LAN, "is_bot": False, "first_name": "L"}}  # fmt: skip
    room.api.inject("message", left, GROUP)
    await room.work()
    await room.write(LAN, "quay lại rồi", room.words[0])
    assert room.kinds() == ["opened"]


async def test_permissions_are_the_consoles(room: StaffRoom):
    room.api.add_user(204, "Tú")
    room.hire(204, "tu", Role.AGENT, "Tú")  # works on ordinary cases only
    await room.write(204, "để em", room.words[0])
    assert room.seen()[-1].text == words_of("console-no-role")
    assert await room.press(204, words_of("group-claim")) == words_of("console-no-role")
    note = await room.write(204, "em thấy số này gọi em nữa")
    assert room.sign(note) == "✍"
    assert room.kinds() == ["opened", "note"]


async def test_a_link_counts_once_and_not_late_and_not_for_a_second_person(room: StaffRoom):
    def link(account: int) -> str:
        made = room.house.database.write_now(
            lambda uow: group_people.new_link(uow, room.members[account].id)
        )
        return f"/start staff-{made[0]}"

    async def sends(account: int, text: str, **more: int) -> str:
        room.api.say(account, text)
        await room.work()
        return room.api.transcript(account)[-1].text

    late = link(LAN)
    room.house.clock.pass_(minutes=11)
    assert await sends(STRANGER, late) == words_of("group-bind-late")
    assert await sends(BINH, link(LAN)) == words_of("group-bind-taken")  # he acts for himself
    once = link(LAN)
    assert "Trần Thị Lan" in await sends(STRANGER, once)  # a second phone of hers
    assert await sends(LAN, once) == words_of("group-bind-late")
    await room.write(LAN, "số cũ", room.words[0])
    assert room.kinds() == ["opened"]
    assert room.sign(await room.write(STRANGER, "số mới", room.words[0])) == "👍"


async def test_another_group_is_nobodys_desk(room: StaffRoom):
    other = room.api.group(-1002, "Khác", forum=True, members={LAN: "creator"})
    thread = room.api.create_topic(other, "DC-22222-2", user=LAN)
    room.api.in_group(other, LAN, thread=thread).say("ghi chú gì đó")
    await room.work()
    assert room.kinds() == ["opened"]
    assert [one for one in room.api.transcript(other) if one.from_bot] == []
