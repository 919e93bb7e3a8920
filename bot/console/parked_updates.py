"""Updates that were set aside, as the console lists them: channel, when, which error. What they say
stands nowhere here."""

from collections.abc import Callable

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot.console import answers, queue_page, showing
from bot.console.answers import trouble
from bot.console.desk import ConsoleDesk
from bot.console.gate import Visitor, see_other
from bot.copy import render
from handlers import mail_in, parked
from storage import inbox
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork

PATH = "/console/parked"
_DIGITS = 15  # of the largest number we give out


class ParkedUpdates:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk

    async def page(self, request: Request, visitor: Visitor) -> Response:  # noqa: ARG002
        found = await self._desk.database.read(inbox.parked)
        context = {
            "visitor": visitor,
            "csrf": visitor.csrf,
            "here": PATH,
            "mends": parked.may(visitor.member),
            "rows": [
                {
                    "seq": one.seq,
                    "channel": _channel(one.channel, visitor.language),
                    "deeds": ("settle",) if one.channel == mail_in.CHANNEL else ("again", "settle"),
                    "icon": queue_page.ICONS.get(one.channel, "chat"),
                    "at": showing.moment(one.received_at, visitor.now, visitor.language),
                    "reason": one.reason,
                }
                for one in found
            ],
        }
        return answers.page("parked.html", visitor.language, context)

    async def again(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        return await self._moved(request, visitor, parked.again)

    async def settle(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        return await self._moved(request, visitor, parked.settle)

    async def _moved(
        self,
        request: Request,
        visitor: Visitor,
        use_case: Callable[[UnitOfWork, StaffMember, int], bool],
    ) -> Response:
        if not parked.may(visitor.member):
            return trouble(visitor, "console-trouble-role", 403)
        named = request.path_params["update"]
        if not named.isdigit() or not named.isascii() or len(named) > _DIGITS:
            return trouble(visitor, "console-trouble-form", 404)
        seq = int(named)
        await self._desk.database.write(lambda uow: use_case(uow, visitor.member, seq))
        return see_other(PATH)


def _channel(channel: str, language: str) -> str:
    """A mail that belongs to no case came by no channel."""
    if channel == mail_in.CHANNEL:
        return render("parked-mail", language)
    return queue_page.channel(channel, language)
