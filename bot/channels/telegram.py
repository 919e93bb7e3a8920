"""Telegram as a channel: what is said there, over either line to its Bot API.

The line is python-telegram-bot's (`telegram_request.py`) or bare httpx (`bot_api.py`), as
HELPDESK_TELEGRAM_CLIENT says; all else is the same. I/O and nothing else: no state that a restart
would miss. Receiving is `telegram_polling` or `telegram_webhook`; both hand raw updates to the
inbox before anybody reads them. Every call notes whether the platform can be reached, which
`/readyz` tells. Methods and limits: https://core.telegram.org/bots/api.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from bot.channels.bot_api import Line, Upload
from bot.channels.bot_api_errors import TOO_BIG
from bot.channels.bot_api_state import Watched
from bot.channels.channel import (
    Button,
    Capabilities,
    ChannelError,
    Failure,
    Health,
    OutFile,
    OutText,
    Rate,
    Receipt,
)
from bot.channels.json_reading import part_of
from bot.channels.telegram_topics import Topics
from bot.channels.telegram_updates import ALLOWED, Me, parse
from bot.copy import LANGUAGES, render
from handlers.inbound import Inbound

MAX_FILE = 20 * 1024 * 1024  # what getFile hands out
COMMANDS = (
    "menu",
    "report",
    "mydata",
    "cases",
    "policy",
    "stop",
    "staff",
    "cancel",
    "language",
    "help",
)
_PHOTO = 10 * 1024 * 1024  # bytes
_SHORT = 14  # characters of a label that leave room for another beside it
Json = dict[str, Any]


class Telegram:
    """`line`: how calls reach the Bot API; `file_base`: where its files are, up to before the
    token; `rate`: how fast the outbox may send."""

    name = "telegram"

    def __init__(self, token: str, line: Line, file_base: str, rate: Rate | None = None) -> None:
        self.account = token.partition(":")[0]
        self.caps = Capabilities(
            buttons=True,
            share_contact=True,
            text_max=4096,
            text_unit="utf16",
            action_bytes=64,
            can_delete=True,
            files="bytes",
            rate=rate or Rate(),
        )
        self.username = ""
        self.forums: frozenset[int] = frozenset()  # groups whose topics are places of their own
        self.line = Watched(line)
        self.topics = Topics(self.line)
        self._address_of = _addresses(f"{file_base}{token}/")

    def __repr__(self) -> str:
        return f"Telegram({self.account})"

    @property
    def state(self) -> Health:
        return self.line.state

    # -- receiving -------------------------------------------------------------------------------
    def parse(self, body: bytes) -> Inbound:
        return parse(body, Me(int(self.account), self.username))

    async def poll(self, offset: int | None, timeout: int, patience: float) -> list[Any]:  # noqa: ASYNC109
        """Raw updates; asking with the next offset tells the platform that those before it are
        ours. `timeout`: how many seconds the server may wait for some."""
        fields: Json = {"timeout": timeout, "allowed_updates": list(ALLOWED)}
        if offset is not None:
            fields["offset"] = offset
        found = await self.line.call("getUpdates", fields, read=timeout + patience)
        if not isinstance(found, list):
            raise ChannelError(Failure.BAD_REPLY, "no list of updates")
        return found

    async def acknowledge(self, press: str) -> None:
        """Stop the button's waiting circle. Best effort; useless after 150 seconds."""
        await self.line.call("answerCallbackQuery", {"callback_query_id": press})

    # -- sending ---------------------------------------------------------------------------------
    async def send(self, out: OutText) -> Receipt:
        if not out.address.removeprefix("-").isdigit():
            raise ChannelError(Failure.REJECTED, "no chat")
        if not out.text and out.file is None:
            return Receipt()
        await self.line.probe()
        if out.file is not None:
            message = await self._send_file(out.address, out.file)
        else:
            message = await self.line.call("sendMessage", _message(out))
        return Receipt(str(part_of(message, "message_id", int)))

    async def _send_file(self, address: str, file: OutFile) -> Any:
        """A picture as one where the platform takes it as that (sendPhoto: 10 MB, sides of at most
        10,000 in all, a ratio of at most 20), anything else as a document."""
        if file.kind == "image" and len(file.data) <= _PHOTO:
            try:
                return await self._upload("sendPhoto", "photo", address, file)
            except ChannelError as error:
                if error.kind is not Failure.REJECTED:
                    raise
        return await self._upload("sendDocument", "document", address, file)

    async def _upload(self, method: str, part: str, address: str, file: OutFile) -> Any:
        upload = Upload(part, file.name, file.media_type, file.data)
        return await self.line.call(method, {"chat_id": address}, upload=upload)

    # -- files -----------------------------------------------------------------------------------
    async def fetch_file(self, ref: str, most: int) -> bytes:
        """The link holds the token: it is used here and shown to nobody."""
        most = min(most, MAX_FILE)
        file = await self.line.call("getFile", {"file_id": ref})
        if not isinstance(file, dict):
            raise ChannelError(Failure.BAD_REPLY, "no file")
        if isinstance(size := file.get("file_size"), int) and size > most:
            raise ChannelError(Failure.REJECTED, TOO_BIG)
        path = part_of(file, "file_path", str)
        return await self.line.download(self._address_of(path), most)

    async def settled(self, source: Mapping[str, Any]) -> None:
        """Papers do not stay in the chat: bots may delete what came to them in a private chat for
        48 hours (deleteMessage)."""
        where = source.get("extra") or {}
        chat_id, message_id = where.get("chat_id"), where.get("message_id")
        if isinstance(chat_id, int) and isinstance(message_id, int) and chat_id > 0:
            fields = {"chat_id": chat_id, "message_id": message_id}
            await self.line.call("deleteMessage", fields)

    # -- the bot itself --------------------------------------------------------------------------
    async def health(self) -> Health:
        """Asks the platform: is the token good, is a webhook set."""
        try:
            await self._learn_name()
            info = await self.webhook()
        except ChannelError as error:
            return Health(ok=False, detail=error.detail or error.kind.value)
        webhook = "set" if info.get("url") else "unset"
        return Health(ok=True, detail=f"@{self.username}, webhook {webhook}")

    async def introduce(self) -> None:
        """Learn the own name and tell what can be asked for (setMyCommands)."""
        await self._learn_name()
        scope = {"type": "all_private_chats"}
        for language in (*LANGUAGES, None):
            spoken = language or LANGUAGES[0]
            commands = [
                {"command": one, "description": render(f"command-{one}", spoken)}
                for one in COMMANDS
            ]
            fields: Json = {"commands": commands, "scope": scope}
            await self.line.call(
                "setMyCommands", fields | ({"language_code": language} if language else {})
            )

    async def _learn_name(self) -> None:
        self.username = part_of(await self.line.call("getMe"), "username", str)

    async def webhook(self) -> Json:
        """WebhookInfo; `url` is empty where none is set. Raises ChannelError."""
        info = await self.line.call("getWebhookInfo")
        part_of(info, "url", str)
        return dict(info)

    async def set_webhook(self, url: str, secret: str) -> None:
        fields = {"url": url, "secret_token": secret, "allowed_updates": list(ALLOWED)}
        await self.line.call("setWebhook", fields)

    async def delete_webhook(self) -> None:
        await self.line.call("deleteWebhook")

    async def close(self) -> None:
        await self.line.close()


