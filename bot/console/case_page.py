"""A case as the page shows it: what must be decided first, then papers, the chat, the history.

Values are masked unless this person revealed them in the last minutes; a name stands in full only
where deciding about it is the very point, and to whoever may decide.
"""

from dataclasses import replace
from datetime import datetime

from bot.console import case_chat, deciding, queue_page, showing
from bot.console.case_parts import (
    CaseShown,
    Correctable,
    NearShown,
    PaperShown,
    Person,
    Value,
)
from bot.console.clock_strip import strip
from bot.console.desk import ConsoleDesk
from bot.console.story import Story
from bot.console.words import why_words
from bot.copy import has, render
from handlers.call_request import WISH
from handlers.desk_view import CasePage
from handlers.near_cases import Alike
from states.answers.reach import contact_of
from states.case import RULES, Action, Way
from states.case_map import CLOSED
from states.fields import DETAIL, FIELDS, PICKED
from states.retention import days_by
from states.severity import URGENT_REASONS
from states.steps.form import shown as words_of
from states.term import Term
from storage.attachments import Attachment
from storage.near_cases import NearCase
from storage.staff import StaffMember


class CaseWords:
    """Turns one loaded case into what the page shows, for one person and moment."""

    def __init__(
        self,
        page: CasePage,
        member: StaffMember,
        now: datetime,
        paper: str,
        desk: ConsoleDesk,
    ) -> None:
        self._page = page
        self._channels = desk.channels
        self._outlets = desk.outlets
        self._member = member
        self._now = now
        self._language = member.language
        self._paper = paper
        self._story = Story(page, now, member.language)

    def shown(self) -> CaseShown:
        page, case = self._page, self._page.case
        clock = showing.clock(
            case.state, case.reply_by, case.due_at, case.replied_at, self._now, self._language
        )
        papers = tuple(self._paper_shown(n, one) for n, one in enumerate(page.papers, start=1))
        old, new = self._sides()
        return CaseShown(
            reference=case.reference,
            kind=self._say(f"console-kind-{case.kind}"),
            kind_id=case.kind,
            state=self._say(f"console-state-{case.state}"),
            state_id=case.state,
            closed=case.state in CLOSED,
            way=page.way.value,
            urgent=case.urgent,
            why=why_words(case.why, self._language),
            reasons=tuple(
                (self._say(f"console-reason-{one}"), one in URGENT_REASONS) for one in case.reasons
            ),
            clock=clock,
            alarm=showing.alarm_clocks(
                case.state, case.first_notice_by, case.full_notice_by, self._now, self._language
            ),
            strip=strip(page.clocks, case.kind, case.escalated_at, self._now, self._language),
            level=case.level,
            identity=self._say(f"console-level-{case.level}"),
            channel=queue_page.channel(case.channel, self._language),
            icon=queue_page.ICONS.get(case.channel, "chat"),
            opened=showing.moment(case.opened_at, self._now, self._language),
            due=showing.exactly(case.due_at),
            assignee=page.names.get(case.assignee_id or "", ""),
            mine=case.assignee_id == self._member.id,
            approver=page.names.get(case.approver_id or "", ""),
            label=self._field(page.field) if page.field else "",
            old=old,
            new=new,
            asked=self._asked(),
            papers=papers,
            paper=next((one for one in papers if one.current), None),
            checks=tuple((one, self._say(f"console-check-{one}")) for one in page.checks),
            actions=frozenset(one.value for one in page.actions),
            blocked=page.blocked,
            holds=bool(page.field in DETAIL and DETAIL[page.field].contact),
            until=showing.exactly(page.change.ends_at).words if page.change else "",
            reads=page.reads,
            veiled=not self._story.open,
            transcript=tuple(self._story.bubble(one) for one in page.transcript),
            timeline=tuple(self._story.line(one) for one in reversed(page.timeline)),
            person=self._person(),
            chat=case_chat.shown(page.outlook, self._channels, self._now, self._language),
            talked=page.way is Way.ANSWER and case.state not in CLOSED,
            taken=case.chat_taken_at is not None,
            reopened=self._say("console-reopened", n=case.reopened) if case.reopened else "",
            lookers=", ".join(page.lookers),
            colleagues=page.colleagues,
            tags=page.tags,
            alike=tuple(self._alike(one) for one in page.near.alike),
            linked=tuple(self._near(one, one.kind) for one in page.near.linked),
            merged=tuple(self._near(one, one.kind) for one in page.near.merged),
            into=page.near.into,
            mentions=tuple(
                self._story.line(one) for one in page.timeline if one.id in page.mentions
            ),
            people=page.people,
            unknown=self._unknown(),
            rating=self._say("console-rating", n=case.rating) if case.rating else "",
            correctable=self._correctable(),
            decisions=deciding.shown(page, self._outlets, self._now, self._language),
            papers_held=(showing.exactly(case.papers_held_at).words if case.papers_held_at else ""),
            version=page.seen.version,
            events=page.seen.events,
            record=page.seen.record,
            key=page.seen.key,
        )

    def _near(self, one: Alike | NearCase, kind: str) -> NearShown:
        return NearShown(
            one.reference,
            self._say(f"console-kind-{kind}"),
            self._say(f"console-state-{one.state}"),
            showing.moment(one.opened_at, self._now, self._language),
        )

    def _alike(self, one: Alike) -> NearShown:
        near = self._near(one, self._page.case.kind)
        goes_on = one.state in RULES[Action.MERGE].states  # what is approved takes nothing in
        seen = one.seen if goes_on else ""
        return replace(near, holder=one.holder, same=one.same, other=one.other, seen=seen)

    def _unknown(self) -> str:
        for one in reversed(self._page.timeline):
            if one.kind == "note" and one.actor_id == self._member.id:
                return ", ".join(f"@{name}" for name in one.body.get("unmentioned", ()))
        return ""

    def _correctable(self) -> Correctable | None:
        if Action.CORRECT not in self._page.actions:
            return None
        timeline = self._page.timeline
        now = {one.body["of"]: one.body["text"] for one in timeline if one.kind == "corrected"}
        for one in reversed(timeline):
            if one.kind == "reply" and one.actor_id == self._member.id:
                said = str(now.get(one.id) or one.body["text"])
                words = self._story.text(said)
                return Correctable(one.id, words, said if words == said else "")
        return None

    def _say(self, copy: str, **values: str | int) -> str:
        return render(copy, self._language, values)

    def _field(self, field: str) -> str:
        """Its name as a label: as the chat says it, with a capital."""
        words = self._say(f"field-{field}")
        return words[:1].upper() + words[1:]

    # -- what is asked for -----------------------------------------------------------------------
    def _sides(self) -> tuple[Value | None, Value | None]:
        """The record's value and the one asked for, side by side."""
        page = self._page
        if page.way is Way.ANSWER or page.field is None or page.new is None:
            return None, None
        old_label, new_label = self._say("console-old"), self._say("console-new")
        if page.field == "name" and page.reads:
            old, new = page.old or "", page.new
            return (
                Value(old_label, old or self._say("console-nothing"), "", _pieces(old, new)),
                Value(new_label, new, "", _pieces(new, old)),
            )
        asked = "asked.new_name" if page.field == "name" else f"asked.{page.field}"
        recorded = "name" if page.field == "name" else f"record.{page.field}"
        return (
            self._value(old_label, page.field, page.old, recorded),
            self._value(new_label, page.field, page.new, asked),
        )

    def _value(self, label: str, field: str, stored: str | None, reveals: str) -> Value:
        if not stored:
            return Value(label, self._say("console-nothing"))
        if reveals in self._page.revealed:
            return Value(label, showing.value(field, stored))
        may = Action.REVEAL in self._page.actions
        return Value(label, showing.masked(field, stored), reveals if may else "")

    def _asked(self) -> tuple[Value, ...]:
        """The other answers: choices in words, own words without their numbers, contacts masked."""
        found = []
        for name, answer in self._page.case.answers.items():
            if name in ("new_name", self._page.field) or not answer:
                continue
            label = f"console-asked-{name}"
            label = self._say(label if has(label, "vi") else "console-asked")
            field = FIELDS.get(name)
            if field is not None and field.shows == "reach" and not answer.startswith(PICKED):
                contact = contact_of(answer)
                found.append(self._value(label, contact, answer, f"asked.{name}"))
            else:
                found.append(Value(label, self._answer(name, answer)))
        return tuple(found)

    def _answer(self, name: str, answer: str) -> str:
        if answer.startswith(PICKED) and not has(f"{name}-{answer[1:]}", self._language):
            return self._say(f"console-kind-{answer[1:]}") if name == WISH else answer[1:]
        words = words_of(name, answer)
        return self._say(words.copy) if isinstance(words, Term) else self._story.text(words)

    def _paper_shown(self, number: int, one: Attachment) -> PaperShown:
        kind = {"stored": "image", "waiting": "waiting", "removed": "removed"}.get(
            one.state, "failed"
        )
        if one.media_type == "application/pdf" and one.state == "stored":
            kind = "pdf"
        detail = self._say(f"console-paper-{kind}", pages=one.pages or 1)
        if one.removed_at is not None:
            day, days = showing.exactly(one.removed_at).words, days_by(one.removed_by)
            detail = self._say("console-paper-removed-on", day=day, days=days)
        words = self._say("console-paper", n=number)
        if brought := self._page.names.get(one.source.get("by", "")):
            detail = f"{detail}, {self._say('console-paper-by', name=brought)}"
        source = next((m.reference for m in self._page.near.merged if m.id == one.case_id), "")
        return PaperShown(one.id, words, detail, kind, one.id == self._paper, source)

    # -- whose it is -------------------------------------------------------------------------------
    def _person(self) -> Person | None:
        record = self._page.record
        if record is None:
            return None
        label = self._field("name")
        may = Action.REVEAL in self._page.actions
        if "name" in self._page.revealed:
            name = Value(label, record.name)
        else:
            name = Value(label, showing.masked("name", record.name), "name" if may else "")
        others = tuple(
            (reference, self._say(f"console-kind-{kind}"), self._say(f"console-state-{state}"))
            for reference, kind, state in self._page.others
        )
        return Person(
            record.id,
            name,
            record.code,
            self._say(f"console-customer-{record.kind}"),
            record.frozen,
            tuple(
                self._value(
                    self._field(field),
                    field,
                    record.value(field),
                    f"record.{field}",
                )
                for field in DETAIL
                if record.value(field) and (field != self._page.field or self._page.new is None)
            ),
            others,
            self._marketing(),
        )

    def _marketing(self) -> str:
        stop = self._page.no_marketing
        if stop is None:
            return ""
        return self._say(
            "console-no-marketing-since",
            when=showing.exactly(stop.at).words,
            channel=queue_page.channel(stop.channel, self._language),
        )


def _pieces(words: str, other: str) -> tuple[tuple[str, bool], ...]:
    """The words, each with whether the other side lacks it."""
    known = other.casefold().split()
    return tuple((word, word.casefold() not in known) for word in words.split())


def next_step(shown: CaseShown) -> str:
    """Which part of the decision bar stands open at first."""
    for action in ("apply", "approve", "settle"):
        if action in shown.actions:
            return action
    return ""
