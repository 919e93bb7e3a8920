"""Command groups that are loaded when they are used, so that one word of help costs no import."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, ClassVar

import typer
from typer.core import TyperGroup
from typer.main import get_command, get_group

_STUBS = "helpdesk-stubs"


class LazyGroup(TyperGroup):
    """A group whose commands stand in a table: name -> (where, one line of help). `where` is
    `module:attribute`, a Typer of several commands or one function."""

    table: ClassVar[Mapping[str, tuple[str, str]]] = {}

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's signature
        return list(self.table)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self.table:
            return None
        where, help_line = self.table[cmd_name]
        if ctx.meta.get(_STUBS):
            return _command(cmd_name, _nothing, help_line)
        module, _, attribute = where.partition(":")
        found = getattr(import_module(module), attribute)
        if not isinstance(found, typer.Typer):
            return _command(cmd_name, found, None)
        found.info.help = help_line
        group = get_group(found)
        group.name, group.no_args_is_help = cmd_name, False  # "Missing command." is one line
        return group

    def format_help(self, ctx: Any, formatter: Any) -> None:
        ctx.meta[_STUBS] = True
        super().format_help(ctx, formatter)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        known: Any = dict.fromkeys(self.table)  # only the names, to suggest from
        self.commands = known
        return super().resolve_command(ctx, args)


def group() -> typer.Typer:
    """A Typer for the commands of one group."""
    return typer.Typer(add_completion=False, no_args_is_help=False)


def _command(name: str, function: Any, help_line: str | None) -> Any:
    alone = typer.Typer(add_completion=False)
    settings = getattr(function, "command_settings", None)
    alone.command(name, help=help_line, context_settings=settings)(function)
    return get_command(alone)


def _nothing() -> None:
    """Stands for a command in the list of them."""
