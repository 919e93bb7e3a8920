"""Mail over SMTP (`HELPDESK_SMTP_URL`: smtp://user:pass@host:port, `?starttls=1`, smtps://).

Plain text alone: a few sentences and at most one link need no markup, are read aloud and on any
phone as they are, and hide nothing behind a link. What bounces later comes back to
`/hooks/mail-bounce`, known by our Message-ID.
"""

import asyncio
import re
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr, parseaddr
from urllib.parse import parse_qs, unquote, urlsplit

import aiosmtplib

from bot.channels.channel import Capabilities, ChannelError, Failure, OutText, Receipt
from bot.clock import now
from storage.database import Clock

_TIMEOUT = 20.0  # seconds
_PERMANENT = 500
# That the address itself is no good: enhanced codes (RFC 3463: bad mailbox, mailbox disabled), and
# the plain ones of servers that tell no more (RFC 5321, section 4.2.3).
_GONE = re.compile(r"5\.(?:1\.(?:0|1|2|3|6|10)|2\.1)\b")
_ENHANCED = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
_GONE_PLAIN = frozenset({550, 551, 553})


class Mail:
    """An outlet: one message, one recipient, plain text."""

    name = "mail"
    account = ""
    caps = Capabilities(text_max=20_000, letter="letter-mail")

    def __init__(
        self, url: str, sender: str, clock: Clock = now, *, pages: str = "", replies_to: str = ""
    ) -> None:
        answered = "letter-mail-reply" if replies_to else ""
        self.caps = replace(Mail.caps, pages=pages, answered=answered)
        self._replies_to = replies_to
        parts = urlsplit(url)
        self._host = parts.hostname or "localhost"
        self._tls = parts.scheme == "smtps"
        self._port = parts.port or (465 if self._tls else 25)
        self._user = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password) if parts.password else None
        self._starttls = parse_qs(parts.query).get("starttls", ["0"])[0] == "1"
        self._sender = sender
        self._clock = clock

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
        except aiosmtplib.SMTPRecipientsRefused as error:
            refused = error.recipients[0]
            raise _refusal(refused.code, refused.message) from None
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
        message["Date"] = format_datetime(self._clock())
        message["Message-ID"] = f"<{out.id}@{address.rpartition('@')[2]}>"
        if out.reply and self._replies_to:
            message["Reply-To"] = f"reply+{out.reply}@{self._replies_to}"
        message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no auto-reply loops
        message.set_content(out.text, cte="quoted-printable")  # not every server takes 8 bits
        return message

    async def close(self) -> None:
        """Nothing is kept open."""


def is_gone(status: str) -> bool:
    """Whether an enhanced status code says that the address itself is no good (RFC 3463)."""
    return _GONE.match(status) is not None


def _refusal(code: int, text: str) -> ChannelError:
    """What a refused recipient means. The server's words hold the address: they go no further."""
    if code < _PERMANENT:  # greylisting, a full queue: later
        return ChannelError(Failure.NOT_SENT, str(code))
    told = _ENHANCED.search(text)
    gone = is_gone(told[0]) if told else code in _GONE_PLAIN
    return ChannelError(Failure.UNREACHABLE if gone else Failure.REJECTED, str(code))


async def _leave(smtp: aiosmtplib.SMTP) -> None:
    try:
        await asyncio.wait_for(smtp.quit(), 2)
    except (OSError, aiosmtplib.SMTPException, TimeoutError):
        smtp.close()
