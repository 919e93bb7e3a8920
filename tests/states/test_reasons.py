"""Reasons of decisions: codes that stay, kinds they are for, words in both languages."""

import pytest

from bot import reason_words
from bot.copy import LANGUAGES
from states.case import Action
from states.kinds import KINDS
from states.reasons import (
    DECISIONS,
    DEFAULTS,
    LONGEST,
    LONGEST_LABEL,
    NEEDED,
    OTHER,
    Reason,
    counted,
    fits,
    is_code,
    possible,
    read_counted,
)

# What reports count by: adding is free, renaming or taking away is not.
EVER = {
    "refuse": """papers-missing papers-unreadable papers-expired person-differs contact-not-own
        value-wrong no-ground unanswered duplicate other""",
    "ask_more": """papers-missing papers-unreadable both-sides evidence when-and-who say-more
        other""",
    "extend": "complex third-party papers-checked other",
    "settle": "done explained stopped not-ours not-granted unanswered other",
}


def test_no_code_was_renamed():
    ours = {counted(one.decision.value, one.code) for one in DEFAULTS}
    assert {counted(decision, one) for decision in EVER for one in EVER[decision].split()} <= ours
    assert len(ours) == len(DEFAULTS)


@pytest.mark.parametrize("one", DEFAULTS, ids=lambda one: f"{one.decision}-{one.code}")
def test_each_is_worded_in_both_languages(one: Reason):
    assert is_code(one.code)
    for language in LANGUAGES:
        assert 0 < len(reason_words.label(one, language)) <= LONGEST_LABEL
        text = reason_words.text(one, language)
        assert bool(text) is (one.code != OTHER)
        assert len(text) <= LONGEST
        assert "\n" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_every_decision_of_every_kind_can_be_given_a_reason(kind: str):
    for decision in DECISIONS:
        codes = [one.code for one in DEFAULTS if one.decision is decision and fits(one, kind)]
        assert (OTHER in codes) is possible(decision, kind)
        assert len(codes) != 1, "only 'other' is no choice"


def test_a_reason_fits_its_own_kinds_only():
    ground = next(one for one in DEFAULTS if one.code == "no-ground")
    assert fits(ground, "request_name_change")
    assert not fits(ground, "update_phone")
    assert not possible(Action.REFUSE, "talk_to_person")
    assert not possible(Action.SETTLE, "update_phone")
    assert NEEDED == (Action.REFUSE,)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("cho-chi-nhanh", True),
        ("a", True),
        ("a1-b2", True),
        ("", False),
        ("-a", False),
        ("a-", False),
        ("a--b", False),
        ("Cho", False),
        ("chờ", False),
        ("a b", False),
        ("a:b", False),
        ("a" * 40, True),
        ("a" * 41, False),
    ],
)
def test_what_a_code_is(text: str, good):
    assert is_code(text) is good


def test_how_it_is_counted():
    assert read_counted(counted("ask_more", "both-sides")) == ("ask_more", "both-sides")
