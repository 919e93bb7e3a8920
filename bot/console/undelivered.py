"""What did not arrive, as the console lists it: outlet, reason, reference, when. No address and no
name stands here."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot.console import answers, queue_page, showing
from bot.console.desk import ConsoleDesk
from bot.console.gate import Visitor, see_other
from bot.console.showing import Moment
from bot.copy import render
from handlers import undelivered
from states.notice_ways import Then, lane_of
from storage import failed_deliveries
from storage.failed_deliveries import Failed

PATH = "/console/undelivered"
_ICONS = {"mail": "mail", "sms": "phone", "zbs": "phone"}


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    outlet: str
    icon: str
    kind: str
    reason: str
    then: str
    lost: bool  # the customer was not told
    open: bool
    reference: str
    at: Moment
    settled: str


class Undelivered:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk

    async def page(self, request: Request, visitor: Visitor) -> Response:  # noqa: ARG002
        found = await self._desk.database.read(failed_deliveries.newest)
        rows = [_row(one, visitor) for one in found]
        context = {
            "visitor": visitor,
            "csrf": visitor.csrf,
            "here": PATH,
            "open_rows": [one for one in rows if one.open],
            "other_rows": [one for one in rows if not one.open],
        }
        return answers.page("undelivered.html", visitor.language, context)

    async def settle(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        outbox_id = request.path_params["message"]
        await self._desk.database.write(
            partial(undelivered.settle, member=visitor.member, outbox_id=outbox_id)
        )
        return see_other(PATH)


def _row(one: Failed, visitor: Visitor) -> Row:
    language = visitor.language
    settled = {"name": one.settled_by}
    return Row(
        id=one.outbox_id,
        outlet=outlet_words(one.outlet, language),
        icon=_ICONS.get(one.outlet, "chat"),
        kind=render(f"undelivered-kind-{one.kind}", language),
        reason=reason_words(one.outlet, one.reason, language),
        then=_then(one.next_way, language),
        lost=one.next_way == Then.NOBODY,
        open=one.settled_at is None,
        reference=one.reference,
        at=showing.moment(one.at or visitor.now, visitor.now, language),
        settled=render("undelivered-settled", language, settled) if one.settled_by else "",
    )


def line(body: Mapping[str, Any], language: str) -> str:
    """The same in one sentence, for a case's timeline."""
    shown = {
        "outlet": outlet_words(body["outlet"], language),
        "reason": reason_words(body["outlet"], body["reason"], language),
        "then": _then(body["then"], language),
    }
    return render("undelivered-line", language, shown)


def outlet_words(outlet: str, language: str) -> str:
    if outlet in _ICONS:
        return render(f"undelivered-outlet-{outlet}", language)
    return queue_page.channel(outlet, language)


def reason_words(outlet: str, reason: str, language: str) -> str:
    return render(f"undelivered-reason-{reason}", language, {"outlet": outlet})


def _then(next_way: str, language: str) -> str:
    return render(f"undelivered-then-{'chat' if lane_of(next_way) else next_way}", language)
