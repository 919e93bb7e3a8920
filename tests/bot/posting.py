"""A mail server and an SMS gateway on loopback for one house, each told how to misbehave."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP
from starlette.requests import Request
from starlette.responses import Response

from bot import app as wiring
from bot.settings import Settings
from tests.bot.house import House
from tests.databases import MASTER_KEY

SECRET = "a-secret-of-sixteen-signs"


@dataclass
class MailServer:
    """`refusing` is what RCPT is answered, `dropping` cuts the line after DATA."""

    refusing: str = ""
    refusing_data: str = ""
    dropping: bool = False
    taken: list[EmailMessage] = field(default_factory=list)
    tried: int = 0

    async def open(self) -> str:
        loop = asyncio.get_running_loop()
        make: Callable[[], SMTP] = lambda: SMTP(self, auth_require_tls=False, loop=loop)  # noqa: E731
        self._server = await loop.create_server(make, "127.0.0.1", 0)
        return f"smtp://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        self.tried += 1
        if self.refusing:
            return self.refusing
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.refusing_data:
            return self.refusing_data
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.taken.append(message)
        if self.dropping:
            assert server.transport is not None
            server.transport.abort()
        return "250 OK"

    def close(self) -> None:
        self._server.close()


class PostingHouse(House):
    """The house with real gateways; the SMS gateway is a route beside its own."""

    mail: MailServer
    customer_id = ""
    sms_status = 200

    async def open(self) -> "PostingHouse":
        self.mail = MailServer()
        self.texted: list[dict[str, str]] = []
        self.settings = {
            "smtp_url": await self.mail.open(),
            "sms_url": f"{self.base}/sms",
            "hooks_secret": SECRET,
            **self.settings,
        }
        await super().open()
        return self

    def _build(self) -> None:
        settings = Settings(
            database_url=self.url,
            files_url=f"file://{self.folder}/files",
            master_key=MASTER_KEY,
            public_url=self.base,
            **self.settings,
        )
        self.built = wiring.build(settings, clock=self.clock)
        self.built.sender._sleep = self._wait

    async def _serve(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["path"] != "/sms":
            await super()._serve(scope, receive, send)
            return
        told = json.loads(await Request(scope, receive).body())
        self.texted.append(told)
        await Response(status_code=self.sms_status)(scope, receive, send)

    def code(self) -> str:
        return next(
            word for one in reversed(self.texted) for word in one["text"].split() if word.isdigit()
        )

    async def close(self) -> None:
        await super().close()
        self.mail.close()


def dsn(
    message_id: str,
    action: str = "failed",
    status: str = "5.1.1",
    *,
    whole: bool = True,
    to: str = "mai@example.vn",
    said: str = "user unknown",
) -> bytes:
    """A mail that comes back, as Postfix writes it."""
    original = f"From: DCNET <no-reply@dcnet.vn>\r\nTo: {to}\r\nMessage-ID: {message_id}\r\n"
    returned = "message/rfc822" if whole else "text/rfc822-headers"
    return (
        "From: MAILER-DAEMON@mx.dcnet.vn\r\nTo: no-reply@dcnet.vn\r\n"
        "Message-ID: <20261123.ABC@mx.dcnet.vn>\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=B\r\n"
        "MIME-Version: 1.0\r\n\r\n"
        "--B\r\nContent-Type: text/plain\r\n\r\nI'm sorry to have to inform you…\r\n"
        "--B\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx.dcnet.vn\r\nArrival-Date: Mon, 23 Nov 2026 09:00:00 +0700\r\n\r\n"
        f"Final-Recipient: rfc822; {to}\r\nAction: {action}\r\nStatus: {status}\r\n"
        f"Diagnostic-Code: smtp; 550 5.1.1 {said}\r\n\r\n"
        f"--B\r\nContent-Type: {returned}\r\n\r\n{original}\r\nXin chào\r\n--B--\r\n"
    ).encode()
