"""Talking to a person: the queue, office hours, silence, handing over and back, edits and files."""

from dataclasses import replace
from datetime import timedelta

import pytest

from states import effects, events
from states.conversation import State
from states.effects import AddToCase, Say
from states.intents.presence import asks_if_there
from tests.play import MAI, Chat, World, play, press, text

CALLED = [effects.OpenCase, effects.AddToCase, "case-opened-talk_to_person", "talk-here"]
ENGLISH = {"vi": "gặp nhân viên", "en": "I want to talk to a person"}
THERE = {"vi": "còn đó không", "en": "are you there?"}
MENU = {"vi": "menu", "en": "menu"}
CANCEL = {"vi": "dừng", "en": "cancel"}

both = pytest.mark.parametrize("language", ["vi", "en"])


def chat_in(language: str, world: World | None = None) -> Chat:
    chat = Chat(world or World.of(MAI).trust(MAI))
    chat.conversation = replace(chat.conversation, language=language)
    return chat


def called(language: str = "vi", world: World | None = None) -> Chat:
    chat = chat_in(language, world)
    play((ENGLISH[language], CALLED), world=chat.world, chat=chat)
    return chat


def taken(chat: Chat) -> str:
    reference = chat.conversation.draft.reference
    chat.world._case_state(reference, None, person=True)
    play(
        (events.PersonCame(reference, "Lan"), ["talk-taken"]),
        world=chat.world,
        chat=chat,
    )
    return reference


@both
def test_whoever_calls_a_person_hears_where_they_stand(language: str):
    chat = chat_in(language)
    chat.world.ahead = 3
    said = [one for one in chat.happen(ENGLISH[language]) if isinstance(one, Say)]
    words = text(said[0], language)
    assert "3" in words
    assert "17:30" in words  # open until then
    assert "25/11/2026" in words  # an answer by
    assert said[0].shown["opens"] == "now"


@both
def test_outside_office_hours_the_honest_day_is_told(language: str):
    chat = chat_in(language)
    chat.world.pass_(hours=9)  # Monday 18:00; Tuesday the 24th is a public holiday
    said = [one for one in chat.happen(ENGLISH[language]) if isinstance(one, Say)]
    words = text(said[0], language)
    assert "25/11/2026 08:00" in words
    assert ("thứ Tư" if language == "vi" else "Wednesday") in words
    assert "08:00–17:30" in words


@both
def test_nobody_waits_two_messages_without_a_sign(language: str):
    chat = called(language)
    reference = chat.conversation.draft.reference
    play(
        ("Mạng chập chờn", [AddToCase(reference, "Mạng chập chờn"), "talk-passed-on"]),
        ("từ hôm qua", [AddToCase]),
        ("khởi động lại rồi", [AddToCase, "talk-passed-on-too"]),
        ("vẫn vậy", [AddToCase]),
        ("nhà số 12", [AddToCase, "talk-passed-on-too"]),
        world=chat.world,
        chat=chat,
    )


@both
def test_the_bot_is_silent_while_a_person_has_the_chat(language: str):
    chat = called(language)
    reference = taken(chat)
    play(
        ("Mạng chập chờn", [AddToCase(reference, "Mạng chập chờn")]),
        ("đổi email", [AddToCase]),
        ("1", [AddToCase]),
        (events.Edited("Mạng mất hẳn"), [AddToCase(reference, "Mạng mất hẳn", edited=True)]),
        (events.StaffReplied(reference, "Chào chị", "Lan"), ["staff-reply"]),
        (events.StaffReplied(reference, "Chào anh", "Lan", corrects=True), ["staff-corrected"]),
        (events.StaffSentFile(reference, "", "Lan", "a1"), ["staff-file"]),
        world=chat.world,
        chat=chat,
    )
    sent = chat.happen(events.StaffSentFile(reference, "Hóa đơn ạ", "Lan", "a2"))[0]
    assert isinstance(sent, Say)
    assert sent.file == "a2"
    assert "Hóa đơn ạ" in text(sent, language)


