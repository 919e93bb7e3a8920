"""A journey: what one customer does, line by line, and exactly what is answered to each.

The same lines are walked on every channel and in both languages. What is heard is compared as ids
of copy, and each is found in what the customer saw, rendered in full.

Longer than 300 lines: a line's acts and what they need are one vocabulary.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from bot.copy import render
from handlers.desk_deed import Done
from storage import cases, customers, tables
from storage.customers import NewCustomer
from storage.envelope import Place
from storage.staff import StaffMember
from tests.bot import paper_corpus
from tests.bot.contract import Driver, Play
from tests.bot.house import House
from tests.handlers.desk_people import Staff, newest
from tests.handlers.test_portal import token

ODD = {"sticker": "👍", "voice": "🎤"}  # what people send who cannot send that


@dataclass(frozen=True)
class Line:
    """`act` is a name in `_ACTS` and what it needs. `heard`: the ids of copy, in order; None where
    channels may differ, and then something must have been answered."""

    act: str
    given: tuple[Any, ...]
    heard: tuple[str, ...] | None


# a person has the chat; a session is over; mail comes back behind the customer's back
_MAY_BE_SILENT = ("odd", "wait", "bounce")


def _line(act: str, heard: str | None, *given: Any) -> Line:
    return Line(act, given, None if heard is None else tuple(heard.split()))


def say(vi: str, en: str, heard: str | None = None) -> Line:
    """`{code}`, `{phone}`, `{email}` and `{reference}` stand for the walk's own."""
    return _line("say", heard, {"vi": vi, "en": en})


def press(label: str, heard: str | None = None, **shown: str) -> Line:
    return _line("press", heard, label, shown)


def press_old(label: str, heard: str | None = None) -> Line:
    return _line("press_old", heard, label)


def enter_code(heard: str | None = None) -> Line:
    return _line("code", heard)


def send_paper(heard: str | None = None, kind: str = "jpg") -> Line:
    return _line("paper", heard, kind)


def send_odd(kind: str, heard: str | None = None) -> Line:
    """A sticker, a voice message; in the web chat, which has none, the sign for it."""
    return _line("odd", heard, kind)


def follow(form: int, heard: str | None = None) -> Line:
    """The portal's link, on this form of it."""
    return _line("follow", heard, form)


def staff(action: str, text: str = "", heard: str | None = None) -> Line:
    """What staff do with the newest case, on the console's own way."""
    return _line("staff", heard, action, text)


def edit(vi: str, en: str, heard: str | None = None) -> Line:
    """The customer's last message becomes this one; on Telegram alone."""
    return _line("edit", heard, {"vi": vi, "en": en})


def forward(text: str, heard: str | None = None) -> Line:
    """Somebody else's message, forwarded; on Telegram alone."""
    return _line("forward", heard, text)


def bounce() -> Line:
    """The newest mail comes back: there is no such address."""
    return _line("bounce", None)


def wait(heard: str | None = None, **span: float) -> Line:
    return _line("wait", heard, span)


@dataclass(frozen=True)
class Journey:
    """`effect` looks at the database when all is said; it asserts. `only`: the one channel that
    knows what is done here. `kind`: of the customer, person | organisation."""

    conversation: str
    temper: str
    lines: tuple[Line, ...]
    effect: Callable[["Walk"], None]
    only: str = ""
    kind: str = "person"

    def __str__(self) -> str:
        return f"{self.conversation}-{self.temper}"


def _run_on(text: str) -> str:
    """Without its gaps: a long text is several messages."""
    return "".join(text.split())


