"""Decisions by code: a refusal needs one, it stands in clear, is counted; the desk has its own."""

from dataclasses import replace
from datetime import date

import pytest

from bot import reason_words
from handlers import reason_codes
from handlers.desk_deed import Done, Invalid
from handlers.reason_codes import Forbidden, Saved, Wrong
from states.case import Action
from states.permissions import Role
from states.reasons import Reason
from storage import cases, staff_accounts
from tests.handlers.desk_people import Staff, ask_name_change, case_of, hire, on_sqlite, page, talk
from tests.handlers.figure_days import counted, kept, kept_of

OWN = Reason(
    Action.REFUSE,
    "cho-chi-nhanh",
    ("request_name_change",),
    {"vi": "Chờ chi nhánh", "en": "Wait for the branch"},
    {"vi": "Chi nhánh của Anh/Chị sẽ gọi lại.", "en": "Your branch will call you."},
)


@pytest.fixture
def lan(desk) -> Staff:
    return Staff(desk, hire(desk, "lan"))


@pytest.fixture
def quan(desk):
    return hire(desk, "quan", Role.ADMIN)


@pytest.fixture
def named(desk) -> str:
    desk.customer()
    desk.link("1")
    return ask_name_change(desk)


def write(desk, member, reason=OWN, *, new=True):
    return desk.database.write_now(lambda uow: reason_codes.write(uow, member, reason, new=new))


def switch(desk, member, code: str, *, off: bool, decision=Action.REFUSE):
    return desk.database.write_now(
        lambda uow: reason_codes.switch(uow, member, decision, code, off=off)
    )


def codes(desk, kind: str, decision=Action.REFUSE) -> list[str]:
    found = desk.database.read_now(lambda uow: reason_codes.offered(uow, kind))
    return [one.code for one in found if one.decision is decision]


def test_a_refusal_needs_a_code_that_is_offered(desk, lan, named):
    text = "Giấy tờ đã hết hạn."
    assert lan.does("refuse", named, text, reason="") == Invalid("reasons-needed", {})
    assert lan.does("refuse", named, text, reason="done") == Invalid("reasons-gone", {})
    assert lan.does("refuse", named, text, reason="both-sides") == Invalid("reasons-gone", {})
    short = lan.does("refuse", named, "", reason="other")
    assert short == Invalid("console-text-short", {"least": "5"})
    assert lan.does("note", named, "ghi", reason="other") == Invalid("reasons-none", {})
    assert lan.does("refuse", named, text, reason="papers-expired") == Done("refuse", "chat")
    assert case_of(desk, named).state == "refused"


def test_the_code_stands_in_clear_and_the_words_do_not(desk, lan, named):
    lan.does("refuse", named, "Giấy tờ đã hết hạn.", reason="papers-expired")
    (row,) = [one for one in desk.rows("case_event") if one.decision]
    assert (row.decision, row.reason, row.kind) == ("refuse", "papers-expired", "moved")
    assert "hết hạn".encode() not in row.body
    (event,) = [one for one in page(desk, lan.member, named).timeline if one.decision]
    assert (event.reason, event.body["text"]) == ("papers-expired", "Giấy tờ đã hết hạn.")


def test_without_a_code_the_others_count_as_other(desk, lan, named):
    lan.does("ask_more", named, "Xin ảnh rõ hơn.")
    lan.does("extend", named, "Cần hỏi thêm nhiều nơi.", value="1", reason="complex")
    told = talk(desk, "2")
    lan.does("settle", told, "Đã giải thích ạ.", reason="explained")
    found = [(one.decision, one.reason) for one in desk.rows("case_event") if one.decision]
    assert found == [("ask_more", "other"), ("extend", "complex"), ("settle", "explained")]


def test_decisions_are_counted_by_code_whatever_becomes_of_the_case(desk, lan, named):
    day = date(2026, 11, 23)
    lan.does("ask_more", named, "Xin ảnh rõ hơn.", reason="both-sides")
    lan.does("ask_more", named, "Xin ảnh rõ hơn nữa.", reason="both-sides")
    lan.does("refuse", named, "Giấy tờ đã hết hạn.", reason="papers-expired")
    kept(desk)
    found = {
        (one.kind, one.key): n for one, n in kept_of(desk, day).items() if one.measure == "decided"
    }
    assert found == {
        ("request_name_change", "ask_more:both-sides"): 2,
        ("request_name_change", "refuse:papers-expired"): 1,
    }
    assert counted(desk, day) == kept_of(desk, day)


