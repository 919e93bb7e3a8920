"""Mail and SMS of the demo: shown on a page of this machine instead of being sent."""

from collections import deque
from datetime import datetime

from bot.channels.channel import Capabilities, OutText, Receipt
from storage.database import Clock

KEPT = 200


class Viewer:
    """An outlet that keeps the newest messages in memory. Only `demo` wires it."""

    def __init__(
        self, name: str, caps: Capabilities, shown: "deque[dict[str, str]]", clock: Clock
    ) -> None:
        self.name = name
        self.account = ""
        self.caps = caps
        self._shown = shown
        self._clock = clock

    async def send(self, out: OutText) -> Receipt:
        self._shown.appendleft(
            {
                "at": _iso(self._clock()),
                "kind": self.name,
                "to": out.address,
                "subject": out.subject if self.name == "mail" else "",
                "text": out.text,
            }
        )
        return Receipt(out.id)

    async def close(self) -> None:
        """Nothing is open."""


def shelf() -> "deque[dict[str, str]]":
    return deque(maxlen=KEPT)


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
