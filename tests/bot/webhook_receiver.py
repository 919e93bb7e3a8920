"""Another company's system, on a loopback port: what it was sent, and what it answers."""

import contextlib
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Taken:
    """One request, as it came."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def told(self) -> dict[str, Any]:
        return json.loads(self.body)


@dataclass
class Receiver:
    """`answers`: a status, `drop`, `noise` or `slow`, one a request; else 200."""

    port: int = 0
    taken: list[Taken] = field(default_factory=list)
    answers: list[int | str] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/told"


@contextlib.contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            receiver.taken.append(Taken(self.path, headers, body))
            answer = receiver.answers.pop(0) if receiver.answers else 200
            if answer == "drop":
                self.connection.close()
                return
            if answer == "noise":
                self.wfile.write(b"trash of their own\r\n\r\n")
                return
            if answer == "slow":
                receiver.done.wait(30)
                return
            self.send_response(int(answer))
            if answer == 302:
                self.send_header("location", "/elsewhere")
            self.send_header("set-cookie", "theirs=1")
            self.send_header("content-length", "5")
            self.end_headers()
            self.wfile.write(b"trash")

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    receiver.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        receiver.done.set()
        server.shutdown()
        server.server_close()
