"""The command line `helpdesk`: one file a group of commands, this is the table of them.

Exit codes: 0 done, 1 could not, 2 wrong use. Errors are one clear line on standard error.
"""

import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer.main import get_command

from bot.commands import outcome
from bot.commands.lazy import LazyGroup

# Name -> (module:attribute, what it is for). Loaded when used.
COMMANDS = {
    "serve": ("bot.commands.running:serve", "Serve everything in one process."),
    "demo": ("bot.commands.running:demo", "Serve a made-up desk on this machine."),
    "chat": ("bot.commands.chat:chat", "Talk to the bot in the terminal, or run a script."),
    "doctor": ("bot.commands.health:doctor", "What may keep it from working, and what to mend."),
    "db": ("bot.commands.db:app", "The database: upgrade it, check it."),
    "customers": ("bot.commands.customers:app", "Customer records: import, export, show one."),
    "cases": ("bot.commands.cases:app", "Cases: list, show, export."),
    "staff": ("bot.commands.staff:app", "Staff members: add, disable."),
    "tokens": ("bot.commands.tokens:app", "Tokens of the API: make, list, revoke."),
    "keys": ("bot.commands.keys:app", "Master keys: make one, rotate to the newest."),
    "audit": ("bot.commands.audit:app", "The history: find any tampering."),
    "retention": ("bot.commands.retention:app", "Papers of closed cases: remove what is over."),
    "telegram": ("bot.commands.telegram:app", "How the Telegram bot receives."),
    "zalo-bot": ("bot.commands.zalo_bot:app", "How the Zalo bot receives."),
    "zalo": ("bot.commands.zalo:app", "The Zalo Official Account: look at an event."),
    "explain": ("bot.commands.explaining:explain", "How the bot understands a message."),
    "read": ("bot.commands.reading:read", "How the bot reads an answer."),
    "diagrams": ("bot.commands.diagrams:diagrams", "The state maps, as Mermaid."),
}


class _Commands(LazyGroup):
    table = COMMANDS


app = typer.Typer(
    name="helpdesk",
    cls=_Commands,
    help="DCNET's desk for complaints and data requests.",
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415 - only this option needs it

        typer.echo(f"helpdesk {version('dcnet-helpdesk')}")
        raise typer.Exit


@app.callback()
def _house(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    del version  # its callback has answered


def main() -> None:
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command and answer its exit code; a failure is one line, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        ended = get_command(app).main(
            list(arguments) or ["--help"], prog_name="helpdesk", standalone_mode=False
        )
        sys.stdout.flush()
    except BrokenPipeError:
        outcome.close_pipes()
        return outcome.COULD_NOT
    except (KeyboardInterrupt, typer.Abort):
        outcome.complain("Stopped.")
        return outcome.COULD_NOT
    except Exception as error:  # noqa: BLE001 - whatever it is, it ends as one line
        return _failed(error)
    if not arguments:
        return outcome.WRONG_USE
    return ended if isinstance(ended, int) else outcome.DONE


def _failed(error: Any) -> int:
    if hasattr(error, "format_message"):  # typer's word for wrong use
        ctx = getattr(error, "ctx", None)
        where = ctx.command_path if ctx else "helpdesk"
        text = error.format_message().rstrip(".")
        end = "" if text.endswith("?") else "."
        outcome.complain(f"{text}{end} See `{where} --help`.")
        return outcome.WRONG_USE
    outcome.complain(outcome.explain(error))
    return outcome.COULD_NOT
