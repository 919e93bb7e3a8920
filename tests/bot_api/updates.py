"""The queue of updates: kept until confirmed or expired, read by getUpdates or the webhook."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.bot_api.clock import Clock

KINDS = (
    "message", "edited_message", "channel_post", "edited_channel_post", "business_connection",
    "business_message", "edited_business_message", "deleted_business_messages",
    "message_reaction", "message_reaction_count", "inline_query", "chosen_inline_result",
    "callback_query", "shipping_query", "pre_checkout_query", "poll", "poll_answer",
    "my_chat_member", "chat_member", "chat_join_request", "chat_boost", "removed_chat_boost",
)  # fmt: skip
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
DEFAULT = frozenset(KINDS) - NOT_BY_DEFAULT
QUEUE_MAX = 100_000
FUTURE = 10  # TQueue rejects an offset more than this past the tail
WEEK = 7 * 86_400


@dataclass(frozen=True)
class Update:
    """`lane` is the webhook queue: same lane, same order (Client::add_update)."""

    id: int
    kind: str
    payload: dict[str, Any]
    expires: float
    lane: int

    def shown(self) -> dict[str, Any]:
        return {"update_id": self.id, self.kind: self.payload}


def lane_of_presses(user: int) -> int:
    return user + (3 << 33)


def lane_of_membership(chat: int) -> int:
    return chat + (5 << 33)


class UpdateQueue:
    """td's TQueue as the Bot API uses it."""

    def __init__(self, clock: Clock, seed: int) -> None:
        self._clock = clock
        self._random = random.Random(seed)
        self.next_id = self._random.randrange(10_000_000, 900_000_000)
        self.last_at = clock.now()
        self.allowed: frozenset[str] = DEFAULT
        self.events: dict[int, Update] = {}
        self.archive: dict[int, Update] = {}
        self.again: list[int] = []
        self.dropped: list[tuple[str, str]] = []
        self.old: set[int] = set()  # expired before anybody confirmed them
        self.on_push: list[Callable[[], None]] = []

    def push(self, kind: str, payload: dict[str, Any], expires: float, lane: int) -> int | None:
        """The new id, or None where the type is not allowed: such an update is never queued."""
        now = self._clock.now()
        if kind not in self.allowed and kind in KINDS:
            self.dropped.append((kind, "not allowed"))
            return None
        if expires <= now:
            self.dropped.append((kind, "too old"))
            return None
        self._maybe_jump(now)
        copy = json.loads(json.dumps(payload))
        update = Update(self.next_id, kind, copy, expires, lane)
        self.next_id += 1
        self.last_at = now
        self.events[update.id] = self.archive[update.id] = update
        for wake in self.on_push:
            wake()
        return update.id

    def _maybe_jump(self, now: float) -> None:
        """Update: "If there are no new updates for at least a week, then identifier of the next
        update will be chosen randomly instead of sequentially"; here often lower."""
        self.expire(now)
        if now - self.last_at >= WEEK and not self.events:
            self.next_id = self._random.randrange(1_000_000, self.next_id)

    def expire(self, now: float) -> None:
        for update in [item for item in self.events.values() if item.expires <= now]:
            self.give_up(update)

    def give_up(self, update: Update) -> None:
        """Its time is over, or would be before the next try."""
        if self.events.pop(update.id, None) is not None:
            self.old.add(update.id)
            self.dropped.append((update.kind, "expired"))

    @property
    def head(self) -> int:
        return next(iter(self.events), self.next_id)

    def take(self, offset: int, limit: int) -> list[Update]:
        """Client::do_get_updates: a higher offset confirms, a rejected one reads from the head."""
        self.expire(self._clock.now())
        if offset < 0:
            self._keep_last(-offset)
        if offset <= 0 or offset > self.next_id + FUTURE or offset < self.head - QUEUE_MAX:
            offset = self.head
        for update_id in [item for item in self.events if item < offset]:
            del self.events[update_id]
        repeated = [self.archive[item] for item in self.again]
        self.again.clear()
        fresh = [item for item in self.events.values() if item not in repeated]
        return (repeated + fresh)[:limit]

    def confirmed(self) -> list[int]:
        return [one for one in self.archive if not (one in self.events or one in self.old)]

    def _keep_last(self, count: int) -> None:
        for update_id in list(self.events)[:-count]:
            del self.events[update_id]

    def forget(self, update_id: int) -> None:
        self.events.pop(update_id, None)

    def clear(self) -> None:
        self.events.clear()

    def allow(self, value: Any) -> None:
        """Client::update_allowed_update_types: absent or not a list keeps what was set, an empty
        list goes back to the default, unknown names are skipped."""
        if not isinstance(value, list):
            return
        wanted = frozenset(str(item).lower() for item in value) & frozenset(KINDS)
        self.allowed = wanted or DEFAULT
