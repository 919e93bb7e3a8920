"""A customer's chat with the Zalo Official Account, and the platform's side of it.

The account has no way to poll: signed events come to the webhook of every life, and again later,
overtaken by others, where they were not answered with 200. Its tokens last a minute, and are
renewed under way; who is at the pages of developers.zalo.me gives a new one where a kill between
the platform's answer and the commit took the next one with it (`docs/zalo-oa.md`).
"""

import re
from collections.abc import Mapping
from pathlib import Path

from bot.channels.zalo_oa_webhook import PATH
from tests.crash import copybook
from tests.crash.phones import Shown, key_of
from tests.crash.trouble import PATIENCE
from tests.zalo_oa_api import APP, APP_SECRET, FIRST_REFRESH, OA, OA_SECRET, Event, OaApi

PAUSES = (0.2, 0.6, 1.5, 3.0)  # seconds until an event comes again; the platform's are longer
LASTS = "60"  # seconds that a token lasts, as the platform tells it
_OPTION = re.compile(r"^(\d+)\. (.+)$", re.MULTILINE)


class Official:
    """One chat. Up to five choices are buttons; more are a numbered list, answered by number."""

    channel = "zalo-oa"
    account = OA
    again = True
    noises = ("sticker",)

    def __init__(self, api: OaApi, number: int) -> None:
        self._api = api
        self.address = api.chat(number)
        self._events: dict[int, Event] = {}

    def open(self) -> None:
        """It is there."""

    def close(self) -> None:
        """It stays."""

    def newest(self) -> int:
        return len(self._api.world.chats[self.address])

    def lines(self) -> list[Shown]:
        late = self._late()
        return [
            Shown(place, one.from_oa, one.text, tuple(payload[1:] for _, payload in one.buttons))
            for place, one in enumerate(self._api.transcript(self.address), start=1)
            if one.message_id not in late
        ]

    def _late(self) -> set[str]:
        """What a slow call brought behind what was sent after it: a question that was answered long
        ago, and to which a bare number would answer another one by now. People pass it over."""
        newest, late = 0.0, set()
        for one in list(self._api.world.accepted):
            if str(one.chat) != self.address:
                continue
            if one.came_at < newest:
                late.add(str(one.message_id))
            newest = max(newest, one.came_at)
        return late

    def say(self, text: str) -> Shown:
        event = self._api.say(self.address, text)
        return Shown(self.newest(), False, text, update=self._name(event))

    def follow(self, link: str) -> Shown:
        return self.say(f"/start {link}")

    def offers(self, shown: Shown, key: str) -> str | None:
        if shown.keys:
            return next((one for one in shown.keys if key_of(one).startswith(key)), None)
        options = dict(_OPTION.findall(shown.text))
        return next((n for n, label in options.items() if copybook.is_label(label, key)), None)

    def press(self, shown: Shown, button: str) -> int | None:
        if not shown.keys:
            return self.say(button).update
        return self._name(self._api.message(self.address, "text", text=f"#{button}"))

    def send(self, kind: str, data: bytes) -> int | None:
        if kind == "jpeg":
            return self._name(self._api.picture(self.address, data))
        return self._name(self._api.document(self.address, data, "giay-to.pdf"))

    def forward(self, text: str) -> int | None:
        raise NotImplementedError("Zalo tells nobody what was forwarded")

    def noise(self, kind: str, own: Shown | None) -> int | None:
        return self._name(self._api.other(self.address, kind))

    def redeliver(self, update: int, times: int) -> None:
        for _ in range(times):
            self._api.redeliver(self._events[update])

    def _name(self, event: Event) -> int:
        number = len(self._events) + 1
        self._events[number] = event
        return number


class Platform:
    """What the account's owner and the platform do beside the chats."""

    def __init__(self, api: OaApi) -> None:
        self.api = api
        api.doubts.lasts = LASTS
        api.board.deliverer.most = 1_000_000  # it comes again until it is taken
        api.board.deliverer.pauses = PAUSES
        self.given = 0  # refresh tokens that were given by hand
        self.alarms = 0  # how often the log said that one was lost
        self._read = 0

    def receive_at(self, port: int) -> None:
        """The address on the application's webhook page."""
        url = f"http://127.0.0.1:{port}{PATH}"
        if self.api.world.hook != url:
            self.api.world.hook = url
            self.api.world.rouse()

    def heed(self, log: Path) -> None:
        """What the log has said since the last time: where the token was refused, take leave for
        the account once more, and the token of before is worth nothing."""
        if not log.exists():
            return
        with log.open("rb") as file:
            file.seek(self._read)
            said = file.read()
            self._read = file.tell()
        self.alarms += said.count(b"token lost")
        if b"token refused" in said:
            with self.api.world.lock:
                self.given += 1
                self.api.world.refresh = f"given-by-hand-{self.given}"

    def expire(self) -> None:
        """The access token ends before its time."""
        with self.api.world.lock:
            self.api.world.access.clear()

    def settings(self) -> Mapping[str, str]:
        origin = self.api.origin
        return {
            "HELPDESK_ZALO_OA_ID": OA,
            "HELPDESK_ZALO_OA_APP_ID": APP,
            "HELPDESK_ZALO_OA_APP_SECRET": APP_SECRET,
            "HELPDESK_ZALO_OA_SECRET_KEY": OA_SECRET,
            "HELPDESK_ZALO_OA_REFRESH_TOKEN": self._refresh,
            "HELPDESK_ZALO_OA_API_BASE": origin,
            "HELPDESK_ZALO_OA_OAUTH_BASE": origin,
            "HELPDESK_ZALO_BUSINESS_API_BASE": origin,
            "HELPDESK_ZALO_OA_RATE": "0",
            "HELPDESK_ZALO_OA_TIMEOUT": str(PATIENCE),
            "HELPDESK_ZALO_OA_FILE_HOSTS": "127.0.0.1",
            "HELPDESK_ZALO_OA_BUTTONS": "true",
        }

    @property
    def _refresh(self) -> str:
        return f"given-by-hand-{self.given}" if self.given else FIRST_REFRESH
