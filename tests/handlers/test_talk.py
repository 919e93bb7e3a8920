"""A talk end to end: the queue is counted, a person takes the chat and gives it back, files and
corrections reach the customer, edits reach the case."""

from handlers.desk_deed import Done, Invalid, NotAllowed
from states.permissions import Role
from storage import attachments
from storage.attachments import Sent
from tests.desk import Desk
from tests.handlers.desk_people import Staff, ask_name_change, case_of, hire, newest, send_out, talk

TOLD = ["case-opened-talk_to_person", "talk-here"]


def lan(desk: Desk) -> Staff:
    return Staff(desk, hire(desk, "lan", name="Trần Ngọc Lan"))


def ahead(desk: Desk, chat: str) -> str:
    return desk.last(chat)["parts"][0]["shown"]["ahead"]


def call(desk: Desk, chat: str) -> str:
    desk.say(chat, "/start")
    assert desk.say(chat, "gặp nhân viên") == TOLD
    return newest(desk)


def sent_file(desk: Desk, reference: str, name: str = "hoa-don.pdf") -> Sent:
    lane_id = case_of(desk, reference).lane_id
    assert lane_id
    return Sent(lane_id, "ab" * 16, name, "pdf", "application/pdf", 900, 1, "00" * 32)


def test_the_place_in_the_queue_is_counted(desk: Desk):
    first = call(desk, "1")
    assert ahead(desk, "1") == "none"
    call(desk, "2")
    assert ahead(desk, "2") == "1"
    call(desk, "3")
    assert ahead(desk, "3") == "2"
    person = lan(desk)
    assert person.does("claim", first) == Done("claim")
    assert desk.say("3", "bao lâu nữa") == ["talk-where-queue"]
    assert ahead(desk, "3") == "1"
    assert desk.say("2", "còn đó không") == ["talk-where-queue"]
    assert ahead(desk, "2") == "none"


def test_those_who_call_in_one_batch_stand_behind_each_other(desk: Desk):
    for chat in ("1", "2", "3"):
        desk.say(chat, "/start")
    desk.clock.pass_(seconds=2)
    for chat in ("1", "2", "3"):
        desk.receive(chat, "Said", text="gặp nhân viên")
    desk.process()
    desk.deliver("1")
    assert sorted(ahead(desk, chat) for chat in ("1", "2", "3")) == ["1", "2", "none"]


def test_a_person_takes_the_chat_and_gives_it_back(desk: Desk):
    reference = call(desk, "1")
    person = lan(desk)
    assert desk.say("1", "Mạng chập chờn") == ["talk-passed-on"]
    assert person.does("give_back", reference) == NotAllowed("console-no-chat-taken")
    person.does("claim", reference)
    assert desk.deliver("1") == ["talk-taken"]
    assert desk.say("1", "từ hôm qua") == []
    assert desk.say("1", "alo") == ["talk-where-person"]
    assert desk.last("1")["parts"][0]["shown"]["name"] == "Trần Ngọc Lan"
    person.does("reply", reference, "Em xem ngay ạ.")
    assert desk.deliver("1") == ["staff-reply"]
    assert desk.last("1")["staff"] == "Trần Ngọc Lan"
    said = [one.body.get("text") for one in person.page(reference).timeline]
    assert {"Mạng chập chờn", "từ hôm qua", "alo", "Em xem ngay ạ."} <= set(said)
    assert person.does("give_back", reference) == Done("give_back")
    assert desk.deliver("1") == ["talk-given-back", "menu"]
    case = case_of(desk, reference)
    assert (case.state, case.assignee_id, case.chat_taken_at) == ("open", person.member.id, None)


def test_a_customer_who_leaves_gives_the_chat_back(desk: Desk):
    reference = call(desk, "1")
    person = lan(desk)
    person.does("claim", reference)
    desk.deliver("1")
    desk.say("1", "menu")
    case = case_of(desk, reference)
    assert (case.chat_taken_at, case.assignee_id) == (None, person.member.id)
    last = person.page(reference).timeline[-1]
    assert (last.kind, last.actor_kind) == ("given_back", "customer")


def test_released_to_the_queue_the_customer_is_heard_by_the_bot_again(desk: Desk):
    reference = call(desk, "1")
    person = lan(desk)
    person.does("claim", reference)
    desk.deliver("1")
    person.does("release", reference)
    assert desk.say("1", "Mạng chập chờn") == ["talk-passed-on"]
    assert case_of(desk, reference).chat_taken_at is None


def test_a_form_is_kept_across_a_talk(desk: Desk):
    desk.customer()
    desk.link("1")
    desk.say("1", "đổi ngày sinh")
    assert desk.say("1", "gặp nhân viên") == TOLD
    reference = newest(desk)
    person = lan(desk)
    assert person.page(reference).case.why == "kind-update_birth_date"
    person.does("reply", reference, "Em nghe ạ.")
    desk.deliver("1")
    person.does("give_back", reference)
    assert desk.deliver("1") == ["talk-given-back", "form-kept"]
    assert desk.say("1", "có") == ["ask-birth_date"]


