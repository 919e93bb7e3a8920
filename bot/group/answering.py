"""Telling staff in the group what became of what they wrote or pressed."""

from functools import partial

import structlog

from bot.channels.channel import ChannelError, Failure
from bot.channels.telegram_topics import Topics
from bot.copy import render
from bot.group.turns import Turns
from handlers.work import House
from storage import group_answers
from storage.database import Database
from storage.group_answers import SIGN, TEXT, TOAST, Answer
from storage.group_topics import Group

log = structlog.get_logger()
_AT_ONCE = 20
_SIGNS = {"sent": "👍", "noted": "✍"}  # of those that a bot may put there (ReactionTypeEmoji)
_LATER = (Failure.RATE_LIMITED, Failure.NOT_SENT, Failure.AUTH, Failure.UNREACHABLE)


class Answering:
    def __init__(self, database: Database, house: House, topics: Topics, turns: Turns) -> None:
        self._database, self._house, self._topics = database, house, topics
        self._turns = turns

    async def once(self, group: Group, *, quietly: bool = False) -> int:
        """What is to be told now; how much that was. `quietly`: nothing may be said in the group at
        the moment, but who pressed a button is told all the same. Raises ChannelError, WaitError
        where nothing more can be told."""
        ways = (TOAST,) if quietly else (TOAST, SIGN, TEXT)
        done = 0
        for answer in await self._database.read(
            partial(group_answers.due, limit=_AT_ONCE, ways=ways)
        ):
            if not group_answers.is_late(answer, self._database.clock()):
                await self._tell(group, answer)
                done += 1
            await self._database.write(partial(group_answers.done, answer_id=answer.id))
        return done

    async def _tell(self, group: Group, answer: Answer) -> None:
        """What is surely not told waits; of anything else a second telling would be no better."""
        try:
            await self._call(group, answer)
        except ChannelError as error:
            if error.kind in _LATER:
                await self._database.write(partial(group_answers.tried, answer_id=answer.id))
                raise
            log.info("an answer in the staff group was not taken", kind=error.kind.value)

    async def _call(self, group: Group, answer: Answer) -> None:
        body, message = answer.body, answer.message_id or 0
        if answer.way == TOAST:
            await self._topics.toast(
                answer.press or "", self._words(answer), alert=bool(body.get("alert"))
            )
            return
        await self._turns.wait()
        if answer.way == SIGN:
            await self._topics.sign(group.chat_id, message, _SIGNS[body["sign"]])
        elif answer.thread_id is not None:
            text = self._words(answer)
            await self._topics.post(
                group.chat_id, answer.thread_id, text, answers=message, silent=True
            )

    def _words(self, answer: Answer) -> str:
        copy = answer.body.get("copy")
        return render(copy, self._house.language, answer.body["shown"]) if copy else ""