def _addresses(base: str) -> Callable[[str], str]:
    """Of files by their path; a function, for no `repr` shows what it holds."""
    return lambda path: base + quote(path)


def _message(out: OutText) -> Json:
    fields: Json = {
        "chat_id": out.address,
        "text": out.text,
        "link_preview_options": {"is_disabled": True},
    }
    if markup := _markup(out):
        fields["reply_markup"] = markup
    if out.kind == "code":
        fields["protect_content"] = True
    return fields


def _markup(out: OutText) -> Json | None:
    """One message carries one keyboard: buttons under it, or the key that shares the own number
    with the other choices as keys that type their label, or the removal of that key."""
    if out.share_contact and not out.address.startswith("-"):
        keys: list[list[Json]] = [[{"text": out.share_contact, "request_contact": True}]]
        keys += [[{"text": one.label}] for one in out.buttons]
        return {"keyboard": keys, "resize_keyboard": True, "one_time_keyboard": True}
    if out.buttons:
        return {"inline_keyboard": _rows(out.buttons)}
    if out.extra.get("hide_keys"):
        return {"remove_keyboard": True}
    return None


def _rows(buttons: Sequence[Button]) -> list[list[Json]]:
    """Two short labels share a row, a long one has its own."""
    rows: list[list[Json]] = []
    room = False
    for one in buttons:
        short = len(one.label) <= _SHORT
        if not (short and room):
            rows.append([])
        rows[-1].append({"text": one.label, "callback_data": one.action})
        room = short and len(rows[-1]) == 1
    return rows
