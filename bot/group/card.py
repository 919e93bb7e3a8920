"""The card at the head of a case's topic: how the case stands, who has it, what staff did, and the
buttons. No word of the customer's stands on it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from bot import reason_words
from bot.channels.channel import Button
from bot.channels.telegram_topics import MOST_NAME
from bot.console import queue_page
from bot.copy import has, render
from handlers.group_presses import BACK, CHOSEN, CLAIM, LIST, MENU, PICK, SEND
from handlers.group_view import TopicPage
from states.case_map import CLOSED
from states.facts import shown_moment
from storage.cases import CaseEvent

_LINES = 6  # of what staff did, the newest
# What stands on the card of the timeline: what customers say has messages of its own.
_SILENT = ("opened", "customer", "viewed", "revealed", "tagged", "mail")


@dataclass(frozen=True, slots=True)
class Card:
    text: str
    rows: tuple[tuple[Button, ...], ...]

    @property
    def digest(self) -> bytes:
        """The same for what looks the same: nothing is edited into itself."""
        return hashlib.sha256(repr((self.text, self.rows)).encode()).digest()


def name_of(page: TopicPage, language: str) -> str:
    """The topic's name, which says what it is without saying whose."""
    kind = render(f"console-kind-{page.case.kind}", language)
    mark = "🔴 " if page.case.urgent else ""
    return f"{mark}{page.case.reference} · {kind}"[:MOST_NAME]


def card_of(page: TopicPage, language: str, console: str) -> Card:
    """`console`: the address of the case's page."""
    closed = page.case.state in CLOSED
    parts = [[name_of(page, language), *_standing(page, language)], _did(page, language)]
    if not closed:
        parts += [_chosen(page, language), [render("group-rule", language)]]
    rows = () if closed else _rows(page, language)
    link = Button(render("group-open", language), link=console)
    return Card("\n\n".join("\n".join(part) for part in parts if part), (*rows, (link,)))


def _standing(page: TopicPage, language: str) -> list[str]:
    """How the case stands, and by when what is due."""
    case = page.case
    state = render(f"console-state-{case.state}", language)
    level = render(f"console-level-{case.level}", language)
    channel = queue_page.channel(case.channel, language)
    lines = [render("group-state", language, {"state": state})]
    if holder := page.names.get(case.assignee_id or "", ""):
        lines.append(render("group-holder", language, {"name": holder}))
    elif case.state not in CLOSED:
        lines.append(render("group-nobody", language))
    lines.append(render("group-from", language, {"channel": channel, "level": level}))
    if case.state not in CLOSED:
        until = {"reply-by": None if case.replied_at else case.reply_by, "due": case.due_at}
        until["alarm"] = case.first_notice_by
        lines += [
            render(f"group-{what}", language, {"at": shown_moment(at)})
            for what, at in until.items()
            if at is not None
        ]
    if page.papers:
        lines.append(render("group-papers", language, {"n": len(page.papers)}))
    return lines


def _did(page: TopicPage, language: str) -> list[str]:
    """`30/11/2026 10:30 · An · trả lời khách hàng`, the newest last."""
    told = [one for one in page.timeline if one.kind not in _SILENT]
    return [_line(page, one, language) for one in told[-_LINES:]]


def _line(page: TopicPage, event: CaseEvent, language: str) -> str:
    to = event.body.get("to")
    what = f"console-did-moved-{to}" if to else f"console-did-{event.kind}"
    who = page.names.get(event.actor_id or "", "") or render(
        f"console-actor-{event.actor_kind}", language
    )
    stars = {"stars": str(event.body.get("stars", ""))}
    words = render(what if has(what, language) else "group-did-other", language, stars)
    if event.reason:
        reason = reason_words.label_of(event.decision, event.reason, page.own, language)
        words = f"{words} ({reason})"
    return f"{shown_moment(event.at)} · {who} · {words}"


def _chosen(page: TopicPage, language: str) -> list[str]:
    """The ready reply that is about to be sent, word for word."""
    menu = page.topic.menu
    text = next((one for one in page.texts if menu == CHOSEN + one.id), None)
    return [render("group-will-send", language), f"«{text.text}»"] if text else []


def _rows(page: TopicPage, language: str) -> tuple[tuple[Button, ...], ...]:
    menu = page.topic.menu
    back = (Button(render("group-back", language), BACK),)
    chosen = next((one for one in page.texts if menu == CHOSEN + one.id), None)
    if chosen is not None:
        return ((Button(render("group-send", language), SEND + chosen.id),), back)
    if menu == LIST:
        return (*((Button(one.label, PICK + one.id),) for one in page.texts), back)
    first: Sequence[Button] = ()
    if page.case.assignee_id is None:
        first = (Button(render("group-claim", language), CLAIM),)
    return ((*first, Button(render("group-ready-reply", language), MENU)),)
