"""A history to tamper with, and the tampering: by somebody who has the database, not the key."""

import pytest
from sqlalchemy import text

from storage import audit_check, customers, lanes, links, transcript
from storage.audit import Entry
from storage.lanes import Wanted
from storage.unit_of_work import UnitOfWork
from tests.desk import Desk


@pytest.fixture
def history(desk: Desk) -> Desk:
    """Twelve entries: a customer's acts, a house act, a chat's acts, digests of messages."""
    customer_id = desk.customer()
    other_id = desk.customer("DC2", phone="+84912340002")

    def act(n):
        def use_case(uow: UnitOfWork) -> None:
            key = customers.key_of(uow, customer_id if n % 2 else other_id)
            owner = customer_id if n % 2 else other_id
            lane = next(iter(lanes.ensure(uow, [Wanted("test", "a", f"chat-{n % 2}")]).values()))
            if n == 1:
                links.add(uow, lane.id, customer_id, "code", "phone")
            for part in range(2):
                body = {"text": f"Xin chào {n} {part}"}
                transcript.add(uow, lane, "in", body, "received")
            case_id = uow.new_id()
            uow.record(
                Entry(
                    "detail changed",
                    "customer",
                    key,
                    actor_id=uow.new_id(),
                    customer_id=owner,
                    case_id=case_id,
                    lane_id=lane.id,
                    data={"field": "address", "new": f"{n} Lê Lợi"},
                )
            )

        return use_case

    for n in range(1, 6):
        desk.clock.pass_(seconds=1)
        desk.database.write_now(act(n))
    desk.database.write_now(
        lambda uow: uow.record(Entry("keys rotated", "operator", uow.keyring.house))
    )
    desk.database.write_now(
        lambda uow: uow.record(
            Entry("seen", "staff", customers.key_of(uow, other_id), "a" * 32, customer_id=other_id)
        )
    )
    return desk


def check(desk: Desk, anchor=None) -> audit_check.Report:
    return desk.database.read_now(lambda uow: audit_check.check(uow, anchor))


def run(desk: Desk, *statements: str, **values) -> None:
    """As somebody would who has the database, not the key."""
    with desk.database.engine.begin() as connection:
        if desk.database.sqlite:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        for statement in statements:
            connection.execute(text(statement), values)


def rows(desk: Desk, query: str):
    with desk.database.engine.connect() as connection:
        return connection.execute(text(query)).mappings().all()


def first(report: audit_check.Report) -> int | None:
    assert not report.ok
    return report.flaws[0].seq
