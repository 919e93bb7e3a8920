"""How the desk stands: what it set for itself, laid over the server's settings while it runs.

Whoever saves a setting renews this house at once; the house's other processes see within seconds
that something changed. A setting that cannot be read any more (an older version wrote it) leaves
the server's own.
"""

import asyncio
from collections.abc import Mapping
from datetime import datetime

import structlog

from bot.settings import Settings
from handlers.work import House
from states import desk_settings as settings_of
from storage import desk_settings
from storage.database import Database
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()
_EVERY = 5.0  # seconds


class Standing:
    def __init__(self, database: Database, house: House, settings: Settings) -> None:
        self._database = database
        self._house = house
        self._hours, self._days = settings.office_hours, settings.special_days
        self._base = house.rules
        self._mail = house.alert_mail
        self._seen: datetime | None = None

    async def renew(self) -> None:
        """Read what the desk set, and let it count."""

        def load(uow: UnitOfWork) -> tuple[datetime | None, Mapping[str, str]]:
            every = desk_settings.every(uow)
            return desk_settings.changed_at(uow), {name: one.value for name, one in every.items()}

        self._seen, given = await self._database.read(load)
        self.settle(given)

    def settle(self, given: Mapping[str, str]) -> None:
        house = self._house
        try:
            house.rules = settings_of.rules(self._base, given, self._hours, self._days)
        except ValueError as error:
            log.error("desk settings unreadable", error=type(error).__name__)
            return
        house.alert_mail = settings_of.listed(given.get("told_urgent", "")) or self._mail
        house.clock_mail = settings_of.listed(given.get("told_clocks", ""))
        house.tags = settings_of.listed(given.get("tags", ""))

    async def look(self) -> None:
        """Renew, if anything was set since."""
        if await self._database.read(desk_settings.changed_at) != self._seen:
            await self.renew()

    async def run(self) -> None:
        """Until cancelled: other processes set up the same desk."""
        while True:
            await asyncio.sleep(_EVERY)
            try:
                await self.look()
            except Exception as error:  # noqa: BLE001 - tried again in some seconds
                log.warning("desk settings not read", error=type(error).__name__)
