"""`read`: how an answer is read, for operators who want to know why."""

from collections.abc import Iterator
from datetime import timedelta, timezone
from typing import Annotated, Any

import typer

from bot.clock import now
from bot.commands.outcome import CommandError
from bot.commands.printing import record
from bot.commands.texts import AlwaysJson, given
from states.answers import Answer, Context, Verdict
from states.answers.readers import READERS

_VIETNAM = timezone(timedelta(hours=7))
FIELDS = tuple(READERS)


def read(
    field: Annotated[str, typer.Argument(help=f"One of: {' '.join(FIELDS)}.")],
    text: Annotated[list[str], typer.Argument(help="The answer; `-`: one a line from stdin.")],
    *,
    organisation: Annotated[
        bool, typer.Option("--organisation", help="The customer is an organisation.")
    ] = False,
    birth_date: Annotated[
        str | None, typer.Option("--birth-date", help="Of record, as 1990-03-05.")
    ] = None,
    id_number: Annotated[
        str | None, typer.Option("--id-number", help="Of record, 12 digits.")
    ] = None,
    _json: AlwaysJson = False,
) -> None:
    """How the bot reads an answer to the question for FIELD: one JSON object a text."""
    if field not in READERS:
        raise typer.BadParameter(f"FIELD is one of {', '.join(FIELDS)}")
    today = now().astimezone(_VIETNAM).date()
    context = Context(today, organisation, _read("birth_date", birth_date, Context(today)))
    context = Context(
        today, organisation, context.birth_date, _read("id_number", id_number, Context(today))
    )
    for each in _answers(field, given(text), context):
        record(each)


read.command_settings = {"ignore_unknown_options": True}  # type: ignore[attr-defined] # a text may begin with a dash


def _answers(field: str, texts: Iterator[str], context: Context) -> Iterator[dict[str, Any]]:
    reader = READERS[field]
    for text in texts:
        yield _shown(field, text, reader(text, context))


def _shown(field: str, text: str, answer: Answer) -> dict[str, Any]:
    asks = answer.verdict is Verdict.ASK
    takes = asks or answer.verdict is Verdict.ACCEPTED
    value = answer.value
    if value is None and answer.choices:
        value = answer.choices[0]
    shown: dict[str, Any] = {
        "text": text,
        "accepted": takes,
        "value": value,
        "ask": asks,
        "reason": None if takes else answer.reason,
    }
    if field == "address":
        shown["province"] = answer.parts.get("province")
        shown["ward"] = answer.parts.get("ward")
    return shown


def _read(field: str, text: str | None, context: Context) -> str | None:
    """What an option says is of record, in its stored form."""
    if text is None:
        return None
    answer = READERS[field](text, context)
    if answer.value is None:
        raise CommandError(f"--{field.replace('_', '-')} cannot be read: {answer.reason}.")
    return answer.value
