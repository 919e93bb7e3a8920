"""Mail and SMS gateways in the test's own process: what the desk sends is kept, whatever is killed.

They can be told to fail: a message is taken, and the answer is lost. Each life of the desk has an
SMS address and a mail sender of its own, so a letter tells which life sent it, however late it is
read here.
"""

import json
import random
import re
import threading
import time
from dataclasses import dataclass
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from aiosmtpd.controller import Controller

from tests.bot_api.connections import hung_up

_ID = re.compile(r"<([0-9a-f]+)@")
_LIFE = re.compile(r"life-(\d+)")


@dataclass
class Letter:
    """`id` is the chunk's own; `at` is monotonic; `life` is the number of the one that sent it, -1
    for the process beside; `fault` where the desk was not told that it came through."""

    way: str  # sms | mail
    to: str
    text: str
    id: str
    at: float
    life: int
    fault: str = ""


class Post:
    """All that arrived, in order, by address."""

    def __init__(self, seed: int) -> None:
        self._lock = threading.Lock()
        self._all: list[Letter] = []
        self._to: dict[str, list[Letter]] = {}
        self._random = random.Random(seed)
        self.fails = 0.0  # how often a gateway takes a message and does not say so

    def take(self, way: str, to: str, text: str, chunk: str, sender: str) -> Letter:
        """Keep it; where it has a fault the desk shall not be told. `sender` names the life."""
        found = _LIFE.search(sender)
        life = int(found[1]) if found else -1
        with self._lock:
            lost = self._random.random() < self.fails
            fault = "lost answer" if lost else ""
            letter = Letter(way, to, text, chunk, time.monotonic(), life, fault)
            self._all.append(letter)
            self._to.setdefault(to, []).append(letter)
        return letter

    def letters(self, to: str | None = None) -> list[Letter]:
        with self._lock:
            return list(self._all if to is None else self._to.get(to, ()))


class Gateways:
    """`with Gateways(seed) as gateways`: their `settings`, and `post`."""

    def __init__(self, seed: int) -> None:
        self.post = Post(seed)
        self._sms = _SmsServer(("127.0.0.1", 0), _sms_of(self.post))
        self._mail = Controller(_MailHandler(self.post), hostname="127.0.0.1", port=0)

    def settings(self, life: int) -> dict[str, str]:
        """The desk's ways out, in this life."""
        return {
            "HELPDESK_SMS_URL": f"http://127.0.0.1:{self._sms.server_address[1]}/life-{life}",
            "HELPDESK_SMTP_URL": f"smtp://127.0.0.1:{self._mail.port}",
            "HELPDESK_MAIL_FROM": f"DCNET <life-{life}@dcnet.vn>",
        }

    def __enter__(self) -> Self:
        threading.Thread(target=self._sms.serve_forever, daemon=True, name="sms").start()
        self._mail.port = _free_port()
        self._mail.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._mail.stop()
        self._sms.shutdown()
        self._sms.server_close()


class _SmsServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """The desk was killed in the midst of a call: that is what we are here for."""


def _free_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _sms_of(post: Post) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            body = json.loads(raw)
            letter = post.take("sms", body["to"], body["text"], body["id"], self.path)
            self.send_response(503 if letter.fault else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()
            if hung_up(self.connection):
                letter.fault = letter.fault or "hung up before the answer was read"

        def log_message(self, *arguments: Any) -> None:
            """Nothing."""

    return Handler


class _MailHandler:
    def __init__(self, post: Post) -> None:
        self._post = post

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        message = message_from_bytes(envelope.content)
        raw = message.get_payload(decode=True)
        text = raw.decode(message.get_content_charset() or "utf-8") if raw else ""
        found = _ID.search(message["Message-ID"] or "")
        chunk = found[1] if found else ""
        letter = self._post.take("mail", envelope.rcpt_tos[0], text, chunk, envelope.mail_from)
        if letter.fault:
            server.transport.abort()
        return "250 OK"
