"""Forms: each field good, refused, doubted, corrected, left, resumed; papers; a name change."""

import pytest

from states import effects, events
from states.conversation import State
from states.effects import Say
from states.fields import DETAILS
from tests.play import CODE, FIRM, MAI, Chat, World, play, press, text

# field: (wish, good answer, its stored form, refused answer, doubted answer and its doubt)
FIELDS = {
    "phone": ("đổi số điện thoại", "0987 654 321", "+84987654321", "12", "01689 123 456"),
    "email": ("đổi email", "moi@congty.vn", "moi@congty.vn", "moi@", "moi@gmial.com"),
    "address": (
        "đổi địa chỉ",
        "12 Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh",
        "12 Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh",
        "12",
        "12 đường Không Đâu Cả, xã Chưa Có",
    ),
    "id_number": ("đổi số căn cước", "079 090 123 456", "079090123456", "12345", "O79090123456"),
    "birth_date": ("đổi ngày sinh", "5/3/1990", "1990-03-05", "31/02/1990", "5/3/90"),
    "contact_person": (
        "đổi người liên hệ",
        "Chị Mai, kế toán, 0912 345 678",
        None,
        "kế toán",
        None,
    ),
}
READY = ["address", "id_number", "birth_date", "contact_person"]  # applied at once


def proven() -> World:
    return World.of(MAI, FIRM).trust(MAI)


def test_every_detail_has_its_script():
    assert set(FIELDS) == {detail.id for detail in DETAILS}


@pytest.mark.parametrize("field", READY)
@pytest.mark.parametrize("yes", ["1", "đúng", "ok", press("yes")])
def test_a_good_answer_is_confirmed_and_applied(field: str, yes: object):
    wish, good, stored, _, _ = FIELDS[field]
    chat = play((wish, [f"ask-{field}"]), world=proven())
    said = chat.happen(good)
    while chat.conversation.state is State.CHECKING:
        said = chat.happen("đúng")
    assert [one.copy for one in said if isinstance(one, Say)] == ["confirm-first"]
    change, *told = chat.happen(yes)
    assert isinstance(change, effects.ChangeDetail)
    assert (change.field, change.kind, change.route) == (field, f"update_{field}", "confirmed")
    assert stored in (None, change.value)
    assert [one.copy for one in told if isinstance(one, Say)] == ["changed", "menu"]


@pytest.mark.parametrize("field", FIELDS)
def test_a_refused_answer_is_asked_again_and_a_person_offered(field: str):
    wish, _, _, bad, _ = FIELDS[field]
    chat = play((wish, [f"ask-{field}"]), world=proven())
    for times in (1, 2, 3):
        said = [one.copy for one in chat.happen(bad) if isinstance(one, Say)]
        assert said[0].startswith(f"reject-{field.replace('_', '-')}")
        assert said[1:] == ([] if times < 3 else ["offer-person"]) + [f"ask-{field}"]
    assert "staff" in chat.keys
    done = chat.happen(press("staff"))
    assert isinstance(done[0], effects.OpenCase)
    assert done[0].why == f"kind-update_{field}"


@pytest.mark.parametrize("field", [one for one in FIELDS if FIELDS[one][4]])
def test_a_doubted_answer_is_asked_about(field: str):
    wish, good, _, _, doubted = FIELDS[field]
    chat = play((wish, [f"ask-{field}"]), world=proven())
    chat.happen(doubted)
    assert chat.conversation.state is State.CHECKING
    assert chat.prompt.copy.startswith("confirm-")
    chat.happen(press("edit"))
    assert chat.conversation.state is State.ANSWERING
    chat.happen(doubted)
    chat.happen(good)  # neither yes nor no: a new answer
    assert chat.conversation.state is State.CONFIRMING
    chat.happen("quay lại")
    chat.happen(doubted)
    chat.happen("đúng")
    assert chat.conversation.state is State.CONFIRMING


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("moment", ["asked", "confirming"])
def test_a_form_can_be_left_and_disturbed_anywhere(field: str, moment: str):
    wish, good, _, _, _ = FIELDS[field]
    chat = play((wish, [f"ask-{field}"]), world=proven())
    if moment == "confirming":
        chat.happen(good)
        while chat.conversation.state is State.CHECKING:
            chat.happen("đúng")
    prompt, draft = chat.prompt.copy, chat.conversation.draft
    play(
        ("/help", ["help", prompt]),
        ("bỏ qua", ["skip-not-here", prompt]),
        ("English", ["language-now", prompt]),
        ("tiếng Việt", ["language-now", prompt]),
        (events.SentOther("sticker"), ["other-not-read", prompt]),
        (events.SentOther("voice"), ["other-not-read", prompt]),
        (events.SentOther("location"), ["other-not-read", prompt]),
        (events.Edited("x"), ["edited-not-taken", prompt]),
        (events.SentFile("f", "image"), ["file-not-asked", prompt]),
        (events.WroteInGroup(), ["group-refused"]),
        ("x" * 2001, ["said-too-long", prompt]),
        (events.Pressed("old.yes"), ["press-stale", prompt]),
        (events.Said("1", heard_prompt=False), ["said-before-asked", prompt]),
        (events.Said("1", forwarded=True), ["said-before-asked", prompt]),
        world=chat.world,
        chat=chat,
    )
    assert chat.conversation.draft == draft
    if moment == "confirming":
        play(("quay lại", [f"ask-{field}"]), world=chat.world, chat=chat)
    play(("dừng", ["cancel-done", "menu"]), world=chat.world, chat=chat)
    play((wish, [f"ask-{field}"]), ("menu", ["menu"]), world=chat.world, chat=chat)


