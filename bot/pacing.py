"""How fast a platform lets us send: token buckets for one chat, one group, and the whole account.

Pure: times are seconds of a clock that only moves on. What the platform says itself (429) holds
back that chat, and the whole account once a second chat is told the same (Bot API FAQ: about one
message a second to a chat, 20 a minute to a group, 30 a second in all; bursts are tolerated).
"""

from bot.channels.channel import Rate

MOST_WAIT = 5.0  # seconds worth waiting in place; beyond them the lane rests
_HEADROOM = 0.2  # the part of a second's messages that may go at once: never more than all in 1 s
_AGAIN = 30.0  # seconds within which a second refusal concerns the account
_KEPT = 10_000  # chats remembered; one not heard of for long has a full bucket anyway


class Pace:
    """One account's buckets, as the moment when each is full again (GCRA)."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._chats: dict[str, float] = {}
        self._account = 0.0
        self._held: dict[str, float] = {}
        self._closed_until = 0.0
        self._refused: tuple[str, float] = ("", float("-inf"))

    def take(self, address: str, now: float) -> float:
        """Seconds to wait before the call. Up to MOST_WAIT the turn is taken; beyond, it is not."""
        wait = max(0.0, self._closed_until - now, self._held.get(address, 0.0) - now)
        chat, burst = self._of_chat(address)
        at_chat, at_account = self._chats.get(address, 0.0), self._account
        if chat:
            wait = max(wait, at_chat - burst * chat - now)
        account = 1 / (self._rate.account * (1 - _HEADROOM)) if self._rate.account else 0.0
        if account:
            wait = max(wait, at_account - self._rate.account * _HEADROOM * account - now)
        if wait > MOST_WAIT:
            return wait
        if chat:
            self._forget_old(now)
            self._chats[address] = max(at_chat, now) + chat
        if account:
            self._account = max(at_account, now) + account
        return wait

    def refused(self, address: str, seconds: float, now: float) -> None:
        """The platform said: not before so many seconds."""
        self._held[address] = now + seconds
        before, at = self._refused
        if before not in ("", address) and now - at < _AGAIN:
            self._closed_until = max(self._closed_until, now + seconds)
        self._refused = (address, now)

    def _of_chat(self, address: str) -> tuple[float, int]:
        """Seconds a message costs here, and how many may go at once after the first."""
        if not self._rate.account:
            return 0.0, 0
        if address.startswith("-"):
            return (60 / self._rate.room if self._rate.room else 0.0), int(self._rate.room) - 1
        return (1 / self._rate.chat if self._rate.chat else 0.0), self._rate.burst - 1

    def _forget_old(self, now: float) -> None:
        if len(self._chats) >= _KEPT:
            self._chats = {name: at for name, at in self._chats.items() if at > now}
            self._held = {name: at for name, at in self._held.items() if at > now}
