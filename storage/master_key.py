"""The master keys: given from outside, they wrap data keys and never touch data.

Sources: NIST SP 800-57 part 1 (key wrapping, rotation), RFC 5869, OWASP ASVS 5.0 13.3.1 (secrets
outside the source and the database), 16.5.3 (fail closed).

The setting holds one key or several, newest first, between commas or on lines of their own: 32
bytes in base64, each with a name before it where one helps people (`2026-01:…`). The first key
wraps; all of them unwrap. Rotation puts a new key first, wraps every data key anew
(`is_current`, `rewrap`), and only then drops the old one. Data is not touched.
"""

import binascii
import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NoReturn

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.envelope import (
    KEY_BYTES,
    KEY_ID_BYTES,
    NONCE_BYTES,
    TAG_BYTES,
    DataKey,
    EnvelopeError,
    KeyGone,
    Randomness,
    Unreadable,
    derive,
)
from storage.randomness import random_bytes

SETTING: Final = "HELPDESK_MASTER_KEY"
FILE_SETTING: Final = "HELPDESK_MASTER_KEY_FILE"

_MARK_BYTES: Final = 8
_WRAPPED: Final = b"\x11"
_CANARY: Final = b"\x12"
_CANARY_TEXT: Final = b"dcnet-helpdesk: this is the right key"
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
_LEAST_DISTINCT_BYTES: Final = 12  # 32 random bytes have fewer once in 10^20 keys
_MOST_FILE_BYTES: Final = 64 * 1024
_MAKE_ONE: Final = "`helpdesk keys generate` prints a new one"


class MasterKeyError(EnvelopeError):
    """A master key is missing, malformed or not the right one; says which setting to mend, and how.

    Never carries a key or any part of one.
    """

    def __init__(self, setting: str, problem: str, remedy: str) -> None:
        super().__init__(f"{setting} {problem}. {remedy}.")
        self.setting = setting


def generate(random: Randomness = os.urandom) -> str:
    """A new master key as the setting wants it: 32 random bytes in base64."""
    return binascii.b2a_base64(random(KEY_BYTES), newline=False).decode()


@dataclass(frozen=True, slots=True)
class _Master:
    """One master key. Its mark, 8 bytes derived from it, says in a blob which key it was."""

    name: str
    mark: bytes
    root: bytes = field(repr=False)
    aead: AESGCM = field(repr=False, compare=False)


