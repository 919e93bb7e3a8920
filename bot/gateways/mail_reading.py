"""Reading a mail that somebody wrote (RFC 5322, RFC 2045): never an exception, nothing lost.

What is new in it: the plain text, else the words of the HTML, without what is quoted and signed; a
text of nothing but quotes stays whole. Machines' mails are told apart by RFC 3834 and its kin.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses
from html.parser import HTMLParser

from states.text import clean

MOST_TEXT = 5_000  # characters that a timeline takes; the mail is kept whole
MOST_FILES = 10
_MOST_PARTS = 200  # of one mail: deeper and wider ones are made to harm
_MOST_HTML = 500_000  # characters
_HEAD = re.compile(rb"\r?\n\r?\n")
_FOLDED = re.compile(rb"\r?\n[ \t]+")
_TO_US = re.compile(
    rb"^(?:to|cc|delivered-to|x-original-to|envelope-to):.*?\breply\+([a-z2-7]{52})@",
    re.IGNORECASE | re.MULTILINE,
)
_REPORTS = ("multipart/report", "message/delivery-status", "message/disposition-notification")
_BULK = ("bulk", "junk", "list", "auto_reply")
_QUOTES = re.compile(
    r"""^\s*(?:
        >                                                     # quoted
      | -{2,}\s*(?:original\ message|forwarded\ message|tin\ nhắn\ gốc|thư\ gốc)
      | _{10,}\s*$                                            # Outlook's rule
      | (?:on|vào|ngày)\b.{4,200}(?:wrote|đã\ viết|viết)\s*:\s*$
      | (?:from|từ|người\ gửi)\s*:.{0,200}@                   # a header block
      | --\s?$                                                # a signature (RFC 3676, 4.3)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_WRAPPED = re.compile(r"^\s*(?:on|vào|ngày)\b.{4,200}$", re.IGNORECASE)
_ENDS = re.compile(r"(?:wrote|đã viết|viết)\s*:\s*$", re.IGNORECASE)
_TAKEN = ("image/", "application/pdf", "application/octet-stream")


@dataclass(frozen=True, slots=True)
class Brought:
    """A file in a mail, unchecked."""

    name: str = field(repr=False)
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Mail:
    """`token`: of our reply address, empty where there is none; `sender`: the one address in From,
    else empty; `by_machine`: nobody wrote it; `readable`: it could be taken apart; `declined`: how
    many files are too many or of a kind that we take none of."""

    token: str
    sender: str = field(repr=False)
    message_id: str
    text: str = field(repr=False)
    files: tuple[Brought, ...] = field(default=(), repr=False)
    declined: int = 0
    by_machine: bool = False
    readable: bool = True


def read(raw: bytes, own_address: str = "") -> Mail:
    """`own_address`: what our own mails come from; they are no answer."""
    token = _token(raw)
    try:
        return _read(raw, token, own_address)
    except Exception:  # noqa: BLE001 - whatever a stranger made: what it says is kept as it stands
        return Mail(token, "", "", _shortened(clean(_decoded(raw, ""))), readable=False)


def _token(raw: bytes) -> str:
    """By its signs in the header, whatever else is wrong with the mail."""
    head = _FOLDED.sub(b" ", _HEAD.split(raw, maxsplit=1)[0])
    found = _TO_US.search(head)
    return found[1].decode().lower() if found else ""


def _read(raw: bytes, token: str, own_address: str) -> Mail:
    message = message_from_bytes(raw)
    sender = _sender(message)
    parts = list(_parts(message))
    plain = [_words(one) for one in parts if _is_text(one, "text/plain")]
    if not any(one.strip() for one in plain):
        plain = [_without_tags(_words(one)) for one in parts if _is_text(one, "text/html")]
    files, declined = _files(parts)
    return Mail(
        token,
        sender,
        str(message.get("Message-ID", "")).strip(),
        _shortened(new_in(clean("\n".join(plain)))),
        files,
        declined,
        by_machine=_by_machine(message, sender, own_address),
    )


def _sender(message: Message) -> str:
    found = getaddresses([str(one) for one in message.get_all("From", [])])
    return found[0][1].strip() if len(found) == 1 else ""


def _by_machine(message: Message, sender: str, own_address: str) -> bool:
    """Auto-replies, lists, reports, and what we sent ourselves: answering them would go round."""
    word = {
        name: str(message.get(name, "")).strip().lower()
        for name in ("Auto-Submitted", "Precedence", "Return-Path")
    }
    return (
        word["Auto-Submitted"].partition(";")[0].strip() not in ("", "no")
        or word["Precedence"] in _BULK
        or word["Return-Path"] == "<>"
        or message.get_content_type() in _REPORTS
        or any(name in message for name in ("List-Id", "X-Autoreply", "X-Autorespond"))
        or (bool(own_address) and sender.casefold() == own_address.casefold())
    )


# -- parts ----------------------------------------------------------------------------------------
def _parts(message: Message) -> Iterator[Message]:
    """The leaves, without going into mails within the mail: those are quotes."""
    waiting, seen = [message], 0
    while waiting:
        one = waiting.pop(0)
        seen += 1
        if seen > _MOST_PARTS:
            raise ValueError("too many parts")
        inner = one.get_payload()
        if one.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting[:0] = [part for part in inner if isinstance(part, Message)]
        else:
            yield one


def _is_text(part: Message, kind: str) -> bool:
    return part.get_content_type() == kind and not _name(part) and not _is_apart(part)


def _is_apart(part: Message) -> bool:
    return str(part.get("Content-Disposition", "")).strip().lower().startswith("attachment")


def _name(part: Message) -> str:
    named = part.get_filename()
    return str(make_header(decode_header(named))) if named else ""


def _files(parts: list[Message]) -> tuple[tuple[Brought, ...], int]:
    found: list[Brought] = []
    declined = 0
    for part in parts:
        kind = part.get_content_type()
        if _is_text(part, kind) and kind.startswith("text/"):
            continue
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes) or not data:
            if _name(part) or part.get_content_maintype() != "text":
                declined += 1
        elif kind.startswith(_TAKEN) and len(found) < MOST_FILES:
            found.append(Brought(_name(part), kind, data))
        else:
            declined += 1
    return tuple(found), declined


