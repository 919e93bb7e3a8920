"""The cell in which `bot.papers` opens what strangers sent: a process of its own, run as a script.

It imports nothing of ours, gets its environment emptied and its memory, time, files and children
limited before it looks at a byte. It reads the file from standard input and answers on standard
output: 4 bytes of length, a JSON object (`{"no": copy id}` or what was found), then the bytes of
the re-encoded image. Whatever else it does means that it died on the file.

Sources: OWASP ASVS 5.0 5.2.2 (image re-write), 5.2.6 (pixel flood), 14.2.8 (metadata); PDF
32000-1:2008 sections 7.5 (file structure) and 12.6 (actions).
"""

import contextlib
import importlib
import io
import json
import logging
import re
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from PIL import Image
    from pypdf import PdfReader

Answer = tuple[dict[str, Any], bytes]

UNREADABLE: Final = "paper-unreadable"
LOCKED: Final = "paper-locked"
ACTIVE: Final = "paper-active-content"
TOO_MANY_PAGES: Final = "paper-too-many-pages"
TOO_MANY_PIXELS: Final = "paper-too-many-pixels"

JPEG_QUALITY: Final = 90
_OPEN_FILES: Final = 32
_LIBRARIES: Final = {
    "JPEG": ("PIL.Image", "PIL.ImageOps", "PIL.JpegImagePlugin"),
    "PNG": ("PIL.Image", "PIL.ImageOps", "PIL.PngImagePlugin"),
    "PDF": ("pypdf", "zipfile"),
}

# Dictionary keys that make a PDF act or carry files; `/AA` acts when a page is merely shown.
_ACTIVE_KEYS: Final = frozenset(
    ("/JS", "/JavaScript", "/AA", "/EF", "/EmbeddedFiles", "/XFA", "/RichMediaContent")
)
# The same as kinds of action, annotation or stream.
_ACTIVE_KINDS: Final = frozenset(
    (
        *("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/Rendition"),
        *("/RichMediaExecute", "/RichMedia", "/EmbeddedFile", "/FileAttachment", "/3D", "/Movie"),
    )
)
_KIND_KEYS: Final = ("/S", "/Type", "/Subtype")
_QUIET_OPENINGS: Final = frozenset(("/GoTo", "/Named"))
# Names too long to occur by chance in compressed data: for objects no table lists, which a viewer
# that repairs the file might still find.
_ACTIVE_ANYWHERE: Final = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFile|RichMedia|ImportData|SubmitForm)(?![A-Za-z])"
)
_ESCAPED_LETTER: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_PDF_END: Final = b"%%EOF"


class _Refused(Exception):  # noqa: N818 - an answer on its way, not an error
    def __init__(self, copy: str, **shown: int) -> None:
        super().__init__(copy)
        self.answer = {"no": copy, **shown}


def confine(memory: int, seconds: int) -> None:
    """Take this process's means away for good; a system without rlimits relies on the time-out."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    for limit, least in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
    ):
        resource.setrlimit(limit, (least, least))


def image(data: bytes, kind: str, most_pixels: int) -> Answer:
    """Decoded whole, turned upright, laid on white, and written anew with nothing but pixels."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - only what this file needs is loaded

    Image.MAX_IMAGE_PIXELS = None  # our own limit stands below, before anything is decoded
    with Image.open(io.BytesIO(data), formats=(kind,)) as opened:
        if opened.width * opened.height > most_pixels:
            raise _Refused(TOO_MANY_PIXELS)
        opened.load()
        upright: Image.Image = opened
        with contextlib.suppress(Exception):  # a broken EXIF block says nothing about turning
            upright = ImageOps.exif_transpose(opened) or opened
        clean = _pixels(upright)
    written = io.BytesIO()
    if kind == "JPEG":
        clean.save(written, "JPEG", quality=JPEG_QUALITY)
    else:
        clean.save(written, "PNG")
    return {"width": clean.width, "height": clean.height}, written.getvalue()


