"""Own cases end to end: the story, sending what is missing, reopening, rating."""

from datetime import timedelta

import pytest

from handlers import own_cases
from handlers.desk_deed import Done, NotAllowed
from states.effects import RateCase, ReopenCase
from tests.desk import Desk
from tests.handlers.desk_people import (
    Staff,
    ask_name_change,
    case_of,
    send_paper,
    talk,
)


@pytest.fixture
def settled(desk: Desk, lan: Staff) -> str:
    """A talk that was closed a moment ago; the customer is asked how it was."""
    desk.customer()
    desk.link("1")
    reference = talk(desk)
    lan.does("reply", reference, "Em xem ạ.")
    desk.deliver("1")
    lan.does("settle", reference, "Đã sửa xong ạ.")
    assert desk.deliver("1") == ["desk-settled", "rate-ask"]
    return reference


def test_a_case_tells_its_story(desk: Desk, lan: Staff):
    desk.customer()
    desk.link("1")
    reference = ask_name_change(desk)
    lan.does("claim", reference)
    lan.does("note", reference, "Nội bộ, khách không thấy.")
    lan.does("ask_more", reference, "Xin ảnh rõ hơn.")
    desk.deliver("1")
    desk.say("1", "menu")
    said = desk.say("1", reference)
    told = ["case-step-received", "case-step-taken", "case-step-asked"]
    assert said == ["case-line", *told, "cases-what"]
    assert "Nội bộ" not in str(desk.last("1"))
    assert desk.press("1", f"serve:{reference}") == ["talk-answer"]
    send_paper(desk, "1")
    assert case_of(desk, reference).state == "open"
    assert len(lan.page(reference).papers) == 2


def test_somebody_elses_case_is_not_told(desk: Desk, lan: Staff, settled: str):
    desk.customer("DC10077", phone="+84987111222", email="hung@example.vn")
    desk.link("2", "DC10077")
    assert desk.say("2", settled) == ["case-unknown", "menu"]
    desk.say("3", "/start")
    assert desk.say("3", settled) == ["case-unknown", "menu"]


def test_a_rating_is_kept_with_the_case(desk: Desk, lan: Staff, settled: str):
    assert desk.say("1", "4") == ["rate-comment"]
    assert case_of(desk, settled).rating == 4
    assert desk.say("1", "Nhanh, cảm ơn em") == ["rate-thanks", "menu"]
    rated = [one.body for one in lan.page(settled).timeline if one.kind == "rated"]
    assert rated == [{"stars": 4, "text": ""}, {"stars": 4, "text": "Nhanh, cảm ơn em"}]
    assert case_of(desk, settled).rating == 4
    assert "Nhanh" not in str(desk.rows("case_event"))  # sealed


def test_a_case_is_reopened_and_asked_about_once(desk: Desk, lan: Staff, settled: str):
    desk.say("1", "bỏ qua")
    desk.clock.pass_(days=3)
    assert "case-reopens" in desk.say("1", settled)
    assert desk.press("1", f"reopen:{settled}") == ["reopen-why"]
    before = case_of(desk, settled)
    assert desk.say("1", "Mạng vẫn chập chờn") == ["reopened", "talk-answer"]
    case = case_of(desk, settled)
    assert (case.state, case.reopened, case.closed_at) == ("open", 1, None)
    assert (case.assignee_id, case.chat_taken_at, case.replied_at) == (None, None, None)
    assert case.reply_by > before.reply_by
    assert lan.page(settled).timeline[-1].body["text"] == "Mạng vẫn chập chờn"
    lan.does("settle", settled, "Đã thay thiết bị ạ.")
    assert desk.deliver("1") == ["desk-settled", "menu"]  # not asked again
    assert "case-step-reopened" in desk.say("1", settled)


def test_fourteen_days_and_not_a_moment_longer(desk: Desk, settled: str):
    desk.say("1", "bỏ qua")
    closed = case_of(desk, settled).closed_at
    assert closed is not None
    desk.clock.now = closed + timedelta(days=14) - timedelta(seconds=10)
    assert "case-reopens" in desk.say("1", settled)
    assert desk.press("1", f"reopen:{settled}") == ["reopen-why"]
    desk.clock.pass_(seconds=30)
    assert desk.say("1", "Vẫn chưa ổn") == ["reopen-too-late", "menu"]
    assert case_of(desk, settled).state == "done"


def test_a_reopened_case_stands_at_the_end_of_the_queue(desk: Desk, settled: str):
    desk.say("1", "bỏ qua")
    desk.say("2", "/start")
    desk.say("2", "gặp nhân viên")
    desk.say("1", settled)
    desk.press("1", f"reopen:{settled}")
    desk.say("1", "Mạng vẫn chập chờn")
    assert desk.say("1", "bao lâu nữa") == ["talk-where-queue"]
    assert desk.last("1")["parts"][0]["shown"]["ahead"] == "1"


def test_a_withdrawn_name_change_is_taken_up_again(desk: Desk, lan: Staff):
    desk.customer()
    desk.link("1")
    reference = ask_name_change(desk)
    desk.say("1", "rút yêu cầu")
    desk.say("1", "đúng")
    desk.say("1", reference)
    desk.press("1", f"reopen:{reference}")
    assert desk.say("1", "Tôi vẫn cần đổi") == ["reopened", "menu"]
    assert lan.does("approve", reference) == Done("approve", "chat")


def test_a_closed_case_is_not_worked_on(desk: Desk, lan: Staff, settled: str):
    assert lan.does("give_back", settled) == NotAllowed("console-no-closed")
    assert case_of(desk, settled).chat_taken_at is None


def test_effects_are_checked_where_they_are_performed(desk: Desk, settled: str):
    """Whatever the engine thought: another chat's case is neither reopened nor rated."""
    desk.say("9", "/start")

    def use_case(uow):
        from handlers import facts as facts_of
        from handlers.work import Work
        from storage import conversations, lanes

        lane = lanes.find(uow, "test", "a", "9")
        stored = conversations.load(uow, [lane.id], "vi")
        facts = facts_of.load(uow, [lane.id], desk.house, stored).facts(
            lane.id, desk.house.ways_of("test")
        )
        before = stored[lane.id]
        work = Work(uow, desk.house, lane, before, facts, before.conversation, 9)
        own_cases.reopen(work, ReopenCase(settled, "x"))
        own_cases.rate(work, RateCase(settled, 1))

    desk.database.write_now(use_case)
    case = case_of(desk, settled)
    assert (case.state, case.rating) == ("done", None)


def test_twelve_cases_are_all_reached(desk: Desk):
    desk.customer()
    desk.link("1")
    for _ in range(7):
        desk.say("1", "menu")
        desk.clock.pass_(seconds=1)
        ask_name_change(desk)
    lines = desk.say("1", "yêu cầu của tôi").count("case-line")
    assert lines == 5
    assert desk.press("1", "cases-from:5").count("case-line") == 2
