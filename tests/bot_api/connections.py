"""The server's side of a connection: to cut it, and to see whether the client still stands."""

from __future__ import annotations

import asyncio
import select
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from tests.bot_api.journal import Journal
from tests.bot_api.wire import Call

HUNG_UP = getattr(select, "POLLRDHUP", 0) | select.POLLHUP | select.POLLERR
OPEN: dict[tuple[str, int], Connection] = {}


def hung_up(socket: Any) -> bool:
    """Whether the other end of this socket is closed."""
    if socket.fileno() < 0:
        return True
    poll = select.poll()
    poll.register(socket.fileno(), HUNG_UP)
    return any(event & HUNG_UP for _, event in poll.poll(0))


class Connection:
    """One client connection; `last` is the newest call that came over it."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self.transport = transport
        self.last: Call | None = None
        self.journal: Journal | None = None
        self.lost = False

    def carries(self, call: Call, journal: Journal) -> None:
        self.last = call
        self.journal = journal

    def hung_up(self) -> bool:
        """The client has closed its end, or died: asked of the kernel, not of the event loop."""
        if self.lost:
            return True
        socket = self.transport.get_extra_info("socket")
        return socket is None or hung_up(socket)

    def cut(self) -> None:
        """Reset: what was not sent yet is thrown away."""
        self.transport.abort()

    def close(self) -> None:
        """Send what was written, then close."""
        self.transport.close()

    def ended(self) -> None:
        self.lost = True
        if self.last is not None and self.journal is not None:
            self.journal.lost(self.last)


class WatchedProtocol(HttpToolsProtocol):
    """uvicorn's protocol, known to us by the client's address (`scope["client"]`)."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self.watched = Connection(transport)
        if self.client is not None:
            OPEN[self.client] = self.watched

    def connection_lost(self, exc: Exception | None) -> None:
        if self.client is not None:
            OPEN.pop(self.client, None)
        self.watched.ended()
        super().connection_lost(exc)


def connection_of(scope: Any) -> Connection:
    return OPEN[tuple(scope["client"])]
