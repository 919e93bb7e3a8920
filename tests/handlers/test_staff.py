"""Staff and customer, end to end: what one does, the other hears."""

from handlers.desk_deed import Done, Invalid, Missing, NotAllowed, Stale
from states.case import Action
from states.permissions import Role
from storage import cases, customers, tables
from tests.desk import Desk
from tests.handlers.desk_people import (
    Staff,
    case_of,
    hire,
    newest,
    send_out,
    send_paper,
    talk,
)


def kinds(staff: Staff, reference: str) -> list[str]:
    return [one.kind for one in staff.page(reference).timeline]


def test_a_name_changes_by_two(desk: Desk, lan: Staff, minh: Staff, name_case: str):
    page = lan.page(name_case)
    assert (page.old, page.new) == ("Nguyễn Thị Mai", "Nguyễn Thị Mai Anh")
    assert lan.does("claim", name_case) == Done("claim")
    assert lan.does("approve", name_case) == Done("approve", "chat")
    assert desk.deliver("1") == ["desk-approved"]
    customer_id = case_of(desk, name_case).customer_id
    assert desk.record(customer_id).name == "Nguyễn Thị Mai"
    assert lan.does("apply", name_case) == NotAllowed("console-no-approver")
    assert minh.does("apply", name_case) == Done("apply", "chat")
    assert desk.deliver("1")[0] == "desk-name-applied"
    assert desk.record(customer_id).name == "Nguyễn Thị Mai Anh"
    assert desk.sent("mail")[-1]["parts"][0]["copy"] == "notice-name-changed"
    assert desk.sent("sms")[-1]["parts"][0]["copy"] == "notice-name-changed"
    page = lan.page(name_case)
    assert (page.case.state, page.case.level) == ("done", 3)
    assert (page.old, page.new) == ("Nguyễn Thị Mai", "Nguyễn Thị Mai Anh")


def test_words_go_both_ways(desk: Desk, lan: Staff):
    desk.say("7", "/start")
    reference = talk(desk, "7")
    assert lan.does("reply", reference, "Chào anh/chị, DCNET nghe đây ạ.") == Done("reply", "chat")
    send_out(desk)
    assert desk.deliver("7") == ["staff-reply", "talk-answer"]
    assert desk.last("7")["parts"][0]["shown"]["name"] == "Trần Ngọc Lan"
    desk.say("7", "Mạng nhà tôi chập chờn")
    page = lan.page(reference)
    assert page.timeline[-1].kind == "customer"
    assert page.timeline[-1].body["text"] == "Mạng nhà tôi chập chờn"
    said = [(one.by, one.message.body["text"]) for one in page.transcript]
    assert ("customer", "Mạng nhà tôi chập chờn") in said
    assert any(by == "staff" and "DCNET nghe đây ạ." in text for by, text in said)
    assert page.case.assignee_id == lan.member.id  # who answers has the case
    assert page.case.replied_at is not None


def test_asking_for_more_waits_and_the_answer_goes_on(desk: Desk, lan: Staff, name_case: str):
    assert lan.does("ask_more", name_case, "Xin gửi lại ảnh rõ hơn.") == Done("ask_more", "chat")
    assert desk.deliver("1") == ["desk-asked-more", "clock-stands", "talk-answer"]
    assert case_of(desk, name_case).state == "waiting"
    send_paper(desk, "1")
    assert case_of(desk, name_case).state == "open"
    assert len(lan.page(name_case).papers) == 2


def test_refusing_gives_the_reason(desk: Desk, lan: Staff, name_case: str):
    assert lan.does("refuse", name_case, "abc") == Invalid("console-text-short", {"least": "5"})
    assert lan.does("refuse", name_case, "Giấy tờ hết hạn.") == Done("refuse", "chat")
    assert desk.deliver("1")[0] == "desk-refused"
    assert case_of(desk, name_case).state == "refused"
    assert lan.does("approve", name_case) == NotAllowed("console-no-closed")


def test_settling_ends_the_talk(desk: Desk, lan: Staff):
    desk.say("7", "/start")
    reference = talk(desk, "7")
    assert lan.does("settle", reference, "Đã sửa xong ạ.") == Done("settle", "chat")
    assert desk.deliver("7")[0] == "desk-settled"
    assert "talk-passed-on" not in desk.say("7", "cảm ơn")
    assert lan.does("approve", reference) == NotAllowed("console-no-way")


