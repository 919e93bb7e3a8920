"""Sending the customer a file: checked as theirs are, sealed under the chat's key, one deed."""

import asyncio
from dataclasses import replace
from functools import partial

import structlog
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from bot import papers
from bot.console.acts import Acts, read_deed
from bot.console.answers import trouble
from bot.console.desk import ConsoleDesk
from bot.console.gate import Visitor
from bot.console.screen import is_reference
from handlers import desk_view
from handlers.desk_deed import Deed, Invalid
from states.case import Action
from storage import attachments
from storage.attachments import Sent
from storage.envelope import DataKey

log = structlog.get_logger()
_REFUSED = Invalid("console-file-refused", {})


class SendingFiles:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk
        self._acts = Acts(desk)
        self._gate = asyncio.Semaphore(1)  # each check may use a gigabyte

    async def send(self, request: Request, visitor: Visitor, form: FormData) -> Response:
        reference = request.path_params["reference"]
        deed = read_deed(Action.SEND_FILE, reference, form)
        if deed is None or not is_reference(reference):
            return trouble(visitor, "console-trouble-form", 400)
        upload = form.get("file")
        data = await upload.read() if isinstance(upload, UploadFile) else b""
        name = upload.filename or "" if isinstance(upload, UploadFile) else ""
        ready = await self._ready(deed, data, name)
        if isinstance(ready, Invalid):
            return await self._acts.answer(request, visitor, form, deed, ready)
        deed = replace(deed, file=ready)
        try:
            outcome = await self._acts.carry_out(visitor, deed)
        finally:
            await self._drop_unkept(ready.file_name)
        return await self._acts.answer(request, visitor, form, deed, outcome)

    async def _ready(self, deed: Deed, data: bytes, name: str) -> Sent | Invalid:
        """Checked and stored, or why not."""
        if not data:
            return Invalid("console-file-missing", {})
        place = await self._desk.database.read(
            partial(desk_view.chat_of, house=self._desk.house, reference=deed.reference)
        )
        if place is None:
            return Invalid("console-file-no-chat", {})
        try:
            checked = await papers.check(
                data, name, None, clamav_url=self._desk.clamav_url, gate=self._gate
            )
        except papers.CheckFailed:
            log.warning("a file of staff could not be checked")
            return Invalid("console-file-unchecked", {})
        if isinstance(checked, papers.Refusal):
            return _REFUSED
        return await self._stored(checked, *place)

    async def _stored(self, paper: papers.Paper, lane_id: str, key: DataKey) -> Sent:
        kept = await asyncio.to_thread(self._desk.files.store, paper.data, key)
        return Sent(
            lane_id,
            kept.name,
            paper.name,
            "pdf" if paper.kind == "PDF" else "image",
            paper.media_type,
            kept.size,
            paper.pages or 1,
            kept.sha256.hex(),
        )

    async def _drop_unkept(self, file_name: str) -> None:
        """A refused deed, or one that was done before under the same key, keeps no second copy."""
        if not await self._desk.database.read(partial(attachments.is_kept, file_name=file_name)):
            await asyncio.to_thread(self._desk.files.delete, file_name)
