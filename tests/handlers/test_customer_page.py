"""A customer's page: what it holds, masked, who may see it, and that looking is recorded."""

import pytest

from handlers import customer_page, reveals
from handlers.customer_page import CustomerPage
from handlers.desk_deed import Done, Invalid, Missing, NotAllowed, Outcome
from states.permissions import Permission, Role
from storage import search, tables
from storage.search import Sought
from tests.desk import Desk
from tests.handlers.desk_people import Staff, ask_name_change, hire, on_sqlite

MOST = 4


def load(desk: Desk, one: Staff, customer_id: str) -> CustomerPage | None:
    return desk.database.read_now(
        lambda uow: customer_page.load(uow, one.member, customer_id, "key")
    )


def reveal(
    desk: Desk, one: Staff, customer_id: str, field: str, reason: str = "Gọi lại khách", key=""
) -> Outcome:
    desk.clock.pass_(seconds=1)
    return desk.database.write_now(
        lambda uow: customer_page.reveal(
            uow, one.member, customer_id, field, reason, key or f"{one.member.login}-{uow.now}"
        )
    )


@pytest.fixture
def known(desk, mai) -> str:
    """A customer with a linked chat, a case, a change, and no advertising."""
    desk.link("1")
    desk.say("1", "đổi địa chỉ")
    desk.say("1", "12 Trần Hưng Đạo, Phường Cửa Nam, Hà Nội")
    desk.say("1", "đúng")
    desk.say("1", "dừng quảng cáo")
    ask_name_change(desk)
    return mai


def test_the_page_holds_all_there_is(desk, lan, known):
    page = load(desk, lan, known)
    assert page.record.code == "DC10023"
    assert [one.channel for one in page.chats] == ["test"]
    assert [one.kind for one in page.consents] == ["privacy notice"]
    assert page.no_marketing is not None
    assert "request_name_change" in [one.kind for one in page.cases.lines]
    told = {one.change.what for one in page.history}
    assert {"changed", "marketing-stopped"} <= told
    assert page.revealed == frozenset()
    values = [page.record.name, *(one.value for one in page.record.details.values())]
    masked = [one.change.new for one in page.history] + [one.customer for one in page.cases.lines]
    assert not set(values) & set(masked)


@on_sqlite
def test_what_staff_changed_names_them(desk, lan, minh, known):
    reference = load(desk, lan, known).cases.lines[0].reference
    lan.does("approve", reference)
    minh.does("apply", reference)
    newest = load(desk, lan, known).history[0]
    assert (newest.who, newest.change.field, newest.change.reference) == (
        "Phạm Quang Minh", "name", reference,
    )  # fmt: skip


def test_a_value_is_shown_for_a_while_to_who_gave_a_reason(desk, lan, minh, known):
    """Broken once: shown to every colleague."""
    assert reveal(desk, lan, known, "phone", "vì") == Invalid("console-text-short", {"least": "5"})
    assert reveal(desk, lan, known, "what") == NotAllowed("console-no-field")
    assert reveal(desk, lan, known, "phone") == Done("reveal")
    assert load(desk, lan, known).revealed == {"phone"}
    assert load(desk, minh, known).revealed == frozenset()
    shown = [one for one in desk.rows("audit") if one.action == "value shown"]
    assert [(one.customer_id, one.actor_id) for one in shown] == [(known, lan.member.id)]
    desk.clock.pass_(minutes=10)
    assert load(desk, lan, known).revealed == frozenset()


@on_sqlite
def test_a_repeated_form_is_one_look(desk, lan, known):
    for _ in range(2):
        assert reveal(desk, lan, known, "phone", key="k") == Done("reveal")
    assert len(desk.rows("record_look")) == 1
    assert reveal(desk, lan, known, "email", key="k") == NotAllowed("console-no-repeat")


@on_sqlite
def test_looking_around_is_stopped_wherever_it_is(desk, lan, known, monkeypatch):
    """Broken once: cases and records were counted apart."""
    monkeypatch.setattr(reveals, "REVEALS", MOST)
    reference = load(desk, lan, known).cases.lines[0].reference
    for n in range(MOST):
        if n % 2:
            assert reveal(desk, lan, known, "phone") == Done("reveal")
        else:
            lan.does("reveal", reference, "Đối chiếu", field="name")
    stopped = NotAllowed("console-no-more-reveals")
    assert reveal(desk, lan, known, "phone") == stopped
    assert lan.does("reveal", reference, "Đối chiếu", field="name") == stopped


@on_sqlite
def test_who_may_not_read_sees_and_shows_nothing(desk, tu, lan, known):
    guard = Staff(desk, tu.member)
    assert load(desk, guard, known) is None
    assert reveal(desk, guard, known, "phone") == Missing()
    assert load(desk, lan, "f" * 32) is None
    blind = Staff(desk, hire(desk, "hoa", Role.AGENT))
    desk.database.write_now(
        lambda uow: uow.change(
            tables.staff, {"id": blind.member.id}, {"removed": Permission.REVEAL.value}
        )
    )
    assert reveal(desk, blind, known, "phone") == NotAllowed("console-no-role")


def test_looking_is_recorded_once_a_person_and_day(desk, lan, minh, known):
    def viewed(one: Staff) -> None:
        desk.database.write_now(lambda uow: customer_page.viewed(uow, one.member, known))

    for one in (lan, lan, minh):
        viewed(one)
    desk.clock.pass_(days=1)
    viewed(lan)
    looked = [one.actor_id for one in desk.rows("audit") if one.action == "customer viewed"]
    assert looked == [lan.member.id, minh.member.id, lan.member.id]


@on_sqlite
def test_finding_by_customer_names_them_even_without_a_case(desk, mai):
    found = desk.database.read_now(lambda uow: search.find(uow, Sought(name="mai")))
    assert [(one.id, one.code, one.name) for one in found.who] == [
        (mai, "DC10023", "N••• T••• M•••"),
    ]  # fmt: skip
    assert found.lines == ()
