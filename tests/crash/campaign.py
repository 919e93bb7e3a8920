"""The plan of kills: start, let it work a while, kill, again; then no more trouble, and the drain.

About two kills in three are at named points, those hit least so far armed together; the others come
after a seeded delay, some of them while the process is still starting.
"""

import contextlib
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from storage import customers, schema
from storage.database import open_engine
from tests.bot_api import running_bot_api
from tests.crash.crowd import Crowd
from tests.crash.gateways import Gateways
from tests.crash.house import House, Life, one_database
from tests.crash.plan import ONLY_BY, POINTS, RARE, TOKENS, Outcome, Plan
from tests.crash.trouble import Trouble

_SEGMENT = 7  # lives between changes of account and way of receiving
_LONGEST = 3.0  # seconds a life may last while it waits for a point to be passed
_COLD = 12  # every so many starts is `python -m bot serve` itself
Progress = Callable[[Outcome], None]


class Campaign:
    """`with Campaign(plan) as campaign: outcome = campaign.run()`; the world stands until then."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._random = random.Random(f"kills {plan.seed}")
        self._stack = contextlib.ExitStack()

    def __enter__(self) -> Self:
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
        self,
        tell: Callable[[Outcome], None] = lambda _: None,
        stop: Callable[[Outcome], bool] = lambda _: False,
    ) -> Outcome:
        """`tell` and `stop` are called after each kill, on the dead house; where `stop` says that
        enough is known there is no drain."""
        one, began = self.outcome, time.monotonic()
        one.crowd.start()
        if self.plan.trouble:
            one.trouble.start()
        stopped = False
        if self.plan.beside:
            self._two_processes()
        else:
            while not (self._enough() or stopped) and self._goes_on(began):
                self._next_life()
                tell(one)
                stopped = stop(one)
        one.crowd.close_door()
        one.trouble.stop()
        if not stopped:
            one.drained = self._drain()
        one.crowd.stop()
        one.seconds = time.monotonic() - began
        return one

    def _goes_on(self, began: float) -> bool:
        one = self.outcome
        in_time = time.monotonic() - began < self.plan.seconds
        return in_time and not one.crowd.error and len(one.odd) <= 3

    def _two_processes(self) -> None:
        """Both work for a while; then what they left is worked off, still by both."""
        one = self.outcome
        one.crowd.serve(0)
        life = one.house.start(0, "polling")
        one.house.await_ready(life)
        one.house.start_beside()
        time.sleep(self.plan.seconds)
        one.crowd.close_door()
        one.trouble.stop()
        self._until_quiet(0, time.monotonic() + self.plan.drain)
        one.house.end_beside()
        one.house.stop(life)

    def _enough(self) -> bool:
        short = [name for name in self.plan.points if self.outcome.hits[name] < self.plan.hits]
        return self.outcome.kills >= self.plan.kills and not short

    def _next_life(self) -> None:
        """One life and its end."""
        one, rng = self.outcome, self._random
        segments = self.plan.segments
        account, mode = segments[len(one.house.lives) // _SEGMENT % len(segments)]
        one.crowd.serve(account)
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
        """The points hit least, a few at once, at one of their first passes; those that a journey
        passes but once are armed whenever they are short of hits."""
        hits, able = self.outcome.hits, [*self.plan.points]
        able = [name for name in able if ONLY_BY.get(name, mode) == mode]
        self._random.shuffle(able)
        able.sort(key=lambda name: hits[name])
        rare = [name for name in able if name in RARE and hits[name] < self.plan.hits]
        often = [name for name in able if name not in RARE][:4]
        passes = {name: self._random.choice((1, 1, 2, 3)) for name in often}
        return ",".join(f"{name}:{passes.get(name, 1)}" for name in (*often, *rare))

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
        end = time.monotonic() + self.plan.drain
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
