"""The chain of history: an honest one checks, on both databases; tampering with it is found."""

import hashlib
import hmac

import orjson
import pytest

from storage import audit_check
from storage.audit import START, Entry, link
from tests.storage.histories import check, first, rows, run


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
