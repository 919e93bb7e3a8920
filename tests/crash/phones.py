"""What a customer talks with: the same few things on every channel, so that one crowd talks on all.

`Telegram` here; `official` for a Zalo Official Account, `browser` for the web chat.
"""

from dataclasses import dataclass
from typing import Protocol

from tests.bot_api import BotApi

_STRANGER = 900_000  # the chat of somebody whose words are passed on


@dataclass(frozen=True)
class Shown:
    """One line of a chat. `index` grows; `keys`: what its buttons do; `update`: the name of what it
    was sent as."""

    index: int
    from_desk: bool
    text: str
    keys: tuple[str, ...] = ()
    message: int = 0
    update: int | None = None


class Phone(Protocol):
    """Of one customer. `channel`, `account` and `address` name the lane; `again`: what was sent may
    be delivered again on command; `noises`: what people send in between, without a meaning."""

    channel: str
    account: str
    address: str
    again: bool
    noises: tuple[str, ...]

    def open(self) -> None:
        """The customer has it in their hands."""
        ...

    def close(self) -> None:
        """… and puts it away."""
        ...

    def newest(self) -> int:
        """Changes with every line."""
        ...

    def lines(self) -> list[Shown]: ...

    def say(self, text: str) -> Shown: ...

    def follow(self, link: str) -> Shown:
        """Open a link of the customer portal."""
        ...

    def offers(self, shown: Shown, key: str) -> str | None:
        """The button of this line that does that."""
        ...

    def press(self, shown: Shown, button: str) -> int | None: ...

    def send(self, kind: str, data: bytes) -> int | None: ...

    def forward(self, text: str) -> int | None:
        """Somebody else's words."""
        ...

    def noise(self, kind: str, own: Shown | None) -> int | None: ...

    def redeliver(self, update: int, times: int) -> None: ...


def key_of(data: str) -> str:
    """What a button does: its data without the prompt's nonce."""
    return data.partition(".")[2]


class Telegram:
    channel = "telegram"
    again = True
    noises = ("sticker", "edit")

    def __init__(self, bot: BotApi, chat: int) -> None:
        self._bot = bot
        self._chat = chat
        self.account = bot.token.partition(":")[0]
        self.address = str(chat)

    def open(self) -> None:
        self._bot.add_user(self._chat, "Khách")

    def close(self) -> None:
        """It stays on."""

    def newest(self) -> int:
        return self._bot.world.chats[self._chat].last_message_id

    def lines(self) -> list[Shown]:
        return [
            Shown(
                one.index,
                one.from_bot,
                one.text,
                tuple(item.data for row in one.buttons for item in row if item.data),
                one.message_id,
                one.update_id,
            )
            for one in self._bot.transcript(self._chat)
        ]

    def say(self, text: str) -> Shown:
        said = self._bot.say(self._chat, text)
        return Shown(said.index, False, text, (), said.message_id, said.update_id)

    def follow(self, link: str) -> Shown:
        return self.say(f"/start {link}")

    def offers(self, shown: Shown, key: str) -> str | None:
        return next((one for one in shown.keys if key_of(one).startswith(key)), None)

    def press(self, shown: Shown, button: str) -> int | None:
        return self._bot.press(self._chat, shown.message, button).update_id

    def send(self, kind: str, data: bytes) -> int | None:
        if kind == "jpeg":
            return self._bot.send_photo(self._chat, data).update_id
        sent = self._bot.send_document(self._chat, data, "giay-to.pdf", "application/pdf")
        return sent.update_id

    def forward(self, text: str) -> int | None:
        self._bot.add_user(_STRANGER, "Người lạ", started=True)
        written = self._bot.say(_STRANGER, text)
        return self._bot.forward(self._chat, _STRANGER, written.message_id).update_id

    def noise(self, kind: str, own: Shown | None) -> int | None:
        if kind == "edit" and own is not None:
            return self._bot.edit(self._chat, own.message, "sửa lại ạ").update_id
        return self._bot.sticker(self._chat).update_id

    def redeliver(self, update: int, times: int) -> None:
        self._bot.redeliver(update, times)
