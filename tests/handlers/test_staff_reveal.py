"""Masked until somebody looks closer, with a reason, for a while, not too often, on record."""

import pytest

from handlers import desk_looks
from handlers.desk_deed import Done, Invalid, NotAllowed
from handlers.reveals import REVEALS
from states.permissions import Role
from storage import attachments, tables
from tests.desk import Desk
from tests.handlers.desk_people import Staff, ask_name_change, case_of, hire


@pytest.fixture
def lan(desk: Desk) -> Staff:
    return Staff(desk, hire(desk, "lan"))


@pytest.fixture
def reference(desk: Desk) -> str:
    desk.customer()
    desk.link("1")
    return ask_name_change(desk)


def events(desk: Desk, staff: Staff, kind: str):
    table = tables.case_event
    return desk.database.read_now(
        lambda uow: uow.connection.execute(
            table.select().where(table.c.actor_id == staff.member.id, table.c.kind == kind)
        ).all()
    )


def test_a_reason_is_asked_and_kept(desk: Desk, lan: Staff, reference: str):
    assert isinstance(lan.does("reveal", reference, "abc", field="record.phone"), Invalid)
    assert lan.page(reference).revealed == frozenset()
    assert lan.does("reveal", reference, "gọi lại khách", field="record.phone") == Done("reveal")
    page = lan.page(reference)
    assert page.revealed == {"record.phone"}
    assert page.timeline[-1].body == {"field": "record.phone", "reason": "gọi lại khách"}


def test_it_is_masked_again_after_a_while_and_for_others(desk: Desk, lan: Staff, reference: str):
    minh = Staff(desk, hire(desk, "minh"))
    lan.does("reveal", reference, "gọi lại khách", field="record.phone")
    assert minh.page(reference).revealed == frozenset()
    desk.clock.pass_(minutes=11)
    assert lan.page(reference).revealed == frozenset()


def test_looking_around_is_stopped(desk: Desk, lan: Staff, reference: str):
    for _ in range(REVEALS):
        assert lan.does("reveal", reference, "đối chiếu", field="record.email") == Done("reveal")
    refused = lan.does("reveal", reference, "đối chiếu", field="record.email")
    assert refused == NotAllowed("console-no-more-reveals")
    assert len(events(desk, lan, "revealed")) == REVEALS
    desk.clock.pass_(minutes=11)
    assert lan.does("reveal", reference, "đối chiếu", field="record.email") == Done("reveal")


@pytest.mark.parametrize("field", ["", "record.tax_code", "record", "body", "../name"])
def test_only_what_is_there_is_shown(lan: Staff, reference: str, field: str):
    outcome = lan.does("reveal", reference, "đối chiếu", field=field)
    assert outcome == NotAllowed("console-no-field")


def test_hotline_sees_masks_only(desk: Desk, reference: str):
    tu = Staff(desk, hire(desk, "tu", Role.HOTLINE))
    assert tu.does("reveal", reference, "khách gọi", field="name") == NotAllowed("console-no-role")
    page = tu.page(reference)
    assert not page.reads
    assert page.papers == page.transcript == ()


def test_a_case_is_recorded_as_viewed_once_a_day(desk: Desk, lan: Staff, reference: str):
    for hours in (0, 1, 1, 24):
        desk.clock.pass_(hours=hours)
        desk.database.write_now(lambda uow: desk_looks.viewed(uow, lan.member, reference))
    assert len(events(desk, lan, "viewed")) == 2


def test_each_look_at_a_paper_is_recorded(desk: Desk, lan: Staff, reference: str):
    case = case_of(desk, reference)
    [paper] = desk.database.read_now(lambda uow: attachments.of_case(uow, case.id))
    tu = Staff(desk, hire(desk, "tu", Role.HOTLINE))

    def look(staff: Staff, paper_id: str):
        return desk.database.write_now(
            lambda uow: desk_looks.open_paper(uow, staff.member, paper_id)
        )

    assert look(lan, paper.id).media_type == "image/jpeg"
    assert look(lan, paper.id) is not None
    assert len(events(desk, lan, "viewed")) == 2
    assert look(tu, paper.id) is None
    assert look(lan, "0" * 32) is None


def test_a_paper_that_belongs_to_no_case_is_not_shown(desk: Desk, lan: Staff, reference: str):
    case = case_of(desk, reference)
    [paper] = desk.database.read_now(lambda uow: attachments.of_case(uow, case.id))
    desk.database.write_now(
        lambda uow: uow.connection.execute(tables.attachment.update().values(case_id=None))
    )
    found = desk.database.write_now(lambda uow: desk_looks.open_paper(uow, lan.member, paper.id))
    assert found is None