def test_sending_back_frees_it_again(desk: Desk, lan: Staff, minh: Staff, name_case: str):
    lan.does("approve", name_case)
    assert minh.does("send_back", name_case, "Tên trên giấy khác.") == Done("send_back")
    case = case_of(desk, name_case)
    assert (case.state, case.approver_id, case.assignee_id) == ("open", None, None)
    assert minh.does("approve", name_case) == Done("approve", "chat")
    assert lan.does("apply", name_case) == Done("apply", "chat")


def test_a_stale_decision_is_told_what_happened(
    desk: Desk, lan: Staff, minh: Staff, name_case: str
):
    seen = lan.page(name_case).seen
    minh.does("note", name_case, "Đã gọi khách.")
    outcome = lan.does("approve", name_case, seen=seen)
    assert isinstance(outcome, Stale)
    assert [(one.by, one.what) for one in outcome.since] == [("Phạm Quang Minh", "note")]
    desk.say("1", "menu")
    minh.does("ask_more", name_case, "Thêm ảnh.")
    desk.deliver("1")
    seen = lan.page(name_case).seen
    desk.say("1", "Em xin rút lại ạ, đừng đổi")
    outcome = lan.does("refuse", name_case, "Không rõ lý do", seen=seen)
    assert isinstance(outcome, Stale)
    assert outcome.since[-1].actor_kind == "customer"


def test_a_changed_record_makes_a_decision_stale(desk: Desk, lan: Staff, name_case: str):
    seen = lan.page(name_case).seen
    customer_id = case_of(desk, name_case).customer_id
    desk.database.write_now(
        lambda uow: customers.set_name(
            uow, customers.load(uow, [customer_id])[customer_id], "Nguyễn Mai"
        )
    )
    assert lan.does("approve", name_case, seen=seen) == Stale((), record_changed=True)


def test_looking_makes_nobody_stale(desk: Desk, lan: Staff, minh: Staff, name_case: str):
    seen = lan.page(name_case).seen
    assert minh.does("reveal", name_case, "đối chiếu", field="record.phone") == Done("reveal")
    assert lan.does("approve", name_case, seen=seen) == Done("approve", "chat")


def test_a_reply_crossing_a_colleagues_is_stale(desk: Desk, lan: Staff, minh: Staff):
    desk.say("7", "/start")
    reference = talk(desk, "7")
    seen = minh.page(reference).seen
    lan.does("reply", reference, "Chào anh.")
    lan.does("release", reference)
    assert isinstance(minh.does("reply", reference, "Chào chị.", seen=seen), Stale)


def test_the_same_form_twice_is_one_effect(desk: Desk, lan: Staff):
    desk.say("7", "/start")
    reference = talk(desk, "7")
    deed = lan.deed("reply", reference, text="Chào anh.")
    assert lan.carry_out(deed) == lan.carry_out(deed) == Done("reply", "chat")
    assert desk.deliver("7") == ["staff-reply", "talk-answer"]
    other = lan.deed("reply", reference, text="Khác", seen=deed.seen)
    assert lan.carry_out(other) == NotAllowed("console-no-repeat")


def test_a_claimed_case_is_nobody_elses(desk: Desk, lan: Staff, minh: Staff, name_case: str):
    lead = Staff(desk, hire(desk, "chi", Role.SUPERVISOR))
    lan.does("claim", name_case)
    for action, text in (("approve", ""), ("refuse", "không rõ"), ("reply", "a"), ("claim", "")):
        assert minh.does(action, name_case, text) == NotAllowed("console-no-claimed"), action
    assert lead.does("claim", name_case) == Done("claim")
    assert lan.does("approve", name_case) == NotAllowed("console-no-claimed")
    assert lead.does("release", name_case) == Done("release")
    assert minh.does("approve", name_case) == Done("approve", "chat")


def test_an_approver_who_replies_does_not_keep_the_case(
    desk: Desk, lan: Staff, minh: Staff, name_case: str
):
    lan.does("approve", name_case)
    assert lan.does("reply", name_case, "Xin chờ chút ạ.") == Done("reply", "chat")
    assert minh.does("apply", name_case) == Done("apply", "chat")


