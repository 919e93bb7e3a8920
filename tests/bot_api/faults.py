"""Planned trouble: which call it befalls, what happens, and whether the call counts before it."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from typing import Any

from tests.bot_api.wire import Call

HTML = b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"

KINDS = {
    # kind: (the call is carried out first, what is done)
    "429": (False, "error"),
    "error": (False, "error"),
    "error_after": (True, "error"),
    "5xx": (False, "page"),
    "5xx_after": (True, "page"),
    "html": (False, "page"),
    "html_after": (True, "page"),
    "slow": (True, "wait"),
    "slow_before": (False, "wait"),
    "hold": (True, "wait"),
    "hold_before": (False, "wait"),
    "drop_before": (False, "drop"),
    "drop_after": (True, "drop"),
    "truncate": (True, "truncate"),
    "odd_result": (True, "odd"),
}


@dataclass
class Fault:
    """`nth` counts matching calls from 1; `times` how many are hit from there on, -1 for ever.

    `code`, `text` for an error; `retry_after` for 429 (None: without parameters); `seconds` for
    slow; `hold` waits for `release`; `status` is the answer's, where it is not the code; `result`
    replaces the result of an answer ("odd_result").
    """

    kind: str
    method: str = "*"
    chat: int | None = None
    nth: int = 1
    times: int = 1
    code: int = 0
    text: str = ""
    retry_after: int | None = None
    seconds: float = 0.0
    result: Any = None
    status: int = 0
    seen: int = 0
    used: int = 0
    gate: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no fault {self.kind!r}; there are {', '.join(KINDS)}")

    @property
    def accepted(self) -> bool:
        return KINDS[self.kind][0]

    @property
    def action(self) -> str:
        return KINDS[self.kind][1]

    def befalls(self, call: Call) -> bool:
        wanted = self.method.lower() in {"*", call.method.lower()}
        return wanted and self.chat in {None, call.chat_id}

    def spent(self) -> bool:
        return 0 <= self.times <= self.used

    def reply(self) -> tuple[int, bytes, dict[str, str]]:
        """Status, body and headers of an answer that is not the server's own."""
        if self.action == "page":
            code = self.code or (200 if self.kind.startswith("html") else 502)
            return code, HTML, {"content-type": "text/html"}
        code = self.code or (429 if self.kind == "429" else 400)
        body: dict[str, Any] = {"ok": False, "error_code": code, "description": self._said(code)}
        headers = {"content-type": "application/json"}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
            headers["retry-after"] = str(self.retry_after)
        return self.status or code, json.dumps(body).encode(), headers

    def _said(self, code: int) -> str:
        if self.text:
            return self.text
        if code == 429:
            return f"Too Many Requests: retry after {self.retry_after or 5}"
        return {
            400: "Bad Request: chat not found",
            401: "Unauthorized",
            403: "Forbidden: bot was blocked by the user",
            409: "Conflict: terminated by other getUpdates request",
        }.get(code, "Internal Server Error")


class Faults:
    """Plans in order; the first ripe one of a call strikes, and waits of later ones go on."""

    def __init__(self) -> None:
        self.plans: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        self.plans.append(fault)
        return fault

    def pick(self, call: Call) -> Fault | None:
        """Every matching plan counts the call; those behind the one that strikes do not."""
        for plan in self.plans:
            if not plan.befalls(call) or plan.spent():
                continue
            plan.seen += 1
            if plan.seen >= plan.nth:
                plan.used += 1
                return plan
        return None

    def clear(self) -> None:
        for plan in self.plans:
            plan.gate.set()
        self.plans.clear()
