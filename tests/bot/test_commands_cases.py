"""`cases`: what they show, masked, and what is recorded."""

import csv
import io
import stat

import pytest
from sqlalchemy import text

from storage import cases, customers
from storage.cases import Case
from storage.customers import NewCustomer
from storage.ids import new_id
from tests.desk import Clock

SECRET = "Nguyễn Thị Mai Hương"


@pytest.fixture
def queue(cli):
    """Three cases of one customer: a live name change, a done change, an urgent report."""
    clock = Clock()

    def fill(uow):
        customer_id = customers.add(
            uow, NewCustomer("DC1", "person", "Nguyễn Thị Mai", {"phone": "+84912345678"})
        )
        uow.flush()
        key = customers.key_of(uow, customer_id)
        answers = [
            ("DC-A2345-2", "request_name_change", "open", {"new_name": SECRET}),
            ("DC-B2345-2", "update_email", "done", {"email": "mai.huong@gmail.com"}),
            ("DC-C2345-2", "report_misuse", "open", {"story": "bị lộ số +84912345678"}),
        ]
        for reference, kind, state, said in answers:
            clock.pass_(minutes=1)
            case = Case(
                new_id(clock.now),
                reference,
                kind,
                state,
                "test",
                2,
                clock.now,
                clock.now,
                clock.now,
                {**said, "name_reason": "correction"},
                customer_id,
                urgent=kind == "report_misuse",
            )
            cases.add(uow, case, key)
            cases.note(uow, case.id, key, "customer", "customer", body={"text": SECRET})
            cases.note(uow, case.id, key, "moved", "staff", body={"to": state})

    cli.use(fill)
    return cli


def test_cases_list_shows_live_ones_oldest_first_without_what_they_say(queue):
    told = queue("cases", "list", "--json").json
    assert [one["reference"] for one in told] == ["DC-A2345-2", "DC-C2345-2"]
    assert told[1]["urgent"] is True
    assert told[0]["customer"] == "DC1"
    assert told[0]["opened_at"] == "2026-11-23T02:01:00Z"
    assert "answers" not in told[0]


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (("--state", "all"), 3),
        (("--state", "closed"), 1),
        (("--state", "done"), 1),
        (("--state", "held"), 0),
        (("--state", "all", "--kind", "report_misuse"), 1),
        (("--state", "all", "--limit", "2"), 2),
    ],
)
def test_cases_list_by_state_and_kind(queue, options, count):
    assert len(queue("cases", "list", *options, "--json").json) == count
    assert queue("cases", "list", *options).out.count("\n") == count + 1


@pytest.mark.parametrize(
    "options", [("--state", "lost"), ("--kind", "lunch"), ("--limit", "0"), ("--limit", "x")]
)
def test_cases_list_wrong_use(queue, options):
    ended = queue("cases", "list", *options)
    assert ended.code == 2
    assert ended.line


def test_cases_show_masks_and_records_nothing(queue):
    before = queue.actions()
    ended = queue("cases", "show", "dc-a2345-2", "--json")
    told = ended.json
    assert told["answers"] == {"new_name": "N••• T••• M••• H•••", "name_reason": "correction"}
    assert [one["kind"] for one in told["timeline"]] == ["customer", "moved"]
    assert told["timeline"][1]["body"] == {"to": "open"}
    assert "Hương" not in ended.out
    assert "Hương" not in queue("cases", "show", "DC-A2345-2").out
    assert "912345678" not in queue("cases", "show", "DC-C2345-2").out
    assert queue.actions() == before


def test_cases_show_reveals_on_record(queue):
    told = queue("cases", "show", "DC-A2345-2", "--reveal", "--json").json
    assert told["answers"]["new_name"] == SECRET
    assert told["timeline"][0]["body"] == {"text": SECRET}
    assert queue.actions()[-1] == "case revealed"


def test_cases_show_of_an_erased_customer(queue):
    erase = text("UPDATE data_key SET wrapped = NULL WHERE owner_kind = 'customer'")
    queue.use(lambda uow: uow.connection.execute(erase))
    told = queue("cases", "show", "DC-A2345-2", "--reveal", "--json").json
    assert (told["answers"], told["timeline"], told["state"]) == ({}, [], "open")


def test_cases_show_of_nothing(queue):
    ended = queue("cases", "show", "DC-X")
    assert (ended.code, ended.out) == (1, "")
    assert ended.line


def test_cases_export(queue):
    rows = list(csv.DictReader(io.StringIO(queue("cases", "export").out)))
    assert [row["reference"] for row in rows] == ["DC-A2345-2", "DC-B2345-2", "DC-C2345-2"]
    assert "answers" not in rows[0]
    told = queue("cases", "export", "--json")
    assert told.json[1]["answers"]["email"] == "m•••@gmail.com"
    assert "huong" not in told.out
    assert queue("cases", "export", "cases.csv").out == ""
    assert stat.S_IMODE((queue.folder / "cases.csv").stat().st_mode) == 0o600
