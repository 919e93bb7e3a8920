"""The forms of a case's page: what they held, checked before anything is asked of the house."""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import structlog
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from bot import papers
from bot.upload_store import UploadStore
from handlers.own_status import Wish
from states.own_deeds import OwnDeed
from storage.attachments import Sent
from storage.envelope import DataKey

log = structlog.get_logger()
MOST_FILES = 5  # at once
MOST_TEXT = 2000  # characters
MOST_FORM, MOST_UPLOAD = 64 * 1024, 30 * 1024 * 1024  # bytes of a body
_MOST_FIELDS = 8
_LEAST_REASON = 3
_KEY = re.compile(r"[A-Za-z0-9_-]{16}")


@dataclass(frozen=True, slots=True)
class Given:
    """What a form asks for; `wrong`, with its variables, is the copy id where it cannot be done as
    it is. `text` goes back into the form."""

    wish: Wish | None
    text: str = ""
    wrong: str = ""
    shown: Mapping[str, Any] = field(default_factory=dict)


async def read_form(request: Request, most: int, files: int = 0) -> FormData:
    """Raises HTTPException for what is no form of ours."""
    length = request.headers.get("content-length", "")
    if not length.isdigit():
        raise HTTPException(411)
    if int(length) > most:
        raise HTTPException(413)
    try:
        return await request.form(max_files=files, max_fields=_MOST_FIELDS)
    except (HTTPException, ValueError, ClientDisconnect):
        raise HTTPException(400) from None


def word(form: FormData, name: str) -> str:
    given = form.get(name)
    return given.strip() if isinstance(given, str) else ""


async def read_deed(
    request: Request,
    uploads: UploadStore,
    place: Callable[[], Awaitable[tuple[str, DataKey]]],
    reference: str,
) -> Given:
    """`place` tells under which lane and key files are kept."""
    form = await read_form(request, MOST_UPLOAD, MOST_FILES)
    try:
        given = _wish(form, reference)
        if given.wish is None or given.wish.deed is not OwnDeed.ADD:
            return given
        found = [one for one in form.getlist("file") if isinstance(one, UploadFile) and one.size]
        if not found and not given.text:
            return Given(None, wrong="status-nothing")
        return await _with_files(given, found, uploads, place) if found else given
    finally:
        await form.close()


def _wish(form: FormData, reference: str) -> Given:
    text, key, stars = word(form, "text"), word(form, "key"), word(form, "stars")
    deed = word(form, "deed")
    if deed not in list(OwnDeed) or not _KEY.fullmatch(key):
        return Given(None, text[:MOST_TEXT], "status-old-form")
    if len(text) > MOST_TEXT:
        return Given(None, text, "status-long", {"most": str(MOST_TEXT)})
    if deed == OwnDeed.RATE and not re.fullmatch("[1-5]", stars):
        return Given(None, text, "status-no-stars")
    if deed == OwnDeed.REOPEN and len(text) < _LEAST_REASON:
        return Given(None, text, "status-no-reason")
    rated = int(stars) if deed == OwnDeed.RATE else 0
    return Given(Wish(reference, OwnDeed(deed), key, text, rated), text)


async def _with_files(
    given: Given,
    found: list[UploadFile],
    uploads: UploadStore,
    place: Callable[[], Awaitable[tuple[str, DataKey]]],
) -> Given:
    """All of them or none: which one is wrong is said, and sent anew with the others."""
    lane_id, key = await place()
    kept: list[Sent] = []
    for one in found:
        data, name = await one.read(), one.filename or ""
        try:
            stored = await uploads.store(lane_id, key, data, name, one.content_type or "")
        except papers.CheckFailed:
            log.warning("a file of a customer could not be checked")
            stored = papers.Refusal("status-unchecked")
        if isinstance(stored, papers.Refusal):
            await uploads.drop_unkept(kept)
            return Given(None, given.text, stored.copy, stored.shown)
        kept.append(stored)
    return replace(given, wish=replace(given.wish, files=tuple(kept)) if given.wish else None)
