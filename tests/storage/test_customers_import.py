"""Taking customer records in: added, updated by code, their history and what stood on contacts."""

from datetime import timedelta

from sqlalchemy import event, select

from states.customer_file import Record
from storage import audit_check, customer_export, customer_import, customers, lanes, links, tables
from storage.customer_import import Counts
from storage.envelope import Place
from storage.lanes import Wanted

PHONE = {"phone": "+84912345678"}


def record(code="DC1", name="Nguyễn Thị Mai", details=None, **more) -> Record:
    return Record(code, more.pop("kind", "person"), name, details or PHONE, **more)


def take(database, *records, language="vi") -> Counts:
    return database.write_now(lambda uow: customer_import.take(uow, records, language))


def found(database, code="DC1"):
    return database.read_now(lambda uow: customer_export.find(uow, code))


def history(database):
    def query(uow):
        rows = uow.connection.execute(select(tables.audit).order_by(tables.audit.c.seq)).all()
        return [
            (row.action, uow.open(row.body, Place("audit", "body", str(row.seq)))[16:].decode())
            for row in rows
        ]

    return database.read_now(query)


def test_new_customers_are_added(database):
    assert take(database, record(), record("DC2", language="en", contracts_open=2)) == Counts(2)
    _, kept, frozen = found(database, "DC2")
    assert (kept.language, kept.contracts_open, frozen) == ("en", 2, False)
    assert found(database)[1] == record(language="vi", contracts_open=0)
    by_phone = database.read_now(lambda uow: customers.by_value(uow, "phone", "+84912345678"))
    assert len(by_phone) == 2
    assert [action for action, _ in history(database)] == ["customer imported"] * 2


def test_the_same_again_changes_nothing(database):
    given = record(details={**PHONE, "address": "1 Lê Lợi"}, contracts_open=1)
    take(database, given)
    assert take(database, given) == Counts(unchanged=1)
    assert len(history(database)) == 1


def test_what_differs_is_updated_with_its_history(database):
    take(database, record(details={**PHONE, "address": "1 Lê Lợi"}))
    renamed = record(name="Nguyễn Thị Mai Anh", details={**PHONE, "address": "2 Lê Lợi"})
    assert take(database, renamed) == Counts(changed=1)
    _, kept, _ = found(database)
    assert (kept.name, kept.details["address"]) == ("Nguyễn Thị Mai Anh", "2 Lê Lợi")
    action, said = history(database)[-1]
    assert action == "record imported"
    assert "1 Lê Lợi" in said
    assert "2 Lê Lợi" in said
    assert "phone" not in said
    assert database.read_now(audit_check.check).ok


def test_what_a_record_leaves_out_stays(database):
    full = {**PHONE, "email": "mai@gmail.com", "address": "1 Lê Lợi"}
    take(database, record(details=full, language="en", contracts_open=2))
    assert take(database, record()) == Counts(unchanged=1)
    assert found(database)[1] == record(details=full, language="en", contracts_open=2)


def test_the_end_of_the_last_contract_goes_with_the_count(database):
    take(database, record(contracts_open=0, contracts_ended_on="2025-12-31"))
    assert take(database, record(contracts_open=1)) == Counts(changed=1)
    assert found(database)[1].contracts_ended_on is None


def test_a_stale_writer_loses(database):
    import pytest

    from storage.unit_of_work import ConflictError

    take(database, record())
    customer_id = found(database)[0]
    before = database.read_now(lambda uow: customers.load(uow, [customer_id])[customer_id])
    take(database, record(details={"phone": "+84987654321"}))
    with pytest.raises(ConflictError):
        database.write_now(lambda uow: customers.set_detail(uow, before, "address", "x"))


def linked(database, customer_id, contact, chat) -> str:
    def link(uow):
        lane = next(iter(lanes.ensure(uow, [Wanted("test", "a", chat)]).values()))
        links.add(uow, lane.id, customer_id, "code", contact)
        links.add_proof(uow, lane.id, customer_id, contact)
        return lane.id

    return database.write_now(link)


def test_a_new_contact_voids_what_stood_on_the_old_one_only(database, clock):
    take(database, record(details={**PHONE, "email": "mai@gmail.com"}))
    customer_id = found(database)[0]
    by_phone = linked(database, customer_id, "phone", "1")
    by_email = linked(database, customer_id, "email", "2")
    clock.now += timedelta(minutes=1)
    take(database, record(details={"phone": "+84987654321"}))

    def query(uow):
        held = links.proofs(uow, [by_phone, by_email])
        return held[by_phone], held[by_email], links.linked_lanes(uow, customer_id)

    assert database.read_now(query)[0] == []
    assert len(database.read_now(query)[1]) == 1
    assert database.read_now(query)[2] == [by_email]
    # it takes effect at once: a code may go to the new phone
    one = database.read_now(lambda uow: customers.load(uow, [customer_id])[customer_id])
    assert one.contacts(clock.now) == ("phone", "email")


def test_a_change_that_is_no_contact_voids_nothing(database):
    take(database, record())
    customer_id = found(database)[0]
    lane_id = linked(database, customer_id, "phone", "1")
    take(database, record(details={**PHONE, "address": "2 Lê Lợi"}))
    assert database.read_now(lambda uow: links.linked_lanes(uow, customer_id)) == [lane_id]


def test_statements_do_not_grow_with_the_batch(database):
    counted = []
    event.listen(database.engine, "before_cursor_execute", lambda *_: counted.append(1))

    def spent(*records) -> int:
        counted.clear()
        take(database, *records)
        return len(counted)

    def people(count, street):
        return [
            record(f"DC{count}-{n}", details={**PHONE, "address": f"{street} Lê Lợi"})
            for n in range(count)
        ]

    assert spent(*people(3, 1)) == spent(*people(200, 1))
    assert spent(*people(3, 2)) == spent(*people(200, 2))


def test_pages_follow_the_codes(database):
    take(database, *(record(f"DC{n:02}") for n in range(7)))

    def pages(uow):
        first = customer_export.page(uow, "", 4)
        return first, customer_export.page(uow, first[-1][0], 4)

    first, second = database.read_now(pages)
    assert [code for code, _ in (*first, *second)] == [f"DC{n:02}" for n in range(7)]
