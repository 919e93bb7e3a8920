"""`/hooks/mail-in`: a mail that somebody wrote to a reply address, raw, as the mail server has it.

Wants `Authorization: Bearer <HELPDESK_HOOKS_SECRET>`, and is not there without that setting and
`HELPDESK_MAIL_REPLY_DOMAIN`. 204: kept, or a machine's; told twice is told once. 503 asks to be
told again.
"""

import asyncio
from email.utils import parseaddr
from functools import partial

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot import papers
from bot.gateways import mail_reading
from bot.gateways.hooks import taken
from bot.upload_store import UploadStore
from handlers import mail_in
from handlers.mail_in import Letter
from handlers.work import House
from storage.attachments import Sent
from storage.database import Database

log = structlog.get_logger()
PATH = "/hooks/mail-in"
MOST = 25 * 1024 * 1024  # bytes of one mail, as large as mail servers take it
_AGAIN = {"Retry-After": "30"}


class MailIn:
    def __init__(
        self, database: Database, house: House, uploads: UploadStore, secret: str, mail_from: str
    ) -> None:
        self._database = database
        self._house = house
        self._uploads = uploads
        self._secret = secret
        self._own = parseaddr(mail_from)[1]
        self._gate = asyncio.Semaphore(1)  # a mail may be large, and is taken apart in memory

    @property
    def routes(self) -> list[BaseRoute]:
        return [Route(PATH, self._mail, methods=["POST"])]

    async def _mail(self, request: Request) -> Response:
        async with self._gate:
            raw = await taken(request, self._secret, MOST)
            if isinstance(raw, Response):
                return raw
            mail = await asyncio.to_thread(mail_reading.read, raw, self._own)
            if mail.by_machine:
                return Response(status_code=204)
            try:
                become = await self._take(raw, mail)
            except Exception as error:  # noqa: BLE001 - whatever the house has: it is told again
                log.warning("mail not stored", error=type(error).__name__)
                return Response(status_code=503, headers=_AGAIN)
        log.info("mail in", become=become)
        return Response(status_code=204)

    async def _take(self, raw: bytes, mail: mail_reading.Mail) -> str:
        files, declined = await self._files(mail)
        letter = Letter(
            mail.token,
            mail.sender,
            mail.message_id,
            mail.text,
            raw,
            files,
            mail.declined + declined,
            mail.readable,
        )
        try:
            return await self._database.write(
                partial(mail_in.take, house=self._house, letter=letter)
            )
        finally:
            await self._uploads.drop_unkept(files)

    async def _files(self, mail: mail_reading.Mail) -> tuple[tuple[Sent, ...], int]:
        """Those that are fit to be kept, and how many are not. Raises where one cannot be checked
        now: the mail comes again."""
        if not mail.files:
            return (), 0
        found = await self._database.write(
            partial(mail_in.place, token=mail.token, sender=mail.sender)
        )
        if found is None:
            return (), len(mail.files)
        lane, key = found
        kept: list[Sent] = []
        for one in mail.files:
            stored = await self._uploads.store(lane, key, one.data, one.name, one.media_type)
            if not isinstance(stored, papers.Refusal):
                kept.append(stored)
        return tuple(kept), len(mail.files) - len(kept)
