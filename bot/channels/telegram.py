"""Telegram as a channel, through python-telegram-bot as transport and types only.

I/O and nothing else: no Updater, no Application, no state that a restart would miss. Receiving is
`telegram_polling` or `telegram_webhook`; both hand raw updates to the inbox before anybody reads
them. Every call notes whether the platform can be reached, which `/readyz` tells.
"""

from collections.abc import Awaitable, Mapping, Sequence
from typing import Any, TypeVar

import structlog
from telegram import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    WebhookInfo,
)
from telegram.error import TelegramError

from bot.channels.channel import (
    Button,
    Capabilities,
    ChannelError,
    Failure,
    Health,
    OutText,
    Rate,
    Receipt,
)
from bot.channels.telegram_errors import NOT_TELEGRAM, TOO_BIG, failure_of
from bot.channels.telegram_request import Bot, FileTooBigError, Wire
from bot.channels.telegram_updates import ALLOWED, Me, parse
from bot.copy import LANGUAGES, render
from handlers.inbound import Inbound

log = structlog.get_logger()
T = TypeVar("T")
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
_SHORT = 14  # characters of a label that leave room for another beside it
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_DOWN = (Failure.NOT_SENT, Failure.UNKNOWN, Failure.AUTH, Failure.CONFLICT)
_ODD = (KeyError, TypeError, ValueError, AttributeError)