@dataclass
class Walk:
    """One journey under way: a customer of its own, in a chat of their own. `people` are the staff
    by the kind of case they work, "" for the rest."""

    house: House
    driver: Driver
    number: int
    language: str
    people: Mapping[str, StaffMember]
    kind: str = "person"
    # ids of copy, a line each; None where this channel knows no such thing
    heard: list[str | None] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.play = Play(self.house, self.driver, self.number, self.language)
        self.code = f"DC{20000 + self.number}"
        self.phone = f"+8491{2000000 + self.number}"
        self.email = f"mai{self.number}@dcnet.vn"
        details = {"phone": self.phone, "email": self.email}
        firm = self.kind == "organisation"
        name = "Công ty TNHH Sao Mai" if firm else "Nguyễn Thị Mai"
        details |= {"tax_code": "0100233488"} if firm else {}
        new = NewCustomer(self.code, self.kind, name, details, language=self.language)
        self.customer_id = self.house.database.write_now(lambda uow: customers.add(uow, new))
        self._heard = 0

    # -- what there is ----------------------------------------------------------------------------
    @property
    def desk(self) -> Any:
        """The house as the people of the desk use it."""
        built = self.house.built
        return SimpleNamespace(
            database=self.house.database, house=built.house, clock=self.house.clock
        )

    @property
    def reference(self) -> str:
        return newest(self.desk)

    def own_cases(self) -> list[cases.Case]:
        """What this chat asked for, the newest last."""
        from sqlalchemy import select

        lane = self.house.lane(self.driver.name, self.driver.address(self.number))
        table = tables.case

        def query(uow: Any) -> list[str]:
            own = select(table.c.reference).where(table.c.lane_id == lane.id)
            return list(uow.connection.execute(own.order_by(table.c.id)).scalars())

        names = self.house.database.read_now(query)
        found = [
            self.house.database.read_now(lambda u, n=n: cases.by_reference(u, n)) for n in names
        ]
        return [one for one in found if one is not None]

    def case(self, kind: str) -> cases.Case:
        """The one case of this kind."""
        (found,) = [one for one in self.own_cases() if one.kind == kind]
        return found

    def letters(self, to: str) -> list[str]:
        """What went to this address or number of the customer, the newest first."""
        sent = self.house.built.letters or ()
        return [one["text"] for one in sent if one["to"] == to]

    def value(self, detail: str) -> str | None:
        return self.house.record(self.customer_id).value(detail)

    @property
    def linked(self) -> bool:
        """Whether the chat belongs to its customer."""
        lane = self.house.lane(self.driver.name, self.driver.address(self.number))
        from storage import conversations

        found = self.house.database.read_now(
            lambda uow: conversations.load(uow, [lane.id], "vi")[lane.id].conversation
        )
        return found.customer_id == self.customer_id

    # -- walking ----------------------------------------------------------------------------------
    async def go(self, journey: Journey) -> None:
        if self.language != "vi":
            await self.play.say(f"/language {self.language}")
        await self.play.say("/start")
        self._new_copy()
        for place, line in enumerate(journey.lines):
            if line.act == "press_old" and not self.driver.can_press_old:
                self.heard.append(None)  # there is nothing to press, so nobody can
                continue
            await self._take(line)
            self._check(line, f"{journey} line {place} {line.act} {line.given}")

    async def _take(self, line: Line) -> None:
        await _ACTS[line.act](self, *line.given)

    def _check(self, line: Line, where: str) -> None:
        said = self._new_copy()
        heard = tuple(copy for copy, _ in said)
        self.heard.append(" ".join(heard))
        self.told.append(f"{where}\n    -> {' '.join(heard)}\n{self.play.text}\n")
        if line.heard is None:
            assert heard or line.act in _MAY_BE_SILENT, f"{where}: nothing was answered"
        else:
            assert heard == line.heard, f"{where}: {' '.join(heard)}\n{self.play.text}"
        seen = _run_on(self.play.text)
        for copy, text in said:
            assert _run_on(text) in seen, f"{where}: {copy} was not seen"

    def _new_copy(self) -> list[tuple[str, str]]:
        """The ids of copy that were said in this chat since the last look, and their words."""
        from sqlalchemy import select

        lane = self.house.lane(self.driver.name, self.driver.address(self.number))
        table = tables.outbox

        def query(uow: Any) -> list[dict[str, Any]]:
            own = select(table.c.id, table.c.body).where(table.c.lane_id == lane.id)
            rows = uow.connection.execute(own.order_by(table.c.seq)).all()
            return [uow.open_json(row.body, Place("outbox", "body", row.id)) for row in rows]

        bodies = self.house.database.read_now(query)
        new, self._heard = bodies[self._heard :], len(bodies)
        return [
            (part["copy"], render(part["copy"], body["language"], part["shown"]))
            for body in new
            for part in body["parts"]
        ]

    # -- acts -------------------------------------------------------------------------------------
    async def say(self, words: dict[str, str]) -> None:
        text = words[self.language].format(
            code=self.code,
            phone=f"0{self.phone[3:]}",
            email=self.email,
            reference=self.reference if "{reference}" in words["vi"] else "",
        )
        await self.play.say(text)

    async def press(self, label: str, shown: dict[str, str]) -> None:
        reference = self.reference if self.own_cases() else ""
        await self.play.press(label, **{"reference": reference, **shown})

    async def send_paper(self, kind: str) -> None:
        if kind not in self.driver.papers:
            kind = "jpg"  # a page is photographed, then
        data = paper_corpus.pdf() if kind == "pdf" else paper_corpus.jpeg((640, 480))
        await self.play.send_file(data, f"bang-chung.{kind}")

    async def send_odd(self, kind: str) -> None:
        if kind not in self.driver.others:
            await self.play.say(ODD[kind])
            return
        self.house.clock.pass_(seconds=2)
        await self.driver.send_other(self.number, kind)
        await self.play.look()

    async def follow(self, form: int) -> None:
        link = token(self.house, self.code, form)
        self.house.clock.pass_(seconds=2)
        await self.driver.follow(self.number, link)
        await self.play.look()

    async def edit(self, words: dict[str, str]) -> None:
        self.house.clock.pass_(seconds=2)
        await self.driver.edit(self.number, words[self.language])
        await self.play.look()

    async def forward(self, text: str) -> None:
        self.house.clock.pass_(seconds=2)
        await self.driver.forward(self.number, text)
        await self.play.look()

    async def bounce(self) -> None:
        from sqlalchemy import select

        from handlers import undelivered

        chunk, lane = tables.message, tables.lane

        def query(uow: Any) -> str:
            mailed = select(chunk.c.id).join(lane, lane.c.id == chunk.c.lane_id)
            newest = mailed.where(lane.c.channel == "mail").order_by(chunk.c.id.desc()).limit(1)
            return str(uow.connection.execute(newest).scalar_one())

        mail = self.house.database.read_now(query)
        came = self.house.database.write_now(
            lambda uow: undelivered.come_back(uow, mail, "mail", gone=True)
        )
        assert came
        self.house.clock.pass_(seconds=5)
        await self.play.look()

    async def staff(self, action: str, text: str) -> None:
        self.house.clock.pass_(seconds=2)
        own = self.own_cases()[-1]
        person = self.people.get(own.kind, self.people[""])
        done = Staff(self.desk, person).does(action, own.reference, text)
        assert isinstance(done, Done), done
        await self.play.look()

    async def wait(self, span: dict[str, float]) -> None:
        self.house.clock.pass_(**span)
        await self.play.look()


_ACTS: dict[str, Callable[..., Any]] = {
    "say": Walk.say,
    "press": Walk.press,
    "press_old": lambda walk, label: walk.play.press_old(label),
    "code": lambda walk: walk.play.code(),
    "paper": Walk.send_paper,
    "odd": Walk.send_odd,
    "follow": Walk.follow,
    "staff": Walk.staff,
    "edit": Walk.edit,
    "forward": Walk.forward,
    "bounce": Walk.bounce,
    "wait": Walk.wait,
}
