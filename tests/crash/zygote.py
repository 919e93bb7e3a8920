"""Starts `helpdesk serve` without the second that imports cost: everything is imported once here,
nothing is opened, and each start is a fork that runs the very command line in a process of its own.

One line of JSON on standard input a life: {"run": "serve" | "cold" | "beside", "env": …,
"arm": "name:n,…", "plant": …, "log": path}. Answers the pid, then how it ended. A cold life is
`python -m bot serve` itself, from nothing; it takes no plant.
"""

import ctypes
import faulthandler
import gc
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any


def die_with_parent() -> None:
    """PR_SET_PDEATHSIG: an interrupted test leaves nothing running (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def warm() -> None:
    """Import what `serve` imports, also what it imports late; open nothing."""
    import aiohttp.connector
    import alembic.runtime.migration
    import sqlalchemy.dialects.sqlite.pysqlite
    import telegram
    import uvicorn.lifespan.on
    import uvicorn.loops.uvloop
    import uvicorn.protocols.http.httptools_impl

    import bot.commands.running
    import bot.papers_worker
    import tests.crash.beside
    from bot.copy import render

    render("menu", "vi", {"name": "none"})
    del alembic, aiohttp, sqlalchemy, telegram, tests, uvicorn, bot


def live(life: dict[str, Any]) -> None:
    """The child: become `helpdesk serve`."""
    die_with_parent()
    log = os.open(life["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    null = os.open(os.devnull, os.O_RDONLY)
    for number, file in ((0, null), (1, log), (2, log)):
        os.dup2(file, number)
    os.environ.update(life["env"])
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    if life["run"] == "cold":
        os.environ["HELPDESK_CRASH_POINT"] = life["arm"]
        os.execv(sys.executable, [sys.executable, "-m", "bot", "serve"])
    stacks = Path(life["log"]).with_name("stacks.log").open("a")  # open as long as it lives
    faulthandler.register(signal.SIGUSR1, stacks)  # `House.dump` asks for it
    from storage import crash

    crash.arm(life["arm"])
    if life["plant"]:
        from tests.crash import planted

        planted.plant(life["plant"])
    if life["run"] == "beside":
        from tests.crash import beside

        beside.run()
    from bot.commands import run

    os._exit(run(["serve"]))


def main() -> None:
    die_with_parent()
    os.environ["HELPDESK_CRASH_POINT"] = "later"
    warm()
    gc.collect()
    gc.freeze()
    print("warm", flush=True)
    for line in sys.stdin:
        life = json.loads(line)
        pid = os.fork()
        if pid == 0:
            live(life)
        print(pid, flush=True)
        _, status = os.waitpid(pid, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main()
