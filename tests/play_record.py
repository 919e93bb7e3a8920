"""What the world of `tests/play.py` keeps beside the record: chats, past changes, advertising.

`proven_for` is what everything that is done at level 2 must find true.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from states import effects, events
from states.facts import Facts, LinkedChat, MarketingStop, PastChange
from states.identity import Level

AT_LEVEL_2 = (effects.KeepView, effects.UnlinkChats, effects.StartMarketing)
# What a stale press or an early "yes" must never do.
DEEDS = (
    effects.ChangeDetail,
    effects.HoldChange,
    effects.WithdrawCase,
    effects.Undo,
    effects.UnlinkChat,
    *AT_LEVEL_2,
)


@dataclass
class Kept:
    chats: list[LinkedChat] = field(default_factory=list)
    past: list[PastChange] = field(default_factory=list)
    no_marketing: MarketingStop | None = None

    def read(self, question: effects.ReadRecord) -> events.RecordRead:
        return events.RecordRead(
            question.view, tuple(self.chats), tuple(self.past), self.no_marketing
        )

    def perform(self, effect: Any, now: datetime, channel: str) -> None:
        match effect:
            case effects.UnlinkChats():
                named = effect.chats or [one.id for one in self.chats]
                self.chats = [one for one in self.chats if one.here or one.id not in named]
            case effects.StopMarketing() if effect.customer_id:
                self.no_marketing = MarketingStop(now, channel)
            case effects.StartMarketing():
                self.no_marketing = None


def proven_for(effect: Any, facts: Facts) -> bool:
    record = facts.customer
    return (
        record is not None
        and record.id == effect.customer_id
        and facts.level >= Level.CONFIRMED
        and not record.frozen
    )
