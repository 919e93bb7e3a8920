"""A running house for tests: the real wiring on a real database, its pages on a real port.

Nothing runs by itself: `work()` lets every part do what is due until nothing is, so tests wait for
nothing and see each message in order. `start()` runs the parts as `serve` does.
"""

import asyncio
import re
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import uvicorn

from bot import app as wiring
from bot import clockwork, logs
from bot.settings import Settings
from states.facts import Customer
from storage import customers, inbox, lanes, transcript
from storage.customers import NewCustomer
from storage.database import Database
from storage.transcript import Message
from tests.bot_api.running import QuickServer
from tests.databases import MASTER_KEY, make_database
from tests.desk import Clock

_CODE = re.compile(r"\b[0-9]{6,8}\b")


class House:
    """`settings` are the house's own, besides where it keeps things. `arriving` are asked in
    `work()` for what a platform has for us; each answers how many updates were new."""

    def __init__(self, folder: Path, clock: Clock, url: str = "", **settings: Any) -> None:
        self.clock = clock
        self.folder = folder
        self.url = url or f"sqlite:///{folder}/desk.db"
        self.settings = settings
        self.arriving: list[Callable[[], Awaitable[int]]] = []
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen(100)
        self.base = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.built: wiring.App

    async def open(self) -> "House":
        logs.quieten()
        await asyncio.to_thread(lambda: make_database(self.url, self.clock).close())
        self._build()
        config = uvicorn.Config(
            self._serve,
            interface="asgi3",
            lifespan="off",
            log_config=None,
            access_log=False,
            ws="none",
        )
        started = asyncio.Event()
        self._server = QuickServer(config, started.set)
        self._serving = asyncio.create_task(self._server._serve([self._socket]))
        await started.wait()
        return self

    def _build(self) -> None:
        settings = Settings(
            database_url=self.url,
            files_url=f"file://{self.folder}/files",
            master_key=MASTER_KEY,
            public_url=self.base,
            **{"second_factor": "optional", **self.settings},
        )
        self.built = wiring.build(settings, demo=True, clock=self.clock)
        self.built.sender._sleep = self._wait
        if self.built.group is not None:
            self.built.group.turns.sleep = self._wait

    async def _serve(self, scope: Any, receive: Any, send: Any) -> None:
        await self.built.web(scope, receive, send)

    async def _wait(self, seconds: float) -> None:
        self.clock.pass_(seconds=seconds)

    async def restart(self) -> None:
        """New objects on the same database, as after a crash between two steps."""
        await self._put_down()
        self._build()

    async def _put_down(self) -> None:
        await self.built.sender.settle()
        for poller in self.built.pollers.values():
            poller._alone.release()
        if self.built.group is not None:
            self.built.group.release()
        await wiring.stop(self.built)

    async def close(self) -> None:
        await self._put_down()
        self._server.leave.set()
        await self._serving

    @property
    def database(self) -> Database:
        return self.built.database

    # -- working ---------------------------------------------------------------------------------
    async def work(self) -> None:
        """Until nothing is due at this moment of the clock."""
        while True:
            done = 0
            for arrive in self.arriving:
                done += await arrive()
            done += await self.built.intake.process()
            await self.built.sender.settle()
            done += await self.built.sender.send_due()
            await self.built.sender.settle()
            done += await self.built.fetcher.fetch_waiting()
            done += await clockwork.wake_due(self.database, self.built.house)
            if self.built.group is not None:
                done += await self.built.group.once()
            if not done:
                return

    async def start(self) -> None:
        await wiring.start(self.built)

    # -- what there is ---------------------------------------------------------------------------
    def customer(self, code: str = "DC10023", **details: str) -> str:
        details = details or {"phone": "+84912345678", "email": "mai@example.vn"}
        name, kind = details.pop("name", "Nguyễn Thị Mai"), details.pop("kind", "person")
        new = NewCustomer(code, kind, name, details)
        return self.database.write_now(lambda uow: customers.add(uow, new))

    def record(self, customer_id: str) -> Customer:
        return self.database.read_now(lambda uow: customers.load(uow, [customer_id])[customer_id])

    def code(self) -> str:
        """The newest code that was mailed or texted."""
        letters = self.built.letters or ()
        return next(found[0] for one in letters if (found := _CODE.search(one["text"])))

    def inbox_count(self, state: str) -> int:
        return self.database.read_now(lambda uow: inbox.count(uow, state))

    def lane(self, channel: str, address: str) -> lanes.Lane:
        account = self.built.outlets[channel].account
        found = self.database.read_now(lambda uow: lanes.find(uow, channel, account, address))
        assert found is not None
        return found

    def reach(self, channel: str, address: str) -> str:
        lane = self.lane(channel, address)
        return self.database.read_now(lambda uow: lanes.reach(uow, lane.id))

    def transcript(self, channel: str, address: str) -> list[Message]:
        lane = self.lane(channel, address)
        return self.database.read_now(lambda uow: transcript.read(uow, lane.id))

    def outbox_states(self, channel: str, address: str) -> list[str]:
        """The states of all that was to be said there, in order."""
        from sqlalchemy import select

        from storage import tables

        lane = self.lane(channel, address)
        table = tables.outbox
        query = select(table.c.state).where(table.c.lane_id == lane.id).order_by(table.c.seq)
        return self.database.read_now(lambda uow: list(uow.connection.execute(query).scalars()))
