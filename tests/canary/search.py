"""Finds values in bytes, however they are written: every encoding a leak could hide behind.

Digits are looked for a second time with their separators removed.
"""

import base64
import hashlib
import json
import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, quote_plus

from states.text import fold

_HEAD = struct.Struct("=I")  # of a spelling: what the first look compares
_LEAST = 6  # a shorter spelling would be found by chance
_BETWEEN = re.compile(rb"(?<=[0-9])(?:[ .\-/()\xa0]|\xc2\xa0|%20|\+){1,2}(?=[0-9])")


@dataclass(frozen=True)
class Canary:
    """`short`: digits that may stand inside longer ones by chance; they must stand alone.
    `hashed`: even its plain digest would be a leak (few values are possible). `raw`: bytes that the
    value stands for, in hex."""

    name: str
    value: str
    short: bool = False
    hashed: bool = True
    raw: str = ""


@dataclass(frozen=True, order=True)
class Found:
    canary: str
    spelling: str
    where: str


def _texts(value: str) -> Iterator[tuple[str, str]]:
    yield "NFC", unicodedata.normalize("NFC", value)
    yield "NFD", unicodedata.normalize("NFD", value)
    yield "upper", value.upper()
    yield "lower", value.lower()
    yield "folded", fold(value)
    yield "FOLDED", fold(value).upper()


def _written(text: str) -> Iterator[tuple[str, bytes]]:
    plain = text.encode()
    yield "utf-8", plain
    yield "utf-16le", text.encode("utf-16-le")
    yield "utf-16be", text.encode("utf-16-be")
    for codec in ("latin-1", "cp1258"):
        try:
            yield codec, text.encode(codec)
        except UnicodeEncodeError:
            continue
    yield "percent", quote(text, safe="").encode()
    yield "percent lower", re.sub(r"%..", lambda one: one[0].lower(), quote(text, safe="")).encode()
    yield "form", quote_plus(text).encode()
    yield "json", json.dumps(text)[1:-1].encode()
    yield "bytes repr", repr(plain)[2:-1].encode()
    yield "hex", plain.hex().encode()
    yield "HEX", plain.hex().upper().encode()
    for shift in range(3):  # a neighbour shifts what base64 makes of it
        coded = base64.b64encode(b"\0" * shift + plain)
        inner = coded[(0, 2, 3)[shift] : len(coded) - 4]
        yield f"base64+{shift}", inner
        yield f"base64url+{shift}", inner.replace(b"+", b"-").replace(b"/", b"_")


def _digests(value: str) -> Iterator[tuple[str, bytes]]:
    for name in ("md5", "sha1", "sha256"):
        digest = hashlib.new(name, value.encode(), usedforsecurity=False)
        yield name, digest.digest()
        yield f"{name} hex", digest.hexdigest().encode()


def spellings(canary: Canary) -> Mapping[bytes, str]:
    """Every way to write it -> what that way is called."""
    found: dict[bytes, str] = {}
    for form, text in _texts(canary.value):
        for name, written in _written(text):
            if len(written) >= _LEAST:
                found.setdefault(written, f"{form} {name}")
    if canary.raw:
        found |= {bytes.fromhex(canary.raw): "raw", canary.raw.encode(): "raw hex"}
    if canary.hashed:
        for name, digest in _digests(canary.value):
            found.setdefault(digest, name)
    return found


class Search:
    def __init__(self, canaries: Iterable[Canary]) -> None:
        self._spelled: list[tuple[int, bytes, Canary, str]] = []
        self._digits: list[tuple[bytes, Canary]] = []
        for canary in canaries:
            for written, name in spellings(canary).items():
                self._spelled.append((_HEAD.unpack_from(written)[0], written, canary, name))
            digits = re.sub(r"\D", "", canary.value)
            if len(digits) >= 8 and len(digits) * 2 > len(canary.value):
                self._digits.append((digits[-9:].encode(), canary))
        self._heads = frozenset(head for head, _, _, _ in self._spelled)

    def __call__(self, evidence: Mapping[str, bytes]) -> list[Found]:
        return sorted({one for where, blob in evidence.items() for one in self._look(blob, where)})

    def _look(self, blob: bytes, where: str) -> Iterator[Found]:
        present = self._present(blob)
        for head, written, canary, name in self._spelled:
            if head in present and _stands(blob, written, alone=canary.short):
                yield Found(canary.name, name, where)
        together = _BETWEEN.sub(b"", blob)
        for digits, canary in self._digits:
            if digits in together:
                yield Found(canary.name, "digits", where)

    def _present(self, blob: bytes) -> set[int]:
        """Which beginnings of spellings stand anywhere in it: all groups of four bytes are looked
        up in one go, at each of the four places where such a group can begin."""
        found: set[int] = set()
        for shift in range(_HEAD.size):
            view = memoryview(blob)[shift:]
            found |= self._heads.intersection(view[: len(view) // 4 * 4].cast("I"))
        return found


def _stands(blob: bytes, written: bytes, *, alone: bool) -> bool:
    at = blob.find(written)
    while at >= 0:
        if not (alone and _inside(blob, at, at + len(written))):
            return True
        at = blob.find(written, at + 1)
    return False


def _inside(blob: bytes, start: int, end: int) -> bool:
    """Whether these bytes are part of a longer word or number."""
    around = blob[max(start - 1, 0) : start] + blob[end : end + 1]
    return any(chr(one).isalnum() or one > 0x7F or one in b"_-" for one in around)
