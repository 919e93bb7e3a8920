"""Where a customer file comes from: a path, or an address whose answer is kept for the import.

An address is the operator's own (a CRM's export link): https or http, no redirect is followed, a
cap on size and time. The address is never named in an error: it may carry a token.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

MOST_BYTES: Final = 256 * 1024 * 1024
_TIMEOUT: Final = 60.0  # seconds without a byte


class SourceError(Exception):
    """The file cannot be had; the message is one clear line."""


@contextmanager
def fetched(url: str, most_bytes: int = MOST_BYTES) -> Iterator[Path]:
    """The answer of this address as a file that is gone afterwards. Raises SourceError."""
    import httpx  # noqa: PLC0415 - only here

    if urlsplit(url).scheme not in ("https", "http") or not urlsplit(url).hostname:
        raise SourceError("The address must begin with https:// or http://.")
    handle, name = tempfile.mkstemp(prefix="helpdesk-", suffix=".csv")  # readable by us only
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            try:
                with (
                    httpx.Client(timeout=_TIMEOUT, follow_redirects=False) as client,
                    client.stream("GET", url) as answer,
                ):
                    if not answer.is_success:
                        raise SourceError(
                            f"The address answered {answer.status_code}.{_hint(answer)}"
                        )
                    size = 0
                    for piece in answer.iter_bytes():
                        size += len(piece)
                        if size > most_bytes:
                            raise SourceError(f"The file is larger than {most_bytes >> 20} MiB.")
                        file.write(piece)
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise SourceError(f"The address cannot be read: {type(error).__name__}.") from None
        yield path
    finally:
        path.unlink(missing_ok=True)


def _hint(answer: object) -> str:
    redirect = getattr(answer, "is_redirect", False)
    return " Redirects are not followed: give the address it leads to." if redirect else ""
