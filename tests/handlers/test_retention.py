"""Papers of closed cases: removed when their time is over, never while anything still uses them."""

import asyncio

import pytest

from bot import retention as running
from bot.retention import Tally
from handlers import desk_settings, figures, retention
from handlers.desk_deed import Done, Invalid, NotAllowed
from handlers.figures import Asked
from states import retention as rules
from states.closing import REOPEN_WITHIN
from states.facts import local_day
from states.figures import Period
from storage import audit_check, near_cases, tables
from tests.handlers.desk_people import Staff, case_of, hire, on_sqlite, page
from tests.handlers.retention_desk import KEPT_FOR, Shelf


@pytest.fixture
def shelf(desk, tmp_path) -> Shelf:
    return Shelf(desk, tmp_path)


def run(shelf: Shelf, *, dry: bool = False) -> Tally:
    return asyncio.run(running.carry_out(shelf.desk.database, shelf.files, dry=dry))


def test_papers_go_when_their_time_is_over_and_leave_a_tombstone(shelf, desk):
    old = shelf.closed()
    shelf.rule()
    assert run(shelf) == Tally(KEPT_FOR)
    shelf.over()
    young = shelf.closed()
    size = shelf.papers(old)[0].size
    assert run(shelf) == Tally(KEPT_FOR, cases=1, papers=1, size=size)
    (paper,) = shelf.papers(old)
    assert (paper.state, paper.removed_at, paper.removed_by) == (
        "removed", desk.clock.now, "papers_days=90",
    )  # fmt: skip
    assert (paper.file_name, paper.media_type, paper.size) == (None, "image/jpeg", size)
    assert dict(paper.source) == {"ref": "", "name": "", "kind": "image"}
    assert b"can-cuoc" not in repr(desk.rows("audit")).encode()
    assert shelf.names() == {shelf.papers(young)[0].file_name}
    event = page(desk, shelf.thu.member, old).timeline[-1]
    assert (event.kind, event.body) == ("papers_removed", {"count": 1, "rule": "papers_days=90"})
    assert desk.rows("audit")[-1].action == "papers removed"
    assert desk.database.read_now(lambda uow: audit_check.check(uow, None, lambda _: None)).ok
    assert run(shelf) == Tally(KEPT_FOR)  # nothing twice


def test_without_the_setting_papers_are_kept_for_ever(shelf):
    shelf.closed()
    shelf.over()
    assert run(shelf) == Tally(None)
    shelf.rule()
    shelf.rule("")
    assert run(shelf) == Tally(None)
    assert len(shelf.names()) == 1


def test_a_dry_run_changes_nothing(shelf):
    reference = shelf.closed()
    shelf.rule()
    shelf.over()
    assert run(shelf, dry=True).papers == 1
    assert shelf.papers(reference)[0].state == "stored"
    assert len(shelf.names()) == 1


def test_open_and_reopened_cases_keep_their_papers(shelf):
    shelf.asked()
    again = shelf.closed()
    shelf.rule()
    shelf.over()
    shelf.set_case(again, state="open", closed_at=None)
    assert run(shelf) == Tally(KEPT_FOR)
    assert len(shelf.names()) == 2


def test_what_goes_on_in_an_open_case_is_in_use(shelf, desk):
    first, second = shelf.asked(), shelf.asked()
    into = page(desk, shelf.thu.member, second).seen
    value = f"{second}.{into.version}.{into.events}"
    assert isinstance(shelf.thu.does("merge", first, "cùng một việc", value=value), Done)
    shelf.rule()
    shelf.over()
    assert run(shelf) == Tally(KEPT_FOR, in_use=1)
    shelf.thu.does("refuse", second, "Giấy tờ đã hết hạn.", reason="papers-expired")
    assert run(shelf).in_use == 1  # closed, but not for long
    shelf.over()
    assert run(shelf).papers == 2
    assert shelf.names() == set()


def test_what_an_open_case_is_linked_with_is_in_use(shelf, desk):
    old, other = shelf.closed(), shelf.asked()
    one, two = case_of(desk, old).id, case_of(desk, other).id
    desk.database.write_now(lambda uow: near_cases.link(uow, two, one, shelf.thu.member.id))
    shelf.rule()
    shelf.over()
    assert run(shelf) == Tally(KEPT_FOR, in_use=1)


