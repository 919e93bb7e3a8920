"""Papers customers send (JPEG, PNG, PDF): judged by what they are, not by what they are called.

Decoding happens in a process of its own (`bot.papers_worker`), so that a file made to harm takes
down nothing but that. Sources: OWASP ASVS 5.0 5.2.2, 5.2.6, 5.4.2, 14.2.8; Unicode UAX #9 (bidi
controls in names); clamd(8) for INSTREAM.
"""

import asyncio
import json
import os
import re
import sys
import unicodedata
from asyncio.subprocess import Process
from collections.abc import Mapping
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from bot.virus_scan import scan

Kind = Literal["JPEG", "PNG", "PDF"]

MOST_NAME_LETTERS: Final = 80

_WORKER: Final = Path(__file__).with_name("papers_worker.py")
_MOST_ANSWER_BYTES: Final = 96 * 1024 * 1024
_BLOCK: Final = 64 * 1024
_LENGTH_BYTES: Final = 4
# The worker's environment holds no secret of ours; these only help Python find its libraries.
_NEEDED_ENVIRONMENT: Final = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
_PDF_START: Final = re.compile(rb"(?:\xef\xbb\xbf)?[\0\t\n\f\r ]{0,1024}%PDF-\d")
_MEDIA_TYPES: Final[dict[Kind, str]] = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "PDF": "application/pdf",
}
_SUFFIXES: Final[dict[Kind, tuple[str, ...]]] = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "PNG": (".png",),
    "PDF": (".pdf",),
}
_SAYS_NOTHING: Final = frozenset(("", "application/octet-stream", "binary/octet-stream"))
_SEPARATORS: Final = re.compile(r"[/\\\u2044\u2215\u29f5\u29f8\ufe68\uff0f\uff3c]")
_FORBIDDEN: Final = re.compile(r'[<>:"|?*]')
_INVISIBLE: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_MOST_MARKS: Final = 2  # on one letter, after composing: Vietnamese needs none, Thai two


@dataclass(frozen=True, slots=True)
class Limits:
    """What is taken: bytes, pixels, pages; what checking may use: memory (bytes), CPU, seconds."""

    most_bytes: int = 10 * 1024 * 1024
    most_pixels: int = 40_000_000
    most_pages: int = 20
    memory: int = 1024**3
    cpu_seconds: int = 10
    seconds: float = 20


@dataclass(frozen=True, slots=True)
class Paper:
    """A file fit to be kept: images written anew without metadata, PDFs as they came.

    `mislabelled`: its name or declared type said it was something else; staff are shown that.
    """

    kind: Kind
    media_type: str
    name: str = field(repr=False)
    data: bytes = field(repr=False)
    width: int | None = None
    height: int | None = None
    pages: int | None = None
    mislabelled: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not taken: the copy id, and what its text shows."""

    copy: str
    shown: Mapping[str, int] = field(default_factory=dict)


class CheckFailed(Exception):  # noqa: N818 - says what is the matter
    """A file could not be checked because of us (worker or scanner), not of it: try again later."""


async def check(
    data: bytes,
    declared_name: str | None,
    declared_type: str | None,
    *,
    limits: Limits = Limits(),
    clamav_url: str = "",
    gate: asyncio.Semaphore | None = None,
) -> Paper | Refusal:
    """Take or refuse a file; raises `CheckFailed`, above all when a scanner is set and away.

    `gate` bounds how many are opened at once (each may use `limits.memory`): pass the wiring's.
    """
    if not data:
        return Refusal("paper-empty")
    if len(data) > limits.most_bytes:
        return Refusal("paper-too-big", {"limit": limits.most_bytes // 1024**2})
    kind = kind_of(data)
    if kind is None:
        return Refusal("paper-wrong-type")
    async with AsyncExitStack() as stack:
        if gate is not None:
            await stack.enter_async_context(gate)
        if clamav_url:
            verdict = await scan(data, clamav_url)
            if verdict == "infected":
                return Refusal("paper-infected")
            if verdict == "unavailable":
                raise CheckFailed("The virus scanner (HELPDESK_CLAMAV_URL) does not answer.")
        found = await _opened(data, kind, limits)
    if isinstance(found, Refusal):
        return found
    said, body = found
    name = safe_name(declared_name)
    return Paper(
        kind=kind,
        media_type=_MEDIA_TYPES[kind],
        name=_with_suffix(name, kind),
        data=body if kind != "PDF" else data,
        width=said.get("width"),
        height=said.get("height"),
        pages=said.get("pages"),
        mislabelled=_is_mislabelled(name, declared_type, kind),
    )


def kind_of(data: bytes) -> Kind | None:
    """By its first bytes. Before a PDF's header only blanks may stand, 1024 at most."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    return "PDF" if _PDF_START.match(data) else None