class MasterKeys:
    """The master keys of this house, newest first. It cannot be printed or copied."""

    __slots__ = ("_by_mark", "_masters", "_random")

    def __init__(self, masters: tuple[_Master, ...], random: Randomness) -> None:
        self._masters = masters
        self._by_mark = {master.mark: master for master in masters}
        self._random = random

    @classmethod
    def load(
        cls, text: str | None, file: Path | None, *, random: Randomness = random_bytes
    ) -> "MasterKeys":
        """From the two settings, of which exactly one is given; raises `MasterKeyError`."""
        if text and file:
            raise MasterKeyError(SETTING, f"and {FILE_SETTING} are both set", "Keep one of them")
        if file:
            return cls.parse(_read(file), setting=FILE_SETTING, random=random)
        return cls.parse(text or "", random=random)

    @classmethod
    def parse(
        cls, text: str, *, setting: str = SETTING, random: Randomness = random_bytes
    ) -> "MasterKeys":
        """From a setting's text; raises `MasterKeyError`."""
        lines = (line.partition("#")[0] for line in text.splitlines())
        entries = [entry.strip() for line in lines for entry in line.split(",") if entry.strip()]
        if not entries:
            raise MasterKeyError(setting, "holds no key", f"Set it: {_MAKE_ONE}")
        masters = tuple(
            _master(entry, number, setting) for number, entry in enumerate(entries, start=1)
        )
        for what in ({master.name for master in masters}, {master.mark for master in masters}):
            if len(what) < len(masters):
                raise MasterKeyError(setting, "holds a key or a name twice", "Remove the second")
        return cls(masters, random)

    @property
    def names(self) -> tuple[str, ...]:
        """What the keys are called, newest first; a key without a name is called by its mark."""
        return tuple(master.name for master in self._masters)

    def create(self, key_id: bytes) -> tuple[DataKey, bytes]:
        """A new data key and its wrapped form, which is all that may be stored of it."""
        secret = self._random(KEY_BYTES)
        return DataKey(key_id, secret, self._random), self.wrap(secret, key_id)

    def wrap(self, secret: bytes, key_id: bytes) -> bytes:
        """A data key's 32 bytes under the newest master key: 69 bytes, bound to the key's id."""
        if len(secret) != KEY_BYTES or len(key_id) != KEY_ID_BYTES:
            raise ValueError("A data key has an id of 16 bytes and a secret of 32.")
        return self._seal(_WRAPPED, secret, key_id)

    def unwrap(self, wrapped: bytes, key_id: bytes) -> DataKey:
        """The key, ready for use.

        Raises `KeyGone` for an empty `wrapped` (what erasing leaves), `Unreadable` where it was
        changed or belongs to another id, `MasterKeyError` where its master key is not here.
        """
        return DataKey(key_id, self._unwrap(wrapped, key_id), self._random)

    def rewrap(self, wrapped: bytes, key_id: bytes) -> bytes:
        """The same data key under the newest master key. Errors as of `unwrap`."""
        return self.wrap(self._unwrap(wrapped, key_id), key_id)

    def is_current(self, wrapped: bytes) -> bool:
        """Whether the newest master key wrapped this (data key or canary), read without opening."""
        return wrapped[1 : 1 + _MARK_BYTES] == self._masters[0].mark

    def seal_canary(self) -> bytes:
        """A known text, to be kept in the database and checked at each start."""
        return self._seal(_CANARY, _CANARY_TEXT, b"")

    def check_canary(self, canary: bytes) -> None:
        """Raises `MasterKeyError` unless one of these keys made it: then nothing may start."""
        try:
            opened = self._open(_CANARY, canary, b"")
        except Unreadable:
            opened = b""
        if opened != _CANARY_TEXT:
            raise MasterKeyError(
                SETTING,
                "is not the key of this database",
                "Give the key it was made with (two sealed copies should exist)",
            )

    def subkey(self, purpose: bytes) -> bytes:
        """32 bytes for one purpose from the newest key.

        It changes with the newest key: for short-lived uses only (codes, cookies; read with
        `subkeys`). What must last (indexes, audit) comes from the `subkey` of a data key of the
        house, which a rotation merely wraps anew.
        """
        return derive(self._masters[0].root, b"subkey:" + purpose)

    def subkeys(self, purpose: bytes) -> tuple[bytes, ...]:
        """The same from every key, newest first: to check what was made before a rotation."""
        return tuple(derive(master.root, b"subkey:" + purpose) for master in self._masters)

    def _unwrap(self, wrapped: bytes, key_id: bytes) -> bytes:
        if not wrapped:
            raise KeyGone
        return self._open(_WRAPPED, wrapped, key_id)

    def _seal(self, form: bytes, plaintext: bytes, bound: bytes) -> bytes:
        newest = self._masters[0]
        head, nonce = form + newest.mark, self._random(NONCE_BYTES)
        return head + nonce + newest.aead.encrypt(nonce, plaintext, head + bound)

    def _open(self, form: bytes, blob: bytes, bound: bytes) -> bytes:
        nonce_at = 1 + _MARK_BYTES
        text_at = nonce_at + NONCE_BYTES
        if not blob.startswith(form) or len(blob) < text_at + TAG_BYTES:
            raise Unreadable
        head = blob[:nonce_at]
        master = self._by_mark.get(head[1:])
        if master is None:
            raise MasterKeyError(
                SETTING,
                f"lacks the key {head[1:].hex()}, under which something here is still wrapped",
                "Add that key after the newest one; drop it only when `helpdesk keys rotate` "
                "is done",
            )
        try:
            return master.aead.decrypt(blob[nonce_at:text_at], blob[text_at:], head + bound)
        except InvalidTag:
            raise Unreadable from None

    def __repr__(self) -> str:
        return f"MasterKeys({', '.join(self.names)})"

    def __reduce__(self) -> NoReturn:
        raise TypeError("Master keys are never copied or pickled.")


def _master(entry: str, number: int, setting: str) -> _Master:
    name, colon, value = entry.rpartition(":")
    if colon and not _NAME.fullmatch(name):
        raise MasterKeyError(
            setting,
            f"has a key (number {number}) with a malformed name",
            "A name has 1 to 32 letters, digits, dots, dashes or underscores before the colon",
        )
    root = _decoded(value)
    if len(root) != KEY_BYTES:
        raise MasterKeyError(
            setting,
            f"has a key (number {number}) that is not 32 bytes in base64",
            f"Copy it whole, 44 characters; {_MAKE_ONE}",
        )
    if len(set(root)) < _LEAST_DISTINCT_BYTES:
        raise MasterKeyError(
            setting, f"has a key (number {number}) that is not random", f"Replace it: {_MAKE_ONE}"
        )
    mark = derive(root, b"mark")[:_MARK_BYTES]
    return _Master(name or mark.hex(), mark, root, AESGCM(derive(root, b"wrap")))


def _decoded(value: str) -> bytes:
    """Standard or URL-safe base64, padding optional; empty where it is neither.

    Nothing is raised from here: decoding errors would carry the value along.
    """
    if not value.isascii():
        return b""
    plain = value.translate(str.maketrans("-_", "+/")).rstrip("=")
    try:
        return binascii.a2b_base64(plain + "=" * (-len(plain) % 4), strict_mode=True)
    except binascii.Error:
        return b""


def _read(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            mode = os.fstat(opened.fileno()).st_mode
            content = opened.read(_MOST_FILE_BYTES)
    except OSError as error:
        problem = f"names a file that cannot be read ({error.strerror})"
        raise MasterKeyError(FILE_SETTING, problem, "Check its path and owner") from None
    if not stat.S_ISREG(mode) or (os.name == "posix" and stat.S_IMODE(mode) not in {0o400, 0o600}):
        raise MasterKeyError(
            FILE_SETTING,
            f"names a file with mode {stat.S_IMODE(mode):04o}, open to more than its owner",
            "Run `chmod 0400` on it",
        )
    return content.decode("ascii", errors="replace")
