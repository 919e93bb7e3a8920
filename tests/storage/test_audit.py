"""The history: an honest one checks, on both databases; every way of tampering is found."""

import hashlib
import hmac

import orjson
import pytest
from sqlalchemy import text

from storage import audit_check, customers, lanes, links, transcript
from storage.audit import START, Entry, link
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


def test_an_honest_history_checks(history):
    report = check(history)
    assert report.flaws == []
    assert (report.entries, report.messages, report.tombstones) == (12, 10, 0)
    assert report.head_seq == 12
    assert check(history, (12, report.head_hash)).ok


def test_no_history_checks(desk):
    assert check(desk).ok


def test_a_long_history_is_walked_in_batches(history, monkeypatch):
    monkeypatch.setattr(audit_check, "BATCH", 3)
    steps = []
    report = history.database.read_now(lambda uow: audit_check.check(uow, None, steps.append))
    assert report.ok
    assert steps == [3, 3, 3, 3]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "at + 1"),
        ("actor_kind", "'staff'"),
        ("actor_id", "NULL"),
        ("actor_id", "'b'"),
        ("action", "'detail viewed'"),
        ("customer_id", "NULL"),
        ("customer_id", "'0'"),
        ("case_id", "NULL"),
        ("lane_id", "NULL"),
        ("commitment", "(SELECT hash FROM audit WHERE seq = 1)"),
        ("commitment", "(SELECT commitment FROM audit WHERE seq = 3)"),
        ("body", "(SELECT body FROM audit WHERE seq = 3)"),
        ("body", "NULL"),
        ("covers", "'[]'"),
        ("hash", "(SELECT hash FROM audit WHERE seq = 3)"),
    ],
)
def test_a_changed_column_is_found_at_its_entry(history, column, value):
    assert history.database.sqlite is not None
    run(history, f"UPDATE audit SET {column} = {value} WHERE seq = 5")
    assert first(check(history)) == 5


@pytest.mark.parametrize("covers", ["'[]'", "NULL", "'nonsense'", "replace(covers, '0', '1')"])
def test_a_changed_digest_is_found(history, covers):
    run(history, f"UPDATE audit SET covers = {covers} WHERE seq = 6")
    assert first(check(history)) == 6


def test_a_shortened_digest_leaves_a_message_over(history):
    (row,) = rows(history, "SELECT covers FROM audit WHERE seq = 6")
    one = orjson.dumps(orjson.loads(row["covers"])[:1]).decode()
    run(
        history,
        "UPDATE audit SET covers = :covers, commitment = :commitment WHERE seq = 6",
        covers=one,
        commitment=hashlib.sha256(one.encode()).digest(),
    )
    report = check(history)
    assert first(report) == 6
    assert any("in no entry" in flaw.what for flaw in report.flaws)


def test_rows_in_another_order_are_found(history):
    run(
        history,
        "UPDATE audit SET seq = 999 WHERE seq = 5",
        "UPDATE audit SET seq = 5 WHERE seq = 7",
        "UPDATE audit SET seq = 7 WHERE seq = 999",
    )
    assert first(check(history)) == 5


def test_a_moved_body_is_found(history):
    run(
        history,
        "UPDATE audit SET body = (SELECT body FROM audit WHERE seq = 7), commitment = "
        "(SELECT commitment FROM audit WHERE seq = 7) WHERE seq = 5",
    )
    assert first(check(history)) == 5


@pytest.mark.parametrize("seq", [1, 5, 11])
def test_an_entry_cut_out_is_found(history, seq):
    run(history, f"DELETE FROM audit WHERE seq = {seq}")
    report = check(history)
    assert first(report) == seq + 1
    assert f"missing before it: {seq}" in report.flaws[0].what


def test_an_entry_cut_out_and_the_others_renumbered_is_found(history):
    run(history, "DELETE FROM audit WHERE seq = 5")
    for seq in range(6, 13):
        run(history, f"UPDATE audit SET seq = {seq - 1} WHERE seq = {seq}")
    run(history, "UPDATE audit_head SET seq = 11")
    assert first(check(history)) == 5


def test_a_tail_cut_off_is_found_by_the_head(history):
    run(history, "DELETE FROM audit WHERE seq > 9")
    assert "cut off behind 9" in check(history).flaws[0].what


def test_a_tail_cut_off_with_a_mended_head_is_found_by_messages_or_the_anchor(history):
    head = check(history)
    mend = "UPDATE audit_head SET seq = {0}, hash = (SELECT hash FROM audit WHERE seq = {0})"
    run(history, "DELETE FROM audit WHERE seq > 11", mend.format(11))
    assert check(history).ok  # nothing in the database speaks of the last entry any more
    report = check(history, (head.head_seq, head.head_hash))
    assert "before the anchor" in report.flaws[0].what
    run(history, "DELETE FROM audit WHERE seq > 9", mend.format(9))
    assert any("in no entry" in flaw.what for flaw in check(history).flaws)


def test_an_old_state_that_went_on_differently_is_found_by_the_anchor(history):
    head = check(history)
    run(
        history,
        "DELETE FROM audit WHERE seq = 12",
        "UPDATE audit_head SET seq = 11, hash = (SELECT hash FROM audit WHERE seq = 11)",
    )
    history.database.write_now(
        lambda uow: uow.record(Entry("other", "operator", uow.keyring.house))
    )
    assert check(history).ok
    report = check(history, (head.head_seq, head.head_hash))
    assert (first(report), report.flaws[0].what) == (12, "it is not what the anchor says")


