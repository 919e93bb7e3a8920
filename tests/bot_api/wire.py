"""A call as it came over the wire: form, JSON, multipart or query, all read to one shape."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from starlette.datastructures import UploadFile

from tests.bot_api.errors import ApiError, bad

if TYPE_CHECKING:
    from starlette.requests import Request

    from tests.bot_api.journal import Accepted

UPLOAD_LIMIT = 50 << 20
ENVELOPE = 1 << 20  # room for the other fields of a multipart body


@dataclass(frozen=True)
class Upload:
    name: str
    mime: str
    data: bytes


@dataclass
class Call:
    """One request. `outcome` tells what the client was told, see `journal.OUTCOMES`."""

    method: str
    args: dict[str, str]
    files: dict[str, Upload] = field(default_factory=dict)
    index: int = 0
    at: float = 0.0
    came_at: float = 0.0
    ended_at: float | None = None
    connection_lost_at: float | None = None
    outcome: str = "pending"
    status: int | None = None
    answer: Any = None
    fault: str | None = None
    accepted: list[Accepted] = field(default_factory=list)

    @property
    def chat_id(self) -> int | None:
        return whole(self.args.get("chat_id"))

    def text(self, name: str, default: str = "") -> str:
        return self.args.get(name, default)

    def required(self, name: str) -> str:
        """Client::get_required_string_arg."""
        value = self.args.get(name, "")
        if not value:
            raise bad(f'Parameter "{name}" is required')
        return value

    def number(self, name: str, default: int = 0, low: int = -(2**31), high: int = 2**31) -> int:
        """Client::get_integer_arg clamps, never refuses; rubbish reads as 0."""
        value = self.args.get(name, "")
        read = default if value == "" else (whole(value) or 0)
        return max(low, min(high, read))

    def flag(self, name: str) -> bool:
        return self.args.get(name, "").lower() in {"true", "yes", "1"}

    def parsed(self, name: str, what: str) -> Any:
        """A nested value: JSON in a string, whatever body it came in."""
        value = self.args.get(name, "")
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            raise bad(f"Can't parse {what} JSON object") from error

    def message_ids(self, name: str = "message_ids") -> list[int]:
        """Client::get_message_ids: 1-100 whole numbers."""
        if not self.args.get(name):
            raise bad("Message identifiers are not specified")
        value = self.parsed(name, name)
        if not isinstance(value, list):
            raise bad("Expected an Array of message identifiers")
        if len(value) > 100:
            raise bad("Too many message identifiers specified")
        ids = [whole(str(item)) for item in value]
        if any(item is None for item in ids):
            raise bad("Can't parse message identifier as a Number")
        if any(item is not None and item <= 0 for item in ids):
            raise bad("Invalid message identifier specified")
        return [item for item in ids if item is not None]


def whole(value: str | None) -> int | None:
    try:
        return int(value) if value is not None else None
    except ValueError:
        return None


def as_argument(value: Any) -> str:
    """JSON bodies carry real numbers and lists; the server sees text (HttpReader)."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False)


async def read_call(request: Request, method: str, upload_limit: int) -> Call:
    """Form, JSON or multipart; GET arguments are read as well. Errors: 413, 400."""
    length = whole(request.headers.get("content-length")) or 0
    if length > upload_limit + ENVELOPE:
        raise ApiError(413, "Request Entity Too Large")
    args = {name: str(value) for name, value in request.query_params.items()}
    files: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "application/json":
        args |= _json_arguments(await request.body())
    elif kind in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        async with request.form(max_part_size=64 << 20) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    files[name] = await _upload(value)
                else:
                    args[name] = value
    if any(len(item.data) > upload_limit for item in files.values()):
        raise ApiError(413, "Request Entity Too Large")
    return Call(method=method, args=args, files=files)


def _json_arguments(body: bytes) -> dict[str, str]:
    if not body:
        return {}
    try:
        value = json.loads(body)
    except ValueError as error:
        raise bad("can't parse JSON object") from error
    if not isinstance(value, dict):
        raise bad("can't parse JSON object")
    return {name: as_argument(item) for name, item in value.items() if item is not None}


async def _upload(part: UploadFile) -> Upload:
    return Upload(
        name=part.filename or "file",
        mime=part.content_type or "application/octet-stream",
        data=await part.read(),
    )
