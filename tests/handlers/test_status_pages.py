"""Case pages: who may open them, what they tell, what is done there; on both databases."""

from functools import partial

import pytest

from handlers import own_status, status_visits
from handlers.questions import PER_TARGET
from handlers.status_visits import Shut, Visit
from states import status_link
from states.own_deeds import OwnDeed
from tests.desk import Desk
from tests.handlers.desk_people import Staff, ask_name_change, case_of
from tests.handlers.status_visitors import act, all_of, link, opened
from tests.handlers.test_identity import NEW, change_phone

pytest_plugins = ["tests.handlers.status_fixtures"]


def ask(desk: Desk, reference: str, contact: str = "email", browser: str = "b1") -> str:
    desk.clock.pass_(seconds=31)
    outcome = desk.database.write_now(
        lambda uow: status_visits.ask_code(uow, desk.house, browser, reference, contact, "vi")
    )
    desk.deliver("1")
    return outcome


def enter(desk: Desk, code: str, browser: str = "b1", fresh: str = "f1") -> str:
    return desk.database.write_now(
        lambda uow: status_visits.enter_code(uow, browser, code, fresh)
    ).outcome


def session(desk: Desk, browser: str = "f1") -> Visit | None:
    return desk.database.read_now(partial(status_visits.by_session, address=browser))


# -- links ----------------------------------------------------------------------------------------
def test_a_link_opens_one_case_and_changes_nothing(desk: Desk, waiting: str):
    before = len(desk.rows("case_event")), len(desk.rows("audit"))
    visit = opened(desk, link(desk, waiting))
    assert isinstance(visit, Visit)
    assert visit.reference == waiting
    story = desk.database.read_now(partial(own_status.read, visit=visit, reference=waiting))
    assert story is not None
    assert story.missing.startswith("Xin ảnh rõ hơn")
    assert story.deeds == (OwnDeed.ADD, OwnDeed.WITHDRAW)
    assert (len(desk.rows("case_event")), len(desk.rows("audit"))) == before


def test_a_link_opens_no_other_case(desk: Desk, lan: Staff, waiting: str):
    visit = opened(desk, link(desk, waiting))
    assert isinstance(visit, Visit)
    desk.say("1", "menu")
    other = ask_name_change(desk)
    assert desk.database.read_now(partial(own_status.read, visit=visit, reference=other)) is None
    assert act(desk, visit, other, "withdraw").copy == "status-not-yours"
    assert case_of(desk, other).state == "open"


def test_the_chat_hears_what_was_done_on_the_page(desk: Desk, waiting: str):
    visit = opened(desk, link(desk, waiting))
    assert isinstance(visit, Visit)
    assert act(desk, visit, waiting, "withdraw").done
    assert act(desk, visit, waiting, "withdraw").done  # the form came twice
    assert desk.deliver("1")[-1:] == ["notice-page-withdrawn"]
    assert act(desk, visit, waiting, "reopen", key="k2", text="Nhầm ạ").done
    assert desk.deliver("1") == ["notice-page-reopened"]


@pytest.mark.parametrize("place", [0, 4, 6, 20, 40, 55])
def test_a_tampered_link_is_none(desk: Desk, waiting: str, place: int):
    token = link(desk, waiting)
    sign = "A" if token[place] != "A" else "B"
    assert opened(desk, token[:place] + sign + token[place + 1 :]) is Shut.UNKNOWN


def test_a_link_runs_out(desk: Desk, waiting: str):
    token = link(desk, waiting)
    desk.clock.pass_(days=status_link.LASTS.days, seconds=-10)
    assert isinstance(opened(desk, token), Visit)
    desk.clock.pass_(seconds=11)
    assert opened(desk, token) is Shut.LATE


def test_a_link_is_void_when_its_contact_changes(desk: Desk, waiting: str):
    by_phone, by_mail = link(desk, waiting, "phone"), link(desk, waiting)
    desk.say("1", "menu")
    change_phone(desk)
    assert opened(desk, by_phone) is Shut.CHANGED
    assert isinstance(opened(desk, by_mail), Visit)
    # nor does the new one open anything before its window is over
    assert opened(desk, link(desk, waiting, "phone")) is Shut.CHANGED
    desk.clock.pass_(hours=73)
    assert desk.record(case_of(desk, waiting).customer_id or "").value("phone") == NEW
    assert isinstance(opened(desk, link(desk, waiting, "phone")), Visit)


