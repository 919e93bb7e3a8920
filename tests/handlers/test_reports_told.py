"""Reports of misuse beside the chat, on both databases: who hears of each step, and how often."""

import pytest

from handlers import reports
from handlers.desk_deed import Done
from tests.handlers.desk_people import case_of, newest
from tests.handlers.test_reports import LOAN, SECRETS, guard, mailed, report


def test_each_step_reaches_a_linked_customer_in_the_chat_and_at_the_contact(desk):
    desk.customer()
    desk.link("1")
    desk.say("1", LOAN)
    for _ in range(4):
        desk.say("1", "/skip")
    desk.press("1", "phone")
    desk.say("1", "/skip")
    said = desk.say("1", "đúng")
    assert said[:1] == ["report-opened-urgent"]
    reference = newest(desk)
    texts = desk.told("sms", "+84912345678")
    assert texts[-1] == "notice-report-opened"
    thu = guard(desk)
    assert thu.does("claim", reference) == Done("claim", "chat")
    assert desk.deliver("1") == ["desk-taken-up"]
    assert thu.does("ask_more", reference, "Anh/Chị gửi giúp ảnh hợp đồng vay") == Done(
        "ask_more", "chat"
    )
    assert thu.does("reply", reference, "Đã báo ngân hàng ạ") == Done("reply", "chat")
    assert thu.does("settle", reference, "Đã khóa khoản vay") == Done("settle", "chat")
    desk.deliver("1")
    steps = desk.told("sms", "+84912345678")[len(texts) :]
    assert steps == ["notice-report-step"] * 4
    assert desk.told("mail", "mai@example.vn") == []
    for body in desk.sent("sms", "+84912345678")[-5:]:
        assert not any(one in str(body["parts"]) for one in (*SECRETS, "ngân hàng"))
    again = thu.page(reference).timeline
    assert sum(one.kind == "claimed" for one in again) == 1


def test_a_typed_contact_gets_a_reference_and_nothing_else(desk):
    desk.customer()
    desk.say("1", LOAN)
    for _ in range(4):
        desk.say("1", "/skip")
    desk.say("1", "la@congty.vn")
    desk.say("1", "/skip")
    desk.say("1", "đúng")
    reference = newest(desk)
    assert mailed(desk, "la@congty.vn") == ["hint-report-opened"]
    thu = guard(desk)
    thu.does("claim", reference)
    assert mailed(desk, "la@congty.vn") == ["hint-report-opened", "hint-report-step"]
    thu.does("reply", reference, "Bí mật của chị Mai")
    thu.does("reply", reference, "Bí mật của chị Mai")
    thu.does("settle", reference, "Xong")
    assert len(mailed(desk, "la@congty.vn")) == reports.PER_TARGET, "no stranger is spammed"
    for body in desk.sent("mail", "la@congty.vn"):
        assert body["parts"][0]["shown"] == {"reference": reference}
        assert "Bí mật" not in str(body)
    assert desk.told("sms", "+84912345678") == [], "nobody's contact of record is told"


def test_a_chat_that_is_gone_leaves_a_hint(desk):
    desk.say("1", LOAN)
    for _ in range(4):
        desk.say("1", "/skip")
    desk.say("1", "0987654321")
    desk.say("1", "gửi ngay")
    reference = newest(desk)
    desk.receive("1", "LeftChat")
    desk.process()
    thu = guard(desk)
    assert thu.page(reference).outlook.told == "hint"
    assert thu.does("reply", reference, "Chào Anh/Chị") == Done("reply", "hint")
    desk.deliver("1")
    assert desk.told("sms", "+84987654321") == ["hint-report-opened", "hint-report-step"]


@pytest.mark.parametrize("number", ["+14155552671", "028 3812 3456"])
def test_numbers_that_no_message_reaches_cost_nothing(desk, number: str):
    desk.say("1", LOAN)
    for _ in range(4):
        desk.say("1", "/skip")
    desk.say("1", number)
    desk.say("1", "gửi ngay")
    assert case_of(desk, newest(desk)).answers["misuse_reach"]
    assert desk.sent("sms") == []


# -- how many -------------------------------------------------------------------------------------
def test_a_stranger_opens_three_a_day_and_the_rest_is_kept(desk):
    references = set()
    for number in range(3):
        references.add(report(desk, "1", f"{LOAN} lần {number}"))
        desk.say("1", "menu")
    assert len(references) == 3
    desk.say("1", f"{LOAN} lần cuối")
    assert "report-joined" in desk.say("1", "gửi ngay")
    assert len(desk.rows("desk_case")) == 3
    [joined] = [one for one in guard(desk).page(newest(desk)).timeline if one.body.get("answers")]
    assert joined.body["answers"] == {"misuse_what": f"{LOAN} lần cuối"}
    report(desk, "2")
    assert len(desk.rows("desk_case")) == 4, "another chat is another stranger"