def _pixels(picture: "Image.Image") -> "Image.Image":
    """Eight-bit grey or RGB without transparency (it can show each viewer another picture)."""
    from PIL import Image  # noqa: PLC0415

    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        paper = Image.new("RGB", seen.size, "white")
        paper.paste(seen, mask=seen.getchannel("A"))
        return paper
    mode = "L" if picture.mode in {"1", "L"} else "RGB"
    pixels = picture if picture.mode == mode else picture.convert(mode)
    bare = Image.new(mode, pixels.size)
    bare.paste(pixels)
    return bare


def pdf(data: bytes, most_pages: int) -> Answer:
    """Looked through, object by object; kept as it is, so nothing that acts may be in it."""
    end = data.rfind(_PDF_END)
    if end < 0 or data[end + len(_PDF_END) :].strip(b"\0\t\n\f\r ") or _is_zip_too(data):
        raise _Refused(UNREADABLE)
    from pypdf import PdfReader  # noqa: PLC0415 - only what this file needs is loaded
    from pypdf.errors import DependencyError, FileNotDecryptedError  # noqa: PLC0415

    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted
    except (DependencyError, FileNotDecryptedError, NotImplementedError):
        locked = True
    if locked:
        raise _Refused(LOCKED)
    plain = _ESCAPED_LETTER.sub(lambda found: bytes.fromhex(found[1].decode()), data)
    if _ACTIVE_ANYWHERE.search(plain) or any(_acts(each) for each in _dictionaries(reader)):
        raise _Refused(ACTIVE)
    pages = len(reader.pages)
    if pages > most_pages:
        raise _Refused(TOO_MANY_PAGES, pages=pages)
    if not pages:
        raise _Refused(UNREADABLE)
    return {"pages": pages}, b""


def _is_zip_too(data: bytes) -> bool:
    import zipfile  # noqa: PLC0415

    return zipfile.is_zipfile(io.BytesIO(data))


def _dictionaries(reader: "PdfReader") -> Iterator[dict[str, Any]]:
    """Every dictionary in the file, whether anything leads to it or not."""
    from pypdf.generic import IndirectObject  # noqa: PLC0415

    numbers = {(number, generation) for generation, each in reader.xref.items() for number in each}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    waiting: list[Any] = [reader.trailer]
    waiting += [IndirectObject(number, generation, reader) for number, generation in numbers]
    while waiting:
        item = waiting.pop()
        if isinstance(item, IndirectObject):
            item = reader.get_object(item)
        inner: Iterable[Any] = ()
        if isinstance(item, dict):
            yield item
            inner = item.values()
        elif isinstance(item, list):
            inner = item
        waiting += [each for each in inner if isinstance(each, (dict, list))]


def _acts(entries: dict[str, Any]) -> bool:
    if not _ACTIVE_KEYS.isdisjoint(entries.keys()):
        return True
    if any(_named(entries, key) in _ACTIVE_KINDS for key in _KIND_KEYS):
        return True
    opening = _entry(entries, "/OpenAction")
    return isinstance(opening, dict) and _named(opening, "/S") not in _QUIET_OPENINGS


def _named(entries: dict[str, Any], key: str) -> str:
    value = _entry(entries, key)
    return value if isinstance(value, str) else ""


def _entry(entries: dict[str, Any], key: str) -> Any:
    """What `key` leads to: pypdf's `[]` follows a reference that hides it, its `get` does not."""
    if key not in entries:
        return None
    return entries[key]


def answer(data: bytes, kind: str, most_pixels: int, most_pages: int) -> Answer:
    try:
        if kind == "PDF":
            return pdf(data, most_pages)
        return image(data, kind, most_pixels)
    except _Refused as refused:
        return refused.answer, b""
    except Exception:  # noqa: BLE001 - decoders fail in every way; the file is what is wrong
        return {"no": UNREADABLE}, b""


def main() -> None:
    order = json.loads(sys.argv[1])
    sys.path[:] = order["path"]
    logging.disable()
    for module in _LIBRARIES[order["kind"]]:
        importlib.import_module(module)  # failing here, we are broken, not the file
    confine(order["memory"], order["seconds"])
    said, body = answer(
        sys.stdin.buffer.read(), order["kind"], order["most_pixels"], order["most_pages"]
    )
    words = json.dumps(said).encode()
    sys.stdout.buffer.write(len(words).to_bytes(4, "big") + words + body)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
