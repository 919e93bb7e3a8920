"""Longer than 300 lines: one subject, one list of cases that is read from top to bottom."""

import hashlib
import os
import stat
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.envelope import DataKey, Place, Unreadable, key_id_of
from storage.files import FileMissing, FileStore, FileTooBig, StoredFile

SMALL = 6  # pieces of 64 bytes
HEAD = 50
SEALED = 64 + 16
SECRET = b"CCCD 001099012345"


@pytest.fixture
def key() -> DataKey:
    return DataKey(os.urandom(16), os.urandom(32))


@pytest.fixture(params=["file", "memory"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return f"file://{tmp_path}/files" if request.param == "file" else f"memory://{uuid.uuid4()}"


@pytest.fixture
def store(url: str) -> FileStore:
    return FileStore(url, piece_shift=SMALL)


def local(tmp_path: Path, **settings: object) -> FileStore:
    return FileStore(f"file://{tmp_path}/files", piece_shift=SMALL, **settings)


def path_of(tmp_path: Path, name: str) -> Path:
    return tmp_path / "files" / name[:2] / name[2:4] / name


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 128, 1000])
def test_a_file_comes_back(store: FileStore, key: DataKey, size: int) -> None:
    content = os.urandom(size)
    stored = store.store(content, key)
    assert stored.size == size
    assert stored.sha256 == hashlib.sha256(content).digest()
    assert store.load(stored.name, key) == content
    assert list(store.names()) == [stored.name]


@given(st.lists(st.binary(max_size=150), max_size=8), st.integers(0, 8))
def test_however_it_is_cut_it_comes_back(parts: list[bytes], shift: int) -> None:
    key = DataKey(bytes(16), bytes(range(32)))
    store = FileStore("memory://cut", piece_shift=shift)
    stored = store.store(iter(parts), key)
    assert store.load(stored.name, key) == b"".join(parts)
    assert stored.size == len(b"".join(parts))
    store.delete(stored.name)


def test_a_reader_needs_no_setting_to_know_the_pieces(url: str, key: DataKey) -> None:
    stored = FileStore(url, piece_shift=3).store(b"x" * 100, key)
    assert list(FileStore(url).read(stored.name, key)) == [b"x" * 8] * 12 + [b"x" * 4]


def test_what_is_stored_shows_nothing(tmp_path: Path, key: DataKey) -> None:
    stored = local(tmp_path).store(SECRET * 20, key)
    path = path_of(tmp_path, stored.name)
    raw = path.read_bytes()
    assert SECRET not in raw
    assert key_id_of(raw) == key.id
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "files").stat().st_mode & 0o777 == 0o700


def test_the_same_file_twice_looks_different(tmp_path: Path, key: DataKey) -> None:
    store = local(tmp_path)
    one, other = (store.store(SECRET, key) for _ in range(2))
    assert one.name != other.name
    assert one.sha256 == other.sha256
    raw = [path_of(tmp_path, each.name).read_bytes() for each in (one, other)]
    assert raw[0][HEAD:] != raw[1][HEAD:]


# Changed, cut, moved


@pytest.fixture
def stored(tmp_path: Path, key: DataKey) -> StoredFile:
    return local(tmp_path).store(bytes(range(250)), key)


def unreadable(tmp_path: Path, name: str, key: DataKey, raw: bytes) -> None:
    path_of(tmp_path, name).write_bytes(raw)
    with pytest.raises(Unreadable):
        local(tmp_path).load(name, key)


def test_each_changed_byte_is_noticed(tmp_path: Path, key: DataKey, stored: StoredFile) -> None:
    raw = path_of(tmp_path, stored.name).read_bytes()
    for at in range(len(raw)):
        broken = bytearray(raw)
        broken[at] ^= 0x41
        unreadable(tmp_path, stored.name, key, bytes(broken))


def test_each_cut_is_noticed(tmp_path: Path, key: DataKey, stored: StoredFile) -> None:
    raw = path_of(tmp_path, stored.name).read_bytes()
    for length in range(len(raw)):
        unreadable(tmp_path, stored.name, key, raw[:length])
    unreadable(tmp_path, stored.name, key, raw + b"\0")
    unreadable(tmp_path, stored.name, key, raw + raw[HEAD:])


def test_pieces_in_another_order_are_noticed(
    tmp_path: Path, key: DataKey, stored: StoredFile
) -> None:
    raw = path_of(tmp_path, stored.name).read_bytes()
    head, body = raw[:HEAD], raw[HEAD:]
    pieces = [body[at : at + SEALED] for at in range(0, len(body), SEALED)]
    assert len(pieces) == 4
    one, two, three, last = pieces
    for order in ([two, one, three, last], [one, two, last], [one, two, two, last], [last]):
        unreadable(tmp_path, stored.name, key, head + b"".join(order))


def test_pieces_and_heads_of_another_file_are_noticed(
    tmp_path: Path, key: DataKey, stored: StoredFile
) -> None:
    other = local(tmp_path).store(bytes(250), key)
    mine, theirs = (path_of(tmp_path, each.name).read_bytes() for each in (stored, other))
    unreadable(tmp_path, stored.name, key, theirs)
    unreadable(tmp_path, stored.name, key, mine[: HEAD + SEALED] + theirs[HEAD + SEALED :])
    unreadable(tmp_path, stored.name, key, theirs[:HEAD] + mine[HEAD:])


def test_another_key_does_not_open_it(store: FileStore, key: DataKey) -> None:
    stored = store.store(SECRET, key)
    for other in (DataKey(os.urandom(16), os.urandom(32)), DataKey(key.id, os.urandom(32))):
        with pytest.raises(Unreadable):
            store.load(stored.name, other)


