"""From copy ids to exact texts: in the reader's language, within the channel's abilities."""

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from bot.channels.channel import Capabilities
from bot.copy import render
from bot.gateways import gsm
from states.choices import ASKS_INFO

_SHARE = "choice-share-contact"
_IN_FULL = "mydata-full"  # what follows is a record unmasked: staff see it only revealed
_MARKS = ("staff", "keeps", "reply")
_JOINER = "\u200d"
_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
_FLAGS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
_LONGEST_SIGN = 32  # characters that may be read as one


def chunks(body: Mapping[str, Any], caps: Capabilities) -> list[dict[str, Any]]:
    """The exact messages of one outgoing turn: [{"text", "buttons": [[label, action]], …}].

    A channel without buttons gets a numbered list; typed numbers work everywhere. Choices stay on
    the last chunk.
    """
    if "ended" in body:
        return [{"text": "", "ended": body["ended"]}]
    language = body.get("language", "vi")
    parts = _parts(body["parts"], language)
    choices = [
        (render(label, language, shown), action, label)
        for action, label, shown in body.get("choices", [])
    ]
    rendered = [_staff_file(one, language, caps) for one in body.get("files", ())]
    if body.get("status") and caps.pages:
        link = f"{caps.pages}/status/c/{body['status']}"
        parts.append(render("letter-status", language, {"link": link}))
    text = "\n\n".join(part for part in parts if part)
    if choices and (caps.numbers or not caps.buttons):
        numbered = "\n".join(f"{n}. {label}" for n, (label, _, _) in enumerate(choices, start=1))
        text = f"{text}\n\n{numbered}"
    if body.get("hide_keys") and caps.share_contact:
        first = text
        if choices:  # buttons and the removal of keys do not go on one message
            first = "\n\n".join(parts[:-1]) or render("keys-away", language)
        rendered += [{"text": one} for one in split(first, caps.text_max, caps.text_unit)]
        rendered[-1]["hide_keys"] = True
        text = parts[-1] if choices else ""
    if text or not rendered:
        text = _framed(text, caps, language, answered=bool(body.get("reply")))
        rendered += [{"text": one} for one in split(text, caps.text_max, caps.text_unit)]
    if choices:
        rendered[-1].update(_keys(choices, caps))
    if caps.asks_info and any(part["copy"] == ASKS_INFO for part in body["parts"]):
        rendered[-1]["asks_info"] = render("info-card", language)
    if body.get("subject"):
        rendered[0]["subject"] = render(body["subject"], language)
    if marks := _marks(body):
        return [{**one, **marks} for one in rendered]
    return rendered


def _staff_file(file: Mapping[str, Any], language: str, caps: Capabilities) -> dict[str, Any]:
    """A file in a chunk of its own, or the words for it where the channel takes none."""
    if caps.files:
        return {"text": "", "sends": dict(file)}
    return {"text": render("staff-file-elsewhere", language, {"file": file["name"]})}


def _marks(body: Mapping[str, Any]) -> dict[str, Any]:
    """What a person wrote carries their name; a record in full is veiled for staff; news keep the
    question before them open."""
    marks: dict[str, Any] = {name: body[name] for name in _MARKS if body.get(name)}
    for part in body["parts"]:
        if part["copy"] == _IN_FULL:
            marks["veiled"] = True
    return marks


def _framed(text: str, caps: Capabilities, language: str, *, answered: bool) -> str:
    """As a letter, and without marks, where the channel wants it so."""
    if letter := (answered and caps.answered) or caps.letter:
        text = render(letter, language, {"text": text})
    return text if caps.marks else gsm.plain(text)


def _keys(choices: list[tuple[str, str, str]], caps: Capabilities) -> dict[str, Any]:
    """The choices of a message as buttons; sharing the own number is a key of another kind."""
    kept = [[label, action] for label, action, copy in choices if copy != _SHARE]
    if not caps.share_contact:
        return {"buttons": [[label, action] for label, action, _ in choices]}
    shares = [label for label, _, copy in choices if copy == _SHARE]
    return {"buttons": kept, "share_contact": shares[0] if shares else ""}


def _parts(told: list[Mapping[str, Any]], language: str) -> list[str]:
    """What stands apart; a tight part is a line of the one before it."""
    parts: list[str] = []
    for part in told:
        text = render(part["copy"], language, part["shown"])
        if part.get("tight") and parts:
            parts[-1] = f"{parts[-1]}\n{text}"
        else:
            parts.append(text)
    return parts


def split(text: str, most: int, unit: str) -> Iterator[str]:
    """Pieces of at most `most` units, cut at paragraphs, lines, words - never inside a character
    and its marks."""
    while not _fits(text, most, unit):
        cut = _fitting(text, most, unit)
        head = text[:cut]
        for mark in ("\n\n", "\n", " "):
            place = head.rfind(mark)
            if place > cut // 2:
                cut = place
                break
        if piece := text[:cut].rstrip():
            yield piece
        text = text[cut:].lstrip()
    yield text


def _fits(text: str, most: int, unit: str) -> bool:
    return 2 * len(text) <= most or _size(text, unit) <= most


def _size(text: str, unit: str) -> int:
    return len(text.encode("utf-16-le")) // 2 if unit == "utf16" else len(text)


def _fitting(text: str, most: int, unit: str) -> int:
    """The longest start that fits, in characters."""
    cut = min(len(text), most)
    while _size(text[:cut], unit) > most:
        cut -= max(1, (_size(text[:cut], unit) - most) // 2)
    for back in range(min(cut - 1, _LONGEST_SIGN)):
        if not _is_within(text, cut - back):
            return cut - back
    return max(cut, 1)


def _is_within(text: str, cut: int) -> bool:
    """Whether a cut here would part what is read as one character (the cases of UAX #29 that chats
    have: marks, joined emoji, skin tones, flags)."""
    if cut >= len(text):
        return False
    before, after = text[cut - 1], text[cut]
    if unicodedata.category(after) in ("Mn", "Mc", "Me") or _JOINER in (before, after):
        return True
    if after in _TONES:
        return True
    if before in _FLAGS and after in _FLAGS:
        begin = cut
        while begin and text[begin - 1] in _FLAGS:
            begin -= 1
        return (cut - begin) % 2 == 1
    return False
