"""`customers import`, `export` and `show`, on both databases."""

import csv
import io
import json
import stat
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot import customer_import, customer_source
from states.customer_file import HEADERS
from storage import customers, tables
from tests.desk import Clock

SAMPLE = Path(__file__).parents[2] / "docs/samples/customers.csv"
FIRST = ",".join(HEADERS)
LINE = "DC1,person,Nguyễn Thị Mai,0912345678,mai@gmail.com,,,,,,,,,vi,1,"


def write(folder: Path, *rows: str, name="people.csv", headers=FIRST) -> str:
    path = folder / name
    path.write_text("\n".join([headers, *rows]) + "\n", encoding="utf-8")
    return str(path)


def parsed(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def actions(cli) -> list[str]:
    query = select(tables.audit.c.action).order_by(tables.audit.c.seq)
    return cli.use(lambda uow: list(uow.connection.execute(query).scalars()))


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
    assert actions(cli).count("customers exported") == 2


def test_show(cli):
    cli("customers", "import", str(SAMPLE))
    ended = cli("customers", "show", "dc40009", "--json")
    told = ended.json
    assert list(told) == [*HEADERS, "pending", "frozen"]
    assert told["contact_name"] == "Phạm Quốc Bảo"
    assert told["contact_phone"] == "+84913345609"
    assert (told["contracts_open"], told["pending"], told["frozen"]) == (5, [], False)
    assert told["birth_date"] is None
    assert actions(cli)[-1] == "customer shown"
    assert "Phạm Quốc Bảo" in cli("customers", "show", "DC40009").out


def test_show_of_nobody(cli):
    ended = cli("customers", "show", "DC404", "--json")
    assert (ended.code, ended.out) == (1, "")
    assert ended.line == "helpdesk: There is no customer with this code.\n"


def test_show_tells_what_is_held_and_a_freeze(cli):
    from datetime import UTC, datetime

    from storage import cases
    from storage.cases import Case, StoredChange

    cli("customers", "import", write(cli.folder, LINE))
    until = datetime(2027, 1, 2, 3, 4, 5, tzinfo=UTC)

    def hold(uow):
        customer_id = customers.by_code(uow, "DC1")
        key = customers.key_of(uow, customer_id)
        now = Clock().now
        case = Case("c", "DC-1", "update_phone", "held", "test", 2, now, now, now, {}, customer_id)
        cases.add(uow, case, key)
        for n, state in enumerate(("held", "applied", "undone")):
            cases.add_change(
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


# -- bad rows and bad files ----------------------------------------------------------------------
def test_bad_rows_go_aside_and_can_be_mended_and_imported(cli):
    path = write(
        cli.folder,
        LINE,
        "DC2,person,Trần Văn An,0912,,,,,,,,,,vi,1,",
        "",
        'DC3,person,"=HYPERLINK(""x"")",0912345678,,,,,,,,,,vi,1,',
        "dc1,person,Ai Đó,0912345679,,,,,,,,,,vi,1,",
        "DC4,person,too few",
        "DC5,person,Lê Thị Hoa,0912345675,,,,,,,,,,vi,1,",
    )
    ended = cli("customers", "import", path, "--json")
    assert ended.code == 1
    assert "4 of 6 rows were not taken" in ended.line
    assert "Trần" not in ended.err
    assert (ended.json["added"], ended.json["bad"]) == (2, 4)
    aside = cli.folder / "people.bad.csv"
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    rows = parsed(aside)
    assert rows[0] == ["line", "reason", *HEADERS]
    assert [row[0] for row in rows[1:]] == ["3", "5", "6", "7"]
    assert rows[1][1].startswith("phone: reject-phone")
    assert rows[3][1] == "code: stands in line 2 already"
    assert rows[4][1] == "row: has 3 cells, not 16"
    assert not any(cell[:1] in {"=", "+", "@"} for row in rows for cell in row)
    mended = aside.read_text(encoding="utf-8").replace('"0912"', '"0912345670"')
    aside.write_text(mended, encoding="utf-8")
    again = cli("customers", "import", str(aside), "--json")
    assert again.json["added"] == 1
    assert (again.json["changed"], again.json["bad"]) == (1, 2)


def test_a_file_with_a_byte_order_mark_and_windows_line_ends(cli):
    path = cli.folder / "excel.csv"
    path.write_bytes("\ufeff".encode() + (",".join(HEADERS) + "\r\n" + LINE + "\r\n").encode())
    assert cli("customers", "import", str(path), "--json").json["added"] == 1


def test_line_breaks_inside_cells_keep_the_count_of_lines(cli):
    path = write(
        cli.folder,
        'DC1,person,Mai Anh,0912345678,,"1 Lê Lợi\nQuận 1\nTP. Hồ Chí Minh"' + "," * 10,
        "DC2,person,Mai Anh,1,,,,,,,,,,,,",
    )
    cli("customers", "import", path)
    rows = parsed(cli.folder / "people.bad.csv")
    assert rows[1][0] == "5"


@pytest.mark.parametrize(
    ("headers", "said"),
    [
        (",".join(HEADERS[1:]), "missing: code"),
        (",".join((*HEADERS, "salary")), "unknown: salary"),
        (";".join(HEADERS), "missing: code"),
        ("", "missing: code"),
    ],
)
def test_wrong_headers_are_named_in_one_line(cli, headers, said):
    ended = cli("customers", "import", write(cli.folder, LINE, headers=headers))
    assert ended.code == 1
    assert said in ended.line
    assert actions(cli) == []


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"\xff\xfec\x00o\x00", b"PK\x03\x04"])
def test_what_is_no_csv_is_one_line(cli, content):
    path = cli.folder / "x.csv"
    path.write_bytes(content)
    ended = cli("customers", "import", str(path))
    assert ended.code == 1
    assert ended.line
    assert ended.out == ""


