"""What the console is given: it builds nothing itself and keeps nothing of its own."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.channels.channel import Capabilities, Channel
from bot.openid import Company
from bot.standing import Standing
from bot.upload_store import UploadStore
from handlers.work import House
from storage.database import Database
from storage.files import FileStore


@dataclass(frozen=True, slots=True)
class ConsoleDesk:
    """`secure_cookies`: the site is served over https. `wake` tells the sender to look."""

    database: Database
    house: House
    files: FileStore
    uploads: UploadStore
    clock: Callable[[], datetime]
    secure_cookies: bool
    wake: Callable[[], None]
    company: Company | None = None  # the company's own sign-in, where there is one
    standing: Standing | None = None  # renewed when the desk sets itself up
    # the name of the bot in the staff's group, empty until it is known; None without a group
    staff_bot: Callable[[], str] | None = None
    channels: Mapping[str, Channel] = field(default_factory=dict)  # those that are on, by name
    polled: Collection[str] = ()  # those of them that are asked for updates
    # what the ways to customers can do, by the name of the outlet
    outlets: Mapping[str, Capabilities] = field(default_factory=dict)
    webhooks_private: bool = False  # they may go to addresses of the house's own networks