def test_a_hold_keeps_papers_until_it_is_lifted(shelf, desk):
    reference = shelf.closed()
    shelf.rule()
    lan = Staff(desk, hire(desk, "lan"))
    assert lan.does("hold_papers", reference, "đang tranh chấp") == NotAllowed("console-no-role")
    short = shelf.thu.does("hold_papers", reference, "vì")
    assert short == Invalid("console-text-short", {"least": "5"})
    assert shelf.thu.does("hold_papers", reference, "đang tranh chấp") == Done("hold_papers")
    again = shelf.thu.does("hold_papers", reference, "đang tranh chấp")
    assert again == NotAllowed("console-no-hold-again")
    shelf.over()
    assert run(shelf) == Tally(KEPT_FOR, held=1)
    assert shelf.thu.does("free_papers", reference, "đã hòa giải") == Done("free_papers")
    lifted = shelf.thu.does("free_papers", reference, "đã hòa giải")
    assert lifted == NotAllowed("console-no-hold")
    assert run(shelf).papers == 1
    kinds = [one.kind for one in page(desk, shelf.thu.member, reference).timeline]
    assert kinds[-3:] == ["papers_held", "papers_freed", "papers_removed"]


def test_a_hold_in_the_last_moment_is_obeyed(shelf, desk):
    """Found, then held before its turn comes."""
    reference = shelf.closed()
    shelf.rule()
    shelf.over()
    (judged,) = desk.database.read_now(lambda uow: retention.judge(uow, KEPT_FOR, ""))
    assert judged.why == ""
    shelf.thu.does("hold_papers", reference, "đang tranh chấp")
    removed = desk.database.write_now(
        lambda uow: retention.remove(uow, KEPT_FOR, judged.due.case_id)
    )
    assert removed == 0
    assert shelf.papers(reference)[0].state == "stored"


def test_content_that_another_paper_shares_stays(shelf, desk):
    old, other = shelf.closed(), shelf.asked()
    name = shelf.papers(other)[0].file_name
    table = tables.attachment
    desk.database.write_now(
        lambda uow: uow.connection.execute(table.update().values(file_name=name))
    )
    shelf.rule()
    shelf.over()
    assert run(shelf).papers == 1
    assert shelf.papers(old)[0].file_name is None
    assert name in shelf.names()


def test_more_than_one_page_of_cases(shelf, monkeypatch):
    monkeypatch.setattr(retention, "AT_A_TIME", 2)
    monkeypatch.setattr(running, "AT_A_TIME", 2)
    for _ in range(5):
        shelf.closed()
    shelf.rule()
    shelf.over()
    assert run(shelf).cases == 5
    assert shelf.names() == set()


def test_an_erased_customers_papers_go_too(shelf, desk):
    reference = shelf.closed()
    shelf.rule()
    shelf.over()
    case = case_of(desk, reference)
    keys = {
        row.key_id
        for table in ("customer", "lane")
        for row in desk.rows(table)
        if row.id in (case.customer_id, case.lane_id)
    }
    table = tables.data_key
    desk.database.write_now(
        lambda uow: uow.connection.execute(
            table.update().where(table.c.id.in_(keys)).values(wrapped=None)
        )
    )
    for key in keys:
        desk.database.keyring.forget(key)
    assert run(shelf).papers == 1
    assert shelf.names() == set()


def test_removals_are_counted_in_the_reports(shelf, desk):
    shelf.closed()
    shelf.rule()
    shelf.over()
    size = run(shelf).size
    today = local_day(desk.clock.now)
    asked = Asked(Period(today, today))
    found = desk.database.read_now(lambda uow: figures.quality(uow, asked)).removed
    assert found == [("request_name_change", 1, 1, size)]
    other = Asked(Period(today, today), "update_phone")
    assert desk.database.read_now(lambda uow: figures.quality(uow, other)).removed == []


# -- the setting ----------------------------------------------------------------------------------
@on_sqlite
@pytest.mark.parametrize("typed", ["29", "0", "-5", "3651", "ba mươi", "9" * 50, "30.5"])
def test_what_is_no_number_of_days(shelf, desk, typed):
    outcome = desk.database.write_now(
        lambda uow: desk_settings.change(uow, shelf.quan, {"papers_days": typed})
    )
    assert outcome.reads["papers_days"].wrong == "settings-wrong-papers"


def test_papers_outlast_reopening_twice():
    assert 2 * REOPEN_WITHIN.days < rules.LEAST
