"""`customers import`, `export` and `show`, on both databases."""

import csv
import io
import stat

from states.customer_file import HEADERS
from storage import contact_changes, customers, lanes, marketing_stops
from tests.bot.commanding import LINE, SAMPLE, write
from tests.desk import Clock


def test_the_sample_is_imported_whole_exported_and_imported_again(cli):
    ended = cli("customers", "import", str(SAMPLE), "--json")
    assert (ended.code, ended.err) == (0, "")
    assert ended.json == {
        "rows": 12,
        "added": 12,
        "changed": 0,
        "unchanged": 0,
        "bad": 0,
        "bad_file": None,
    }
    assert cli("customers", "export", "out.csv").out == ""
    out = cli.folder / "out.csv"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert cli("customers", "import", "out.csv").out == "0 added, 0 changed, 12 unchanged, 0 bad\n"
    assert not (cli.folder / "out.bad.csv").exists()
    assert cli("audit", "verify").code == 0


def test_no_exported_cell_is_a_formula(cli):
    cli("customers", "import", str(SAMPLE))
    odd = 'DC1,organisation,Cà Phê,,a@example.vn,"=1+1, Hà Nội"'
    assert cli("customers", "import", write(cli.folder, odd + "," * 10)).code == 0
    ended = cli("customers", "export")
    rows = list(csv.reader(io.StringIO(ended.out)))
    assert tuple(rows[0]) == HEADERS
    assert len(rows) >= 13
    assert not any(cell[:1] in {"=", "+", "-", "@", "\t", "\r"} for row in rows for cell in row)
    assert any(cell.startswith("'+84") for row in rows for cell in row)
    assert any("'=1+1, Hà Nội" in row for row in rows)


def test_export_as_json_is_one_document(cli):
    assert cli("customers", "export", "--json").json == []
    cli("customers", "import", str(SAMPLE))
    told = cli("customers", "export", "--json").json
    assert len(told) == 12
    assert list(told[0]) == list(HEADERS)
    assert told[0]["phone"] == "+84912345601"
    assert cli.actions().count("customers exported") == 2


def test_show(cli):
    cli("customers", "import", str(SAMPLE))
    ended = cli("customers", "show", "dc40009", "--json")
    told = ended.json
    assert list(told) == [*HEADERS, "pending", "frozen"]
    assert told["contact_name"] == "Phạm Quốc Bảo"
    assert told["contact_phone"] == "+84913345609"
    assert (told["contracts_open"], told["pending"], told["frozen"]) == (5, [], False)
    assert told["birth_date"] is None
    assert cli.actions()[-1] == "customer shown"
    assert "Phạm Quốc Bảo" in cli("customers", "show", "DC40009").out


def test_show_of_nobody(cli):
    ended = cli("customers", "show", "DC404", "--json")
    assert (ended.code, ended.out) == (1, "")
    assert ended.line == "helpdesk: There is no customer with this code.\n"


def test_show_tells_what_is_held_and_a_freeze(cli):
    from datetime import UTC, datetime

    from storage import cases
    from storage.cases import Case
    from storage.contact_changes import StoredChange

    cli("customers", "import", write(cli.folder, LINE))
    until = datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)

    def hold(uow):
        customer_id = customers.by_code(uow, "DC1")
        key = customers.key_of(uow, customer_id)
        now = Clock().now
        case = Case("c", "DC-1", "update_phone", "held", "test", 2, now, now, now, {}, customer_id)
        cases.add(uow, case, key)
        for n, state in enumerate(("held", "applied", "undone")):
            contact_changes.add(
                uow,
                StoredChange(
                    f"{n}",
                    customer_id,
                    "c",
                    "DC-1",
                    "phone",
                    state,
                    None,
                    "+84987654321",
                    "other",
                    None,
                    now,
                    until,
                ),
                key,
            )
        customers.set_frozen(uow, customer_id, frozen=True)

    cli.use(hold)
    told = cli("customers", "show", "DC1", "--json").json
    assert told["pending"] == [{"field": "phone", "until": "2027-01-02T03:04:05Z"}]
    assert told["frozen"] is True


def test_who_wants_no_advertising_is_listed_and_that_is_recorded(cli):
    assert cli("customers", "no-marketing", "--json").json == []
    cli("customers", "import", write(cli.folder, LINE))
    cli.use(_stop)
    ended = cli("customers", "no-marketing", "--json")
    (one,) = ended.json
    assert (one["code"], one["phone"], one["email"]) == ("", "+84901234567", "")
    assert "+84901234567" in cli("customers", "no-marketing").out
    assert cli.actions().count("marketing stops exported") == 3


def _stop(uow) -> None:
    """As `/stop` and a number typed in a chat leave it."""
    lane = lanes.ensure(uow, [wanted := lanes.Wanted("webchat", "", "1")])[wanted]
    new = marketing_stops.NewStop(lane.id, "webchat", None, "phone", "+84901234567")
    marketing_stops.add(uow, uow.key(lane.key_id), new)
