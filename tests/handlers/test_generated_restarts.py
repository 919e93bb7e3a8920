"""Generated conversations through the real handlers, on a migrated database, with the house put
down and built anew within every event: nothing is parked, doubled, silent or given to a
stranger. The thinking itself is walked by `tests/states/test_generated_conversations.py`.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from states.conversation import State
from states.steps.form import open_field
from storage import conversations, inbox, lanes, outbox
from storage.database import Database
from storage.inbox import Arrived
from storage.keyring import Keyring
from storage.master_key import MasterKeys
from storage.staff import StaffMember
from tests.databases import MASTER_KEY, make_database
from tests.desk import Clock, Desk
from tests.handlers.desk_people import Staff, hire
from tests.states.said import ANSWERS, OTHERS, REPORTS, TEXTS, WISHES

TALKS, EVENTS = 20, 12  # of each database
_OPENERS = (*WISHES, *REPORTS, "gặp nhân viên", "thông tin của tôi", "đổi số căn cước", "cập nhật")
_VICTIM = "DC90001"  # nobody who owns it ever writes


class Restarted(Desk):
    """A desk whose database object lives for one event."""

    def __init__(self, url: str, clock: Clock, seed: int) -> None:
        super().__init__(make_database(url, clock), clock)
        self.url, self.random = url, Random(seed)
        self.seen = Counter[State]()
        self.said: dict[str, list[Any]] = defaultdict(list)
        self.codes: list[str] = []
        self.person: StaffMember

    def restart(self) -> None:
        """Everything in memory is gone; what was committed is there."""
        self.database.close()
        self.database = Database(self.url, Keyring(MasterKeys.parse(MASTER_KEY)), self.clock)
        with self.database.engine.begin() as connection:
            self.database.keyring.open_house(connection, self.clock())
        self.dues = []
        self.database.write_now(outbox.release_all)  # as the house does when it begins

    def sends(self) -> None:
        """All that is due on every channel; `said` keeps it by chat, `codes` what was sent out."""
        outlets = {"test": "a", "mail": "", "sms": ""}
        while claimed := self.database.write_now(lambda uow: outbox.claim(uow, outlets, 64)):
            for due in claimed:
                while due is not None:
                    self.said[due.address].append(due.body)
                    self.codes += [
                        one["shown"]["code"] for one in due.body["parts"] if "code" in one["shown"]
                    ]
                    told = outbox.Told(due, None, end="done")
                    due = self.database.write_now(lambda uow, t=told: outbox.note(uow, [t]))[0]

    def conversation(self, chat: str) -> conversations.Conversation:
        def query(uow: Any) -> conversations.Conversation:
            lane = lanes.find(uow, self.channel, "a", chat)
            assert lane is not None
            return conversations.load(uow, [lane.id], "vi")[lane.id].conversation

        return self.database.read_now(query)

    def happens(self, chat: str, event: str, **fields: Any) -> None:
        """It arrives twice, before it is thought about or after; a restart between all."""
        self.clock.pass_(seconds=2)
        self._events += 1
        body = json.dumps({"event": event, **fields}).encode()
        arrived = [Arrived(f"e{self._events}", chat, body)]
        self.database.write_now(lambda uow: inbox.receive(uow, self.channel, "a", arrived))
        self.restart()
        if self.random.random() < 0.3:
            self.database.write_now(lambda uow: inbox.receive(uow, self.channel, "a", arrived))
        said = len(self.said[chat])
        self.process()
        self.restart()
        self.sends()
        new = len(self.said[chat]) - said
        self.database.write_now(lambda uow: inbox.receive(uow, self.channel, "a", arrived))
        assert self.process() == 0, "taken twice"
        self.sends()
        assert len(self.said[chat]) - said == new, "answered twice"
        state = self.conversation(chat).state
        self.seen[state] += 1
        assert new or state is State.TALKING or event == "Edited", f"silence in {state}"
        copies = [[one["copy"] for one in body["parts"]] for body in self.said[chat][said:]]
        assert new <= 1, f"one event, one message, but {copies}"

    # -- who writes -------------------------------------------------------------------------------
    def owner(self, chat: str, code: str) -> None:
        """Somebody who owns the record, and has its phone."""
        opener = _OPENERS[int(chat[1:]) % len(_OPENERS)]
        self.happens(chat, "Said", text="/start")
        for _ in range(EVENTS):
            if self.random.random() < 0.75:
                self.goes_on(chat, code, opener)
            else:
                self.disturbs(chat)

    def goes_on(self, chat: str, code: str, opener: str) -> None:
        conversation = self.conversation(chat)
        state, field = conversation.state, open_field(conversation.draft)
        if state in (State.MENU, State.PICKING_FIELD):
            self.happens(chat, "Said", text=opener)
        elif state is State.CLAIMING:
            self.happens(chat, "Said", text=code)
        elif state is State.PROVING:
            self.happens(chat, "Said", text=self.codes[-1])
        elif state is State.ANSWERING and field is not None:
            text = self.random.choice(ANSWERS.get(field.id, ("1", "2")))
            self.happens(chat, "Said", text=text)
        elif state is State.ATTACHING and not conversation.draft.waiting_files:
            file = {"ref": "r", "kind": "pdf", "name": "a.pdf", "media_type": "", "size": 9}
            self.happens(chat, "SentFile", text="", file=file)
        elif state is State.TALKING:
            self.staff_act()
        else:
            self.presses(chat)

    def disturbs(self, chat: str) -> None:
        match self.random.choice(("text", "press", "edit", "other", "contact", "time", "staff")):
            case "text":
                self.happens(chat, "Said", text=self.random.choice(TEXTS))
            case "press":
                self.presses(chat)
            case "edit":
                self.happens(chat, "Edited", text=self.random.choice(TEXTS), message="1")
            case "other":
                self.happens(chat, "SentOther", kind=self.random.choice(OTHERS))
            case "contact":
                self.happens(chat, "SharedContact", phone="+84987654321", own=True)
            case "time":
                self.clock.pass_(hours=self.random.choice((1, 25, 73)))
                self.tick()
                self.restart()
                self.sends()
            case _:
                self.staff_act()

    def presses(self, chat: str) -> None:
        """A button of the newest message, or of any before."""
        said = [body for body in self.said[chat] if body.get("choices")]
        which = said[-1] if said and self.random.random() < 0.8 else None
        body = which or (self.random.choice(said) if said else {"choices": [["x.yes"]]})
        self.happens(chat, "Pressed", action=self.random.choice(body["choices"])[0])

    def stranger(self, chat: str) -> None:
        """Somebody who knows what stands in a record, and guesses codes."""
        self.happens(chat, "Said", text=self.random.choice(WISHES))
        for text in (_VICTIM, "1", "000000", "123456", "có", "0987654321", "đúng", "000000"):
            self.happens(chat, "Said", text=text)
        assert self.linked_to(chat) is None

    def staff_act(self) -> None:
        """Somebody of the desk works the newest case; a refusal is as good."""
        open_cases = [row.reference for row in self.rows("desk_case") if row.closed_at is None]
        if open_cases:
            person = Staff(self, self.person)
            deed = self.random.choice(("claim", "reply", "ask_more", "give_back", "settle"))
            person.does(deed, open_cases[-1], "Em xem ạ.")
            self.database.write_now(outbox.release_all)
            self.sends()


@pytest.fixture(params=["sqlite", "postgres"])
def restarted(request, tmp_path, clock: Clock) -> Iterator[Restarted]:
    if request.param == "sqlite":
        desk = Restarted(f"sqlite:///{tmp_path}/desk.db", clock, 1)
    else:
        server = request.getfixturevalue("postgres_server")
        desk = Restarted(server.fresh(), clock, 2)
    desk.person = hire(desk, "lan", name="Trần Ngọc Lan")
    yield desk
    desk.database.close()
    if request.param != "sqlite":
        server.drop(desk.url)


@pytest.mark.timeout(300)
def test_nothing_is_lost_doubled_or_given_away(restarted: Restarted) -> None:
    desk = restarted
    victim = desk.customer(_VICTIM, phone="+84911111111", email="nan.nhan@example.vn")
    before = desk.record(victim)
    for number in range(TALKS):
        if number % 5 == 4:
            desk.stranger(f"c{number}")
        else:
            code, phone = f"DC3{number:04}", f"+8491300{number:04}"
            desk.customer(code, phone=phone, email=f"k{number}@example.vn")
            desk.owner(f"c{number}", code)
    assert desk.record(victim) == before
    assert desk.rows("inbox", state="parked") == []
    assert desk.rows("inbox", state="pending") == []
    print(f"{TALKS} conversations, {sum(desk.seen.values())} events, {dict(desk.seen)}")
    assert len(desk.seen) >= 7  # the thinking of every state is walked without a database
    assert sum(desk.seen.values()) >= TALKS * EVENTS // 2
    assert len({row.kind for row in desk.rows("desk_case")}) >= 2
