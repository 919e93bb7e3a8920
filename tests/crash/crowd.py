"""The crowd: so many customers at once on each account, the next one coming when one is done.

It lives in a thread of the test's process and only ever looks at the loopback server's chats and at
the gateways. `close_door` lets nobody new in.
"""

import random
import threading
import time
import traceback
from dataclasses import dataclass, field

from storage.customers import NewCustomer
from tests.bot.paper_corpus import jpeg, pdf
from tests.bot_api import BotApi
from tests.crash.browser import Browser
from tests.crash.customer import JPEG, PDF, Customer
from tests.crash.gateways import Post
from tests.crash.official import Official
from tests.crash.phones import Phone, Telegram
from tests.crash.scripts import OFFICIAL, TELEGRAM, WEB, write
from tests.crash.tasks import Script
from tests.zalo_oa_api import OaApi

_LOOK = 0.05  # seconds between looks
_FIRST_CHAT, _OTHER_CHAT = 1000, 500_000
_SERVED_FOR = 6.0  # seconds of service before a silence counts as one
EVERY_LIFE = -1  # the account of whom every life serves
# The first customer's number on a channel, and what part of the crowd is there.
_OTHERS = {OFFICIAL: (2000, 3), WEB: (4000, 4)}


@dataclass
class _Group:
    """Who comes to one account, so many at once."""

    coming: list[Customer]
    at_once: int
    inside: list[Customer] = field(default_factory=list)

    def under_way(self) -> int:
        return sum(not one.done for one in self.inside)


class Crowd:
    """`at_once` customers on each of `bots`, and some on the Official Account and in the web chat.
    Both bots use the same chat numbers on purpose."""

    def __init__(
        self, bots: list[BotApi], api: OaApi, post: Post, seed: int, at_once: int, most: int
    ) -> None:
        self._bots = bots
        self._api = api
        self._post = post
        self._seed = seed
        self._papers = {JPEG: jpeg(), PDF: pdf()}
        self._port = 0
        self._groups = [
            _Group(self._on_bot(account, most), at_once) for account in range(len(bots))
        ]
        for channel, (first, part) in _OTHERS.items():
            coming = [self._on(channel, first, turn) for turn in range(most // part)]
            self._groups.append(_Group(coming, max(1, at_once // part)))
        self.everyone = [one for group in self._groups for one in group.coming]
        self.inside: list[Customer] = []
        self._waits: dict[int, tuple[int, int]] = {}  # lives, steps at their beginning
        self._open = True
        self._served: tuple[int, float] = (-1, 0.0)
        self._leave = threading.Event()
        self._thread = threading.Thread(target=self._run, name="crowd", daemon=True)
        self.error = ""

    def _on_bot(self, account: int, most: int) -> list[Customer]:
        """Every journey comes by on each account."""
        bots = self._bots
        found = []
        for number in range(account, most, len(bots)):
            turn = number // len(bots)
            phone = Telegram(bots[account], _FIRST_CHAT + turn)
            found.append(self._customer(number, phone, account, TELEGRAM, turn))
        return found

    def _on(self, channel: str, first: int, turn: int) -> Customer:
        number = first + turn
        phone: Phone = (
            Official(self._api, number)
            if channel == OFFICIAL
            else Browser(lambda: self._port, f"{self._seed}-{number}")
        )
        return self._customer(number, phone, EVERY_LIFE, channel, turn)

    def _customer(
        self, number: int, phone: Phone, account: int, channel: str, turn: int
    ) -> Customer:
        script = write(number, self._seed, channel, turn)
        rng = random.Random(f"customer {self._seed}-{number}")
        return Customer(script, phone, account, self._post, self._papers, rng)

    @property
    def records(self) -> list[NewCustomer]:
        """What the desk must know of them beforehand."""
        return [_record(one.script) for one in self.everyone]

    @property
    def other_chats(self) -> list[tuple[Customer, int]]:
        """Chats that are linked before it begins, and say nothing."""
        return [
            (one, _OTHER_CHAT + int(one.phone.address))
            for one in self.everyone
            if one.script.other_chat
        ]

    # -- from the campaign -----------------------------------------------------------------------
    def start(self, port: int) -> None:
        """`port`: of the desk."""
        self._port = port
        self._thread.start()

    def stop(self) -> None:
        self._leave.set()
        self._thread.join(10)
        for one in self.inside:
            one.phone.close()

    def serve(self, account: int) -> None:
        """This account is served from now on."""
        if account != self._served[0]:
            self._served = (account, time.monotonic())

    def close_door(self) -> None:
        self._open = False

    def moved(self) -> int:
        """Grows with all that happens to anybody: an act, a message, a letter."""
        acts = sum(one.acts for one in self.came)
        told = sum(bot.accepted_count() for bot in self._bots) + len(self._api.world.accepted)
        return acts + len(self._post.letters()) + told

    def led_on(self) -> int:
        """Grows with every step of a journey; asking again after a silence is none."""
        return sum(one.steps + one.done for one in self.came)

    def waited(self, account: int, lives: int) -> list[Customer]:
        """Told when a life begins that serves this account: who was led nowhere in so many of its
        lives, the longest first. Their answer may be one that was given up, so they ask again;
        whose paper is being checked waits, and whom no code reaches can ask for another."""
        found: list[tuple[int, Customer]] = []
        for one in self.under_way(account):
            count, steps = self._waits.get(id(one), (0, -1))
            count = count + 1 if steps == one.steps and not one.waits_for_code else 0
            self._waits[id(one)] = count, one.steps
            if count >= lives:
                one.impatient = one.stage != "papers"
                found.append((count, one))
        return [one for _, one in sorted(found, key=lambda pair: -pair[0])]

    def under_way(self, account: int | None = None) -> list[Customer]:
        return [
            one
            for one in self.inside
            if not one.done and (account is None or one.account in (account, EVERY_LIFE))
        ]

    @property
    def came(self) -> list[Customer]:
        return list(self.inside)

    # -- the thread ------------------------------------------------------------------------------
    def _run(self) -> None:
        try:
            while not self._leave.wait(_LOOK):
                self._let_in()
                served, since = self._served
                for one in self.under_way():
                    settled = time.monotonic() - since > _SERVED_FOR
                    open_house = one.account in (served, EVERY_LIFE)
                    one.look(open_house=open_house and (settled or one.impatient))
        except Exception:  # noqa: BLE001 - told by the campaign
            self.error = traceback.format_exc()

    def _let_in(self) -> None:
        for group in self._groups:
            if self._open and group.coming and group.under_way() < group.at_once:
                one = group.coming.pop(0)
                one.begin()
                group.inside.append(one)
                self.inside.append(one)


def _record(script: Script) -> NewCustomer:
    return NewCustomer(script.code, "person", script.name, script.details)
