"""Reporting misuse on the pure engine, as a patient, a hurried and a confused customer would:
linked and unlinked, in both languages."""

from dataclasses import replace

import pytest

from states import events
from states.conversation import State
from states.effects import AddToCase, KeepFile, OpenCase, Say
from states.fields import MISUSE
from tests.play import FIRM, MAI, START, Chat, World, copies, play, press, text

LOAN = "có người dùng CCCD của em vay tiền"
FORWARDED = events.Said(
    "Quý khách nợ 20 triệu, chuyển tiền ngay",
    forwarded=True,
    forwarded_by="Công ty Đòi Nợ",
    forwarded_at="2026-11-22T03:00:00+00:00",
)


def unlinked() -> World:
    return World.of(MAI, FIRM)


def opened(done: list) -> OpenCase:
    [case] = [one for one in done if isinstance(one, OpenCase)]
    return case


def told(done: list) -> list[AddToCase]:
    return [one for one in done if isinstance(one, AddToCase)]


# -- the patient customer -------------------------------------------------------------------------
def test_a_patient_customer_without_identity_tells_everything():
    chat = play(
        ("/report", ["report-sorry", "ask-misuse_what"]),
        (press("leak"), ["ask-misuse_harm"]),
        ("nhiều người trong công ty cũng bị", ["ask-misuse_when"]),
        ("hôm qua", ["ask-misuse_where"]),
        ("số 0287 300 1234 gọi, đọc đúng tên và địa chỉ của tôi", ["ask-misuse_wish"]),
        (press("explain"), ["ask-misuse_reach"]),
        ("0987 654 321", ["ask-evidence"]),
        (events.SentFile("a", "image"), [KeepFile, "file-coming"]),
        (events.FileArrived("a"), ["ask-evidence-more"]),
        (FORWARDED, ["evidence-forwarded-kept", "ask-evidence-more"]),
        ("xong", ["confirm-report_misuse"]),
        world=unlinked(),
    )
    assert chat.prompt is not None
    summary = text(Say(chat.prompt.copy, chat.prompt.shown))
    for words in ("hôm qua (22/11/2026)", "0987 654 321", "1 tệp, 1 tin", "Làm rõ vì sao bị lộ"):
        assert words in summary
    done = chat.happen("đúng")
    case = opened(done)
    assert case.kind == "report_misuse"
    assert case.customer_id is None
    assert case.answers == {
        "misuse_what": "=leak",
        "misuse_harm": "nhiều người trong công ty cũng bị",
        "misuse_when": "2026-11-22: hôm qua",
        "misuse_where": "số 0287 300 1234 gọi, đọc đúng tên và địa chỉ của tôi",
        "misuse_wish": "=explain",
        "misuse_reach": "+84987654321",
    }
    assert (case.urgent, case.reasons, case.files) == (True, ("many", "leak", "calls"), ("a",))
    assert case.alarmed_at == START
    [forwarded] = told(done)
    assert (forwarded.forwarded, forwarded.forwarded_by) == (True, "Công ty Đòi Nợ")
    assert forwarded.forwarded_at == "2026-11-22T03:00:00+00:00"
    receipt = next(one for one in done if isinstance(one, Say))
    for language in ("vi", "en"):
        words = text(receipt, language)
        for part in (case.reference, "24/11/2026 09:00", "26/11/2026 09:00", "08/12/2026"):
            assert part in words
    assert chat.conversation.state is State.TALKING


def test_every_answer_is_corrected_from_the_summary():
    chat = play(
        (LOAN, ["report-begun", "ask-misuse_harm"]),
        *(("/skip", [f"ask-{name}"]) for name in ("misuse_when", "misuse_where", "misuse_wish")),
        ("/skip", ["ask-misuse_reach"]),
        (press("chat"), ["ask-evidence"]),
        ("/skip", ["confirm-report_misuse"]),
        world=unlinked(),
    )
    for field in MISUSE:
        play((press(f"edit:{field.id}"), [f"ask-{field.id}"]), world=chat.world, chat=chat)
        answer = "0987654321" if field.id == "misuse_reach" else "chuyện khác hẳn"
        play((answer, ["confirm-report_misuse"]), world=chat.world, chat=chat)
    play((press("edit:papers"), ["ask-evidence"]), ("/skip", ["confirm-report_misuse"]),
         world=chat.world, chat=chat)  # fmt: skip


