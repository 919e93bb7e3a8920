"""`cases`, `audit verify`, `diagrams` and `doctor`."""

import csv
import io
import json
import socket
import socketserver
import stat
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from sqlalchemy import select, text

from storage import cases, customers, tables
from storage.cases import Case
from storage.customers import NewCustomer
from storage.ids import new_id
from storage.master_key import generate
from tests.databases import MASTER_KEY
from tests.desk import Clock

ROOT = Path(__file__).parents[2]
SECRET = "Nguyễn Thị Mai Hương"


def actions(cli) -> list[str]:
    query = select(tables.audit.c.action).order_by(tables.audit.c.seq)
    return cli.use(lambda uow: list(uow.connection.execute(query).scalars()))


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
    before = actions(queue)
    ended = queue("cases", "show", "dc-a2345-2", "--json")
    told = ended.json
    assert told["answers"] == {"new_name": "N••• T••• M••• H•••", "name_reason": "correction"}
    assert [one["kind"] for one in told["timeline"]] == ["customer", "moved"]
    assert told["timeline"][1]["body"] == {"to": "open"}
    assert "Hương" not in ended.out
    assert "Hương" not in queue("cases", "show", "DC-A2345-2").out
    assert "912345678" not in queue("cases", "show", "DC-C2345-2").out
    assert actions(queue) == before


def test_cases_show_reveals_on_record(queue):
    told = queue("cases", "show", "DC-A2345-2", "--reveal", "--json").json
    assert told["answers"]["new_name"] == SECRET
    assert told["timeline"][0]["body"] == {"text": SECRET}
    assert actions(queue)[-1] == "case revealed"


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


# -- audit ---------------------------------------------------------------------------------------
def test_audit_verify(queue):
    queue("customers", "show", "DC1")
    queue("customers", "show", "DC1")
    told = queue("audit", "verify", "--json").json
    assert (told["ok"], told["entries"], told["problems"], told["first_bad"]) == (True, 2, [], None)
    assert told["head"].startswith("2:")
    assert queue("audit", "verify", "--anchor", told["head"]).code == 0
    queue.use(lambda uow: uow.connection.execute(text("UPDATE audit SET action='x' WHERE seq=1")))
    ended = queue("audit", "verify")
    assert ended.code == 1
    assert "Entry 1: it is not what was chained here" in ended.line
    bad = queue("audit", "verify", "--json")
    assert bad.code == 1
    assert bad.json["ok"] is False
    assert bad.json["first_bad"] == 1


def test_audit_verify_against_an_anchor_that_is_gone(queue):
    queue("customers", "show", "DC1")
    ended = queue("audit", "verify", "--anchor", f"7:{'ab' * 32}")
    assert ended.code == 1
    assert "anchor" in ended.line


@pytest.mark.parametrize("anchor", ["7", "x:y", "0:" + "ab" * 32, "7:abcd"])
def test_audit_verify_wrong_anchor(queue, anchor):
    assert queue("audit", "verify", "--anchor", anchor).code == 2


# -- diagrams ------------------------------------------------------------------------------------
def test_the_page_of_diagrams_is_current():
    from bot.commands.diagrams import with_maps

    page = (ROOT / "docs/diagrams.md").read_text(encoding="utf-8")
    assert with_maps(page) == page


def test_diagrams_prints_and_writes_both_maps(bare):
    assert bare("diagrams").out.count("stateDiagram-v2") == 2
    page = (ROOT / "docs/diagrams.md").read_text(encoding="utf-8")
    (bare.folder / "diagrams.md").write_text(page.replace("claiming", "x"), encoding="utf-8")
    assert bare("diagrams", "--write", ".").code == 0
    assert (bare.folder / "diagrams.md").read_text(encoding="utf-8") == page


def test_diagrams_without_the_page_or_its_marks(bare):
    assert "not there" in bare("diagrams", "--write", ".").line
    (bare.folder / "diagrams.md").write_text("# Maps\n", encoding="utf-8")
    ended = bare("diagrams", "--write", ".")
    assert ended.code == 1
    assert "marks" in ended.line


# -- doctor --------------------------------------------------------------------------------------
def checks(ended) -> dict[str, str]:
    return {one["name"]: one["status"] for one in ended.json["checks"]}


def test_doctor_of_a_sound_house(cli):
    ended = cli("doctor", "--json")
    assert ended.code == 0
    assert ended.json["ok"] is True
    found = checks(ended)
    assert found["database"] == found["files"] == found["disk"] == found["clock"] == "OK"
    assert found["master key"] == "OK"
    assert found["mail"] == found["sms"] == "WARN"
    assert "WARN  mail: off - Set HELPDESK_SMTP_URL" in cli("doctor").out
    assert list((cli.folder / "var/files").rglob("*.part")) == []


def test_doctor_without_anything(bare):
    ended = bare("doctor", "--json")
    assert ended.code == 1
    assert checks(ended)["database"] == checks(ended)["master key"] == "FAIL"
    assert not (bare.folder / "var/helpdesk.db").exists()
    assert "checks failed" in ended.line


def test_doctor_with_a_wrong_setting(bare, monkeypatch):
    monkeypatch.setenv("HELPDESK_HTTP_PORT", "s3cr3t")
    ended = bare("doctor", "--json")
    assert ended.code == 1
    assert "HELPDESK_HTTP_PORT" in ended.json["checks"][0]["detail"]
    assert "s3cr3t" not in ended.out + ended.line


def test_doctor_with_the_wrong_key(cli, monkeypatch):
    monkeypatch.setenv("HELPDESK_MASTER_KEY", generate())
    assert checks(cli("doctor", "--json"))["master key"] == "FAIL"


