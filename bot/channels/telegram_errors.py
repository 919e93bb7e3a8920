"""What an error of python-telegram-bot means for the message that was being sent.

Order matters: BadRequest and TimedOut are NetworkErrors to PTB. Details are our own words or class
names, never the server's text: it may repeat what was sent.
"""

from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.channels.channel import ChannelError, Failure
from bot.channels.telegram_request import NotSentError, NotTelegramError

NOT_TELEGRAM = "the answer was not of the Bot API (block page?)"
TOO_BIG = "too big"
NO_MORE = "already so"  # an edit, a deletion or an answer to a press that has nothing left to do
# Texts of tdlib/telegram-bot-api, folded; PTB strips "Bad Request: " and changes the first letter.
_GONE = ("chat not found", "user not found", "user is deactivated", "peer_id_invalid")
_DONE = (
    "message is not modified",
    "message to edit not found",
    "message to delete not found",
    "message can't be deleted",
    "query is too old",
)
_WHY = ("blocked", "deactivated", "kicked", "not a member", "initiate")
_ODD = (KeyError, TypeError, ValueError, AttributeError)


def failure_of(error: Exception) -> ChannelError:
    """The honest outcome. An error that is none of PTB's answers is raised as it is."""
    if isinstance(error, RetryAfter):
        return ChannelError(Failure.RATE_LIMITED, retry_after=_seconds(error.retry_after))
    if isinstance(error, ChatMigrated):
        return ChannelError(Failure.REJECTED, "the group moved")
    if isinstance(error, Forbidden):
        text = str(error).lower()
        return ChannelError(
            Failure.UNREACHABLE, next((why for why in _WHY if why in text), "forbidden")
        )
    if isinstance(error, InvalidToken):
        return ChannelError(Failure.AUTH, "the token was refused")
    if isinstance(error, Conflict):
        return ChannelError(Failure.CONFLICT, "another poller, or a webhook is set")
    if isinstance(error, BadRequest):
        return _bad_request(str(error).lower())
    if isinstance(error, NotSentError):
        return ChannelError(Failure.NOT_SENT, "no connection")
    if isinstance(error, NotTelegramError):
        return ChannelError(Failure.UNKNOWN, NOT_TELEGRAM)
    if isinstance(error, TelegramError):  # TimedOut, 5xx, a lost connection
        return ChannelError(Failure.UNKNOWN, type(error).__name__)
    if isinstance(error, KeyError) and error.args == ("result",):  # 200, yet not ok
        return ChannelError(Failure.UNKNOWN, "no result")
    if isinstance(error, _ODD):  # accepted, but PTB cannot read the answer
        return ChannelError(Failure.BAD_REPLY, type(error).__name__)
    raise error


def _bad_request(text: str) -> ChannelError:
    if any(gone in text for gone in _GONE):
        return ChannelError(Failure.UNREACHABLE, "chat not found")
    if "file is too big" in text:
        return ChannelError(Failure.REJECTED, TOO_BIG)
    if any(done in text for done in _DONE):
        return ChannelError(Failure.REJECTED, NO_MORE)
    return ChannelError(Failure.REJECTED, "bad request")


def _seconds(told: float | timedelta) -> float:
    """PTB is changing this from seconds to a timedelta."""
    return told.total_seconds() if isinstance(told, timedelta) else float(told)
