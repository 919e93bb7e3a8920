"""`customers import`, `export`, `show`, and `no-marketing`."""

import csv
import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import IO, Annotated

import typer

from bot import customer_import, customer_source
from bot.clock import now
from bot.commands import lazy, outcome, printing
from bot.commands.house import opened
from bot.commands.outcome import CommandError
from bot.commands.progress import bar
from bot.commands.writing import written
from bot.settings import load
from states import customer_file
from states.customer_file import HEADERS, Record
from states.facts import local_day
from storage import customer_export, marketing_stops
from storage.database import Database

app = lazy.group()
_PAGE = 500
Json = Annotated[bool, typer.Option("--json", help="One JSON document.")]


@app.callback()
def group() -> None:
    """Customer records: import, export, show one."""


@app.command("import")
def import_(
    file: Annotated[Path | None, typer.Argument(help="A CSV file, UTF-8.")] = None,
    *,
    from_url: Annotated[str | None, typer.Option("--from-url", help="Fetch it from here.")] = None,
    as_json: Json = False,
) -> None:
    """Add new customers and update known ones, by their code. Takes effect at once.

    Empty cells leave what is recorded as it is. Bad rows go into FILE.bad.csv with their line and
    reason, the others are kept; then the exit code is 1.
    """
    if (file is None) == (from_url is None):
        raise typer.BadParameter("give FILE.csv or --from-url URL, one of them")
    try:
        if file is not None:
            done = _import(file, file.with_suffix(".bad.csv"))
        else:
            with customer_source.fetched(from_url or "") as path:
                done = _import(path, Path("customers.bad.csv"))
    except (customer_source.SourceError, customer_import.FileError) as error:
        raise CommandError(str(error)) from None
    _tell(done, as_json=as_json)
    if done.bad:
        outcome.complain(f"{done.bad} of {done.rows} rows were not taken: see {done.bad_file}.")
        raise typer.Exit(outcome.COULD_NOT)


def _import(path: Path, aside: Path) -> customer_import.Outcome:
    size = path.stat().st_size
    with opened() as database, bar("bytes", size) as advance:
        return customer_import.run(
            database,
            path,
            aside,
            today=local_day(now()),
            language=load().language,
            advance=advance,
        )


def _tell(done: customer_import.Outcome, *, as_json: bool) -> None:
    counts = {
        "added": done.counts.added,
        "changed": done.counts.changed,
        "unchanged": done.counts.unchanged,
        "bad": done.bad,
    }
    if as_json:
        bad_file = str(done.bad_file) if done.bad_file else None
        printing.document({"rows": done.rows, **counts, "bad_file": bad_file})
    else:
        printing.say(", ".join(f"{number} {what}" for what, number in counts.items()))


@app.command()
def export(
    file: Annotated[Path | None, typer.Argument(help="Where to; else standard output.")] = None,
    *,
    as_json: Json = False,
) -> None:
    """Write every customer's record as CSV, in the order of the codes. It is audited.

    No cell is a formula to a spreadsheet: what would be one has ' before it (phones, too: they
    begin with +). `customers import` takes that away again.
    """
    with opened() as database:
        total = database.read_now(customer_export.count)
        database.write_now(lambda uow: customer_export.note_exported(uow, total))
        with written(file) as out, bar("customers", total) as advance:
            records = _records(database, advance)
            if as_json:
                _write_json(out, records)
            else:
                writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
                writer.writerow(HEADERS)
                writer.writerows(map(customer_file.row, records))


def _records(database: Database, advance: Callable[[int], None]) -> Iterator[Record]:
    after = ""
    while True:
        page = database.read_now(partial(customer_export.page, after=after, most=_PAGE))
        if not page:
            return
        for after, record in page:  # noqa: B007 - the last code leads on
            yield record
        advance(len(page))


def _write_json(out: IO[str], records: Iterator[Record]) -> None:
    """One list, written a record at a time."""
    before = "["
    for record in records:
        out.write(f"{before}\n{json.dumps(customer_file.cells(record), ensure_ascii=False)}")
        before = ","
    out.write("[]\n" if before == "[" else "\n]\n")


@app.command("no-marketing")
def no_marketing(*, as_json: Json = False) -> None:
    """Who wants no advertising: whoever sends some reads this first. It is audited.

    A line is a customer with the contacts of their record, or a contact alone that was typed by
    somebody who was not linked; it need not be a customer's.
    """
    with opened() as database:
        found = database.write_now(marketing_stops.listed)
    columns = ("code", "phone", "email", "since", "channel")
    rows = [
        (
            one.code,
            one.contacts.get("phone", ""),
            one.contacts.get("email", ""),
            printing.moment(one.at) or "",
            one.channel,
        )
        for one in found
    ]
    if as_json:
        printing.document([dict(zip(columns, row, strict=True)) for row in rows])
    else:
        printing.table(columns, rows)


@app.command()
def show(
    code: Annotated[str, typer.Argument(help="The customer's code.")], *, as_json: Json = False
) -> None:
    """One customer's record, unmasked, with contact changes that are held. It is audited."""
    with opened() as database:
        found = database.read_now(lambda uow: customer_export.find(uow, code.strip().upper()))
        if found is None:
            raise CommandError("There is no customer with this code.")
        customer_id, record, frozen = found
        database.write_now(lambda uow: customer_export.note_shown(uow, customer_id))
        held = database.read_now(lambda uow: customer_export.pending(uow, customer_id))
    pending = [{"field": name, "until": printing.moment(until)} for name, until in held]
    shown = {**customer_file.cells(record), "pending": pending, "frozen": frozen}
    if as_json:
        printing.document(shown)
        return
    held_text = ", ".join(f"{one['field']} until {one['until']}" for one in pending)
    rows = {**shown, "pending": held_text, "frozen": "yes" if frozen else "no"}
    printing.table(("", ""), [(name, "" if it is None else str(it)) for name, it in rows.items()])
