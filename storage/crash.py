"""One hook at every place where a crash would matter. It does nothing in production.

With `HELPDESK_CRASH_POINT=name:n` (tests only) the process kills itself with SIGKILL when the
point `name` is passed for the n-th time, so a crash can be placed and replayed.
"""

import os
import signal
from collections import Counter
from collections.abc import Callable

_passed: Counter[str] = Counter()


def _armed(setting: str) -> Callable[[str], None]:
    wanted, _, nth = setting.partition(":")
    count = int(nth or "1")

    def kill_at(name: str) -> None:
        if name != wanted:
            return
        _passed[name] += 1
        if _passed[name] >= count:
            os.kill(os.getpid(), signal.SIGKILL)

    return kill_at


def _nothing(name: str) -> None:
    """Production: pass."""


_setting = os.environ.get("HELPDESK_CRASH_POINT", "")
crash_point: Callable[[str], None] = _armed(_setting) if _setting else _nothing