# -- codes ----------------------------------------------------------------------------------------
def test_a_code_to_the_contact_opens_all_cases_for_half_an_hour(desk: Desk, waiting: str):
    assert ask(desk, waiting) == "sent"
    assert desk.told("mail", "mai@example.vn")[-1] == "send-code-status"
    assert enter(desk, desk.code("mail")) == "right"
    visit = session(desk)
    assert visit is not None
    assert visit.reference == ""
    assert [one.reference for one in all_of(desk, visit)] == [waiting]
    assert session(desk, "b1") is None  # what was there before the code has proven nothing
    desk.clock.pass_(minutes=31)
    assert session(desk) is None


def test_nobody_learns_whether_there_is_such_a_case(desk: Desk, waiting: str):
    """Same words and same rows, but for the message that goes out."""
    counted = ("code", "lane", "budget", "inbox")

    def rows() -> list[int]:
        return [len(desk.rows(one)) for one in counted]

    ask(desk, waiting, browser="warm")
    first = rows()
    assert ask(desk, waiting, browser="real") == "sent"
    second = rows()
    sent = len(desk.rows("outbox"))
    assert ask(desk, "DC-22222-2", browser="decoy") == "sent"
    third = rows()
    assert len(desk.rows("outbox")) == sent
    grown = [after - before for before, after in zip(first, second, strict=True)]
    decoys = [after - before for before, after in zip(second, third, strict=True)]
    assert grown[0] == decoys[0] == 1
    assert grown[1] == decoys[1] == 1
    assert enter(desk, "000000", "decoy") in ("wrong", "spent")


def test_a_spent_contact_is_not_told_from_a_decoy(desk: Desk, waiting: str):
    for number in range(PER_TARGET + 2):
        assert ask(desk, waiting, browser=f"b{number}") == "sent"
    assert desk.told("mail", "mai@example.vn").count("send-code-status") == PER_TARGET


def test_a_code_serves_no_other_purpose(desk: Desk, waiting: str):
    ask(desk, waiting, "phone")
    desk.say("2", "/start")
    desk.say("2", "đổi địa chỉ")
    desk.say("2", "DC10023")
    status = desk.code("sms")
    desk.press("2", "phone")
    chat = desk.code("sms")
    desk.say("2", status)
    assert desk.linked_to("2") is None
    assert enter(desk, chat) == "wrong"


def test_three_tries_and_no_more(desk: Desk, waiting: str):
    ask(desk, waiting)
    right = desk.code("mail")
    wrong = f"{(int(right) + 1) % 10**6:06}"
    assert [enter(desk, wrong) for _ in range(3)] == ["wrong", "wrong", "spent"]
    assert enter(desk, right) in ("spent", "expired")
    assert session(desk) is None


def test_a_session_ends_with_its_contact_and_by_leaving(desk: Desk, waiting: str):
    ask(desk, waiting, "phone")
    enter(desk, desk.code("sms"))
    assert session(desk)
    desk.say("1", "menu")
    change_phone(desk)
    assert session(desk) is None
    ask(desk, waiting)
    enter(desk, desk.code("mail"), fresh="f2")
    assert session(desk, "f2")
    desk.database.write_now(partial(status_visits.leave, address="f2"))
    assert session(desk, "f2") is None


def test_somebody_elses_cases_are_not_seen(desk: Desk, waiting: str):
    desk.customer("DC10077", phone="+84987111222", email="hung@example.vn")
    desk.link("2", "DC10077")
    desk.say("2", "menu")
    other = ask_name_change(desk, "2")
    ask(desk, other)
    enter(desk, desk.code("mail"))
    visit = session(desk)
    assert visit is not None
    assert [one.reference for one in all_of(desk, visit)] == [other]
    assert desk.database.read_now(partial(own_status.read, visit=visit, reference=waiting)) is None
    for deed in OwnDeed:
        assert not act(desk, visit, waiting, deed, text="x y z", stars=1).done
    assert case_of(desk, waiting).state == "waiting"


# -- notices --------------------------------------------------------------------------------------
def test_a_notice_carries_its_links_to_a_contact_of_record_only(desk: Desk, waiting: str):
    desk.say("1", "menu")
    change_phone(desk)
    desk.deliver("1")
    linked = [body for body in desk.bodies.values() if "status" in body]
    assert all("link" not in part["shown"] for body in linked for part in body["parts"])
    undo = [b for b in desk.bodies.values() if any("link" in p["shown"] for p in b["parts"])]
    assert undo
    assert not any("status" in body or "reply" in body for body in undo)
