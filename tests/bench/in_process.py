"""Updates a second, in process: the whole path against a messaging API that answers at once.

One job everywhere: `/start`, choose, an invalid answer, a valid one, yes, done - six updates in, at
least six messages out, the record changed, one audit row for the change. Everything is on:
validation, identity checks, transcript, audit chain, encryption, receipts. Beside it, in the same
run, python-telegram-bot's ConversationHandler doing the same job with no durability at all.

    python -m tests.bench.in_process [--url sqlite:///…] [--chats 64] [--jobs 20]
"""

import argparse
import asyncio
import json
import resource
import tempfile
import time
from datetime import UTC, datetime

from bot import loop
from bot.channels.channel import Capabilities, Health, OutText, Receipt
from bot.intake import Intake
from bot.outbox import Sender
from handlers.inbound import Inbound
from handlers.work import House
from states import events
from storage import customers, links
from storage.customers import NewCustomer
from storage.inbox import Arrived
from tests.databases import make_database

SCRIPT = (
    "/start",
    "đổi địa chỉ",
    "x",
    "{n} Lê Lợi, Phường Bến Nghé, TP. Hồ Chí Minh",
    "đúng",
    "/menu",
)
WARM_UP = 3  # customers served before the clock runs


class Instant:
    """A channel whose platform answers at once; a chat sends its next text when it is answered."""

    name = "test"
    account = "a"
    caps = Capabilities(buttons=True)

    def __init__(self) -> None:
        self.answered: dict[str, asyncio.Event] = {}
        self.sent = 0

    def parse(self, body: bytes) -> Inbound:
        text = json.loads(body)["text"]
        return Inbound(events.Said(text), {"text": text})

    async def send(self, out: OutText) -> Receipt:
        self.sent += 1
        self.answered[out.address].set()
        return Receipt(str(self.sent))

    async def fetch_file(self, ref: str, most: int) -> bytes:
        raise NotImplementedError

    async def settled(self, source) -> None:
        raise NotImplementedError

    async def health(self) -> Health:
        return Health(ok=True)

    async def close(self) -> None: ...


async def measure(url: str, chats: int, jobs: int) -> dict[str, float]:
    now = lambda: datetime.now(UTC)  # noqa: E731, TID251
    database = make_database(url, now)
    channel = Instant()
    sender = Sender(database, {"test": channel})
    house = House(render=sender.render)
    intake = Intake(database, {"test": channel}, house, sender)
    # every chat is linked and freshly confirmed, so that the job is the change itself
    names = [f"{n}" for n in range(chats * jobs)]
    first_of_all = [f"{n}" for n in range(chats * jobs, chats * jobs + WARM_UP)]
    await _link(database, [*names, *first_of_all])
    tasks = [asyncio.create_task(intake.run()), asyncio.create_task(sender.run())]

    async def place(customers_here: list[str]) -> None:
        """A customer does the job, then the next customer comes."""
        for name in customers_here:
            event = channel.answered[name] = asyncio.Event()
            for number, text in enumerate(SCRIPT):
                event.clear()
                body = json.dumps({"text": text.format(n=number)}).encode()
                await intake.receive("test", "a", [Arrived(f"{name}-{number}", name, body)])
                await event.wait()

    await place(first_of_all)  # copy is read, statements are compiled: once a process
    loop.settle_memory()  # as `serve` does, on the same loop
    channel.sent = 0
    cpu, begun = _cpu(), time.perf_counter()
    await asyncio.gather(*(place(names[first::chats]) for first in range(chats)))
    spent, used = time.perf_counter() - begun, _cpu() - cpu
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    updates = chats * jobs * len(SCRIPT)
    changed = database.read_now(_changed)
    database.close()
    assert changed == len(names) + WARM_UP, (changed, len(names))
    return {
        "updates": updates,
        "per_second": updates / spent,
        "cpu_us": used / updates * 1e6,
        "sent": channel.sent,
    }


async def _link(database, names) -> None:
    from states.conversation import Conversation
    from storage import conversations, lanes
    from storage.conversations import Stored

    def link(uow, name):
        customer_id = customers.add(
            uow,
            NewCustomer(f"C{name}", "person", "Nguyễn Thị Mai", {"phone": f"+8491{int(name):07d}"}),
        )
        wanted = lanes.Wanted("test", "a", name)
        lane = lanes.ensure(uow, [wanted])[wanted]
        uow.flush()
        links.add(uow, lane.id, customer_id, "code", "phone")
        links.add_proof(uow, lane.id, customer_id, "phone")
        conversation = Conversation(lane.id, customer_id=customer_id, noticed="2026-11")
        conversations.save(
            uow, lane, Stored(conversation, new=True), conversation, prompt_seq=0, link_until=None
        )

    for start in range(0, len(names), 200):
        some = names[start : start + 200]
        await database.write(lambda uow, some=some: [link(uow, name) for name in some])


def _changed(uow) -> int:
    from sqlalchemy import func, select

    from storage import tables

    return uow.connection.execute(
        select(func.count()).where(tables.audit.c.action == "detail changed")
    ).scalar_one()


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--url", default="")
    parser.add_argument("--chats", type=int, default=64)
    parser.add_argument("--jobs", type=int, default=10)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = given.url or f"sqlite:///{folder}/bench.db"
        print(json.dumps(loop.run(measure(url, given.chats, given.jobs))))


if __name__ == "__main__":
    main()
