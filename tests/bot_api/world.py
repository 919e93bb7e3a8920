"""The stored world of one bot: people, chats, messages, and the rules for reaching them."""

from __future__ import annotations

import itertools
import random
import threading
from collections.abc import Callable
from typing import Any

from tests.bot_api.clock import Clock
from tests.bot_api.errors import ApiError, bad, forbidden
from tests.bot_api.files import FileStore
from tests.bot_api.floods import Floods
from tests.bot_api.journal import Bell, Journal
from tests.bot_api.model import MESSAGE_SECONDS, RIGHTS, Chat, Message, Press, User
from tests.bot_api.shapes import Json, chat_json, member_json, user_json
from tests.bot_api.updates import UpdateQueue, lane_of_membership
from tests.bot_api.wire import Call, whole

GENERAL = 1


class World:
    """Everything below is guarded by `lock`; both the server and the test's thread hold it."""

    def __init__(self, token: str, clock: Clock, seed: int) -> None:
        self.lock = threading.RLock()
        self.bell = Bell()
        self.token = token
        self.clock = clock
        self.seed = seed
        self.listeners: list[Callable[[], None]] = []
        self.begin()

    def begin(self) -> None:
        """A fresh start; those who listen for updates keep listening."""
        self.random = random.Random(self.seed)
        self.bot = User(int(self.token.split(":")[0]), "Helpdesk", username="helpdesk_bot")
        self.bot.is_bot = True
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.chats: dict[int, Chat] = {}
        self.messages: dict[int, dict[int, Message]] = {}
        self.presses: dict[str, Press] = {}
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.actions: list[tuple[int, int | None, str]] = []
        self.reactions: dict[tuple[int, int], str] = {}  # (chat, message) -> the bot's
        self.files = FileStore(self.clock)
        self.floods = Floods(self.clock)
        self.journal = Journal(self.bell)
        self.queue = UpdateQueue(self.clock, self.seed)
        self.queue.on_push = self.listeners
        self.logged_out = False
        self.closed = False
        self.query_ids = itertools.count(self.random.randrange(10**15, 10**16), 7919)
        self.group_ids = itertools.count(self.random.randrange(10**15, 10**16), 104_729)

    # -- reaching a chat ---------------------------------------------------------------------

    def chat_of(self, value: str, *, write: bool = True, edit: bool = False) -> Chat:
        """Client::check_chat and check_chat_access, in their order."""
        if not value:
            raise bad("chat_id is empty")
        chat = self.chats.get(whole(value) or 0)
        if chat is None:
            raise bad("chat not found")
        if chat.kind == "private":
            if self.users[chat.id].deactivated and (write or edit):
                raise forbidden("user is deactivated")
            return chat
        self._group_access(chat, write=write, edit=edit or write)
        return chat

    def _group_access(self, chat: Chat, *, write: bool, edit: bool) -> None:
        if chat.migrated_to is not None:
            if write:
                raise bad(
                    "group chat was upgraded to a supergroup chat",
                    migrate_to_chat_id=chat.migrated_to,
                )
            return
        if chat.deleted and write:
            raise forbidden("the group chat was deleted")
        what = "supergroup" if chat.kind == "supergroup" else "group"
        if edit or chat.kind == "supergroup":
            if chat.bot_status == "kicked":
                raise forbidden(f"bot was kicked from the {what} chat")
            if chat.bot_status == "left":
                raise forbidden(f"bot is not a member of the {what} chat")

    def sendable(self, call: Call) -> tuple[Chat, int | None]:
        """The chat and topic a message may go to (Client::check_message_topic)."""
        chat = self.chat_of(call.text("chat_id"))
        if chat.kind == "private":
            if chat.blocked:
                raise forbidden("bot was blocked by the user")
            if not chat.started:
                raise forbidden("bot can't initiate conversation with a user")
            return chat, None
        thread = max(0, call.number("message_thread_id")) or None
        if thread is None or not chat.forum:
            return chat, None
        if thread == GENERAL or thread not in chat.topics:
            raise bad("message thread not found")
        if chat.topics[thread].closed and "can_manage_topics" not in chat.rights:
            raise bad("TOPIC_CLOSED")
        return chat, thread

    def message_of(self, chat: Chat, message_id: int, what: str) -> Message:
        """Client::check_message: `what` is "message to edit", "message to delete"."""
        message = self.messages.get(chat.id, {}).get(message_id)
        if message is None or message.deleted:
            raise bad(f"{what} not found")
        return message

    # -- storing -----------------------------------------------------------------------------

    def store(
        self,
        chat: Chat,
        sender: User,
        content: Json,
        *,
        kind: str,
        thread: int | None = None,
        reply_to: int | None = None,
        markup: Json | None = None,
        service: bool = False,
    ) -> Message:
        """One more message in a chat, with the next id of that chat."""
        chat.last_message_id += 1
        raw: Json = {
            "message_id": chat.last_message_id,
            "from": user_json(sender),
            "chat": self.chat_shown(chat),
            "date": self.clock.unix(),
            **content,
        }
        if thread is not None:
            raw["message_thread_id"] = thread
            raw["is_topic_message"] = True
        if markup and "inline_keyboard" in markup:
            raw["reply_markup"] = markup
        message = Message(
            chat=chat.id,
            id=chat.last_message_id,
            index=self.journal.next_index(),
            sender=sender.id,
            from_bot=sender.id == self.bot.id,
            raw=raw,
            kind=kind,
            thread=thread,
            reply_to=reply_to,
            service=service,
        )
        message.offer(markup)
        self.messages.setdefault(chat.id, {})[message.id] = message
        self.bell.ring(chat.id)
        return message

    def shown(self, message: Message) -> Json:
        """The message's JSON with the message it answers, one level deep (JsonMessage)."""
        answered = self.messages.get(message.chat, {}).get(message.reply_to or 0)
        if answered is None or answered.deleted:
            return dict(message.raw)
        return message.raw | {"reply_to_message": answered.raw}

    def chat_shown(self, chat: Chat) -> Json:
        return chat_json(chat, self.users.get(chat.id))

    def announce(self, message: Message, kind: str = "message") -> None:
        """Queue the update about a message; it lives a day from its date or edit date."""
        date = message.raw.get("edit_date", message.raw["date"])
        message.update_id = self.queue.push(
            kind, self.shown(message), date + MESSAGE_SECONDS, message.chat
        )

    def membership(self, chat: Chat, by: User, old: str, new: str) -> int | None:
        """my_chat_member: the bot's own place in a chat has changed."""
        before = member_json(self.bot, old, chat.rights)
        if new == "administrator":
            chat.rights = chat.rights or set(RIGHTS)
        payload = {
            "chat": self.chat_shown(chat),
            "from": user_json(by),
            "date": self.clock.unix(),
            "old_chat_member": before,
            "new_chat_member": member_json(self.bot, new, chat.rights),
        }
        expires = self.clock.now() + MESSAGE_SECONDS
        return self.queue.push("my_chat_member", payload, expires, lane_of_membership(chat.id))

    def person(self, user_id: int) -> User:
        user = self.users.get(user_id)
        if user is None:
            raise LookupError(f"no user {user_id}; call user({user_id}, ...) first")
        return user

    def place(self, chat_id: int) -> Chat:
        chat = self.chats.get(chat_id)
        if chat is None:
            raise LookupError(f"no chat {chat_id}")
        return chat

    def check_open(self, method: str) -> None:
        """Client::get_closing_error and ClientManager::send, after logOut and close."""
        if self.logged_out:
            raise ApiError(400, "Logged out")
        if self.closed and method == "close":
            raise bad("the bot has already been closed")
        self.closed = False

    def reply_checked(self, call: Call, chat: Chat) -> int | None:
        """Client::check_reply_parameters; the old arguments still count."""
        given: Any = call.parsed("reply_parameters", "reply parameters")
        if given is not None and not isinstance(given, dict):
            raise bad("Object expected as reply parameters")
        given = given or {
            "message_id": call.number("reply_to_message_id"),
            "allow_sending_without_reply": call.flag("allow_sending_without_reply"),
        }
        wanted = int(given.get("message_id") or 0)
        if wanted <= 0:
            return None
        message = self.messages.get(chat.id, {}).get(wanted)
        if message is None or message.deleted:
            if given.get("allow_sending_without_reply"):
                return None
            raise bad("message to be replied not found")
        return wanted
