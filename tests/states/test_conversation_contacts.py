"""Changing what identity stands on, and talking to a person."""

from dataclasses import replace

from states import effects, events
from states.conversation import Conversation
from states.effects import Say
from states.facts import CaseLine
from tests.play import CODE, FIRM, MAI, Chat, World, play, press


def proven() -> World:
    return World.of(MAI, FIRM).trust(MAI)


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


def test_an_objection_is_heard_in_the_middle_of_anything():
    world = proven()
    chat = play(
        *ASKED,
        (CODE, ["ask-code-new"]),
        (CODE, [effects.ChangeDetail, "changed-contact", "menu"]),
        world=world,
    )
    reference = world.changes[0].reference
    for wish, asked in (("đổi địa chỉ", "ask-address"), ("đổi cccd", "ask-id_number")):
        play(
            (wish, [asked]),
            ("không phải tôi", ["undo-sure"]),
            ("không", ["menu"]),
            world=world,
            chat=chat,
        )
    play(
        ("đổi địa chỉ", ["ask-address"]),
        ("This was not me", ["undo-sure"]),
        (press(f"undo-sure:{reference}"), [effects.Undo(reference), "undone", "menu"]),
        world=world,
        chat=chat,
    )


def test_an_alarm_is_not_withdrawn_nor_anything_while_frozen():
    world = proven()
    alarm = CaseLine("DC-ALARM-2", "report_misuse", "open", world.now, world.now, own=False)
    mine = CaseLine("DC-OWNED-2", "talk_to_person", "open", world.now, world.now)
    world.cases = [alarm, mine]
    chat = play(("yêu cầu của tôi", ["case-line", "case-line", "cases-what"]), world=world)
    assert "withdraw:DC-OWNED-2" in chat.keys
    assert "withdraw:DC-ALARM-2" not in chat.keys
    play(("rút yêu cầu", ["withdraw-sure"]), ("không", ["menu"]), world=world, chat=chat)
    world.customers["c-mai"] = replace(MAI, frozen=True)
    play(("yêu cầu của tôi", ["case-line", "case-line", "cases-what"]), world=world, chat=chat)
    assert not [key for key in chat.keys if key.startswith("withdraw")]
