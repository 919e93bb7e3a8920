"""Which way news and notices go, what a platform allows, and what follows a failure."""

from dataclasses import replace
from datetime import timedelta

import pytest

from states.facts import Detail
from states.notice_ways import Chat, Kind, Then, contacts, following, may_write, ways
from states.proactive import Proactive
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
