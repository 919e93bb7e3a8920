"""Reads a contact person: a name, and a phone number or e-mail address to reach them, with a role.

Another person's data: the desk keeps who supplied it. Each part is judged by its own reader.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace

from states.answers import Answer, Context, Verdict, accepted, ask, email, name, phone, refused
from states.answers.contact_pieces import Pieces, pieces
from states.text import fold, words

_LIMIT = 500
_LONGEST_ROLE = 100
_NODS = words("dung co vang da ok yes no khong u uh")
# In no name and no role, with their marks; without them only where they come first.
_DEEDS = words(
    "đổi sửa bỏ xóa xoá nhầm hủy huỷ nữa chưa không ko được gửi muốn nhưng gì nào "
    "remove delete change cancel wrong want not what please"
)
_FIRST_DEEDS = words("thêm them sai doi sua bo xoa nham huy chua gui muon thôi thoi dừng dung add")
_PARTS = ("name", "role", "phone", "email")


def read(text: str, context: Context) -> Answer:
    """The contact person in `text`, as JSON with sorted keys out of name, role, phone, email."""
    if len(text) > _LIMIT:
        return refused("reject-contact-person-long")
    if fold(text).strip(" .!") in _NODS:  # a yes to nothing
        return refused("reject-contact-person-none")
    typed = _stored(text) or pieces(text)
    reach = bool(typed.phone or typed.email)
    if says_more(typed.name) or says_more(typed.role):
        return refused("reject-contact-person-none")
    if not typed.name:
        if not reach:
            return refused("reject-contact-person-none")
        return refused("reject-contact-person-name")
    if not reach:
        return refused("reject-contact-person-reach", name=typed.name)
    if len(typed.role) > _LONGEST_ROLE:
        return refused("reject-contact-person-role", limit=str(_LONGEST_ROLE))
    return _judge(typed, context)


def show(value: str) -> str:
    """A stored contact person as people read it: Mai, kế toán, 0912 345 678."""
    parts = parts_of(value)
    if "phone" in parts:
        parts = {**parts, "phone": phone.show(parts["phone"])}
    return ", ".join(parts[part] for part in _PARTS if part in parts)


def parts_of(value: str) -> Mapping[str, str]:
    """The parts of a stored contact person; empty where `value` is none."""
    stored = _stored(value)
    return _filled(stored) if stored else {}


def is_more(text: str) -> bool:
    """Whether this is but a way to reach somebody, or says that it is a role: it may join what was
    told before. A name alone may be another person."""
    typed = pieces(text)
    reach = bool(typed.phone or typed.email)
    return not typed.name and (reach != bool(typed.role)) and not says_more(typed.role)


def says_more(said: str) -> bool:
    """Whether words stand here that are of no person's name or role: deeds, a no, a question."""
    listed = re.findall(r"[^\W\d_]+", said.lower())
    first = bool(listed) and said[0].islower() and listed[0] in _FIRST_DEEDS
    return first or any(word in _DEEDS for word in listed)


def _judge(typed: Pieces, context: Context) -> Answer:
    person = Context(context.today)
    answers: dict[str, Answer] = {"name": name.read(typed.name, person)}
    if typed.phone:
        answers["phone"] = phone.read(typed.phone, person)
    if typed.email:
        answers["email"] = email.read(typed.email, person)
    for answer in answers.values():
        if answer.verdict in {Verdict.REFUSED, Verdict.STAFF}:
            return replace(answer, value=None, choices=(), parts={})
    read_as = typed._replace(**{part: each.value for part, each in answers.items() if each.value})
    value, parts = _json(read_as), _filled(read_as)
    asked = [part for part, each in answers.items() if each.verdict is Verdict.ASK]
    if not asked:
        return accepted(value, **parts)
    choosing = [part for part in asked if answers[part].choices]
    then_staff = next((each.then_staff for each in answers.values() if each.then_staff), "")
    if len(choosing) > 1:
        return refused("reject-contact-person-several")
    if choosing:
        part = choosing[0]
        return replace(_choose(part, answers[part], read_as), then_staff=then_staff)
    if len(asked) > 1:
        question = ask(
            "confirm-contact-person-parts", value, then_staff=then_staff, person=show(value)
        )
        return replace(question, parts=parts)
    return replace(answers[asked[0]], value=value, parts=parts)


def _choose(part: str, answer: Answer, read_as: Pieces) -> Answer:
    """`answer` with each choice as a whole contact person."""
    choices = tuple(_json(read_as._replace(**{part: choice})) for choice in answer.choices)
    return replace(answer, value=_json(read_as) if answer.value else None, choices=choices)


def _filled(typed: Pieces) -> dict[str, str]:
    return {part: text for part, text in typed._asdict().items() if text}


def _json(typed: Pieces) -> str:
    return json.dumps(_filled(typed), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _stored(text: str) -> Pieces | None:
    if not text.startswith("{"):
        return None
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(loaded, dict) or not loaded.keys() <= set(_PARTS):
        return None
    if not all(isinstance(part, str) for part in loaded.values()):
        return None
    return Pieces(**loaded)