def test_doctor_with_a_rotation_to_do(cli, monkeypatch):
    monkeypatch.setenv("HELPDESK_MASTER_KEY", f"{generate()},{MASTER_KEY}")
    ended = cli("doctor", "--json")
    assert ended.json["checks"][3]["name"] == "master key"
    assert "keys rotate" in ended.json["checks"][3]["mend"]


def test_doctor_with_drift_and_a_clock_that_went_back(cli):
    cli.use(lambda uow: uow.connection.execute(text("ALTER TABLE staff ADD COLUMN pet TEXT")))
    cli.use(
        lambda uow: uow.connection.execute(
            text(
                "INSERT INTO audit (seq, at, actor_kind, action, commitment, hash) "
                "SELECT 1, 4000000000000000, 'desk', 'x', value, value FROM house"
            )
        )
    )
    ended = cli("doctor", "--json")
    assert checks(ended)["tables"] == "FAIL"
    assert any(one["name"] == "clock" and one["status"] == "FAIL" for one in ended.json["checks"])


def test_doctor_with_a_store_that_cannot_be_written(cli, monkeypatch):
    (cli.folder / "file").write_text("x")
    monkeypatch.setenv("HELPDESK_FILES_URL", f"file://{cli.folder}/file/under")
    assert checks(cli("doctor", "--json"))["files"] == "FAIL"


def test_doctor_with_a_server_that_is_away(bare, monkeypatch):
    monkeypatch.setenv("HELPDESK_DATABASE_URL", "postgresql://desk:s3cr3t@127.0.0.1:1/desk")
    monkeypatch.setenv("HELPDESK_MASTER_KEY", MASTER_KEY)
    ended = bare("doctor", "--json")
    assert checks(ended)["database"] == "FAIL"
    assert "s3cr3t" not in ended.out + ended.err


def closed_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class _Telegram(BaseHTTPRequestHandler):
    webhook = ""

    def do_GET(self) -> None:
        if "right" not in self.path:
            self.send_error(401)
            return
        result = {"url": self.webhook} if "Webhook" in self.path else {"username": "desk_bot"}
        body = json.dumps({"ok": True, "result": result}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_) -> None:
        pass


@pytest.fixture
def telegram(monkeypatch):
    server = HTTPServer(("127.0.0.1", 0), _Telegram)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    monkeypatch.setenv("HELPDESK_TELEGRAM_API_BASE", f"http://127.0.0.1:{server.server_port}/bot")
    monkeypatch.setenv("HELPDESK_TELEGRAM_TOKEN", "1:right")
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_doctor_asks_telegram(bare, telegram, monkeypatch):
    ended = bare("doctor", "--json")
    assert checks(ended)["telegram"] == "OK"
    assert "@desk_bot" in ended.out
    monkeypatch.setattr(_Telegram, "webhook", "https://elsewhere.example/hooks")
    assert checks(bare("doctor", "--json"))["telegram webhook"] == "FAIL"
    monkeypatch.setenv("HELPDESK_TELEGRAM_MODE", "webhook")
    monkeypatch.setenv("HELPDESK_TELEGRAM_WEBHOOK_SECRET", "abc")
    assert checks(bare("doctor", "--json"))["telegram webhook"] == "FAIL"
    monkeypatch.setenv("HELPDESK_PUBLIC_URL", "https://elsewhere.example")
    assert "telegram webhook" not in checks(bare("doctor", "--json"))
    monkeypatch.setenv("HELPDESK_TELEGRAM_TOKEN", "1:wr0ng")
    ended = bare("doctor", "--json")
    assert checks(ended)["telegram"] == "FAIL"
    assert "wr0ng" not in ended.out + ended.err


class _MailServer(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"220 mail.test\r\n")
        for line in self.rfile:
            word = line[:4].upper()
            self.wfile.write(b"250 mail.test\r\n" if word == b"EHLO" else b"502 no\r\n")


@pytest.fixture
def mail_port():
    server = socketserver.TCPServer(("127.0.0.1", 0), _MailServer)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


def test_doctor_tries_the_ways_out(bare, monkeypatch, mail_port):
    monkeypatch.setenv("HELPDESK_SMTP_URL", f"smtp://user:s3cr3t@127.0.0.1:{mail_port}")
    monkeypatch.setenv("HELPDESK_SMS_URL", f"http://127.0.0.1:{mail_port}/send?key=s3cr3t")
    monkeypatch.setenv("HELPDESK_CLAMAV_URL", f"tcp://127.0.0.1:{mail_port}")
    found = checks(bare("doctor", "--json"))
    assert (found["mail"], found["sms"], found["virus scan"]) == ("OK", "OK", "OK")
    monkeypatch.setenv("HELPDESK_SMTP_URL", f"smtp://u:s3cr3t@127.0.0.1:{mail_port}?starttls=1")
    assert checks(bare("doctor", "--json"))["mail"] == "FAIL"
    for url in (f"smtp://u:s3cr3t@127.0.0.1:{closed_port()}", "s3cr3t", "http://s3cr3t"):
        monkeypatch.setenv("HELPDESK_SMTP_URL", url)
        monkeypatch.setenv("HELPDESK_SMS_URL", url.replace("smtp://", "http://"))
        monkeypatch.setenv("HELPDESK_CLAMAV_URL", "unix:///nowhere/clamd.sock")
        ended = bare("doctor", "--json")
        found = checks(ended)
        assert (found["mail"], found["sms"], found["virus scan"]) == ("FAIL", "FAIL", "FAIL")
        assert "s3cr3t" not in ended.out + ended.err
