"""Random bytes of the operating system, drawn in larger pieces: asking for each nonce costs more
than sealing with it.

Each thread has a piece of its own, and a forked process starts anew, so no byte is given out twice
(a nonce that repeats under a key breaks AES-GCM: NIST SP 800-38D, section 8).
"""

import os
import threading

_PIECE = 4096
_LARGE = 256


class _Own(threading.local):
    def __init__(self) -> None:
        self.piece = b""
        self.at = 0


_own = _Own()
os.register_at_fork(after_in_child=_own.__init__)  # type: ignore[misc]


def random_bytes(size: int) -> bytes:
    if size > _LARGE:
        return os.urandom(size)
    at = _own.at
    end = at + size
    if end > len(_own.piece):
        _own.piece, at, end = os.urandom(_PIECE), 0, size
    _own.at = end
    return _own.piece[at:end]
