"""`doctor`: what it finds, and that it tells no secret."""

import json
import socket
import socketserver
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from sqlalchemy import text

from storage.master_key import generate
from tests.databases import MASTER_KEY


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


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("UNDO_HOURS", "0"),
        ("UNDO_HOURS", "-5"),
        ("HTTP_PORT", "99999"),
        ("PUBLIC_URL", "notaurl"),
        ("PUBLIC_URL", "https://desk.example:99999"),
        ("SMTP_URL", "foo"),
        ("SMS_URL", "s3cr3t.example"),
        ("FILES_URL", "ftp://"),
        ("FILES_URL", "ftp://mai:s3cr3t@host/a"),
        ("FILES_URL", "s3cr3t://a"),
        ("CLAMAV_URL", "127.0.0.1:3310"),
        ("TELEGRAM_PROXY", "socks5://s3cr3t@host"),
        ("TELEGRAM_API_BASE", "api.telegram.org/bot"),
        ("CHAT_ORIGINS", "s3cr3t.example"),
        ("CHAT_ORIGINS", "https://a.vn,http://s3cr3t.example"),
        ("HOOKS_SECRET", "s3cr3t"),
        ("ALERT_MAIL", "s3cr3t"),
        ("ALERT_MAIL", "a@b.vn,s3cr3t@"),
        ("OFFICE_HOURS", "Mon 8-17"),
        ("OFFICE_HOURS", ""),
        ("SPECIAL_DAYS", "31/12 closed"),
        ("CLAIM_HOURS", "-1"),
        ("ZALO_BOT_API_BASE", "bot-api.zaloplatforms.com"),
        ("ZALO_BOT_FILE_HOSTS", "zdn.vn,https://s3cr3t"),
    ],
)
def test_a_setting_out_of_bounds_or_shape_is_named(bare, monkeypatch, name: str, value: str):
    monkeypatch.setenv(f"HELPDESK_{name}", value)
    for command in ("doctor", "serve"):
        ended = bare(command)
        assert ended.code == 1
        assert f"HELPDESK_{name}: " in ended.out + ended.line
        assert "s3cr3t" not in ended.out + ended.err
        assert "Value error" not in ended.err


@pytest.mark.parametrize("host", ["127.0.0.1", "999.1.1.1"])
def test_an_address_that_cannot_be_had_is_one_line(bare, monkeypatch, host: str):
    """Before the database is opened and before anything says that it serves."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        monkeypatch.setenv("HELPDESK_HTTP_HOST", host)
        monkeypatch.setenv("HELPDESK_HTTP_PORT", str(port))
        ended = bare("serve")
    assert ended.code == 1
    assert f"Cannot listen on {host} port {port}" in ended.line
    assert "HELPDESK_HTTP_PORT" in ended.line


def test_doctor_names_what_the_desk_lives_by(cli, monkeypatch):
    found = {one["name"]: one for one in cli("doctor", "--json").json["checks"]}
    assert found["office hours"]["detail"] == "Mon-Fri 08:00-17:30"
    assert found["alerts"]["status"] == "WARN"
    assert found["what comes back"]["detail"] == "nothing: mail and SMS are off"
    assert "0 may show the chat; links of the portal are off" in found["other sites"]["detail"]
    given = {
        "OFFICE_HOURS": "Mon-Sat 08:00-12:00",
        "ALERT_MAIL": "an@b.vn, binh@b.vn",
        "CHAT_ORIGINS": "https://a.vn,http://localhost:3000",
        "PORTAL_SECRET": f"{'a' * 32},{'b' * 32}",
        "SMTP_URL": "smtp://127.0.0.1:1",
    }
    for name, value in given.items():
        monkeypatch.setenv(f"HELPDESK_{name}", value)
    ended = cli("doctor", "--json")
    found = {one["name"]: one for one in ended.json["checks"]}
    assert found["office hours"]["detail"] == "Mon-Sat 08:00-12:00"
    assert found["alerts"] == {
        "name": "alerts", "status": "OK", "detail": "urgent reports are mailed to 2", "mend": ""
    }  # fmt: skip
    assert found["what comes back"]["status"] == "WARN"
    assert "HELPDESK_HOOKS_SECRET" in found["what comes back"]["mend"]
    assert "links of the portal are taken" in str(ended.json)
    assert found["portal"]["status"] == "WARN"  # two secrets
    assert "an@b.vn" not in ended.out
    monkeypatch.setenv("HELPDESK_HOOKS_SECRET", "c" * 16)
    found = {one["name"]: one for one in cli("doctor", "--json").json["checks"]}
    assert found["what comes back"]["status"] == "OK"
    monkeypatch.setenv("HELPDESK_HOOKS_SECRET", "")  # an empty one is none
    found = {one["name"]: one for one in cli("doctor", "--json").json["checks"]}
    assert found["what comes back"]["status"] == "WARN"


def test_doctor_with_the_wrong_key(cli, monkeypatch):
    monkeypatch.setenv("HELPDESK_MASTER_KEY", generate())
    assert checks(cli("doctor", "--json"))["master key"] == "FAIL"


def test_doctor_with_a_rotation_to_do(cli, monkeypatch):
    monkeypatch.setenv("HELPDESK_MASTER_KEY", f"{generate()},{MASTER_KEY}")
    ended = cli("doctor", "--json")
    rotate = next(one for one in ended.json["checks"] if one["status"] == "WARN")
    assert rotate["name"] == "master key"
    assert "keys rotate" in rotate["mend"]


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
    blocked = 0

    def do_GET(self) -> None:
        if self.blocked:
            self.send_response(self.blocked)
            self.send_header("Location", "http://blocked.example/")
            self.send_header("Content-Length", "13")
            self.end_headers()
            self.wfile.write(b"<html></html>")
            return
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


@pytest.mark.parametrize("status", [200, 302, 403, 451])
def test_doctor_tells_a_block_page_from_a_wrong_token(bare, telegram, monkeypatch, status):
    monkeypatch.setattr(_Telegram, "blocked", status)
    (found,) = [one for one in bare("doctor", "--json").json["checks"] if one["name"] == "telegram"]
    assert found["status"] == "FAIL"
    assert "block page" in found["detail"]
    assert "HELPDESK_TELEGRAM_PROXY" in found["mend"]


def test_doctor_tells_a_lost_route(bare, monkeypatch):
    monkeypatch.setenv("HELPDESK_TELEGRAM_API_BASE", f"http://127.0.0.1:{closed_port()}/bot")
    monkeypatch.setenv("HELPDESK_TELEGRAM_TOKEN", "1:right")
    (found,) = [one for one in bare("doctor", "--json").json["checks"] if one["name"] == "telegram"]
    assert found["status"] == "FAIL"
    assert "cannot be reached" in found["detail"]
    assert "relay" in found["mend"]


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
    for url in (f"smtp://u:s3cr3t@127.0.0.1:{closed_port()}", "smtp://s3cr3t"):
        monkeypatch.setenv("HELPDESK_SMTP_URL", url)
        monkeypatch.setenv("HELPDESK_SMS_URL", url.replace("smtp://", "http://"))
        monkeypatch.setenv("HELPDESK_CLAMAV_URL", "unix:///nowhere/clamd.sock")
        ended = bare("doctor", "--json")
        found = checks(ended)
        assert (found["mail"], found["sms"], found["virus scan"]) == ("FAIL", "FAIL", "FAIL")
        assert "s3cr3t" not in ended.out + ended.err
