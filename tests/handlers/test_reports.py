"""Reports of misuse, whole, on both databases: clocks, alerts, notices beside the chat, budgets,
freezing, and what becomes of the unfinished."""

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers import alerts
from handlers.desk_deed import Done, NotAllowed
from states.identity import Level
from states.permissions import Role
from storage import customers
from storage.unit_of_work import ConflictError
from tests.desk import Desk
from tests.handlers.desk_people import Staff, case_of, hire, newest

LOAN = "có người dùng CCCD của em vay tiền"
CALLS = "số lạ gọi làm phiền suốt ngày"
SECRETS = ("CCCD", "vay tiền", "Mai", "0912", "+84912345678")


@pytest.fixture
def desk(database, clock) -> Desk:
    desk = Desk(database, clock)
    desk.house = replace(desk.house, alert_mail=("baomat@dcnet.vn", "truc@dcnet.vn"))
    return desk


def report(desk: Desk, chat: str = "1", said: str = LOAN) -> str:
    desk.say(chat, said)
    desk.say(chat, "gửi ngay")
    return newest(desk)


def mailed(desk: Desk, address: str) -> list[str]:
    desk.deliver("none")
    return desk.told("mail", address)


def guard(desk: Desk) -> Staff:
    return Staff(desk, hire(desk, "thu", Role.SECURITY, "Phạm Minh Thu"))


# -- opening --------------------------------------------------------------------------------------
def test_the_clocks_run_from_the_first_alarm_not_from_the_hand_in(desk):
    desk.say("1", LOAN)
    alarmed = desk.clock.now
    desk.clock.pass_(minutes=15)
    desk.say("1", "gửi ngay")
    case = case_of(desk, newest(desk))
    assert case.alarmed_at == alarmed
    assert case.first_notice_by == alarmed + timedelta(hours=24)
    assert case.full_notice_by == alarmed + timedelta(hours=72)
    assert case.opened_at > alarmed
    assert (case.urgent, case.reasons, case.level) == (True, ("identity",), 0)
    assert case.why == "staff-unfinished"


def test_an_urgent_report_alerts_staff_at_once_and_a_normal_one_nobody(desk):
    calls = report(desk, "1", CALLS)
    desk.tick()
    assert not case_of(desk, calls).urgent
    assert mailed(desk, "baomat@dcnet.vn") == []
    reference = report(desk, "2")
    desk.tick()
    assert mailed(desk, "baomat@dcnet.vn") == mailed(desk, "truc@dcnet.vn") == ["alert-urgent"]
    [body] = desk.sent("mail", "baomat@dcnet.vn")
    shown = body["parts"][0]["shown"]
    assert shown["reference"] == reference
    assert not any(one in str(body) for one in SECRETS)
    desk.tick()
    assert mailed(desk, "baomat@dcnet.vn") == ["alert-urgent"], "told once"


def test_despair_alerts_staff_as_an_urgent_report_does(desk):
    desk.say("1", "tôi muốn chết")
    case = case_of(desk, newest(desk))
    assert (case.kind, case.urgent, case.why) == ("safety", True, "staff-self-harm")
    desk.tick()
    assert mailed(desk, "baomat@dcnet.vn") == ["alert-urgent"]


def test_without_an_address_nobody_is_mailed(desk):
    desk.house = replace(desk.house, alert_mail=())
    report(desk)
    desk.tick()
    assert desk.sent("mail") == []


def test_a_flood_of_alerts_ends(desk, monkeypatch):
    monkeypatch.setattr(alerts, "PER_DAY", 2)
    for chat in "1234":
        report(desk, chat)
    desk.tick()
    assert len(mailed(desk, "truc@dcnet.vn")) == 2


def test_what_is_told_later_may_make_it_urgent(desk):
    reference = report(desk, "1", CALLS)
    desk.say("1", "họ vừa rút mất 5 triệu trong tài khoản")
    case = case_of(desk, reference)
    assert (case.urgent, case.reasons) == (True, ("calls", "money"))
    desk.tick()
    assert mailed(desk, "truc@dcnet.vn") == ["alert-urgent"]


def test_forwarded_messages_are_kept_as_such(desk):
    desk.say("1", LOAN)
    desk.clock.pass_(seconds=2)
    at = "2026-11-22T03:00:00+00:00"
    desk.receive(
        "1", "Said", text="Trả nợ ngay", forwarded=True, forwarded_by="Đòi Nợ", forwarded_at=at
    )
    desk.process()
    assert desk.deliver("1") == ["evidence-forwarded-kept", "ask-misuse_harm"]
    desk.say("1", "gửi ngay")
    [event] = [one for one in guard(desk).page(newest(desk)).timeline if one.kind == "customer"]
    assert event.body["forwarded"] == {"by": "Đòi Nợ", "at": at}
    assert event.body["text"] == "Trả nợ ngay"