def test_back_goes_through_every_question_and_out():
    chat = play(
        (LOAN, ["report-begun", "ask-misuse_harm"]),
        (press("money"), ["ask-misuse_when"]),
        ("không nhớ rõ, đâu như tháng trước", ["ask-misuse_where"]),
        ("quay lại", ["ask-misuse_when"]),
        ("quay lại", ["ask-misuse_harm"]),
        ("quay lại", ["ask-misuse_what"]),
        ("quay lại", ["cancel-done", "menu"]),
        world=unlinked(),
    )
    assert chat.conversation.state is State.MENU


# -- the hurried one ------------------------------------------------------------------------------
def test_a_hurried_customer_is_done_in_two_messages():
    chat = play((LOAN, ["report-begun", "ask-misuse_harm"]), world=unlinked())
    done = chat.happen("gửi ngay")
    case = opened(done)
    assert case.answers == {"misuse_what": LOAN}
    assert (case.urgent, case.reasons, case.why) == (True, ("identity",), "staff-unfinished")
    assert not told(done), "what was said stands in the answer already"
    assert [one.copy for one in done if isinstance(one, Say)] == [
        "report-opened-urgent",
        "report-more",
    ]
    later = chat.happen("họ vừa rút mất 5 triệu trong tài khoản của em")
    assert told(later)[0].urgent
    assert told(later)[0].reasons == ("money",)


def test_an_english_customer_in_a_hurry():
    chat = play(
        ("English", ["language-now", "menu"]),
        (press("report"), ["report-sorry", "ask-misuse_what"]),
        ("my account was hacked", ["ask-misuse_harm"]),
        ("send now", [OpenCase, "report-opened-urgent", "report-more"]),
        world=unlinked(),
    )
    assert chat.conversation.language == "en"


def test_calling_a_person_hands_the_report_in_as_it_is():
    done = play((LOAN, ["report-begun", "ask-misuse_harm"]), world=unlinked()).happen(
        "gặp nhân viên"
    )
    assert opened(done).kind == "report_misuse"
    assert opened(done).why == "staff-unfinished"


# -- the confused one -----------------------------------------------------------------------------
def test_words_that_sound_like_wishes_are_part_of_the_story():
    """A scam call speaks of changing numbers, of staff, of stopping, of English."""
    chat = play(
        ("báo lạm dụng dữ liệu", ["report-sorry", "ask-misuse_what"]),
        ("có người xưng là nhân viên DCNET gọi bảo tôi dừng dịch vụ", ["ask-misuse_harm"]),
        ("họ nói tiếng Anh và bảo tôi đổi số điện thoại", ["ask-misuse_when"]),
        ("hôm kia lúc tôi đang gặp nhân viên ngân hàng", ["ask-misuse_where"]),
        ("trang web bảo tôi bấm quay lại rồi bỏ qua cảnh báo", ["ask-misuse_wish"]),
        ("hủy hết các cuộc gọi kiểu đó giúp tôi", ["ask-misuse_reach"]),
        ("xyz", ["reject-reach-none", "ask-misuse_reach"]),
        ("trong chat", ["ask-evidence"]),
        (
            "họ còn gửi tin nhắn dọa sẽ tăng giá cước nữa",
            ["evidence-words-kept", "ask-evidence-more"],
        ),
        world=unlinked(),
    )
    assert chat.conversation.draft.answers["misuse_when"].startswith("2026-11-21: hôm kia")
    assert len(chat.conversation.draft.evidence) == 1


def test_something_else_is_asked_for_in_words():
    play(
        ("/report", ["report-sorry", "ask-misuse_what"]),
        ("5", ["tell-misuse_what"]),
        ("đúng", ["reject-words-empty", "tell-misuse_what"]),
        ("họ gọi cả cho mẹ tôi", ["ask-misuse_harm"]),
        ("/report", ["ask-misuse_harm"]),
        world=unlinked(),
    )


