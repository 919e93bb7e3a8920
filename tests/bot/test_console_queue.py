"""The queue, finding, claiming the next case, and what waits beside the cases."""

import re

from sqlalchemy import select

from states.permissions import Role
from storage import tables
from tests.bot.console_visits import queue_rows, signed_in
from tests.handlers.desk_people import ask_name_change, case_of, talk

pytest_plugins = ["tests.bot.console_fixtures"]


def test_tabs_and_filters(desk, lan, reference):
    assert queue_rows(lan.get("/console?tab=mine").text) == []
    assert "Chưa nhận yêu cầu nào" in lan.get("/console?tab=mine").text
    lan.act(reference, "claim")
    assert queue_rows(lan.get("/console?tab=mine").text) == [reference]
    assert queue_rows(lan.get("/console?tab=free").text) == []
    assert queue_rows(lan.get("/console?kind=talk_to_person").text) == []
    assert queue_rows(lan.get("/console?kind=request_name_change").text) == [reference]
    for odd in ("?tab=x", "?kind=%3Cscript%3E", "?page=-1", "?page=99999999", "?channel='"):
        assert lan.get(f"/console{odd}").status_code == 200
    for days, tab, other in ((3, "today", "late"), (1, "late", "today")):  # to be answered by then
        desk.clock.pass_(days=days)  # the session is over
        bob = signed_in(lan.app, desk, f"bob{days}", Role.AGENT)
        assert queue_rows(bob.get(f"/console?tab={tab}").text) == [reference], tab
        assert queue_rows(bob.get(f"/console?tab={other}").text) == []


def test_finding_by_whatever_is_at_hand(lan, reference):
    form = lan.form("/console")
    at_hand = (reference, f" {reference.lower()} ", reference[:-2], "dc10023", "0912.345.678")
    for sought in (*at_hand, "MAI@example.vn", "mai nguyen"):
        answer = lan.post("/console/find", {**form, "sought": sought})
        assert answer.headers.get("location") == f"/console/cases/{reference}", sought


def test_what_nobody_proved_stands_apart(desk, lan):
    """Verified cases wait for a decision; what nobody proved is in no one's way until it is taken.
    Broken once: the unproven left in the tab of all."""
    desk.customer()
    desk.say("2", "đổi số điện thoại")
    desk.say("2", "0912 345 678")
    desk.press("2", "no_access")
    desk.link("1")
    named = ask_name_change(desk)
    tabs = {
        tab: queue_rows(lan.get(f"/console?tab={tab}").text)
        for tab in ("live", "free", "undecided", "unproven")
    }
    (unproven,) = tabs.pop("unproven")
    assert case_of(desk, unproven).kind == "unproven_identity"
    assert tabs == {"live": [named], "free": [named], "undecided": [named]}
    lan.act(unproven, "claim")
    assert set(queue_rows(lan.get("/console?tab=live").text)) == {unproven, named}
    assert queue_rows(lan.get("/console?tab=unproven").text) == []


def test_what_is_found_is_narrowed_and_masked(desk, lan, reference):
    form = lan.form("/console/find")
    answer = lan.post("/console/find", {**form, "state": "live", "kind": "request_name_change"})
    assert queue_rows(answer.text) == [reference]
    assert "1 yêu cầu khớp" in answer.text
    assert "Nguyễn" not in answer.text
    for other in ({"kind": "report_misuse"}, {"state": "closed"}, {"until": "2026-11-22"}):
        answer = lan.post("/console/find", {**form, "sought": "mai", **other})
        assert "chưa có yêu cầu nào khớp" in answer.text, other
    for nobody in ("lan", "0987654321", "DC99999", "#gap"):
        answer = lan.post("/console/find", {**form, "sought": nobody})
        assert "Không có yêu cầu nào khớp" in answer.text, nobody
        assert answer.status_code == 200
    for odd in ({"since": "x"}, {"until": "0001-01-01"}, {"after": "' OR 1"}, {"kind": "<b>"}):
        assert lan.post("/console/find", {**form, "sought": "lan", **odd}).status_code == 200


def test_a_misread_reference_is_told(lan, reference):
    wrong = reference[:-1] + ("2" if reference[-1] != "2" else "3")
    answer = lan.post("/console/find", {**lan.form("/console"), "sought": wrong})
    assert "chữ số kiểm tra cuối mã không khớp" in answer.text


