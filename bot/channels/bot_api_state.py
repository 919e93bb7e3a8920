"""A line that notes how its calls fare: what `/readyz` tells of the platform without asking anew.

A block page, a lost route, a refused token and another poller are the channel being down; the
customers' other channels go on. A message that was refused is no matter of the channel.
"""

from collections.abc import Mapping
from typing import Any

from bot.channels.bot_api import Line, Upload
from bot.channels.bot_api_errors import NOT_THE_BOT_API
from bot.channels.channel import ChannelError, Failure, Health

_DOWN = (Failure.NOT_SENT, Failure.UNKNOWN, Failure.AUTH, Failure.CONFLICT)


class Watched:
    """The line, and how its last call went. `deaf`: why nothing can be received, however well
    calls go; whoever receives sets it. `asks`: a call that says nothing; `strange`: the detail of
    an answer that came from somebody in between."""

    def __init__(self, line: Line, asks: str = "getMe", strange: str = NOT_THE_BOT_API) -> None:
        self.line = line
        self._asks = asks
        self._strange = strange
        self.deaf = ""
        self._last = Health(ok=True)

    @property
    def state(self) -> Health:
        if self._last.ok and self.deaf:
            return Health(ok=False, detail=self.deaf)
        return self._last

    async def call(
        self,
        method: str,
        fields: Mapping[str, Any] | None = None,
        *,
        upload: Upload | None = None,
        read: float | None = None,
        fine: str = "",
    ) -> Any:
        """`fine`: the detail of a refusal that is an answer like any other, and told as None.
        Raises ChannelError."""
        try:
            answer = await self.line.call(method, fields, upload=upload, read=read)
        except ChannelError as error:
            if not fine or error.detail != fine:
                self._note(error)
                raise
            answer = None
        self._last = Health(ok=True)
        return answer

    async def probe(self) -> None:
        """Where somebody in between answered the last call: whether they still do is tried with a
        call that says nothing, so that no message is spent on them. Raises ChannelError."""
        if self._last.detail != self._strange:
            return
        try:
            await self.call(self._asks)
        except ChannelError as error:
            raise ChannelError(Failure.NOT_SENT, error.detail) from None

    async def download(self, url: str, most: int) -> bytes:
        return await self.line.download(url, most)

    async def close(self) -> None:
        await self.line.close()

    def _note(self, error: ChannelError) -> None:
        down = error.kind in _DOWN
        self._last = Health(ok=not down, detail=(error.detail or error.kind.value) if down else "")
