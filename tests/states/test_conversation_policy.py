"""Asking about the policy: by clause, by question, in the middle of a form, in either language."""

import pytest

from bot.copy import render
from states.conversation import State
from states.effects import OpenCase
from states.policy import CLAUSES, OPENING, TOPICS
from states.policy_topics import clause_named, topics_of
from tests.play import MAI, Chat, World, copies, play, press


def quoted(*clauses: str) -> list[str]:
    return ["policy-quoted", *(f"policy-vi-{clause}" for clause in clauses)]


def law(one: str) -> list[str]:
    return ["policy-law", f"law-{one}"]


SILENT = ["policy-silent"]
# Phrasings the table was written with, and others it was not.
ASKED = {
    "access": (
        "ai được xem thông tin của tôi?", "ai xem", "nhân viên nào biết số của tôi",
        "cong an co xem duoc khong", "who can see my data", "can the police see my data",
        "những ai truy cập được hồ sơ", "which people at DCNET can read my file?",
    ),
    "sharing": (
        "có bán dữ liệu không", "do you sell my data", "bên em có bán số của chị cho ai không",
        "ban thong tin khach hang khong", "công ty có chia sẻ thông tin cho đối tác không",
        "is my information passed to a third party", "có đưa cho bên thứ 3 không",
    ),
    "retention": (
        "lưu bao lâu?", "luu bao lau", "how long do you keep my data", "giữ hồ sơ mấy năm vậy em",
        "dữ liệu lưu đến khi nào", "sau khi hủy hợp đồng thì dữ liệu có bị xóa không",
        "do you hold it forever?",
    ),
    "place": (
        "ở đâu lưu", "dữ liệu đặt ở đâu vậy", "where is my data stored", "lưu trên máy chủ nào",
        "thong tin cua toi luu o dau", "which country is it kept in",
    ),
    "rights": (
        "quyền của tôi", "what are my rights", "luật nói gì về quyền của tôi", "toi co quyen gi",
    ),
    "purpose": ("dữ liệu để làm gì", "sao lại thu thập cccd của tôi", "why do you collect this"),
    "marketing": ("có dùng email của tôi để quảng cáo không", "do you use my email for ads"),
    "protection": ("thông tin của tôi được bảo vệ thế nào", "is my data safe with you"),
    "address": ("địa chỉ công ty ở đâu", "hotline số mấy", "how do I contact DCNET"),
    "editing": ("sửa thông tin thế nào", "can I correct my details"),
    "complaint": ("khiếu nại ở đâu", "how do I complain", "bao lâu thì trả lời khiếu nại"),
    "breach": ("nếu lộ thông tin thì sao", "what happens after a leak"),
    "deletion": ("có xóa được thông tin không", "can my data be erased"),
    "consent": ("tôi có phải đồng ý không", "can I withdraw my consent"),
    "whole": ("cho xem toàn bộ chính sách", "show me the whole policy"),
    "clause-c": ("mục c", "chính sách mục C giúp chị", "clause c please"),
    "clause-dd": ("mục đ",),
    "clause-d": ("mục d",),
}  # fmt: skip


@pytest.mark.parametrize(
    ("topic", "text"), [(topic, text) for topic, texts in ASKED.items() for text in texts]
)
def test_questions_are_understood(topic: str, text: str):
    assert topics_of(text) == (topic,)


@pytest.mark.parametrize(
    "text", ["chính sách", "privacy policy", "quyền riêng tư", "xin chào", "", "bạn có khỏe không"]
)
def test_what_says_nothing_of_a_topic_is_not_guessed(text: str):
    assert topics_of(text) == ()


def test_letters_name_clauses_with_their_marks():
    assert [clause_named(one) for one in ("c", "C)", "(d)", "đ", "Đ.", "g", "cd", "")] == [
        "c", "c", "d", "dd", "dd", "", "", "",
    ]  # fmt: skip


def test_every_topic_has_its_quotes_and_its_laws():
    for topic in TOPICS.values():
        assert set(topic.clauses) <= {OPENING, *CLAUSES}
        for law in topic.laws:
            assert render(f"law-{law}", "vi")
            assert "Art." in render(f"law-{law}", "en")


def test_a_patient_customer_reads_clause_by_clause():
    chat = play(
        ("/policy", ["policy-ask"]),
        *((clause, [*quoted(clause), "policy-more"]) for clause in ("a", "b", "c", "d", "e", "f")),
        ("đ", [*quoted("dd"), "policy-more"]),
        (press("policy"), ["policy-ask"]),
        (press("policy:whole"), [*quoted(OPENING, *CLAUSES), "policy-more"]),
        (press("menu"), ["menu"]),
        world=World.of(MAI),
    )
    assert chat.conversation.state is State.MENU


