"""Customer files with bad rows, and what is no customer file."""

import csv
import io
import re
import stat
from pathlib import Path

import pytest
from sqlalchemy import text

from bot import customer_import
from states.customer_file import HEADERS
from tests.bot.commanding import LINE, SAMPLE, write


def parsed(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


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
    assert re.fullmatch(r"phone: is no phone number .+ \(reject-phone-[a-z-]+\)", rows[1][1])
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
    assert cli.actions() == []


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
        pytest.skip("n/a: reads the file")
    cli("customers", "import", str(SAMPLE))
    cli.use(lambda uow: uow.connection.execute(text("SELECT 1")))
    raw = b"".join(path.read_bytes() for path in cli.folder.glob("desk.db*"))
    for value in ("Thanh Hà", "912345601", "thanhha", "Nguyễn Huệ", "079188001234", "1988-04-12"):
        assert value.encode() not in raw
