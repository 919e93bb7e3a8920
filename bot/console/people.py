"""People: who works here, what each may do, and helping them back in."""

from collections.abc import Callable, Mapping
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot.console import answers, people_page
from bot.console.answers import trouble
from bot.console.desk import ConsoleDesk
from bot.console.doors import text
from bot.console.gate import Visitor, see_other
from bot.copy import LANGUAGES
from handlers import people
from handlers.people_rules import Done, Outcome, Refused, Wish
from states.permissions import Permission, Role
from storage import staff, staff_accounts, staff_invitations, staff_sessions, staff_sign_ins
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork

PATH = "/console/people"
Deed = Callable[[UnitOfWork, StaffMember, str], Outcome]


class People:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk
        house = desk.house
        # What a button of a person's page does.
        self._deeds: Mapping[str, Deed] = {
            "invite": lambda uow, admin, one: people.invite_again(uow, house, admin, one),
            "withdraw": people.withdraw,
            "disable": people.disable,
            "enable": people.enable,
            "reset-factor": lambda uow, admin, one: people.reset_factor(uow, house, admin, one),
            "sign-out": people.sign_out,
            "unbind": people.unbind_company,
        }

    # -- everybody -------------------------------------------------------------------------------
    async def page(self, request: Request, visitor: Visitor) -> Response:  # noqa: ARG002
        everybody, invited, last = await self._desk.database.read(
            lambda uow: (
                staff.every(uow),
                staff_invitations.open_ones(uow),
                staff_sign_ins.last_in(uow),
            )
        )
        rows = [
            people_page.row(one, invited.get(one.id), last.get(one.id), visitor, self._factor)
            for one in everybody
        ]
        context = {
            **self._context(visitor),
            "working": [one for one in rows if not one.disabled],
            "left": [one for one in rows if one.disabled],
        }
        return answers.page("people.html", visitor.language, context)

    @property
    def _factor(self) -> bool:
        return self._desk.house.second_factor

    # -- somebody new ----------------------------------------------------------------------------
    async def new_page(self, request: Request, visitor: Visitor) -> Response:  # noqa: ARG002
        return self._new(visitor, Wish("", "", Role.AGENT, "", visitor.language))

    async def add(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        wish, house = _wish(form), self._desk.house
        outcome = await self._write(lambda uow: people.add(uow, house, visitor.member, wish))
        if isinstance(outcome, Refused):
            return self._new(visitor, wish, 422, outcome.reason)
        return await self._after(visitor, outcome, "invited")

    def _new(self, visitor: Visitor, wish: Wish, status: int = 200, wrong: str = "") -> Response:
        context = {
            **self._context(visitor),
            "wish": wish,
            "wrong": wrong,
            "roles": people_page.roles(visitor),
            "languages": LANGUAGES,
        }
        return answers.page("person-new.html", visitor.language, context, status)

    # -- one person ------------------------------------------------------------------------------
    async def person(self, request: Request, visitor: Visitor) -> Response:
        done = request.query_params.get("done", "")
        told = done if done in people_page.DONE else ""
        return await self._person(visitor, request.path_params["person"], done=told)

    async def _person(
        self, visitor: Visitor, staff_id: str, status: int = 200, **more: Any
    ) -> Response:
        def load(uow: UnitOfWork) -> people_page.Loaded | None:
            member = staff.by_id(uow, staff_id)
            if member is None:
                return None
            return people_page.Loaded(
                member,
                staff_accounts.mail_of(uow, staff_id),
                staff_invitations.open_ones(uow).get(staff_id),
                staff_sessions.of_member(uow, staff_id),
                staff_sign_ins.newest(uow, staff_id),
            )

        found = await self._desk.database.read(load)
        if found is None:
            return trouble(visitor, "people-trouble-nobody", 404)
        context = {
            **self._context(visitor),
            "person": people_page.person(found, visitor, self._factor),
            "roles": people_page.roles(visitor),
            "wrong": "",
            "done": "",
            **more,
        }
        return answers.page("person-one.html", visitor.language, context, status)

    async def change(self, request: Request, visitor: Visitor, form: FormData) -> Response:
        staff_id, wish = request.path_params["person"], _wish(form)
        house = self._desk.house
        outcome = await self._write(
            lambda uow: people.change(uow, house, visitor.member, staff_id, wish)
        )
        return await self._answer(visitor, staff_id, outcome, "changed")

    async def permit(self, request: Request, visitor: Visitor, form: FormData) -> Response:
        """The ticks, whole: what is not ticked is removed."""
        staff_id, house = request.path_params["person"], self._desk.house
        given = {one for one in form.getlist("permission") if isinstance(one, str)}
        wanted = [one for one in Permission if one.value in given]
        outcome = await self._write(
            lambda uow: people.permit(uow, house, visitor.member, staff_id, wanted)
        )
        return await self._answer(visitor, staff_id, outcome, "permitted")

    async def act(self, request: Request, visitor: Visitor, form: FormData) -> Response:  # noqa: ARG002
        staff_id, name = request.path_params["person"], request.path_params["deed"]
        deed = self._deeds.get(name)
        if deed is None:
            return trouble(visitor, "people-trouble-nobody", 404)
        outcome = await self._write(lambda uow: deed(uow, visitor.member, staff_id))
        return await self._answer(visitor, staff_id, outcome, name)

    # -- ways ------------------------------------------------------------------------------------
    async def _answer(
        self, visitor: Visitor, staff_id: str, outcome: Outcome, done: str
    ) -> Response:
        if isinstance(outcome, Refused):
            status = 403 if outcome.reason in people_page.FORBIDDEN else 422
            return await self._person(visitor, staff_id, status, wrong=outcome.reason)
        return await self._after(visitor, outcome, done)

    async def _after(self, visitor: Visitor, outcome: Outcome, done: str) -> Response:
        if not isinstance(outcome, Done):
            return trouble(visitor, "people-trouble-nobody", 404)
        if outcome.token:  # no mail carries it: shown once, on no page that could be loaded again
            link = f"{self._desk.house.public_url}/console/invitation/{outcome.token}"
            context = {**self._context(visitor), "link": link, "back": f"{PATH}/{outcome.staff_id}"}
            return answers.page("person-link.html", visitor.language, context)
        told = "mailed" if outcome.mailed else done
        return see_other(f"{PATH}/{outcome.staff_id}?done={told}")

    async def _write(self, use_case: Callable[[UnitOfWork], Outcome]) -> Outcome:
        outcome = await self._desk.database.write(use_case)
        self._desk.wake()  # a mail may tell of it
        return outcome

    def _context(self, visitor: Visitor) -> dict[str, Any]:
        return {
            "visitor": visitor,
            "csrf": visitor.csrf,
            "here": PATH,
            "manages": visitor.member.person.may(Permission.STAFF),
        }


def _wish(form: FormData) -> Wish:
    language = text(form, "language")
    return Wish(
        text(form, "login")[:200],
        text(form, "name")[:200],
        text(form, "role"),
        text(form, "mail")[:300],
        language if language in LANGUAGES else "vi",
    )
