"""How the channels fare, for whoever sets the desk up or leads it: one card a channel, in words.

What stands here was noted by whichever process saw it (`bot/pulse.py`, `zalo_oa_notes.py`); whether
a channel is down is also known to this process itself. Nothing of anybody stands here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from bot.channels.bot_api_errors import NOT_THE_BOT_API
from bot.channels.channel import Channel
from bot.channels.zalo_oa_errors import NOT_OPENAPI, TOKEN_REFUSED
from bot.channels.zalo_oa_tokens import USED
from bot.console import answers, queue_page, showing
from bot.console.desk import ConsoleDesk
from bot.console.gate import Visitor
from bot.console.showing import Moment
from bot.copy import render
from bot.pulse import EVERY
from states.facts import local_day
from states.silence import is_silent
from storage import outbox, platform_notes, platform_tokens
from storage.platform_notes import Noted
from storage.platform_tokens import Age
from storage.unit_of_work import UnitOfWork

PATH = "/console/channels"
_PLATFORMS = ("telegram", "zalo-bot", "zalo-oa")  # what can be off, and is then named as off
_NOT_SHOWN = ("terminal",)
_MOST_WAITING = 1000
_WEEK = 7  # days
_LATELY = timedelta(days=1)
_STALE = timedelta(seconds=6 * EVERY)  # a look at a channel that is down is old by then
# What was noted last, before what says that it is over.
_TROUBLES = (
    ("refused", "event"),
    ("token refused", "token"),
    ("token lost", "token"),
    ("quota", "sent"),
    ("template refused", "template sent"),
)
_LATE = ("late", "not stored", "elsewhere")  # … where it was lately


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    words: str
    at: Moment | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """`tone`: good | near | late | paused, of its `state`; `troubles`: what is to be seen to."""

    name: str
    icon: str
    tone: str
    state: str
    troubles: tuple[str, ...]
    facts: tuple[Fact, ...]


class _Found(NamedTuple):
    notes: Mapping[tuple[str, str], Mapping[str, Noted]]
    tokens: Mapping[str, Age]
    waiting: Mapping[str, int]


class ChannelHealth:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk

    async def page(self, request: Request, visitor: Visitor) -> Response:  # noqa: ARG002
        channels = {
            name: one for name, one in self._desk.channels.items() if name not in _NOT_SHOWN
        }

        def load(uow: UnitOfWork) -> _Found:
            ages = {
                name: platform_tokens.age(uow, name, one.account) for name, one in channels.items()
            }
            return _Found(
                platform_notes.read_all(uow, channels),
                {name: age for name, age in ages.items() if age is not None},
                outbox.waiting(uow, _MOST_WAITING),
            )

        found = await self._desk.database.read(load)
        cards = [
            _Words(
                one,
                found.notes.get((name, one.account), {}),
                found.tokens.get(name),
                found.waiting.get(name, 0),
                visitor,
            ).card(polled=name in self._desk.polled)
            for name, one in channels.items()
        ]
        off = [
            queue_page.channel(one, visitor.language) for one in _PLATFORMS if one not in channels
        ]
        context = {
            "visitor": visitor,
            "csrf": visitor.csrf,
            "here": PATH,
            "cards": cards,
            "off": ", ".join(off),
        }
        return answers.page("channels.html", visitor.language, context)


class _Words:
    """One channel, in words."""

    def __init__(
        self,
        channel: Channel,
        notes: Mapping[str, Noted],
        token: Age | None,
        waiting: int,
        visitor: Visitor,
    ) -> None:
        self._channel, self._notes = channel, notes
        self._token, self._waiting = token, waiting
        self._now, self._language = visitor.now, visitor.language

    def _say(self, copy: str, **values: str | int) -> str:
        return render(copy, self._language, values)

    def _at(self, name: str) -> datetime | None:
        one = self._notes.get(name)
        return None if one is None else one.at

    def _newer(self, name: str, other: str) -> bool:
        """Whether `name` was noted, and `other` not since."""
        at, after = self._at(name), self._at(other)
        return at is not None and (after is None or at > after)

    def card(self, *, polled: bool) -> Card:
        name = self._channel.name
        down, silent = self._down(), self._silent()
        began = self._at("received") or self._at("delivered")
        if down is not None:
            since = showing.exactly(down.at).words
            tone, state = "late", self._say("channels-down", when=since)
        elif silent:
            tone, state = "near", self._say("channels-silent")
        elif began:
            tone, state = "good", self._say("channels-ok")
        else:
            tone, state = "paused", self._say("channels-new")
        troubles = [self._why(down.value)] if down is not None else []
        if silent:
            copy = "channels-silent-webhook" if self._by(polled) == "webhook" else "channels-quiet"
            troubles.append(self._say(copy))
        troubles += self._noted_troubles()
        if troubles and tone == "good":
            tone, state = "near", self._say("channels-look")
        return Card(
            queue_page.channel(name, self._language),
            queue_page.ICONS.get(name, "chat"),
            tone,
            state,
            tuple(troubles),
            tuple(self._facts(polled=polled)),
        )

    # -- how it stands ---------------------------------------------------------------------------
    def _down(self) -> Noted | None:
        """Since when and why it is down, as this process or another one sees it."""
        name, account, state = self._channel.name, self._channel.account, self._channel.state
        seen = self._notes.get("down seen")
        elsewhere = (
            seen is not None and self._newer("down seen", "up") and self._now - seen.at < _STALE
        )
        if state.ok and not elsewhere:
            return None
        began = self._notes.get("down")
        since = began.at if began is not None and self._newer("down", "up") else self._now
        value = state.detail if not state.ok or seen is None else seen.value
        return Noted(name, account, "down", since, value=value)

    def _silent(self) -> bool:
        days = {
            date.fromisoformat(name.removeprefix("received ")): one.count
            for name, one in self._notes.items()
            if name.startswith("received ")
        }
        return is_silent(self._at("received"), days, self._now)

    def _why(self, detail: str) -> str:
        if detail.startswith(TOKEN_REFUSED):
            return self._say("channels-why-token")
        if detail and (NOT_THE_BOT_API.startswith(detail) or NOT_OPENAPI.startswith(detail)):
            return self._say("channels-why-between")
        if detail == "no connection" or not detail:
            return self._say("channels-why-unreached")
        if "webhook" in detail or "poller" in detail:
            return self._say("channels-why-webhook", detail=detail)
        return self._say("channels-why-other", detail=detail)

    def _noted_troubles(self) -> list[str]:
        found = [what for what, over in _TROUBLES if self._newer(what, over)]
        found += [what for what in _LATE if (at := self._at(what)) and self._now - at < _LATELY]
        return [self._say(f"channels-trouble-{what.replace(' ', '-')}") for what in found]

    # -- facts -----------------------------------------------------------------------------------
    def _facts(self, *, polled: bool) -> list[Fact]:
        account = self._channel.name == "zalo-oa"
        found = [
            self._when("channels-received", "received"),
            self._when("channels-delivered", "delivered"),
            self._fact("channels-by", self._say(f"channels-by-{self._by(polled)}")),
            self._fact("channels-waiting", self._waiting_words()),
        ]
        if account:
            found += [self._token_fact(), *self._quota_facts()]
            found += [self._missed(), self._signature()]
        return found

    def _by(self, polled: bool) -> str:  # noqa: FBT001 - how updates come is asked of everyone
        if self._channel.name not in _PLATFORMS:
            return "page"
        return "polling" if polled else "webhook"

    def _fact(self, label: str, words: str, at: datetime | None = None) -> Fact:
        moment = None if at is None else showing.moment(at, self._now, self._language)
        return Fact(self._say(label), words, moment)

    def _when(self, label: str, name: str) -> Fact:
        at = self._at(name)
        return self._fact(label, "" if at else self._say("channels-never"), at)

    def _waiting_words(self) -> str:
        if self._waiting >= _MOST_WAITING:
            return self._say("channels-many", n=_MOST_WAITING)
        return self._say("channels-messages", n=self._waiting)

    def _token_fact(self) -> Fact:
        token = self._token
        if token is None or not token.fetched:
            return self._fact("channels-token", self._say("channels-token-none"))
        if token.expires_at <= self._now:
            return self._fact("channels-token", self._say("channels-token-over"))
        renewed = token.made_at + (token.expires_at - token.made_at) * USED
        shown = {
            "age": showing.span(self._now - token.made_at, self._language),
            "renew": showing.exactly(renewed).words,
            "until": showing.exactly(token.expires_at).words,
        }
        return self._fact("channels-token", self._say("channels-token-age", **shown))

    def _quota_facts(self) -> list[Fact]:
        found = []
        for name, label in (
            ("quota left", "channels-quota"),
            ("template quota left", "channels-template-quota"),
        ):
            one = self._notes.get(name)
            known = one is not None and bool(one.value)
            if one is not None and known:
                found.append(self._fact(label, one.value, one.at))
            elif name == "quota left":
                found.append(self._fact(label, self._say("channels-unknown")))
        return found

    def _missed(self) -> Fact:
        days = [local_day(self._now) - timedelta(days=back) for back in range(_WEEK)]
        notes = [self._notes.get(f"missed {day.isoformat()}") for day in days]
        count = sum(one.count for one in notes if one is not None)
        return self._fact("channels-missed", self._say("channels-messages", n=count))

    def _signature(self) -> Fact:
        one = self._notes.get("event")
        if one is None or not one.value:
            return self._fact("channels-signature", self._say("channels-never"))
        return self._fact("channels-signature", one.value, one.at)