def test_the_same_value_is_no_change():
    play(
        ("đổi số điện thoại", ["ask-phone"]),
        ("0912 345 678", ["same-as-now", "ask-phone"]),
        world=proven(),
    )


def test_the_wish_may_bring_the_answer():
    chat = play(
        ("đổi số điện thoại sang 0987654321", ["confirm-change"]),
        ("sửa", ["ask-phone"]),
        ("0901 234 567", ["confirm-change"]),
        ("à nhầm 0987 654 321", ["confirm-change"]),
        world=proven(),
    )
    assert chat.conversation.draft.answers == {"phone": "+84987654321"}
    assert "0987 654 321" in text(chat.happen("hả")[-1])


def test_two_numbers_are_chosen_among():
    chat = play(
        ("đổi số điện thoại", ["ask-phone"]),
        ("0987654321 hoặc 0901234567", ["confirm-phone-two"]),
        ("0901 234 567", ["confirm-change"]),
        world=proven(),
    )
    assert chat.conversation.draft.answers == {"phone": "+84901234567"}
    assert chat.happen("quay lại")
    chat.happen("0987654321 hoặc 0901234567")
    chat.happen("1")
    assert chat.conversation.draft.answers == {"phone": "+84987654321"}


@pytest.mark.parametrize(
    ("wish", "answer", "why"),
    [
        ("đổi số căn cước", "hộ chiếu B1234567", "staff-id-number-passport"),
        ("đổi ngày sinh", "05/03/2015", "staff-birth-date-under-age"),
    ],
)
def test_what_a_person_must_decide_goes_to_staff(wish: str, answer: str, why: str):
    chat = Chat(proven())
    chat.happen(wish)
    assert [one.copy for one in chat.happen(answer) if isinstance(one, Say)] == [
        why,
        "confirm-first",
    ]
    case, *told = chat.happen("đúng")
    assert isinstance(case, effects.OpenCase)
    assert case.why == why
    assert [one.copy for one in told if isinstance(one, Say)] == ["case-opened", "menu"]


def test_a_good_answer_after_one_for_staff_is_applied():
    chat = Chat(proven())
    chat.happen("đổi ngày sinh")
    chat.happen("05/03/2015")
    chat.happen("05/03/1990")
    assert isinstance(chat.happen("đúng")[0], effects.ChangeDetail)


def test_a_doubt_that_is_insisted_on_goes_to_staff():
    chat = play(
        ("đổi số điện thoại", ["ask-phone"]),
        ("+1 415 555 0100", ["confirm-phone-foreign"]),
        ("đúng", ["staff-insists", "confirm-change"]),
        # what stands in the record already is no correction, and does not make it less of a doubt
        ("0912 345 678", ["same-as-now", "confirm-change"]),
        world=proven(),
    )
    case = chat.happen("đúng")[0]
    assert isinstance(case, effects.OpenCase)
    assert case.why == "staff-insists"


def test_a_fixed_line_goes_to_staff():
    play(
        ("đổi số điện thoại", ["ask-phone"]),
        ("028 3812 3456", ["confirm-change"]),
        ("đúng", ["staff-landline", effects.OpenCase, "case-opened", "menu"]),
        world=proven(),
    )


