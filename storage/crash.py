"""One hook at every place where a crash would matter. It does nothing in production.

With `HELPDESK_CRASH_POINT=name:n[,name:n…]` (tests only) the process kills itself with SIGKILL when
one of these points is passed for the n-th time, so a crash can be placed and replayed. Its last
word on standard error says which. `later` means that a test arms the points by `arm`.
"""

import os
import signal
from collections.abc import Callable

_armed: dict[str, int] = {}


def arm(setting: str) -> None:
    """Die at the first of these points to be passed so often."""
    _armed.clear()
    for one in filter(None, setting.split(",")):
        name, _, nth = one.partition(":")
        _armed[name] = int(nth or "1")


def _count(name: str) -> None:
    if name not in _armed:
        return
    _armed[name] -= 1
    if _armed[name] == 0:
        os.write(2, f"\ncrash point {name}\n".encode())
        os.kill(os.getpid(), signal.SIGKILL)


def _nothing(name: str) -> None:
    """Production: pass."""


_setting = os.environ.get("HELPDESK_CRASH_POINT", "")
arm("" if _setting == "later" else _setting)
crash_point: Callable[[str], None] = _count if _setting else _nothing
