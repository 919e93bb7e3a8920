"""The call screen: one page, one form, one deed a button. Each of them keeps the whole form first,
so that nothing typed is lost, with or without scripts. All of it is posted: no name and no number
stands in an address."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot.console import answers, call_page
from bot.console.answers import trouble
from bot.console.call_page import Came
from bot.console.desk import ConsoleDesk
from bot.console.doors import text
from bot.console.gate import PART, Visitor, new_form_key, see_other
from handlers import call_proof, call_request, call_view, calls
from handlers.call_request import Filled
from handlers.calls import Calling, Told, no
from states.calls import KINDS, read_back
from states.fields import FIELDS, PICKED
from states.office_hours import VIETNAM
from storage.unit_of_work import UnitOfWork

PATH = "/console/call"
PARTS = ("request", "hints")
_MOST = 2000
_ID = 32  # hex digits


class CallScreen:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk

    async def page(self, request: Request, visitor: Visitor) -> Response:  # noqa: ARG002
        return await self._shown(visitor, Came())

    async def act(self, request: Request, visitor: Visitor, form: FormData) -> Response:
        action, write = request.path_params["action"], self._desk.database.write_again
        if action == "begin":
            caller = text(form, "caller")
            await write(lambda uow: calls.begin(uow, visitor.member, caller))
            return see_other(PATH)
        if action == "followed":
            call_id = text(form, "follow_up_of")
            told = await write(lambda uow: calls.followed(uow, visitor.member, call_id))
            return await self._shown(visitor, Came(told=told))
        if action not in _DO:
            return trouble(visitor, "console-trouble-form", 404)
        came = await write(lambda uow: self._carry_out(uow, visitor, action, form))
        self._desk.wake()
        part = request.headers.get(PART, "")
        if part in PARTS and not came.good:  # ended, or open elsewhere: the page is loaded anew
            return Response(status_code=409)
        return await self._shown(visitor, came, part if part in PARTS else "")

    def _carry_out(self, uow: UnitOfWork, visitor: Visitor, action: str, form: FormData) -> Came:
        calling = calls.current(uow, self._desk.house, visitor.member, text(form, "call"))
        if calling is None:
            return Came(told=no("call-gone"))
        calls.save(calling, read_draft(form), text(form, "caller"))
        return _DO[action](calling, form)

    async def _shown(self, visitor: Visitor, came: Came, part: str = "") -> Response:
        house, member = self._desk.house, visitor.member
        page = await self._desk.database.read(lambda uow: call_view.load(uow, house, member))
        context = {
            "visitor": visitor,
            "csrf": visitor.csrf,
            "here": PATH,
            **call_page.shown(page, came, visitor, new_form_key()),
        }
        if part:
            return answers.part("call.html", part, visitor.language, context)
        status = 200 if came.good else 422
        return answers.page("call.html", visitor.language, context, status)


# -- what the form says ---------------------------------------------------------------------------
def read_draft(form: FormData) -> dict[str, Any]:
    """The form as it was typed; of the kind's own fields only."""
    kind = text(form, "kind")
    kind = kind if kind in KINDS else ""
    fields = KINDS[kind].fields if kind else ()
    typed = {one.id: text(form, f"answer.{one.id}")[:_MOST] for one in fields}
    picked = {one.id: text(form, f"pick.{one.id}") for one in fields}
    sure = {one.id: text(form, f"sure.{one.id}")[:_MOST] for one in fields}
    return {
        "kind": kind,
        "answers": {name: value for name, value in typed.items() if value},
        "picks": {
            name: value for name, value in picked.items() if value in FIELDS[name].choices and value
        },
        "sure": {name: value for name, value in sure.items() if value},
        "note": text(form, "note")[:_MOST],
        "receipt": text(form, "receipt")[:10],
        "disposition": text(form, "disposition")[:16],
        "follow_up": text(form, "follow_up")[:16],
    }


def _filled(calling: Calling, form: FormData) -> Filled:
    """What was typed goes before what was picked."""
    draft: Mapping[str, Any] = calling.call.draft
    picks = {name: PICKED + value for name, value in draft["picks"].items()}
    return Filled(
        draft["kind"],
        text(form, "key")[:40],
        {**picks, **draft["answers"]},
        draft["sure"],
        draft["note"],
        draft["receipt"],
    )


def moment(typed: str) -> datetime | None:
    """A moment as a date field sends it (ISO 8601, local in Vietnam); None for anything else."""
    try:
        found = datetime.fromisoformat(typed)
    except ValueError:
        return None
    if found.tzinfo is not None or not 2000 <= found.year <= 2999:
        return None
    return found.replace(tzinfo=VIETNAM)


# -- one deed a button ----------------------------------------------------------------------------
def _draft(calling: Calling, form: FormData) -> Came:  # noqa: ARG001
    return Came(told=Told("call-draft-kept"))


def _find(calling: Calling, form: FormData) -> Came:
    found = calls.find(calling, text(form, "sought") or calling.call.caller)
    return Came(told=found) if isinstance(found, Told) else Came(matches=found)


def _pick(calling: Calling, form: FormData) -> Came:
    customer_id = text(form, "customer")
    if len(customer_id) != _ID or not customer_id.isalnum():
        return Came(told=no("call-find-none"))
    return Came(told=calls.pick(calling, customer_id))


def _code(calling: Calling, form: FormData) -> Came:
    return Came(told=call_proof.send(calling, text(form, "contact")))


def _check(calling: Calling, form: FormData) -> Came:
    return Came(told=call_proof.check(calling, text(form, "code")[:20]))


def _attest(calling: Calling, form: FormData) -> Came:  # noqa: ARG001
    return Came(told=call_proof.attest(calling))


def _give_up(calling: Calling, form: FormData) -> Came:  # noqa: ARG001
    return Came(told=call_proof.give_up(calling))


def _submit(calling: Calling, form: FormData) -> Came:
    key = text(form, "key")
    if not key:
        return Came(told=no("call-gone"))
    came = call_request.submit(calling, _filled(calling, form))
    return Came(told=came) if isinstance(came, Told) else Came(unread=came)


def _join(calling: Calling, form: FormData) -> Came:
    key, note = text(form, "key")[:40], calling.call.draft["note"]
    return Came(told=call_request.join(calling, text(form, "join")[:16], note, key))


def _read_back(calling: Calling, form: FormData) -> Came:
    if not calling.call.cases:
        return Came(told=no("call-gone"))
    outcome = read_back(text(form, "said")[:40], calling.call.cases[-1])
    return Came(told=Told(f"call-read-{outcome}", good=outcome == "right"))


def _end(calling: Calling, form: FormData) -> Came:
    typed = text(form, "follow_up")
    follow_up_at = moment(typed) if typed else None
    if typed and follow_up_at is None:
        return Came(told=no("call-end-untimed"))
    return Came(told=calls.end(calling, text(form, "disposition"), follow_up_at))


_DO: Mapping[str, Callable[[Calling, FormData], Came]] = {
    "draft": _draft,
    "find": _find,
    "pick": _pick,
    "code": _code,
    "check": _check,
    "attest": _attest,
    "unverified": _give_up,
    "submit": _submit,
    "join": _join,
    "read_back": _read_back,
    "end": _end,
}
