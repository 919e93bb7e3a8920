"""Case pages: who may open them, what they tell, what is done there; on both databases."""

import re
from datetime import timedelta
from functools import partial

import pytest

from handlers import own_status, status_links, status_visits
from handlers.own_status import Outcome, Wish
from handlers.status_visits import Shut, Visit
from states import status_link
from states.own_deeds import OwnDeed
from storage import cases
from tests.desk import Desk
from tests.handlers.desk_people import Staff, ask_name_change, case_of, hire, newest, talk
from tests.handlers.test_identity import NEW, change_phone

REFERENCE = re.compile(r"DC-\w{5}-\w")


@pytest.fixture
def lan(desk: Desk) -> Staff:
    return Staff(desk, hire(desk, "lan", name="Trần Ngọc Lan"))


@pytest.fixture
def waiting(desk: Desk, lan: Staff) -> str:
    """A name change that waits for a better picture."""
    desk.customer()
    desk.link("1")
    reference = ask_name_change(desk)
    lan.does("ask_more", reference, "Xin ảnh rõ hơn, gọi 0912 345 678.")
    desk.deliver("1")
    return reference


@pytest.fixture
def settled(desk: Desk, lan: Staff) -> str:
    desk.customer()
    desk.link("1")
    reference = talk(desk)
    lan.does("reply", reference, "Em xem ạ.")
    lan.does("settle", reference, "Đã sửa xong ạ.")
    desk.deliver("1")
    return reference


def link(desk: Desk, reference: str, contact: str = "email") -> str:
    def made(uow) -> str:
        case = cases.by_reference(uow, reference)
        record = desk.record(case.customer_id)
        return status_links.link(uow, case.id, contact, record.value(contact))

    return desk.database.read_now(made)


def opened(desk: Desk, token: str) -> Visit | Shut:
    return desk.database.read_now(partial(status_visits.by_link, token=token))


def act(desk: Desk, visit: Visit, reference: str, deed: str, key: str = "k1", **more) -> Outcome:
    wish = Wish(reference, OwnDeed(deed), key, **more)
    return desk.database.write_now(lambda uow: own_status.act(uow, desk.house, visit, wish, "vi"))


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


def all_of(desk: Desk, visit: Visit):
    return desk.database.read_now(partial(own_status.all_of, visit=visit))


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


# -- deeds ----------------------------------------------------------------------------------------
def test_what_is_missing_is_sent_and_the_case_goes_on(desk: Desk, lan: Staff, waiting: str):
    visit = opened(desk, link(desk, waiting))
    assert isinstance(visit, Visit)
    told = act(desk, visit, waiting, "add", text="Tôi gửi lại ạ")
    assert told == Outcome("status-added", told.shown, done=True)
    assert case_of(desk, waiting).state == "open"
    last = lan.page(waiting).timeline[-1]
    assert (last.kind, last.body["text"], last.body["by"]) == (
        "customer",
        "Tôi gửi lại ạ",
        "status",
    )
    assert "Tôi gửi" not in str(desk.rows("case_event"))  # sealed


def test_a_form_is_carried_out_once(desk: Desk, lan: Staff, waiting: str):
    visit = opened(desk, link(desk, waiting))
    assert isinstance(visit, Visit)
    first = act(desk, visit, waiting, "add", text="Một")
    assert act(desk, visit, waiting, "add", text="Một") == first
    assert act(desk, visit, waiting, "add", text="Hai").copy == "status-old-form"
    said = [one.body["text"] for one in lan.page(waiting).timeline if one.kind == "customer"]
    assert said == ["Một"]


def test_a_request_is_taken_back_and_taken_up_again(desk: Desk, waiting: str):
    visit = opened(desk, link(desk, waiting))
    assert isinstance(visit, Visit)
    assert act(desk, visit, waiting, "withdraw").done
    assert case_of(desk, waiting).state == "withdrawn"
    assert act(desk, visit, waiting, "withdraw", "k2").copy == "status-late-withdraw"
    assert act(desk, visit, waiting, "reopen", "k3", text="Tôi vẫn cần").done
    case = case_of(desk, waiting)
    assert (case.state, case.reopened) == ("open", 1)


def test_fourteen_days_for_reopening_here_as_well(desk: Desk, settled: str):
    visit = opened(desk, link(desk, settled))
    assert isinstance(visit, Visit)
    closed = case_of(desk, settled).closed_at
    assert closed is not None
    desk.clock.now = closed + timedelta(days=14)
    assert act(desk, visit, settled, "reopen", text="Vẫn lỗi").copy == "status-late-reopen"
    assert case_of(desk, settled).state == "done"


def test_a_rating_with_its_words(desk: Desk, lan: Staff, settled: str):
    visit = opened(desk, link(desk, settled))
    assert isinstance(visit, Visit)
    assert act(desk, visit, settled, "rate", stars=4, text="Nhanh").done
    assert case_of(desk, settled).rating == 4
    rated = [one.body for one in lan.page(settled).timeline if one.kind == "rated"]
    assert rated == [{"stars": 4, "text": ""}, {"stars": 4, "text": "Nhanh"}]
    assert act(desk, visit, settled, "rate", "k2", stars=1).copy == "status-late-rate"
    assert act(desk, visit, settled, "add", "k3", text="Thêm").copy == "status-late-add"


def test_a_frozen_record_takes_nothing_back(desk: Desk, waiting: str):
    from storage import customers

    visit = opened(desk, link(desk, waiting))
    assert isinstance(visit, Visit)
    desk.database.write_now(lambda uow: customers.set_frozen(uow, visit.customer_id, frozen=True))
    assert act(desk, visit, waiting, "withdraw").copy == "status-late-withdraw"
    assert case_of(desk, waiting).state == "waiting"


def test_an_alarm_tells_nothing(desk: Desk):
    """Whoever opens it may be the one it is about."""
    customer_id = desk.customer()
    desk.link("1", by="email")
    change_phone(desk)
    change = desk.rows("change")[0].id
    from handlers import windows

    desk.database.write_now(lambda uow: windows.undo(uow, change, by="link"))
    alarm = newest(desk)
    visit = opened(desk, link(desk, alarm))
    assert isinstance(visit, Visit)
    story = desk.database.read_now(partial(own_status.read, visit=visit, reference=alarm))
    assert story is not None
    assert (story.steps, story.deeds) == ((), ())
    assert alarm not in [one.reference for one in all_of(desk, Visit(customer_id))]


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
