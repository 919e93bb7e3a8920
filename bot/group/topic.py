"""One case's topic, brought up to date: opened, its card as it should look, what customers said."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import structlog

from bot.channels.bot_api_errors import NO_TARGET, NO_TOPICS
from bot.channels.channel import ChannelError, Failure
from bot.channels.telegram_topics import Topics
from bot.copy import render
from bot.group import card, words
from bot.group.turns import Turns, WaitError
from handlers import group_view
from handlers.group_view import TopicPage
from handlers.work import House
from states.case_map import CLOSED
from storage import group_topics
from storage.database import Database, is_passing
from storage.group_topics import Group, Topic
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()
_MOST_LOST = 5  # topics of one case that are made anew at once, by whoever they are deleted
_UNSURE = (Failure.UNKNOWN, Failure.BAD_REPLY)


class OneTopic:
    """Each call is noted before it is made (`trying`): words that may stand there already are said
    to be said again, a topic that may have been made is waited for."""

    def __init__(
        self,
        database: Database,
        house: House,
        topics: Topics,
        turns: Turns,
    ) -> None:
        self._database, self._house, self._topics = database, house, topics
        self._turns = turns

    async def show(self, group: Group, case_id: str) -> int:
        """Everything that this topic lacks; how many calls that took. What cannot be shown at all
        (a defect of ours, words whose key was erased) is set aside, so that it blocks no other.
        Raises ChannelError, WaitError where the others have to wait as well."""
        try:
            return await self._show(group, case_id)
        except (ChannelError, WaitError):
            raise
        except Exception as error:
            if is_passing(error):
                raise
            log.error("a topic cannot be shown", error=type(error).__name__)
            await self._write(lambda uow: group_topics.set_aside(uow, case_id))
            return 0

    async def _show(self, group: Group, case_id: str) -> int:
        page = await self._load(case_id)
        if page is None:
            return 0
        try:
            done = await self._bring_up_to_date(group, page)
        except ChannelError as error:
            return await self._not_shown(page.topic, error)
        if done is None:
            return 0
        await self._write(lambda uow: group_topics.shown(uow, page.topic))
        return done

    async def _bring_up_to_date(self, group: Group, page: TopicPage) -> int | None:
        """None where it has to rest first."""
        topic, closed = page.topic, page.case.state in CLOSED
        done = 0
        if topic.thread_id is None:
            if closed:
                return 0  # what is over needs no topic
            if topic.trying == "topic" and not topic.failures:
                await self._rest(topic)  # the platform tells of a topic that we may have made
                return None
            page, done = await self._open(group, page), 1
        done += await self._keep_card(group, page)
        while (told := self._words(page)) is not None:
            page = await self._say(group, page, told)
            done += 1
        if closed is not page.topic.closed:
            await self._close(group, page.topic, closed=closed)
            done += 1
        return done

    async def _load(self, case_id: str) -> TopicPage | None:
        return await self._database.read(
            partial(group_view.load, house=self._house, case_id=case_id)
        )

    async def _again(self, page: TopicPage) -> TopicPage:
        """The page after something of it was shown; marks made since are for the next look."""
        found = await self._load(page.case.id)
        if found is None:  # the group is another one now
            raise WaitError
        return found

    async def _open(self, group: Group, page: TopicPage) -> TopicPage:
        topic, name = page.topic, card.name_of(page, self._house.language)
        await self._turns.wait()
        await self._change(topic, trying="topic")
        thread = await self._topics.open(group.chat_id, name)
        await self._change(topic, thread_id=thread, closed=False, trying="")
        return await self._again(page)

    async def _keep_card(self, group: Group, page: TopicPage) -> int:
        """The card as it should look; edited only where it looks otherwise."""
        topic = page.topic
        wanted = card.card_of(page, self._house.language, self._address(page))
        if topic.card_id is not None:
            if topic.card_hash == wanted.digest:
                await self._change(topic, events=page.events)
                return 0
            await self._turns.wait()
            try:
                await self._topics.edit(group.chat_id, topic.card_id, wanted.text, wanted.rows)
            except ChannelError as error:
                if error.detail != NO_TARGET:
                    raise
            else:
                await self._change(topic, card_hash=wanted.digest, events=page.events)
                return 1
        await self._turns.wait()
        await self._change(topic, trying="card")
        number = await self._topics.post(group.chat_id, _thread(topic), wanted.text, wanted.rows)

        def keep(uow: UnitOfWork) -> None:
            group_topics.keep_message(uow, number, topic.case_id, "card")
            group_topics.change(
                uow, topic.case_id, card_id=number, card_hash=wanted.digest, events=page.events,
                trying="",
            )  # fmt: skip

        await self._write(keep)
        return 1

    def _words(self, page: TopicPage) -> words.Words | None:
        return words.next_words(page, self._house.language, self._address(page))

    async def _say(self, group: Group, page: TopicPage, told: words.Words) -> TopicPage:
        """Words of the customer's, as one message that staff can answer."""
        topic, text = page.topic, told.text
        if topic.trying == "words":
            text = f"{render('group-maybe-again', self._house.language)}\n{text}"
        await self._turns.wait()
        await self._change(topic, trying="words")
        number = await self._topics.post(group.chat_id, _thread(topic), text)

        def keep(uow: UnitOfWork) -> None:
            group_topics.keep_message(uow, number, topic.case_id, "words")
            group_topics.keep_words(uow, topic.case_id, told.events, number)
            group_topics.keep_words(uow, topic.case_id, told.left_out, None)
            group_topics.change(uow, topic.case_id, trying="")

        await self._write(keep)
        return await self._again(page)

    async def _close(self, group: Group, topic: Topic, *, closed: bool) -> None:
        await self._turns.wait()
        await self._topics.set_closed(group.chat_id, _thread(topic), closed=closed)
        await self._change(topic, closed=closed)

    def _address(self, page: TopicPage) -> str:
        return f"{self._house.public_url}/console/cases/{page.case.reference}"

    # -- what goes wrong -------------------------------------------------------------------------
    async def _not_shown(self, topic: Topic, error: ChannelError) -> int:
        """What only this topic is to blame for lets it rest; anything else is the group's matter.
        Only an outcome that nobody knows leaves word of what was tried."""
        if error.kind is Failure.TOPIC_GONE:
            return await self._lost(topic)
        if error.kind not in _UNSURE:
            await self._change(topic, trying="")
        ours = error.kind is Failure.REJECTED and error.detail != NO_TOPICS
        if ours or error.kind in _UNSURE:
            log.warning("a topic rests", kind=error.kind.value, failures=topic.failures + 1)
            await self._rest(topic)
        if ours or error.kind is Failure.BAD_REPLY:
            return 0
        raise error

    async def _lost(self, topic: Topic) -> int:
        """Somebody deleted it: a new one, unless they keep doing so."""
        log.warning("a topic was deleted", times=topic.lost + 1)
        await self._write(lambda uow: group_topics.lose(uow, topic))
        if topic.lost >= _MOST_LOST:
            await self._rest(topic)
        return 1

    async def _rest(self, topic: Topic) -> None:
        pause = timedelta(seconds=10 * 2 ** min(topic.failures, 9))
        await self._write(lambda uow: group_topics.rest(uow, topic, uow.now + pause))

    async def _change(self, topic: Topic, **values: object) -> None:
        await self._write(lambda uow: group_topics.change(uow, topic.case_id, **values))

    async def _write(self, use_case: Callable[[UnitOfWork], object]) -> None:
        await self._database.write(use_case)


def _thread(topic: Topic) -> int:
    """Of a topic that was opened."""
    if topic.thread_id is None:
        raise ChannelError(Failure.TOPIC_GONE)
    return topic.thread_id
