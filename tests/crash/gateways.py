"""Mail and SMS gateways in the test's own process: what the desk sends is kept, whatever is killed.

Both can be told to fail: an SMS is taken and the answer is lost, mail is put off.
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

_ID = re.compile(r"<([0-9a-f]+)@")


@dataclass(frozen=True)
class Letter:
    """`id` is the chunk's own; `at` is monotonic; `fault` where the desk was not told that it came
    through."""

    way: str  # sms | mail
    to: str
    text: str
    id: str
    at: float
    fault: str = ""


class Post:
    """All that arrived, in order, by address."""

    def __init__(self, seed: int) -> None:
        self._lock = threading.Lock()
        self._all: list[Letter] = []
        self._to: dict[str, list[Letter]] = {}
        self._random = random.Random(seed)
        self.fails = 0.0  # how often a gateway takes a message and does not say so

    def take(self, way: str, to: str, text: str, chunk: str) -> bool:
        """Keep it; answers whether the desk shall be told."""
        with self._lock:
            lost = self._random.random() < self.fails
            letter = Letter(way, to, text, chunk, time.monotonic(), "lost answer" if lost else "")
            self._all.append(letter)
            self._to.setdefault(to, []).append(letter)
        return not lost

    def letters(self, to: str | None = None) -> list[Letter]:
        with self._lock:
            return list(self._all if to is None else self._to.get(to, ()))


class Gateways:
    """`with Gateways(seed) as gateways`: `sms_url`, `smtp_url`, and `post`."""

    def __init__(self, seed: int) -> None:
        self.post = Post(seed)
        self._sms = _SmsServer(("127.0.0.1", 0), _sms_of(self.post))
        self._mail = Controller(_MailHandler(self.post), hostname="127.0.0.1", port=0)

    @property
    def sms_url(self) -> str:
        return f"http://127.0.0.1:{self._sms.server_address[1]}/send"

    @property
    def smtp_url(self) -> str:
        return f"smtp://127.0.0.1:{self._port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._sms.serve_forever, daemon=True, name="sms").start()
        self._mail.port = _free_port()
        self._mail.start()
        self._port = self._mail.port
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
            told = post.take("sms", body["to"], body["text"], body["id"])
            self.send_response(200 if told else 503)
            self.send_header("Content-Length", "0")
            self.end_headers()

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
        self._post.take("mail", envelope.rcpt_tos[0], text, found[1] if found else "")
        return "250 OK"
