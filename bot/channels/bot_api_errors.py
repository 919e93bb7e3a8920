"""What a refusal of a Bot API means for the message that was being sent.

Codes are those of Telegram (`Client.cpp` of tdlib/telegram-bot-api). No table of Zalo Bot's is
published (a doubt): it is taken to mean the same by them, and anything else to be passing. Details
are our own words, never the server's text: it may repeat what was sent.
"""

from typing import Any

from bot.channels.channel import ChannelError, Failure

NOT_THE_BOT_API = "the answer was not of the Bot API (block page?)"
TOO_BIG = "too big"
NO_MORE = "already so"  # an edit, a deletion or an answer to a press that has nothing left to do
NO_TARGET = "the message is gone"  # that was to be edited
NO_TOPICS = "topics cannot be managed"  # no right to, or the group has none
NOT_FOUND = "not found"  # the method, or what it asks for; of Telegram's, a wrong token too
TIMED_OUT = "code 408"  # Zalo Bot: nothing happened while getUpdates waited
NO_SECONDS_TOLD = 30.0  # a 429 that does not say how long
# Texts of tdlib/telegram-bot-api, folded.
_GONE = ("chat not found", "user not found", "user is deactivated", "peer_id_invalid")
_DONE = (
    "message is not modified",
    "message to delete not found",
    "message can't be deleted",
    "query is too old",
    "topic_not_modified",
)
_NO_TOPIC = ("message thread not found", "topic_id_invalid", "topic_deleted")
_NO_RIGHT = ("chat is not a forum", "not enough rights", "no rights to", "chat_admin_required")
_WHY = ("blocked", "deactivated", "kicked", "not a member", "initiate")


def refused(
    code: int, text: str = "", parameters: Any = None, wait: str | None = None
) -> ChannelError:
    """The honest outcome of an answer with this code. `wait`: the header Retry-After."""
    folded = text.lower()
    given = parameters if isinstance(parameters, dict) else {}
    if code == 400 and "migrate_to_chat_id" in given:
        new = given["migrate_to_chat_id"]
        moved_to = new if isinstance(new, int) else None
        return ChannelError(Failure.MOVED, "the group moved", moved_to=moved_to)
    if code == 400:
        return bad_request(folded)
    if code == 401:
        return ChannelError(Failure.AUTH, "the token was refused")
    if code == 404:
        return ChannelError(Failure.AUTH, NOT_FOUND)
    if code == 403:
        return forbidden(folded)
    if code == 409:
        return ChannelError(Failure.CONFLICT, "another poller, or a webhook is set")
    if code == 413:
        return ChannelError(Failure.REJECTED, "bad request")
    if code == 429:
        return ChannelError(
            Failure.RATE_LIMITED, retry_after=_seconds(given.get("retry_after"), wait)
        )
    if 400 < code < 500 and code != 408:
        return ChannelError(Failure.REJECTED, f"code {code}")
    return ChannelError(Failure.UNKNOWN, f"code {code}")


def forbidden(folded: str) -> ChannelError:
    """`folded`: the server's text in small letters."""
    why = next((why for why in _WHY if why in folded), "forbidden")
    return ChannelError(Failure.UNREACHABLE, why)


def bad_request(folded: str) -> ChannelError:
    if any(gone in folded for gone in _GONE):
        return ChannelError(Failure.UNREACHABLE, "chat not found")
    if any(gone in folded for gone in _NO_TOPIC):
        return ChannelError(Failure.TOPIC_GONE)
    if any(missing in folded for missing in _NO_RIGHT):
        return ChannelError(Failure.REJECTED, NO_TOPICS)
    if "message to edit not found" in folded:
        return ChannelError(Failure.REJECTED, NO_TARGET)
    if "file is too big" in folded:
        return ChannelError(Failure.REJECTED, TOO_BIG)
    if any(done in folded for done in _DONE):
        return ChannelError(Failure.REJECTED, NO_MORE)
    return ChannelError(Failure.REJECTED, "bad request")


def _seconds(told: Any, header: str | None) -> float:
    """How long a 429 asks to wait."""
    if isinstance(told, int) and told > 0:
        return float(told)
    if header and header.isascii() and header.isdigit() and int(header) > 0:
        return float(header)
    return NO_SECONDS_TOLD
