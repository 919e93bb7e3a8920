"""`audit verify`."""

from typing import Annotated

import typer

from bot.commands import lazy, outcome, printing
from bot.commands.house import opened
from bot.commands.progress import bar
from storage import audit_check
from storage.audit_check import Report

app = lazy.group()


@app.callback()
def group() -> None:
    """The history: find any tampering."""


@app.command()
def verify(
    *,
    anchor: Annotated[
        str | None, typer.Option(help="SEQ:HASH, the head that an earlier check printed.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Walk the history from its start; exit 1 where anything was changed, moved, cut or put in.

    A database that was replaced whole by an older one shows only against an anchor: keep the head
    that is printed, somewhere else, and give it to the next check.
    """
    known = _anchor(anchor)
    with opened() as database, bar("entries", database.read_now(audit_check.last_seq)) as advance:
        report = database.read_now(lambda uow: audit_check.check(uow, known, advance))
    head = f"{report.head_seq}:{report.head_hash.hex()}"
    if as_json:
        _document(report, head)
    else:
        printing.say(
            f"{report.entries} entries, {report.messages} messages, "
            f"{report.tombstones} of them erased. Head {head}"
        )
    if not report.ok:
        first, more = report.flaws[0], len(report.flaws) - 1
        where = f"Entry {first.seq}" if first.seq is not None else "The whole"
        others = f" ({more} more: --json)" if more else ""
        outcome.complain(f"The history is damaged. {where}: {first.what}.{others}")
        raise typer.Exit(outcome.COULD_NOT)


def _document(report: Report, head: str) -> None:
    printing.document(
        {
            "ok": report.ok,
            "entries": report.entries,
            "messages": report.messages,
            "tombstones": report.tombstones,
            "head": head,
            "first_bad": next((flaw.seq for flaw in report.flaws if flaw.seq is not None), None),
            "problems": [{"seq": flaw.seq, "what": flaw.what} for flaw in report.flaws],
        }
    )


def _anchor(text: str | None) -> tuple[int, bytes] | None:
    if text is None:
        return None
    seq, _, digest = text.partition(":")
    try:
        known = int(seq), bytes.fromhex(digest)
    except ValueError:
        known = 0, b""
    if len(known[1]) != 32 or known[0] < 1:
        raise typer.BadParameter("an anchor is SEQ:HASH, as `audit verify` prints it")
    return known
