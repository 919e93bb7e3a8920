"""Several cases at once, from the queue: what was done is counted, what was not is said by row."""

from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from bot.console import answers, queue_page
from bot.console.acts import line
from bot.console.answers import trouble
from bot.console.desk import ConsoleDesk
from bot.console.doors import text
from bot.console.gate import Visitor
from bot.console.screen import Screen, is_reference
from bot.copy import render
from handlers import bulk
from handlers.desk_deed import Deed, Done, Invalid, NotAllowed, Outcome, Seen, Stale
from states.case import Action
from states.text import clean
from storage.queue import PAGE

PATH = "/console/bulk"
_NUMBER = 9  # digits that a version can have
_MOST_KEY = 40


@dataclass(frozen=True, slots=True)
class Told:
    """`done`: for how many; `left`: (reference, why not) of the others; `wrong`: why nothing was
    tried."""

    done: int = 0
    left: tuple[tuple[str, str], ...] = ()
    wrong: str = ""


class Bulk:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk
        self._screen = Screen(desk)

    async def act(self, request: Request, visitor: Visitor, form: FormData) -> Response:
        action, key = text(form, "do"), text(form, "key")
        chosen = read(form)
        if action not in bulk.DEEDS or chosen is None or not 0 < len(key) <= _MOST_KEY:
            return trouble(visitor, "console-trouble-form", 400)
        value, to = clean(text(form, "value"))[:300], text(form, "to")[:60]
        wrong = _wrong(Action(action), chosen, value, to)
        if wrong:
            told = Told(wrong=render(wrong, visitor.language))
        else:
            told = await self._carry_out(visitor, Action(action), chosen, value, to, key)
        asked = queue_page.asked(dict(request.query_params))
        context = await self._screen.queue(visitor, asked)
        context["told"] = told
        if told.left or told.wrong:
            context["bulk"] = context["bulk"]._replace(value=value, to=to)
        left = {reference for reference, _ in told.left}
        context["chosen"] = {one for one in chosen if told.wrong or one in left}
        status = 422 if told.wrong else 409 if told.left and not told.done else 200
        return answers.page("console.html", visitor.language, context, status)

    async def _carry_out(
        self,
        visitor: Visitor,
        action: Action,
        chosen: dict[str, int],
        value: str,
        to: str,
        key: str,
    ) -> Told:
        """Each in a transaction of its own: one that cannot be done holds up no other."""
        done, left = 0, []
        for reference, version in chosen.items():
            seen = Seen(version, 0, 0, key)
            tag = value if action is Action.TAG else ""
            given = to if action is Action.ASSIGN else ""
            deed = Deed(action, reference, seen, value=tag, to=given)
            outcome = await self._one(visitor, deed)
            if isinstance(outcome, Done):
                done += 1
            else:
                left.append((reference, _why(outcome, visitor)))
        if done:
            self._desk.wake()
        return Told(done, tuple(left))

    async def _one(self, visitor: Visitor, deed: Deed) -> Outcome:
        house, member = self._desk.house, visitor.member
        return await self._desk.database.write_again(lambda uow: bulk.act(uow, house, member, deed))


def read(form: FormData) -> dict[str, int] | None:
    """What is ticked: the version that each row showed, by reference. None where a value is not one
    of ours."""
    found: dict[str, int] = {}
    for one in form.getlist("case")[:PAGE]:
        reference, _, version = one.partition(".") if isinstance(one, str) else ("", "", "")
        number = version.isascii() and version.isdigit() and len(version) <= _NUMBER
        if not (is_reference(reference) and number):
            return None
        found[reference] = int(version)
    return found


def _wrong(action: Action, chosen: dict[str, int], value: str, to: str) -> str:
    """What is missing before anything can be tried (copy id)."""
    if not chosen:
        return "bulk-none"
    if action is Action.TAG:
        return "" if value.strip() else "console-tags-none"
    return "" if to else "bulk-nobody"


def _why(outcome: Outcome, visitor: Visitor) -> str:
    language = visitor.language
    if isinstance(outcome, Stale):
        last = line(outcome.since[-1], visitor)
        return render("bulk-stale", language, {"who": last["who"], "what": last["what"]})
    if isinstance(outcome, Invalid):
        return render(outcome.reason, language, outcome.shown)
    if isinstance(outcome, NotAllowed):
        return render(outcome.reason, language)
    return render("console-trouble-case", language)
