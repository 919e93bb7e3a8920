"""Webhooks out on a page: where events are told to, what became of each, and its secret, once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot.console import answers, showing
from bot.console.answers import trouble
from bot.console.desk import ConsoleDesk
from bot.console.doors import text
from bot.console.gate import Visitor, see_other
from bot.console.own_account import AGAIN
from bot.console.showing import Moment
from bot.copy import render
from handlers import webhooks
from handlers.guarded import Done, Made, Refused, Unproven
from states.webhooks import EVENTS, LONGEST_ADDRESS
from storage import staff, webhook_deliveries, webhook_endpoints
from storage.unit_of_work import UnitOfWork
from storage.webhook_deliveries import SHOWN, Delivery
from storage.webhook_endpoints import Endpoint

PATH = "/console/webhooks"
_DEEDS: Mapping[str, Callable[..., Done | Refused]] = {
    "test": webhooks.test,
    "disable": webhooks.disable,
    "enable": webhooks.enable,
    "remove": webhooks.remove,
}
_DONE = ("choose", "again", *_DEEDS)
_TONES = {"waiting": "near", "delivered": "good", "parked": "late"}


@dataclass(frozen=True, slots=True)
class Row:
    """An endpoint as the list shows it."""

    id: str
    address: str
    tone: str
    words: str
    why: str
    made: str
    waiting: int
    parked: int
    events: frozenset[str]
    disabled: bool


@dataclass(frozen=True, slots=True)
class Sent:
    """A line of the log."""

    id: str
    what: str
    tone: str
    state: str
    notes: tuple[str, ...]
    at: Moment
    again: bool


class WebhookPages:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk

    async def page(self, request: Request, visitor: Visitor) -> Response:
        return await self._page(visitor, done=request.query_params.get("done", ""))

    async def add(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        address = text(form, "address").strip()
        events = [one for one in form.getlist("event") if isinstance(one, str)]
        outcome = await self._desk.database.write(
            lambda uow: webhooks.add(
                uow,
                visitor.member,
                address,
                events,
                proven=visitor.proven,
                private=self._desk.webhooks_private,
            )
        )
        if isinstance(outcome, Unproven):
            return see_other(f"{AGAIN}?next={PATH}")
        if isinstance(outcome, Made):
            context = {
                **_context(visitor),
                "secret": outcome.secret,
                "back": f"{PATH}/{outcome.id}",
            }
            return answers.page("webhook-secret.html", visitor.language, context)
        return await self._page(visitor, outcome.reason, address, frozenset(events))

    async def one(self, request: Request, visitor: Visitor) -> Response:
        return await self._one(request, visitor, done=request.query_params.get("done", ""))

    async def act(self, request: Request, visitor: Visitor, form: FormData) -> Response:
        deed, endpoint_id = request.path_params["deed"], request.path_params["endpoint"]
        use_case: Callable[[UnitOfWork], Done | Refused]
        if deed == "choose":
            events = [one for one in form.getlist("event") if isinstance(one, str)]
            use_case = partial(
                webhooks.choose, member=visitor.member, endpoint_id=endpoint_id, events=events
            )
        elif deed in _DEEDS:
            use_case = partial(_DEEDS[deed], member=visitor.member, endpoint_id=endpoint_id)
        else:
            return trouble(visitor, "webhooks-trouble", 404)
        return await self._do(request, visitor, deed, use_case)

    async def again(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        use_case = partial(
            webhooks.again,
            member=visitor.member,
            endpoint_id=request.path_params["endpoint"],
            delivery_id=request.path_params["delivery"],
        )
        return await self._do(request, visitor, "again", use_case)

    # -- ways ------------------------------------------------------------------------------------
    async def _do(
        self,
        request: Request,
        visitor: Visitor,
        deed: str,
        use_case: Callable[[UnitOfWork], Done | Refused],
    ) -> Response:
        outcome = await self._desk.database.write_again(use_case)
        if isinstance(outcome, Refused):
            return await self._one(request, visitor, outcome.reason)
        there = PATH if deed == "remove" else f"{PATH}/{request.path_params['endpoint']}"
        return see_other(f"{there}?done={deed}")

    async def _page(
        self,
        visitor: Visitor,
        wrong: str = "",
        address: str = "",
        events: frozenset[str] = frozenset(EVENTS),
        done: str = "",
    ) -> Response:
        def load(uow: UnitOfWork) -> tuple[list[Endpoint], dict[str, Any], dict[str, str]]:
            every = webhook_endpoints.every(uow)
            names = staff.names(uow, [one.made_by for one in every])
            return every, webhook_deliveries.counts(uow), names

        found, counts, names = await self._desk.database.read(load)
        context = {
            **_context(visitor, wrong, done),
            "rows": [_row(one, counts.get(one.id, {}), names, visitor) for one in found],
            "address": address,
            "chosen": events,
            "longest": LONGEST_ADDRESS,
            "proven": visitor.proven,
            "again": f"{AGAIN}?next={PATH}",
        }
        return answers.page("webhooks.html", visitor.language, context, 422 if wrong else 200)

    async def _one(
        self, request: Request, visitor: Visitor, wrong: str = "", done: str = ""
    ) -> Response:
        endpoint_id = request.path_params["endpoint"]

        def load(
            uow: UnitOfWork,
        ) -> tuple[Endpoint, list[Delivery], dict[str, Any], dict[str, str]] | None:
            endpoint = webhook_endpoints.by_id(uow, endpoint_id)
            if endpoint is None:
                return None
            names = staff.names(uow, [endpoint.made_by])
            log = webhook_deliveries.newest(uow, endpoint_id)
            return endpoint, log, webhook_deliveries.counts(uow).get(endpoint_id, {}), names

        found = await self._desk.database.read(load)
        if found is None:
            return trouble(visitor, "webhooks-trouble", 404)
        endpoint, log, counts, names = found
        row = _row(endpoint, counts, names, visitor)
        context = {
            **_context(visitor, wrong, done),
            "here": f"{PATH}/{endpoint_id}",
            "row": row,
            "chosen": row.events,
            "log": [_sent(one, visitor, on=not row.disabled) for one in log],
            "most": SHOWN,
        }
        return answers.page("webhook.html", visitor.language, context, 422 if wrong else 200)


def _context(visitor: Visitor, wrong: str = "", done: str = "") -> dict[str, Any]:
    return {
        "visitor": visitor,
        "csrf": visitor.csrf,
        "here": PATH,
        "wrong": wrong,
        "done": done if done in _DONE else "",
        "events": [(one, render(f"webhooks-event-{one}", visitor.language)) for one in EVENTS],
    }


def _row(
    endpoint: Endpoint, counts: Mapping[str, int], names: Mapping[str, str], visitor: Visitor
) -> Row:
    language, why = visitor.language, ""
    made = showing.moment(endpoint.made_at, visitor.now, language).words
    if endpoint.disabled_at is not None:
        tone, state, why = "paused", "off", render(f"webhooks-off-{endpoint.why}", language)
    elif endpoint.failing_since is not None:
        since = showing.exactly(endpoint.failing_since).words
        tone, state = "late", "failing"
        why = render("webhooks-failing-since", language, {"when": since})
    else:
        tone, state = "good", "on"
    return Row(
        endpoint.id,
        endpoint.address,
        tone,
        render(f"webhooks-{state}", language),
        why,
        render("webhooks-made", language, {"who": names.get(endpoint.made_by, ""), "when": made}),
        counts.get("waiting", 0),
        counts.get("parked", 0),
        endpoint.events,
        endpoint.disabled_at is not None,
    )


def _sent(one: Delivery, visitor: Visitor, *, on: bool) -> Sent:
    language = visitor.language
    what = render(f"webhooks-event-{one.event}", language)
    notes = [render("webhooks-tries", language, {"n": one.tries})] if one.tries else []
    if one.status is not None:
        notes.append(render("webhooks-status", language, {"status": str(one.status)}))
    if one.why and one.why != "answer":
        notes.append(render(f"webhooks-why-{one.why}", language))
    if one.state == "waiting" and one.tries:
        when = showing.exactly(one.due_at).words
        notes.append(render("webhooks-next", language, {"when": when}))
    return Sent(
        one.id,
        f"#{one.seq} {what} {one.reference}".strip(),
        _TONES[one.state],
        render(f"webhooks-state-{one.state}", language),
        tuple(notes),
        showing.moment(one.made_at, visitor.now, language),
        on and one.state != "waiting",
    )
