"""A wish that is named to be let be: "thôi khỏi đổi email", "never mind the email".

What waits behind is dropped alone and the form goes on; the form under way is left, what waits
behind it goes on; what nobody wished for is not begun.
"""

import re

from states.conversation import State
from states.events import Said
from states.intents import Understood, understand
from states.kinds import AT_ONCE, KINDS
from states.steps import case_story, cases, menu, quiet, report
from states.term import Term
from states.text import clean, fold
from states.turn import Turn

_SURE = 0.6  # a bare thing, as in "khỏi email nữa", is enough: it is not wished for
_WISHES = 0.75
_MOST_WORDS = 9
_BEFORE = (
    r"(?:(?:da|a|oi|u|uh|vang|ok|oke|ma|em|minh|toi|tui|anh|chi|nhung|hay|xin|gio|bay gio"
    r"|thoi|oh|no|well|actually|please|sorry)[ ,.]+)*"
)
_AFTER = (
    r"(?:[ ,]+(?:(?:cua|cho|giup) (?:toi|tui|em|minh|anh|chi)|nua|dau|hoi thoi|di|vay|luon"
    r"|a|nhe|nha|em|em oi|anh|(?<!dia )chi"
    r"|ban|ad|thanks|please|anymore|any more|after all))*\W*"
)
_DEED = r"(?:doi|sua|thay|cap nhat|xem|bao cao|gap|change|changing|updat\w+|see|show|report)"
_LETS_BE = re.compile(
    _BEFORE + r"(?:(?:khoi|(?:khong|ko|k|hong|chang|chua) (?:can|muon)|no need to|never mind"
    r"|nevermind|forget(?: about)?"
    r"|(?:i )?(?:do not|don t|dont|don't|no longer) (?:want|need) to|not)"
    r"|(?:khong|ko|k|dung|bo|huy|do not|don t|dont|don't|skip|cancel)"
    rf"(?= (?:(?:can|phai|viec|yeu cau|the|my) )*{_DEED}\b)"
    r"|(?:cancel|stop)(?=.* (?:change|update)\b))"
    r" (?:(?:can|phai|viec|yeu cau|the|my) )*(?P<what>.+?)" + _AFTER
)
_KEEPS = re.compile(
    _BEFORE + r"(?:giu|de|dung|xai|keep)(?: lai| nguyen)* (?:the |my )?(?:old )?"
    r"(?P<what>so dien thoai|so|sdt|email|mail|dia chi|ten|cccd|ngay sinh"
    r"|phone|number|address|name)"
    r"(?: cu)" + _AFTER
)
_THING = re.compile(_DEED + r"\b")
_SAYS_YES = re.compile(r"\bđúng\b")  # "đúng đổi email", which without marks looks like "đừng"
_NO_WISH = re.compile(
    r"[,.;:?]|\b(?:duoc|dc|thi|toi|em|minh|i|ma|nhung|sao|but|why|because|received?"
    r"|nhan(?! vien))\b"
)


def heard(turn: Turn, event: Said) -> bool:
    """Whether this message lets one wish be, and no more than that."""
    kind = _named(turn, event.text)
    if kind is None or turn.state in (State.TALKING, State.RATING):
        return False
    if kind == turn.draft.kind:
        if not report.leaves(turn):
            turn.say("cancel-done")
            turn.home()
        return True
    if _takes_back(turn, kind):
        return True
    waiting = turn.conversation.further
    if any(wish.kind == kind for wish in waiting):
        turn.become(further=tuple(wish for wish in waiting if wish.kind != kind))
        turn.say("further-left", wish=Term(f"kind-{kind}"))
    else:
        turn.say("unwanted", wish=Term(f"kind-{kind}"))
    (turn.ask_again if turn.filling or turn.state is not State.MENU else lambda: menu.show(turn))()
    return True


def cut(turn: Turn, text: str) -> str:
    """`text` without a first clause that lets one wish be, where the rest is another wish:
    "không đổi sđt nữa, đổi email"."""
    first, comma, rest = text.partition(",")
    if not comma or turn.state in (State.TALKING, State.RATING) or not _named(turn, first):
        return text
    meant = understand(rest.strip(), language=turn.conversation.language)
    return rest.strip() if meant.intent in KINDS and meant.confidence >= _WISHES else text


def _takes_back(turn: Turn, kind: str) -> bool:
    """What was handed in already is taken back after a yes, and never said to be let be."""
    able = [
        case
        for case in turn.facts.cases
        if case.kind == kind and case_story.withdrawable(turn, case)
    ]
    if not able or any(wish.kind == kind for wish in turn.conversation.further):
        return False
    if not report.leaves(turn):
        quiet.leave(turn)
        turn.rest()
        cases.wish_withdraw(turn, able[0].reference if len(able) == 1 else "")
    return True


def _named(turn: Turn, text: str) -> str | None:
    """The kind of request these words let be, or whose old value they keep."""
    if kept := _KEEPS.fullmatch(fold(text)):
        field = understand(f"doi {kept['what']}", language=turn.conversation.language)
        return field.intent if field.intent in KINDS else None
    if len(text.split()) > _MOST_WORDS or _SAYS_YES.search(clean(text).lower()):
        return None
    found = _LETS_BE.fullmatch(fold(text))
    if found is None or _NO_WISH.search(found["what"]):
        return None
    what = found["what"]
    english = turn.conversation.language == "en"
    wish = what if _THING.match(what) else f"{'change' if english else 'doi'} {what}"
    meant: Understood = understand(wish, language=turn.conversation.language)
    known = meant.intent in KINDS or meant.intent in AT_ONCE
    return meant.intent if known and meant.confidence >= _SURE else None