def test_papers_come_before_approval(desk: Desk, lan: Staff, name_case: str):
    desk.database.write_now(
        lambda uow: uow.connection.execute(tables.attachment.update().values(state="failed"))
    )
    assert lan.does("approve", name_case) == NotAllowed("console-no-papers")


def test_all_checks_are_ticked(lan: Staff, name_case: str):
    outcome = lan.does("approve", name_case, checks=("readable",))
    assert outcome == Invalid("console-checks-missing", {})


def test_a_disabled_colleague_does_nothing(desk: Desk, lan: Staff, name_case: str):
    from storage import staff

    deed = lan.deed("claim", name_case)
    desk.database.write_now(lambda uow: staff.disable(uow, lan.member))
    assert lan.carry_out(deed) == Missing()


def test_other_details_are_decided_by_one(desk: Desk, lan: Staff):
    customer_id = desk.customer()
    desk.link("1")
    desk.say("1", "đổi ngày sinh")
    desk.say("1", "05/03/2012")  # under 18: a person decides
    desk.say("1", "đúng")
    reference = newest(desk)
    assert case_of(desk, reference).kind == "update_birth_date"
    wrong = lan.does("approve", reference, value="05/03/2999")
    assert isinstance(wrong, Invalid)
    assert lan.does("approve", reference) == Done("apply", "chat")
    assert desk.deliver("1")[0] == "desk-detail-applied"
    assert desk.record(customer_id).value("birth_date") == "2012-03-05"
    assert case_of(desk, reference).state == "done"


def test_what_a_chat_cannot_hear_goes_to_a_contact(desk: Desk, lan: Staff, name_case: str):
    desk.say("1", "ngắt liên kết")
    desk.press("1", "unlink-sure")
    before = len(desk.sent("test", "1"))
    assert lan.page(name_case).outlook.told == "contact"
    assert lan.does("reply", name_case, "Xin bổ sung.") == Done("reply", "contact")
    assert len(desk.sent("test", "1")) == before
    body = desk.sent("mail")[-1]
    assert body["parts"][0]["copy"] == "notice-desk-reply"
    assert body["parts"][0]["shown"]["text"] == "Xin bổ sung."
    desk.deliver("1")


def test_every_step_is_in_the_timeline_and_the_history(
    desk: Desk, lan: Staff, minh: Staff, name_case: str
):
    lan.does("claim", name_case)
    lan.does("note", name_case, "Đã gọi.")
    lan.does("approve", name_case)
    minh.does("apply", name_case)
    assert kinds(lan, name_case) == ["opened", "claimed", "note", "moved", "moved"]
    table = tables.audit
    case_id = case_of(desk, name_case).id
    rows = desk.database.read_now(
        lambda uow: uow.connection.execute(
            table.select().where(table.c.case_id == case_id).order_by(table.c.seq)
        ).all()
    )
    staff_actions = [(row.action, row.actor_id) for row in rows if row.actor_kind == "staff"]
    assert staff_actions == [
        ("case claim", lan.member.id),
        ("case note", lan.member.id),
        ("case approve", lan.member.id),
        ("case apply", minh.member.id),
    ]


def test_a_refused_try_is_in_the_history(desk: Desk, name_case: str):
    tu = Staff(desk, hire(desk, "tu", Role.HOTLINE))
    assert tu.does("approve", name_case) == NotAllowed("console-no-role")
    table = tables.audit
    actions = desk.database.read_now(
        lambda uow: uow.connection.execute(
            table.select().where(table.c.actor_id == tu.member.id)
        ).all()
    )
    assert [row.action for row in actions] == ["refused: case approve"]


def test_unknown_cases_are_missing(lan: Staff, name_case: str):
    seen = lan.page(name_case).seen
    assert lan.does(Action.CLAIM, "DC-22222-2", seen=seen) == Missing()


def test_who_entered_a_case_never_approves_it(desk: Desk, lan: Staff, name_case: str):
    """A hotline entry: the timeline's first line names the staff member."""
    case = case_of(desk, name_case)
    key = desk.database.read_now(lambda uow: cases.key_of(uow, case))
    desk.database.write_now(
        lambda uow: uow.connection.execute(
            tables.case_event.delete().where(tables.case_event.c.case_id == case.id)
        )
    )
    desk.database.write_now(
        lambda uow: cases.note(uow, case.id, key, "opened", "staff", lan.member.id)
    )
    assert lan.does("approve", name_case) == NotAllowed("console-no-entered")
