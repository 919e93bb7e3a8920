"""Finding without reading: keyed hashes that stand beside sealed values.

Sources: docs on blind indexes of CipherSweet and of the AWS Database Encryption SDK (beacons); RFC
2104 (HMAC), RFC 5869 (a key per field).

What leaks, to one who has the database but not the key:
- `index`: which rows hold the same value of one field, and nothing across fields. Keyed, since
  all 10^9 phone numbers can be tried against a plain hash in minutes.
- `name_keys`: how many words a name has and how long they are, which names share words or
  beginnings, and how common these are; with the public frequencies of Vietnamese names the
  commonest (Nguyễn, Văn, Thị) can be guessed. Accepted, since staff must find a caller by name;
  nothing else is searchable by parts. Name rows should hold a customer and a hash, in no order.
Both die with the erasure of their customer. Looking up is an oracle: limit and audit it.
"""

import hmac
import unicodedata
from collections.abc import Callable
from typing import Final

from states.text import fold

INDEX_BYTES: Final = 16
SHORTEST_PREFIX: Final = 2
LONGEST_PREFIX: Final = 12
MOST_WORDS: Final = 12


class BlindIndex:
    """Keyed hashes of whole values by field, and of the words of names.

    `subkey` gives 32 bytes for a purpose: pass the `subkey` of a data key of the house, so that
    the index outlives a change of master key.
    """

    __slots__ = ("_keys", "_subkey")

    def __init__(self, subkey: Callable[[bytes], bytes]) -> None:
        self._subkey = subkey
        self._keys: dict[str, bytes] = {}

    def index(self, field: str, normalised_value: str) -> bytes:
        """16 bytes that are equal for equal values of one field.

        Values come in their stored form (E.164 phone, 12 digits, ...): equality across ways of
        writing is the reader's work. Only e-mail is made comparable here, whole (NFC, casefold),
        because its stored form keeps the case that was typed.
        """
        value = normalised_value
        if field == "email":
            value = unicodedata.normalize("NFC", unicodedata.normalize("NFC", value).casefold())
        return self._hash(f"index:{field}", value)

    def name_keys(self, name: str) -> frozenset[bytes]:
        """What to store for a name: a hash of each folded word and of each of its beginnings."""
        return frozenset(
            self._hash("index:name-words", part)
            for word in fold(name).split()[:MOST_WORDS]
            for part in _beginnings(word)
        )

    def name_query(self, typed: str) -> frozenset[bytes]:
        """What to look for: a name is found when its keys hold all of these. Empty finds nothing.

        Words of one letter match names that have that word whole.
        """
        return frozenset(
            self._hash("index:name-words", word[:LONGEST_PREFIX])
            for word in fold(typed).split()[:MOST_WORDS]
        )

    def _hash(self, purpose: str, value: str) -> bytes:
        key = self._keys.get(purpose)
        if key is None:
            key = self._keys[purpose] = self._subkey(purpose.encode())
        return hmac.digest(key, value.encode(), "sha256")[:INDEX_BYTES]

    def __repr__(self) -> str:
        return "BlindIndex()"


def _beginnings(word: str) -> list[str]:
    if len(word) < SHORTEST_PREFIX:
        return [word]
    longest = min(len(word), LONGEST_PREFIX)
    return [word[:length] for length in range(SHORTEST_PREFIX, longest + 1)]
