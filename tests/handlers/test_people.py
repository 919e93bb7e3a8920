"""Admins and staff: inviting, changing, permitting, disabling - and what nobody may do."""

from dataclasses import replace

import pytest

from handlers import invitation, people, sign_in
from handlers.people_rules import Done, Missing, Refused, Wish
from handlers.sign_in import SignedIn
from states.permissions import Permission, Role
from storage import (
    outbox,
    staff,
    staff_accounts,
    staff_factor,
    staff_invitations,
    staff_sessions,
    tables,
)
from storage.staff_sessions import From, Stage
from tests.desk import Desk
from tests.handlers.desk_people import hire

MAIL = "lan.tran@dcnet.example"
WISH = Wish("lan", "Trần Ngọc Lan", "agent", "", "vi")


@pytest.fixture
def admin(desk: Desk):
    desk.house = replace(desk.house, mail=True)
    return hire(desk, "quan", Role.ADMIN)


def write(desk: Desk, use_case):
    return desk.database.write_now(use_case)


def add(desk: Desk, admin, wish: Wish = WISH):
    return write(desk, lambda uow: people.add(uow, desk.house, admin, wish))


def member(desk: Desk, staff_id: str):
    return desk.database.read_now(lambda uow: staff.by_id(uow, staff_id))


def take(desk: Desk, token: str):
    return write(
        desk, lambda uow: invitation.take(uow, desk.house, token, "$argon2id$x", "", From())
    )


# -- inviting --------------------------------------------------------------------------------------
def test_an_invitation_without_a_mail_is_a_link_that_works_once(desk: Desk, admin):
    done = add(desk, admin)
    assert isinstance(done, Done)
    assert not done.mailed
    assert not member(desk, done.staff_id).joined
    stored = desk.database.read_now(
        lambda uow: uow.connection.execute(tables.staff_invitation.select()).one()
    )
    assert done.token.encode() not in bytes(stored.token_hash)
    entered = take(desk, done.token)
    assert isinstance(entered, SignedIn)
    assert member(desk, done.staff_id).joined
    assert take(desk, done.token) is None


def test_whoever_is_invited_cannot_sign_in_before(desk: Desk, admin):
    add(desk, admin)
    attempt = write(desk, lambda uow: sign_in.begin(uow, "lan", "10.0.0.1"))
    assert attempt.hashed.startswith("$argon2id$")
    assert not staff.matches(desk.database.keyring, attempt.hashed, "")
    found = write(
        desk,
        lambda uow: sign_in.complete(uow, attempt, "", matched=True, second_factor=False),
    )
    assert found == sign_in.WrongSignIn()


def test_the_link_goes_by_mail_and_stands_in_no_transcript(desk: Desk, admin):
    done = add(desk, admin, replace(WISH, mail=MAIL))
    assert done.mailed
    assert not done.token
    [due] = write(desk, lambda uow: outbox.claim(uow, {"mail": ""}, 9))
    assert (due.kind, due.address) == ("code", MAIL)
    token = due.body["parts"][0]["shown"]["code"]
    from bot.gateways.mail import Mail
    from bot.out_texts import without_code
    from bot.rendering import chunks

    for chunk in chunks(due.body, Mail.caps):
        assert token in chunk["text"]
        assert token not in without_code(due, chunk)["text"]
    row = desk.database.read_now(lambda uow: uow.connection.execute(tables.staff.select()).all())
    assert not any(MAIL.encode() in bytes(one.mail or b"") for one in row)
    assert isinstance(take(desk, token), SignedIn)


def test_a_link_ends_after_72_hours_and_by_a_newer_one(desk: Desk, admin):
    first = add(desk, admin)
    second = write(desk, lambda uow: people.invite_again(uow, desk.house, admin, first.staff_id))
    assert take(desk, first.token) is None
    desk.clock.pass_(hours=72, seconds=1)
    assert take(desk, second.token) is None


def test_a_withdrawn_link_and_one_of_somebody_disabled_count_for_nothing(desk: Desk, admin):
    done = add(desk, admin)
    write(desk, lambda uow: people.withdraw(uow, admin, done.staff_id))
    assert take(desk, done.token) is None
    again = write(desk, lambda uow: people.invite_again(uow, desk.house, admin, done.staff_id))
    write(desk, lambda uow: people.disable(uow, admin, done.staff_id))
    assert take(desk, again.token) is None


