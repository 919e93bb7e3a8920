"""A change nobody asked for, and a cry to lock the account: a report from which a freeze comes."""

from datetime import timedelta

import pytest

from states import severity
from states.facts import Change
from states.intents import understand
from states.text import fold
from tests.play import MAI, START, Chat, World, copies

TAKEN = """tôi không đổi gì mà có tin nhắn báo đổi email
tôi có đổi gì đâu mà nhận được thông báo đổi sđt
em k đổi gì hết mà sms báo đổi số
sđt của tôi bị đổi rồi
email của tôi tự nhiên bị đổi
địa chỉ của em bị sửa mất
tự nhiên số điện thoại bị thay đổi
có người lấy sim của tôi đổi sđt rồi huỷ giúp
ai đó lấy máy của em đổi email rồi
I never changed my email
I didn't change my phone number
my email was changed without my permission
my phone number has been changed and it wasn't by me
có người đổi email của tôi
khoá tài khoản của tôi lại
khoá
khóa lại giúp em
khoá tài khoản DC10023
khóa hồ sơ của em đi
tạm khóa tài khoản giúp mình
lock my account
please freeze my account
lock my account now""".splitlines()
OTHERS = """tài khoản của tôi bị khóa
mở khoá tài khoản
sim cũ bị khóa, đổi số
số cũ bị đổi đầu số rồi, đổi số giúp
unlock my account
địa chỉ của em bị đổi tên đường, cập nhật giúp
email của tôi bị sai
khóa học ở đâu
công ty bị đổi tên nên đổi tên hồ sơ
I haven't changed my email yet, how do I do it
tôi chưa đổi email, giờ muốn đổi""".splitlines()


@pytest.mark.parametrize("said", [*TAKEN, *(fold(one) for one in TAKEN)])
def test_what_was_done_to_the_record_is_reported(said: str):
    chat = Chat(World.of(MAI).trust(MAI))
    chat.happen(said)
    assert understand(said).intent == "report_misuse"
    assert chat.conversation.draft.kind == "report_misuse"


@pytest.mark.parametrize("said", [*OTHERS, *(fold(one) for one in OTHERS)])
def test_what_only_sounds_like_it_is_none(said: str):
    assert understand(said).intent != "report_misuse"


@pytest.mark.parametrize(
    "said",
    ["khoá tài khoản của tôi lại", "khoa", "lock my account", "sđt của tôi bị đổi rồi"],
)
def test_it_weighs_as_an_account_so_that_a_freeze_is_offered(said: str):
    assert "account" in severity.judge("report_misuse", {}, (said,)).reasons


@pytest.mark.parametrize("said", ["mở khoá tài khoản", "tài khoản bị khóa", "unlock my account"])
def test_what_is_to_be_opened_weighs_nothing(said: str):
    assert "account" not in severity.judge("report_misuse", {}, (said,)).reasons


@pytest.mark.parametrize(
    "said",
    ["có người đổi email của tôi", "email của tôi tự nhiên bị đổi", "sđt của tôi bị đổi rồi"],
)
def test_where_there_is_a_change_it_can_be_taken_back(said: str):
    world = World.of(MAI).trust(MAI)
    ends = START + timedelta(hours=72)
    world.changes = [Change("ch-1", "email", "applied", "DC-TEST1-2", ends, "x@y.vn")]
    assert copies(Chat(world).happen(said)) == ["undo-sure"]
