"""Files that people sent, sealed piece by piece under their owner's key, under names we make.

Sources: NIST SP 800-38D; the streaming shape of Hoang, Reyhanitabar, Rogaway and Vizar (STREAM,
CRYPTO 2015) and of Tink's AES-GCM-HKDF (a key per file, so that counters may serve as nonces);
OWASP ASVS 5.0 5.3.2 (server-made paths), 11.3.3.

A stored file is `format (1) | key id (16) | log2 of the piece (1) | salt (32)`, then pieces, each
with its tag. A piece is bound to the head, the file's name, its number and whether it is the
last: cutting, reordering, repeating, mixing or renaming is noticed.
"""

import hashlib
import os
import re
import struct
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from storage.envelope import KEY_ID_BYTES, TAG_BYTES, DataKey, Randomness, Unreadable

FILE_FORMAT: Final = 0x02
MOST_BYTES: Final = 25 * 1024 * 1024
PIECE_SHIFT: Final = 20  # pieces of 1 MiB

_NAME: Final = re.compile(r"[0-9a-f]{32}")
_SALT_BYTES: Final = 32
_HEAD_BYTES: Final = 1 + KEY_ID_BYTES + 1 + _SALT_BYTES
_LARGEST_SHIFT: Final = 24  # what a reader allocates for, whatever a damaged head says
_PART: Final = ".part"
_POSITION: Final = struct.Struct(">I?")
_NONCE: Final = struct.Struct(">7xI?")


