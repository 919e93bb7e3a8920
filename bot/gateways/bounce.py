"""Reading a mail that came back: a delivery status notification (RFC 3464, RFC 6522).

Known by our own Message-ID in the returned message or its headers; the address in it is not read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, message_from_string
from email.message import Message

from bot.gateways.mail import is_gone

_OURS = re.compile(r"<([0-9a-f]{32})@")


@dataclass(frozen=True, slots=True)
class Bounce:
    """`message_id`: the chunk we sent. `gone`: the address itself is no good."""

    message_id: str
    gone: bool


def read(raw: bytes) -> Bounce | None:
    """None for anything but a final failure of a mail of ours: delays, auto-replies, spam."""
    report = message_from_bytes(raw)
    status = _failure(report)
    ours = next(_originals(report), None)
    return Bounce(ours, is_gone(status)) if status is not None and ours else None


def _failure(report: Message) -> str | None:
    """The status code of a recipient that failed for good (RFC 3464, sections 2.3.3 and 2.3.4)."""
    for part in report.walk():
        if part.get_content_type() != "message/delivery-status" or not part.is_multipart():
            continue
        for fields in part.get_payload():
            if isinstance(fields, Message) and _word(fields, "Action").lower() == "failed":
                return _word(fields, "Status")
    return None


def _originals(report: Message) -> Iterator[str]:
    for part in report.walk():
        kind = part.get_content_type()
        if kind == "text/rfc822-headers":
            body = part.get_payload(decode=True)
            headers = message_from_string(body.decode("latin-1") if isinstance(body, bytes) else "")
        elif part is not report and part.get("Message-ID"):
            headers = part  # the message/rfc822 part's own message
        else:
            continue
        found = _OURS.search(_word(headers, "Message-ID"))
        if found:
            yield found[1]


def _word(fields: Message, name: str) -> str:
    return str(fields.get(name, "")).strip()
