"""Finding cases and customers: the same on both databases."""

import itertools

import pytest

from states.case_map import CaseState
from storage import cases, customers, names, search, tables
from storage.cases import Case
from storage.customers import NewCustomer
from storage.search import Sought

_numbers = itertools.count(1)


def customer(desk, name: str, **details: str) -> str:
    code = f"DC{next(_numbers):05d}"
    new = NewCustomer(code, "person", name, details)
    return desk.database.write_now(lambda uow: customers.add(uow, new))


def opened(desk, customer_id: str | None, kind: str = "talk_to_person", **given) -> str:
    """A new case's reference."""
    desk.clock.pass_(seconds=1)

    def use_case(uow) -> str:
        case = Case(
            id=uow.new_id(),
            reference=f"DC-{next(_numbers):05d}-2",
            kind=kind,
            state=given.pop("state", "open"),
            channel="webchat",
            level=2,
            opened_at=uow.now,
            reply_by=uow.now,
            due_at=uow.now,
            answers={},
            customer_id=customer_id,
        )
        key = customers.key_of(uow, customer_id) if customer_id else uow.keyring.house
        cases.add(uow, case, key)
        if tag := given.pop("tag", ""):
            uow.add(tables.case_tag, {"tag": tag, "case_id": case.id})
        return case.reference

    return desk.database.write_now(use_case)


def found(desk, **sought) -> list[str]:
    result = desk.database.read_now(lambda uow: search.find(uow, Sought(**sought)))
    return [line.reference for line in result.lines]


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("mai", {"mai", "mai2"}),
        ("MAI", {"mai", "mai2"}),
        ("Nguyễn Mai", {"mai"}),
        ("mai nguyen", {"mai"}),
        ("ngu ma", {"mai"}),
        ("nguyen t", set()),  # one letter is a word of its own
        ("duc", {"duc"}),
        ("Đức", {"duc"}),
        ("tran", {"mai2", "duc"}),
        ("khong ai ca", set()),
        ("", set()),
        ("...", set()),
    ],
)
def test_names_are_found_without_marks_in_any_order(desk, typed: str, who: set[str]):
    """Broken once: beginnings of words left out of the index."""
    people = {
        "mai": customer(desk, "Nguyễn Thị Mai"),
        "mai2": customer(desk, "Trần Mai"),
        "duc": customer(desk, "Trần Văn Đức"),
    }
    ids = desk.database.read_now(lambda uow: names.find(uow, typed, 50))
    assert set(ids) == {people[one] for one in who}


def test_a_new_name_is_found_and_the_old_one_no_more(desk):
    """Broken once: the old name's keys left in the index."""
    mai = customer(desk, "Nguyễn Thị Mai")

    def rename(uow) -> None:
        customers.set_name(uow, customers.load(uow, [mai])[mai], "Nguyễn Thị Hoa")

    desk.database.write_now(rename)
    read = desk.database.read_now
    assert read(lambda uow: names.find(uow, "hoa", 50)) == [mai]
    assert read(lambda uow: names.find(uow, "mai", 50)) == []


def test_names_from_before_the_index_are_put_into_it(desk):
    people = [customer(desk, f"Nguyễn Mai {n}") for n in range(7)]
    desk.database.write_now(lambda uow: uow.connection.execute(tables.name_key.delete()))
    after, steps = "", 0
    while True:
        after = desk.database.write_now(lambda uow, a=after: names.index_missing(uow, a, most=3))
        steps += 1
        if not after:
            break
    assert steps == 4
    assert desk.database.write_now(names.index_missing) == ""  # and never again
    assert desk.database.read_now(lambda uow: names.find(uow, "mai", 50)) == people


def test_everything_asked_is_met_at_once(desk):
    mai = customer(desk, "Nguyễn Thị Mai", phone="+84912345678", email="Mai@example.vn")
    hung = customer(desk, "Lê Văn Hùng", phone="+84912345678")
    first = opened(desk, mai)
    second = opened(desk, mai, "report_misuse", state=CaseState.DONE.value, tag="gap")
    third = opened(desk, hung)
    nobody = opened(desk, None)
    assert found(desk) == [nobody, third, second, first]
    assert found(desk, name="mai") == [second, first]
    assert found(desk, name="mai", kind="report_misuse") == [second]
    assert found(desk, name="mai", state="live") == [first]
    assert found(desk, state="closed") == [second]
    assert found(desk, tag="gap") == [second]
    assert found(desk, values=(("phone", "+84912345678"),)) == [third, second, first]
    assert found(desk, values=(("email", "mai@example.vn"),)) == [second, first]
    assert found(desk, code="DC00000", values=(("id_number", "DC00000"),)) == []
    assert found(desk, reference=third) == [third]
    assert found(desk, reference=third, name="mai") == []
    assert found(desk, until=desk.clock.now) == [third, second, first]
    assert found(desk, since=desk.clock.now) == [nobody]


def test_pages_go_on_where_the_one_before_ended(desk, monkeypatch):
    monkeypatch.setattr(search, "PAGE", 2)
    mai = customer(desk, "Nguyễn Thị Mai")
    made = [opened(desk, mai) for _ in range(5)]
    seen, after = [], ""
    while True:
        page = desk.database.read_now(
            lambda uow, a=after: search.find(uow, Sought(name="mai", after=a))
        )
        seen += [line.reference for line in page.lines]
        after = page.after
        if not after:
            break
    assert seen == made[::-1]


def test_too_many_of_one_name_are_said_to_be(desk, monkeypatch):
    monkeypatch.setattr(search, "_MOST_NAMED", 2)
    for _ in range(3):
        opened(desk, customer(desk, "Nguyễn Thị Mai"))
    page = desk.database.read_now(lambda uow: search.find(uow, Sought(name="mai")))
    assert page.cut
    assert page.customers == 2
