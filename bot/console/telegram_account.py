"""Connecting one's Telegram account to the desk, on the page of one's own account.

The link is shown once, counts once and for ten minutes (`handlers/group_binding.py`); whoever asks
for it has just shown that it is them.
"""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.telegram_groups import BIND
from bot.console import answers
from bot.console.desk import ConsoleDesk
from bot.console.gate import SIGN_IN, Visitor, see_other
from bot.console.own_account import AGAIN, ME
from bot.console.qr_code import picture
from handlers import group_binding
from handlers.guarded import Unproven
from handlers.sign_in import NoSession
from states.facts import shown_moment

PATH = f"{ME}/telegram"


class TelegramAccount:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk

    async def bind(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        """The link, on no page that could be loaded again."""
        if self._desk.staff_bot is None:
            return see_other(ME)
        link = await self._desk.database.write(lambda uow: group_binding.begin(uow, visitor.token))
        if isinstance(link, NoSession | Unproven):
            return _elsewhere(link)
        name = self._desk.staff_bot()
        address = f"https://t.me/{name}?start={BIND}{link.token}" if name else ""
        context = {
            "visitor": visitor,
            "csrf": "",
            "address": address,
            "picture": picture(address) if address else "",
            "line": f"/start {BIND}{link.token}",
            "until": shown_moment(link.ends_at),
        }
        return answers.page("telegram.html", visitor.language, context)

    async def unbind(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        outcome = await self._desk.database.write(lambda uow: group_binding.end(uow, visitor.token))
        if isinstance(outcome, NoSession | Unproven):
            return _elsewhere(outcome)
        return see_other(f"{ME}?done=telegram-removed")


def _elsewhere(outcome: NoSession | Unproven) -> Response:
    return see_other(SIGN_IN if isinstance(outcome, NoSession) else f"{AGAIN}?next={ME}")
