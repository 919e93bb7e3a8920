"""What a bound person does in a case's topic: the console's own deeds, with what the topic showed
them taken for what they saw; so who may do what, and what is too late, is the same in both."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from handlers import staff as desk
from handlers.desk_deed import Deed, Done, Invalid, NotAllowed, Outcome, Seen, Stale, loud
from handlers.inbound import InGroup
from handlers.work import House
from states.case import Action
from storage import cases, group_answers, group_topics
from storage.cases import Case, CaseEvent
from storage.group_topics import Topic
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork

_COARSE = timedelta(seconds=1)  # Telegram tells whole seconds
Said = tuple[str, dict[str, Any]]  # copy and its variables


@dataclass(frozen=True, slots=True)
class Heard:
    """One message or press in the topic of a case. `at`: when it was written; `event_id` names the
    update, so that a repeat is the same deed."""

    uow: UnitOfWork
    house: House
    member: StaffMember
    topic: Topic
    case: Case
    group: InGroup
    at: datetime
    event_id: str

    def act(self, action: Action, text: str = "", field: str = "", key: str = "") -> Outcome:
        """`key`: what is one deed however often it is asked for."""
        seen = Seen(self.case.version, self._seen(), 0, key or f"group:{self.event_id}")
        deed = Deed(action, self.case.reference, seen, text=text, field=field)
        return desk.act(self.uow, self.house, self.member, deed)

    def _seen(self) -> int:
        """How much of the timeline they had seen when they wrote: what the card showed, what was
        said in the topic, what they did themselves, and nothing that happened after."""
        own = set(group_topics.own_events(self.uow, self.case.id))
        timeline = loud(cases.timeline(self.uow, self.case.id))
        for place, event in enumerate(timeline):
            unseen = place >= self.topic.events or event.at > self.at + _COARSE
            others = event.actor_kind == "staff" and event.actor_id != self.member.id
            if unseen and others and event.id not in own:
                return place
        return len(timeline)

    def written(self, *kinds: str) -> CaseEvent | None:
        """The newest line of the timeline of one of these kinds that this person wrote."""
        self.uow.flush()
        lines = reversed(cases.timeline(self.uow, self.case.id))
        mine = (one for one in lines if one.kind in kinds and one.actor_id == self.member.id)
        return next(mine, None)

    def keep(self, kind: str, event: CaseEvent | None) -> None:
        """Remember what their message became."""
        event_id = event.id if event else None
        group_topics.keep_message(self.uow, self.group.message, self.case.id, kind, event_id)

    # -- telling them --------------------------------------------------------------------------
    def toast(self, copy: str = "", shown: dict[str, Any] | None = None, **more: Any) -> None:
        body = {"copy": copy, "shown": shown or {}, **more} if copy else {}
        group_answers.add(self.uow, group_answers.TOAST, body, press=self.group.press)

    def tell(self, copy: str, shown: dict[str, Any] | None = None) -> None:
        """Below their message."""
        self._answer(group_answers.TEXT, {"copy": copy, "shown": shown or {}})

    def sign(self, what: str) -> None:
        """On their message. `what`: sent | noted."""
        self._answer(group_answers.SIGN, {"sign": what})

    def _answer(self, way: str, body: dict[str, Any]) -> None:
        thread, message = self.topic.thread_id, self.group.message
        group_answers.add(self.uow, way, body, thread_id=thread, message_id=message)


def why_not(outcome: Outcome) -> Said:
    """A no in words."""
    match outcome:
        case Stale(since):
            last = since[-1]
            what = f"console-did-moved-{last.to}" if last.to else f"console-did-{last.what}"
            return "group-stale", {"who": last.by, "what": {"term": what}}
        case NotAllowed(reason):
            return reason, {}
        case Invalid(reason, shown):
            return reason, dict(shown)
        case Done(action):
            return f"console-done-{action}", {}
    return "group-no-case", {}
