"""What people say instead of an answer is stored as none: nods, greetings, "later", questions."""

import pytest

from tests.play import FIRM, MAI, Chat, World

NAME = "Nguyễn Thị Mai Ánh"


def after(*lines: str) -> Chat:
    chat = Chat(World.of(MAI, FIRM).trust(MAI))
    for line in lines:
        chat.happen(line)
    return chat


@pytest.mark.parametrize(
    "said",
    ["ok", "như cũ", "nhu cu", "giống cccd", "giong can cuoc", "same as my ID", "chưa nghĩ ra",
     "chua nghi ra", "cho hỏi tên có dấu không", "cho hoi ten co dau ko", "khoan", "khoan đã",
     "tên chồng tôi Nguyễn Văn Hùng", "ten vo toi Tran Thi Hoa", "my wife Hoa", "let me check"],
)  # fmt: skip
def test_no_new_name(said: str):
    assert after("đổi tên", said).conversation.draft.answers == {}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Mai Anh nhé em", "Mai Anh"),
        ("Mai Anh nha", "Mai Anh"),
        ("Nguyen Thi Hoa nhe em", "Nguyen Thi Hoa"),
        ("Vo Anh Tuan", "Vo Anh Tuan"),
        ("Vo Minh Em", "Vo Minh Em"),
        ("Nguyễn Thị Như", "Nguyễn Thị Như"),
        ("Hồ Văn Khoan", "Hồ Văn Khoan"),
    ],
)
def test_a_name_without_what_is_said_around_it(said: str, name: str):
    assert after("đổi tên", said).conversation.draft.answers == {"new_name": name}


@pytest.mark.parametrize(
    "said", ["khoan", "dung", "123456", "alo", "cho hỏi chút", "có được không", "is it needed?"]
)
def test_no_reason(said: str):
    assert after("đổi tên", NAME, said).conversation.draft.answers == {"new_name": NAME}


@pytest.mark.parametrize(
    "said",
    ["để mai gửi", "de mai gui", "gửi zalo được không", "gui zalo dc ko", "chưa có giấy tờ",
     "I don't have papers yet", "can I send by zalo?", "gửi sau nhé", "ok em"],
)  # fmt: skip
def test_no_paper(said: str):
    chat = after("đổi tên", NAME, "lấy chồng", said)
    assert chat.conversation.draft.answers == {"new_name": NAME, "name_reason": "lấy chồng"}


@pytest.mark.parametrize(
    "said", ["giấy khai sinh", "quyết định của tòa án", "ho chieu", "passport"]
)
def test_a_paper_of_another_name(said: str):
    chat = after("đổi tên", NAME, "lấy chồng", said)
    assert chat.conversation.draft.answers["name_paper"] == said


@pytest.mark.parametrize(
    "said", ["alo", "em ơi cho hỏi", "em oi cho hoi chut", "hello", "ok", "12"]
)
def test_a_greeting_reports_nothing(said: str):
    assert after("/report", said).conversation.draft.answers == {}


@pytest.mark.parametrize("said", ["có", "co a", "dạ có ạ", "yes"])
def test_a_yes_names_no_harm(said: str):
    chat = after("/report", "1", said)
    assert chat.conversation.draft.answers == {"misuse_what": "=calls"}
    assert chat.prompt.copy == "ask-misuse_harm"


@pytest.mark.parametrize("said", ["hôm qua lúc 8h tối", "hom qua luc 8h toi", "yesterday at 8 pm"])
def test_when_it_happened_is_no_harm_and_is_not_asked_again(said: str):
    """Broken once: the time was stored as the harm, and asked for next."""
    chat = after("/report", "1", said)
    assert chat.prompt.copy == "ask-misuse_harm"
    chat.happen("mất tiền")
    assert chat.prompt.copy == "ask-misuse_where"
    assert chat.conversation.draft.answers == {
        "misuse_what": "=calls",
        "misuse_when": f"2026-11-22: {said}",
        "misuse_harm": "=money",
    }


def test_a_day_beside_a_harm_is_kept_with_it():
    chat = after("/report", "1", "hôm qua mất 5 triệu")
    assert chat.conversation.draft.answers["misuse_harm"] == "hôm qua mất 5 triệu"


def test_an_organisation_is_told_whose_birth_date_it_is():
    """Broken once: a company's founding day was that of "somebody under 18"."""
    chat = Chat(World.of(FIRM).trust(FIRM))
    said = [
        getattr(one, "copy", "")
        for line in ("đổi ngày sinh", "05/03/2015")
        for one in chat.happen(line)
    ]
    assert said[-2:] == ["reject-birth-date-organisation", "ask-birth_date"]
    assert chat.conversation.draft.answers == {}
