"""Texts to think about: words of the command line, or standard input, one text a line."""

import sys
from collections.abc import Iterator, Sequence
from typing import Annotated

import typer

AlwaysJson = Annotated[bool, typer.Option("--json", help="As it is anyway.")]  # never a text


def given(words: Sequence[str]) -> Iterator[str]:
    """Several words are one text; a lone `-` is standard input. Bytes that are no UTF-8 become
    replacement characters, as they would on their way through a channel."""
    if list(words) == ["-"]:
        for line in sys.stdin.buffer:
            yield line.decode("utf-8", errors="replace").rstrip("\r\n")
    else:
        raw = " ".join(words).encode("utf-8", errors="surrogateescape")
        yield raw.decode("utf-8", errors="replace")
