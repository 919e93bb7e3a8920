"""Faults of the Bot API and of Zalo's OpenAPI, drawn from a seed: one is planned every so many
messages, most strike at once. (By the clock, a slow machine would see hardly a message without
one.)"""

import random
import threading
from typing import Any

from tests.bot_api import BotApi
from tests.crash.gateways import Post
from tests.zalo_oa_api import OaApi

_SEND = "sendMessage"
_LOOK = 0.2  # seconds
PATIENCE = 6  # seconds that the desk waits for an answer
# kind, method, details
PLANS: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("429", _SEND, {"retry_after": 1}),
    ("5xx", _SEND, {}),
    ("5xx_after", _SEND, {}),
    ("slow", _SEND, {"seconds": 0.7}),
    ("slow", _SEND, {"seconds": PATIENCE + 0.6}),  # the desk hangs up before
    ("drop_before", _SEND, {}),
    ("drop_after", _SEND, {}),
    ("drop_after", _SEND, {}),
    ("truncate", _SEND, {}),
    ("html", _SEND, {}),
    ("html_after", _SEND, {}),
    ("odd_result", _SEND, {"result": True}),
    ("drop_after", "getUpdates", {}),
    ("truncate", "getUpdates", {}),
    ("drop_before", "getFile", {}),
    ("5xx", "download", {}),
    ("truncate", "download", {}),
    ("5xx", "answerCallbackQuery", {}),
)
_SAY = "message/cs"
# Of the Official Account: kind, path, details. The window closes for one message; the limit is told
# by the number.
OFFICIAL: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("drop", _SAY, {}),
    ("drop_after", _SAY, {}),
    ("drop_after", _SAY, {}),
    ("page", _SAY, {}),
    ("page_after", _SAY, {}),
    ("slow", _SAY, {"seconds": 0.7}),
    ("slow", _SAY, {"seconds": PATIENCE + 0.6}),
    ("error", _SAY, {"code": -32}),
    ("error", _SAY, {"code": -230}),
    ("error", _SAY, {"code": -216}),
    ("page", "access_token", {}),
)


class Trouble:
    """Plans one fault about every `every` messages of each account until `stop`."""

    def __init__(
        self, bots: list[BotApi], official: OaApi, post: Post, seed: int, every: float = 20.0
    ) -> None:
        self._bots = bots
        self._official = official
        self._post = post
        self._random = random.Random(f"trouble {seed}")
        self._every = every
        self._leave = threading.Event()
        self._thread = threading.Thread(target=self._run, name="trouble", daemon=True)
        self.planned: dict[str, int] = {}

    def start(self) -> None:
        self._post.fails = 0.04
        self._thread.start()

    def stop(self) -> None:
        """No more trouble; what was planned and has not struck is forgotten."""
        self._leave.set()
        if self._thread.is_alive():
            self._thread.join(10)
        self._post.fails = 0.0
        for bot in self._bots:
            bot.clear_faults()
        self._official.clear_faults()

    def _run(self) -> None:
        due = [0.0 for _ in self._bots]
        official_due = 0.0
        while not self._leave.wait(_LOOK):
            if (said := len(self._official.world.accepted)) >= official_due:
                official_due = said + self._every * self._random.uniform(0.5, 1.5) / 2
                self._plan_official()
            for place, bot in enumerate(self._bots):
                if (sent := bot.accepted_count()) >= due[place]:
                    due[place] = sent + self._every * self._random.uniform(0.5, 1.5)
                    self._plan(bot)

    def _plan_official(self) -> None:
        kind, path, details = self._random.choice(OFFICIAL)
        self._official.fault(kind, path, **details)
        name = f"{kind} {path} {details.get('code', '')}".strip()
        self.planned[name] = self.planned.get(name, 0) + 1

    def _plan(self, bot: BotApi) -> None:
        kind, method, details = self._random.choice(PLANS)
        bot.fault(kind, method, nth=self._random.choice((1, 1, 2, 5)), **details)
        name = f"{kind} {method}"
        self.planned[name] = self.planned.get(name, 0) + 1
