"""What a case's topic is to show: loaded in one snapshot, rendered and masked above."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from handlers import group_texts, reason_codes
from handlers.desk_deed import loud, record_of
from handlers.work import DeskText, House
from states.facts import Customer
from storage import attachments, cases, group_topics, staff
from storage.cases import Case, CaseEvent
from storage.group_topics import Topic
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class TopicPage:
    """`timeline`: whole, oldest first; `told`: its lines that stand in the topic; `events`: how
    many of it are loud; `papers`: how many files the case has; `texts`: ready replies; `own`:
    labels of the desk's own reasons of decisions."""

    topic: Topic
    case: Case
    record: Customer | None
    timeline: tuple[CaseEvent, ...]
    told: frozenset[str]
    events: int
    names: Mapping[str, str]
    papers: tuple[str, ...]
    texts: tuple[DeskText, ...]
    own: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)

    @property
    def words(self) -> tuple[CaseEvent, ...]:
        """What customers said, or somebody entered for them, and the topic does not show yet."""
        return tuple(
            one for one in self.timeline if one.id not in self.told and is_words(one, self.case)
        )


def is_words(event: CaseEvent, case: Case) -> bool:
    if event.kind == "opened":
        return bool(case.answers)
    said = any(event.body.get(name) for name in ("text", "files", "answers"))
    return event.actor_kind == "customer" and said


def load(uow: UnitOfWork, house: House, case_id: str) -> TopicPage | None:
    """None where there is no such case any more."""
    topic, case = group_topics.topic_of(uow, case_id), cases.by_id(uow, case_id)
    if topic is None or case is None:
        return None
    timeline = cases.timeline(uow, case_id)
    people = [case.assignee_id, *(one.actor_id for one in timeline)]
    return TopicPage(
        topic,
        case,
        record_of(uow, case),
        tuple(timeline),
        group_topics.words_shown(uow, case_id),
        len(loud(timeline)),
        staff.names(uow, people),
        tuple(one.id for one in attachments.of_case(uow, case_id)),
        group_texts.of(uow, house, case) if topic.menu else (),
        reason_codes.own_labels(uow),
    )
