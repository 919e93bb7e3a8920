"""The customer's words as the staff's group may see them: no number of four and more digits, no
address, no link, no value of the record or of the request; files are links into the console.

Stricter than the console's own pages, for here nobody's look is recorded and nothing can be taken
back. The words themselves are in the console, behind its rules.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.console import veil
from bot.console.veil import spellings
from bot.copy import has, render
from handlers.call_request import WISH
from handlers.group_view import TopicPage
from states.answers.readers import SHOW
from states.fields import DETAIL, FIELDS, PICKED
from states.masks import HIDDEN, without_addresses, without_numbers
from states.steps.form import shown as words_of
from states.term import Term
from storage.cases import Case, CaseEvent

MOST = 3900  # UTF-16 units of one message, of Telegram's 4096
AT_FIRST = 10  # lines that a new topic begins with; what is older stands in the console
_FEW = 3
_TIME = "occasion"  # when something happened: of what is kept in a shape, the one no mask is for


@dataclass(frozen=True, slots=True)
class Words:
    """One message: `events`, the lines of the timeline it tells, and what else is left out."""

    text: str
    events: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def masked(text: str, values: Iterable[str]) -> str:
    """Free words, masked: first what has a shape, then known values, then every number, so that
    what a mask leaves behind joins nothing to one."""
    return without_numbers(veil.veiled(without_addresses(text), values))


def next_words(page: TopicPage, language: str, console: str) -> Words | None:
    """What is to be told next, as much as one message holds; None where all was told. `console`:
    the address of the case's page."""
    waiting = page.words
    if not waiting:
        return None
    older: Sequence[CaseEvent] = ()
    if not page.told and len(waiting) > AT_FIRST:
        older, waiting = waiting[:-AT_FIRST], waiting[-AT_FIRST:]
    values = known(page)
    pieces: list[str] = []
    told: list[str] = []
    if older:
        pieces.append(render("group-older", language, {"n": len(older)}))
    for event in waiting:
        piece = _piece(page, event, values, language, console)
        if told and _units("\n\n".join([*pieces, piece])) > MOST:
            break
        pieces.append(piece)
        told.append(event.id)
    text = _cut("\n\n".join(pieces), language)
    return Words(text, tuple(told), tuple(one.id for one in older))


def known(page: TopicPage) -> tuple[str, ...]:
    """The values that are hidden wherever they stand: of the record, and of what is asked for."""
    found = [*(veil.of_record(page.record) if page.record else ()), *_asked(page.case)]
    return tuple(dict.fromkeys(one for one in found if len(one) >= _FEW))


def _asked(case: Case) -> Iterator[str]:
    for name, answer in case.answers.items():
        field = "name" if name == "new_name" else name
        if field in SHOW and not answer.startswith(PICKED):
            yield from spellings(field, answer)


def _piece(
    page: TopicPage, event: CaseEvent, values: tuple[str, ...], language: str, console: str
) -> str:
    head = "group-says"
    if event.kind == "opened":
        head = "group-says-entered" if event.actor_kind == "staff" else "group-says-first"
    elif event.body.get("edited"):
        head = "group-says-edited"
    elif event.body.get("forwarded"):
        head = "group-says-forwarded"
    lines = [render(head, language, {"reference": page.case.reference})]
    answers = page.case.answers if event.kind == "opened" else event.body.get("answers", {})
    lines += [_answer(name, value, values, language) for name, value in answers.items() if value]
    if text := str(event.body.get("text") or ""):
        lines.append(masked(text, values))
    files = event.body.get("files", ()) if event.kind != "opened" else page.papers
    lines += [
        render("group-file", language, {"n": n, "address": f"{console}?paper={one}"})
        for n, one in enumerate(files, start=1)
    ]
    return "\n".join(lines)


def _answer(name: str, value: str, values: tuple[str, ...], language: str) -> str:
    """`Mong muốn: …`; what would be written into the record, or reaches somebody, is hidden."""
    label = f"console-asked-{name}"
    said = render(label if has(label, language) else "console-asked", language)
    return f"{said}: {_value(name, value, values, language)}"


def _value(name: str, value: str, values: tuple[str, ...], language: str) -> str:
    field = FIELDS.get(name)
    if value.startswith(PICKED):
        if has(f"{name}-{value[1:]}", language):
            return render(f"{name}-{value[1:]}", language)
        return render(f"console-kind-{value[1:]}", language) if name == WISH else value[1:]
    if name in DETAIL or field is None or field.shows not in ("", _TIME):
        return HIDDEN
    words = words_of(name, value)
    return render(words.copy, language) if isinstance(words, Term) else masked(words, values)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _cut(text: str, language: str) -> str:
    """What one line of the timeline says beyond a message's length stands in the console."""
    if _units(text) <= MOST:
        return text
    kept = text.encode("utf-16-le")[: 2 * MOST].decode("utf-16-le", "ignore")
    return f"{kept}…\n{render('group-cut', language)}"
