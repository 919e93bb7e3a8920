"""A customer in the web chat: what the page does, over HTTP (docs/webchat.md).

What is said waits until the desk has answered 202, and is posted again under the same name until
then; the stream is followed, and followed again from its beginning where it ended.
"""

import hashlib
import http.client
import json
import threading
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from tests.crash.phones import Shown, key_of

_PAUSE = 0.3  # seconds until it is tried again
_PATIENCE = 12.0  # seconds of silence on the stream; the desk's heart beats every five
_PASSING = (408, 429, 500, 503)
_BOUNDARY = "----------------------------crash"


@dataclass
class Post:
    """What waits to be taken. `name`: the client's own for it; `answers`: statuses so far, 0 where
    none came."""

    path: str
    body: bytes
    media_type: str
    name: str
    answers: list[int] = field(default_factory=list)

    @property
    def taken(self) -> bool:
        return 202 in self.answers


class Browser:
    """`port`: where the desk is. Two threads as long as somebody is there: one posts, one reads."""

    channel = "webchat"
    account = "web"
    again = False
    noises = ("👍",)

    def __init__(self, port: Callable[[], int], seed: str) -> None:
        self._port = port
        digest = hashlib.sha256(f"browser {seed}".encode()).digest()
        self._token = urlsafe_b64encode(digest).decode().rstrip("=")
        self.address = hashlib.sha256(self._token.encode()).hexdigest()[:40]
        self._lock = threading.Lock()
        self._lines: dict[str, Shown] = {}  # by the message's id
        self._waiting: list[Post] = []
        self.posts: list[Post] = []
        self.odd: list[str] = []
        self._closed = threading.Event()

    # -- the customer ------------------------------------------------------------------------------
    def open(self) -> None:
        for work in (self._send_on, self._read_on):
            threading.Thread(target=self._until_closed, args=(work,), daemon=True).start()

    def close(self) -> None:
        self._closed.set()

    def newest(self) -> int:
        return len(self._lines)

    def lines(self) -> list[Shown]:
        with self._lock:
            return list(self._lines.values())

    def say(self, text: str) -> Shown:
        self._post({"text": text})
        return Shown(self.newest(), False, text)

    def follow(self, link: str) -> Shown:
        self._post({"token": link}, "/chat/portal")
        return Shown(self.newest(), False, "")

    def offers(self, shown: Shown, key: str) -> str | None:
        return next((one for one in shown.keys if key_of(one).startswith(key)), None)

    def press(self, shown: Shown, button: str) -> int | None:
        return self._post({"action": button})

    def send(self, kind: str, data: bytes) -> int | None:
        name, media_type = {
            "jpeg": ("giay-to.jpg", "image/jpeg"),
            "pdf": ("giay-to.pdf", "application/pdf"),
        }[kind]
        client_id = self._new_name()
        parts = (
            f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="client_id"\r\n\r\n{client_id}'
            f'\r\n--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"'
            f"\r\nContent-Type: {media_type}\r\n\r\n"
        )
        body = parts.encode() + data + f"\r\n--{_BOUNDARY}--\r\n".encode()
        media = f"multipart/form-data; boundary={_BOUNDARY}"
        return self._queue(Post("/chat/files", body, media, client_id))

    def forward(self, text: str) -> int | None:
        raise NotImplementedError("a browser forwards nothing")

    def noise(self, kind: str, own: Shown | None) -> int | None:
        return self.say(kind).update

    def redeliver(self, update: int, times: int) -> None:
        raise NotImplementedError("what is posted again is posted by the page itself")

    # -- the page ----------------------------------------------------------------------------------
    def _new_name(self) -> str:
        return f"{self.address[:12]}-{len(self.posts) + 1:04}"

    def _post(self, told: dict[str, Any], path: str = "/chat/messages") -> None:
        client_id = self._new_name()
        body = json.dumps({**told, "client_id": client_id}).encode()
        self._queue(Post(path, body, "application/json", client_id))

    def _queue(self, post: Post) -> None:
        with self._lock:
            self.posts.append(post)
            self._waiting.append(post)

    def left(self) -> int:
        """What the desk has not taken yet."""
        return len(self._waiting)

    def _until_closed(self, work: Callable[[], None]) -> None:
        while not self._closed.is_set():
            with suppress(OSError, http.client.HTTPException):  # the desk is down
                work()
            self._closed.wait(_PAUSE)

    @contextmanager
    def _asking(
        self, method: str, path: str, body: bytes | None = None, media_type: str = ""
    ) -> Iterator[http.client.HTTPResponse]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port(), timeout=_PATIENCE)
        headers = {"Authorization": f"Bearer {self._token}", "Accept-Language": "vi"}
        if media_type:
            headers["Content-Type"] = media_type
        with closing(connection):
            connection.request(method, path, body, headers)
            with connection.getresponse() as answer:
                yield answer

    def _send_on(self) -> None:
        """One at a time, in the order in which they were said."""
        while self._waiting and not self._closed.is_set():
            post = self._waiting[0]
            status = 0
            try:
                with self._asking("POST", post.path, post.body, post.media_type) as answer:
                    answer.read()
                    status = answer.status
            finally:
                post.answers.append(status)
            if status == http.HTTPStatus.ACCEPTED:
                with self._lock:
                    self._waiting.pop(0)
            elif status in _PASSING:
                self._closed.wait(_PAUSE)
            else:
                self.odd.append(f"web chat: {post.path} was answered {status}")
                with self._lock:
                    self._waiting.pop(0)

    def _read_on(self) -> None:
        """The stream, from its beginning: what is known already is known by its id."""
        with self._asking("GET", "/chat/stream") as answer:
            event = ""
            while not self._closed.is_set() and (line := answer.readline().decode()):
                name, _, value = line.rstrip("\n").partition(": ")
                if name == "event":
                    event = value
                elif name == "data" and event == "message":
                    self._show(json.loads(value))

    def _show(self, message: dict[str, Any]) -> None:
        keys = tuple(one["action"] for one in message["buttons"])
        with self._lock:
            place = len(self._lines) + 1
            shown = Shown(place, message["from"] != "customer", message["text"], keys)
            self._lines.setdefault(message["id"], shown)
