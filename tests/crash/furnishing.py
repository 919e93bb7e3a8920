"""What the desk knows before the first life: the crowd's records, chats that some of them have
linked elsewhere, and one staff member."""

from dataclasses import replace
from functools import partial

from storage import conversations, customers, lanes, links, schema
from storage.database import open_engine
from storage.unit_of_work import UnitOfWork
from tests.bot_api import BotApi
from tests.crash.crowd import Crowd
from tests.crash.house import one_database
from tests.crash.phones import Telegram
from tests.crash.staff import hire


def furnish(url: str, crowd: Crowd, bots: list[BotApi]) -> str:
    """The staff member's session."""
    engine = open_engine(url)
    schema.upgrade(engine)
    engine.dispose()
    database = one_database(url)
    ids = database.write_now(lambda uow: {x.code: customers.add(uow, x) for x in crowd.records})
    for one, chat in crowd.other_chats:
        other = Telegram(bots[one.account], chat)
        bots[one.account].add_user(chat, "Khách", started=True)
        wanted = lanes.Wanted(other.channel, other.account, other.address)
        database.write_now(partial(_link, wanted=wanted, customer_id=ids[one.script.code]))
    token = hire(database)
    database.close()
    return token


def _link(uow: UnitOfWork, wanted: lanes.Wanted, customer_id: str) -> None:
    """One more chat of this customer."""
    lane = lanes.ensure(uow, [wanted])[wanted]
    uow.flush()
    links.add(uow, lane.id, customer_id, "code", "phone")
    before = conversations.load(uow, [lane.id], "vi")[lane.id]
    after = replace(before.conversation, customer_id=customer_id)
    conversations.save(uow, lane, before, after, prompt_seq=0, link_until=None)