class FileMissing(Exception):  # noqa: N818 - says what is the matter
    """No such file is in the store."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class FileTooBig(Exception):  # noqa: N818 - as above
    """More bytes came than the store takes; nothing of them was kept."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What to remember of a stored file: its name (32 hex digits), plain size, plain SHA-256.

    The digest recognises a file sent twice; it belongs under seal, like what it is made of.
    """

    name: str
    size: int
    sha256: bytes


class FileStore:
    """A folder of sealed files, anywhere fsspec reaches. Blocking: call it outside the loop.

    On a local disk a file is whole or not there after a crash, and durable once `store` returns.
    """

    def __init__(
        self,
        url: str = "file://var/files",
        *,
        most_bytes: int = MOST_BYTES,
        piece_shift: int = PIECE_SHIFT,
        random: Randomness = os.urandom,
        crash_point: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._fs, base = url_to_fs(url)
        self._base = base.rstrip("/")
        self._local = isinstance(self._fs, LocalFileSystem)
        self._most_bytes = most_bytes
        self._piece_shift = piece_shift
        self._random = random
        self._crash_point = crash_point

    def store(self, content: bytes | Iterable[bytes], key: DataKey) -> StoredFile:
        """Seal `content` under a new random name; raises `FileTooBig`."""
        name = self._random(16).hex()
        parts = (content,) if isinstance(content, bytes) else content
        head = bytes((FILE_FORMAT, *key.id, self._piece_shift)) + self._random(_SALT_BYTES)
        aead, bound = _file_key(key, head), head + name.encode()
        size, digest = 0, hashlib.sha256()
        with self._written(self._path(name)) as file:
            file.write(head)
            for number, (piece, last) in enumerate(_pieces(parts, 1 << self._piece_shift)):
                size += len(piece)
                if size > self._most_bytes:
                    raise FileTooBig
                digest.update(piece)
                nonce, position = _NONCE.pack(number, last), _POSITION.pack(number, last)
                file.write(aead.encrypt(nonce, piece, bound + position))
        return StoredFile(name, size, digest.digest())

    def read(self, name: str, key: DataKey) -> Iterator[bytes]:
        """The plain bytes, a piece at a time, each checked before it is given out.

        Raises `FileMissing`, or `Unreadable` where a piece was changed, moved or cut away. Only
        reaching the end proves the file whole: use nothing of it before, or use `load`.
        """
        return self._opened(self._path(name), name, key)

    def load(self, name: str, key: DataKey) -> bytes:
        """The whole file. Errors as of `read`."""
        return b"".join(self.read(name, key))

    def delete(self, name: str) -> None:
        """Remove the file; one that is gone already is no error."""
        path = self._path(name)
        for each in (path, path + _PART):
            with suppress(FileNotFoundError):
                self._fs.rm_file(each)
        if self._local and Path(path).parent.is_dir():
            _sync_folder(Path(path).parent)

    def names(self) -> Iterator[str]:
        """Every whole file here: those that no record names were left by a crash."""
        for path in self._all():
            name = path.rpartition("/")[2]
            if _NAME.fullmatch(name):
                yield name

    def is_older(self, name: str, before: datetime) -> bool:
        """Whether this file was written before `before` (aware); one that is gone is not."""
        try:
            return bool(self._fs.modified(self._path(name)) < before)
        except FileNotFoundError:
            return False

    def key_of(self, name: str) -> bytes:
        """Which data key this file is sealed under, read without any key; b"" where none can be."""
        try:
            with self._fs.open(self._path(name), "rb") as file:
                head = file.read(1 + KEY_ID_BYTES)
        except FileNotFoundError:
            return b""
        return head[1:] if len(head) == 1 + KEY_ID_BYTES and head[0] == FILE_FORMAT else b""

    def sweep(self, before: datetime) -> int:
        """Remove what was begun before `before` (aware) and never finished; returns how many."""
        old = [
            path
            for path in self._all()
            if path.endswith(_PART) and self._fs.modified(path) < before
        ]
        for path in old:
            with suppress(FileNotFoundError):
                self._fs.rm_file(path)
        return len(old)

    def _path(self, name: str) -> str:
        """Only names that this store could have made lead to a path (ASVS 5.3.2)."""
        if not _NAME.fullmatch(name):
            raise FileMissing
        return f"{self._base}/{name[:2]}/{name[2:4]}/{name}"

    def _all(self) -> list[str]:
        self._fs.invalidate_cache()
        found: list[str] = self._fs.find(self._base)
        return found

    def _opened(self, path: str, name: str, key: DataKey) -> Iterator[bytes]:
        try:
            file: IO[bytes] = self._fs.open(path, "rb")
        except FileNotFoundError:
            raise FileMissing from None
        with closing(file):
            head = file.read(_HEAD_BYTES)
            if len(head) < _HEAD_BYTES or head[: -1 - _SALT_BYTES] != bytes((FILE_FORMAT, *key.id)):
                raise Unreadable
            shift = head[1 + KEY_ID_BYTES]
            if shift > _LARGEST_SHIFT:
                raise Unreadable
            aead, bound = _file_key(key, head), head + name.encode()
            sealed = iter(lambda: file.read((1 << shift) + TAG_BYTES), b"")
            number = -1
            for number, (piece, last) in enumerate(_with_last(sealed)):
                nonce, position = _NONCE.pack(number, last), _POSITION.pack(number, last)
                try:
                    plain = aead.decrypt(nonce, piece, bound + position)
                except InvalidTag:
                    raise Unreadable from None
                yield plain
            if number < 0:
                raise Unreadable

    @contextmanager
    def _written(self, path: str) -> Iterator[IO[bytes]]:
        """A file that appears under `path` only when all of it is there."""
        part = path + _PART
        folder = Path(path).parent
        try:
            if self._local:
                _make_folder(folder)
                private = os.O_WRONLY | os.O_CREAT | os.O_EXCL
                with os.fdopen(os.open(part, private, mode=0o600), "wb") as file:
                    yield file
                    file.flush()
                    self._crash_point("file-written")
                    os.fsync(file.fileno())
                self._crash_point("file-synced")
                Path(part).replace(path)
                self._crash_point("file-renamed")
                _sync_folder(folder)
            else:
                self._fs.makedirs(path.rpartition("/")[0], exist_ok=True)
                with self._fs.open(part, "wb") as file:
                    yield file
                self._crash_point("file-written")
                self._fs.mv(part, path)
        except BaseException:
            with suppress(FileNotFoundError):
                self._fs.rm_file(part)
            raise


def _file_key(key: DataKey, head: bytes) -> AESGCM:
    return AESGCM(key.subkey(b"file:" + head))


def _pieces(parts: Iterable[bytes], size: int) -> Iterator[tuple[bytes, bool]]:
    """`parts` cut anew into pieces of `size`, the last one marked; one empty piece for nothing."""
    return _with_last(_cut(parts, size), empty=b"")


def _cut(parts: Iterable[bytes], size: int) -> Iterator[bytes]:
    waiting = bytearray()
    for part in parts:
        waiting += part
        while len(waiting) >= size:
            yield bytes(waiting[:size])
            del waiting[:size]
    if waiting:
        yield bytes(waiting)


def _with_last(items: Iterator[bytes], empty: bytes | None = None) -> Iterator[tuple[bytes, bool]]:
    """Each item, and whether it is the last; `empty` stands in where there are none."""
    held = next(items, empty)
    if held is None:
        return
    for item in items:
        yield held, False
        held = item
    yield held, True


def _make_folder(folder: Path) -> None:
    """`folder` and what it stands in, for our eyes only, durably."""
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    """Make a rename or removal in `folder` durable, where the system can."""
    if os.name != "posix":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
