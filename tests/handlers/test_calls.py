"""Logging a call: who it is, what it proves, what comes of it."""

from datetime import timedelta

import pytest

from handlers import call_request, calls
from handlers.calls import Matches, Told, no
from states.permissions import Role
from storage import calls as stored_calls
from storage import customers, tables
from tests.desk import Desk
from tests.handlers.call_people import ADDRESS, ALL, Agent, timeline
from tests.handlers.desk_people import Staff, case_of, hire, newest


# -- who may, and one call at a time ---------------------------------------------------------------
@pytest.mark.parametrize("role", Role)
def test_who_logs_calls(desk: Desk, role: Role):
    member = hire(desk, "ai", role)
    begun = desk.database.write_now(lambda uow: calls.begin(uow, member, ""))
    assert (begun is not None) is (role is not Role.SECURITY)


def test_the_next_call_begins_after_the_ending(desk: Desk, tu: Agent):
    first = tu.begins()
    assert tu.begins("0987111222") == first
    assert tu.ends("") == no("call-end-missing")
    assert tu.ends("opened") == no("call-end-unfit")
    assert tu.ends("callback") == no("call-end-untimed")
    past = desk.clock() - timedelta(minutes=1)
    assert tu.ends("callback", past) == no("call-end-past", {"days": "90"})
    assert tu.ends("dropped") == Told("call-ended")
    assert tu.page().now is None
    assert tu.begins() != first


def test_an_ended_call_takes_no_deed(desk: Desk, tu: Agent):
    call_id = tu.begins()
    tu.ends("wrong_number")
    found = desk.database.write_now(lambda uow: calls.current(uow, desk.house, tu.member, call_id))
    assert found is None


def test_somebody_elses_call_is_not_taken(desk: Desk, tu: Agent):
    call_id = tu.begins()
    other = hire(desk, "ha", Role.HOTLINE)
    assert (
        desk.database.write_now(lambda uow: calls.current(uow, desk.house, other, call_id)) is None
    )


def test_whoever_may_not_any_more_does_nothing(desk: Desk, tu: Agent):
    call_id = tu.begins()
    desk.database.write_now(
        lambda uow: uow.connection.execute(tables.staff.update().values(disabled_at=uow.now))
    )
    found = desk.database.write_now(lambda uow: calls.current(uow, desk.house, tu.member, call_id))
    assert found is None


def test_a_follow_up_comes_back_and_is_settled_once(desk: Desk, tu: Agent):
    call_id = tu.begins()
    tu.ends("callback", desk.clock() + timedelta(hours=2))
    assert [one.id for one in tu.page().follow_ups] == [call_id]
    assert how_many_due(desk, tu) == 0
    desk.clock.pass_(hours=3)
    assert how_many_due(desk, tu) == 1
    assert settle(desk, tu, call_id) == Told("call-followed")
    assert settle(desk, tu, call_id) == no("call-gone")
    assert (how_many_due(desk, tu), tu.page().follow_ups) == (0, ())


def how_many_due(desk: Desk, tu: Agent) -> int:
    return desk.database.read_now(lambda uow: stored_calls.count_due(uow, tu.member.id))


def settle(desk: Desk, tu: Agent, call_id: str) -> Told:
    return desk.database.write_now(lambda uow: calls.followed(uow, tu.member, call_id))


# -- looking up ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "typed",
    [
        "0912.345.678",
        "+84 912 345 678",
        "dc10023",
        "MAI@example.vn",
        "0101234567",
        "nguyen thi mai",
    ],
)
def test_looking_up(desk: Desk, tu: Agent, typed: str):
    wanted = desk.customer("DC10023", **ALL, tax_code="0101234567")
    desk.customer("DC10077", name="Lê Văn Hùng", phone="+84987111222")
    tu.begins()
    found = tu.does(calls.find, typed)
    assert isinstance(found, Matches)
    assert [one.id for one in found.records] == [wanted]


def test_a_reference_finds_its_customer(desk: Desk, tu: Agent, mai: str):
    tu.verified(mai).asks("update_address", address=ADDRESS)
    reference = newest(desk)
    tu.ends("done")
    tu.begins()
    found = tu.does(calls.find, reference.lower().replace("-", " "))
    assert [one.id for one in found.records] == [mai]
    wrong = reference[:-1] + ("2" if reference[-1] != "2" else "3")
    assert tu.does(calls.find, wrong) == no("find-misread")


def test_looking_up_is_recorded_and_counted(desk: Desk, tu: Agent, mai: str, monkeypatch):
    monkeypatch.setattr("handlers.desk_search.A_DAY", 1)
    tu.begins()
    assert isinstance(tu.does(calls.find, "DC10023"), Matches)
    assert tu.does(calls.find, "DC10023") == no("find-spent", {"most": "1"})
    assert "customers looked for" in [one.action for one in desk.rows("audit")]


# -- what is not verified --------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("update_address", {"address": ADDRESS}),
        ("update_phone", {"phone": "0987000111"}),
        ("request_name_change", {"new_name": "Nguyễn Thị Mai Anh", "name_reason": "=spelling",
                                 "name_paper": "=id_card"}),
    ],
)  # fmt: skip
def test_what_is_not_verified_becomes_a_case_of_nobody(
    desk: Desk, tu: Agent, lan: Staff, mai: str, kind, given
):
    before = desk.record(mai)
    told = tu.in_call_with(mai).asks(kind, **given, note="Khách không đọc được mã")
    assert told.copy == "call-did-opened"
    case = case_of(desk, newest(desk))
    assert (case.kind, case.level, case.customer_id) == ("unproven_identity", 0, None)
    assert case.answers["call_wish"] == f"={kind}"
    assert timeline(lan, case.reference)["called"]["claims"] == "DC10023"
    assert desk.record(mai) == before
    assert tu.ends("done") == no("call-end-unfit")
    assert tu.ends("opened").good


