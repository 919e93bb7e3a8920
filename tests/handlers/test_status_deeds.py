"""What customers do on a case's page: by the chat's rules, once; on both databases."""

from datetime import timedelta
from functools import partial

from handlers import own_status, windows
from handlers.own_status import Outcome
from handlers.status_visits import Visit
from storage import customers
from tests.desk import Desk
from tests.handlers.desk_people import Staff, case_of, newest
from tests.handlers.status_visitors import act, all_of, link, opened
from tests.handlers.test_identity import change_phone

pytest_plugins = ["tests.handlers.status_fixtures"]


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
    desk.database.write_now(lambda uow: windows.undo(uow, desk.house, change, by="link"))
    alarm = newest(desk)
    visit = opened(desk, link(desk, alarm))
    assert isinstance(visit, Visit)
    story = desk.database.read_now(partial(own_status.read, visit=visit, reference=alarm))
    assert story is not None
    assert (story.steps, story.deeds) == ((), ())
    assert alarm not in [one.reference for one in all_of(desk, Visit(customer_id))]
