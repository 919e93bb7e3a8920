"""Staff at work in tests: people of each role, the cases they get, their deeds."""

import itertools
from dataclasses import dataclass
from typing import Any

import pytest

from bot.channels.channel import Capabilities
from bot.rendering import chunks
from handlers import desk_view
from handlers import staff as staff_of
from handlers.desk_deed import Deed, Outcome, Seen
from states.case import CHECKS, Action
from states.permissions import Role
from storage import attachments, cases, outbox, tables
from storage.staff import StaffMember
from tests.desk import Desk

# For a test of rules, not of SQL: one database is enough.
on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
PASSWORD = "trà sen Tây Hồ buổi sớm"
_keys = itertools.count()


def hire(desk: Desk, login: str, role: Role = Role.AGENT, name: str = "") -> StaffMember:
    """Without hashing a password each time: sign-in has tests of its own."""

    def use_case(uow) -> StaffMember:
        member = StaffMember(uow.new_id(), login, name or login.title(), role)
        row = {"id": member.id, "login": login, "name": member.name, "role": role.value}
        uow.add(tables.staff, {**row, "password_hash": "-", "made_at": uow.now})
        return member

    return desk.database.write_now(use_case)


def page(desk: Desk, member: StaffMember, reference: str) -> desk_view.CasePage:
    found = desk.database.read_now(
        lambda uow: desk_view.load(uow, desk.house, member, reference, f"k{next(_keys)}")
    )
    assert found is not None
    return found


@dataclass
class Staff:
    """One staff member who acts on what their page shows."""

    desk: Desk
    member: StaffMember

    def page(self, reference: str) -> desk_view.CasePage:
        return page(self.desk, self.member, reference)

    def deed(self, action: Action | str, reference: str, **given: Any) -> Deed:
        seen: Seen = given.pop("seen", None) or self.page(reference).seen
        if action == "approve" and "checks" not in given:
            kind = case_of(self.desk, reference).kind
            given["checks"] = CHECKS.get(kind, ())
        if action == "refuse":
            given.setdefault("reason", "other")
        return Deed(Action(action), reference, seen, **given)

    def does(self, action: Action | str, reference: str, text: str = "", **given: Any) -> Outcome:
        deed = self.deed(action, reference, text=text, **given)
        return self.carry_out(deed)

    def carry_out(self, deed: Deed) -> Outcome:
        self.desk.clock.pass_(seconds=1)
        return self.desk.database.write_now(
            lambda uow: staff_of.act(uow, self.desk.house, self.member, deed)
        )


def case_of(desk: Desk, reference: str) -> cases.Case:
    found = desk.database.read_now(lambda uow: cases.by_reference(uow, reference))
    assert found is not None
    return found


def newest(desk: Desk) -> str:
    """The reference of the newest case."""
    from sqlalchemy import select

    table = tables.case
    return desk.database.read_now(
        lambda uow: uow.connection.execute(
            select(table.c.reference).order_by(table.c.id.desc()).limit(1)
        ).scalar_one()
    )


def store_file(desk: Desk, attachment_id: str, name: str = "ab" * 16, media="image/jpeg") -> None:
    """What the fetcher does when a file has come."""
    desk.database.write_now(
        lambda uow: attachments.stored(
            uow, attachment_id, media_type=media, size=9, pages=1, digest=b"d" * 32, file_name=name
        )
    )


def send_paper(desk: Desk, chat: str) -> list[str]:
    """The customer sends a photo, and it arrives."""
    from sqlalchemy import select

    file = {"ref": "r", "kind": "image", "name": "a.jpg", "media_type": "image/jpeg", "size": 9}
    desk.clock.pass_(seconds=1)
    desk.receive(chat, "SentFile", text="", file=file)
    desk.process()
    desk.deliver(chat)
    table = tables.attachment
    found = desk.database.read_now(
        lambda uow: uow.connection.execute(
            select(table.c.id).where(table.c.state == "waiting").order_by(table.c.id.desc())
        ).scalar()
    )
    store_file(desk, found)
    desk.clock.pass_(seconds=1)
    desk.receive(chat, "FileArrived", attachment_id=found)
    desk.process()
    return desk.deliver(chat)


def ask_name_change(desk: Desk, chat: str = "1", name: str = "Nguyễn Thị Mai Anh") -> str:
    """From a linked chat; answers the case's reference."""
    desk.say(chat, "đổi tên khách hàng")
    desk.say(chat, name)
    desk.press(chat, "civil_change")
    desk.press(chat, "civil_extract")
    send_paper(desk, chat)
    desk.press(chat, "done")
    desk.say(chat, "đúng")
    return newest(desk)


def talk(desk: Desk, chat: str = "1") -> str:
    desk.say(chat, "gặp nhân viên")
    return newest(desk)


def send_out(desk: Desk, channel: str = "test") -> None:
    """Send what is due on this channel as the sender does, so that the transcript has its texts."""
    while claimed := desk.dues or desk.database.write_now(
        lambda uow: outbox.claim(uow, {channel: "a"}, 64)
    ):
        desk.dues = []
        for head in claimed:
            due: outbox.Due | None = head
            while due is not None:
                due = _send(desk, due)


def _send(desk: Desk, due: outbox.Due) -> outbox.Due | None:
    desk.bodies[due.id] = due.body
    bodies = chunks(due.body, Capabilities(buttons=True))
    begin = outbox.Begin(due, bodies)
    [sent] = desk.database.write_now(lambda uow: outbox.note(uow, [begin]))
    told = [outbox.Told(due, one, "sent", "1") for one in sent]
    told.append(outbox.Told(due, None, end="done"))
    desk.clock.pass_(milliseconds=20)
    return desk.database.write_now(lambda uow: outbox.note(uow, told))[-1]
