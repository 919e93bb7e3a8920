"""The kill test, in short: about twenty kills of a real `serve`, the checks, and that they bite."""

import re

import pytest

from tests.crash import wire
from tests.crash.campaign import Campaign
from tests.crash.checks import check
from tests.crash.gateways import Letter
from tests.crash.house import Life
from tests.crash.ledger import Chunk, Lane
from tests.crash.plan import ELSEWHERE, POINTS, Plan
from tests.crash.starter import ROOT

pytestmark = [pytest.mark.crash, pytest.mark.timeout(600)]  # a cap: it goes by progress
FLOORS = ("bot", "handlers", "storage", "states")
POINT = re.compile(r"crash_point\(\"([a-z-]+)\"\)")
SHORT = Plan(kills=20, hits=0, at_once=2, most=60, cold=False)


def test_twenty_kills_lose_nothing_and_do_nothing_twice():
    with Campaign(SHORT) as campaign:
        outcome = campaign.run()
        verdict = check(outcome)
    # Broken once: `Sender` without its account -> one bot's answers went out through the other's
    # token ("sent in order", "marked sent was sent").
    assert verdict.wrong == {}
    assert outcome.kills >= 20
    assert len([name for name in POINTS if outcome.hits[name]]) >= 8
    assert sum(one.done for one in outcome.house.zalo.came) >= 2
    done = {one.phone.channel for one in outcome.crowd.came if one.done}
    assert done == {"telegram", "zalo-oa", "webchat"}
    print(f"{verdict.in_flight} updates of Zalo Bot were in a poll's answer as it died")


def test_the_checks_see_a_planted_fault():
    from tests.crash.__main__ import caught

    # Killed between the two commits, where it shows at once.
    _, verdict = caught("split-commit", seed=1, kills=18, points=("process-performed",))
    assert "done left its trace" in verdict.wrong


def test_every_point_of_the_product_is_in_the_plan():
    # Broken once: two points were added with new use cases and never hit.
    floors = [path for one in FLOORS for path in (ROOT / one).rglob("*.py")]
    called = [POINT.findall(path.read_text(encoding="utf-8")) for path in floors]
    assert sorted({name for names in called for name in names}) == sorted((*POINTS, *ELSEWHERE))


FIRST = Life(
    0, 0, "polling", False, "", started=10.0, ready=10.5, killed=20.0, ended=20.0, how="random"
)
LAST = Life(1, 0, "polling", False, "", 20.1, ready=20.6, killed=60.0, ended=60.0, how="stopped")


def sms(at: float, life: int, fault: str = "") -> Letter:
    return Letter("sms", "1", "x", "c", at, life, fault)


@pytest.mark.parametrize(
    ("first", "again", "excused"),
    [
        (sms(19.9, 0), sms(21.0, 1), True),
        (sms(20.3, 0), sms(21.0, 1), True),  # we came to it only when its sender was dead
        (sms(11.0, 0), sms(21.0, 1), False),  # time enough for a receipt
        (sms(19.8, 0), sms(19.9, 0), False),  # twice by one life, killed soon after or not
        (sms(22.0, 1), sms(23.0, 1), False),
        (sms(22.0, 1, "lost answer"), sms(23.0, 1), True),
    ],
)
def test_a_double_is_excused_only_where_the_desk_could_not_know(first, again, excused):
    found = wire.Doubles()
    chunk = Chunk("c", "sent", 1, "x", (), 1, 0)
    lane = Lane("l", "sms", "", "1", 2, 1, leased=False)
    wire._judge(found, lane, wire.Run([chunk], [first, again]), [FIRST, LAST])
    assert (wire.TWICE not in found.wrong) is excused
    assert found.count == excused
