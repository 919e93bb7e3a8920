"""What a run is: how many kills, where, and what came of it."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bot_api import TOKEN, BotApi
from tests.crash.gateways import Gateways
from tests.crash.house import House
from tests.crash.staff import Staff
from tests.crash.trouble import Trouble

if TYPE_CHECKING:
    from tests.crash.crowd import Crowd

POINTS = (
    *("start-opened", "start-released", "poll-fetched", "poll-committed", "hook-heard"),
    *("hook-committed", "receive-before", "receive-committed", "process-taken"),
    *("process-performed", "before-commit", "after-commit", "history-chained", "lane-key-made"),
    *("code-made", "code-used", "chat-linking", "chats-unlinking", "change-applying"),
    *("change-holding", "case-opening", "case-withdrawing", "case-reopening", "clock-woken"),
    *("sender-claimed", "sender-written"),
    *("sender-before-call", "sender-after-call", "sender-receipt", "sender-again"),
    *("sender-rested", "file-fetched", "file-written", "file-synced", "file-renamed"),
    *("file-stored", "file-kept", "file-settled"),
    *("oa-heard", "oa-committed", "oa-sent", "token-leased", "token-answered", "token-stored"),
)
# Of what staff and other systems ask for: `tests/test_crash_lists.py`; removing papers:
# `tests/bot/test_retention_run.py`.
ELSEWHERE = (
    *("export-taken", "export-page", "export-stored"),
    *("webhook-taken", "webhook-sent", "papers-marked", "paper-deleted"),
)
# Passed but a few times in a journey: armed without those that every message passes.
_RARE = ("file-", "case-", "change-", "chat-", "chats-", "token-")
RARE = frozenset(name for name in POINTS if name.startswith(_RARE))
TOKEN_POINTS = frozenset(name for name in POINTS if name.startswith("token-"))
FILES = frozenset(name for name in POINTS if name.startswith("file-"))
# Passed with every message: armed at a late pass they end a life that was to get on.
EVERY = (
    *("receive-before", "receive-committed", "process-taken", "process-performed"),
    *("before-commit", "after-commit", "history-chained", "sender-written"),
    *("sender-before-call", "sender-after-call", "sender-receipt"),
)
ONLY_BY = {"poll-fetched": "polling", "poll-committed": "polling"} | dict.fromkeys(
    ("hook-heard", "hook-committed"), "webhook"
)
TOKENS = (TOKEN, "700000002:BBloopback-0123456789abcdefghijklmno")
SEGMENTS = ((0, "polling"), (1, "webhook"), (0, "webhook"), (1, "polling"))


@dataclass(frozen=True)
class Plan:
    """What a run is. `hits`: how often each point must be hit. Kills and drain go by progress; both
    of `seconds` (begin no kill later) and `drain` (let it work everything off) are only caps."""

    seed: int = 1
    kills: int = 200
    points: tuple[str, ...] = POINTS
    points_only: bool = False
    hits: int = 5
    at_once: int = 8  # customers, on each account
    most: int = 600  # customers, in all
    plant: str = ""
    segments: tuple[tuple[int, str], ...] = SEGMENTS
    seconds: float = 2400.0
    drain: float = 900.0
    trouble: bool = True
    cold: bool = True
    beside: bool = False  # no kills: a second process works on the same database


@dataclass
class Outcome:
    """What happened; the checks read it and the world it left."""

    plan: Plan
    house: House
    crowd: "Crowd"
    bots: list[BotApi]
    gateways: Gateways
    trouble: Trouble
    staff: Staff
    folder: Path
    hits: Counter[str] = field(default_factory=Counter)
    kills: int = 0
    seconds: float = 0.0
    draining: bool = False
    drained: bool = False
    silences: int = 0  # of a life that had begun to send and told of no outcome
    odd: list[str] = field(default_factory=list)  # lives that ended in another way than by a kill