def test_looking_up_is_recorded_and_ends_somewhere(desk, lan, monkeypatch):
    monkeypatch.setattr("handlers.desk_search.A_DAY", 2)
    form = lan.form("/console/find")
    answers = [lan.post("/console/find", {**form, "sought": "lan"}).status_code for _ in range(3)]
    assert answers == [200, 200, 429]
    query = select(tables.audit.c.body).where(tables.audit.c.action == "cases looked for")
    bodies = desk.database.read_now(lambda uow: uow.connection.execute(query).scalars().all())
    assert len(bodies) == 2
    assert b"lan" not in b"".join(bodies)


def test_two_who_claim_next_get_two_cases(desk, lan, reference):
    desk.customer("DC10077", phone="+84987111222", email="hung@example.vn")
    desk.say("2", "gặp nhân viên")
    talk(desk, "2")
    minh = signed_in(lan.app, desk, "minh", Role.AGENT)
    got = []
    for one in (lan, minh, lan):
        answer = one.post("/console/next", one.form("/console"))
        got.append(answer.headers["location"].partition("?")[0].rpartition("/")[2])
    assert set(got[:2]) == {row.reference for row in desk.rows("desk_case")}
    assert got[2] == "console"
    assert "Không còn việc nào" in lan.get(answer.headers["location"]).text


def test_the_next_case_is_one_that_may_be_claimed(desk, lan, reference):
    """A hotline agent decides nothing: for them nothing waits."""
    thu = signed_in(lan.app, desk, "thu", Role.HOTLINE)
    answer = thu.post("/console/next", thu.form("/console"))
    assert answer.headers["location"] == "/console?tab=mine&done=none-left"
    assert case_of(desk, reference).assignee_id is None


def test_who_else_is_looking_is_shown_for_a_while(desk, lan, reference):
    path = f"/console/cases/{reference}"
    minh = signed_in(lan.app, desk, "minh", Role.AGENT, "Phạm Quang Minh")
    minh.get(path)
    assert "Đang cùng xem: Phạm Quang Minh" in lan.get(path, {"x-part": "live"}).text
    assert "Đang cùng xem: Phạm Quang Minh" in lan.get("/console").text
    assert "Đang cùng xem: Trần Ngọc Lan" in minh.get(path).text
    assert "Đang cùng xem: Phạm" not in minh.get(path).text
    desk.clock.pass_(seconds=45)
    assert "Đang cùng xem" not in lan.get(path).text


def test_parked_updates_are_run_again_by_a_supervisor(desk, lan):
    desk.receive("7", "poison")
    desk.process()
    html = lan.get("/console/parked").text
    assert "UnparseableError" in html
    assert "/again" not in html  # an agent knows of it, and can do nothing about it
    hoa = signed_in(lan.app, desk, "hoa", Role.SUPERVISOR)
    html = hoa.get("/console/parked").text
    (seq,) = re.findall(r'action="/console/parked/(\d+)/again"', html)
    form = lan.form("/console")
    assert lan.post(f"/console/parked/{seq}/again", form).status_code == 403
    hoa.post(f"/console/parked/{seq}/again", hoa.form("/console/parked"))
    assert "Không có tin nào bị gác lại" in hoa.get("/console/parked").text
    assert desk.process() == 1  # it is no better than before
    (again,) = re.findall(r'action="/console/parked/(\d+)/settle"', hoa.get("/console/parked").text)
    hoa.post(f"/console/parked/{again}/settle", hoa.form("/console/parked"))
    assert "Không có tin nào bị gác lại" in hoa.get("/console/parked").text
    assert desk.process() == 0


def test_a_view_is_saved_for_oneself(desk, lan, reference):
    form = lan.form("/console")
    view = {"tab": "free", "kind": "request_name_change", "name": "  Tên  mới <b> "}
    answer = lan.post("/console/views", {**form, **view})
    assert answer.headers["location"] == "/console?tab=free&kind=request_name_change"
    html = lan.get("/console").text
    assert "Tên mới &lt;b&gt;" in html
    assert 'href="/console?tab=free&amp;kind=request_name_change"' in html
    minh = signed_in(lan.app, desk, "minh", Role.AGENT)
    assert "Tên mới" not in minh.get("/console").text
    (view_id,) = re.findall(r"/console/views/([0-9a-f]{32})/remove", html)
    minh.post(f"/console/views/{view_id}/remove", minh.form("/console"))
    assert "Tên mới" in lan.get("/console").text  # one's own only
    lan.post(f"/console/views/{view_id}/remove", form)
    assert "Tên mới" not in lan.get("/console").text


def test_views_are_few_and_named(lan):
    form = lan.form("/console")
    assert lan.post("/console/views", {**form, "name": " "}).status_code == 303
    answers = [lan.post("/console/views", {**form, "name": f"v{n}"}).status_code for n in range(21)]
    assert answers == [303] * 20 + [409]
