"""The crowd: so many customers at once on each bot account, the next one coming when one is done.

It lives in a thread of the test's process and only ever looks at the loopback server's chats and at
the gateways. `close_door` lets nobody new in.
"""

import random
import threading
import time
import traceback

from storage.customers import NewCustomer
from tests.bot.paper_corpus import jpeg, pdf
from tests.bot_api import BotApi
from tests.crash.customer import JPEG, PDF, Customer
from tests.crash.gateways import Post
from tests.crash.scripts import write
from tests.crash.tasks import Script

_LOOK = 0.05  # seconds between looks
_FIRST_CHAT, _OTHER_CHAT = 1000, 500_000
_SERVED_FOR = 6.0  # seconds of service before a silence counts as one


class Crowd:
    """`at_once` customers on each of `bots`. Both accounts use the same chat numbers on purpose."""

    def __init__(self, bots: list[BotApi], post: Post, seed: int, at_once: int, most: int) -> None:
        self._bots = bots
        self._post = post
        self._seed = seed
        self._at_once = at_once
        papers = {JPEG: jpeg(), PDF: pdf()}
        self.everyone = [self._customer(number, papers) for number in range(most)]
        self._coming = {
            account: [one for one in self.everyone if one.account == account]
            for account in range(len(bots))
        }
        self.inside: list[Customer] = []
        self._waits: dict[tuple[int, int], tuple[int, int]] = {}  # lives, steps at their beginning
        self._open = True
        self._served: tuple[int, float] = (-1, 0.0)
        self._leave = threading.Event()
        self._thread = threading.Thread(target=self._run, name="crowd", daemon=True)
        self.error = ""

    def _customer(self, number: int, papers: dict[str, bytes]) -> Customer:
        account = number % len(self._bots)
        script = write(number, self._seed)
        chat = _FIRST_CHAT + number // len(self._bots)
        rng = random.Random(f"customer {self._seed}-{number}")
        return Customer(script, self._bots[account], account, chat, self._post, papers, rng)

    @property
    def records(self) -> list[NewCustomer]:
        """What the desk must know of them beforehand."""
        return [_record(one.script) for one in self.everyone]

    @property
    def other_chats(self) -> list[tuple[Customer, int]]:
        """Chats that are linked before it begins, and say nothing."""
        return [(one, _OTHER_CHAT + one.chat) for one in self.everyone if one.script.other_chat]

    # -- from the campaign -----------------------------------------------------------------------
    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._leave.set()
        self._thread.join(10)

    def serve(self, account: int) -> None:
        """This account is served from now on; -1: none is."""
        if account != self._served[0]:
            self._served = (account, time.monotonic())

    def close_door(self) -> None:
        self._open = False

    def moved(self) -> int:
        """Grows with all that happens to anybody: an act, a message, a letter."""
        acts = sum(one.acts for one in self.came)
        return acts + len(self._post.letters()) + sum(bot.accepted_count() for bot in self._bots)

    def led_on(self) -> int:
        """Grows with every step of a journey; asking again after a silence is none."""
        return sum(one.steps + one.done for one in self.came)

    def waited(self, account: int, lives: int) -> list[Customer]:
        """Told when a life begins that serves this account: who was led nowhere in so many of its
        lives, the longest first. Their answer may be one that was given up, so they ask again;
        whose paper is being checked waits, and whom no code reaches can ask for another."""
        found: list[tuple[int, Customer]] = []
        for one in self.under_way(account):
            count, steps = self._waits.get((account, one.chat), (0, -1))
            count = count + 1 if steps == one.steps and not one.waits_for_code else 0
            self._waits[account, one.chat] = count, one.steps
            if count >= lives:
                one.impatient = one.stage != "papers"
                found.append((count, one))
        return [one for _, one in sorted(found, key=lambda pair: -pair[0])]

    def under_way(self, account: int | None = None) -> list[Customer]:
        return [one for one in self.inside if not one.done and account in (None, one.account)]

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
                    one.look(open_house=served == one.account and (settled or one.impatient))
        except Exception:  # noqa: BLE001 - told by the campaign
            self.error = traceback.format_exc()

    def _let_in(self) -> None:
        for account, coming in self._coming.items():
            if self._open and coming and len(self.under_way(account)) < self._at_once:
                one = coming.pop(0)
                one.begin()
                self.inside.append(one)


def _record(script: Script) -> NewCustomer:
    return NewCustomer(script.code, "person", script.name, script.details)
