"""Who may do what with a case: one table, one pure function.

`RULES` says for each action which permission it takes (`permissions.py`), in which states of the
case (`case_map.py`). What a second person applies is never applied by who approved it, nor by who
entered it or brought a paper of it (ASVS 2.3.5).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from states.case_map import CLOSED, LIVE, CaseState
from states.identity import CONTACTS
from states.kinds import KINDS, MISUSE, Decides
from states.permissions import Permission, Person


class Action(StrEnum):
    VIEW = "view"
    READ = "read"  # papers and full names
    REVEAL = "reveal"  # a masked value, with a reason
    NOTE = "note"
    CLAIM = "claim"
    RELEASE = "release"
    ASSIGN = "assign"  # to a named colleague
    TAG = "tag"
    REPLY = "reply"
    CORRECT = "correct"  # what one wrote to the customer before
    SEND_FILE = "send_file"
    ADD_PAPER = "add_paper"  # one that came by another way than a chat
    GIVE_BACK = "give_back"  # the chat, to the bot; the case stays
    ASK_MORE = "ask_more"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    REFUSE = "refuse"
    APPLY = "apply"
    SETTLE = "settle"
    FREEZE = "freeze"  # self-service of the record stands still
    LIFT = "lift"  # the freeze of self-service
    EXTEND = "extend"  # the deadline, once, with a reason
    LINK = "link"  # with another case of the same customer
    MERGE = "merge"  # into another case of the same customer and kind
    HOLD_PAPERS = "hold_papers"  # from removal by any rule: a dispute, an authority that asked
    FREE_PAPERS = "free_papers"  # … no longer
    NOTIFY = "notify"  # the authority was told of a breach, or need not be


class Way(StrEnum):
    """How a case comes to its end."""

    PAIR = "pair"  # one person approves, a second one applies (or holds: contacts)
    ALONE = "alone"  # one person approves, which applies it
    ANSWER = "answer"  # settled with a closing reply


@dataclass(frozen=True, slots=True)
class CaseView:
    """What deciding needs to know of a case. `entered_by`: the staff member who logged it (a call);
    `known`: whose it is was proven; `frozen`: self-service of that customer is stopped; `person`:
    somebody has its chat; `alarmed`: the clocks of a breach run; `brought`: the staff members who
    added papers to it; `papers_held`: no rule removes its papers."""

    kind: str
    state: CaseState
    assignee_id: str | None = None
    approver_id: str | None = None
    entered_by: str | None = None
    frozen: bool = False
    known: bool = True
    person: bool = False
    alarmed: bool = False
    brought: frozenset[str] = frozenset()
    papers_held: bool = False


@dataclass(frozen=True, slots=True)
class Allowed:
    pass


@dataclass(frozen=True, slots=True)
class Refused:
    """`reason` is a copy id of `console.ftl`."""

    reason: str


_ALL = tuple(CaseState)
_UNDECIDED = (CaseState.OPEN, CaseState.WAITING)
_DECIDED_BY_VERDICT = (Way.PAIR, Way.ALONE)


@dataclass(frozen=True, slots=True)
class Rule:
    """`needs`: None for everybody; reports of misuse take `MISUSE` besides, and ordinary cases
    `CASES`, but where it may be done `anywhere`. `owned`: while somebody has the case, only they
    and who has `over`. `ways`: the cases it makes sense for."""

    states: tuple[CaseState, ...]
    needs: Permission | None
    ways: tuple[Way, ...] = tuple(Way)
    owned: bool = True
    over: Permission = Permission.LEAD
    anywhere: bool = False


RULES: Mapping[Action, Rule] = {
    Action.VIEW: Rule(_ALL, None, owned=False),
    Action.NOTE: Rule(_ALL, None, owned=False),
    Action.READ: Rule(_ALL, Permission.READ, owned=False, anywhere=True),
    Action.REVEAL: Rule(_ALL, Permission.REVEAL, over=Permission.MISUSE, anywhere=True),
    Action.CLAIM: Rule(LIVE, Permission.CLAIM),
    Action.RELEASE: Rule(LIVE, Permission.CLAIM),
    Action.ASSIGN: Rule(LIVE, Permission.CLAIM),
    Action.TAG: Rule(_ALL, Permission.CLAIM, owned=False),
    Action.LINK: Rule(_ALL, Permission.CLAIM, owned=False),
    Action.REPLY: Rule(LIVE, Permission.REPLY),
    Action.CORRECT: Rule(LIVE, Permission.REPLY),
    Action.SEND_FILE: Rule(LIVE, Permission.REPLY),
    Action.ADD_PAPER: Rule((*_UNDECIDED, CaseState.APPROVED), None, owned=False),
    Action.GIVE_BACK: Rule(LIVE, Permission.REPLY, (Way.ANSWER,)),
    Action.ASK_MORE: Rule(_UNDECIDED, Permission.DECIDE),
    Action.APPROVE: Rule((CaseState.OPEN,), Permission.DECIDE, _DECIDED_BY_VERDICT),
    Action.SEND_BACK: Rule((CaseState.APPROVED,), Permission.DECIDE, (Way.PAIR,)),
    Action.REFUSE: Rule((*_UNDECIDED, CaseState.APPROVED), Permission.DECIDE, _DECIDED_BY_VERDICT),
    Action.APPLY: Rule((CaseState.APPROVED,), Permission.APPLY, (Way.PAIR,)),
    Action.SETTLE: Rule(_UNDECIDED, Permission.DECIDE, (Way.ANSWER,)),
    Action.FREEZE: Rule(LIVE, Permission.FREEZE, over=Permission.MISUSE, anywhere=True),
    Action.LIFT: Rule(_ALL, Permission.FREEZE, over=Permission.MISUSE, anywhere=True),
    Action.MERGE: Rule(_UNDECIDED, Permission.DECIDE),
    Action.EXTEND: Rule((*_UNDECIDED, CaseState.APPROVED), Permission.DECIDE),
    Action.HOLD_PAPERS: Rule(_ALL, Permission.LEAD, owned=False),
    Action.FREE_PAPERS: Rule(_ALL, Permission.LEAD, owned=False),
    Action.NOTIFY: Rule(LIVE, Permission.MISUSE, owned=False, anywhere=True),
}
# Decisions carry what the person saw; whoever looked at something older decides nothing.
DECISIONS = (
    Action.ASK_MORE,
    Action.APPROVE,
    Action.SEND_BACK,
    Action.REFUSE,
    Action.APPLY,
    Action.SETTLE,
    Action.FREEZE,
    Action.LIFT,
    Action.EXTEND,
    Action.MERGE,
)
# What an approver states to have checked, each a tick of the form (copy: `console-check-…`).
CHECKS: Mapping[str, tuple[str, ...]] = {
    "request_name_change": ("readable", "in-force", "name-same", "person-same"),
    "update_phone": ("readable", "person-same", "contact-own"),
    "update_email": ("readable", "person-same", "contact-own"),
}


def way(kind_id: str) -> Way:
    kind = KINDS[kind_id]
    if kind.decides is Decides.STAFF:
        return Way.ANSWER
    if kind.decides is Decides.PAIR or kind.field in CONTACTS:
        return Way.PAIR
    return Way.ALONE


def decide(case: CaseView, action: Action, person: Person) -> Allowed | Refused:
    """Whether this person may do this with this case now."""
    rule = RULES[action]
    if not _permitted(case, person, rule):
        return Refused("console-no-role")
    if way(case.kind) not in rule.ways:
        return Refused("console-no-way")
    if case.state not in rule.states:
        closed = case.state in CLOSED
        return Refused("console-no-closed" if closed else "console-no-state")
    if action in (Action.HOLD_PAPERS, Action.FREE_PAPERS):
        return _hold(case, action)
    return _person(case, action, person, rule)


def _permitted(case: CaseView, person: Person, rule: Rule) -> bool:
    if rule.needs is None:
        return True
    where = Permission.MISUSE if case.kind == MISUSE.id else Permission.CASES
    anywhere = rule.anywhere and where is Permission.CASES
    return person.may(rule.needs) and (anywhere or person.may(where))


def _hold(case: CaseView, action: Action) -> Allowed | Refused:
    """Papers are held once, and freed where they are held."""
    if (action is Action.HOLD_PAPERS) is case.papers_held:
        return Refused("console-no-hold-again" if case.papers_held else "console-no-hold")
    return Allowed()


def _person(case: CaseView, action: Action, person: Person, rule: Rule) -> Allowed | Refused:
    """The rules about who exactly it is."""
    mine = case.assignee_id == person.id
    if action is Action.CLAIM and mine:
        return Refused("console-no-yours")
    if action is Action.RELEASE and case.assignee_id is None:
        return Refused("console-no-unclaimed")
    if action is Action.ASSIGN and not mine and not person.may(Permission.LEAD):
        return Refused("console-no-lead")
    if rule.owned and case.assignee_id is not None and not mine and not person.may(rule.over):
        return Refused("console-no-claimed")
    if action is Action.NOTIFY and not case.alarmed:
        return Refused("console-no-clock")
    if action is Action.GIVE_BACK and not case.person:
        return Refused("console-no-chat-taken")
    if case.frozen and action in (Action.APPROVE, Action.APPLY):
        return Refused("console-no-frozen")
    if not case.frozen and action is Action.LIFT:
        return Refused("console-no-freeze")
    if action is Action.FREEZE and (case.frozen or not case.known):
        return Refused("console-no-frozen-yet" if case.frozen else "console-no-customer")
    if action in (Action.APPROVE, Action.APPLY) and (behind := _behind(case, person)):
        return Refused(behind)
    second = action is Action.APPLY or (action is Action.CLAIM and case.state == CaseState.APPROVED)
    if second and person.id == case.approver_id:
        return Refused("console-no-approver")
    return Allowed()


def _behind(case: CaseView, person: Person) -> str:
    """Why this person would judge what they themselves brought (copy id); empty where not."""
    if person.id == case.entered_by:
        return "console-no-entered"
    return "console-no-brought" if person.id in case.brought else ""


def may_be_given(case: CaseView, person: Person) -> bool:
    """Whether this person can be given the case: they could take it themselves, and what is to be
    decided next is something they may decide."""
    if not isinstance(decide(case, Action.CLAIM, person), Allowed):
        return False
    second = case.state is CaseState.APPROVED
    decides = Permission.APPLY if second else Permission.DECIDE
    judges = way(case.kind) is not Way.ANSWER
    return person.may(decides) and not (judges and _behind(case, person))


def alike_proven(kind_id: str, one: int, other: int) -> bool:
    """Whether two cases of this kind, of these levels, stand on the same ground: an unverified
    request neither rides along on a verified one nor takes its place."""
    needed = KINDS[kind_id].level
    return (one == 0) is (other == 0) and (one >= needed) is (other >= needed)


def allowed(case: CaseView, person: Person) -> tuple[Action, ...]:
    """All that this person may do with this case now."""
    return tuple(one for one in Action if isinstance(decide(case, one, person), Allowed))
