"""Fixtures of the top floor."""

from tests.bot.commanding import bare, cli  # noqa: F401
