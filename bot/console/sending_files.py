"""Sending the customer a file: checked as theirs are, sealed under the chat's key, one deed."""

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
from storage.attachments import Sent

log = structlog.get_logger()
_REFUSED = Invalid("console-file-refused", {})


class SendingFiles:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk
        self._acts = Acts(desk)

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
            await self._desk.uploads.drop_unkept((ready,))
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
            kept = await self._desk.uploads.store(*place, data, name, None)
        except papers.CheckFailed:
            log.warning("a file of staff could not be checked")
            return Invalid("console-file-unchecked", {})
        return _REFUSED if isinstance(kept, papers.Refusal) else kept
