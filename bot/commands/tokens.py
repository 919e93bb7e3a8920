"""`tokens create`, `tokens list` and `tokens revoke`."""

from datetime import timedelta
from typing import Annotated

import typer

from bot.commands import lazy, printing
from bot.commands.house import opened
from bot.commands.outcome import CommandError
from states.api_scopes import Scope
from storage import api_tokens, staff
from storage.api_tokens import ApiToken
from storage.unit_of_work import UnitOfWork

app = lazy.group()


@app.callback()
def group() -> None:
    """Tokens of the API: each acts as one staff member."""


@app.command()
def create(
    login: Annotated[str, typer.Argument(help="The staff member it acts as.")],
    *,
    name: Annotated[str, typer.Option(help="What the token is called in lists.")],
    scope: Annotated[list[Scope], typer.Option(help="What it may be used for; several times.")],
    days: Annotated[int, typer.Option(min=1, max=730, help="Days until it expires.")] = 90,
) -> None:
    """Make a token and print it: it is shown this once, and kept nowhere."""
    called = name.strip()
    if not 0 < len(called) <= api_tokens.LONGEST_NAME:
        raise typer.BadParameter(f"--name has 1 to {api_tokens.LONGEST_NAME} characters")

    def use_case(uow: UnitOfWork) -> str:
        member = staff.by_login(uow, login)
        if member is None or member.disabled:
            raise CommandError("There is no staff member with this login who may sign in.")
        until = uow.now + timedelta(days=days)
        return api_tokens.add(uow, member, called, scope, until)[1]

    with opened() as database:
        secret = database.write_now(use_case)
    printing.say(secret)


@app.command("list")
def list_(
    *,
    json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Every token: whom it acts as, what for, when it was used, until when it lives."""

    def load(uow: UnitOfWork) -> tuple[list[ApiToken], dict[str, str]]:
        every = api_tokens.every(uow)
        return every, staff.logins(uow, [one.made_by for one in every])

    with opened() as database:
        found, makers = database.read_now(load)
    rows = [
        {
            "id": one.id,
            "name": one.name,
            "login": one.member.login,
            "scopes": sorted(one.scopes),
            "made_at": one.made_at.isoformat(),
            "made_by": makers.get(one.made_by or ""),
            "expires_at": one.expires_at.isoformat(),
            "used_at": one.used_at.isoformat() if one.used_at else None,
            "revoked_at": one.revoked_at.isoformat() if one.revoked_at else None,
        }
        for one in found
    ]
    if json:
        printing.document(rows)
        return
    printing.table(
        ("id", "name", "acts as", "scopes", "made by", "expires", "used", "revoked"),
        [
            (
                str(row["id"]),
                str(row["name"]),
                str(row["login"]),
                " ".join(one for one in found[at].scopes),
                str(row["made_by"] or "operator"),
                str(row["expires_at"])[:10],
                str(row["used_at"] or "")[:16],
                str(row["revoked_at"] or "")[:16],
            )
            for at, row in enumerate(rows)
        ],
    )


@app.command()
def revoke(
    token: Annotated[str, typer.Argument(help="Its id, as `tokens list` shows it.")],
) -> None:
    """End a token now and for good."""
    with opened() as database:
        ended = database.write_now(lambda uow: api_tokens.revoke(uow, token))
    if not ended:
        raise CommandError("There is no living token with this id.")
    printing.say("The token is refused from now on.")
