"""Data keys and what they seal: one key per owner, every blob bound to its place.

Sources: NIST SP 800-38D (GCM: 96-bit random nonces, at most 2^32 of them under one key; a key per
customer or chat stays far below), RFC 5869 (HKDF), OWASP ASVS 5.0 11.3.3 and 11.3.4.

A blob is `format (1) | key id (16) | nonce (12) | ciphertext | tag (16)`: 45 bytes more than what
it holds. Format, key id, table, column and row are authenticated with it, so a blob that is moved
to another row, column or owner does not open. What a blob gives away is its length and its key.
"""

import struct
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, NamedTuple, NoReturn

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.randomness import random_bytes

Randomness = Callable[[int], bytes]

FIELD_FORMAT: Final = 0x01
KEY_BYTES: Final = 32
KEY_ID_BYTES: Final = 16
NONCE_BYTES: Final = 12
TAG_BYTES: Final = 16
OVERHEAD: Final = 1 + KEY_ID_BYTES + NONCE_BYTES + TAG_BYTES

_NONCE_AT: Final = 1 + KEY_ID_BYTES
_TEXT_AT: Final = _NONCE_AT + NONCE_BYTES
_SALT: Final = b"dcnet-helpdesk/1"
_LENGTH: Final = struct.Struct(">H")
_LENGTHS: Final = struct.Struct(">HH")


class EnvelopeError(Exception):
    """Something sealed could not be opened. Never carries keys or what was sealed."""


class Unreadable(EnvelopeError):  # noqa: N818 - says what is the matter, as Rejected does
    """Sealed for another place or key, or changed since."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class KeyGone(EnvelopeError):  # noqa: N818 - as above
    """Its key was erased, and with it what it said."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class Place(NamedTuple):
    """Where a blob lives. A `row` in text and the same in UTF-8 bytes are one place."""

    table: str
    column: str
    row: str | bytes


def derive(secret: bytes, purpose: bytes) -> bytes:
    """The 32-byte subkey of `secret` for one purpose (HKDF-SHA-256, RFC 5869)."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=_SALT, info=purpose).derive(secret)


def key_id_of(blob: bytes) -> bytes:
    """Which data key sealed this field or file: 16 bytes, read without any key."""
    if len(blob) < OVERHEAD:
        raise Unreadable
    return blob[1:_NONCE_AT]


class DataKey:
    """The key of one owner (customer, chat, house), ready for use. It cannot be printed or copied.

    `random` gives nonces; it must never repeat (ASVS 11.3.4), so only tests pass another.
    """

    __slots__ = ("_aead", "_head", "_random", "_secret", "id")

    def __init__(self, key_id: bytes, secret: bytes, random: Randomness = random_bytes) -> None:
        if len(key_id) != KEY_ID_BYTES or len(secret) != KEY_BYTES:
            raise ValueError("A data key has an id of 16 bytes and a secret of 32.")
        self.id: Final = key_id
        self._secret = secret
        self._aead = AESGCM(secret)
        self._head = bytes((FIELD_FORMAT,)) + key_id
        self._random = random

    def seal(self, plaintext: bytes, place: Place) -> bytes:
        nonce = self._random(NONCE_BYTES)
        sealed = self._aead.encrypt(nonce, plaintext, self._head + _bound(place))
        return self._head + nonce + sealed

    def open(self, blob: bytes, place: Place) -> bytes:
        """What was sealed here; raises `Unreadable`."""
        if not blob.startswith(self._head):
            raise Unreadable
        nonce, sealed = blob[_NONCE_AT:_TEXT_AT], blob[_TEXT_AT:]
        if len(sealed) < TAG_BYTES:
            raise Unreadable
        try:
            return self._aead.decrypt(nonce, sealed, self._head + _bound(place))
        except InvalidTag:
            raise Unreadable from None

    def seal_json(self, value: Any, place: Place) -> bytes:
        """`value` of what orjson writes: text, numbers, booleans, lists, dicts with text keys."""
        return self.seal(orjson.dumps(value), place)

    def open_json(self, blob: bytes, place: Place) -> Any:
        return orjson.loads(self.open(blob, place))

    def subkey(self, purpose: bytes) -> bytes:
        """32 bytes for one purpose, which outlive a change of master key (indexes, audit)."""
        return derive(self._secret, purpose)

    def __repr__(self) -> str:
        return f"DataKey({self.id.hex()})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("A data key is never copied or pickled.")


@lru_cache(maxsize=1024)
def _column(table: str, column: str) -> bytes:
    table_name, column_name = table.encode(), column.encode()
    return _LENGTHS.pack(len(table_name), len(column_name)) + table_name + column_name


def _bound(place: Place) -> bytes:
    """What GCM authenticates beside the blob's head: each part with its length before it."""
    table, column, row = place
    named = row.encode() if isinstance(row, str) else row
    return _column(table, column) + _LENGTH.pack(len(named)) + named