# -- words ----------------------------------------------------------------------------------------
def _words(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    return _decoded(data, part.get_content_charset() or "")


def _decoded(data: bytes, charset: str) -> str:
    """By what the mail says, else by what Vietnamese mails are written in; anything gives a text,
    and one without halves of signs, which nothing could store."""
    for name in filter(None, (charset, "utf-8", "windows-1258", "latin-1")):
        try:
            return data.decode(name).encode(errors="replace").decode()
        except (LookupError, ValueError):
            continue
    return ""


class _Tags(HTMLParser):
    _SILENT = ("style", "script", "head", "title", "blockquote")
    _BREAKS = ("br", "p", "div", "tr", "li", "h1", "h2", "h3")

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in self._SILENT:
            self._silent.append(tag)
        elif tag in self._BREAKS:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            self._silent = self._silent[: len(self._silent) - 1 - self._silent[::-1].index(tag)]

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(re.sub(r"\s+", " ", data))


def _without_tags(html: str) -> str:
    parser = _Tags()
    parser.feed(html[:_MOST_HTML])
    parser.close()
    return "".join(parser.said)


def new_in(text: str) -> str:
    """Down to where the quoting begins; all of it where nothing would be left."""
    lines = text.splitlines()
    kept: list[str] = []
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else ""
        wrapped = _WRAPPED.match(line) and _ENDS.search(following)
        if line.lstrip().startswith(">"):
            continue  # answers stand between quotes, too
        if _QUOTES.match(line) or wrapped:
            break
        kept.append(line.rstrip())
    new = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
    return new or text.strip()


def _shortened(text: str) -> str:
    text = text.strip()
    return text if len(text) <= MOST_TEXT else f"{text[: MOST_TEXT - 1]}…"