# -- the desk's own -------------------------------------------------------------------------------
def test_the_desk_adds_its_own_and_decides_by_it(desk, lan, quan, named):
    assert isinstance(write(desk, quan), Saved)
    assert codes(desk, "request_name_change")[-2:] == ["cho-chi-nhanh", "other"]
    assert "cho-chi-nhanh" not in codes(desk, "update_phone")
    outcome = lan.does("refuse", named, "Chi nhánh sẽ gọi.", reason="cho-chi-nhanh")
    assert outcome == Done("refuse", "chat")
    assert isinstance(switch(desk, quan, "cho-chi-nhanh", off=True), Saved)
    own = page(desk, lan.member, named).own  # explained still
    assert reason_words.label_of("refuse", "cho-chi-nhanh", own, "en") == "Wait for the branch"


def test_ours_are_switched_off_and_on_again(desk, lan, quan, named):
    switch(desk, quan, "papers-expired", off=True)
    text = "Giấy tờ đã hết hạn."
    assert lan.does("refuse", named, text, reason="papers-expired") == Invalid("reasons-gone", {})
    switch(desk, quan, "papers-expired", off=False)
    assert lan.does("refuse", named, text, reason="papers-expired") == Done("refuse", "chat")
    assert isinstance(switch(desk, quan, "other", off=True), Wrong)
    assert isinstance(switch(desk, quan, "gone", off=True), Wrong)
    told = [one.action for one in desk.rows("audit")].count("reason set up")
    assert told == 2


def test_new_words_for_the_same_code(desk, quan):
    write(desk, quan)
    switch(desk, quan, "cho-chi-nhanh", off=True)
    again = replace(OWN, labels={"vi": "Chi nhánh gọi", "en": "Branch calls"})
    assert write(desk, quan, again).field == "code"
    assert isinstance(write(desk, quan, again, new=False), Saved)
    rows = desk.database.read_now(reason_codes.every)
    (row,) = [one for one in rows if one.reason.own]
    assert (row.off, row.reason.labels["en"]) == (True, "Branch calls")
    assert write(desk, quan, replace(OWN, code="unheard-of"), new=False).why == "reasons-wrong-gone"


@on_sqlite
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"code": "Chờ"}, "code"),
        ({"code": "papers-expired"}, "code"),
        ({"code": "other"}, "code"),
        ({"kinds": ("talk_to_person",)}, "kinds"),
        ({"labels": {"vi": "", "en": "x"}}, "label-vi"),
        ({"labels": {"vi": "x", "en": "x" * 61}}, "label-en"),
        ({"texts": {"vi": "x"}}, "text-en"),
        ({"texts": {"vi": "x" * 1001, "en": "x"}}, "text-vi"),
        ({"decision": Action.APPROVE}, ""),
        ({"kinds": ("nothing",)}, ""),
    ],
)
def test_what_cannot_be_taken(desk, quan, changed, field):
    outcome = write(desk, quan, replace(OWN, **changed))
    assert isinstance(outcome, Wrong)
    assert outcome.field == field
    assert desk.rows("decision_reason") == []


@on_sqlite
def test_only_who_sets_up_the_desk(desk, lan, quan):
    assert isinstance(write(desk, lan.member), Forbidden)
    assert isinstance(switch(desk, lan.member, "papers-expired", off=True), Forbidden)
    from states.permissions import Permission

    without = frozenset((Permission.CONFIGURE,))
    desk.database.write_now(
        lambda uow: staff_accounts.keep(uow, quan.id, quan.name, quan.role, frozenset(), without)
    )
    assert isinstance(write(desk, quan), Forbidden)


@on_sqlite
def test_there_is_an_end_to_them(desk, quan, monkeypatch):
    monkeypatch.setattr("states.reasons.MOST", 1)
    assert isinstance(write(desk, quan), Saved)
    assert write(desk, quan, replace(OWN, code="second")).why == "reasons-wrong-many"
    assert isinstance(write(desk, quan, OWN, new=False), Saved)


@on_sqlite
def test_a_repeat_with_another_reason_is_no_repeat(desk, lan, named):
    deed = lan.deed("ask_more", named, text="Xin ảnh.", reason="both-sides")
    assert lan.carry_out(deed) == Done("ask_more", "chat")
    assert lan.carry_out(deed) == Done("ask_more", "chat")
    from handlers.desk_deed import NotAllowed

    again = lan.carry_out(replace(deed, reason="say-more"))
    assert again == NotAllowed("console-no-repeat")
    key = desk.database.read_now(lambda uow: cases.by_reference(uow, named)).version
    assert key == case_of(desk, named).version
