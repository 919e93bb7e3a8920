"""The console: the pages where staff work. Plain forms and redirects; scripts only add comfort."""

from bot.console.desk import ConsoleDesk
from bot.console.routes import routes

__all__ = ["ConsoleDesk", "routes"]
