"""Formatted text: the HTML parse mode, given entities, found commands and links, limits."""

from __future__ import annotations

import html
import re
from typing import Any

from tests.bot_api.errors import bad
from tests.bot_api.wire import Call

TEXT_MAX = 4096
CAPTION_MAX = 1024
ENTITIES_MAX = 100
RAW_MAX = 32 << 10
TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "code": "code", "pre": "pre", "a": "text_link", "tg-spoiler": "spoiler", "span": "spoiler",
    "blockquote": "blockquote",
}  # fmt: skip
FOUND = (
    ("bot_command", re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w+)?")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("url", re.compile(r"https?://[^\s<>\"]+")),
    ("mention", re.compile(r"(?<![\w.@])@\w{4,32}")),
)
_TOKEN = re.compile(r"<(/?)([^<>\s/]*)([^<>]*)>|<")
_HREF = re.compile(r"""href\s*=\s*("[^"]*"|'[^']*'|\S+)""")

Entities = list[dict[str, Any]]


def units(text: str) -> int:
    """Length in UTF-16 code units, which is how the Bot API counts offsets."""
    return len(text.encode("utf-16-le")) // 2


def find_entities(text: str) -> Entities:
    """Commands, addresses and links the server itself marks in plain text."""
    taken: list[tuple[int, int]] = []
    found: Entities = []
    for kind, pattern in FOUND:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            found.append(
                {
                    "type": kind,
                    "offset": units(text[: match.start()]),
                    "length": units(match.group()),
                }
            )
    return sorted(found, key=lambda item: item["offset"])


def parse_html(source: str) -> tuple[str, Entities]:
    """HTML style of the Bot API; errors name the byte, as td's parse_html does."""
    out: list[str] = []
    length = 0
    at = 0
    open_tags: list[tuple[str, int, str]] = []
    found: Entities = []
    for match in _TOKEN.finditer(source):
        piece = html.unescape(source[at : match.start()])
        out.append(piece)
        length += units(piece)
        at = match.end()
        byte = len(source[: match.start()].encode())
        if match.group(2) is None or match.group(2).lower() not in TAGS:
            name = (match.group(2) or "").lower()
            raise bad(
                f'can\'t parse entities: Unsupported start tag "{name}" at byte offset {byte}'
            )
        name = match.group(2).lower()
        if not match.group(1):
            open_tags.append((name, length, match.group(3)))
            continue
        if not open_tags or open_tags[-1][0] != name:
            raise bad(f"can't parse entities: Unmatched end tag at byte offset {byte}")
        _, start, attributes = open_tags.pop()
        if length > start:
            found.append(_entity(name, start, length - start, attributes))
    if open_tags:
        raise bad(
            f"can't parse entities: Can't find end tag corresponding to start tag \""
            f'{open_tags[-1][0]}"'
        )
    out.append(html.unescape(source[at:]))
    return "".join(out), sorted(found, key=lambda item: (item["offset"], -item["length"]))


def _entity(name: str, start: int, length: int, attributes: str) -> dict[str, Any]:
    entity: dict[str, Any] = {"type": TAGS[name], "offset": start, "length": length}
    if name == "a" and (match := _HREF.search(attributes)):
        entity["url"] = html.unescape(match.group(1).strip("\"'"))
    return entity


def formatted(text: str, mode: str, given: Any) -> tuple[str, Entities]:
    """Client::get_formatted_text; the ends are trimmed as td's fix_formatted_text does."""
    if len(text.encode()) > RAW_MAX:
        raise bad("Text is too long")
    if mode.lower() == "html":
        text, entities = parse_html(text)
    elif mode in {"", "None"}:
        entities = given if isinstance(given, list) else []
    else:
        raise bad("Unsupported parse_mode")
    lead = units(text) - units(text.lstrip())
    text = text.strip()
    moved = [item | {"offset": max(0, item["offset"] - lead)} for item in entities]
    marked = moved or find_entities(text)
    return text, marked[:ENTITIES_MAX]


def read_text(call: Call) -> dict[str, Any]:
    """The `text` and `entities` of a text message. Errors: empty, too long."""
    text, entities = formatted(
        call.text("text"), call.text("parse_mode"), call.parsed("entities", "entities")
    )
    if not text:
        raise bad("Message text is empty")
    if units(text) > TEXT_MAX:
        raise bad("Message is too long")
    return {"text": text} | ({"entities": entities} if entities else {})


def read_caption(caption: str, mode: str, given: Any) -> dict[str, Any]:
    text, entities = formatted(caption, mode, given)
    if units(text) > CAPTION_MAX:
        raise bad("Message caption is too long")
    if not text:
        return {}
    return {"caption": text} | ({"caption_entities": entities} if entities else {})