def test_a_report_needs_nobody_proven(desk: Desk, tu: Agent):
    tu.begins("0987 111 222")
    told = tu.asks("report_misuse", misuse_what="Có người dùng CCCD của tôi vay tiền",
                   misuse_harm="=money", misuse_reach="0987 111 222")  # fmt: skip
    assert told.copy == "call-did-opened"
    case = case_of(desk, newest(desk))
    assert (case.kind, case.customer_id, case.urgent) == ("report_misuse", None, True)
    assert case.first_notice_by is not None
    desk.deliver("-")
    assert desk.told("sms", "+84987111222") == ["hint-report-opened"]


def test_a_talk_needs_words(desk: Desk, tu: Agent):
    tu.begins()
    assert tu.asks("talk_to_person") == no("call-note-first")
    assert tu.asks("talk_to_person", note="Hỏi hóa đơn").good


def test_a_frozen_record_changes_by_nobody_on_the_phone(desk: Desk, tu: Agent, mai: str):
    tu.verified(mai)
    desk.database.write_now(lambda uow: customers.set_frozen(uow, mai, frozen=True))
    assert tu.asks("update_address", address=ADDRESS).copy == "call-did-opened"
    assert case_of(desk, newest(desk)).why == "staff-call-frozen"
    assert desk.record(mai).value("address") == ALL["address"]


# -- once, kept, joined ----------------------------------------------------------------------------
def test_a_form_sent_twice_is_one_effect(desk: Desk, tu: Agent, mai: str):
    tu.verified(mai)
    first = tu.asks("update_address", key="one", address=ADDRESS)
    assert tu.asks("update_address", key="one", address=ADDRESS) == first
    assert tu.asks("update_address", key="one", address="Huế") == no("console-no-repeat")
    assert len(desk.rows("desk_case")) == 1


def test_the_draft_is_kept_and_sealed(desk: Desk, tu: Agent):
    tu.begins()
    draft = {"kind": "update_address", "answers": {"address": ADDRESS}, "note": "nhà mới"}
    tu.does(calls.save, draft, "0987 111 222")
    kept = tu.page().now.call
    assert (kept.draft, kept.caller) == (draft, "+84987111222")
    assert "nhà mới".encode() not in desk.rows("call")[0].body


def test_joining_an_open_case_adds_a_note_once(desk: Desk, tu: Agent, lan: Staff, mai: str):
    desk.link("1")
    desk.say("1", "gặp nhân viên")
    reference = newest(desk)
    tu.in_call_with(mai)
    assert [one.reference for one in tu.page().now.duplicates] == [reference]
    assert tu.does(call_request.join, reference, "", "j") == no("call-note-first")
    told = tu.does(call_request.join, reference, "Khách gọi nhắc", "j")
    assert told == Told("call-did-joined", {"reference": reference})
    assert tu.does(call_request.join, reference, "Khách gọi nhắc", "j") == told
    notes = [one for one in lan.page(reference).timeline if one.kind == "note"]
    assert [one.body["text"] for one in notes] == ["Khách gọi nhắc"]
    assert len(desk.rows("desk_case")) == 1
    assert tu.ends("joined").good


def test_only_a_case_of_this_caller_is_joined(desk: Desk, tu: Agent, mai: str):
    desk.customer("DC10077", phone="+84987111222", name="Lê Văn Hùng")
    desk.link("2", "DC10077")
    desk.say("2", "gặp nhân viên")
    tu.in_call_with(mai)
    assert tu.does(call_request.join, newest(desk), "x", "j") == no("call-join-gone")


def test_an_earlier_call_from_the_same_number_is_hinted(desk: Desk, tu: Agent):
    tu.begins("0987 111 222")
    tu.asks("talk_to_person", note="Hỏi hóa đơn")
    reference = newest(desk)
    tu.ends("opened")
    tu.begins("+84987111222")
    assert [one.reference for one in tu.page().now.duplicates] == [reference]


@pytest.mark.parametrize(
    ("receipt", "outlet", "to"),
    [("email", "mail", "mai@example.vn"), ("phone", "sms", "+84912345678")],
)
def test_the_receipt_goes_where_the_caller_wants(
    desk: Desk, tu: Agent, mai: str, receipt, outlet, to
):
    tu.verified(mai)
    assert tu.asks("change_tax_code", new_tax_code="0100109106", receipt=receipt).good
    desk.deliver("-")
    assert [one for one in desk.told(outlet, to) if "call-opened" in one] == ["notice-call-opened"]
    other = {"mail": ("sms", "+84912345678"), "sms": ("mail", "mai@example.vn")}[outlet]
    assert "notice-call-opened" not in desk.told(*other)


def test_a_stranger_gets_a_reference_and_no_more(desk: Desk, tu: Agent, mai: str):
    tu.begins("0987 111 222")
    tu.does(calls.pick, mai)
    assert tu.page().now.receipts == ("caller", "none")
    tu.asks("talk_to_person", note="Hỏi", receipt="email")
    tu.asks("talk_to_person", note="Hỏi nữa", receipt="caller")
    desk.deliver("-")
    assert desk.told("mail", "mai@example.vn") == []
    assert desk.told("sms", "+84987111222") == ["hint-call-opened"]
