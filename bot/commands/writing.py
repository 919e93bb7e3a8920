"""Writing data out: to a file that appears whole, for its owner's eyes only, or standard output."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def written(file: Path | None) -> Iterator[IO[str]]:
    if file is None:
        yield sys.stdout
        return
    part = file.with_name(f".{file.name}.part")
    private = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(private, "w", encoding="utf-8", newline="") as out:
            yield out
            out.flush()
            os.fsync(private)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
