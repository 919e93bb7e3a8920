"""Which way news and notices go, what a platform allows, and what follows a failure."""

from dataclasses import replace
from datetime import timedelta

import pytest

from states.facts import Detail
from states.notice_ways import Chat, Kind, Then, contacts, following, may_write, ways
from states.proactive import Interaction, Proactive, Standing, standing
from tests.play import MAI, START

BOTH = ("mail", "sms")
TELEGRAM = Chat("t", Proactive.BEGUN)
WEB = Chat("w", Proactive.SESSION, until=START + timedelta(minutes=5))
BOUNCED = replace(MAI, details={**MAI.details, "email": Detail("mai@congty.vn", returned=True)})
LANDLINE = replace(MAI, details={**MAI.details, "phone": Detail("+842438562000")})


def test_news_go_where_the_customer_talks_notices_to_contacts_first():
    assert ways(Kind.NEWS, MAI, [TELEGRAM], BOTH, START) == ("chat:t", "email", "phone")
    assert ways(Kind.NOTICE, MAI, [TELEGRAM], BOTH, START) == ("email", "phone", "chat:t")
    assert ways(Kind.NEWS, None, [TELEGRAM], BOTH, START) == ("chat:t",)


OA = Chat("o", Proactive.ANSWERING, last=Interaction(START))
WEEK = timedelta(days=7)
STANDINGS = [
    (None, START, Standing.CLOSED),
    (Interaction(START), START, Standing.FREE),
    (Interaction(START), START + timedelta(hours=48), Standing.FREE),
    (Interaction(START), START + timedelta(hours=48, seconds=1), Standing.PAID),
    (Interaction(START), START + WEEK, Standing.PAID),
    (Interaction(START), START + WEEK + timedelta(seconds=1), Standing.CLOSED),
    (Interaction(START, refused_at=START + timedelta(hours=1)), START, Standing.CLOSED),
    (Interaction(START, refused_at=START - timedelta(hours=1)), START, Standing.FREE),
]


@pytest.mark.parametrize(("last", "now", "stands"), STANDINGS)
def test_o34_how_a_chat_stands_after_the_customers_last_act(last, now, stands):
    assert standing(last, now) is stands
    chat = replace(OA, last=last)
    assert may_write(chat, now) is (stands is not Standing.CLOSED)
    short = standing(last, now, timedelta(hours=48))  # what an operator wants to pay for
    assert short is (Standing.FREE if stands is Standing.FREE else Standing.CLOSED)


def test_a_closed_chat_at_zalo_is_followed_by_template_then_sms_then_mail():
    three, closed = (*BOTH, "zbs"), replace(OA, last=None)
    assert ways(Kind.NEWS, MAI, [OA], three, START) == ("chat:o", "email", "phone", "zalo")
    assert ways(Kind.NEWS, MAI, [closed], three, START) == ("zalo", "phone", "email")
    assert ways(Kind.NEWS, MAI, [closed], BOTH, START) == ("phone", "email")
    assert ways(Kind.NEWS, MAI, [TELEGRAM], BOTH, START) == ("chat:t", "email", "phone")
    assert contacts(LANDLINE, three, START, [closed]) == ("email",)


@pytest.mark.parametrize(
    ("chat", "allowed"),
    [
        (TELEGRAM, True),
        (replace(TELEGRAM, reach="blocked"), False),
        (WEB, True),
        (replace(WEB, until=START), False),  # its session is over
        (replace(WEB, until=None), True),  # nobody is linked: it has no end
        (replace(WEB, reach="gone"), False),
    ],
)
def test_a_chat_is_written_to_as_its_platform_allows(chat, allowed):
    assert may_write(chat, START) is allowed


def test_a_contact_that_gave_mail_back_stands_last():
    assert contacts(BOUNCED, BOTH, START) == ("phone", "email")


def test_a_contact_inside_its_window_stands_behind():
    new = Detail("moi@congty.vn", trusted_from=START + timedelta(hours=1))
    changed = replace(MAI, details={**MAI.details, "email": new})
    assert contacts(changed, BOTH, START) == ("phone", "email")
    assert contacts(changed, BOTH, START + timedelta(hours=1)) == ("email", "phone")


def test_only_contacts_that_a_message_reaches_are_ways():
    assert contacts(LANDLINE, BOTH, START) == ("email",)
    assert contacts(MAI, ("sms",), START) == ("phone",)
    assert contacts(None, BOTH, START) == ()


ABLE = ("email", "phone", "chat:t")


@pytest.mark.parametrize(
    ("tried", "failed", "then"),
    [
        ({"email"}, {"email"}, "phone"),
        ({"email", "phone"}, {"email"}, Then.TOLD),
        ({"email", "phone"}, {"email", "phone"}, "chat:t"),
        (set(ABLE), set(ABLE), Then.NOBODY),
        ({"chat:gone"}, {"chat:gone"}, "email"),
    ],
)
def test_what_follows(tried, failed, then):
    assert following(ABLE, tried, failed) == then


def test_every_way_is_taken_once_and_then_staff():
    """Whatever fails, it ends."""
    tried: list[str] = ["email"]
    while not isinstance(then := following(ABLE, tried, tried), Then):
        tried.append(then)
    assert tried == list(ABLE)
    assert then is Then.NOBODY
