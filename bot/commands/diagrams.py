"""`diagrams`: the state maps as Mermaid, drawn from the tables that decide."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.outcome import CommandError
from bot.commands.printing import say
from states.case_map import CASE
from states.conversation_map import CONVERSATION

MAPS = {"conversation": CONVERSATION, "case": CASE}
_BEGIN = "<!-- map {0}: begin, written by `helpdesk diagrams --write docs` -->"
_END = "<!-- map {0}: end -->"


def diagrams(
    *,
    write: Annotated[
        Path | None, typer.Option(help="Write into diagrams.md of this folder, between its marks.")
    ] = None,
) -> None:
    """Print the conversation's and the case's map as Mermaid state diagrams."""
    if write is None:
        for name, drawn in MAPS.items():
            say(f"%% {name}\n{drawn.mermaid()}")
        return
    path = write / "diagrams.md"
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CommandError(f"{path} is not there.") from None
    path.write_text(with_maps(text), encoding="utf-8")
    say(f"Wrote {path}.")


def with_maps(text: str) -> str:
    """The page with today's maps between its marks."""
    for name, drawn in MAPS.items():
        before, begin, rest = text.partition(_BEGIN.format(name))
        _, end, after = rest.partition(_END.format(name))
        if not begin or not end:
            raise CommandError(f"diagrams.md lacks the marks of the map {name}.")
        text = f"{before}{begin}\n\n```mermaid\n{drawn.mermaid()}```\n\n{end}{after}"
    return text