def test_a_hurried_customer_asks_straight_away():
    play(
        ("ai được xem thông tin của tôi?", [*quoted("d"), "policy-more"]),
        ("luu bao lau", [*quoted("c"), "policy-law", "law-delete", "policy-more"]),
        ("có bán không", [*SILENT, *quoted("d"), *law("sharing"), "policy-more"]),
        ("ở đâu lưu", [*quoted("c"), "policy-more"]),
        ("quyền của tôi", [*quoted("e", "f"), "policy-law", "law-rights", "policy-more"]),
        ("2", ["policy-ask"]),
        ("đổi địa chỉ", ["ask-claim"]),
        world=World.of(MAI),
    )  # fmt: skip


def test_a_confused_customer_is_asked_back():
    chat = play(
        ("chính sách", ["policy-ask"]),
        ("ờ", ["not-understood", "policy-ask"]),
        ("cái gì mà bảo vệ, xóa, sửa ấy", [*SILENT, *quoted("c"), *law("delete"), "policy-more"]),
        ("mục a với mục b", ["policy-which"]),
        ("2", [*quoted("b"), "policy-more"]),
        ("ngân hàng", ["not-understood", "policy-more"]),
        world=World.of(MAI),
    )  # fmt: skip
    assert "policy" in chat.keys


def test_in_english_the_translation_is_marked_and_the_original_stands_beside_it():
    both = ["policy-translated", "policy-en-d", "policy-quoted", "policy-vi-d"]
    play(
        ("English", ["language-now", "menu"]),
        ("who can see my data?", [*both, "policy-more"]),
        ("do you sell it", ["policy-silent", *both, "policy-law", "law-sharing", "policy-more"]),
        world=World.of(MAI),
    )
    assert "Unofficial" in render("policy-translated", "en", {"day": "23/06/2023"})


ADDRESS = "12 Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh"


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("ai được xem thông tin của tôi?", quoted("d")),
        ("dữ liệu của tôi được lưu bao lâu?", [*quoted("c"), "policy-law", "law-delete"]),
        ("chính sách bảo mật", ["policy-overview"]),
    ],
)
def test_a_question_in_the_middle_of_a_form_is_answered_and_the_form_goes_on(question, answered):
    chat = play(
        ("đổi địa chỉ", ["ask-address"]),
        (question, [*answered, "ask-address"]),
        (ADDRESS, ["confirm-first"]),
        (question, [*answered, "confirm-first"]),
        world=World.of(MAI).trust(MAI),
    )
    assert chat.conversation.draft.answers == {"address": ADDRESS}
    assert chat.conversation.state is State.CONFIRMING


def test_a_question_in_english_in_the_middle_of_a_form_is_answered_in_english():
    both = ["policy-translated", "policy-en-c", "policy-quoted", "policy-vi-c"]
    play(
        ("đổi địa chỉ", ["ask-address"]),
        (
            "how long do you keep my data",
            ["language-noticed", *both, "policy-law", "law-delete", "ask-address"],
        ),
        world=World.of(MAI).trust(MAI),
    )


def test_deletion_is_answered_truthfully_and_a_person_decides():
    chat = play(
        ("xóa dữ liệu của tôi đi", ["delete-told", "law-delete", "delete-what"]),
        ("thôi", ["menu"]),
        ("có xóa được không, chính sách", [*SILENT, *quoted("c"), *law("delete"), "policy-more"]),
        (press("delete_my_data"), ["delete-told", "law-delete", "delete-what"]),
        ("không", ["menu"]),
        ("delete my data", ["delete-told", "law-delete", "delete-what"]),
        world=World.of(MAI).trust(MAI, proven=False),
    )  # fmt: skip
    opened = next(one for one in chat.happen(press("delete-sure")) if isinstance(one, OpenCase))
    assert (opened.kind, opened.why) == ("talk_to_person", "kind-delete_my_data")


@pytest.mark.parametrize(
    "text",
    ["ai được đại diện công ty tôi?", "who may speak for our company?", "ai nói thay công ty"],
)
def test_who_may_speak_for_an_organisation_is_told(text: str):
    said = copies(Chat(World.of(MAI)).happen(text))
    assert "speaker-who" in said
    assert "law-representative" in said
