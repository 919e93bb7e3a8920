"""The plan of kills: start, let it work a while, kill, again; then no more trouble, and the drain.

Most kills are at named points, those hit least so far armed together; the others come after a
seeded number of things have happened, some while the process is still starting. Nothing goes by the
clock alone: a slow machine makes lives longer, not poorer. Who was led nowhere through several
lives is waited for in the next one: a house that never lives long enough to check a paper proves
nothing about papers.
"""

import contextlib
import random
import shutil
import tempfile
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Self

from tests.bot_api import running_bot_api
from tests.crash.aim import Aim
from tests.crash.crowd import Crowd
from tests.crash.customer import Customer
from tests.crash.furnishing import furnish
from tests.crash.gateways import Gateways
from tests.crash.house import House, Life
from tests.crash.ledger import half_sent, open_work
from tests.crash.official import Platform
from tests.crash.plan import POINTS, TOKENS, Outcome, Plan
from tests.crash.staff import Staff
from tests.crash.trouble import Trouble
from tests.crash.zalo import Reporters
from tests.zalo_bot_api import running_zalo_api
from tests.zalo_oa_api import running_oa_api

_SEGMENT = 7  # lives between changes of account and way of receiving
_COLD = 25  # every so many starts is `python -m bot serve` itself
_PATIENT = 5  # lives that lead a customer nowhere, until one is spared for them
_SPARED_FOR = 2  # customers, those who have waited longest
_MOST_SPARED = 120  # things that happen to others meanwhile
_MOST = 60  # things that happen in a life whose armed points are not passed
_MOST_FOR_A_FILE = 400  # … and where that is a file's: checking one takes its time
_START_UP = 0.25  # seconds: a kill while it starts comes within so many
# Seconds in which nothing at all happens, until no more is waited for: at least, and in starts.
_STILL = 1.5, 5.0
_STILL_SPARED = 5.0, 10.0
_STILL_DRAIN = 320.0  # longer than any pause that the desk makes
_TOGETHER = 4000  # things that happen to two processes
_HALF_SENT = 2.0  # seconds since something was begun to be sent, and nothing is known of it
_NO_NEW_HIT = 80  # lives without a hit of a point that is short of hits, until no more is hoped for
Progress = Callable[[Outcome], None]