def test_a_new_password_by_a_link_keeps_the_second_factor(desk: Desk, admin):
    done = add(desk, admin)
    token = take(desk, done.token).token
    write(desk, lambda uow: staff_factor.set_up(uow, done.staff_id, "A" * 32, 1))
    again = write(desk, lambda uow: people.invite_again(uow, desk.house, admin, done.staff_id))
    entered = take(desk, again.token)
    assert entered.stage is Stage.CODE
    assert desk.database.read_now(lambda uow: staff_sessions.find(uow, token)) is None


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        (replace(WISH, login="trần lan"), "people-bad-login"),
        (replace(WISH, login="quan"), "people-login-taken"),
        (replace(WISH, name=" "), "people-bad-name"),
        (replace(WISH, role="boss"), "people-bad-role"),
        (replace(WISH, mail="lan at dcnet"), "people-bad-mail"),
        (replace(WISH, mail="a@b.vn\r\nBcc: c@d.vn"), "people-bad-mail"),
    ],
)
def test_what_cannot_be_taken(desk: Desk, admin, wish, reason):
    assert add(desk, admin, wish) == Refused(reason)


# -- who may ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("role", [one for one in Role if one is not Role.ADMIN])
def test_only_who_may_manage_staff_does(desk: Desk, admin, role):
    other, nobody = hire(desk, "hoa", Role.HOTLINE), hire(desk, "tu", role)
    house, one = desk.house, other.id
    deeds = [
        lambda uow: people.add(uow, house, nobody, WISH),
        lambda uow: people.change(uow, house, nobody, one, replace(WISH, role="hotline")),
        lambda uow: people.permit(uow, house, nobody, one, []),
        lambda uow: people.invite_again(uow, house, nobody, one),
        lambda uow: people.withdraw(uow, nobody, one),
        lambda uow: people.disable(uow, nobody, one),
        lambda uow: people.enable(uow, nobody, one),
        lambda uow: people.reset_factor(uow, house, nobody, one),
        lambda uow: people.sign_out(uow, nobody, one),
        lambda uow: people.unbind_company(uow, nobody, one),
    ]
    for deed in deeds:
        assert write(desk, deed) == Refused("people-not-allowed")


def test_what_was_taken_counts_at_once(desk: Desk, admin):
    """The one who asks is read anew: a page opened before helps nobody."""
    second = hire(desk, "binh", Role.ADMIN)
    write(desk, lambda uow: people.permit(uow, desk.house, admin, second.id, []))
    assert write(desk, lambda uow: people.disable(uow, second, admin.id)) == Refused(
        "people-not-allowed"
    )


def test_nobody_changes_themselves(desk: Desk, admin):
    hire(desk, "binh", Role.ADMIN)
    wish = Wish("quan", "Quân", "agent", "")
    for deed in (
        lambda uow: people.change(uow, desk.house, admin, admin.id, wish),
        lambda uow: people.permit(uow, desk.house, admin, admin.id, []),
        lambda uow: people.disable(uow, admin, admin.id),
        lambda uow: people.reset_factor(uow, desk.house, admin, admin.id),
    ):
        assert write(desk, deed) == Refused("people-not-oneself")


def test_nobody_gives_more_than_they_have(desk: Desk, admin):
    lead, agent = hire(desk, "chi", Role.SUPERVISOR), hire(desk, "lan", Role.AGENT)
    wanted = lead.person.permissions | {Permission.STAFF}
    write(desk, lambda uow: people.permit(uow, desk.house, admin, lead.id, wanted))
    beyond = Refused("people-more-than-own")
    for deed in (
        lambda uow: people.add(uow, desk.house, lead, replace(WISH, login="x", role="admin")),
        lambda uow: people.permit(uow, desk.house, lead, agent.id, [Permission.AUDIT]),
        lambda uow: people.disable(uow, lead, admin.id),
        lambda uow: people.invite_again(uow, desk.house, lead, admin.id),
        lambda uow: people.reset_factor(uow, desk.house, lead, admin.id),
    ):
        assert write(desk, deed) == beyond
    given = write(
        desk, lambda uow: people.permit(uow, desk.house, lead, agent.id, [Permission.CALL])
    )
    assert given == Done(agent.id)
    assert member(desk, agent.id).person.permissions == {Permission.CALL}


def test_somebody_remains_who_can(desk: Desk, admin):
    """Of two admins, the one who has no password yet counts for nothing."""
    second = add(desk, admin, Wish("binh", "Bình", "admin", ""))
    taker = hire(desk, "chi", Role.ADMIN)
    write(desk, lambda uow: people.disable(uow, taker, admin.id))
    assert member(desk, admin.id).disabled
    invited = member(desk, second.staff_id)
    assert write(desk, lambda uow: people.disable(uow, invited, taker.id)) == Refused(
        "people-last-one"
    )