def test_everything_cut_off_is_found(history):
    run(history, "DELETE FROM audit")
    assert not check(history).ok
    run(history, "DELETE FROM audit_head")
    assert any("in no entry" in flaw.what for flaw in check(history).flaws)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_head SET seq = 11",
        "UPDATE audit_head SET seq = 13",
        "UPDATE audit_head SET hash = (SELECT hash FROM audit WHERE seq = 11)",
        "DELETE FROM audit_head",
    ],
)
def test_a_changed_head_is_found(history, statement):
    run(history, statement)
    assert not check(history).ok


def test_an_entry_put_in_is_found(history):
    run(
        history,
        "INSERT INTO audit (seq, at, actor_kind, action, commitment, covers, hash) "
        "SELECT 13, at, 'desk', 'messages', commitment, covers, hash FROM audit WHERE seq = 6",
    )
    assert first(check(history)) == 13
    run(history, "UPDATE audit_head SET seq = 13, hash = (SELECT hash FROM audit WHERE seq = 13)")
    assert first(check(history)) == 13


def test_an_entry_before_the_first_is_found(history):
    run(
        history,
        "INSERT INTO audit (seq, at, actor_kind, action, commitment, covers, hash) "
        "SELECT 0, at, actor_kind, action, commitment, covers, hash FROM audit WHERE seq = 6",
    )
    assert first(check(history)) == 0


def test_restamping_without_the_key_is_found(history):
    """Every hash from the change on is made anew, with a guessed key and with plain SHA-256."""
    run(history, "UPDATE audit SET action = 'detail viewed' WHERE seq = 5")
    for stamp in (
        lambda last, row: link(bytes(32), last, row),
        lambda last, row: hashlib.sha256(last + row["commitment"]).digest(),
        lambda last, row: hmac.digest(START, last + row["commitment"], "sha256"),
    ):
        (before,) = rows(history, "SELECT hash FROM audit WHERE seq = 4")
        last = before["hash"]
        for row in rows(history, "SELECT * FROM audit WHERE seq >= 5 ORDER BY seq"):
            last = stamp(last, {**row, "at": history.clock.now})
            run(
                history, "UPDATE audit SET hash = :hash WHERE seq = :seq", hash=last, seq=row["seq"]
            )
        run(history, "UPDATE audit_head SET hash = :hash", hash=last)
        assert first(check(history)) == 5


# -- messages ------------------------------------------------------------------------------------
def some_message(history) -> str:
    return rows(history, "SELECT id FROM message ORDER BY id LIMIT 1 OFFSET 4")[0]["id"]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM message WHERE id = :id",
        "UPDATE message SET id = 'x' WHERE id = :id",
        "UPDATE message SET commitment = (SELECT hash FROM audit WHERE seq = 1) WHERE id = :id",
        "UPDATE message SET body = (SELECT max(body) FROM message WHERE id > :id) WHERE id = :id",
        "UPDATE message SET body = (SELECT body FROM audit WHERE seq = 1) WHERE id = :id",
    ],
)
def test_a_tampered_message_is_found(history, statement):
    one = some_message(history)
    run(history, statement, id=one)
    report = check(history)
    assert first(report) == 6
    assert one in report.flaws[0].what


def test_a_message_put_in_is_found(history):
    run(
        history,
        "INSERT INTO message (id, lane_id, direction, at, body, state, part, tries, commitment) "
        "SELECT 'x', lane_id, direction, at, body, state, part, tries, commitment FROM message "
        "WHERE id = :id",
        id=some_message(history),
    )
    assert check(history).flaws[0].what == "message x is in no entry of the history"


def test_what_may_change_of_a_message_may(history):
    run(history, "UPDATE message SET state = 'sent', remote_id = '17', tries = 2")
    assert check(history).ok


# -- erasing -------------------------------------------------------------------------------------
ERASE = "UPDATE data_key SET wrapped = NULL, erased_at = 1 WHERE customer_id = :id"


def test_an_erasure_leaves_a_valid_chain_with_tombstones(history):
    (owner,) = rows(history, "SELECT id FROM customer WHERE code = 'DC10023'")
    run(history, ERASE, id=owner["id"])
    report = check(history)
    assert report.flaws == []
    assert report.tombstones == 3 + 6  # of five acts and five pairs of messages: the odd ones
    # the bodies may be taken out as well, then: nothing can read them any more
    run(history, "UPDATE audit SET body = NULL WHERE customer_id = :id", id=owner["id"])
    assert check(history).ok


def test_another_ones_erased_key_excuses_nothing(history):
    (owner,) = rows(history, "SELECT id FROM customer WHERE code = 'DC10023'")
    run(history, ERASE, id=owner["id"])
    run(history, "UPDATE audit SET body = (SELECT body FROM audit WHERE seq = 1) WHERE seq = 3")
    report = check(history)
    assert first(report) == 3
    assert "somebody else" in report.flaws[0].what


def test_a_key_that_vanished_excuses_nothing(history):
    run(history, "UPDATE audit SET body = :body WHERE seq = 5", body=b"\x01" + b"k" * 80)
    report = check(history)
    assert first(report) == 5
    assert "gone without a trace" in report.flaws[0].what


def test_a_broken_key_is_found_and_hides_nothing_else(history):
    (owner,) = rows(history, "SELECT id FROM customer WHERE code = 'DC10023'")
    run(history, "UPDATE data_key SET wrapped = :w WHERE customer_id = :id", w=b"x" * 69, **owner)
    history.database.keyring._keys.clear()
    report = check(history)
    assert first(report) == 1
    assert "does not open" in report.flaws[0].what


def test_nonsense_types_are_found_not_tripped_over(history):
    if not history.database.sqlite:
        pytest.skip("PostgreSQL keeps types")
    run(history, "UPDATE audit SET at = 'yesterday' WHERE seq = 5")
    assert first(check(history)) == 5
    run(history, "UPDATE audit SET body = 'gone', hash = 7, covers = NULL WHERE seq = 7")
    assert not check(history).ok
