"""Roles and permissions: the table as meant, who may grant what, who needs a second factor."""

from hypothesis import given
from hypothesis import strategies as st

from bot.copy import LANGUAGES, has
from states.permissions import GUARDED, OF_ROLE, Permission, Person, Role, differing, may_change

P = Permission
EVERY = frozenset(Permission)
permissions = st.frozensets(st.sampled_from(Permission))
people = st.builds(
    Person, st.sampled_from(["ann", "ben"]), st.sampled_from(Role), permissions, permissions
)


def test_the_table():
    desk = {P.CASES, P.READ, P.REVEAL, P.CLAIM, P.REPLY, P.DECIDE, P.APPLY}
    assert {
        Role.AGENT: desk | {P.CALL},
        Role.SUPERVISOR: desk | {P.MISUSE, P.FREEZE, P.LEAD, P.CALL, P.REPORTS, P.EXPORT},
        Role.HOTLINE: {P.CALL},
        Role.SECURITY: {
            P.MISUSE, P.READ, P.REVEAL, P.CLAIM, P.REPLY, P.DECIDE, P.FREEZE, P.AUDIT,
        },
        Role.ADMIN: EVERY,
    } == OF_ROLE  # fmt: skip


def test_who_reveals_or_decides_needs_a_second_factor():
    assert {P.REVEAL, P.DECIDE, P.APPLY, P.STAFF} <= GUARDED
    assert [role for role in Role if not Person("x", role).guarded] == [Role.HOTLINE]
    assert Person("x", Role.HOTLINE, frozenset((P.REVEAL,))).guarded
    assert not Person("x", Role.AGENT, removed=GUARDED).guarded


@given(people, people, people)
def test_nobody_gives_or_takes_what_they_have_not(giver, before, after):
    if may_change(giver, before, after):
        assert P.STAFF in giver.permissions
        assert giver.id != before.id
        assert before.permissions | after.permissions <= giver.permissions


@given(st.sampled_from(Role), permissions)
def test_what_differs_leads_to_what_was_wished(role, wanted):
    assert Person("x", role, *differing(role, wanted)).permissions == wanted


def test_every_permission_is_written():
    for one in Permission:
        assert all(has(f"permission-{one}", language) for language in LANGUAGES)
