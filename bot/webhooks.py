"""Delivering webhooks: signed, without following anybody elsewhere, to nowhere inside the house's
own networks, and tried again for about a day.

A process that dies between sending and noting sends the same once more, with the same
`webhook-id`. Nothing of an answer but its status is read, kept or logged.
"""

import asyncio
import random
from collections.abc import Callable
from functools import partial
from typing import Any

import aiohttp
import httpx
import structlog
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from httpx_aiohttp import AiohttpTransport

from bot.http import tls
from handlers import webhooks
from handlers.webhooks import Due
from handlers.work import House
from states.webhooks import address_of, may_reach, signature, wrong_address
from storage import webhook_deliveries
from storage.crash import crash_point
from storage.database import Database

log = structlog.get_logger()
PATIENCE = 15.0  # seconds for all of a delivery; the lease lasts longer
_CONNECT = 5.0
_POLL = 1.0
_AT_ONCE = 16
_FORGET_EVERY = 3600  # looks at what is due
_SLOW = (TimeoutError, httpx.ReadTimeout)


class _PrivateError(OSError):
    """The name leads where nothing may be sent."""


class _Resolver(AbstractResolver):
    """Only addresses that may be reached. What is connected to is what was judged here: a name
    that answers differently the next time (DNS rebinding) gains nothing."""

    def __init__(self, *, private: bool) -> None:
        self._private = private
        self._names = ThreadedResolver()

    async def resolve(self, host: str, port: int = 0, family: Any = 0) -> list[ResolveResult]:
        found = await self._names.resolve(host, port, family)
        allowed = [one for one in found if _allowed(one["host"], private=self._private)]
        if found and not allowed:
            raise _PrivateError
        return allowed

    async def close(self) -> None:
        await self._names.close()


def _allowed(host: str, *, private: bool) -> bool:
    address = address_of(host)
    return address is not None and may_reach(address, private=private)


class Webhooks:
    """`private`: addresses of the house's own networks are allowed."""

    def __init__(
        self,
        database: Database,
        house: House,
        *,
        private: bool = False,
        patience: float = PATIENCE,
        share: Callable[[], float] = random.random,
    ) -> None:
        self._database = database
        self._house = house
        self._private = private
        self._patience = patience
        self._share = share
        self._line: AiohttpTransport | None = None

    async def run(self) -> None:
        """Until cancelled."""
        if self._database.sqlite:  # the only process
            await self._database.write(webhook_deliveries.release_all)
        looks = 0
        try:
            while True:
                busy = False
                try:
                    busy = await self.work_once()
                    if looks % _FORGET_EVERY == 0:
                        await self._database.write(webhook_deliveries.forget_old)
                    looks += 1
                except Exception as error:  # noqa: BLE001 - tried again in a second
                    log.warning("webhooks not delivered", error=type(error).__name__)
                if not busy:
                    await asyncio.sleep(_POLL)
        finally:
            await self.close()

    async def work_once(self) -> bool:
        """Deliver what is due, some at once; whether there was any."""
        if not await self._database.read(webhook_deliveries.any_due):
            return False
        dues = await self._database.write(partial(webhooks.take, most=_AT_ONCE))
        crash_point("webhook-taken")
        await asyncio.gather(*(self._deliver(one) for one in dues))
        return bool(dues)

    async def close(self) -> None:
        if self._line is not None:
            await self._line.aclose()
        self._line = None

    async def _deliver(self, due: Due) -> None:
        status, why = await self._send(due)
        crash_point("webhook-sent")
        delivery = due.delivery
        told = partial(
            webhooks.told,
            house=self._house,
            delivery=delivery,
            status=status,
            why=why,
            share=self._share(),
        )
        await self._database.write_again(told)
        if status not in webhooks.TAKEN:
            log.warning(
                "webhook not taken",
                endpoint=delivery.endpoint_id,
                delivery=delivery.id,
                tries=delivery.tries,
                why=why,
                status=status,
            )

    async def _send(self, due: Due) -> tuple[int | None, str]:
        """(the answer's status, "") or (None, why there was none). No error is passed on: it holds
        the address, and what was answered."""
        if wrong_address(due.address, private=self._private):  # the setting was taken back
            return None, "private"
        try:
            async with asyncio.timeout(self._patience):
                status = await self._post(due)
        except Exception as error:  # noqa: BLE001 - whatever they did, it is tried again
            if _is_private(error):
                return None, "private"
            return None, "slow" if isinstance(error, _SLOW) else "unreachable"
        return status, "" if status in webhooks.TAKEN else "answer"

    async def _post(self, due: Due) -> int:
        now, delivery = self._database.clock(), due.delivery
        request = httpx.Request(
            "POST",
            due.address,
            headers={
                "content-type": "application/json",
                "user-agent": "dcnet-desk",
                "webhook-id": delivery.id,
                "webhook-timestamp": str(int(now.timestamp())),
                "webhook-signature": signature(due.key, delivery.id, now, delivery.body),
            },
            content=delivery.body,
            extensions={"timeout": {"connect": _CONNECT, "read": self._patience}},
        )
        # by the transport itself: no redirects, no cookies, no line of httpx's log with the address
        answer = await self._transport().handle_async_request(request)
        await answer.aclose()
        return answer.status_code

    def _transport(self) -> AiohttpTransport:
        if self._line is None:
            connector = aiohttp.TCPConnector(
                resolver=_Resolver(private=self._private),
                ssl=tls(),
                use_dns_cache=False,
                force_close=True,  # each is judged anew
                limit=_AT_ONCE,
            )
            session = aiohttp.ClientSession(
                connector=connector, cookie_jar=aiohttp.DummyCookieJar()
            )
            self._line = AiohttpTransport(client=session)
        return self._line


def _is_private(error: BaseException) -> bool:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, _PrivateError) or isinstance(
            getattr(seen, "os_error", None), _PrivateError
        ):
            return True
        seen = seen.__cause__ or seen.__context__
    return False
