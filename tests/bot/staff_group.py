"""A staff group on the loopback Telegram: a house with customers, a forum, and people in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.copy import render
from handlers import sign_in
from handlers.desk_deed import Deed, Outcome, Seen
from handlers.staff import act
from states.case import Action
from states.permissions import Role
from storage import cases, group_people, tables
from storage.cases import Case
from storage.staff import StaffMember
from tests.bot.contract import Play
from tests.bot.telegram_driver import TelegramDriver
from tests.bot.telegram_house import talking
from tests.bot_api import BotApi
from tests.bot_api.model import Entry
from tests.desk import Clock
from tests.handlers.desk_people import hire

GROUP = -1001
LAN, BINH, STRANGER = 201, 202, 203  # Telegram accounts of the group's people
STORY = "có người dùng CCCD 079 085 001 234 của em vay tiền, số 0912.345.678 gọi liên tục"


def words_of(copy: str, **shown: str) -> str:
    return render(copy, "vi", shown)


class StaffRoom:
    """The forum as its people see it, and the desk behind it."""

    def __init__(self, play: Play, driver: TelegramDriver) -> None:
        self.play, self.driver, self.house = play, driver, play.house
        self.members: dict[int, StaffMember] = {}

    @property
    def api(self) -> BotApi:
        return self.driver.api

    @property
    def chat(self) -> int:
        return next(iter(sorted(self.api.world.chats)))

    async def work(self) -> None:
        """Time passes a little, then everything that is due is done."""
        self.house.clock.pass_(seconds=2)
        await self.house.work()

    # -- people --------------------------------------------------------------------------------
    def hire(self, account: int, login: str, role: Role, name: str, *, bound: bool = True) -> None:
        member = self.members[account] = hire(self.house, login, role, name)
        if bound:
            self.house.database.write_now(
                lambda uow: group_people.bind(uow, member.id, account, name)
            )

    def session(self, account: int) -> str:
        """A session of the console; signing in has tests of its own."""
        member = self.members[account]
        attempt = sign_in.Attempt(member.login, "test", member, "")

        def use_case(uow: Any) -> str:
            return sign_in.complete(uow, attempt, "", matched=True, second_factor=False).token

        return self.house.database.write_now(use_case)

    # -- the group -----------------------------------------------------------------------------
    @property
    def threads(self) -> list[int]:
        return list(self.api.world.chats[self.chat].topics)

    def topic(self, place: int = -1) -> int:
        return self.threads[place]

    def seen(self, thread: int | None = None) -> list[Entry]:
        """What the bot wrote in this topic, as it stands now."""
        thread = thread or self.topic()
        return [
            one
            for one in self.api.transcript(self.chat, thread=thread)
            if one.from_bot and not one.service
        ]

    @property
    def card(self) -> Entry:
        return self.seen()[0]

    @property
    def words(self) -> list[Entry]:
        """The messages that carry the customer's words."""
        return [one for one in self.seen() if one.text.startswith(("👤", "(Có thể", "☎️"))]

    async def write(self, account: int, text: str, answers: Entry | None = None) -> Entry:
        person = self.api.in_group(self.chat, account, thread=self.topic())
        more = {"reply_to": answers.message_id} if answers else {}
        said = person.say(text, **more)
        await self.work()
        return said

    async def press(self, account: int, label: str) -> str:
        """What the presser alone is told."""
        self.api.press(self.chat, self.card.message_id, label, user=account)
        await self.work()
        return self.api.presses(self.chat)[-1].text

    def sign(self, entry: Entry) -> str:
        return self.api.world.reactions.get((self.chat, entry.message_id), "")

    # -- the desk ------------------------------------------------------------------------------
    @property
    def case(self) -> Case:
        """The newest."""
        table = tables.case
        reference = self.house.database.read_now(
            lambda uow: (
                uow.connection.execute(table.select().order_by(table.c.id.desc()).limit(1))
                .one()
                .reference
            )
        )
        return self.house.database.read_now(lambda uow: cases.by_reference(uow, reference))

    def kinds(self) -> list[str]:
        """The kinds of the case's timeline, in order."""
        return [one.kind for one in self.timeline()]

    def timeline(self) -> list[cases.CaseEvent]:
        case = self.case
        return self.house.database.read_now(lambda uow: cases.timeline(uow, case.id))

    async def at_console(self, account: int, action: Action, text: str = "") -> Outcome:
        """A deed of the console, on what its page shows now."""
        case, timeline = self.case, self.timeline()
        seen = Seen(case.version, len(timeline), 0, f"k{len(timeline)}{action}")
        deed = Deed(action, case.reference, seen, text=text)
        house, member = self.house.built.house, self.members[account]
        outcome = self.house.database.write_now(lambda uow: act(uow, house, member, deed))
        await self.work()
        return outcome

    def said_to_customer(self) -> list[str]:
        return [one.text for one in self.api.transcript(self.driver.chat(1)) if one.from_bot]


@asynccontextmanager
async def staffed(
    folder: Path,
    clock: Clock,
    way: str = "telegram-polling",
    url: str = "",
    *,
    reported: bool = True,
    **group: Any,
) -> AsyncIterator[StaffRoom]:
    """The group of Lan (bound, security) and Bình (bound, agent); a report was handed in."""
    async with talking(folder, clock, way, url, telegram_staff_chat=GROUP) as (play, driver):
        room = StaffRoom(play, driver)
        for account, name in ((LAN, "Lan"), (BINH, "Bình"), (STRANGER, "Ai Đó")):
            driver.api.add_user(account, name)
        people = {LAN: "administrator", BINH: "member", STRANGER: "member"}
        driver.api.group(GROUP, members=people, **{"forum": True, **group})
        room.hire(LAN, "lan", Role.SECURITY, "Trần Thị Lan")
        room.hire(BINH, "binh", Role.SUPERVISOR, "Lê Bình")
        await room.work()
        if reported:
            await play.say(STORY)
            await play.say("gửi ngay")
            await room.work()
        yield room
