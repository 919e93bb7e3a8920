"""Who may do what with a case: every role, action, state and way is asked."""

import itertools
from dataclasses import replace

import pytest

from bot.copy import LANGUAGES, has
from states.case import (
    DECISIONS,
    RULES,
    Action,
    Allowed,
    CaseView,
    Refused,
    Way,
    allowed,
    decide,
    may_be_given,
    way,
)
from states.case_map import CASE, CLOSED, LIVE, CaseState
from states.kinds import KINDS, MISUSE, NAME_CHANGE, TALK
from states.permissions import Permission, Person, Role

KIND_OF = {Way.PAIR: NAME_CHANGE.id, Way.ALONE: "update_id_number", Way.ANSWER: TALK.id}
# What an action does to the case's state: the map has that move exactly where the rule allows it.
TRIGGERS = {
    Action.ASK_MORE: "ask_more",
    Action.APPROVE: "approve",
    Action.SEND_BACK: "send_back",
    Action.REFUSE: "refuse",
    Action.APPLY: "apply",
    Action.SETTLE: "settle",
}
ME, OTHER = "me", "other"
FREEZING = {Action.FREEZE, Action.LIFT}  # a guard's, whoever has the case


def views():
    """Every case there can be, as far as rules see it."""
    kinds = (*KIND_OF.values(), MISUSE.id, "update_phone")
    people = (None, ME, OTHER)
    for kind, state, assignee, approver, entered, frozen in itertools.product(
        kinds, CaseState, people, people, people, (False, True)
    ):
        yield CaseView(kind, state, assignee, approver, entered, frozen)


def may(view: CaseView, action: Action, role: Role) -> bool:
    return isinstance(decide(view, action, Person(ME, role)), Allowed)


def everything():
    for view in views():
        for action, role in itertools.product(Action, Role):
            yield view, action, role, may(view, action, role)


@pytest.fixture(scope="module")
def asked():
    return list(everything())


def test_nobody_applies_what_they_approved_or_entered(asked):
    for view, action, _, yes in asked:
        if yes and action is Action.APPLY:
            assert ME not in (view.approver_id, view.entered_by)
        if yes and action is Action.APPROVE:
            assert view.entered_by != ME


def test_actions_move_only_as_the_map_does(asked):
    for view, action, _, yes in asked:
        if yes and action in TRIGGERS:
            assert CASE.can(view.state, TRIGGERS[action])
    for action, trigger in TRIGGERS.items():
        assert set(RULES[action].states) == {s for s in CaseState if CASE.can(s, trigger)}, action


def test_hotline_looks_notes_and_brings_papers_and_nothing_else(asked):
    found = {action for _, action, role, yes in asked if yes and role is Role.HOTLINE}
    assert found == {Action.VIEW, Action.NOTE, Action.ADD_PAPER}


def test_whoever_brought_a_paper_judges_nothing_by_it():
    """In no role, of no kind that is decided by a verdict; a talk is answered all the same."""
    for kind, state, role in itertools.product((NAME_CHANGE.id, "update_phone"), CaseState, Role):
        view = CaseView(kind, state, approver_id=OTHER, brought=frozenset((ME,)))
        assert not may(view, Action.APPROVE, role)
        assert not may(view, Action.APPLY, role)
    first = CaseView(NAME_CHANGE.id, CaseState.OPEN, brought=frozenset((ME,)))
    agent = Person(ME, Role.AGENT)
    assert decide(first, Action.APPROVE, agent) == Refused("console-no-brought")
    assert not may_be_given(first, agent)
    assert may(replace(first, brought=frozenset((OTHER,))), Action.APPROVE, Role.AGENT)
    talk = CaseView(TALK.id, CaseState.OPEN, brought=frozenset((ME,)))
    assert may(talk, Action.SETTLE, Role.AGENT) and may_be_given(talk, agent)


def test_misuse_is_the_guards_business(asked):
    for view, action, role, yes in asked:
        if yes and view.kind == MISUSE.id and role in (Role.AGENT, Role.HOTLINE):
            assert action in (Action.VIEW, Action.NOTE, Action.ADD_PAPER)
    open_case = CaseView(MISUSE.id, CaseState.OPEN)
    assert may(open_case, Action.SETTLE, Role.SECURITY)


def test_security_decides_nothing_else(asked):
    for view, action, role, yes in asked:
        if yes and role is Role.SECURITY and view.kind != MISUSE.id:
            assert action not in set(DECISIONS) - FREEZING | {Action.CLAIM, Action.REPLY}


def test_a_claimed_case_is_its_holders_or_a_leads(asked):
    free = (Action.VIEW, Action.READ, Action.NOTE, Action.TAG, Action.LINK, Action.ADD_PAPER)
    for view, action, role, yes in asked:
        if yes and view.assignee_id == OTHER and role is Role.AGENT:
            assert action in free
        if yes and view.assignee_id == OTHER and action in set(DECISIONS) - FREEZING:
            assert role in (Role.SUPERVISOR, Role.ADMIN)


