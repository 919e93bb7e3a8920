"""What was sealed or opened a moment ago, by its blob: it is not opened again.

A blob is made with a random nonce, so the very same bytes at the very same place always hold the
same: nothing kept here can be out of date, whatever is written or rolled back. It holds what people
said and are, as the keyring holds the keys to it: in this process only, the newest few thousand.
"""

from typing import Any, Final

from storage.envelope import Place

KEPT: Final = 4096  # of each of two generations


class Opened:
    """Shared by all threads: each step is one operation of a dict."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._new: dict[tuple[Place, bytes], Any] = {}
        self._old: dict[tuple[Place, bytes], Any] = {}

    def keep(self, place: Place, blob: bytes, value: Any) -> None:
        """`value` must be what nobody changes: text, bytes, a frozen record."""
        if len(self._new) >= self._kept:
            self._old, self._new = self._new, {}
        self._new[place, blob] = value

    def find(self, place: Place, blob: bytes) -> Any:
        """What this blob holds here, or None where that is not known any more."""
        key = (place, blob)
        found = self._new.get(key)
        if found is None and (found := self._old.get(key)) is not None:
            self.keep(place, blob, found)  # still in use: it stays
        return found

    def forget(self) -> None:
        """A key was erased: nothing it sealed may be read any more."""
        self._new, self._old = {}, {}
