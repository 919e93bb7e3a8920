"""What proves who calls, and what that allows: a code, a call-back, and nothing else."""

import pytest

from handlers import call_proof, calls, changes
from handlers.call_request import Unread
from handlers.calls import Told, no
from handlers.desk_deed import Done, NotAllowed
from states.calls import Way
from states.permissions import Role
from storage import customers
from tests.desk import Desk
from tests.handlers.call_people import ADDRESS, ALL, Agent, timeline
from tests.handlers.desk_people import Staff, case_of, hire, newest


# -- what a code proves ----------------------------------------------------------------------------
def test_a_call_is_never_verified_by_itself(desk: Desk, tu: Agent, mai: str):
    """Not by the caller's number, not by picking, not by knowing the whole record."""
    tu.in_call_with(mai)
    assert not tu.page().now.known
    for value in ("079090000123", "05/03/1990", "1990", "123456"):
        assert not tu.does(call_proof.check, value).good
    assert not tu.page().now.known


def test_a_code_read_out_changes_the_address(desk: Desk, tu: Agent, lan: Staff, mai: str):
    told = tu.verified(mai).asks("update_address", address=ADDRESS, note="Khách chuyển nhà")
    assert told.copy == "call-did-changed"
    assert desk.record(mai).value("address") == ADDRESS
    case = case_of(desk, newest(desk))
    assert (case.channel, case.state, case.level) == ("hotline", "done", 2)
    lines = timeline(lan, case.reference)
    assert lines["called"]["way"] == "code"
    assert lines["note"]["text"] == "Khách chuyển nhà"
    desk.deliver("-")
    assert desk.told("mail", "mai@example.vn")[-1] == "notice-detail-changed"
    assert tu.ends("done") == Told("call-ended")


@pytest.mark.parametrize(
    ("kind", "field", "typed", "stored"),
    [
        ("update_id_number", "id_number", "079 090 000 124", "079090000124"),
        ("update_birth_date", "birth_date", "6/3/1990", "1990-03-06"),
    ],
)
def test_the_chats_readers_read(desk: Desk, tu: Agent, mai: str, kind, field, typed, stored):
    tu.verified(mai)
    told = tu.asks(kind, **{field: typed})
    if isinstance(told, Unread):
        told = tu.asks(kind, **{field: typed}, sure={field: told.doubts[field].values[0]})
    assert told.good
    changed = desk.record(mai).value(field) == stored
    assert changed is (told.copy == "call-did-changed")


def test_what_a_reader_refuses_is_refused_with_its_reason(desk: Desk, tu: Agent, mai: str):
    unread = tu.verified(mai).asks("update_email", email="mai-example")
    assert isinstance(unread, Unread)
    assert unread.wrong["email"][0].startswith("reject-")
    same = tu.asks("update_address", address=ALL["address"])
    assert same.wrong["address"][0] == "same-as-now"
    assert desk.rows("desk_case") == []


def test_the_record_is_not_compared_with_for_a_stranger(desk: Desk, tu: Agent, mai: str):
    """Else "that is what it says already" would tell."""
    told = tu.in_call_with(mai).asks("update_address", address=ALL["address"])
    assert told.copy == "call-did-opened"


def test_tries_are_capped_over_the_whole_call(desk: Desk, tu: Agent, mai: str):
    tu.in_call_with(mai)
    assert tu.does(call_proof.send, "phone").good
    assert tu.does(call_proof.check, "000000") == no("call-code-wrong", {"left": "2"})
    desk.clock.pass_(minutes=1)
    assert tu.does(call_proof.send, "email").good  # another code gives no other tries
    assert tu.does(call_proof.check, "000000") == no("call-code-wrong", {"left": "1"})
    assert tu.does(call_proof.check, "000000") == no("call-code-no-tries")
    desk.deliver("-")
    assert tu.does(call_proof.check, desk.code("mail")) == no("call-code-no-tries")
    assert tu.does(call_proof.send, "phone") == no("call-code-no-tries")
    assert tu.page().now.call.way is Way.FAILED
    assert tu.asks("update_address", address=ADDRESS).copy == "call-did-opened"
    assert desk.record(mai).value("address") == ALL["address"]


def test_a_code_runs_out(desk: Desk, tu: Agent, mai: str):
    tu.in_call_with(mai)
    tu.does(call_proof.send, "phone")
    desk.deliver("-")
    desk.clock.pass_(minutes=11)
    assert tu.does(call_proof.check, desk.code()) == no("call-code-expired")
    assert tu.page().now.left == 3


def test_what_was_proven_runs_out(desk: Desk, tu: Agent, mai: str):
    tu.verified(mai)
    desk.clock.pass_(minutes=31)
    assert not tu.page().now.known
    assert tu.asks("update_address", address=ADDRESS).copy == "call-did-opened"
    assert desk.record(mai).value("address") == ALL["address"]
    assert case_of(desk, newest(desk)).customer_id is None


