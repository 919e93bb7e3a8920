"""What a call may lead to: pure tables and functions."""

import itertools

import pytest

from states import references
from states.calls import (
    ENDINGS,
    KINDS,
    Disposition,
    Way,
    becomes,
    is_known,
    level_of,
    read_back,
    spelled,
    suggested,
)
from states.identity import CONTACTS, Level
from states.kinds import Decides

EVERY = list(itertools.product(KINDS.values(), Way, Level, (True, False), ("", "staff-landline")))


@pytest.mark.parametrize(("kind", "way", "held", "frozen", "why"), EVERY)
def test_nothing_changes_without_a_code(kind, way, held, frozen, why):
    """Nor a contact ever, nor a frozen record, nor what a reader or the kind gives to staff."""
    outcome = becomes(kind, way, held, frozen=frozen, to_staff=why)
    if outcome.change:
        assert way is Way.CODE
        assert held >= Level.CONFIRMED
        assert kind.decides is Decides.CUSTOMER
        assert kind.field not in CONTACTS
        assert not frozen
        assert not why
    if kind.level > Level.NONE and not is_known(way, held):
        assert (outcome.kind, outcome.known) == ("unproven_identity", False)
    assert outcome.known is is_known(way, held)


def test_a_call_back_is_for_its_case_and_outlasts_no_code():
    assert level_of(Way.CALLBACK, Level.LINKED) is Level.VERIFIED
    assert level_of(Way.CODE, Level.CONFIRMED) is Level.CONFIRMED
    assert level_of(Way.CODE, Level.LINKED) is Level.NONE
    assert level_of(Way.NONE, Level.CONFIRMED) is Level.NONE
    assert level_of(Way.FAILED, Level.CONFIRMED) is Level.NONE


def test_every_ending_stands_in_the_table():
    assert set(ENDINGS) == set(Disposition)
    assert suggested("changed", Way.CODE) == "done"
    assert suggested("", Way.FAILED) == "unverified"
    assert suggested("", Way.NONE) == ""


REFERENCE = references.written("7K3M4")


@pytest.mark.parametrize(
    "said", ["{0}", "dc {1} {2}", "7k3m4-{2}", "7 K 3 M 4 {2}", "DC7K3M4{2}", "d c 7 k 3 m 4, {2}"]
)
def test_a_reference_is_read_back_in_any_spelling(said):
    signs, check = "7K3M4", REFERENCE[-1]
    assert read_back(said.format(REFERENCE, signs, check), REFERENCE) == "right"


@pytest.mark.parametrize("said", ["", "7K3M4", "7K3M48", "xin chào", "DC", "7K3M4" * 9])
def test_what_was_misread_is_told(said):
    assert REFERENCE[-1] != "8"
    assert read_back(said, REFERENCE) == "misread"


def test_another_reference_is_told_apart():
    assert read_back(references.written("DCDCD"), REFERENCE) == "other"
    own = references.written("DCDCD")
    assert read_back(own, own) == "right"
    assert read_back(own.removeprefix("DC-"), own) == "right"


def test_it_is_spelled_sign_by_sign():
    assert spelled(REFERENCE) == ("7 – K – 3 – M – 4", REFERENCE[-1])
