"""Faults of the Bot API, drawn from a seed: one is planned every so many messages, most strike at
once. (By the clock, a slow machine would see hardly a message without one.)"""

import random
import threading

from tests.bot_api import BotApi
from tests.crash.gateways import Post

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


class Trouble:
    """Plans one fault about every `every` messages of each account until `stop`."""

    def __init__(self, bots: list[BotApi], post: Post, seed: int, every: float = 20.0) -> None:
        self._bots = bots
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

    def _run(self) -> None:
        due = [0.0 for _ in self._bots]
        while not self._leave.wait(_LOOK):
            for place, bot in enumerate(self._bots):
                if (sent := bot.accepted_count()) >= due[place]:
                    due[place] = sent + self._every * self._random.uniform(0.5, 1.5)
                    self._plan(bot)

    def _plan(self, bot: BotApi) -> None:
        kind, method, details = self._random.choice(PLANS)
        bot.fault(kind, method, nth=self._random.choice((1, 1, 2, 5)), **details)
        name = f"{kind} {method}"
        self.planned[name] = self.planned.get(name, 0) + 1
