"""The platforms around the house on loopback: a mail server and an SMS gateway that misbehave."""

import asyncio
import json
import re
from email import message_from_bytes, policy
from typing import Any

from aiosmtpd.smtp import SMTP

_CODE = re.compile(r"\b[0-9]{6,8}\b")
_LINK = re.compile(r"/status/not-me/\S+")


class Letters:
    """What was mailed and texted, newest last."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._links: list[str] = []

    def add(self, text: str) -> None:
        self.texts.append(text)

    @property
    def codes(self) -> list[str]:
        return [found for text in self.texts for found in _CODE.findall(text)[:1]]

    @property
    def links(self) -> list[str]:
        return [found for text in self.texts for found in _LINK.findall(text)]


class MailServer:
    """`refusing`: what RCPT is answered, with the address in it, as servers do."""

    def __init__(self, letters: Letters) -> None:
        self.refusing = ""
        self._letters = letters

    async def open(self) -> int:
        loop = asyncio.get_running_loop()

        def session() -> SMTP:
            return SMTP(self, auth_required=False, auth_require_tls=False, loop=loop)

        self._server = await loop.create_server(session, "127.0.0.1", 0)
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.refusing:
            return f"{self.refusing} <{address}> is not known here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        message = message_from_bytes(envelope.content, policy=policy.default)
        body = message.get_body()
        self._letters.add(body.get_content() if body else "")
        return "250 OK"

    async def close(self) -> None:
        self._server.close()


class SmsGateway:
    """`status`: what the next requests are answered; the answer repeats what was sent."""

    def __init__(self, letters: Letters) -> None:
        self.status = 200
        self._letters = letters

    async def open(self) -> int:
        self._server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            found = re.search(rb"content-length: *([0-9]+)", head, re.IGNORECASE)
            body = await reader.readexactly(int(found[1]) if found else 0)
            told: dict[str, Any] = json.loads(body)
            if self.status == 200:
                self._letters.add(told["text"])
            answer = json.dumps({"error": told}).encode()
            start = f"HTTP/1.1 {self.status} X\r\nContent-Length: {len(answer)}\r\n"
            writer.write(start.encode() + b"Connection: close\r\n\r\n" + answer)
            await writer.drain()
        finally:
            writer.close()

    async def close(self) -> None:
        self._server.close()
