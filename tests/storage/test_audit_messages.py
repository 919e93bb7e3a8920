"""What the history covers: messages that were tampered with are found, erased ones are not."""

import pytest

from tests.storage.histories import check, first, rows, run


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
        pytest.skip("n/a: PostgreSQL keeps types")
    run(history, "UPDATE audit SET at = 'yesterday' WHERE seq = 5")
    assert first(check(history)) == 5
    run(history, "UPDATE audit SET body = 'gone', hash = 7, covers = NULL WHERE seq = 7")
    assert not check(history).ok
