"""The desk under attack: its settings, starting it warm or cold, knowing when it is ready, killing
it, and what it said last."""

import http.client
import json
import os
import re
import signal
import socket
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from bot.opening import now
from storage.database import Database
from storage.keyring import Keyring
from storage.master_key import MasterKeys
from tests.bot_api import BotApi
from tests.crash.customer import PORTAL_SECRET
from tests.crash.gateways import Gateways
from tests.crash.official import Platform
from tests.crash.starter import Zygote
from tests.crash.trouble import PATIENCE
from tests.crash.zalo import Reporters
from tests.databases import MASTER_KEY

SECRETS = ("secret-of-the-first-bot", "secret-of-the-second")
_POINT = re.compile(rb"\ncrash point ([a-z-]+)\n")
_PATIENCE = 60.0  # seconds for a start on a crowded machine


def one_database(url: str) -> Database:
    """The desk's database, opened from outside; close it."""
    database = Database(url, Keyring(MasterKeys.parse(MASTER_KEY)), now)
    with database.engine.begin() as connection:
        database.keyring.open_house(connection, now())
    return database


@dataclass
class Life:
    """One run of the process, from its start to its end. Times are `time.monotonic()`: `killed` is
    when it was sent, or seen, to die, `ended` when the last of it was gone; a thread that waits for
    the disk goes only when the disk has answered."""

    number: int
    account: int
    mode: str  # polling | webhook
    cold: bool
    armed: str
    started: float
    ready: float | None = None
    killed: float | None = None
    ended: float | None = None
    how: str = ""  # the crash point's name, `random`, `start-up`, `stopped`, or what went wrong


