"""Mail over SMTP (`HELPDESK_SMTP_URL`: smtp://user:pass@host:port, `?starttls=1`, smtps://)."""

import asyncio
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formataddr, parseaddr
from urllib.parse import parse_qs, unquote, urlsplit

import aiosmtplib

from bot.channels.channel import Capabilities, ChannelError, Failure, OutText, Receipt

_TIMEOUT = 20.0  # seconds
_PERMANENT = 500


class Mail:
    """An outlet: one message, one recipient, plain text."""

    name = "mail"
    account = ""
    caps = Capabilities(text_max=20_000)

    def __init__(self, url: str, sender: str) -> None:
        parts = urlsplit(url)
        self._host = parts.hostname or "localhost"
        self._tls = parts.scheme == "smtps"
        self._port = parts.port or (465 if self._tls else 25)
        self._user = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password) if parts.password else None
        self._starttls = parse_qs(parts.query).get("starttls", ["0"])[0] == "1"
        self._sender = sender

    async def send(self, out: OutText) -> Receipt:
        message = self._message(out)
        smtp = aiosmtplib.SMTP(
            hostname=self._host,
            port=self._port,
            use_tls=self._tls,
            start_tls=self._starttls,
            timeout=_TIMEOUT,
        )
        try:
            await smtp.connect()
            if self._user is not None:
                await smtp.login(self._user, self._password or "")
        except (OSError, aiosmtplib.SMTPException, TimeoutError) as error:
            raise ChannelError(Failure.NOT_SENT, type(error).__name__) from None
        try:
            await smtp.send_message(message)
        except aiosmtplib.SMTPRecipientsRefused:
            raise ChannelError(Failure.UNREACHABLE, "recipient refused") from None
        except aiosmtplib.SMTPResponseException as error:
            kind = Failure.REJECTED if error.code >= _PERMANENT else Failure.NOT_SENT
            raise ChannelError(kind, str(error.code)) from None
        except (OSError, aiosmtplib.SMTPException, TimeoutError) as error:
            raise ChannelError(Failure.UNKNOWN, type(error).__name__) from None
        finally:
            await _leave(smtp)
        return Receipt(message["Message-ID"])

    def _message(self, out: OutText) -> EmailMessage:
        """Built by the mail API: a value with a line break cannot become a header."""
        message = EmailMessage(policy=SMTP)
        name, address = parseaddr(self._sender)
        message["From"] = formataddr((name, address))
        message["To"] = out.address
        message["Subject"] = out.subject or "DCNET"
        message["Message-ID"] = f"<{out.id}@{address.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no auto-reply loops
        message.set_content(out.text)
        return message

    async def close(self) -> None:
        """Nothing is kept open."""


async def _leave(smtp: aiosmtplib.SMTP) -> None:
    try:
        await asyncio.wait_for(smtp.quit(), 2)
    except (OSError, aiosmtplib.SMTPException, TimeoutError):
        smtp.close()
