"""The plan of kills: start, let it work a while, kill, again; then no more trouble, and the drain.

About two kills in three are at named points, those hit least so far armed together; the others come
after a seeded delay, some of them while the process is still starting.
"""

import contextlib
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from storage import customers, schema
from storage.database import open_engine
from tests.bot_api import TOKEN, BotApi, running_bot_api
from tests.crash.crowd import Crowd
from tests.crash.gateways import Gateways
from tests.crash.house import House, Life, one_database
from tests.crash.trouble import Trouble

POINTS = (
    *("start-opened", "start-released", "poll-fetched", "poll-committed", "hook-heard"),
    *("hook-committed", "receive-before", "receive-committed", "process-taken"),
    *("process-performed", "before-commit", "after-commit", "history-chained", "lane-key-made"),
    *("code-made", "code-used", "chat-linking", "change-applying", "change-holding"),
    *("case-opening", "case-withdrawing", "clock-woken", "sender-claimed", "sender-written"),
    *("sender-before-call", "sender-after-call", "sender-receipt", "sender-again"),
    *("sender-rested", "file-fetched", "file-written", "file-synced", "file-renamed"),
    *("file-stored", "file-kept", "file-settled"),
)
ONLY_BY = {"poll-fetched": "polling", "poll-committed": "polling"} | dict.fromkeys(
    ("hook-heard", "hook-committed"), "webhook"
)
TOKENS = (TOKEN, "700000002:BBloopback-0123456789abcdefghijklmno")
SEGMENTS = ((0, "polling"), (1, "webhook"), (0, "webhook"), (1, "polling"))
_SEGMENT = 7  # lives between changes of account and way of receiving
_LONGEST = 3.0  # seconds a life may last while it waits for a point to be passed
_COLD = 12  # every so many starts is `python -m bot serve` itself
_DRAIN = 90.0  # seconds


@dataclass(frozen=True)
class Plan:
    """What a run is. `hits`: how often each point must be hit. `seconds`: begin no kill later."""

    seed: int = 1
    kills: int = 200
    points: tuple[str, ...] = POINTS
    points_only: bool = False
    hits: int = 5
    at_once: int = 8  # customers, on each account
    most: int = 600  # customers, in all
    plant: str = ""
    segments: tuple[tuple[int, str], ...] = SEGMENTS
    seconds: float = 480.0
    trouble: bool = True
    cold: bool = True


@dataclass
class Outcome:
    """What happened; the checks read it and the world it left."""

    plan: Plan
    house: House
    crowd: Crowd
    bots: list[BotApi]
    gateways: Gateways
    trouble: Trouble
    folder: Path
    hits: Counter[str] = field(default_factory=Counter)
    kills: int = 0
    seconds: float = 0.0
    drained: bool = False
    odd: list[str] = field(default_factory=list)  # lives that ended in another way than by a kill


Progress = Callable[[Outcome], None]


