"""A browser's chat session: its cookie, its address, its lane - and what the chat's pages need."""

import hashlib
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


@dataclass(frozen=True, slots=True)
class Session:
    """A browser session: the cookie's secret, and the address made from it."""

    token: str

    @property
    def address(self) -> str:
        return hashlib.sha256(self.token.encode()).hexdigest()[:40]


def session_of(request: Request) -> Session | None:
    token = request.cookies.get(COOKIE, "")
    return Session(token) if len(token) >= TOKEN_BYTES else None


def lane_of(uow: UnitOfWork, session: Session) -> lanes.Lane | None:
    return lanes.find(uow, webchat.WebChat.name, webchat.ACCOUNT, session.address)


def spoken_in(uow: UnitOfWork, session: Session, language: str) -> str:
    lane = lane_of(uow, session)
    if lane is None:
        return language
    return conversations.load(uow, [lane.id], language)[lane.id].conversation.language
