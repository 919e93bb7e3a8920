"""`explain`: how a message is understood, for operators who want to know why."""

from typing import Annotated

import typer

from bot.commands.printing import record
from bot.commands.texts import AlwaysJson, given
from states.intents import understand


def explain(
    text: Annotated[list[str], typer.Argument(help="The message; `-`: one a line from stdin.")],
    *,
    _json: AlwaysJson = False,
) -> None:
    """How the bot understands a message: one JSON object a text; no intent where it would ask."""
    for each in given(text):
        understood = understand(each)
        record(
            {
                "text": each,
                "intent": understood.listed,
                "confidence": understood.confidence,
                "values": dict(understood.values),
            }
        )


explain.command_settings = {"ignore_unknown_options": True}  # type: ignore[attr-defined] # a text may begin with a dash