def test_there_must_be_somebody(desk: Desk, admin):
    assert write(desk, lambda uow: people.disable(uow, admin, "0" * 32)) == Missing()
    assert write(desk, lambda uow: people.permit(uow, desk.house, admin, "x", [])) == Missing()


# -- changing --------------------------------------------------------------------------------------
def session_of(desk: Desk, staff_id: str) -> str:
    return write(desk, lambda uow: staff_sessions.begin(uow, staff_id))


def test_disabling_ends_sessions_at_once_and_enabling_brings_none_back(desk: Desk, admin):
    lan = hire(desk, "lan", Role.AGENT)
    token = session_of(desk, lan.id)
    write(desk, lambda uow: people.disable(uow, admin, lan.id))
    find = lambda: desk.database.read_now(lambda uow: staff_sessions.find(uow, token))  # noqa: E731
    assert find() is None
    write(desk, lambda uow: people.enable(uow, admin, lan.id))
    assert find() is None
    assert not member(desk, lan.id).disabled


def test_an_admin_signs_somebody_out_and_resets_their_factor(desk: Desk, admin):
    lan = hire(desk, "lan", Role.AGENT)
    write(desk, lambda uow: staff_factor.set_up(uow, lan.id, "A" * 32, 1))
    codes = write(desk, lambda uow: staff_factor.new_recovery_codes(uow, lan.id))
    for deed in (
        lambda uow: people.sign_out(uow, admin, lan.id),
        lambda uow: people.reset_factor(uow, desk.house, admin, lan.id),
    ):
        token = session_of(desk, lan.id)
        write(desk, deed)
        assert desk.database.read_now(lambda uow, one=token: staff_sessions.find(uow, one)) is None
    assert not member(desk, lan.id).factor
    assert not write(desk, lambda uow: staff_factor.take_recovery_code(uow, lan.id, codes[0]))


def test_a_new_role_begins_with_just_its_own(desk: Desk, admin):
    lan = hire(desk, "lan", Role.AGENT)
    write(desk, lambda uow: people.permit(uow, desk.house, admin, lan.id, [Permission.AUDIT]))
    wish = Wish("", "Lan", "hotline", MAIL)
    write(desk, lambda uow: people.change(uow, desk.house, admin, lan.id, wish))
    found = member(desk, lan.id)
    assert (found.role, found.added, found.removed) == (Role.HOTLINE, frozenset(), frozenset())
    assert desk.database.read_now(lambda uow: staff_accounts.mail_of(uow, lan.id)) == MAIL


def test_who_now_needs_a_factor_signs_in_anew(desk: Desk, admin):
    desk.house = replace(desk.house, second_factor=True)
    tu = hire(desk, "tu", Role.HOTLINE)
    token = session_of(desk, tu.id)
    wanted = [Permission.CALL, Permission.REVEAL]
    write(desk, lambda uow: people.permit(uow, desk.house, admin, tu.id, wanted))
    assert desk.database.read_now(lambda uow: staff_sessions.find(uow, token)) is None


def test_the_old_address_hears_of_a_new_one(desk: Desk, admin):
    lan = hire(desk, "lan", Role.AGENT)
    write(desk, lambda uow: staff_accounts.set_mail(uow, lan.id, MAIL))
    wish = Wish("", "Lan", "agent", "other@dcnet.example")
    write(desk, lambda uow: people.change(uow, desk.house, admin, lan.id, wish))
    [due] = write(desk, lambda uow: outbox.claim(uow, {"mail": ""}, 9))
    assert due.address == MAIL
    assert due.body["parts"][0]["copy"] == "staff-mail-address"


def test_all_of_it_is_in_the_history(desk: Desk, admin):
    done = add(desk, admin)
    write(desk, lambda uow: people.withdraw(uow, admin, done.staff_id))
    write(desk, lambda uow: people.disable(uow, admin, done.staff_id))
    actions = desk.database.read_now(
        lambda uow: [
            row.action for row in uow.connection.execute(tables.audit.select()).all()
            if row.actor_id == admin.id
        ]
    )  # fmt: skip
    assert actions == ["staff invited", "invitation withdrawn", "staff disabled by"]
    assert not desk.database.read_now(staff_invitations.open_ones)
