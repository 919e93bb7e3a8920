"""Customers on Zalo Bot, beside the crowd: each reports misuse in words alone and adds to it.

One account, served by every life, received by webhook or by polling as the life's Telegram is. A
poll whose answer was under way as the process died is lost, for the platform has given it away:
those are counted and told, and the customer says it again. By webhook nothing may be lost.
"""

import threading
import time
import traceback
from dataclasses import dataclass, field

from tests.crash import copybook
from tests.zalo_bot_api import TOKEN, Event, ZaloApi

SECRET = "secret-of-the-zalo-hook"
_LOOK = 0.1  # seconds between looks
_NUDGE = 12.0  # seconds without an answer
_TIRED = 3  # times of asking again, then it is taken as heard
# What is said, and the sentence that leads on; "" for any.
STEPS = (
    ("/start", ""),
    ("tôi bị lộ thông tin, ai đó bán số của tôi", "report-begun"),
    ("gửi ngay", "report-opened"),
    *((f"Chi tiết thứ {number} của tôi", "") for number in range(1, 4)),
)
OPENED = 2  # the step that opens the case


@dataclass
class Reporter:
    api: ZaloApi
    chat: str
    step: int = -1
    said_at: float = 0.0
    heard_before: int = 0  # messages of the bot when something was said last
    nudges: int = 0
    nudged: bool = False  # something was said twice, so it may count twice
    events: list[Event] = field(default_factory=list)

    @property
    def done(self) -> bool:
        return self.step >= len(STEPS)

    def look(self) -> None:
        """Go on where the answer leads on; say it again where none came for long."""
        if self.step < 0:
            self._go_on()
            return
        new = self._answers()[self.heard_before :]
        wanted = STEPS[self.step][1]
        if new and (not wanted or any(copybook.says(wanted, one) for one in new)):
            self._go_on()
        elif time.monotonic() - self.said_at > _NUDGE:
            self.nudges += 1
            self.nudged = True
            if self.nudges > _TIRED and new:
                self._go_on()
            else:
                self._say()

    def _go_on(self) -> None:
        self.step += 1
        self.nudges = 0
        if not self.done:
            self._say()

    def _say(self) -> None:
        self.heard_before, self.said_at = len(self._answers()), time.monotonic()
        self.events.append(self.api.say(self.chat, STEPS[self.step][0]))

    def _answers(self) -> list[str]:
        return [one.text for one in self.api.transcript(self.chat) if one.from_bot]


class Reporters:
    """So many at once, the next one coming when one is done; in a thread of the test's process."""

    def __init__(self, api: ZaloApi, at_once: int = 2, most: int = 80) -> None:
        self.api = api
        api.board.deliverer.MOST = 1_000_000  # it comes again until it is taken
        self._at_once = at_once
        self._coming = [Reporter(api, api.chat(number)) for number in range(1, most + 1)]
        self.came: list[Reporter] = []
        self._open = True
        self._leave = threading.Event()
        self._thread = threading.Thread(target=self._run, name="zalo", daemon=True)
        self.error = ""

    def start(self) -> None:
        self._thread.start()

    def close_door(self) -> None:
        self._open = False

    def stop(self) -> None:
        self._leave.set()
        self._thread.join(10)

    def left(self) -> int:
        """Who is under way, and what waits at the platform."""
        return len(self._under_way()) + len(self.api.pending())

    def receive_by(self, mode: str, port: int) -> None:
        """What `helpdesk zalo-bot set-webhook` and `delete-webhook` do, without starting Python."""
        hook = self.api.world.hook
        url = f"http://127.0.0.1:{port}/hooks/zalo-bot" if mode == "webhook" else ""
        if hook.url != url:
            hook.url, hook.secret = url, SECRET
            self.api.world.rouse()

    def settings(self, mode: str) -> dict[str, str]:
        return {
            "HELPDESK_ZALO_BOT_TOKEN": TOKEN,
            "HELPDESK_ZALO_BOT_API_BASE": self.api.base_url,
            "HELPDESK_ZALO_BOT_MODE": mode,
            "HELPDESK_ZALO_BOT_WEBHOOK_SECRET": SECRET,
            "HELPDESK_ZALO_BOT_RATE": "0",
        }

    def _under_way(self) -> list[Reporter]:
        return [one for one in list(self.came) if not one.done]

    def _run(self) -> None:
        try:
            while not self._leave.wait(_LOOK):
                if self._open and self._coming and len(self._under_way()) < self._at_once:
                    self.came.append(self._coming.pop(0))
                for one in self._under_way():
                    one.look()
        except Exception:  # noqa: BLE001 - told by the checks
            self.error = traceback.format_exc()
