"""A desk under test: customers write in a test channel, what goes out is seen as copy and text."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.copy import LANGUAGES, render
from handlers import clock as clock_of
from handlers import customer
from handlers.customer import Processed
from handlers.inbound import FileRef, Inbound, UnparseableError
from handlers.work import House
from states import events
from states.facts import Rules
from storage import customers, inbox, outbox
from storage.customers import NewCustomer
from storage.inbox import Arrived


class Clock:
    """Time stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **span: float) -> None:
        self.now += timedelta(**span)


def parse(channel: str, body: bytes) -> Inbound:
    """The test channel's language: JSON that names an event."""
    raw = json.loads(body)
    if channel == "desk" or "event" not in raw:
        from handlers.internal import parse_internal

        return parse_internal(body)
    if raw["event"] == "poison":
        raise UnparseableError
    kind = getattr(events, raw["event"])
    fields = {key: value for key, value in raw.items() if key not in ("event", "file")}
    if kind in (events.FileArrived, events.FileFailed):
        return Inbound(kind(**fields))  # nothing that anybody said
    if kind is events.SentFile:
        return Inbound(None, {"text": raw.get("text", "")}, file=FileRef(**raw["file"]))
    return Inbound(kind(**fields), {"text": raw.get("text", raw["event"])})


class Desk:
    def __init__(self, database, clock: Clock, channel: str = "test") -> None:
        self.database = database
        self.clock = clock
        self.channel = channel
        self.house = House(rules=Rules(), second_factor=False)
        self._events = 0
        self._seen: dict[str, int] = {}
        self.dues: list[outbox.Due] = []

    # -- who -------------------------------------------------------------------------------------
    def customer(self, code: str = "DC10023", **details: str) -> str:
        details = details or {"phone": "+84912345678", "email": "mai@example.vn"}
        name = details.pop("name", "Nguyễn Thị Mai")
        kind = details.pop("kind", "person")
        return self.database.write_now(
            lambda uow: customers.add(uow, NewCustomer(code, kind, name, details))
        )

    def record(self, customer_id: str):
        return self.database.read_now(lambda uow: customers.load(uow, [customer_id])[customer_id])

    # -- in --------------------------------------------------------------------------------------
    def receive(self, chat: str, event: str, event_id: str | None = None, **fields: Any) -> None:
        self._events += 1
        body = json.dumps({"event": event, **fields}).encode()
        arrived = Arrived(event_id or str(self._events), chat, body)
        self.database.write_now(lambda uow: inbox.receive(uow, self.channel, "a", [arrived]))

    def process(self, limit: int = 64) -> int:
        """Until the inbox is empty, as the intake does it: a refused batch is run one by one."""
        total = 0
        while (done := self._process(limit)).count:
            total += done.count
            self.dues += done.dues
        return total

    def _process(self, limit: int) -> Processed:
        try:
            return self.process_once(limit)
        except Exception:  # noqa: BLE001 - whatever it is, the one event's run shows it again
            return self.process_once(1)

    def process_once(self, limit: int = 64) -> Processed:
        return self.database.write_now(lambda uow: customer.process(uow, parse, self.house, limit))

    def say(self, chat: str, text: str) -> list[str]:
        """The customer types; answers the copy ids of what the bot said in this chat."""
        self.clock.pass_(seconds=2)
        self.receive(chat, "Said", text=text)
        self.process()
        return self.deliver(chat)

    def press(self, chat: str, key: str) -> list[str]:
        """Press the button of the last message whose action ends with this key."""
        self.clock.pass_(seconds=2)
        action = next(a for a, _, _ in self.last(chat)["choices"] if a.partition(".")[2] == key)
        self.receive(chat, "Pressed", action=action)
        self.process()
        return self.deliver(chat)

    def tick(self) -> None:
        """Let the clock's due events happen."""
        while self.database.write_now(lambda uow: clock_of.wake(uow, self.house, 50)):
            pass
        self.process()

    # -- out -------------------------------------------------------------------------------------
    def sent(self, channel: str, chat: str | None = None) -> list[dict[str, Any]]:
        """The bodies of all that went out on a channel, in order."""
        return [body for _, body in self._sent(channel, chat)]

    def _sent(self, channel: str, chat: str | None) -> list[tuple[str, dict[str, Any]]]:
        from sqlalchemy import select

        from storage import lanes, tables
        from storage.envelope import Place

        def of_chat(uow) -> list[Any]:
            lane = lanes.find(uow, channel, "a", chat) if chat and channel == self.channel else None
            return [] if lane is None else [tables.lane.c.id == lane.id]

        def query(uow):
            rows = uow.connection.execute(
                select(tables.outbox, tables.lane.c.id.label("lane"))
                .join(tables.lane, tables.lane.c.id == tables.outbox.c.lane_id)
                .where(tables.lane.c.channel == channel, *of_chat(uow))
                .order_by(tables.outbox.c.made_at, tables.outbox.c.lane_id, tables.outbox.c.seq)
            ).all()
            return [
                (row.id, uow.open_json(row.body, Place("outbox", "body", row.id)))
                for row in rows
                if chat is None or lanes.address(uow, row.lane) == chat
            ]

        return self.database.read_now(query)

    def deliver(self, chat: str) -> list[str]:
        """Send all that is due on all channels; answers the new copy ids of this chat."""
        while claimed := (
            self.dues
            or self.database.write_now(
                lambda uow: outbox.claim(
                    uow, {"test": "a", "mail": "", "sms": "", "webchat": "a"}, 64
                )
            )
        ):
            self.dues = []
            for due in claimed:
                while due is not None:
                    for language in LANGUAGES:  # nothing said is unwritten, in any language
                        for part in due.body.get("parts", []):
                            assert render(part["copy"], language, part["shown"])
                        for _, label, shown in due.body.get("choices", []):
                            assert render(label, language, shown)
                    self.bodies[due.id] = due.body
                    begin = outbox.Begin(due, [])
                    self.database.write_now(lambda uow, b=begin: outbox.note(uow, [b]))
                    told = outbox.Told(due, None, end="done")
                    due = self.database.write_now(lambda uow, t=told: outbox.note(uow, [t]))[0]
        said = self.sent(self.channel, chat)
        new = said[self._seen.get(chat, 0) :]
        self._seen[chat] = len(said)
        return [part["copy"] for body in new for part in body["parts"]]

    @property
    def bodies(self) -> dict[str, dict[str, Any]]:
        """Everything delivered, codes too, by outbox id."""
        return self.__dict__.setdefault("_bodies", {})

    def _ids(self, channel: str) -> list[str]:
        """Of all that went out on a channel, in order."""
        from sqlalchemy import select

        from storage import tables

        out, lane = tables.outbox, tables.lane
        query = (
            select(out.c.id)
            .join(lane, lane.c.id == out.c.lane_id)
            .where(lane.c.channel == channel)
            .order_by(out.c.made_at, out.c.lane_id, out.c.seq)
        )
        return self.database.read_now(lambda uow: list(uow.connection.execute(query).scalars()))

    def last(self, chat: str) -> dict[str, Any]:
        return self.sent(self.channel, chat)[-1]

    def code(self, channel: str = "sms") -> str:
        """The newest code that went out by this way."""
        bodies = [self.bodies[one] for one in self._ids(channel) if one in self.bodies]
        return next(
            part["shown"]["code"]
            for body in reversed(bodies)
            for part in body["parts"]
            if "code" in part["shown"]
        )

    def link(self, chat: str, code: str = "DC10023", by: str = "phone") -> None:
        """Link this chat by a code to a contact of record."""
        self.say(chat, "/start")
        self.say(chat, "đổi địa chỉ")
        self.say(chat, code)
        self.press(chat, by)
        self.say(chat, self.code("sms" if by == "phone" else "mail"))
        self.say(chat, "/cancel")

    # -- within ----------------------------------------------------------------------------------
    def rows(self, table: str, **where: Any) -> list[Any]:
        """The rows of a table, in the order of their key."""
        from sqlalchemy import select

        from storage import tables

        found = tables.metadata.tables[table]
        statement = select(found).order_by(*found.primary_key.columns)
        for name, value in where.items():
            statement = statement.where(found.c[name] == value)
        return self.database.read_now(lambda uow: uow.connection.execute(statement).all())

    def told(self, channel: str, address: str) -> list[str]:
        """The copy ids of what went to this mail address or number, codes too."""
        ids = [one for one, _ in self._sent(channel, address)]
        return [part["copy"] for one in ids for part in self.bodies.get(one, {}).get("parts", [])]

    def linked_to(self, chat: str) -> str | None:
        """Whom this chat belongs to now."""
        from storage import conversations, lanes

        def query(uow):
            lane = lanes.find(uow, self.channel, "a", chat)
            return conversations.load(uow, [lane.id], "vi")[lane.id].conversation.customer_id

        return self.database.read_now(query)