def test_dung_without_its_marks_is_asked_about():
    chat = play(
        ("đổi số điện thoại sang 0987654321", ["confirm-change"]),
        ("dung", ["dung-which", "confirm-change"]),
        world=proven(),
    )
    assert chat.conversation.state is State.CONFIRMING


def test_a_yes_after_the_offer_of_a_person_is_still_a_yes_to_the_question():
    """The offer asks nothing, so that a yes cannot mean two things."""
    chat = play(
        ("đổi ngày sinh", ["ask-birth_date"]),
        ("5/3/1990", ["confirm-first"]),
        ("hả", ["say-yes-or-edit", "confirm-first"]),
        ("hả", ["say-yes-or-edit", "confirm-first"]),
        ("hả", ["say-yes-or-edit", "offer-person", "confirm-first"]),
        world=proven(),
    )
    for language in ("vi", "en"):
        assert "?" not in text(Say("offer-person"), language)
    assert chat.keys[-1] == "staff"


def test_another_wish_leaves_the_form():
    play(
        ("đổi địa chỉ", ["ask-address"]),
        ("tôi muốn đổi email", ["ask-email"]),
        ("yêu cầu của tôi đến đâu rồi", ["cases-none", "menu"]),
        ("đổi ngày sinh", ["ask-birth_date"]),
        (
            "có người dùng thông tin của tôi vay tiền",
            [effects.OpenCase, effects.AddToCase, "case-opened-report_misuse", "misuse-tell"],
        ),
        world=proven(),
    )


def test_update_without_a_field_is_asked_which():
    chat = play(("cập nhật", ["ask-field"]), ("ngày sinh", ["ask-birth_date"]), world=proven())
    play(("/menu", ["menu"]), (press("update"), ["ask-field"]), world=chat.world, chat=chat)
    assert chat.keys[:6] == [f"field:{detail.id}" for detail in DETAILS]
    play(("2", ["ask-address"]), world=chat.world, chat=chat)


# -- the name -------------------------------------------------------------------------------------
NAME = (
    ("tôi muốn đổi tên", ["ask-new_name"]),
    ("Nguyễn Thị Mai Anh", ["ask-name_reason"]),
    ("1", ["ask-name_paper"]),
    (press("civil_extract"), ["ask-papers"]),
)


def named(world: World) -> Chat:
    chat = play(
        *NAME,
        ("xong", ["papers-expected", "ask-papers"]),
        (events.SentFile("a", "image"), [effects.KeepFile, "file-coming"]),
        (events.SentFile("b", "pdf"), [effects.KeepFile, "file-coming"]),
        (events.SentFile("c", "other"), ["paper-wrong-type", "ask-papers"]),
        ("xong", ["file-still-coming", "ask-papers"]),
        (events.FileArrived("a"), []),
        (events.FileFailed("b", "paper-unreadable"), ["paper-unreadable", "ask-papers-more"]),
        (events.FileArrived("zzz"), []),
        ("xong", ["confirm-request_name_change"]),
        world=world,
    )
    assert "Nguyễn Thị Mai Anh" in text(chat.happen("hả")[-1])
    return chat


def test_a_name_change_whole_with_papers():
    chat = named(proven())
    done = chat.happen("đúng")
    answers = {
        "new_name": "Nguyễn Thị Mai Anh",
        "name_reason": "=civil_change",
        "name_paper": "=civil_extract",
    }
    case = done[0]
    assert isinstance(case, effects.OpenCase)
    assert (case.kind, case.answers, case.files) == ("request_name_change", answers, ("a",))
    assert [one.copy for one in done[1:] if isinstance(one, Say)] == ["case-opened", "menu"]
    play(
        (case.reference.lower(), ["case-line", "cases-what"]),
        ("yêu cầu của tôi", ["case-line", "cases-what"]),
        ("rút yêu cầu", ["withdraw-sure"]),
        ("giữ nguyên", ["menu"]),
        ("rút yêu cầu", ["withdraw-sure"]),
        ("đúng", [effects.WithdrawCase(case.reference), "withdrawn", "menu"]),
        ("rút yêu cầu", ["case-line", "cases-what"]),
        ("DC-NONE2-2", ["case-unknown", "menu"]),
        world=chat.world,
        chat=chat,
    )