class Campaign:
    """`with Campaign(plan) as campaign: outcome = campaign.run()`; the world stands until then."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._random = random.Random(f"kills {plan.seed}")
        self._stack = contextlib.ExitStack()
        self._starts: deque[float] = deque([0.3], maxlen=9)  # seconds, of the last warm ones
        self._spared = False  # whether the last life was for somebody who had waited
        self._fruitless = 0  # lives since one hit a point that was short of hits
        self.keeps = False  # its folder, for whoever looks into what went wrong

    def __enter__(self) -> Self:
        plan = self.plan
        self._folder = Path(tempfile.mkdtemp(prefix="crash-"))
        self._stack.callback(self._clear)
        accounts = max(account for account, _ in plan.segments) + 1
        bots = [  # the same seed: the same update ids on both
            self._stack.enter_context(running_bot_api(token, seed=plan.seed))
            for token in TOKENS[:accounts]
        ]
        for bot in bots:
            bot.board.webhook.timeout = 3.0
        gateways = self._stack.enter_context(Gateways(plan.seed))
        zalo = Reporters(self._stack.enter_context(running_zalo_api()))
        official = Platform(self._stack.enter_context(running_oa_api()))
        house = House(self._folder, bots, gateways, zalo, official, plan.plant)
        crowd = Crowd(bots, official.api, gateways.post, plan.seed, plan.at_once, plan.most)
        trouble = Trouble(bots, official.api, gateways.post, plan.seed)
        staff = Staff(house, lambda: crowd.came, plan.seed)
        self.outcome = Outcome(plan, house, crowd, bots, gateways, trouble, staff, self._folder)
        self._aim = Aim(self.outcome, self._random)
        staff.token = furnish(house.url, crowd, bots)
        house.open()
        self._stack.callback(house.close)
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def _clear(self) -> None:
        if not self.keeps:
            shutil.rmtree(self._folder)

    # -- the run ---------------------------------------------------------------------------------
    def run(
        self,
        tell: Callable[[Outcome], None] = lambda _: None,
        stop: Callable[[Outcome], bool] = lambda _: False,
    ) -> Outcome:
        """`tell` and `stop` are called after each kill, on the dead house; where `stop` says that
        enough is known there is no drain."""
        one, began = self.outcome, time.monotonic()
        one.crowd.start(one.house.port)
        one.staff.start()
        one.house.zalo.start()
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
        one.house.zalo.close_door()
        one.trouble.stop()
        one.draining = True
        tell(one)
        if not stopped:
            one.drained = self._drain()
        one.crowd.stop()
        one.house.zalo.stop()
        one.staff.stop()
        one.seconds = time.monotonic() - began
        return one

    def _goes_on(self, began: float) -> bool:
        one = self.outcome
        in_time = time.monotonic() - began < self.plan.seconds
        hopeless = one.kills >= self.plan.kills and self._fruitless >= _NO_NEW_HIT
        return in_time and not hopeless and not one.crowd.error and len(one.odd) <= 3

    def _two_processes(self) -> None:
        """Both work until enough has happened; then what they left is worked off, still by both."""
        one = self.outcome
        one.crowd.serve(0)
        life = one.house.start(0, "polling")
        one.house.await_ready(life)
        one.house.start_beside()
        self._work(_TOGETHER)
        one.crowd.close_door()
        one.house.zalo.close_door()
        one.trouble.stop()
        self._until_quiet(0, time.monotonic() + self.plan.drain)
        one.house.end_beside()
        one.house.stop(life)

    def _enough(self) -> bool:
        return self.outcome.kills >= self.plan.kills and not self._aim.short()

    def _next_life(self) -> None:
        """One life and its end."""
        one, rng = self.outcome, self._random
        segments = self.plan.segments
        account, mode = segments[len(one.house.lives) // _SEGMENT % len(segments)]
        one.crowd.serve(account)
        house = one.house
        cold = self.plan.cold and len(house.lives) % _COLD == _COLD - 1
        at_point = self.plan.points_only or rng.random() < 0.85
        waiting = one.crowd.waited(account, _PATIENT)[:_SPARED_FOR]
        if self._spared:  # every other life, or points that are short of hits are armed no more
            waiting = []
        self._spared = bool(waiting)
        armed = ""
        if at_point:
            armed = self._aim.at(account, mode, spares=bool(waiting))
        if "sender-rested" in armed:  # passed only where the platform refuses
            one.bots[account].fault("429", "sendMessage", retry_after=1)
        if "token-" in armed:  # passed only where the next token is fetched
            house.official.expire()
        life = house.start(account, mode, armed, cold=cold)
        if not (armed or waiting) and rng.random() < 0.2:
            time.sleep(rng.uniform(0.0, _START_UP))
            house.kill(life, "start-up")
        else:
            house.await_ready(life)
            self._note_start(life)
            if waiting:
                self._until_led_on(waiting)
            if "file-" in armed:
                self._work(_MOST_FOR_A_FILE, _STILL_SPARED)
            else:
                self._work(_MOST if armed else rng.randrange(_MOST // 3))
            time.sleep(rng.uniform(0.0, 0.05))
            self._look_at(life)
            house.kill(life)
        self._count(life)

    def _look_at(self, life: Life) -> None:
        """Where something is half sent for longer than a call takes, keep what each thread does."""
        house = self.outcome.house
        if not house.is_over() and half_sent(house, life.account, _HALF_SENT):
            self.outcome.silences += 1
            house.dump(life)

    def _note_start(self, life: Life) -> None:
        if life.ready is not None and not life.cold:
            self._starts.append(life.ready - life.started)

    def _patience(self, still: tuple[float, float]) -> float:
        least, starts = still
        return max(least, starts * median(self._starts))

    def _work(self, most: int, still: tuple[float, float] = _STILL) -> None:
        """Until so many things have happened, or nothing does any more, or it is dead."""
        moved = self.outcome.crowd.moved
        patience, began = self._patience(still), moved()
        seen, since = began, time.monotonic()
        while seen < began + most and not self.outcome.house.is_over():
            time.sleep(0.03)
            if (now := moved()) != seen:
                seen, since = now, time.monotonic()
            elif time.monotonic() - since > patience:
                return

    def _until_led_on(self, waiting: list[Customer]) -> None:
        """Until the desk has led each of these on, or want of life is not what keeps it."""
        steps = {id(one): one.steps for one in waiting}
        patience, since = self._patience(_STILL_SPARED), time.monotonic()
        left, moved = len(waiting), self.outcome.crowd.moved
        enough = moved() + _MOST_SPARED
        while left and moved() < enough and time.monotonic() - since < patience:
            if self.outcome.house.is_over():
                return
            time.sleep(0.03)
            now = sum(not one.done and one.steps == steps[id(one)] for one in waiting)
            if now < left:
                left, since = now, time.monotonic()

    def _count(self, life: Life) -> None:
        one = self.outcome
        if life.how.startswith("ended by itself"):
            one.odd.append(f"life {life.number}: {life.how}")
            return
        one.kills += 1
        self._fruitless = 0 if life.how in self._aim.short() else self._fruitless + 1
        if life.how in POINTS:
            one.hits[life.how] += 1

    # -- the drain -------------------------------------------------------------------------------
    def _drain(self) -> bool:
        """No more trouble: each account is served until nobody waits for anything; again, while
        that leads anybody on."""
        one, end, before = self.outcome, time.monotonic() + self.plan.drain, (-1, -1)
        while time.monotonic() < end:
            for account in range(len(one.bots)):
                one.crowd.serve(account)
                life = one.house.start(account, "polling")
                one.house.await_ready(life)
                self._until_quiet(account, end)
                one.house.stop(life)
                if life.how != "stopped":
                    one.odd.append(f"life {life.number}: {life.how}")
            if not (left := sum(self._left(account) for account in range(len(one.bots)))):
                return True
            now = (one.crowd.led_on(), left)
            if now == before:
                break
            before = now
        return False

    def _left(self, account: int) -> int:
        """What waits for the desk: customers, at the platform, and in the database."""
        one = self.outcome
        customers, platform = one.crowd.under_way(account), one.bots[account].pending()
        beside = one.house.zalo.left()
        beside += len(one.house.official.api.pending())
        return len(customers) + len(platform) + beside + open_work(one.house, account)

    def _until_quiet(self, account: int, end: float) -> None:
        """Until nothing of this account waits, or nothing has led on for long."""
        since, seen = time.monotonic(), (-1, -1)
        while time.monotonic() < end and time.monotonic() - since < _STILL_DRAIN:
            left = self._left(account)
            if not left:
                return
            now = (self.outcome.crowd.led_on(), left)
            if now != seen:
                seen, since = now, time.monotonic()
            time.sleep(0.1)
