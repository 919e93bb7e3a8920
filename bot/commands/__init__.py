"""The command line `helpdesk`: one file a group of commands, this is the table of them.

Exit codes: 0 done, 1 could not, 2 wrong use. Errors are one clear line on standard error.
"""

import sys

import typer

from bot.commands import running
from bot.settings import SettingsError

app = typer.Typer(
    name="helpdesk",
    help="DCNET's desk for complaints and data requests.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("serve")(running.serve)
app.command("demo")(running.demo)


def main() -> None:
    """Run a command; an expected failure is one line, never a traceback."""
    try:
        app()
    except SettingsError as error:
        print(f"helpdesk: {error}", file=sys.stderr)  # noqa: T201
        sys.exit(1)
