"""What was said and done in a case, as the page tells it: the chat's bubbles and the timeline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.console import call_page, deciding, showing, undelivered, veil
from bot.console.showing import Moment
from bot.copy import render
from handlers.desk_view import CasePage, Spoken
from states.facts import shown_moment
from states.masks import HIDDEN
from states.retention import days_by
from states.steps.form import shown as words_of
from states.term import Term
from states.text import clean
from storage.cases import CaseEvent


@dataclass(frozen=True, slots=True)
class Bubble:
    by: str
    who: str
    at: Moment
    text: str
    file: bool
    pressed: bool
    edited: bool
    forwarded: str  # whose words these are and when, where they were forwarded
    state: str
    state_words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the timeline."""

    at: Moment
    who: str
    what: str
    text: str
    kind: str
    forwarded: str = ""


class Story:
    """`open`: this person had the words shown in full in the last minutes."""

    def __init__(self, page: CasePage, now: datetime, language: str) -> None:
        self._page = page
        self._now = now
        self._language = language
        self.open = "transcript" in page.revealed
        self._known = () if self.open else veil.known(page)

    def _say(self, copy: str, **values: str) -> str:
        return render(copy, self._language, values)

    def text(self, text: str, values: tuple[str, ...] = ()) -> str:
        """Masked unless shown: numbers by their shape, the known values, and `values`."""
        plain = clean(text)  # no bidi or invisible signs: what is read is what was written
        if self.open:
            return plain
        return veil.veiled(showing.masked_text(plain, self._now), (*self._known, *values))

    def _spoken(self, spoken: Spoken) -> str:
        """An answer of the customer is theirs alone; of all else what is known is hidden."""
        words = self._words(spoken.message.body)
        if spoken.message.body.get("veiled") and not self.open:  # a record, in full
            return self._say("console-record-veiled")
        if spoken.message.body.get("answer") and not self.open:
            return HIDDEN
        return self.text(words, veil.variables(spoken))

    def _words(self, body: Mapping[str, Any]) -> str:
        """What was written, or the label of the choice that was pressed."""
        if choice := body.get("choice"):
            return render(choice[0], self._language, choice[1])
        return str(body.get("text", ""))

    def bubble(self, spoken: Spoken) -> Bubble:
        message = spoken.message
        state = message.state if message.direction == "out" else "received"
        return Bubble(
            by=spoken.by,
            who=self._say(f"console-by-{spoken.by}"),
            at=showing.exactly(message.at),
            text=self._spoken(spoken),
            file=any(name in message.body for name in ("file", "attachment", "sends")),
            pressed=bool(message.body.get("pressed")),
            edited=bool(message.body.get("edited")),
            forwarded=self._forwarded(message.body),
            state=state,
            state_words=self._say(f"console-sent-{state}"),
        )

    def line(self, event: CaseEvent) -> Line:
        who = self._page.names.get(event.actor_id or "", "")
        to = event.body.get("to")
        what = f"console-did-{event.kind}" if not to else f"console-did-moved-{to}"
        if event.kind == "viewed" and "paper" in event.body:
            what = "console-did-viewed-paper"
        if event.body.get("reopened"):
            what = "console-did-reopened"
        elif event.body.get("edited"):
            what = "console-did-customer-edited"
        elif event.kind == "mail" and event.body.get("unproven"):
            what = "console-did-mail-unproven"
        elif event.kind == "mail":
            what = "console-did-mail-declined"
        elif event.kind == "customer" and event.body.get("by") == "mail-in":
            what = "console-did-customer-by-mail"
        elif event.kind == "customer" and event.body.get("by") == "status":
            what = "console-did-customer-on-page"
        called = event.kind == "called"
        text = self._told(event)
        return Line(
            showing.moment(event.at, self._now, self._language),
            who or self._say(f"console-actor-{event.actor_kind}"),
            self._say(
                what,
                stars=str(event.body.get("stars", "")),
                declined=str(event.body.get("declined", "")),
            ),
            call_page.line(event.body, self._language) if called else self.text(text),
            event.kind,
            self._forwarded(event.body),
        )

    def _told(self, event: CaseEvent) -> str:
        """What stands below the line: words, and what they are about."""
        text = str(event.body.get("text") or event.body.get("reason") or self._answers(event.body))
        about = ""
        if event.kind == "undelivered":
            return undelivered.line(event.body, self._language)
        if clock := event.body.get("clock"):
            return ": ".join(filter(None, (self._say(f"console-clock-name-{clock}"), text)))
        if event.kind == "papers_removed":
            n, days = str(event.body["count"]), days_by(str(event.body["rule"]))
            about = self._say("console-papers-removed-by", n=n, days=days)
        elif event.kind == "extended":
            until = shown_moment(datetime.fromisoformat(event.body["until"]))
            about = self._say("console-extended-to", due=until)
        elif event.kind == "assigned":
            about = self._say("console-assigned-to", name=str(event.body["name"]))
        elif event.kind == "tagged":
            about = "\n".join(
                self._say(f"console-tagged-{what}", tags=" ".join(f"#{one}" for one in changed))
                for what in ("added", "removed")
                if (changed := event.body[what])
            )
        elif event.kind in ("file", "paper"):
            about = str(event.body["name"])
        elif event.kind == "note":
            about = self._named(event.body)
        elif event.kind in ("linked", "unlinked", "merged"):
            about = str(event.body["case"])
        elif event.body.get("to") == "merged":
            about = str(event.body["into"])
        reason = ""
        if event.reason:
            reason = deciding.label(event.decision, event.reason, self._page, self._language)
        return "\n".join(filter(None, (reason, about, text)))

    def _named(self, body: Mapping[str, Any]) -> str:
        """Whom a note named, and which names nobody has."""
        lines = []
        if named := body.get("mentioned"):
            lines.append(self._say("console-note-named", names=", ".join(named)))
        if unknown := body.get("unmentioned"):
            names = ", ".join(f"@{one}" for one in unknown)
            lines.append(self._say("console-note-unknown", names=names))
        return "\n".join(lines)

    def _answers(self, body: Mapping[str, Any]) -> str:
        """What another report said that joined this case."""
        told = [words_of(name, value) for name, value in body.get("answers", {}).items() if value]
        return "\n".join(self._say(one.copy) if isinstance(one, Term) else one for one in told)

    def _forwarded(self, body: Mapping[str, Any]) -> str:
        """`chuyển tiếp từ Tran Van B, 23/11/2026 09:00`: as the platform told it."""
        origin = body.get("forwarded")
        if origin is None:
            return ""
        by = self.text(str(origin.get("by", ""))) or self._say("console-forwarded-unknown")
        at = str(origin.get("at", ""))
        when = shown_moment(datetime.fromisoformat(at)) if at else ""
        return render("console-forwarded", self._language, {"by": by, "at": when or "none"})