@pytest.mark.parametrize("way_out", ["dừng", "/menu", "/name"])
def test_an_unfinished_report_is_never_dropped_without_asking(way_out: str):
    chat = play(
        (LOAN, ["report-begun", "ask-misuse_harm"]),
        (way_out, ["report-hand-in"]),
        ("làm tiếp", ["ask-misuse_harm"]),
        (press("money"), ["ask-misuse_when"]),
        (way_out, ["report-hand-in"]),
        world=unlinked(),
    )
    assert chat.keys == ["hand_in", "go_on", "drop"]
    if way_out != "dừng":  # whatever else is wanted, it is asked until it is answered
        play((way_out, ["report-hand-in"]), world=chat.world, chat=chat)
    other = Chat(chat.world, chat.conversation)
    play((press("drop"), ["report-dropped", "menu"]), world=chat.world, chat=chat)
    assert opened(other.happen("gửi ngay")).answers["misuse_harm"] == "=money"


def test_nothing_is_asked_before_there_is_something_to_lose():
    play(
        ("/report", ["report-sorry", "ask-misuse_what"]),
        ("dừng", ["cancel-done", "menu"]),
        world=unlinked(),
    )


def test_a_report_that_rests_is_handed_in_and_the_customer_told():
    chat = play((LOAN, ["report-begun", "ask-misuse_harm"]), world=unlinked())
    done = chat.happen(events.ReportRested())
    assert opened(done).why == "staff-unfinished"
    assert [one.copy for one in done if isinstance(one, Say)][:2] == [
        "report-rested",
        "report-opened-urgent",
    ]
    assert chat.happen(events.ReportRested()) == []


def test_who_leaves_the_chat_has_reported():
    chat = play((LOAN, ["report-begun", "ask-misuse_harm"]), world=unlinked())
    assert opened(chat.happen(events.LeftChat())).reasons == ("identity",)
    assert chat.conversation.state is State.MENU


# -- evidence in between --------------------------------------------------------------------------
def test_evidence_is_taken_at_any_question():
    chat = play(
        ("/report", ["report-sorry", "ask-misuse_what"]),
        (FORWARDED, ["evidence-forwarded-kept", "ask-misuse_what"]),
        ("1", ["ask-misuse_harm"]),
        (events.SentFile("a", "pdf"), [KeepFile, "file-coming"]),
        (events.FileArrived("a"), ["ask-misuse_harm"]),
        (replace(FORWARDED, text="đúng"), ["evidence-forwarded-kept", "ask-misuse_harm"]),
        (replace(FORWARDED, text="x" * 4000), ["evidence-forwarded-kept", "ask-misuse_harm"]),
        (events.SentFile("b", "image", "ảnh màn hình", "Trần B", "2026-11-22T03:00:00+00:00"),
         [KeepFile, "file-coming"]),
        (events.FileFailed("b", "paper-unreadable"), ["paper-unreadable", "ask-misuse_harm"]),
        world=unlinked(),
    )  # fmt: skip
    done = chat.happen("gửi ngay")
    assert opened(done).files == ("a",)
    assert opened(done).reasons == ("calls",), "forwarded words are somebody else's"
    assert not opened(done).urgent
    assert [one.forwarded_by for one in told(done)] == ["Công ty Đòi Nợ"] * 3 + ["Trần B"]


def test_there_is_an_end_to_what_is_kept():
    chat = play(("/report", ["report-sorry", "ask-misuse_what"]), world=unlinked())
    for _ in range(20):
        chat.happen(FORWARDED)
    play((FORWARDED, ["evidence-enough", "ask-misuse_what"]), world=chat.world, chat=chat)


def test_an_open_case_takes_forwarded_messages_as_such():
    chat = play((LOAN, ["report-begun", "ask-misuse_harm"]), world=unlinked())
    chat.happen("gửi ngay")
    [kept] = told(chat.happen(replace(FORWARDED, text="menu")))
    assert (kept.text, kept.forwarded, kept.urgent) == ("menu", True, False)


def test_a_first_message_that_was_forwarded_is_evidence():
    chat = Chat(unlinked())
    scam = replace(FORWARDED, text="tài khoản của bạn bị người khác đăng nhập")
    done = chat.happen(scam)
    assert [one.copy for one in done] == ["report-sorry", "ask-misuse_what"]
    assert len(chat.conversation.draft.evidence) == 1


def test_the_wish_said_twice_is_not_what_happened():
    """Broken once: said again after a crash it became the first answer, and nothing was frozen."""
    chat = Chat(World.of(MAI).trust(MAI))
    chat.happen("báo lạm dụng dữ liệu")
    assert copies(chat.happen("báo lạm dụng dữ liệu")) == ["ask-misuse_what"]
    assert chat.conversation.draft.answers == {}
