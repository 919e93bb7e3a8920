"""What commands print: JSON for programs, plain tables for people; data on standard output only."""

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import typer


def document(value: Any) -> None:
    """One JSON document."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def record(value: Any) -> None:
    """One JSON object on a line of its own, at once."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def say(text: str) -> None:
    typer.echo(text)


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Columns as wide as they need to be. Control characters are shown, never obeyed."""
    lines = [list(headers), *([_harmless(cell) for cell in row] for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(headers))]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        typer.echo("  ".join(cells).rstrip())


def moment(at: datetime | None) -> str | None:
    """RFC 3339 in UTC, whole seconds."""
    if at is None:
        return None
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _harmless(cell: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in cell)
