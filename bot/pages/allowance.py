"""How fast one visitor may post: a token bucket each, in memory."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime

from storage.database import Clock


@dataclass(slots=True)
class _Bucket:
    left: float
    at: datetime


class Allowance:
    """`burst` at once, `per_second` after that; the oldest of `most` visitors is forgotten."""

    def __init__(self, clock: Clock, *, burst: int, per_second: float, most: int = 20_000) -> None:
        self._clock = clock
        self._burst = burst
        self._per_second = per_second
        self._most = most
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def take(self, visitor: str) -> int:
        """0 where it is allowed, else how many seconds to wait."""
        now = self._clock()
        bucket = self._buckets.pop(visitor, None) or _Bucket(self._burst, now)
        gained = (now - bucket.at).total_seconds() * self._per_second
        bucket.left, bucket.at = min(self._burst, bucket.left + max(gained, 0)), now
        self._buckets[visitor] = bucket
        if len(self._buckets) > self._most:
            self._buckets.popitem(last=False)
        if bucket.left < 1:
            return max(1, round((1 - bucket.left) / self._per_second))
        bucket.left -= 1
        return 0