@pytest.mark.parametrize(
    ("number", "asked"),
    [("2", "ask-new_name"), ("3", "ask-name_reason"), ("4", "ask-name_paper"), ("5", "ask-papers")],
)
def test_each_answer_of_the_summary_is_corrected(number: str, asked: str):
    chat = named(proven())
    play(("sửa", ["choose-one", "confirm-request_name_change"]), world=chat.world, chat=chat)
    play((number, [asked]), world=chat.world, chat=chat)
    answer = {"ask-new_name": "Nguyễn Thị Ánh", "ask-papers": "xong"}.get(asked, "lý do khác")
    play((answer, ["confirm-request_name_change"]), world=chat.world, chat=chat)
    assert isinstance(chat.happen("đúng")[0], effects.OpenCase)


def test_going_back_through_a_name_change():
    chat = named(proven())
    play(
        ("quay lại", ["ask-papers"]),
        ("quay lại", ["ask-name_paper"]),
        ("quay lại", ["ask-name_reason"]),
        ("quay lại", ["ask-new_name"]),
        ("quay lại", ["cancel-done", "menu"]),
        world=chat.world,
        chat=chat,
    )


def test_more_papers_than_are_taken():
    chat = play(*NAME, world=proven())
    for number in range(10):
        chat.happen(events.SentFile(f"f{number}", "image"))
    done = chat.happen(events.SentFile("f10", "image"))
    assert [one.copy for one in done if isinstance(one, Say)] == ["file-too-many", "ask-papers"]


def test_an_organisation_is_asked_for_its_certificate():
    chat = Chat(World.of(FIRM).trust(FIRM))
    assert "tổ chức" in text(chat.happen("tôi muốn đổi tên")[-1])


# -- contacts -------------------------------------------------------------------------------------
ASKED = (
    ("đổi số điện thoại", ["ask-phone"]),
    ("0987 654 321", ["confirm-change"]),
    ("đúng", ["ask-code-old"]),
)


def test_a_contact_changes_at_once_with_the_old_one():
    chat = play(
        *ASKED,
        (CODE, ["ask-code-new"]),
        ("quay lại", ["ask-phone"]),
        ("0901 234 567", ["confirm-change"]),
        ("đúng", ["ask-code-old"]),
        (CODE, ["ask-code-new"]),
        (CODE, [effects.ChangeDetail, "changed-contact", "menu"]),
        world=proven(),
    )
    assert [one.digits for one in chat.world.entered] == [8] * 3
    assert chat.world.customers["c-mai"].value("phone") == "+84901234567"


def test_a_contact_is_held_with_the_other_one_and_withdrawn_or_taken_back():
    for last in ("withdraw", "undo"):
        chat = play(
            *ASKED,
            (press("no_access"), ["recovery-other", "ask-code-other"]),
            (CODE, ["ask-code-new"]),
            (CODE, [effects.HoldChange, "held", "menu"]),
            ("đổi số điện thoại", ["held-already", "menu"]),
            ("đang chờ gì vậy, trạng thái yêu cầu", ["case-line", "held-line", "cases-what"]),
            world=proven(),
        )
        reference = chat.world.changes[0].reference
        if last == "withdraw":
            play(
                ("rút yêu cầu", ["withdraw-sure"]),
                ("1", [effects.WithdrawCase(reference), "withdrawn", "menu"]),
                world=chat.world,
                chat=chat,
            )
        else:
            play(
                (events.Pressed(f"!.undo:{reference}"), ["undo-sure"]),
                ("không", ["menu"]),
                ("không phải tôi", ["undo-sure"]),
                ("không phải tôi", [effects.Undo(reference), "undone", "menu"]),
                (events.Pressed(f"!.undo:{reference}"), ["press-stale", "menu"]),
                world=chat.world,
                chat=chat,
            )
            assert chat.conversation.customer_id is None


def test_a_contact_with_neither_goes_to_staff_with_papers():
    play(
        *ASKED,
        (press("no_access"), ["recovery-other", "ask-code-other"]),
        (press("no_access"), ["recovery-staff", "ask-code-new"]),
        (CODE, ["ask-papers"]),
        (events.SentFile("a", "pdf"), [effects.KeepFile, "file-coming"]),
        (events.FileArrived("a"), ["ask-papers-more"]),
        ("xong", [effects.OpenCase, "case-opened", "menu"]),
        world=proven(),
    )


