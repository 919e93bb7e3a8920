"""A browser's chat session: its secret, its address, its lane - and what the chat's pages need.

The secret is a cookie where the chat is a page of its own. In a frame on another site's page, where
cookies are blocked, the frame keeps it and sends it as a header, so nothing is sent by itself. In
browsers that let the frame keep nothing, a partitioned cookie (CHIPS) reminds the frame's page of
it, and does nothing else: no request is anybody's by it.
"""

import hashlib
import re
from dataclasses import dataclass

from starlette.requests import Request

from bot.channels import webchat
from bot.channels.webchat import WebChat
from bot.intake import Intake
from bot.pages.allowance import Allowance
from bot.pages.shells import Shells
from storage import conversations, lanes
from storage.database import Database
from storage.unit_of_work import UnitOfWork

COOKIE = "chat"
TOKEN_BYTES = 32
_REMINDER = "chat-frame"
_BEARER = re.compile(r"Bearer ([A-Za-z0-9_-]{43})")  # as `secrets.token_urlsafe(32)` spells it


@dataclass(frozen=True, slots=True)
class ChatDesk:
    """What the chat's pages need of the house."""

    database: Database
    channel: WebChat
    intake: Intake
    shells: Shells
    language: str
    secure_cookies: bool
    allowance: Allowance
    public_url: str
    origins: tuple[str, ...] = ()  # of the pages that may show the chat, besides our own


@dataclass(frozen=True, slots=True)
class Session:
    """A browser session: its secret, and the address made from it. `by_header`: no cookie."""

    token: str
    by_header: bool = False

    @property
    def address(self) -> str:
        return hashlib.sha256(self.token.encode()).hexdigest()[:40]


def session_of(request: Request) -> Session | None:
    if bearer := _BEARER.fullmatch(request.headers.get("authorization", "")):
        return Session(bearer[1], by_header=True)
    token = request.cookies.get(COOKIE, "")
    return Session(token) if len(token) >= TOKEN_BYTES else None


def remembered(request: Request) -> Session | None:
    token = request.cookies.get(_REMINDER, "")
    return Session(token, by_header=True) if len(token) >= TOKEN_BYTES else None


def remembering(session: Session) -> str:
    """The cookie: for this one page, inside this one other site, until the browser is closed. The
    library's own cookies know no `Partitioned` before Python 3.14."""
    return (
        f"{_REMINDER}={session.token}; Path=/chat/embed; HttpOnly; Secure; SameSite=None; "
        "Partitioned"
    )


def lane_of(uow: UnitOfWork, session: Session) -> lanes.Lane | None:
    return lanes.find(uow, webchat.WebChat.name, webchat.ACCOUNT, session.address)


def spoken_in(uow: UnitOfWork, session: Session, language: str) -> str:
    lane = lane_of(uow, session)
    if lane is None:
        return language
    return conversations.load(uow, [lane.id], language)[lane.id].conversation.language
