"""What every channel's adapter must do: a small driver each, and a play that reads as a talk.

A new adapter is one `Driver` more in `drivers.py`; `test_channel_contract.py` and
`test_channel_journeys.py` hold the behaviours.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from fluent.syntax import ast, parse, visitor

from bot.copy import _HERE, render
from storage.inbox import Arrived
from tests.bot.house import House
from tests.bot_api import NoSuchButtonError


@dataclass(frozen=True)
class Seen:
    """A message of the bot as the customer sees it; `buttons` are labels."""

    text: str
    buttons: tuple[str, ...] = ()


class Driver:
    """Plays customers on one channel. `who` is a small number; each has a chat of their own.
    What `say`, `press` and `send_file` answer can be delivered once more by `again`."""

    name: str
    can_press_old = True
    groups = False
    # what the platform knows beyond words and papers, and its word in our copy
    others: Mapping[str, str] = {}

    settings: Mapping[str, Any] = {}
    house: House

    papers: tuple[str, ...] = ("jpg", "pdf")  # kinds that reach us there
    secrets: tuple[str, ...] = ()  # what no log may hold

    async def begin(self) -> None:
        """Before the house is built."""

    async def open(self, house: House) -> None:
        self.house = house

    async def reopened(self) -> None:
        """The house was restarted."""

    async def close(self) -> None: ...

    def address(self, who: int) -> str:
        raise NotImplementedError

    async def say(self, who: int, text: str) -> Any:
        raise NotImplementedError

    async def press(self, who: int, label: str, *, old: bool = False) -> Any:
        """The newest button of that label, or the oldest."""
        raise NotImplementedError

    async def send_file(self, who: int, data: bytes, name: str) -> Any:
        raise NotImplementedError

    async def follow(self, who: int, link: str) -> Any:
        """A link of the portal, opened."""
        raise NotImplementedError

    async def edit(self, who: int, text: str) -> Any:
        """The customer's last message becomes this one, where the platform knows edits."""
        raise NotImplementedError

    async def forward(self, who: int, text: str) -> Any:
        """Somebody else's message, forwarded by this customer."""
        raise NotImplementedError

    async def again(self, delivery: Any) -> None:
        raise NotImplementedError

    async def seen(self, who: int) -> list[Seen]:
        raise NotImplementedError

    async def send_other(self, who: int, kind: str) -> None:
        raise NotImplementedError

    async def type_number(self, who: int, label: str) -> Any:
        """A choice where there is nothing to press: the number before its label."""
        numbered = re.compile(rf"^([0-9]+)\. {re.escape(label)}$", re.MULTILINE)
        for message in reversed(await self.seen(who)):
            if found := numbered.search(message.text):
                return await self.say(who, found[1])
        raise NoSuchButtonError(label)

    async def poison(self, who: int) -> None:
        """Something this channel cannot read arrives in this chat."""
        channel = self.house.built.channels[self.name]
        arrived = Arrived(f"poison-{who}", self.address(who), b'{"what":"?"}')
        await self.house.built.intake.receive(self.name, channel.account, [arrived])


# -- the play ------------------------------------------------------------------------------------
class Play:
    """One customer's talk. After each line the house has worked, and `news` is what it said."""

    def __init__(self, house: House, driver: Driver, who: int = 1, language: str = "vi") -> None:
        self.house = house
        self.driver = driver
        self.who = who
        self.language = language
        self.news: list[Seen] = []
        self._count = 0

    async def say(self, text: str) -> Any:
        return await self._then(lambda: self.driver.say(self.who, text))

    async def press(self, copy: str, **shown: str) -> Any:
        label = render(copy, self.language, shown)
        return await self._then(lambda: self.driver.press(self.who, label))

    def label(self, copy: str) -> str:
        return render(copy, self.language)

    async def press_old(self, copy: str) -> Any:
        label = render(copy, self.language)
        return await self._then(lambda: self.driver.press(self.who, label, old=True))

    async def send_file(self, data: bytes, name: str) -> Any:
        return await self._then(lambda: self.driver.send_file(self.who, data, name))

    async def code(self) -> None:
        await self.say(self.house.code())

    async def _then(self, act: Callable[[], Any]) -> Any:
        self.house.clock.pass_(seconds=2)
        delivery = await act()
        await self.look()
        return delivery

    async def look(self) -> list[Seen]:
        """Let the house work; what it said since the last look."""
        await self.house.work()
        seen = await self.driver.seen(self.who)
        self.news, self._count = seen[self._count :], len(seen)
        return self.news

    @property
    def text(self) -> str:
        return "\n".join(one.text for one in self.news)

    def hears(self, *copies: str) -> None:
        """Each of these was said just now, in order."""
        place = 0
        for copy in copies:
            places = [self.text.find(piece, place) for piece in pieces(copy, self.language)]
            found = [one for one in places if one >= 0]
            assert found, f"{copy} was not said, but: {self.text}"
            place = min(found)


@cache
def pieces(copy: str, language: str) -> tuple[str, ...]:
    """What can be recognised of a text: its longest unchanging stretch in each of its variants."""
    found = _Patterns()
    found.visit(_written(language)[copy])
    return tuple(found.longest)


@cache
def _written(language: str) -> dict[str, ast.Pattern]:
    return {
        entry.id.name: entry.value
        for path in sorted((_HERE / language).glob("*.ftl"))
        for entry in parse(path.read_text(encoding="utf-8")).body
        if isinstance(entry, ast.Message) and entry.value
    }


class _Patterns(visitor.Visitor):
    def __init__(self) -> None:
        self.longest: list[str] = []

    def visit_Pattern(self, node: ast.Pattern) -> None:  # noqa: N802
        texts = [one.value.strip() for one in node.elements if isinstance(one, ast.TextElement)]
        lines = [line.strip() for text in texts for line in text.splitlines()]
        if any(lines):
            self.longest.append(max(lines, key=len))
        self.generic_visit(node)


# -- how talks begin -----------------------------------------------------------------------------
WISHES = {
    "vi": {
        "phone": "đổi số điện thoại",
        "address": "đổi địa chỉ",
        "email": "đổi email",
        "id_number": "đổi số căn cước",
        "birth_date": "đổi ngày sinh",
        "contact_person": "đổi người liên hệ",
        "name": "đổi tên khách hàng",
        "yes": "đúng",
    },
    "en": {
        "phone": "change my phone number",
        "address": "change my address",
        "email": "change my email",
        "id_number": "change my ID number",
        "birth_date": "change my birth date",
        "contact_person": "change the contact person",
        "name": "change the customer name",
        "yes": "yes",
    },
}


async def begun(play: Play) -> Play:
    if play.language != "vi":
        await play.say(f"/language {play.language}")
    await play.say("/start")
    return play


async def link(play: Play, field: str = "address") -> None:
    await play.say(WISHES[play.language][field])
    play.hears("ask-claim")
    await play.say("DC10023")
    await play.press("choice-by-phone")
    play.hears("ask-code-link")
    await play.code()
    play.hears("linked")
