"""A customer's page: loaded in one snapshot, every value masked until it is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot.console import answers, queue_page, showing
from bot.console.answers import trouble
from bot.console.case_parts import Value
from bot.console.desk import ConsoleDesk
from bot.console.doors import text
from bot.console.gate import Visitor, new_form_key, see_other
from bot.copy import render
from handlers import customer_page as use_cases
from handlers.customer_page import CustomerPage, Past
from handlers.desk_deed import Done, Invalid, Missing, Outcome
from states.facts import shown_moment
from states.fields import DETAIL
from states.text import clean
from storage.unit_of_work import UnitOfWork

PATH = "/console/customers"
_ID = 32  # hex digits
_MOST_KEY = 40
_BULLET = "• "  # how a line begins in a chat


@dataclass(frozen=True, slots=True)
class Field:
    """One value of the record. `flags`: what there is to know about it, in words."""

    id: str
    value: Value
    flags: tuple[str, ...]


class CustomerPages:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk

    async def page(self, request: Request, visitor: Visitor) -> Response:
        customer_id = request.path_params["customer"]
        found = await self._context(visitor, customer_id)
        if found is None:
            return trouble(visitor, "customer-trouble", 404)
        await self._desk.database.write(
            lambda uow: use_cases.viewed(uow, visitor.member, customer_id)
        )
        found["done"] = request.query_params.get("done") == "reveal"
        return answers.page("customer.html", visitor.language, found)

    async def reveal(self, request: Request, visitor: Visitor, form: FormData) -> Response:
        customer_id, key = request.path_params["customer"], text(form, "key")
        if not _is_id(customer_id) or not 0 < len(key) <= _MOST_KEY:
            return trouble(visitor, "console-trouble-form", 400)
        field, reason = text(form, "field")[:60], clean(text(form, "text")).strip()
        outcome: Outcome = await self._desk.database.write_again(
            lambda uow: use_cases.reveal(uow, visitor.member, customer_id, field, reason, key)
        )
        if isinstance(outcome, Done):
            return see_other(f"{PATH}/{customer_id}?done=reveal")
        found = await self._context(visitor, customer_id)
        if found is None or isinstance(outcome, Missing):
            return trouble(visitor, "customer-trouble", 404)
        shown: Mapping[str, str] = outcome.shown if isinstance(outcome, Invalid) else {}
        reasoned = getattr(outcome, "reason", "console-no-role")
        found["wrong"] = render(reasoned, visitor.language, shown)
        found["typed"] = {"field": field, "text": reason}
        status = 422 if isinstance(outcome, Invalid) else 403
        return answers.page("customer.html", visitor.language, found, status)

    async def _context(self, visitor: Visitor, customer_id: str) -> dict[str, Any] | None:
        if not _is_id(customer_id):
            return None

        def load(uow: UnitOfWork) -> CustomerPage | None:
            return use_cases.load(uow, visitor.member, customer_id, new_form_key())

        page = await self._desk.database.read(load)
        return None if page is None else _Words(page, visitor).context()


class _Words:
    """Turns one loaded page into what its template reads."""

    def __init__(self, page: CustomerPage, visitor: Visitor) -> None:
        self._page = page
        self._visitor = visitor
        self._language = visitor.language

    def context(self) -> dict[str, Any]:
        page, visitor, language = self._page, self._visitor, self._language
        record = page.record
        path = f"{PATH}/{record.id}"
        return {
            "visitor": visitor,
            "csrf": visitor.csrf,
            "here": path,
            "path": path,
            "key": page.key,
            "bulk": None,
            "code": record.code,
            "kind": self._say(f"console-customer-{record.kind}"),
            "frozen": record.frozen,
            "writes": self._say(f"page-language-{record.language}"),
            "since": showing.exactly(page.about.made_at),
            "contracts": page.about.contracts_open,
            "fields": [self._field(name) for name in self._names()],
            "chats": [
                (
                    queue_page.channel(one.channel, language),
                    showing.exactly(one.since),
                    showing.moment(one.last_at, visitor.now, language) if one.last_at else None,
                )
                for one in page.chats
            ],
            "notices": [
                (one.version, queue_page.channel(one.channel, language), showing.exactly(one.at))
                for one in page.consents
            ],
            "marketing": self._marketing(),
            "rows": [
                queue_page.row(
                    one,
                    "",
                    current="",
                    staff_id=visitor.member.id,
                    now=visitor.now,
                    language=language,
                )
                for one in page.cases.lines
            ],
            "more": bool(page.cases.after),
            "history": [self._past(one) for one in page.history],
            "days": use_cases.LOOK_BACK_DAYS // 365,
            "done": False,
            "wrong": "",
            "typed": {},
        }

    def _say(self, copy: str, **values: str | int) -> str:
        return render(copy, self._language, values)

    # -- the record ------------------------------------------------------------------------------
    def _names(self) -> list[str]:
        """The name, the details that can be changed, and what else there is."""
        details = self._page.record.details
        known = [one for one in DETAIL if one in details]
        return ["name", *known, *(one for one in details if one not in DETAIL)]

    def _field(self, name: str) -> Field:
        page = self._page
        words = self._say(f"field-{name}")
        label = words[:1].upper() + words[1:]
        stored = page.record.name if name == "name" else page.record.value(name) or ""
        if name in page.revealed:
            return Field(name, Value(label, showing.value(name, stored)), self._flags(name))
        masked = showing.masked(name, stored)
        return Field(name, Value(label, masked, name if page.reveals else ""), self._flags(name))

    def _flags(self, name: str) -> tuple[str, ...]:
        detail = self._page.record.details.get(name)
        if detail is None:
            return ()
        found = []
        if detail.trusted_from is not None and detail.trusted_from > self._visitor.now:
            until = shown_moment(detail.trusted_from)
            found.append(self._say("customer-new-contact", until=until))
        if detail.returned:
            found.append(self._say("customer-returned"))
        return tuple(found)

    def _marketing(self) -> str:
        stop = self._page.no_marketing
        if stop is None:
            return self._say("customer-marketing")
        return self._say(
            "console-no-marketing-since",
            when=showing.exactly(stop.at).words,
            channel=queue_page.channel(stop.channel, self._language),
        )

    def _past(self, one: Past) -> tuple[str, str]:
        """(what happened, the reference of its case)."""
        change = one.change
        by = one.who or self._say(f"mydata-by-{change.by}")
        field = self._say(f"field-{change.field}") if change.field else "none"
        words = self._say(
            f"mydata-past-{change.what}",
            when=shown_moment(change.at),
            by=by,
            field=field,
            old=change.old or "none",
            new=change.new or "none",
            reference=change.reference or "none",
        )
        return words.removeprefix(_BULLET), change.reference


def _is_id(given: str) -> bool:
    return len(given) == _ID and given.isalnum()
