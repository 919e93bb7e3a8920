"""`cases list`, `cases show` and `cases export`: to look, never to change. Masked by default."""

import csv
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.commands import lazy, printing
from bot.commands.house import opened
from bot.commands.outcome import CommandError
from bot.commands.printing import moment
from bot.commands.progress import bar
from bot.commands.writing import written
from states.case_map import CLOSED, LIVE, CaseState
from states.customer_file import guard
from states.kinds import KINDS
from states.masks import mask
from storage import case_export
from storage.case_export import Line
from storage.cases import CaseEvent
from storage.database import Database

app = lazy.group()
_PAGE = 500
_SHOWN = ("reference", "kind", "state", "urgent", "customer", "assignee", "due_at")
_MASKED_AS = {"new_name": "name"}
# Answers that are words of ours where they are keys of choices: nobody's data.
_CLEAR = frozenset({"name_reason", "name_paper"})
Json = Annotated[bool, typer.Option("--json", help="One JSON document.")]


@app.callback()
def group() -> None:
    """Cases: list, show, export."""


@app.command("list")
def list_(
    *,
    state: Annotated[
        str, typer.Option(help=f"live, closed, all, or one of: {' '.join(CaseState)}.")
    ] = "live",
    kind: Annotated[str | None, typer.Option(help="One request kind.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many, oldest first.")] = 100,
    as_json: Json = False,
) -> None:
    """Cases of the queue, oldest first, without what they say."""
    states = _states(state)
    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(f"--kind is one of {', '.join(KINDS)}")
    with opened() as database:
        query = partial(case_export.page, most=limit, states=states, kind=kind)
        lines = database.read_now(query)
    rows = [_clear(line) for line in lines]
    if as_json:
        printing.document(rows)
    else:
        printing.table(_SHOWN, ([_text(row[name]) for name in _SHOWN] for row in rows))


@app.command()
def show(
    reference: Annotated[str, typer.Argument(help="The case's reference, as DC-7K3M4-2.")],
    *,
    reveal: Annotated[bool, typer.Option("--reveal", help="Unmasked; it is audited.")] = False,
    as_json: Json = False,
) -> None:
    """One case with its timeline. What people said is masked; revealing it is audited."""
    with opened() as database:
        found = database.read_now(lambda uow: case_export.find(uow, reference.strip().upper()))
        if found is None:
            raise CommandError("There is no case with this reference.")
        line, events = found
        if reveal and not line.erased:
            database.write_now(lambda uow: case_export.note_revealed(uow, line.case.id))
    shown = {
        **_clear(line),
        "answers": _answers(line, reveal=reveal),
        "timeline": [_event(one, reveal=reveal) for one in events],
    }
    if as_json:
        printing.document(shown)
        return
    plain = {**_clear(line), **{f"answer {k}": v for k, v in shown["answers"].items()}}
    printing.table(("", ""), [(name, _text(value)) for name, value in plain.items()])
    printing.table(
        ("at", "who", "what", ""),
        (
            (one["at"], one["actor_kind"], one["kind"], json.dumps(one["body"], ensure_ascii=False))
            for one in shown["timeline"]
        ),
    )


@app.command()
def export(
    file: Annotated[Path | None, typer.Argument(help="Where to; else standard output.")] = None,
    *,
    as_json: Json = False,
) -> None:
    """Every case, oldest first: CSV without what they say, or JSON with it masked."""
    with opened() as database, written(file) as out, bar("cases", 0) as advance:
        lines = _all(database)
        if as_json:
            before = "["
            for line in lines:
                one = {**_clear(line), "answers": _answers(line, reveal=False)}
                out.write(f"{before}\n{json.dumps(one, ensure_ascii=False)}")
                before = ","
                advance(1)
            out.write("[]\n" if before == "[" else "\n]\n")
            return
        writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow(_COLUMNS)
        for line in lines:
            row = _clear(line)
            writer.writerow([guard(_text(row[name])) for name in _COLUMNS])
            advance(1)


def _all(database: Database) -> Iterator[Line]:
    after = ""
    while lines := database.read_now(partial(case_export.page, after=after, most=_PAGE)):
        yield from lines
        after = lines[-1].case.id


_COLUMNS = (
    "reference",
    "kind",
    "state",
    "urgent",
    "why",
    "channel",
    "level",
    "customer",
    "assignee",
    "opened_at",
    "reply_by",
    "due_at",
    "replied_at",
    "closed_at",
    "reopened",
    "reopened_at",
    "rating",
    "decision",
    "reason_code",
)


def _clear(line: Line) -> dict[str, Any]:
    """What of a case is nobody's secret."""
    case = line.case
    return {
        "reference": case.reference,
        "kind": case.kind,
        "state": case.state,
        "urgent": case.urgent,
        "why": case.why or None,
        "channel": case.channel,
        "level": case.level,
        "customer": line.customer_code,
        "assignee": line.assignee,
        "opened_at": moment(case.opened_at),
        "reply_by": moment(case.reply_by),
        "due_at": moment(case.due_at),
        "replied_at": moment(case.replied_at),
        "closed_at": moment(case.closed_at),
        "reasons": list(case.reasons),
        "alarmed_at": moment(case.alarmed_at),
        "first_notice_by": moment(case.first_notice_by),
        "full_notice_by": moment(case.full_notice_by),
        "reopened": case.reopened,
        "reopened_at": moment(case.reopened_at),
        "rating": case.rating,
        "decision": line.decided[0] or None,
        "reason_code": line.decided[1] or None,
        "papers_held_at": moment(case.papers_held_at),
    }


def _answers(line: Line, *, reveal: bool) -> dict[str, str]:
    return {name: _said(name, value, reveal=reveal) for name, value in line.case.answers.items()}


def _said(name: str, value: Any, *, reveal: bool) -> str:
    if reveal or (name in _CLEAR and value in _own_words(name)) or name == "undone":
        return str(value)
    return mask(_MASKED_AS.get(name, name), str(value))


def _own_words(name: str) -> tuple[str, ...]:
    return next(
        (field.choices for kind in KINDS.values() for field in kind.fields if field.id == name), ()
    )


def _event(event: CaseEvent, *, reveal: bool) -> dict[str, Any]:
    """What was said (`text`, `files`) is hidden; where a case moved to is not."""
    body = {
        name: value if reveal or name in ("to", "by", "why") else _said(name, value, reveal=False)
        for name, value in event.body.items()
    }
    return {
        "at": moment(event.at),
        "actor_kind": event.actor_kind,
        "kind": event.kind,
        "body": body,
        "decision": event.decision or None,
        "reason_code": event.reason or None,
    }


def _states(state: str) -> tuple[str, ...]:
    groups = {"live": LIVE, "closed": CLOSED, "all": ()}
    if state in groups:
        return tuple(str(one) for one in groups[state])
    if state in tuple(CaseState):
        return (state,)
    raise typer.BadParameter(f"--state is one of {', '.join((*groups, *CaseState))}")


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
