"""Faults of the Bot API, drawn from a seed: one is planned every so often, most strike at once."""

import random
import threading

from tests.bot_api import BotApi
from tests.crash.gateways import Post

_SEND = "sendMessage"
# kind, method, details
PLANS: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("429", _SEND, {"retry_after": 1}),
    ("5xx", _SEND, {}),
    ("5xx_after", _SEND, {}),
    ("slow", _SEND, {"seconds": 0.7}),
    ("slow", _SEND, {"seconds": 3.6}),  # beyond the desk's patience of 3 s
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
    """Plans one fault about every `every` seconds on each account until `stop`."""

    def __init__(self, bots: list[BotApi], post: Post, seed: int, every: float = 1.5) -> None:
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
        while not self._leave.wait(self._every * self._random.uniform(0.5, 1.5)):
            for bot in self._bots:
                kind, method, details = self._random.choice(PLANS)
                bot.fault(kind, method, nth=self._random.choice((1, 1, 2, 5)), **details)
                name = f"{kind} {method}"
                self.planned[name] = self.planned.get(name, 0) + 1