@both
def test_are_you_there_is_answered_honestly(language: str):
    chat = called(language)
    chat.world.ahead = 2
    play((THERE[language], [AddToCase, "talk-where-queue"]), world=chat.world, chat=chat)
    reference = taken(chat)
    chat.world.holder = "Lan"
    done = chat.happen(THERE[language])
    assert [type(one) for one in done] == [AddToCase, Say]
    assert "Lan" in text(done[1], language)
    assert chat.conversation.draft.reference == reference


def test_an_answer_that_is_late_is_called_late():
    chat = called()
    reference = chat.conversation.draft.reference
    late = events.QueueCounted(reference, 0, "", chat.world.now - timedelta(hours=1))
    assert "trễ hẹn" in text(chat.happen(late)[0])


@both
def test_the_customer_can_always_leave_and_comes_back_to_the_same_place(language: str):
    chat = called(language)
    reference = taken(chat)
    gone = [effects.LeaveTalk, "menu"]
    play((CANCEL[language], ["talk-left", *gone]), world=chat.world, chat=chat)
    assert chat.conversation.state is State.MENU
    play((ENGLISH[language], ["talk-where-queue", "talk-here"]), world=chat.world, chat=chat)
    assert chat.conversation.draft.reference == reference
    play((MENU[language], gone), world=chat.world, chat=chat)


def test_a_talk_of_another_chat_is_not_taken_over():
    chat = called()
    chat.happen("menu")
    chat.world.cases = [replace(one, from_this_chat=False) for one in chat.world.cases]
    play(("gặp nhân viên", CALLED), world=chat.world, chat=chat)


@both
def test_a_form_under_way_is_handed_over_kept_and_offered_again(language: str):
    chat = chat_in(language)
    wish = {"vi": "tôi muốn đổi tên", "en": "change the customer name"}[language]
    play((wish, ["ask-new_name"]), world=chat.world, chat=chat)
    play(("Nguyễn Thị Mai Anh", ["ask-name_reason"]), world=chat.world, chat=chat)
    case = chat.happen(ENGLISH[language])[0]
    assert isinstance(case, effects.OpenCase)
    assert case.answers == {"new_name": "Nguyễn Thị Mai Anh"}
    assert case.why == "kind-request_name_change"
    reference = taken(chat)
    play(
        (events.PersonLeft(reference, "Lan"), ["talk-given-back", "form-kept"]),
        (press("go-on-sure"), ["ask-name_reason"]),
        world=chat.world,
        chat=chat,
    )
    assert chat.conversation.draft.answers == {"new_name": "Nguyễn Thị Mai Anh"}


@pytest.mark.parametrize("answer", [press("keep"), "thôi", "menu", "2"])
def test_a_kept_form_is_offered_once(answer: object):
    chat = play(
        ("đổi ngày sinh", ["ask-birth_date"]),
        ("gặp nhân viên", CALLED),
        ("menu", ["form-kept"]),
        (answer, ["quiet-offer", "menu"]),
        ("menu", ["quiet-offer", "menu"]),  # later means later
        ("tiếp tục", ["quiet-resumed", "ask-birth_date"]),
        world=World.of(MAI).trust(MAI),
    )
    assert chat.conversation.kept is None


@pytest.mark.parametrize("answer", ["có", "1", "tiếp tục", "ok"])
def test_a_kept_form_goes_on(answer: str):
    play(
        ("đổi ngày sinh", ["ask-birth_date"]),
        ("gặp nhân viên", CALLED),
        ("menu", ["form-kept"]),
        (answer, ["ask-birth_date"]),
        world=World.of(MAI).trust(MAI),
    )


def test_a_standing_reply_in_mid_form_keeps_the_form():
    chat = play(("đổi ngày sinh", ["ask-birth_date"]), world=World.of(MAI).trust(MAI))
    chat.world._case("DC-CASE2-2", "talk_to_person", "open")
    play(
        (
            events.StaffReplied("DC-CASE2-2", "Chào", "Lan"),
            ["staff-reply", "talk-answer-later", "ask-birth_date"],
        ),
        (press("!.reply:DC-CASE2-2"), ["talk-answer"]),
        ("menu", ["form-kept"]),
        world=chat.world,
        chat=chat,
    )