def test_rows_that_are_not_utf8_go_aside(cli):
    path = cli.folder / "old.csv"
    row = b"DC1,person,Nguy?n,0912345678,,,,,,,,,,vi,1,".replace(b"?", b"\xea")
    path.write_bytes(",".join(HEADERS).encode() + b"\n" + row + b"\n" + LINE.encode() + b"\n")
    ended = cli("customers", "import", str(path), "--json")
    assert (ended.json["added"], ended.json["bad"]) == (1, 1)


def test_a_quote_that_is_never_closed_takes_nothing_wrong(cli):
    rest = "\n".join(LINE.replace("DC1", f"DC{n}") for n in range(2, 3000))
    path = write(cli.folder, LINE, 'DC2,person,"Mai' + "," * 12, rest)
    ended = cli("customers", "import", path, "--json")
    assert ended.code == 1
    assert ended.json["added"] >= 1
    assert ended.json["bad"] >= 1


@pytest.mark.parametrize("name", ["nothing.csv", "."])
def test_a_file_that_cannot_be_read_is_one_line(cli, name):
    ended = cli("customers", "import", name)
    assert ended.code == 1
    assert ended.line


def test_a_large_file_is_read_by_a_process_of_its_own(cli, monkeypatch):
    monkeypatch.setattr(customer_import, "_LARGE", 1)
    monkeypatch.setattr(customer_import, "BATCH", 3)
    rows = [LINE.replace("DC1", f"DC{n}") for n in range(20)]
    rows[7] = "DC7,person"
    ended = cli("customers", "import", write(cli.folder, *rows), "--json")
    assert (ended.json["added"], ended.json["bad"]) == (19, 1)
    assert (cli.folder / "people.bad.csv").read_text(encoding="utf-8").count('"9"') == 1


def test_a_batch_that_met_a_newer_version_is_run_again(cli, monkeypatch):
    from storage import customer_import as storing
    from storage.unit_of_work import ConflictError

    whole, calls = storing.take, []

    def first_loses(uow, records, language):
        calls.append(1)
        if len(calls) == 1:
            raise ConflictError("customer")
        return whole(uow, records, language)

    monkeypatch.setattr(storing, "take", first_loses)
    assert cli("customers", "import", write(cli.folder, LINE), "--json").json["added"] == 1


def test_nothing_personal_stands_in_the_clear(cli):
    if not cli.url.startswith("sqlite"):
        pytest.skip("reads the file")
    cli("customers", "import", str(SAMPLE))
    cli.use(lambda uow: uow.connection.execute(text("SELECT 1")))
    raw = b"".join(path.read_bytes() for path in cli.folder.glob("desk.db*"))
    for value in ("Thanh Hà", "912345601", "thanhha", "Nguyễn Huệ", "079188001234", "1988-04-12"):
        assert value.encode() not in raw


# -- from an address -----------------------------------------------------------------------------
class _Crm(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/moved"):
            self.send_response(302)
            self.send_header("Location", "/file")
            self.end_headers()
        elif self.path.startswith("/file"):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(SAMPLE.read_bytes())
        else:
            self.send_error(403)

    def log_message(self, *_) -> None:
        pass


@pytest.fixture(scope="module")
def crm():
    server = HTTPServer(("127.0.0.1", 0), _Crm)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_import_from_an_address(cli, crm):
    ended = cli("customers", "import", "--from-url", f"{crm}/file?token=t0ken", "--json")
    assert ended.json["added"] == 12


@pytest.mark.parametrize(
    ("path", "said"),
    [("/moved?token=t0ken", "Redirects are not followed"), ("/no?token=t0ken", "answered 403")],
)
def test_an_address_that_does_not_answer_with_a_file(cli, crm, path, said):
    ended = cli("customers", "import", "--from-url", crm + path)
    assert ended.code == 1
    assert said in ended.line
    assert "t0ken" not in ended.err


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://x/y", "http://", "https://[", "http://127.0.0.1:1/t0ken"]
)
def test_an_address_that_cannot_be_fetched(cli, url):
    ended = cli("customers", "import", "--from-url", url)
    assert ended.code == 1
    assert "t0ken" not in ended.line


def test_a_file_that_is_too_large_is_not_taken(crm):
    with (
        pytest.raises(customer_source.SourceError, match="larger"),
        customer_source.fetched(f"{crm}/file", most_bytes=100),
    ):
        pass


def test_the_json_of_show_is_what_the_file_said(cli):
    cli("customers", "import", str(SAMPLE))
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            told = cli("customers", "show", row["code"], "--json").json
            for header in ("name", "email", "address", "id_number", "birth_date", "language"):
                assert (told[header] or "") == row[header]
            assert json.dumps(told["contracts_open"]) == row["contracts_open"]