@dataclass
class House:
    """`folder` holds its database, files and logs. `bots`: the accounts it serves in turn."""

    folder: Path
    bots: list[BotApi]
    gateways: Gateways
    zalo: Reporters
    official: Platform
    plant: str = ""
    lives: list[Life] = field(default_factory=list)

    def __post_init__(self) -> None:
        # Bound and never listening: while the desk is dead nobody else is given its port, or a
        # stranger's 200 would tell the platform that an update was taken.
        self._place = socket.socket()
        self._place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._place.bind(("127.0.0.1", 0))
        self.port = self._place.getsockname()[1]
        self._pid = 0
        self._zygote: Zygote | None = None
        self._beside: Zygote | None = None
        self._beside_pid = 0

    @property
    def url(self) -> str:
        return f"sqlite:///{self.folder}/desk.db"

    def environment(
        self, account: int = 0, mode: str = "polling", life: int = -1
    ) -> dict[str, str]:
        bot = self.bots[account]
        return {
            "HELPDESK_DATABASE_URL": self.url,
            "HELPDESK_FILES_URL": f"file://{self.folder}/files",
            "HELPDESK_MASTER_KEY": MASTER_KEY,
            "HELPDESK_HTTP_PORT": str(self.port),
            "HELPDESK_PUBLIC_URL": f"http://127.0.0.1:{self.port}",
            "HELPDESK_TELEGRAM_TOKEN": bot.token,
            "HELPDESK_TELEGRAM_CLIENT": ("ptb", "httpx")[account],
            "HELPDESK_TELEGRAM_API_BASE": bot.base_url,
            "HELPDESK_TELEGRAM_FILE_BASE": bot.base_file_url,
            "HELPDESK_TELEGRAM_MODE": mode,
            "HELPDESK_TELEGRAM_WEBHOOK_SECRET": SECRETS[account],
            "HELPDESK_TELEGRAM_TIMEOUT": str(PATIENCE),
            "HELPDESK_TELEGRAM_RATE": "0",
            "HELPDESK_LOG_LEVEL": "warning",
            "HELPDESK_SECOND_FACTOR": "optional",  # signing in has tests of its own
            "HELPDESK_PORTAL_SECRET": PORTAL_SECRET,
            **self.official.settings(),
            **self.zalo.settings(mode),
            **self.gateways.settings(life),
        }

    # -- starting --------------------------------------------------------------------------------
    def open(self) -> None:
        """Warm the zygote; it waits for its first life."""
        self._zygote = Zygote(self.log)

    def start(self, account: int, mode: str, armed: str = "", *, cold: bool = False) -> Life:
        """Set the bot's way of receiving, then run `serve`; does not wait until it is ready."""
        self._receive_by(account, mode)
        self.official.heed(self.log)
        life = Life(len(self.lives), account, mode, cold, armed, time.monotonic())
        self.lives.append(life)
        assert self._zygote is not None
        run, plant = ("cold", "") if cold else ("serve", self.plant)
        environment = self.environment(account, mode, life.number)
        self._pid = self._zygote.start(run, environment, armed, plant)
        return life

    def start_beside(self) -> None:
        """A second process on the same database, until the house is closed."""
        self._beside = Zygote(self.log)
        self._beside_pid = self._beside.start("beside", self.environment(), "", self.plant)

    def await_ready(self, life: Life, patience: float = _PATIENCE) -> bool:
        """Whether `/readyz` answered before the process died."""
        end = time.monotonic() + patience
        while time.monotonic() < end and not self.is_over():
            if self._ready():
                life.ready = time.monotonic()
                return True
            time.sleep(0.03)
        return False

    # -- ending ----------------------------------------------------------------------------------
    def is_over(self) -> bool:
        """Whether the process has ended. (A zombie has: its parent has not looked yet.)"""
        if not self._pid:
            return True
        try:
            state = Path(f"/proc/{self._pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        return state in "ZX"

    def kill(self, life: Life, how: str = "random") -> None:
        """SIGKILL, unless it has died by itself; then `life.how` is where."""
        died = self.is_over()
        if not died:
            os.kill(self._pid, signal.SIGKILL)
        self._bury(life, how, died=died)

    def stop(self, life: Life) -> None:
        """SIGTERM, as an operator would."""
        if not self.is_over():
            os.kill(self._pid, signal.SIGTERM)
        end = time.monotonic() + 15
        while not self.is_over() and time.monotonic() < end:
            time.sleep(0.02)
        if not self.is_over():
            os.kill(self._pid, signal.SIGKILL)
            self._bury(life, "did not stop within 15 s", died=False)
            return
        self._bury(life, "stopped", died=False)

    def _bury(self, life: Life, how: str, *, died: bool) -> None:
        assert self._zygote is not None
        life.killed = time.monotonic()
        code = self._zygote.ended()
        self._pid = 0
        life.ended = time.monotonic()
        life.how = how
        if died:
            said = _POINT.findall(self._last_words())
            by_itself = code == -signal.SIGKILL and said
            life.how = said[-1].decode() if by_itself else f"ended by itself with {code}"

    def dump(self, life: Life) -> None:
        """Write into `stacks` what each thread does, and what the kernel says it waits for."""
        told = [f"== life {life.number} ({life.account}, {life.mode}), {time.monotonic():.2f}"]
        for task in sorted(Path(f"/proc/{self._pid}/task").glob("*")):
            with suppress(OSError):
                state = (task / "stat").read_text().rpartition(")")[2].split()[0]
                children = (task / "children").read_text().strip()
                told.append(f"{task.name} {state} {(task / 'wchan').read_text()} {children}")
        with self.stacks.open("a") as file:
            file.write("\n".join((*told, "")))
        with suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGUSR1)  # zygote.live: faulthandler appends to the same file
            time.sleep(0.1)

    def end_beside(self) -> None:
        if self._beside is not None:
            os.kill(self._beside_pid, signal.SIGKILL)
            self._beside.ended()
            self._beside.close()
            self._beside = None

    def close(self) -> None:
        if not self.is_over():
            os.kill(self._pid, signal.SIGKILL)
            self._bury(self.lives[-1], "closed", died=False)
        self.end_beside()
        if self._zygote is not None:
            self._zygote.close()
        self._place.close()

    # -- within ----------------------------------------------------------------------------------
    @property
    def log(self) -> Path:
        return self.folder / "serve.log"

    @property
    def stacks(self) -> Path:
        return self.folder / "stacks.log"

    def _last_words(self) -> bytes:
        with self.log.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - 4000))
            return file.read()

    def _ready(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def _receive_by(self, account: int, mode: str) -> None:
        """What `helpdesk telegram set-webhook` and `delete-webhook` do, without starting Python."""
        self.zalo.receive_by(mode, self.port)
        self.official.receive_at(self.port)
        bot = self.bots[account]
        hook = bot.board.webhook.hook
        if (mode == "webhook") == bool(hook.url):
            return
        address = f"http://127.0.0.1:{self.port}/hooks/telegram"
        arguments = {"url": address, "secret_token": SECRETS[account]} if mode == "webhook" else {}
        method = "setWebhook" if mode == "webhook" else "deleteWebhook"
        host = bot.origin.removeprefix("http://")
        connection = http.client.HTTPConnection(host, timeout=10)
        connection.request(
            "POST",
            f"/bot{bot.token}/{method}",
            json.dumps(arguments),
            {"Content-Type": "application/json"},
        )
        answer = connection.getresponse()
        assert answer.status == 200, answer.read()
        connection.close()
