"""Whole sentences that ask for what is possible at any time, where any words are an answer; a
contact out of reach; a case in a word; papers for a case that waits."""

import pytest

from states import effects, events
from states.conversation import State
from states.facts import CaseLine
from states.steps import spoken
from tests.play import MAI, START, Chat, World, copies, play

PERSON = [
    "tôi muốn gặp nhân viên", "cho gặp người thật đi", "em muốn noi chuyen voi nhan vien",
    "tôi cần gặp nhân viên ngay", "I want to talk to a person please", "bring me to a human",
]  # fmt: skip
STORIES = [
    "nhân viên gọi cho tôi suốt ngày đòi mã", "tôi gặp nhân viên giả danh DCNET",
    "có người gọi nói là nhân viên DCNET bảo tôi quay lại menu", "I talked to a person from DCNET",
    "họ bảo tôi dừng dịch vụ", "tôi không báo công an được vì họ dọa",
]  # fmt: skip


def mine() -> World:
    return World.of(MAI).trust(MAI)


@pytest.mark.parametrize("said", PERSON)
@pytest.mark.parametrize("before", [(), ("1",)])
def test_a_person_is_called_out_of_a_report(said: str, before: tuple[str, ...]):
    chat = Chat(mine())
    for one in ("báo lạm dụng dữ liệu", *before):
        chat.happen(one)
    chat.happen(said)
    assert chat.conversation.state is State.TALKING
    assert chat.conversation.draft.answers.get("misuse_harm", "") != said


@pytest.mark.parametrize("said", STORIES)
def test_a_story_is_no_such_wish(said: str):
    assert spoken.wish(said) == ""
    chat = Chat(mine())
    chat.happen("báo lạm dụng dữ liệu")
    chat.happen(said)
    assert chat.conversation.draft.answers["misuse_what"] == said


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("tôi muốn quay lại menu chính", ["report-hand-in"]),
        ("dừng lại đi em ơi tôi không báo", ["report-hand-in"]),
        ("tôi không muốn báo nữa đâu", ["report-hand-in"]),
        ("em trả lời tiếng Anh được không", ["language-now", "ask-misuse_harm"]),
    ],
)
def test_other_wishes_are_heard_in_a_report(said: str, heard: list[str]):
    chat = Chat(mine())
    for one in ("báo lạm dụng dữ liệu", "1"):
        chat.happen(one)
    assert copies(chat.happen(said)) == heard


@pytest.mark.parametrize("said", ["mất sim rồi", "em mất điện thoại rồi", "I lost my phone"])
def test_a_lost_phone_is_no_access(said: str):
    play(
        ("đổi số điện thoại", ["ask-phone"]),
        ("0987654321", ["confirm-change"]),
        ("đúng", ["ask-code-old"]),
        world=mine(),
        chat=(chat := Chat(mine())),
    )
    assert "recovery-other" in copies(chat.happen(said))


@pytest.mark.parametrize("said", ["tôi mất sim", "không có email lẫn sđt", "mất điện thoại rồi"])
def test_before_the_code_is_sent_the_wish_stays_and_a_person_is_offered(said: str):
    chat = Chat(World.of(MAI))
    for one in ("đổi địa chỉ", "DC10023"):
        chat.happen(one)
    assert copies(chat.happen(said)) == ["contact-lost", "ask-contact-blind"]
    assert "staff" in chat.keys
    assert chat.conversation.draft.kind == "update_address"


def test_an_id_number_in_a_sentence_is_no_claim():
    chat = Chat(World.of(MAI))
    for one in ("đổi địa chỉ", "DC10023", "sms"):
        chat.happen(one)
    said = copies(chat.happen("tôi mất sim, cccd 001185012345 sinh 12/3/1985"))
    assert said == ["ask-contact-blind"]
    assert (chat.conversation.draft.claim, "staff" in chat.keys) == ("code", True)


@pytest.mark.parametrize("said", ["mạng nhà tôi hỏng rồi", "tao hỏi cái này chút coi"])
def test_a_first_message_that_says_something_is_answered(said: str):
    heard = copies(Chat(mine()).happen(said))
    assert {"out-of-scope", "not-understood"} & set(heard)


def _with(state: str, kind: str = "request_name_change") -> Chat:
    world = mine()
    closed = START if state == "done" else None
    world.cases = [
        CaseLine(
            "DC-9WWW7-G", kind, state, START, START, closed_at=closed, worked=closed is not None
        )
    ]
    return Chat(world)


def test_a_case_is_reopened_and_taken_back_in_a_word():
    chat = _with("done", "talk_to_person")
    chat.happen("menu")
    assert copies(chat.happen("mở lại")) == ["reopen-why"]
    assert copies(chat.happen("mở lại"))[0] == "reject-words-short"  # that is no reason
    chat = _with("open")
    assert copies(chat.happen("rút"))[-1] == "withdraw-sure"


def test_papers_for_a_case_that_waits_are_taken():
    chat = _with("waiting")
    assert copies(chat.happen("gửi thêm giấy tờ")) == ["talk-answer"]
    chat = _with("waiting")
    chat.happen("cập nhật thông tin")
    done = chat.happen(events.SentFile("f", "image"))
    assert effects.AddToCase("DC-9WWW7-G", "", ("f",)) in done
