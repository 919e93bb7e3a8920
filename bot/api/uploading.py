"""One file in a request's body: read under its own limit, checked, sealed and stored before the
transaction that names it; removed where no transaction took it."""

import hashlib
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass, field

import structlog
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from bot import papers
from bot.papers import Limits
from bot.request_body import read_body
from bot.upload_store import UploadStore
from handlers.api_access import Answer, Refusal
from storage.attachments import Sent
from storage.envelope import DataKey

log = structlog.get_logger()
PART = "file"  # what the one part of the body is called
TYPE = "multipart/form-data"
MOST_BYTES = Limits().most_bytes + 64 * 1024  # of the body: the file and what stands around it
TRY_AGAIN = 60  # seconds, where it cannot be checked now


@dataclass(frozen=True, slots=True)
class Given:
    """A file as it came: nothing of it is believed."""

    name: str = field(repr=False)
    media_type: str = field(repr=False)
    data: bytes = field(repr=False)

    @property
    def same(self) -> bytes:
        """What a repeat is known by: the file, not how it was packed."""
        whole = hashlib.sha256(self.data)
        for one in (self.name, self.media_type):
            whole.update(b"\0" + one.encode(errors="surrogatepass"))
        return whole.digest()


async def read_file(request: Request) -> Given | Refusal:
    """The one file of a body that is nothing else."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != TYPE:
        return Refusal(415, "problem-media-type-file")
    try:
        body = await read_body(request, MOST_BYTES)
    except ClientDisconnect:
        return Refusal(400, "problem-bad-body")
    if body is None:
        return Refusal(413, "problem-file-too-big")
    whole = body

    async def pieces() -> AsyncGenerator[bytes, None]:
        yield whole

    parser = MultiPartParser(request.headers, pieces(), max_files=1, max_fields=0)
    parser.spool_max_size = MOST_BYTES  # in memory only: nothing in clear on any disk
    try:
        form = await parser.parse()
    except (MultiPartException, ValueError, KeyError):
        return Refusal(400, "problem-one-file")
    try:
        found = form.multi_items()
        if len(found) != 1 or found[0][0] != PART or not isinstance(found[0][1], UploadFile):
            return Refusal(400, "problem-one-file")
        upload = found[0][1]
        return Given(upload.filename or "", upload.content_type or "", await upload.read())
    finally:
        await form.close()


async def with_file(
    uploads: UploadStore,
    given: Given,
    place: tuple[str, DataKey],
    carry_out: Callable[[Sent], Awaitable[Answer]],
) -> Answer:
    """Store it, then do what was asked."""
    try:
        kept = await uploads.store(*place, given.data, given.name, given.media_type or None)
    except papers.CheckFailed:
        log.warning("a file over the API could not be checked")
        return Refusal(503, "problem-unchecked")
    if isinstance(kept, papers.Refusal):
        return Refusal(422, kept.copy, kept.shown)
    try:
        return await carry_out(kept)
    finally:
        await uploads.drop_unkept((kept,))