def test_a_frozen_record_changes_nothing_but_reaches_people():
    world = proven()
    chat = play(("đổi ngày sinh", ["ask-birth_date"]), ("5/3/1990", ["confirm-first"]), world=world)
    world.perform(effects.Undo("x"))
    world.trust(MAI)
    play(
        ("đúng", ["frozen", "menu"]),
        ("tôi muốn đổi tên", ["frozen", "menu"]),
        (press("staff"), [effects.OpenCase, "case-opened-talk_to_person", "talk-here"]),
        world=world,
        chat=chat,
    )


# -- with a person --------------------------------------------------------------------------------
def test_words_and_numbers_go_to_the_person():
    chat = play(
        (press("staff"), [effects.OpenCase, "case-opened-talk_to_person", "talk-here"]),
        world=Chat(proven()).world,
        chat=_greeted(proven()),
    )
    reference = chat.conversation.draft.reference
    play(
        ("1", [effects.AddToCase(reference, "1"), "talk-passed-on"]),
        ("không", [effects.AddToCase(reference, "không"), "talk-passed-on"]),
        ("bỏ qua", [effects.AddToCase(reference, "bỏ qua"), "talk-passed-on"]),
        ("tôi muốn đổi email", [effects.AddToCase, "talk-passed-on"]),
        (events.SentOther("sticker"), ["other-not-read", "talk-passed-on"]),
        ("gặp nhân viên", ["talk-already", "talk-passed-on"]),
        (
            events.SentFile("f", "image", "đây ạ"),
            [effects.KeepFile, effects.AddToCase, "file-to-case"],
        ),
        (events.StaffReplied(reference, "Chào chị", "Lan"), ["staff-reply", "talk-answer"]),
        (
            events.StaffReplied("DC-OTHER-2", "…", "Lan"),
            ["staff-reply", "talk-answer-later", "talk-answer"],
        ),
        ("tôi đồng ý", [effects.AddToCase(reference, "tôi đồng ý"), "talk-passed-on"]),
        ("English", ["language-now", "talk-passed-on"]),
        ("menu", ["menu"]),
        world=chat.world,
        chat=chat,
    )


def _greeted(world: World) -> Chat:
    chat = Chat(world)
    chat.happen("menu")
    return chat


def test_a_reply_in_mid_form_is_a_choice_beside_the_others():
    """Where there are no buttons the list is numbered: 1 is still yes, the last is the reply."""
    chat = play(
        ("đổi ngày sinh", ["ask-birth_date"]), ("5/3/1990", ["confirm-first"]), world=proven()
    )
    chat.world._case("DC-CASE2-2", "talk_to_person", "open")
    play(
        (
            events.StaffReplied("DC-CASE2-2", "Chào", "Lan"),
            ["staff-reply", "talk-answer-later", "confirm-first"],
        ),
        world=chat.world,
        chat=chat,
    )
    assert chat.keys == ["yes", "edit:birth_date", "cancel", "!.reply:DC-CASE2-2"]
    play(("4", ["talk-answer"]), world=chat.world, chat=chat)
    assert chat.conversation.draft.reference == "DC-CASE2-2"


def test_the_first_word_hears_of_the_privacy_notice_once():
    from states.conversation import Conversation

    world = World.of(MAI)
    chat = Chat(world, Conversation("chat"))
    said = [one.copy for one in chat.happen("xin chào") if isinstance(one, Say)]
    assert said == ["notice-privacy", "menu"]
    play(
        ("đổi địa chỉ", ["ask-claim"]),
        (events.LeftChat(), []),
        (events.CameBack(), ["welcome-back", "menu"]),
        (events.WentIdle(), [effects.UnlinkChat, effects.CloseTranscript]),
        world=world,
        chat=chat,
    )


def test_a_customer_may_insist_on_what_looks_like_a_slip():
    chat = play(
        ("đổi email", ["ask-email"]),
        ("moi@gmial.com", ["confirm-email-typo"]),
        ("moi@gmial.com", ["confirm-change"]),  # the very words of a choice
        world=proven(),
    )
    assert chat.conversation.draft.answers == {"email": "moi@gmial.com"}
    play(
        ("quay lại", ["ask-email"]),
        ("moi@gmial.com", ["confirm-email-typo"]),
        ("2", ["confirm-change"]),
        ("quay lại", ["ask-email"]),
        ("moi@gmial.com", ["confirm-email-typo"]),
        ("đúng", ["confirm-change"]),
        world=chat.world,
        chat=chat,
    )
    assert chat.conversation.draft.answers == {"email": "moi@gmail.com"}