def safe_name(declared: str | None) -> str:
    """A name to show and to offer at download, never to make a path of: at most 80 letters.

    NFC; without folders, separators, controls, bidi and zero-width letters, or piled-up marks.
    """
    last = _SEPARATORS.split((declared or "").replace("\0", ""))[-1]
    composed = unicodedata.normalize("NFC", last)
    kept, marks = [], 0
    for letter in composed:
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if letter.isspace():
            kept.append(" ")
        elif unicodedata.category(letter) not in _INVISIBLE and marks <= _MOST_MARKS:
            kept.append(letter)
    name = " ".join(_FORBIDDEN.sub("_", "".join(kept)).split()).strip(". ")
    name = unicodedata.normalize("NFC", name)
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - a name, not a path
    if len(name) > MOST_NAME_LETTERS:
        suffix = suffix if len(suffix) <= 10 else ""
        name = stem[: MOST_NAME_LETTERS - len(suffix)].rstrip(". ") + suffix
    return name or "paper"


def _with_suffix(name: str, kind: Kind) -> str:
    """Ends as what it is: `photo.jpg.exe` that is a JPEG becomes `photo.jpg.exe.jpg`."""
    right = _SUFFIXES[kind]
    if name.lower().endswith(right):
        return name
    return name[: MOST_NAME_LETTERS - len(right[0])].rstrip(". ") + right[0]


def _is_mislabelled(name: str, declared_type: str | None, kind: Kind) -> bool:
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 - a name, not a path
    declared = (declared_type or "").partition(";")[0].strip().lower()
    right_types = {_MEDIA_TYPES[kind], "image/jpg" if kind == "JPEG" else ""} | _SAYS_NOTHING
    return bool(suffix and suffix not in _SUFFIXES[kind]) or declared not in right_types


async def _opened(
    data: bytes, kind: Kind, limits: Limits
) -> tuple[Mapping[str, Any], bytes] | Refusal:
    """What the worker found. One that dies of the file, by signal or by time, refuses it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-I", "-S", "-B", str(_WORKER), _order(kind, limits)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,  # tracebacks could quote the file
        env={name: os.environ[name] for name in _NEEDED_ENVIRONMENT if name in os.environ},
        cwd=_WORKER.parent,
    )
    try:
        async with asyncio.timeout(limits.seconds):
            answer = await _exchange(process, data)
            if answer is not None:
                await process.wait()
    except TimeoutError:
        return Refusal("paper-unreadable")
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()
    code = process.returncode or 0
    if code < 0 or answer is None:
        return Refusal("paper-unreadable")
    if code or len(answer) < _LENGTH_BYTES:
        raise CheckFailed("The process that opens papers does not start or answer.")
    length = _LENGTH_BYTES + int.from_bytes(answer[:_LENGTH_BYTES], "big")
    said = json.loads(answer[_LENGTH_BYTES:length])
    if refused := said.get("no"):
        return _refusal(refused, said, limits)
    return said, answer[length:]


def _order(kind: Kind, limits: Limits) -> str:
    """What the worker is told. Our search path goes along: it starts without one of its own."""
    return json.dumps(
        {
            "kind": kind,
            "most_pixels": limits.most_pixels,
            "most_pages": limits.most_pages,
            "memory": limits.memory,
            "seconds": limits.cpu_seconds,
            "path": [str(Path(entry).absolute()) for entry in sys.path],
        }
    )


def _refusal(copy: str, said: Mapping[str, Any], limits: Limits) -> Refusal:
    if copy == "paper-too-many-pages":
        return Refusal(copy, {"pages": said["pages"], "limit": limits.most_pages})
    if copy == "paper-too-many-pixels":
        return Refusal(copy, {"limit": limits.most_pixels // 1_000_000})
    return Refusal(copy)


async def _exchange(process: Process, data: bytes) -> bytes | None:
    """Give it the file and take its answer at the same time; None where it says too much."""
    if process.stdin is None or process.stdout is None:
        raise CheckFailed("The process that opens papers has no pipes.")
    giving = asyncio.create_task(_give(process.stdin, data))
    taken = bytearray()
    try:
        while block := await process.stdout.read(_BLOCK):
            taken += block
            if len(taken) > _MOST_ANSWER_BYTES:
                process.kill()
                return None
    finally:
        giving.cancel()
        await asyncio.wait({giving})
    return bytes(taken)


async def _give(pipe: asyncio.StreamWriter, data: bytes) -> None:
    with suppress(BrokenPipeError, ConnectionResetError):  # it may refuse before reading all
        pipe.write(data)
        await pipe.drain()
        pipe.close()
        await pipe.wait_closed()
