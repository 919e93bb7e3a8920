"""Who there is and what becomes of them: users, groups, membership, blocks, migration, topics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tests.bot_api import topics
from tests.bot_api.errors import bad
from tests.bot_api.model import RIGHTS, Chat, Topic, User
from tests.bot_api.world import World


class People:
    """The part of `BotApi` that sets the stage. Ids of groups are negative, as in Telegram."""

    world: World

    def add_user(
        self,
        id: int,  # noqa: A002
        name: str = "Khách",
        language_code: str = "vi",
        *,
        last_name: str = "",
        username: str = "",
        started: bool = False,
        hidden: bool = False,
    ) -> int:
        """A Telegram account and its private chat with the bot (same id).

        Not `started`: the bot can't write first, as in life, until the user has said something.
        """
        with self.world.lock:
            self.world.users[id] = User(id, name, last_name, username, language_code, hidden=hidden)
            chat = self.world.chats.setdefault(id, Chat(id, "private"))
            chat.started = chat.started or started
        return id

    def group(
        self,
        id: int,  # noqa: A002
        title: str = "Nhân viên",
        *,
        forum: bool = False,
        kind: str = "supergroup",
        members: Mapping[int, str] | Iterable[int] = (),
        bot: str = "administrator",
        rights: Iterable[str] | None = None,
    ) -> int:
        """A group the bot is in. `kind` group (basic) or supergroup; `rights` default to all."""
        if id >= 0:
            raise ValueError("ids of groups are negative")
        given = dict(members) if isinstance(members, Mapping) else dict.fromkeys(members, "member")
        with self.world.lock:
            self.world.chats[id] = Chat(
                id,
                kind,
                title=title,
                forum=forum,
                bot_status=bot,
                rights=set(RIGHTS if rights is None else rights)
                if bot == "administrator"
                else set(),
                members={int(who): status for who, status in given.items()},
                last_message_id=1 if kind == "supergroup" else 0,  # 1 is the chat's own birth
            )
        return id

    def join(self, chat: int, user: int, status: str = "member") -> None:
        """creator, administrator, member, left or kicked."""
        with self.world.lock:
            self.world.person(user)
            self.world.place(chat).members[user] = status

    def set_bot(
        self, chat: int, status: str, *, by: int | None = None, rights: Iterable[str] | None = None
    ) -> int | None:
        """Add, promote, restrict or kick the bot; the id of the my_chat_member update."""
        with self.world.lock:
            place = self.world.place(chat)
            old, place.bot_status = place.bot_status, status
            place.rights = set()
            if status == "administrator":
                place.rights = set(RIGHTS if rights is None else rights)
            return self.world.membership(place, self._actor(place, by), old, status)

    def _actor(self, chat: Chat, by: int | None) -> User:
        if by is not None:
            return self.world.person(by)
        if chat.kind == "private":
            return self.world.person(chat.id)
        return self.world.person(next(iter(chat.members), self.world.bot.id))

    def block(self, user: int) -> int | None:
        """The user blocks the bot: my_chat_member says `kicked`, sends say 403."""
        return self._set_blocked(user, blocked=True)

    def unblock(self, user: int) -> int | None:
        return self._set_blocked(user, blocked=False)

    def _set_blocked(self, user: int, *, blocked: bool) -> int | None:
        with self.world.lock:
            chat = self.world.place(user)
            if chat.blocked is blocked:
                return None
            chat.blocked = blocked
            old, new = ("member", "kicked") if blocked else ("kicked", "member")
            return self.world.membership(chat, self.world.person(user), old, new)

    def deactivate(self, user: int) -> None:
        """The account is deleted; no update tells of it, sends say 403."""
        with self.world.lock:
            self.world.person(user).deactivated = True

    def delete_group(self, chat: int) -> None:
        with self.world.lock:
            self.world.place(chat).deleted = True

    def migrate(self, chat: int, *, forum: bool = False) -> int:
        """Upgrade a basic group (switching topics on does it): the new chat's id. Both chats
        get their service message."""
        with self.world.lock:
            old = self.world.place(chat)
            if old.kind != "group" or old.migrated_to is not None:
                raise ValueError("only a basic group can be upgraded, and only once")
            new_id = -1_000_000_000_000 + chat
            self.group(
                new_id,
                old.title,
                forum=forum,
                members=old.members,
                bot=old.bot_status,
                rights=old.rights,
            )
            new = self.world.chats[new_id]
            by = self._actor(old, None)
            left = {"migrate_to_chat_id": new_id}
            came = {"migrate_from_chat_id": chat}
            for place, content in ((old, left), (new, came)):
                kind = next(iter(content))
                message = self.world.store(place, by, content, kind=kind, service=True)
                self.world.announce(message)
            old.migrated_to = new_id
            return new_id

    # -- topics, by a member's hand ----------------------------------------------------------

    def create_topic(self, chat: int, name: str, *, user: int) -> int:
        with self.world.lock:
            place = self.world.place(chat)
            return topics.make_topic(self.world, place, self.world.person(user), name).id

    def close_topic(self, chat: int, thread: int, *, user: int, closed: bool = True) -> None:
        with self.world.lock:
            place = self.world.place(chat)
            who = self.world.person(user)
            topics.set_closed(self.world, place, self._topic(place, thread), who, closed=closed)

    def delete_topic(self, chat: int, thread: int) -> None:
        with self.world.lock:
            place = self.world.place(chat)
            topics.drop_topic(self.world, place, self._topic(place, thread))

    def _topic(self, chat: Chat, thread: int) -> Topic:
        if thread not in chat.topics:
            raise bad("TOPIC_ID_INVALID")
        return chat.topics[thread]
