"""Several wishes in one message: worked off one after the other, announced, begun by themselves.

`đổi sđt thành 0987… và email thành a@b.vn` is two; `đổi người liên hệ: chị Mai và anh Nam` is one:
each part must be a wish of its own. A person is called last, a report of misuse comes first.
"""

import re

from states.conversation import State, Wish
from states.events import Said
from states.intents import UPDATES, Understood, understand
from states.intents.claims import cut_code
from states.kinds import ACT_FOR_ANOTHER, KINDS, MISUSE, NAME_CHANGE, TALK, VIEW
from states.steps import marketing, report
from states.term import Term
from states.text import fold
from states.turn import Turn

_BETWEEN = re.compile(
    r"\s*(?:[;\n+&]|(?:^|\s)[1-9][.)]\s|\.\s"
    r"|,?\s*\b(?:và sau đó|va sau do|sau đó|sau do|đồng thời|dong thoi|xong rồi|xong roi|rồi|roi"
    r"|vừa|vua|lẫn|lan|và|va|cùng với|cung voi|với|voi"
    r"|with|and then|and also|then|also|and)\b|,)\s*",
    re.IGNORECASE,
)
# "đổi sđt, à mà thôi đổi email": what was wished before is not wished any more.
_INSTEAD = re.compile(r"(?:(?:a|ah|oh|um|u|da|ma|nhung) )*(?:thoi|nham|actually|no wait)(?= \w)")
_MOST = 4  # wishes of one message
_SURE = 0.75
_VERY_SURE = 0.9
_BARE = 0.6  # `… và email`: a thing without a deed, after a wish to change another
_CHANGES = (*UPDATES, NAME_CHANGE.id)
_ORDER = {MISUSE.id: -1, TALK.id: 1}
STOP = "stop_marketing"  # done first: it takes one sentence
_LONGEST = 300  # characters; a story is no list of wishes


def heard(turn: Turn, event: Said) -> bool:
    """Whether this message wishes for several things; the first is begun."""
    if turn.state is State.TALKING or len(event.text) > _LONGEST or event.forwarded:
        return False
    wishes = _wishes(turn, event.text)
    if not wishes:
        return False
    if report.leaves(turn):
        return True
    if any(wish.kind == STOP for wish in wishes) and turn.facts.customer is not None:
        marketing.confirm_stop(turn, turn.facts.customer)
        wishes = [wish for wish in wishes if wish.kind != STOP]
    if len(wishes) == 1:
        _begin(turn, wishes[0])
        return True
    first, *later = sorted(wishes, key=lambda wish: _ORDER.get(wish.kind, 0))
    turn.say("further-first", wish=Term(f"kind-{first.kind}"))
    for wish in later:
        turn.say("further-then", wish=Term(f"kind-{wish.kind}"))
    turn.become(further=tuple(later))
    _begin(turn, first)
    return True


def _wishes(turn: Turn, text: str) -> list[Wish]:
    """The different kinds of request the parts of a message ask for; [] where a part is none."""
    pieces = [piece for piece in _BETWEEN.split(cut_code(text)[0]) if piece and piece.strip(" .!?")]
    if not 2 <= len(pieces) <= _MOST:
        return []
    found: dict[str, Wish] = {}
    sure = _VERY_SURE if turn.filling else _SURE
    for piece in pieces:
        if instead := _INSTEAD.match(fold(piece)):
            found.clear()
            piece = piece.split(maxsplit=len(instead[0].split()))[-1]  # noqa: PLW2901
        meant = understand(piece, language=turn.conversation.language)
        kind = _kind(meant, list(found), sure)
        if not kind:
            return []
        field = KINDS[kind].field or "" if kind in KINDS else ""
        found.setdefault(kind, Wish(kind, meant.values.get(field, ""), piece))
    if next(iter(found)) == ACT_FOR_ANOTHER.id:
        return []  # what follows is wanted for them: no form of one's own
    several = len(found) > 1 or any(_INSTEAD.match(fold(piece)) for piece in pieces)
    return list(found.values()) if several else []


def _kind(meant: Understood, before: list[str], sure: float) -> str:
    intent = meant.intent or ""
    if intent not in KINDS and intent not in (VIEW.id, STOP):
        return ""
    if meant.confidence >= sure and not (before and _is_part_of(before[-1], meant)):
        return intent
    bare = bool(before) and before[0] in _CHANGES and intent in _CHANGES
    if bare and meant.confidence >= _BARE and not _is_part_of(before[-1], meant):
        return intent
    return ""


def _is_part_of(before: str, meant: Understood) -> bool:
    """`đổi người liên hệ là chị Mai, số điện thoại 0912…`: the number is the contact's."""
    return before == "update_contact_person" and meant.intent in ("update_phone", "update_email")


def _begin(turn: Turn, wish: Wish) -> None:
    if wish.kind == TALK.id:
        turn.words = wish.said  # what the person is told was wanted
        turn.hand_over(TALK.id)
    elif wish.kind == MISUSE.id:
        report.begin(turn, Said(wish.said))
    elif wish.kind == STOP:
        marketing.stop(turn)
    else:
        turn.begin(wish.kind, wish.prefill, wish.said)


def next_one(turn: Turn) -> bool:
    """Begin the next wish that waits; False where none does."""
    if not turn.conversation.further:
        return False
    wish, *later = turn.conversation.further
    turn.become(further=tuple(later))
    turn.say("further-next", wish=Term(f"kind-{wish.kind}"))
    _begin(turn, wish)
    return True


def drop(turn: Turn) -> None:
    """Forget what waits, and say so."""
    for wish in turn.conversation.further:
        turn.say("further-dropped", wish=Term(f"kind-{wish.kind}"))
    turn.become(further=())