def test_calling_again_keeps_the_place(desk: Desk):
    reference = call(desk, "1")
    call(desk, "2")
    desk.say("1", "menu")
    assert desk.say("1", "gặp nhân viên") == ["talk-where-queue", "talk-here"]
    assert ahead(desk, "1") == "none"
    assert len(desk.rows("desk_case")) == 2
    desk.say("1", "Mạng chập chờn")
    assert case_of(desk, reference).state == "open"


def test_an_edit_is_delivered_and_the_first_wording_stays(desk: Desk):
    reference = call(desk, "1")
    desk.say("1", "số nhà 21")
    desk.receive("1", "Edited", text="số nhà 12")
    desk.process()
    assert desk.deliver("1") == ["talk-edit-passed-on"]
    bodies = [one.body for one in lan(desk).page(reference).timeline if one.kind == "customer"]
    assert [one["text"] for one in bodies][-2:] == ["số nhà 21", "số nhà 12"]
    assert [one.get("edited", False) for one in bodies][-2:] == [False, True]


def test_staff_correct_their_own_words_only(desk: Desk):
    reference = call(desk, "1")
    person, lead = lan(desk), Staff(desk, hire(desk, "chi", Role.SUPERVISOR))
    person.does("reply", reference, "Gọi lại lúc 9 giờ.")
    desk.deliver("1")
    said = next(one for one in person.page(reference).timeline if one.kind == "reply")
    assert lead.does("correct", reference, "10 giờ", field=said.id) == NotAllowed(
        "console-no-own-words"
    )
    assert person.does("correct", reference, "x", field="nothing") == NotAllowed(
        "console-no-own-words"
    )
    done = person.does("correct", reference, "Gọi lại lúc 10 giờ.", field=said.id)
    assert done == Done("correct", "chat")
    assert desk.deliver("1") == ["staff-corrected"]
    assert desk.last("1")["parts"][0]["shown"]["text"] == "Gọi lại lúc 10 giờ."
    kinds = [(one.kind, one.body.get("text")) for one in person.page(reference).timeline]
    assert ("reply", "Gọi lại lúc 9 giờ.") in kinds
    assert ("corrected", "Gọi lại lúc 10 giờ.") in kinds


def test_staff_send_a_file_once(desk: Desk):
    reference = call(desk, "1")
    person = lan(desk)
    deed = person.deed("send_file", reference, text="Hóa đơn ạ", file=sent_file(desk, reference))
    assert person.carry_out(deed) == Done("send_file", "chat")
    assert person.carry_out(deed) == Done("send_file", "chat")  # the same form, sent twice
    assert desk.deliver("1") == ["staff-file", "talk-answer"]
    [file] = desk.last("1")["files"]
    assert (file["name"], file["kind"], file["size"]) == ("hoa-don.pdf", "pdf", 900)
    [kept] = desk.rows("attachment")
    assert (kept.id, kept.sent_by, kept.state) == (file["attachment"], person.member.id, "stored")
    assert desk.database.read_now(lambda uow: attachments.is_kept(uow, "ab" * 16))
    assert not desk.database.read_now(lambda uow: attachments.is_kept(uow, "cd" * 16))
    assert case_of(desk, reference).chat_taken_at is not None


def test_a_file_goes_only_where_a_chat_is(desk: Desk):
    reference = call(desk, "1")
    person = lan(desk)
    assert person.does("send_file", reference) == Invalid("console-file-missing", {})
    file = sent_file(desk, reference)
    desk.receive("1", "LeftChat")
    desk.process()
    assert person.does("send_file", reference, file=file) == Invalid("console-file-no-chat", {})
    assert desk.rows("attachment") == []


def test_what_staff_sent_is_no_paper_of_the_case(desk: Desk):
    desk.customer()
    desk.link("1")
    reference = ask_name_change(desk)
    person = lan(desk)
    assert len(person.page(reference).papers) == 1
    person.does("send_file", reference, file=sent_file(desk, reference))
    assert len(person.page(reference).papers) == 1


def test_the_transcript_shows_who_said_what(desk: Desk):
    reference = talk_of(desk)
    person = lan(desk)
    person.does("send_file", reference, text="Hóa đơn ạ", file=sent_file(desk, reference))
    send_out(desk)
    said = [(one.by, "sends" in one.message.body) for one in person.page(reference).transcript]
    assert ("staff", True) in said or ("staff", False) in said


def talk_of(desk: Desk) -> str:
    desk.say("7", "/start")
    return talk(desk, "7")
