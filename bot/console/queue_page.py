"""The queue as the page shows it: tabs with their counts, filters, rows of two lines."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from bot.console import due_chips, showing
from bot.console.showing import ClockChip, Moment
from bot.copy import render
from states.kinds import KINDS
from storage.queue import Line, Page, Tab, Wanted

CHANNELS = ("telegram", "zalo-bot", "zalo-oa", "webchat", "hotline", "terminal", "undo")
ICONS = {"telegram": "chat", "webchat": "desk", "hotline": "phone", "undo": "alert"}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the queue the address names; anything unknown is left out."""

    tab: Tab = Tab.LIVE
    kind: str = ""
    channel: str = ""
    page: int = 0

    def query(self, **other: str | int) -> str:
        """`?tab=…`, without what is as always; `other` replaces parts of it."""
        values = {"tab": self.tab.value, "kind": self.kind, "channel": self.channel, **other}
        if "page" not in other and self.page:
            values["page"] = self.page
        kept = {name: one for name, one in values.items() if one and one != Tab.LIVE.value}
        return f"?{urlencode(kept)}" if kept else ""

    def wanted(self, staff_id: str) -> Wanted:
        return Wanted(self.tab, staff_id, self.kind, self.channel, self.page)


@dataclass(frozen=True, slots=True)
class Row:
    reference: str
    version: int
    href: str
    kind: str
    state: str
    state_id: str
    customer: str
    age: Moment
    clock: ClockChip | None
    alarm: ClockChip | None
    due: tuple[ClockChip, ...]  # what more there is to say about it
    channel: str
    icon: str
    level: int
    identity: str
    assignee: str
    initials: str
    mine: bool
    urgent: bool
    frozen: bool
    reopened: str
    heard: Moment | None
    lookers: str
    tags: tuple[str, ...]
    current: bool


@dataclass(frozen=True, slots=True)
class TabShown:
    id: str
    words: str
    count: int | None
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class QueueShown:
    tabs: tuple[TabShown, ...]
    rows: tuple[Row, ...]
    tab: str
    title: str
    kind: str
    channel: str
    kinds: tuple[tuple[str, str], ...]
    channels: tuple[tuple[str, str], ...]
    filtered: bool
    empty: str
    before: str
    after: str
    query: str
    alarms: tuple[str, ...]  # references of urgent reports nobody has taken up


def asked(query: dict[str, str]) -> Asked:
    tab = query.get("tab", "")
    number = query.get("page", "")
    kind, channel = query.get("kind", ""), query.get("channel", "")
    return Asked(
        Tab(tab) if tab in tuple(Tab) else Tab.LIVE,
        kind if kind in KINDS else "",
        channel if channel in CHANNELS else "",
        int(number) if number.isascii() and number.isdigit() and len(number) < 5 else 0,
    )


def shown(
    asked_for: Asked, found: Page, current: str, staff_id: str, now: datetime, language: str
) -> QueueShown:
    filtered = bool(asked_for.kind or asked_for.channel)
    empty = "console-empty-filtered" if filtered else f"console-empty-{asked_for.tab}"
    page = asked_for.page
    return QueueShown(
        tabs=tuple(_tab(one, asked_for, found, language) for one in Tab),
        rows=tuple(
            row(
                one,
                asked_for.query(),
                current=current,
                staff_id=staff_id,
                now=now,
                language=language,
            )
            for one in found.lines
        ),
        tab=asked_for.tab.value,
        title=render(f"console-tab-{asked_for.tab}", language),
        kind=asked_for.kind,
        channel=asked_for.channel,
        kinds=tuple((one, render(f"console-kind-{one}", language)) for one in KINDS),
        channels=tuple((one, render(f"console-channel-{one}", language)) for one in CHANNELS),
        filtered=filtered,
        empty=empty,
        before=f"/console{asked_for.query(page=page - 1)}" if page else "",
        after=f"/console{asked_for.query(page=page + 1)}" if found.more else "",
        query=asked_for.query(),
        alarms=found.alarms,
    )


def _tab(tab: Tab, asked_for: Asked, found: Page, language: str) -> TabShown:
    query = asked_for.query(tab=tab.value, page=0)
    return TabShown(
        tab.value,
        render(f"console-tab-{tab}", language),
        found.counts.get(tab),
        f"/console{query}",
        tab is asked_for.tab,
    )


def row(
    line: Line, query: str, *, current: str, staff_id: str, now: datetime, language: str
) -> Row:
    """`query`: the part of the queue that the case is opened beside."""
    clock = showing.clock(line.state, line.reply_by, line.due_at, line.replied_at, now, language)
    today = due_chips.due_today(line, now, language)
    return Row(
        reference=line.reference,
        version=line.version,
        href=f"/console/cases/{line.reference}{query}",
        kind=render(f"console-kind-{line.kind}", language),
        state=render(f"console-state-{line.state}", language),
        state_id=line.state,
        customer=line.customer or render("console-customer-unknown", language),
        age=showing.age(line.closed_at or line.opened_at, now, language),
        clock=today or clock,
        due=due_chips.beside(line, language),
        alarm=showing.next_alarm(
            showing.alarm_clocks(
                line.state, line.first_notice_by, line.full_notice_by, now, language
            )
        ),
        channel=channel(line.channel, language),
        icon=ICONS.get(line.channel, "chat"),
        level=line.level,
        identity=render(f"console-level-{line.level}", language),
        assignee=line.assignee,
        initials="".join(word[0] for word in line.assignee.split()[-2:]).upper(),
        mine=line.assignee_id == staff_id,
        urgent=line.urgent,
        frozen=line.frozen,
        reopened=render("console-reopened", language, {"n": line.reopened})
        if line.reopened
        else "",
        heard=showing.moment(line.heard_at, now, language) if line.heard_at else None,
        lookers=", ".join(line.lookers),
        tags=line.tags,
        current=line.reference == current,
    )


def channel(name: str, language: str) -> str:
    return render(f"console-channel-{name if name in CHANNELS else 'other'}", language)
