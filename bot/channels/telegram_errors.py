"""What an error of python-telegram-bot means for the message that was being sent.

Order matters: BadRequest and TimedOut are NetworkErrors to PTB.
"""

import os

os.environ.setdefault("PTB_TIMEDELTA", "true")  # read by PTB; without it each RetryAfter warns

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

from bot.channels.bot_api_errors import bad_request, forbidden, refused
from bot.channels.channel import ChannelError, Failure

ODD = (KeyError, TypeError, ValueError, AttributeError)  # an answer that PTB cannot read


class DecidedError(TelegramError):
    """What our own HTTP knows already, carried through PTB as one of its errors."""

    def __init__(self, failure: ChannelError) -> None:
        super().__init__(failure.kind.value)
        self.failure = failure


def failure_of(error: Exception) -> ChannelError:
    """The honest outcome. An error that is none of PTB's answers is raised as it is."""
    if isinstance(error, DecidedError):
        return error.failure
    if isinstance(error, RetryAfter):
        return ChannelError(Failure.RATE_LIMITED, retry_after=_seconds(error.retry_after))
    if isinstance(error, ChatMigrated):
        return refused(400, parameters={"migrate_to_chat_id": error.new_chat_id})
    if isinstance(error, Forbidden):
        return forbidden(str(error).lower())
    if isinstance(error, InvalidToken):
        return refused(401)
    if isinstance(error, Conflict):
        return refused(409)
    if isinstance(error, BadRequest):
        return bad_request(str(error).lower())
    if isinstance(error, TelegramError):  # TimedOut, 5xx, a lost connection
        return ChannelError(Failure.UNKNOWN, type(error).__name__)
    if isinstance(error, KeyError) and error.args == ("result",):  # 200, yet not ok
        return ChannelError(Failure.UNKNOWN, "no result")
    if isinstance(error, ODD):  # accepted
        return ChannelError(Failure.BAD_REPLY, type(error).__name__)
    raise error


def _seconds(told: float | timedelta) -> float:
    """PTB is changing this from seconds to a timedelta."""
    return told.total_seconds() if isinstance(told, timedelta) else float(told)