def test_only_its_holder_or_a_lead_gives_a_case_to_somebody(asked):
    for view, action, role, yes in asked:
        if yes and action is Action.ASSIGN and view.assignee_id != ME:
            assert role in (Role.SUPERVISOR, Role.ADMIN)
    view = CaseView(TALK.id, CaseState.OPEN)
    assert decide(view, Action.ASSIGN, Person(ME, Role.AGENT)) == Refused("console-no-lead")
    assert may(replace(view, assignee_id=ME), Action.ASSIGN, Role.AGENT)


def test_nobody_is_given_what_they_could_not_decide():
    caller = Person(ME, Role.HOTLINE, added=frozenset((Permission.CASES, Permission.CLAIM)))
    first = CaseView(NAME_CHANGE.id, CaseState.OPEN)
    second = CaseView(NAME_CHANGE.id, CaseState.APPROVED, approver_id=OTHER)
    agent = Person(ME, Role.AGENT)
    assert may(first, Action.NOTE, Role.HOTLINE)
    assert isinstance(decide(first, Action.CLAIM, caller), Allowed)
    assert not may_be_given(first, caller)
    assert may_be_given(first, agent)
    assert may_be_given(second, agent)
    assert not may_be_given(second, Person(ME, Role.AGENT, removed=frozenset((Permission.APPLY,))))
    assert not may_be_given(replace(second, approver_id=ME), agent)
    assert not may_be_given(replace(first, entered_by=ME), agent)
    assert may_be_given(CaseView(TALK.id, CaseState.OPEN, entered_by=ME), agent)
    assert not may_be_given(CaseView(MISUSE.id, CaseState.OPEN), agent)
    assert may_be_given(CaseView(MISUSE.id, CaseState.OPEN), Person(ME, Role.SECURITY))
    assert not may_be_given(CaseView(TALK.id, CaseState.DONE), agent)


def test_a_frozen_record_is_not_changed(asked):
    for view, action, role, yes in asked:
        if yes and view.frozen:
            assert action not in (Action.APPROVE, Action.APPLY)
        if yes and action is Action.LIFT:
            assert view.frozen
        if yes and action is Action.FREEZE:
            assert not view.frozen
            assert role in (Role.SUPERVISOR, Role.SECURITY, Role.ADMIN)


def test_only_a_known_customers_record_is_frozen():
    unknown = CaseView(MISUSE.id, CaseState.OPEN, known=False)
    verdict = decide(unknown, Action.FREEZE, Person(ME, Role.SECURITY))
    assert verdict == Refused("console-no-customer")


def test_closed_cases_are_looked_at_only(asked):
    looking = {Action.VIEW, Action.READ, Action.REVEAL, Action.NOTE, Action.TAG, Action.LINK}
    looking |= {Action.LIFT, Action.HOLD_PAPERS, Action.FREE_PAPERS}
    for view, action, _, yes in asked:
        if yes and view.state in CLOSED:
            assert action in looking


def test_each_live_case_has_somebody_who_can_go_on(asked):
    """No case is stuck: in every live state but the window some role can move it."""
    moving = set(TRIGGERS) - {Action.REFUSE}
    for kind in KINDS:
        for state in LIVE:
            if state is CaseState.HELD:
                continue
            if state is CaseState.APPROVED and way(kind) is not Way.PAIR:
                continue
            view = CaseView(kind, state)
            assert any(may(view, action, role) for action in moving for role in Role), (kind, state)


def test_the_pair_works_hand_in_hand():
    view = CaseView(NAME_CHANGE.id, CaseState.OPEN, assignee_id=ME)
    assert may(view, Action.APPROVE, Role.AGENT)
    view = CaseView(NAME_CHANGE.id, CaseState.APPROVED, approver_id=ME)
    assert decide(view, Action.APPLY, Person(ME, Role.ADMIN)) == Refused("console-no-approver")
    assert decide(view, Action.CLAIM, Person(ME, Role.AGENT)) == Refused("console-no-approver")
    assert decide(view, Action.APPLY, Person(OTHER, Role.AGENT)) == Allowed()


def test_ways():
    assert way("update_phone") is way("update_email") is way(NAME_CHANGE.id) is Way.PAIR
    assert way("update_birth_date") is Way.ALONE
    assert way(TALK.id) is way(MISUSE.id) is Way.ANSWER


def test_every_no_is_written(asked):
    reasons = {
        verdict.reason
        for view in views()
        for action, role in itertools.product(Action, Role)
        if isinstance(verdict := decide(view, action, Person(ME, role)), Refused)
    }
    assert len(reasons) > 9
    for reason in reasons:
        assert all(has(reason, language) for language in LANGUAGES), reason


def test_allowed_lists_what_decide_allows():
    view, person = CaseView(TALK.id, CaseState.OPEN), Person(ME, Role.AGENT)
    listed = allowed(view, person)
    assert listed == tuple(a for a in Action if isinstance(decide(view, a, person), Allowed))
