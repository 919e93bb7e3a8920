"""`staff add`, `staff disable` and `staff reset-2fa`."""

import sys
from typing import Annotated

import typer

from bot.commands import lazy, printing
from bot.commands.house import opened
from bot.commands.outcome import CommandError
from states.permissions import Role
from storage import staff, staff_factor
from storage.database import Database
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork

app = lazy.group()


@app.callback()
def group() -> None:
    """Staff members: add, disable, help back in."""


@app.command()
def add(
    login: Annotated[str, typer.Argument(help="What they sign in with.")],
    *,
    name: Annotated[str, typer.Option(help="Their name, as customers may read it.")],
    role: Annotated[Role, typer.Option(help="What they may do.")],
    telegram_id: Annotated[
        str | None, typer.Option("--telegram-id", help="Their numeric Telegram id.")
    ] = None,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Take the password from standard input.")
    ] = False,
) -> None:
    """Add a staff member; the password is asked for, or read from standard input."""
    if telegram_id is not None and not (telegram_id.isascii() and telegram_id.isdigit()):
        raise typer.BadParameter("--telegram-id is a number")
    if not password_stdin and not sys.stdin.isatty():
        raise typer.BadParameter("nobody can be asked for the password here: --password-stdin")
    with opened() as database:
        # asked for only where it can be used
        _must_be_new(database, login)
        password = _password(login, name, from_stdin=password_stdin)

        def use_case(uow: UnitOfWork) -> StaffMember:
            return staff.add(uow, login, name, role.value, password, telegram_id=telegram_id)

        member = database.write_now(use_case)
    printing.say(f"{member.login} may sign in as {member.role}.")


@app.command()
def disable(
    login: Annotated[str, typer.Argument(help="What they sign in with.")],
) -> None:
    """Keep a staff member from signing in, and end their sessions now."""

    def use_case(uow: UnitOfWork) -> bool:
        member = staff.by_login(uow, login)
        if member is None:
            raise CommandError("There is no staff member with this login.")
        if member.disabled:
            return False
        staff.disable(uow, member)
        return True

    with opened() as database:
        done = database.write_now(use_case)
    printing.say("They cannot sign in any more." if done else "They could not sign in already.")


@app.command("reset-2fa")
def reset_2fa(
    login: Annotated[str, typer.Argument(help="What they sign in with.")],
) -> None:
    """Forget a staff member's second factor and recovery codes, and end their sessions; they set
    up a new one when they next sign in."""

    def use_case(uow: UnitOfWork) -> bool:
        member = staff.by_login(uow, login)
        if member is None:
            raise CommandError("There is no staff member with this login.")
        if not member.factor:
            return False
        staff_factor.remove(uow, member.id)
        staff.end_sessions(uow, member.id)
        staff.record(uow, "second factor reset", member)
        return True

    with opened() as database:
        done = database.write_now(use_case)
    printing.say(
        "Their second factor is forgotten; the next sign-in sets up a new one where it is asked."
        if done
        else "They had no second factor."
    )


def _must_be_new(database: Database, login: str) -> None:
    if database.read_now(lambda uow: staff.by_login(uow, login)) is not None:
        raise CommandError("There is a staff member with this login already.")


def _password(login: str, name: str, *, from_stdin: bool) -> str:
    """A password that may be used, asked for twice where somebody types it. Raises StaffError."""
    if from_stdin:
        raw = sys.stdin.buffer.readline().rstrip(b"\r\n")
        try:
            password = raw.decode()
        except UnicodeDecodeError:
            raise CommandError("The password is no UTF-8 text.") from None
    else:
        password = typer.prompt(
            "Password", hide_input=True, confirmation_prompt="The same again", err=True
        )
    staff.refuse_weak(password, login, name)
    return password
