"""The staff's group kept as the desk is: what happened to a case is shown in its topic.

One process shows, by a lock of the database. What is to be done follows from what is stored: a
topic's marks, what its card last looked like, which words stand there. So a crash at any moment
leaves nothing undone, any number of changes is one edit, and a group that lets us say little (20
messages a minute) is only late.
"""

import asyncio
from collections.abc import Callable
from functools import partial

import structlog

from bot.channels.bot_api_errors import NO_TOPICS
from bot.channels.channel import ChannelError, Failure, Health
from bot.channels.telegram import Telegram
from bot.group.answering import Answering
from bot.group.topic import OneTopic
from bot.group.turns import Turns, WaitError
from handlers.work import House
from storage import group_topics
from storage.alone import Alone
from storage.database import Database
from storage.group_topics import Group
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()
AT_ONCE = 20  # topics looked at in one round
_POLL = 0.5  # seconds between looks
_WORDS = {
    "topics": "the bot must be an administrator who may manage topics, and topics must be on",
    "gone": "the bot is no member of the group, or there is no such group",
}


class StaffGroup:
    """`configured`: the group as the settings name it, None where there is none."""

    def __init__(
        self,
        database: Database,
        house: House,
        channel: Telegram,
        configured: int | None,
        alone: Alone,
        turns: Turns,
    ) -> None:
        self._database = database
        self._house = house
        self._channel = channel
        self.configured = configured
        self._alone = alone
        self.turns = turns
        self._answering = Answering(database, house, channel.topics, turns)
        self._topic = OneTopic(database, house, channel.topics, turns)
        self._settled = False
        self._trouble = ""

    def bot_name(self) -> str:
        """As people find it in Telegram; empty until the platform has told it."""
        return self._channel.username

    @property
    def state(self) -> Health:
        """What keeps the group from being shown anything."""
        return Health(not self._trouble, f"staff group: {self._trouble}" if self._trouble else "")

    async def run(self) -> None:
        """Until cancelled."""
        try:
            while True:
                try:
                    if await self.once():
                        continue
                except Exception as error:  # noqa: BLE001 - the database is away: the marks wait
                    log.warning("the staff group waits", error=type(error).__name__)
                await asyncio.sleep(_POLL)
        finally:
            self.release()

    def release(self) -> None:
        """Another process may show."""
        self._alone.release()

    async def once(self) -> int:
        """One round; how many calls were made."""
        group = await self._group()
        if group is None or not await asyncio.to_thread(self._alone.take):
            return 0
        done = 0
        try:
            if self.turns.closed:
                return await self._answering.once(group, quietly=True)
            if group.trouble:
                await self._look(group)
            done += await self._answering.once(group)
            for case_id in await self._database.read(partial(group_topics.due, limit=AT_ONCE)):
                if not await asyncio.to_thread(self._alone.take):  # it is held by being asked for
                    break
                done += await self._topic.show(group, case_id)
                self.turns.went_well()
        except WaitError:
            pass
        except ChannelError as error:
            done += await self._stop(group, error)
        return done

    async def _group(self) -> Group | None:
        """The group as it is called now; who receives for it is told."""
        account = self._channel.account
        if not self._settled:
            found = await self._database.write(
                lambda uow: group_topics.settle_group(uow, account, self.configured)
            )
            self._settled = True
        elif self.configured is None:
            return None
        else:
            found = await self._database.read(lambda uow: group_topics.group(uow, account))
        ids = {self.configured, found.chat_id} if found else set()
        self._channel.forums = frozenset(one for one in ids if one is not None)
        trouble = _WORDS[found.trouble] if found and found.trouble else ""
        if self._trouble and not trouble:
            self.turns.free()
        self._trouble = trouble
        return found

    async def _look(self, group: Group) -> None:
        """Whether the trouble is over, before anything else is tried."""
        standing = await self._channel.topics.standing(group.chat_id, int(self._channel.account))
        if not (standing.forum and standing.manages):
            raise ChannelError(Failure.REJECTED, NO_TOPICS)
        await self._write(lambda uow: group_topics.note_trouble(uow, group.account, ""))

    # -- what goes wrong -------------------------------------------------------------------------
    async def _stop(self, group: Group, error: ChannelError) -> int:
        """What concerns the whole group: it moved, we are out of it, it lets us say no more now.
        1 where it can be gone on with at once."""
        if error.kind is Failure.MOVED and error.moved_to is not None:
            new = error.moved_to
            await self._write(
                lambda uow: group_topics.move_group(uow, group.account, group.chat_id, new)
            )
            return 1
        trouble = "topics" if error.detail == NO_TOPICS else ""
        if error.kind is Failure.UNREACHABLE:
            trouble = "gone"
        if trouble and trouble != group.trouble:
            log.error("the staff group cannot be written to", why=trouble)
            await self._write(lambda uow: group_topics.note_trouble(uow, group.account, trouble))
            self._trouble = _WORDS[trouble]
        self.turns.refused(error)
        return 0

    async def _write(self, use_case: Callable[[UnitOfWork], object]) -> None:
        await self._database.write(use_case)