class Telegram:
    """`patience`: seconds to wait for an answer. `rate`: how fast the outbox may send."""

    name = "telegram"

    def __init__(
        self,
        token: str,
        api_base: str,
        file_base: str,
        *,
        proxy: str | None = None,
        patience: float = 15.0,
        rate: Rate | None = None,
    ) -> None:
        self.account = token.partition(":")[0]
        self.caps = Capabilities(
            buttons=True,
            share_contact=True,
            text_max=4096,
            text_unit="utf16",
            action_bytes=64,
            can_delete=True,
            rate=rate or Rate(),
        )
        self.state = Health(ok=True)
        self.username = ""
        self._wire, self._polling = Wire(patience, proxy), Wire(patience, proxy)
        self._bot = Bot(
            token, api_base, file_base, request=self._wire, get_updates_request=self._polling
        )

    def __repr__(self) -> str:
        return f"Telegram({self.account})"

    # -- receiving -------------------------------------------------------------------------------
    def parse(self, body: bytes) -> Inbound:
        return parse(body, Me(int(self.account), self.username))

    async def poll(self, offset: int | None, timeout: int, patience: float) -> list[Any]:  # noqa: ASYNC109
        """Raw updates; asking with the next offset tells the platform that those before it are
        ours. `timeout`: how many seconds the server may wait for some."""
        arguments = {"timeout": timeout, "allowed_updates": list(ALLOWED)}
        if offset is not None:
            arguments["offset"] = offset
        found = await self._call(self._bot.raw("getUpdates", read=timeout + patience, **arguments))
        if not isinstance(found, list):
            raise ChannelError(Failure.BAD_REPLY, "no list of updates")
        return found

    async def acknowledge(self, press: str) -> None:
        """Stop the button's waiting circle. Best effort; useless after 150 seconds."""
        await self._call(self._bot.answer_callback_query(press))

    # -- sending ---------------------------------------------------------------------------------
    async def send(self, out: OutText) -> Receipt:
        if not out.address.removeprefix("-").isdigit():
            raise ChannelError(Failure.REJECTED, "no chat")
        if not out.text:
            return Receipt()
        if self.state.detail == NOT_TELEGRAM:
            await self._probe()
        message = await self._call(
            self._bot.send_message(
                out.address,
                out.text,
                reply_markup=_markup(out),
                link_preview_options=_NO_PREVIEW,
                protect_content=True if out.kind == "code" else None,
            )
        )
        number = getattr(message, "message_id", None)
        if number is None:
            raise ChannelError(Failure.BAD_REPLY, "no message")
        return Receipt(str(number))

    async def _probe(self) -> None:
        """Somebody in between answered the last call. Whether they still do is tried with a call
        that says nothing, so that no message is spent on them."""
        try:
            await self._call(self._bot.raw("getMe"))
        except ChannelError as error:
            raise ChannelError(Failure.NOT_SENT, error.detail) from None

    # -- files -----------------------------------------------------------------------------------
    async def fetch_file(self, ref: str, most: int) -> bytes:
        """The link holds the token: it is used here and shown to nobody."""
        most = min(most, MAX_FILE)
        file = await self._call(self._bot.get_file(ref))
        if (file.file_size or 0) > most:
            raise ChannelError(Failure.REJECTED, TOO_BIG)
        if not file.file_path:
            raise ChannelError(Failure.BAD_REPLY, "no path")
        try:
            return await self._wire.download(file.file_path, most)
        except FileTooBigError:
            raise ChannelError(Failure.REJECTED, TOO_BIG) from None
        except TelegramError as error:
            raise failure_of(error) from None

    async def settled(self, source: Mapping[str, Any]) -> None:
        """Papers do not stay in the chat: bots may delete what came to them in a private chat for
        48 hours (deleteMessage)."""
        where = source.get("extra") or {}
        chat_id, message_id = where.get("chat_id"), where.get("message_id")
        if isinstance(chat_id, int) and isinstance(message_id, int) and chat_id > 0:
            await self._call(self._bot.delete_message(chat_id, message_id))

    # -- the bot itself --------------------------------------------------------------------------
    async def health(self) -> Health:
        """Asks the platform: is the token good, is a webhook set."""
        try:
            me = await self._call(self._bot.get_me())
            self.username = me.username or ""
            info = await self.webhook()
        except ChannelError as error:
            return Health(ok=False, detail=error.detail or error.kind.value)
        return Health(ok=True, detail=f"@{self.username}, webhook {'set' if info.url else 'unset'}")

    async def introduce(self) -> None:
        """Learn the own name and tell what can be asked for (setMyCommands)."""
        self.username = (await self._call(self._bot.get_me())).username or ""
        for language in (*LANGUAGES, None):
            spoken = language or LANGUAGES[0]
            commands = [BotCommand(one, render(f"command-{one}", spoken)) for one in COMMANDS]
            scope = BotCommandScopeAllPrivateChats()
            await self._call(self._bot.set_my_commands(commands, scope, language))

    async def webhook(self) -> WebhookInfo:
        return await self._call(self._bot.get_webhook_info())

    async def set_webhook(self, url: str, secret: str) -> None:
        await self._call(
            self._bot.set_webhook(url, secret_token=secret, allowed_updates=list(ALLOWED))
        )

    async def delete_webhook(self) -> None:
        await self._call(self._bot.delete_webhook())

    async def close(self) -> None:
        await self._wire.shutdown()
        await self._polling.shutdown()

    async def _call(self, calling: Awaitable[T]) -> T:
        try:
            answer = await calling
        except (TelegramError, *_ODD) as error:
            failure = failure_of(error)
        else:
            self.state = Health(ok=True)
            return answer
        down = failure.kind in _DOWN
        self.state = Health(ok=not down, detail=failure.detail if down else "")
        raise failure


def _markup(out: OutText) -> Any:
    """One message carries one keyboard: buttons under it, or the key that shares the own number
    with the other choices as keys that type their label, or the removal of that key."""
    if out.share_contact and not out.address.startswith("-"):
        keys = [[KeyboardButton(out.share_contact, request_contact=True)]]
        keys += [[KeyboardButton(one.label)] for one in out.buttons]
        return ReplyKeyboardMarkup(keys, resize_keyboard=True, one_time_keyboard=True)
    if out.buttons:
        return InlineKeyboardMarkup(_rows(out.buttons))
    if out.extra.get("hide_keys"):
        return ReplyKeyboardRemove()
    return None


def _rows(buttons: Sequence[Button]) -> list[list[InlineKeyboardButton]]:
    """Two short labels share a row, a long one has its own."""
    rows: list[list[InlineKeyboardButton]] = []
    room = False
    for one in buttons:
        short = len(one.label) <= _SHORT
        if not (short and room):
            rows.append([])
        rows[-1].append(InlineKeyboardButton(one.label, callback_data=one.action))
        room = short and len(rows[-1]) == 1
    return rows
