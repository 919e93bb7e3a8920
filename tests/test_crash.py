"""The kill test, in short: about twenty kills of a real `serve`, the checks, and that they bite."""

import pytest

from tests.crash.campaign import Campaign
from tests.crash.checks import check
from tests.crash.plan import POINTS, Plan

pytestmark = [pytest.mark.crash, pytest.mark.timeout(180)]
SHORT = Plan(kills=20, hits=0, at_once=3, most=60, cold=False)


def test_twenty_kills_lose_nothing_and_do_nothing_twice():
    with Campaign(SHORT) as campaign:
        outcome = campaign.run()
        verdict = check(outcome)
    # Broken once: `Sender` without its account -> one bot's answers went out through the other's
    # token ("sent in order", "marked sent was sent").
    assert verdict.wrong == {}
    assert outcome.kills >= 20
    assert len([name for name in POINTS if outcome.hits[name]]) >= 8


def test_the_checks_see_a_planted_fault():
    from tests.crash.__main__ import caught

    # Killed between the two commits, where it shows at once.
    _, verdict = caught("split-commit", seed=1, kills=18, points=("process-performed",))
    assert "done left its trace" in verdict.wrong