def test_papers_of_a_kept_form_arrive_while_talking():
    chat = play(
        ("tôi muốn đổi tên", ["ask-new_name"]),
        ("Nguyễn Thị Mai Anh", ["ask-name_reason"]),
        ("1", ["ask-name_paper"]),
        ("1", ["ask-papers"]),
        (events.SentFile("a", "pdf"), [effects.KeepFile, "file-coming"]),
        ("gặp nhân viên", CALLED),
        (events.FileArrived("a"), []),
        ("menu", ["form-kept"]),
        ("có", ["ask-papers-more"]),
        ("xong", ["confirm-request_name_change"]),
        world=World.of(MAI).trust(MAI),
    )
    assert chat.conversation.draft.files == ("a",)


def test_words_to_a_closed_case_are_not_lost_silently():
    chat = called()
    chat.world._case_state(chat.conversation.draft.reference, "done")
    play(("còn một việc nữa", ["talk-is-closed", "menu"]), world=chat.world, chat=chat)


def test_a_case_that_waits_for_papers_acknowledges_them():
    """The bot is silent for a person who talks, not for a person who decides about papers."""
    chat = Chat(World.of(MAI).trust(MAI))
    chat.world._case("DC-CASE2-2", "request_name_change", "waiting")
    chat.world._case_state("DC-CASE2-2", None, person=True)
    asked = events.CaseMoved(
        "DC-CASE2-2", "desk-asked-more", {"text": "Ảnh rõ hơn ạ"}, waiting=True
    )
    play(
        (asked, ["desk-asked-more", "talk-answer"]),
        ("đây ạ", [AddToCase, "talk-passed-on"]),
        world=chat.world,
        chat=chat,
    )


@pytest.mark.parametrize(
    "said",
    [
        "còn đó không", "Còn đó không ạ?", "bao lâu nữa", "bao lâu nữa vậy em", "có ai không",
        "alo", "alooo", "em ơi còn đó ko", "chờ bao lâu nữa ạ", "đến lượt tôi chưa", "lâu quá",
        "còn mấy người nữa", "khi nào mới có người trả lời", "are you there?", "anyone there?",
        "hello?", "how long will it take?", "still waiting...", "when will someone answer",
    ],
)  # fmt: skip
def test_asking_whether_somebody_is_there(said: str):
    assert asks_if_there(said)


@pytest.mark.parametrize(
    "said",
    [
        "", "1", "không", "ok em", "dạ", "cảm ơn", "Mạng nhà tôi chập chờn", "tôi muốn đổi email",
        "có người gọi lừa đảo tôi lấy số thẻ", "có người dùng thông tin của tôi vay tiền",
        "khi nào hợp đồng của tôi hết hạn", "hi vọng sớm có mạng", "có ai gọi cho tôi đâu",
        "there is a charge I do not know", "the router is there but the light is red all day long",
    ],
)  # fmt: skip
def test_telling_something_is_not_asking(said: str):
    assert not asks_if_there(said)


def test_an_edit_may_raise_an_alarm_as_the_words_would():
    chat = Chat(World.of(MAI).trust(MAI))
    for said in ("/report", "số lạ gọi làm phiền suốt", "gửi ngay", "họ vừa gọi nữa"):
        chat.happen(said)
    edited = chat.happen(events.Edited("họ vừa rút tiền trong tài khoản của em", "m2"))
    added = next(one for one in edited if isinstance(one, AddToCase))
    assert (added.edited, added.urgent) == (True, True)
    assert added.reasons


def test_advertising_is_stopped_at_once_in_a_talk_too():
    done = called().happen("dừng quảng cáo giúp em")
    assert [type(one) for one in done if isinstance(one, effects.StopMarketing)]
    assert [one.text for one in done if isinstance(one, AddToCase)] == ["dừng quảng cáo giúp em"]


@both
def test_whoever_leaves_a_talk_gives_the_chat_back(language: str):
    """Broken once: the bot answered again, and the desk's page said that it was silent."""
    chat = called(language)
    reference = taken(chat)
    left = chat.happen(MENU[language])
    assert effects.LeaveTalk(reference) in left
    assert chat.conversation.state is State.MENU
