"""What a proof is worth: every combination, to the second."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from states.identity import CONFIRMED_FOR, ContactChange, Level, Proof, contact_change, level

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(("old", "other", "new", "staff"), list(product((False, True), repeat=4)))
def test_every_combination_of_proofs(old: bool, other: bool, new: bool, staff: bool):
    outcome = contact_change(old=old, other=other, new=new, staff=staff)
    if not new:
        assert outcome is ContactChange.NOTHING
    elif old:
        assert outcome is ContactChange.APPLY
    elif other or staff:
        assert outcome is ContactChange.HOLD
    else:
        assert outcome is ContactChange.STAFF


def test_a_proof_lasts_half_an_hour_for_its_customer_only():
    proof = Proof("c", "phone", NOW)
    second = timedelta(seconds=1)
    assert level("c", [proof], NOW) is Level.CONFIRMED
    assert level("c", [proof], NOW + CONFIRMED_FOR - second) is Level.CONFIRMED
    assert level("c", [proof], NOW + CONFIRMED_FOR) is Level.LINKED
    assert level("another", [proof], NOW) is Level.LINKED
    assert level(None, [proof], NOW) is Level.NONE