# -- freezing -------------------------------------------------------------------------------------
def test_a_report_freezes_nobody_by_itself(desk):
    customer = desk.customer()
    desk.link("1")
    report(desk)
    assert not desk.record(customer).frozen


def test_a_proven_customer_freezes_and_everybody_is_told(desk):
    customer = desk.customer()
    desk.link("1")
    desk.link("2")
    desk.say("1", LOAN)
    assert desk.say("1", "gửi ngay")[-1] == "freeze-offer"
    reference = newest(desk)
    assert desk.press("1", f"freeze-sure:{reference}") == ["freeze-done", "report-more"]
    assert desk.record(customer).frozen
    assert desk.told("sms", "+84912345678")[-1] == "notice-frozen"
    assert desk.told("mail", "mai@example.vn")[-1] == "notice-frozen"
    assert desk.deliver("2")[-1] == "desk-frozen"
    [event] = [one for one in guard(desk).page(reference).timeline if one.kind == "frozen"]
    assert event.actor_kind == "customer"


def test_a_freeze_needs_the_level_at_its_moment(desk):
    customer = desk.customer()
    desk.link("1")
    desk.say("1", LOAN)
    desk.say("1", "gửi ngay")
    desk.clock.pass_(minutes=31)
    assert "freeze-not-now" in desk.press("1", f"freeze-sure:{newest(desk)}")
    assert not desk.record(customer).frozen


def test_the_level_is_looked_at_again_by_what_is_stored(desk, monkeypatch):
    """Whatever the engine believed: the proof has run out, so nothing is frozen (invariant 7)."""
    customer = desk.customer()
    desk.link("1")
    desk.say("1", LOAN)
    desk.say("1", "gửi ngay")
    reference = newest(desk)
    desk.clock.pass_(minutes=31)
    monkeypatch.setattr("handlers.facts.level", lambda *_: Level.CONFIRMED)
    with pytest.raises(ConflictError):
        desk.press("1", f"freeze-sure:{reference}")
    assert not desk.record(customer).frozen


def test_staff_freeze_with_a_reason_and_lift(desk):
    customer = desk.customer()
    desk.link("1")
    reference = report(desk)
    lan = Staff(desk, hire(desk, "lan", Role.AGENT))
    thu = guard(desk)
    assert lan.does("freeze", reference, "khách báo mất giấy tờ") == NotAllowed("console-no-role")
    assert thu.does("freeze", reference, "khách báo mất giấy tờ") == Done("freeze", "contact")
    assert desk.record(customer).frozen
    desk.deliver("1")
    assert desk.told("mail", "mai@example.vn")[-1] == "notice-frozen"
    again = thu.does("freeze", reference, "khách báo mất giấy tờ")
    assert again == NotAllowed("console-no-frozen-yet")
    assert thu.does("lift", reference, "đã gặp tại quầy") == Done("lift", "contact")
    assert not desk.record(customer).frozen


def test_nobodys_report_freezes_nobody(desk):
    desk.customer()
    reference = report(desk)
    assert guard(desk).does("freeze", reference, "nghi ngờ") == NotAllowed("console-no-customer")


# -- unfinished -----------------------------------------------------------------------------------
def test_an_unfinished_report_is_handed_in_when_nobody_goes_on(desk):
    desk.say("1", LOAN)
    alarmed = desk.clock.now
    desk.clock.pass_(minutes=15)
    desk.say("1", "/skip")
    desk.clock.pass_(minutes=10)
    desk.tick()
    assert desk.rows("desk_case") == [], "it was gone on with"
    desk.clock.pass_(minutes=11)
    desk.tick()
    assert desk.deliver("1")[0] == "report-rested"
    case = case_of(desk, newest(desk))
    assert (case.alarmed_at, case.why) == (alarmed, "staff-unfinished")
    desk.clock.pass_(hours=1)
    desk.tick()
    assert len(desk.rows("desk_case")) == 1


def test_a_finished_or_dropped_report_does_not_come_back(desk):
    report(desk, "1")
    desk.say("2", LOAN)
    desk.say("2", "dừng")
    desk.press("2", "drop")
    desk.clock.pass_(hours=1)
    desk.tick()
    assert len(desk.rows("desk_case")) == 1


def test_an_answer_that_arrives_with_the_alarm_counts(desk):
    """The alarm was due, its event is queued behind what the customer has just said."""
    desk.say("1", LOAN)
    desk.clock.pass_(minutes=21)
    desk.receive("1", "Said", text="đang mất tiền thật rồi")
    desk.tick()
    assert desk.rows("desk_case") == []
    assert "ask-misuse_when" in desk.deliver("1")


def test_everything_said_is_sealed(desk):
    customer = desk.customer()
    desk.link("1")
    report(desk)
    [row] = desk.rows("desk_case")
    clear = str(row._replace(body=b"") if hasattr(row, "_replace") else row)
    assert not any(one in clear for one in SECRETS)
    assert row.customer_id == customer
    assert row.reasons == "identity"
    assert desk.database.read_now(lambda uow: customers.load(uow, [customer]))
