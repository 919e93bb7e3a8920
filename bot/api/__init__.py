"""The API, `/api/v1`: what programs may ask of the desk (docs/api.md)."""

from bot.api.serving import ApiDesk, routes

__all__ = ["ApiDesk", "routes"]