def test_a_field_blob_is_not_a_file(tmp_path: Path, key: DataKey, stored: StoredFile) -> None:
    blob = key.seal(b"x" * 100, Place("details", "value", "r"))
    unreadable(tmp_path, stored.name, key, blob)


# Limits


@pytest.mark.parametrize("cap", [0, 63, 64, 100])
def test_too_much_is_refused_and_nothing_is_left(url: str, key: DataKey, cap: int) -> None:
    store = FileStore(url, piece_shift=SMALL, most_bytes=cap)
    assert store.load(store.store(b"x" * cap, key).name, key) == b"x" * cap
    endless = iter(lambda: b"x" * 50, b"")
    with pytest.raises(FileTooBig):
        store.store(endless, key)
    assert len(list(store.names())) == 1
    assert store.sweep(datetime.max.replace(tzinfo=UTC)) == 0


@pytest.mark.parametrize(
    "name",
    [
        "",
        "../../../../etc/passwd",
        "/etc/passwd",
        "..",
        "a" * 31,
        "a" * 33,
        "A" * 32,
        "a" * 32 + "\n",
        "a" * 30 + "/.",
        "file:///etc/passwd",
        "%2e%2e" + "a" * 26,
        "a" * 31 + "\0",
        "١" * 32,
    ],
)
def test_only_our_own_names_lead_anywhere(store: FileStore, key: DataKey, name: str) -> None:
    for deed in (lambda: store.read(name, key), lambda: store.delete(name)):
        with pytest.raises(FileMissing) as caught:
            deed()
        assert not name or name not in str(caught.value)


def test_a_file_that_is_not_there_is_missing(store: FileStore, key: DataKey) -> None:
    with pytest.raises(FileMissing):
        store.load("0" * 32, key)


def test_deleting_twice_is_deleting_once(store: FileStore, key: DataKey) -> None:
    stored, kept = store.store(b"x", key), store.store(b"y", key)
    store.delete(stored.name)
    store.delete(stored.name)
    with pytest.raises(FileMissing):
        store.load(stored.name, key)
    assert list(store.names()) == [kept.name]


# Crashes


class Crash(BaseException):
    pass


def test_a_sender_that_breaks_off_leaves_nothing(store: FileStore, key: DataKey) -> None:
    def broken() -> Iterator[bytes]:
        yield b"x" * 500
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store.store(broken(), key)
    assert list(store.names()) == []


def test_bytes_and_folder_are_durable_before_the_name_is_told(
    tmp_path: Path, key: DataKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    deeds: list[str] = []
    real = os.fsync

    def noted(opened: int) -> None:
        deeds.append("sync file" if stat.S_ISREG(os.fstat(opened).st_mode) else "sync folder")
        real(opened)

    monkeypatch.setattr(os, "fsync", noted)
    local(tmp_path, crash_point=deeds.append).store(b"x", key)
    made = ["sync folder"] * 3  # files, and two below it
    stored = ["file-written", "sync file", "file-synced", "file-renamed", "sync folder"]
    assert deeds == made + stored


KILLED = """
import os, signal, sys
from storage.envelope import DataKey
from storage.files import FileStore
def crash_point(name):
    if name == sys.argv[2]:
        os.kill(os.getpid(), signal.SIGKILL)
store = FileStore(sys.argv[1], piece_shift=6, crash_point=crash_point)
store.store(b"x" * 1000, DataKey(bytes(16), bytes(32)))
"""


@pytest.mark.crash
@pytest.mark.parametrize(
    ("point", "whole"), [("file-written", 0), ("file-synced", 0), ("file-renamed", 1)]
)
def test_a_kill_leaves_a_whole_file_or_none(tmp_path: Path, point: str, whole: int) -> None:
    url = f"file://{tmp_path}/files"
    done = subprocess.run(
        [sys.executable, "-c", KILLED, url, point],
        cwd=Path(__file__).parents[2],
        check=False,
        timeout=60,
    )
    assert done.returncode == -9
    store = FileStore(url)
    names = list(store.names())
    assert len(names) == whole
    for name in names:
        assert store.load(name, DataKey(bytes(16), bytes(32))) == b"x" * 1000
    begun = datetime.fromtimestamp(tmp_path.stat().st_mtime, UTC)
    assert store.sweep(begun - timedelta(hours=1)) == 0
    assert store.sweep(begun + timedelta(hours=1)) == 1 - whole
    assert list(store.names()) == names
    assert sum(each.is_file() for each in tmp_path.rglob("*")) == whole


def test_the_stored_format_stays_as_it_is(tmp_path: Path) -> None:
    def counting(size: int) -> bytes:
        return bytes(range(size))

    key = DataKey(bytes(range(16)), bytes(range(32)))
    stored = local(tmp_path, random=counting).store(b"D" * 70, key)
    assert stored.name == bytes(range(16)).hex()
    raw = path_of(tmp_path, stored.name).read_bytes()
    assert hashlib.sha256(raw).hexdigest() == GOLDEN
    assert local(tmp_path).load(stored.name, key) == b"D" * 70


def test_sealing_a_photo_is_quick_enough(tmp_path: Path, key: DataKey) -> None:
    photo = os.urandom(5 * 1024 * 1024)
    store = FileStore(f"file://{tmp_path}/files")
    began = time.perf_counter()
    stored = store.store(photo, key)
    assert store.load(stored.name, key) == photo
    assert time.perf_counter() - began < 2


GOLDEN = "e653b0357224691a16cb0b215340186cd8dcaa61e5db268b0ca88794c93db4f4"