class Campaign:
    """`with Campaign(plan) as campaign: outcome = campaign.run()`; the world stands until then."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._random = random.Random(f"kills {plan.seed}")
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> "Campaign":
        plan = self.plan
        self._folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="crash-")))
        accounts = max(account for account, _ in plan.segments) + 1
        bots = [  # the same seed: the same update ids on both
            self._stack.enter_context(running_bot_api(token, seed=plan.seed))
            for token in TOKENS[:accounts]
        ]
        for bot in bots:
            bot.board.webhook.timeout = 3.0
        gateways = self._stack.enter_context(Gateways(plan.seed))
        house = House(self._folder, bots, gateways.sms_url, gateways.smtp_url, plan.plant)
        crowd = Crowd(bots, gateways.post, plan.seed, plan.at_once, plan.most)
        trouble = Trouble(bots, gateways.post, plan.seed)
        self.outcome = Outcome(plan, house, crowd, bots, gateways, trouble, self._folder)
        self._furnish()
        house.open()
        self._stack.callback(house.close)
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def _furnish(self) -> None:
        engine = open_engine(self.outcome.house.url)
        schema.upgrade(engine)
        engine.dispose()
        database = one_database(self.outcome.house.url)
        records = self.outcome.crowd.records
        database.write_now(lambda uow: [customers.add(uow, one) for one in records])
        database.close()

    # -- the run ---------------------------------------------------------------------------------
    def run(
        self, tell: Progress = lambda _: None, stop: Callable[[], bool] = lambda: False
    ) -> Outcome:
        """`stop` is asked after each kill: whether enough is known."""
        one, began = self.outcome, time.monotonic()
        one.crowd.start()
        if self.plan.trouble:
            one.trouble.start()
        while not self._enough() and time.monotonic() - began < self.plan.seconds:
            account, mode = self.plan.segments[
                len(one.house.lives) // _SEGMENT % len(self.plan.segments)
            ]
            one.crowd.serve(account)
            self._live(account, mode)
            tell(one)
            if one.crowd.error or len(one.odd) > 3 or stop():
                break
        one.crowd.close_door()
        one.trouble.stop()
        one.drained = self._drain()
        one.crowd.stop()
        one.seconds = time.monotonic() - began
        return one

    def _enough(self) -> bool:
        short = [name for name in self.plan.points if self.outcome.hits[name] < self.plan.hits]
        return self.outcome.kills >= self.plan.kills and not short

    def _live(self, account: int, mode: str) -> None:
        """One life and its end."""
        one, rng = self.outcome, self._random
        house = one.house
        cold = self.plan.cold and len(house.lives) % _COLD == _COLD - 1
        at_point = self.plan.points_only or rng.random() < 0.72
        armed = self._armed(mode) if at_point else ""
        life = house.start(account, mode, armed, cold=cold)
        if not armed and rng.random() < 0.2:
            time.sleep(rng.uniform(0.0, 0.25))
            house.kill(life, "start-up")
        else:
            house.await_ready(life)
            self._work(life, _LONGEST if armed else rng.uniform(0.02, 1.2))
            house.kill(life)
        self._count(life)

    def _work(self, life: Life, longest: float) -> None:
        end = time.monotonic() + longest
        while time.monotonic() < end and not self.outcome.house.is_over():
            time.sleep(0.01)

    def _armed(self, mode: str) -> str:
        """The points hit least, a few at once; each at one of its first passes."""
        able = [name for name in self.plan.points if ONLY_BY.get(name, mode) == mode]
        self._random.shuffle(able)
        able.sort(key=lambda name: self.outcome.hits[name])
        return ",".join(f"{name}:{self._random.choice((1, 1, 2, 3))}" for name in able[:6])

    def _count(self, life: Life) -> None:
        one = self.outcome
        if life.how.startswith("ended by itself"):
            one.odd.append(f"life {life.number}: {life.how}")
            return
        one.kills += 1
        if life.how in POINTS:
            one.hits[life.how] += 1

    # -- the drain -------------------------------------------------------------------------------
    def _drain(self) -> bool:
        """No more trouble: each account is served until nobody waits for anything."""
        end = time.monotonic() + _DRAIN
        one = self.outcome
        while time.monotonic() < end:
            for account in range(len(one.bots)):
                one.crowd.serve(account)
                life = one.house.start(account, "polling")
                one.house.await_ready(life)
                self._until_quiet(account, end)
                one.house.stop(life)
                if life.how != "stopped":
                    one.odd.append(f"life {life.number}: {life.how}")
            if not one.crowd.under_way() and not any(bot.pending() for bot in one.bots):
                return True
        return False

    def _until_quiet(self, account: int, end: float) -> None:
        """Until this account's customers are done and nothing was sent for a second."""
        one = self.outcome
        quiet_since, seen = time.monotonic(), -1
        while time.monotonic() < end:
            time.sleep(0.05)
            sent = sum(len(bot.accepted_sends()) for bot in one.bots)
            sent += len(one.gateways.post.letters())
            busy = one.crowd.under_way(account) or one.bots[account].pending()
            if busy or sent != seen:
                quiet_since, seen = time.monotonic(), sent
            elif time.monotonic() - quiet_since > 1.6:
                return