def test_a_proof_is_void_when_its_contact_changes(desk: Desk, tu: Agent, mai: str):
    tu.verified(mai)
    desk.database.write_now(
        lambda uow: changes.apply_detail(uow, customers.lock(uow, mai), "phone", "+84987000111")
    )
    assert not tu.page().now.known
    assert tu.asks("update_address", address=ADDRESS).copy == "call-did-opened"


def test_codes_of_chats_are_worth_nothing_here_and_the_other_way_round(
    desk: Desk, tu: Agent, mai: str
):
    desk.say("1", "/start")
    desk.say("1", "đổi địa chỉ")
    desk.say("1", "DC10023")
    desk.press("1", "phone")
    of_chat = desk.code()
    tu.in_call_with(mai)
    desk.clock.pass_(minutes=1)
    assert tu.does(call_proof.send, "phone").good
    desk.deliver("-")
    of_call = desk.code()
    assert of_call != of_chat
    assert tu.does(call_proof.check, of_chat) == no("call-code-wrong", {"left": "2"})
    assert "code-wrong" in " ".join(desk.say("1", of_call))
    assert desk.linked_to("1") is None
    assert tu.does(call_proof.check, of_call) == Told("call-verified-code")


def test_a_code_of_one_call_is_worth_nothing_in_another(desk: Desk, tu: Agent, mai: str):
    ha = Agent(desk, hire(desk, "ha", Role.HOTLINE))
    tu.in_call_with(mai)
    tu.does(call_proof.send, "phone")
    ha.in_call_with(mai)
    desk.clock.pass_(minutes=1)
    ha.does(call_proof.send, "email")
    desk.deliver("-")
    assert ha.does(call_proof.check, desk.code("sms")).copy == "call-code-wrong"


def test_another_customer_needs_another_code(desk: Desk, tu: Agent, mai: str):
    other = desk.customer("DC10077", phone="+84987111222", name="Lê Văn Hùng", address="Huế")
    tu.verified(mai)
    tu.does(calls.pick, other)
    assert not tu.page().now.known
    tu.does(calls.pick, mai)
    assert not tu.page().now.known  # verified anew, even for the first


def test_a_code_goes_to_contacts_of_record_only(desk: Desk, tu: Agent):
    only_mail = desk.customer("DC1", email="a@example.vn")
    tu.in_call_with(only_mail)
    assert tu.does(call_proof.send, "phone") == no("call-code-no-contact")
    assert tu.does(call_proof.send, "address") == no("call-code-no-contact")
    tu.does(call_proof.send, "email")
    desk.deliver("-")
    assert desk.told("mail", "a@example.vn") == ["send-code-call"]


def test_the_sends_of_one_call_are_capped(desk: Desk, tu: Agent, mai: str):
    tu.in_call_with(mai)
    for _ in range(call_proof.SENDS):
        assert tu.does(call_proof.send, "phone").good
        desk.clock.pass_(minutes=1)
    assert tu.does(call_proof.send, "phone") == no("call-code-spent")


# -- what a call-back proves -----------------------------------------------------------------------
def test_a_call_back_makes_a_case_that_another_one_decides(
    desk: Desk, lan: Staff, minh: Staff, mai: str
):
    agent = Agent(desk, lan.member)
    assert agent.called_back(mai).asks("update_address", address=ADDRESS).copy == "call-did-opened"
    reference = newest(desk)
    case = case_of(desk, reference)
    assert (case.level, case.customer_id, case.why) == (3, mai, "staff-call-back")
    assert desk.record(mai).value("address") == ALL["address"]
    assert lan.does("approve", reference) == NotAllowed("console-no-entered")
    assert isinstance(minh.does("approve", reference), Done)
    assert desk.record(mai).value("address") == ADDRESS


@pytest.mark.parametrize("how", ["verified", "called_back"])
@pytest.mark.parametrize(
    ("kind", "given"),
    [("update_phone", {"phone": "0987 000 111"}), ("update_email", {"email": "moi@gmail.com"})],
)
def test_a_contact_is_never_changed_by_one_agent(
    desk: Desk, lan: Staff, minh: Staff, mai: str, how, kind, given
):
    agent = Agent(desk, lan.member)
    before = desk.record(mai)
    told = getattr(agent, how)(mai).asks(kind, **given)
    assert told.copy == "call-did-opened"
    reference = newest(desk)
    assert case_of(desk, reference).why == "staff-call-contact"
    assert lan.does("approve", reference) == NotAllowed("console-no-entered")
    assert isinstance(minh.does("approve", reference), NotAllowed)  # no papers, no new proof
    after = desk.record(mai)
    assert [after.value(one) for one in ("phone", "email")] == [
        before.value(one) for one in ("phone", "email")
    ]
    assert desk.rows("change") == []


def test_no_call_back_to_a_number_inside_its_window(desk: Desk, tu: Agent):
    only_mail = desk.customer("DC1", email="a@example.vn")
    tu.in_call_with(only_mail)
    assert tu.does(call_proof.attest) == no("call-back-no-number")
