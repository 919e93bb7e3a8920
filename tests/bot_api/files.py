"""Stored files: identifiers, photo sizes, expiring paths, and the limits of up and down."""

from __future__ import annotations

import hashlib
import io
import itertools
import mimetypes
from dataclasses import dataclass
from typing import Any

from PIL import Image, UnidentifiedImageError

from tests.bot_api.clock import Clock
from tests.bot_api.errors import ApiError, bad
from tests.bot_api.wire import Call, Upload

DOWNLOAD_LIMIT = 20 << 20
PHOTO_LIMIT = 10 << 20
PATH_SECONDS = 3600
SIDES = (90, 320, 800)
FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice", "sticker": "stickers",
           "video_note": "video_notes", "video": "videos", "audio": "music"}  # fmt: skip


@dataclass
class StoredFile:
    """`size` may be claimed larger than `data`, to test limits without the bytes."""

    file_id: str
    unique_id: str
    kind: str
    data: bytes
    name: str
    mime: str
    size: int
    number: int
    path: str = ""
    path_until: float = 0.0


class FileStore:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._numbers = itertools.count(1)
        self._files: dict[str, StoredFile] = {}
        self._paths: dict[str, StoredFile] = {}

    def add(
        self, kind: str, data: bytes, name: str, mime: str = "", size: int | None = None
    ) -> StoredFile:
        number = next(self._numbers)
        digest = hashlib.sha256(data + kind.encode()).hexdigest()
        stored = StoredFile(
            file_id=f"AgAC{kind[:2]}{number:06d}{digest[:24]}",
            unique_id=f"AQAD{digest[:12]}",
            kind=kind,
            data=data,
            name=name,
            mime=mime or mimetypes.guess_type(name)[0] or "application/octet-stream",
            size=len(data) if size is None else size,
            number=number,
        )
        self._files[stored.file_id] = stored
        return stored

    def by_id(self, file_id: str) -> StoredFile | None:
        return self._files.get(file_id)

    def get_file(self, call: Call) -> dict[str, Any]:
        """getFile: a path good for an hour; a file over 20 MB is refused (Client::do_get_file)."""
        if not call.text("file_id"):
            raise bad("file_id not specified")
        stored = self.by_id(call.text("file_id"))
        if stored is None:
            raise bad("invalid file_id")
        if stored.size > DOWNLOAD_LIMIT:
            raise bad("file is too big")
        if stored.path_until <= self._clock.now():
            self._give_path(stored)
        return {
            "file_id": stored.file_id,
            "file_unique_id": stored.unique_id,
            "file_size": stored.size,
            "file_path": stored.path,
        }

    def _give_path(self, stored: StoredFile) -> None:
        """A path "may not preserve the original file name": it never does here."""
        ending = mimetypes.guess_extension(stored.mime) or ".bin"
        mark = int(self._clock.now()) % 100_000
        stored.path = f"{FOLDERS.get(stored.kind, 'files')}/file_{stored.number}_{mark}{ending}"
        stored.path_until = self._clock.now() + PATH_SECONDS
        self._paths[stored.path] = stored

    def download(self, path: str) -> StoredFile:
        stored = self._paths.get(path)
        if stored is None or stored.path != path or stored.path_until <= self._clock.now():
            raise ApiError(404, "Not Found")
        return stored

    def expire_paths(self) -> None:
        for stored in self._files.values():
            stored.path_until = 0.0


def given_file(call: Call, store: FileStore, value: str, field: str) -> StoredFile | Upload | None:
    """A new upload (`attach://` or the field's own part) or a known file id.

    Client::get_input_file; a link would be fetched by the real server, here it never can be.
    """
    if value.startswith("attach://"):
        return call.files.get(value.removeprefix("attach://"))
    if field in call.files:
        return call.files[field]
    if not value:
        return None
    if value.startswith(("http://", "https://")):
        raise bad("failed to get HTTP URL content")
    stored = store.by_id(value)
    if stored is None:
        raise bad("wrong file identifier/HTTP URL specified")
    return stored


def photo_content(store: FileStore, data: bytes, *, strict: bool) -> dict[str, Any]:
    """A photo in its sizes, the largest last and with the bytes as sent."""
    if strict and len(data) > PHOTO_LIMIT:
        raise bad(f"file of size {len(data)} bytes is too big for a photo")
    if strict and not data:
        raise bad("file must be non-empty")
    try:
        with Image.open(io.BytesIO(data)) as image:
            width, height = image.size
            smaller = [_thumb(image, side) for side in SIDES if side < max(image.size)]
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        if strict:
            raise bad("IMAGE_PROCESS_FAILED") from error
        width, height, smaller = 1280, 960, []
    sizes = [(*size, store.add("photo", small, "photo.jpg")) for size, small in smaller]
    sizes.append((width, height, store.add("photo", data, "photo.jpg")))
    return {"photo": [_size(wide, high, stored) for wide, high, stored in sizes]}


def _thumb(image: Image.Image, side: int) -> tuple[tuple[int, int], bytes]:
    small = image.convert("RGB")
    small.thumbnail((side, side))
    out = io.BytesIO()
    small.save(out, "JPEG", quality=60)
    return small.size, out.getvalue()


def _size(width: int, height: int, stored: StoredFile) -> dict[str, Any]:
    return named(stored) | {"width": width, "height": height}


def named(stored: StoredFile) -> dict[str, Any]:
    return {
        "file_id": stored.file_id,
        "file_unique_id": stored.unique_id,
        "file_size": stored.size,
    }


def document_content(stored: StoredFile) -> dict[str, Any]:
    return {"document": named(stored) | {"file_name": stored.name, "mime_type": stored.mime}}


def again_content(stored: StoredFile, field: str) -> dict[str, Any]:
    """A known file sent once more by its id."""
    if stored.kind != field:
        raise bad(f"can't use file of type {stored.kind.capitalize()} as {field.capitalize()}")
    if field == "photo":
        width, height = 1280, 960
        try:
            with Image.open(io.BytesIO(stored.data)) as image:
                width, height = image.size
        except (UnidentifiedImageError, OSError):
            pass
        return {"photo": [_size(width, height, stored)]}
    return document_content(stored)
