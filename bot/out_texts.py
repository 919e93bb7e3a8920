"""One chunk as its outlet is given it. A one-time code stands in it only there."""

from collections.abc import Mapping
from typing import Any

from bot.channels.channel import Button, OutText
from bot.outgoing_files import file_of
from storage.outbox import Due
from storage.transcript import Message

_SIGNS = ("ended", "hide_keys", "asks_info")  # what some channels do besides
_HIDDEN_CODE = "▪▪▪▪▪▪"  # stands in the transcript where a one-time code was


def _code_of(due: Due) -> str:
    return next((c for part in due.body["parts"] if (c := part["shown"].get("code"))), "")


def without_code(due: Due, body: Mapping[str, Any]) -> Mapping[str, Any]:
    """The transcript never holds a one-time code; it goes from the outbox straight to the call."""
    if due.kind != "code":
        return body
    return {**body, "text": body["text"].replace(_code_of(due), _HIDDEN_CODE)}


def out_text(due: Due, chunk: Message) -> OutText:
    body = chunk.body
    text = body["text"]
    if due.kind == "code":
        text = text.replace(_HIDDEN_CODE, _code_of(due))
    return OutText(
        due.address,
        text,
        chunk.id,
        tuple([Button(label, action) for label, action in body.get("buttons", ())]),
        body.get("share_contact", ""),
        body.get("subject", ""),
        due.kind,
        {name: body[name] for name in _SIGNS if name in body},
        body.get("reply", ""),
        file_of(body),
        _values(due),
    )


def _values(due: Due) -> dict[str, str]:
    """The code, and the reference of the case it is about."""
    shown = [part["shown"] for part in due.body.get("parts", ())]
    found = {name: one[name] for one in shown for name in ("code", "reference") if name in one}
    return {name: value for name, value in found.items() if isinstance(value, str)}
