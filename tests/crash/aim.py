"""Where a life shall end: the crash points that it is armed with."""

import random

from tests.crash.ledger import open_files
from tests.crash.plan import EVERY, FILES, ONLY_BY, RARE, Outcome

_LATE = 20, 60  # passes of a point, where the life shall get on before


class Aim:
    def __init__(self, outcome: Outcome, rng: random.Random) -> None:
        self._outcome = outcome
        self._plan = outcome.plan
        self._random = rng

    def short(self) -> list[str]:
        """Points that were not hit often enough."""
        return [name for name in self._plan.points if self._outcome.hits[name] < self._plan.hits]

    def at(self, account: int, mode: str, *, spares: bool) -> str:
        """`spares`: this life is to lead somebody on."""
        files = self._files(account)
        return files or (self._late() if spares else self._armed(mode))

    def _files(self, account: int) -> str:
        """Two of the points of a file that are short of hits, where one is being checked. Nothing
        else is armed: what every message passes would end the life before, and a file that was
        begun often rests for minutes."""
        short = [name for name in self.short() if name in FILES]
        if not short or not open_files(self._outcome.house, account):
            return ""
        self._random.shuffle(short)
        return ",".join(f"{name}:1" for name in short[:2])

    def _armed(self, mode: str) -> str:
        """Of the points short of hits: those that every message passes, at one of its first passes,
        or those that a journey passes but a few times; where none is short, those hit least."""
        rng, hits = self._random, self._outcome.hits
        able = [name for name in self._plan.points if ONLY_BY.get(name, mode) == mode]
        rng.shuffle(able)
        able.sort(key=lambda name: hits[name])
        short = [name for name in able if hits[name] < self._plan.hits]
        rare = [name for name in short if name in RARE and name not in FILES]
        often = [name for name in short if name not in RARE]
        if rare and (not often or rng.random() < 0.5):
            return ",".join((*(f"{name}:1" for name in rare), self._late()))
        chosen = (often or [name for name in able if name not in RARE])[:4]
        return ",".join(f"{name}:{rng.choice((1, 1, 2, 3))}" for name in chosen)

    def _late(self) -> str:
        """One that every message passes, at a late pass: it is killed there, and has got on."""
        hits = self._outcome.hits
        able = [name for name in EVERY if name in self._plan.points] or list(EVERY)
        fewest = min(able, key=lambda name: (hits[name], self._random.random()))
        return f"{fewest}:{self._random.randrange(*_LATE)}"
