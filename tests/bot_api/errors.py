"""What the server says when it refuses: codes and texts as Client.cpp writes them."""

from __future__ import annotations

from typing import Any

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLLER = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is"
    " running"
)
BY_WEBHOOK = "Conflict: terminated by setWebhook request"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete"
    " the webhook first"
)


class ApiError(Exception):
    """An answer with `ok: false`; `parameters` as in ResponseParameters."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        said: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            said["parameters"] = self.parameters
        return said


class ClientGoneError(Exception):
    """The client hung up while its call was waiting."""


def _lowered(text: str) -> str:
    """First letter small, but not of CODES_LIKE_THIS (Client::fail_query_with_error)."""
    if len(text) > 1 and (text[1] == "_" or text[1].isupper()):
        return text
    return text[:1].lower() + text[1:]


def bad(text: str, **parameters: Any) -> ApiError:
    return ApiError(400, f"Bad Request: {_lowered(text)}", **parameters)


def forbidden(text: str) -> ApiError:
    return ApiError(403, f"Forbidden: {_lowered(text)}")


def too_many(retry_after: int) -> ApiError:
    """Query::set_retry_after_error."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)
