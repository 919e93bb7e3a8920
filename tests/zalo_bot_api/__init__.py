"""A loopback server of the Zalo Bot API for tests: what is known of it, and both sides of what is
in doubt (`Doubts`). Faults, journal and waiting are those of `tests.bot_api`."""

from tests.zalo_bot_api.api import TOKEN, ZaloApi, running_zalo_api
from tests.zalo_bot_api.world import Doubts, Entry, Event

__all__ = ["TOKEN", "Doubts", "Entry", "Event", "ZaloApi", "running_zalo_api"]
