"""The chat of a case, in words: where it is, what it can do now, and which way a reply would go.

What decides is `handlers.desk_news.outlook`; this knows beside it how the platform fares.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.channels.channel import Channel
from bot.console import queue_page, showing
from bot.copy import render
from handlers.desk_news import Outlook
from states.notice_ways import Chat, Shut, shut
from states.proactive import FREE_FOR, Proactive, Standing, closes_at, standing

CONTACTS = ("email", "phone", "zalo")
_NOBODY_THERE = ("hotline", "undo", "status")  # cases that came without a chat


@dataclass(frozen=True, slots=True)
class ChatShown:
    """`line`: the chat in one line; `goes`: which way words of staff would go now. `tone`: "" where
    they go into the case's own chat, near where they go another way or must wait, late where no way
    is left."""

    line: str
    goes: str
    tone: str
    no_file: str = ""  # why a file of ours would not arrive


def shown(
    outlook: Outlook, channels: Mapping[str, Channel], now: datetime, language: str
) -> ChatShown:
    words = _Words(outlook, channels, now, language)
    return ChatShown(words.line(), *words.goes(), words.no_file())


class _Words:
    def __init__(
        self, outlook: Outlook, channels: Mapping[str, Channel], now: datetime, language: str
    ) -> None:
        self._outlook, self._now, self._language = outlook, now, language
        self._home = outlook.home
        self._channels = channels
        self._channel = channels.get(outlook.channel)

    def _say(self, copy: str, **values: str) -> str:
        return render(copy, self._language, values)

    def _named(self, way: str) -> str:
        """A way as the object of "goes by": `email`, or a channel."""
        if way in CONTACTS:
            return self._say(f"case-chat-by-{way}")
        return self._say("case-chat-by-chat", channel=queue_page.channel(way, self._language))

    # -- the line --------------------------------------------------------------------------------
    def line(self) -> str:
        channel = self._outlook.channel
        if not channel or channel in _NOBODY_THERE:
            return self._say("case-chat-none")
        parts = [queue_page.channel(channel, self._language)]
        if self._home is None:
            parts.append(self._say("case-chat-not-theirs"))
        elif self._channel is None:
            parts.append(self._say("case-chat-off"))
        else:
            caps = self._channel.caps
            parts.append(
                self._say(
                    "case-chat-can",
                    files="yes" if caps.files else "no",
                    buttons="yes" if caps.buttons else "no",
                )
            )
            parts.append(self._when(self._home))
            if not self._channel.state.ok:
                parts.append(self._say("case-chat-down"))
        return " · ".join(parts)

    def _when(self, home: Chat) -> str:
        """When it may be written to, and until when."""
        why = shut(home, self._now)
        if why is Shut.WINDOW:
            return self._window_over(home)
        if why is not None:
            return self._say(f"case-chat-{why}")
        if home.proactive is Proactive.ANSWERING and home.last is not None:
            until = showing.exactly(closes_at(home.last, home.answered_for)).words
            free = standing(home.last, self._now, home.answered_for) is Standing.FREE
            return self._say(
                "case-chat-open",
                until=until,
                cost="free" if free else "paid",
                free=showing.exactly(home.last.at + FREE_FOR).words,
            )
        if home.proactive is Proactive.SESSION:
            return self._say("case-chat-while")
        return self._say("case-chat-any-time")

    def _window_over(self, home: Chat) -> str:
        last = home.last
        if last is None:
            return self._say("case-chat-window")
        if last.refused_at is not None and last.refused_at >= last.at:
            when = showing.exactly(last.refused_at).words
            return self._say("case-chat-window-refused", when=when)
        when = showing.exactly(closes_at(last, home.answered_for)).words
        return self._say("case-chat-window-since", when=when)

    # -- which way it goes -----------------------------------------------------------------------
    def goes(self) -> tuple[str, str]:
        """The words, and their tone."""
        outlook = self._outlook
        if outlook.here and self._channel is not None and self._channel.state.ok:
            copy = "case-chat-goes-session" if self._is_session() else "case-chat-goes-here"
            channel = queue_page.channel(outlook.channel, self._language)
            return self._say(copy, channel=channel), ""
        if outlook.here:
            return self._waits(), "near"
        why = self._why()
        if outlook.told in ("hint", "nobody"):
            tone = "late" if outlook.told == "nobody" else "near"
            return f"{why} {self._say(f'case-chat-goes-{outlook.told}')}", tone
        way = self._say("case-chat-goes-by", way=self._named(outlook.ways[0]))
        return f"{why} {way}", "near"

    def no_file(self) -> str:
        if self._outlook.told != "chat":
            return self._say("case-chat-no-file")
        channel = self._channels.get(self._outlook.ways[0])
        if channel is None or channel.caps.files:
            return ""
        named = queue_page.channel(channel.name, self._language)
        return self._say("case-chat-no-file-there", channel=named)

    def _is_session(self) -> bool:
        return self._home is not None and self._home.proactive is Proactive.SESSION

    def _waits(self) -> str:
        """The case's own chat, on a platform that is not reached, or is switched off."""
        channel = queue_page.channel(self._outlook.channel, self._language)
        copy = "off" if self._channel is None else "down"
        after = self._outlook.ways[1:]
        then = (
            self._say("case-chat-then-by", way=self._named(after[0]))
            if after
            else self._say("case-chat-then-nobody")
        )
        return f"{self._say(f'case-chat-goes-{copy}', channel=channel)} {then}"

    def _why(self) -> str:
        """Why not into the case's own chat."""
        channel = self._outlook.channel
        if not channel or channel in _NOBODY_THERE:
            return self._say("case-chat-why-none")
        if self._home is None:
            return self._say("case-chat-why-not-theirs")
        why = shut(self._home, self._now)
        named = queue_page.channel(channel, self._language)
        return self._say(f"case-chat-why-{why or Shut.BLOCKED}", channel=named)
