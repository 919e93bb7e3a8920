"""`customers import --from-url`."""

import csv
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from bot import customer_source
from tests.bot.commanding import SAMPLE


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
