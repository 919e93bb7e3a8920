"""An answer in the customer's own words: 2 to 500 characters, a story up to 2,000. A greeting, a
nod, a "later" or a bare number tells nothing, and is none."""

import re

from states.answers import Answer, Context, accepted, refused
from states.text import clean, fold, words

SHORTEST = 2
LONGEST = 500
LONGEST_STORY = 2000
# Said before something is told, and nothing by itself: "alo", "em ơi cho hỏi", "khoan đã".
_EMPTY = words(
    "a ah oi u uh um ua da vang ok oke okay alo hello hi hey em anh chi ad shop ban toi minh tui "
    "cho xin hoi chut xiu ti cai nay voi nhe nha khoan doi dung co khong ko yes no wait hold on "
    "the moment please vay roi duoc dc biet nghi ra chua noi excuse me can i ask question"
)
_CHOICE = re.compile(r"[0-9 .,/\-]+")
# Not now, or whether it may be so: no name of a paper, no reason.
_NOT_NOW = re.compile(
    r"\b(?:(?:de )?(?:mai|toi|lat|chut|xiu|tuan sau|hom sau|bua sau|khi khac|sau nay)\b.*"
    r"\b(?:gui|nop|chup|dua|bo sung|tra loi|noi|bao)|(?:gui|nop|chup|bo sung|noi|bao) sau\b"
    r"|de sau\b|later\b|tomorrow\b"
    r"|(?:chua|khong|ko|k|hong) (?:co|kip|biet|nghi ra|ro|lam)\b(?! (?:dau|ten))"
    r"|(?:do not|don'?t|haven'?t) (?:have|got|know)\b|have no\b|not (?:yet|sure)\b"
    r"|no (?:papers?|documents?|idea)\b)"
)
_QUESTION = re.compile(
    r"(?:\b(?:duoc|dc|co|dung|phai) (?:khong|ko|k|hong|hok|chua)(?: (?:a|em|vay|ban|ad|nhi))*"
    r"|\?|\b(?:la gi|gi vay|the nao|lam sao|sao vay|o dau))\W*$"
    r"|^(?:can|may|could|do|does|is|are|which|what|where|how) (?:i|you|it|there|a|the|we|to)\b"
)
_FEW = 12  # words; a longer one tells something


def read(text: str, context: Context) -> Answer:  # noqa: ARG001 - one signature for all readers
    return _read(text, LONGEST)


def tell(text: str, context: Context) -> Answer:  # noqa: ARG001 - one signature for all readers
    """What happened, as long as it takes."""
    return _read(text, LONGEST_STORY)


def begin(text: str, context: Context) -> Answer:  # noqa: ARG001 - one signature for all readers
    """What happened: more than a greeting."""
    return refused("reject-words-empty") if is_empty(text) else _read(text, LONGEST_STORY)


def harm(text: str, context: Context) -> Answer:  # noqa: ARG001 - one signature for all readers
    """Which harm it is: a bare yes says none of them."""
    return refused("reject-words-which") if is_empty(text) else _read(text, LONGEST_STORY)


def reason(text: str, context: Context) -> Answer:  # noqa: ARG001 - one signature for all readers
    """Why it is wanted: no nod, no bare number, no question back."""
    if is_empty(text) or _is_question(text):
        return refused("reject-words-empty")
    return _read(text, LONGEST)


def paper(text: str, context: Context) -> Answer:  # noqa: ARG001 - one signature for all readers
    """Which paper will be sent: not when, nor whether another way will do."""
    short = len(text.split()) <= _FEW
    if is_empty(text) or _is_question(text) or (short and _NOT_NOW.search(fold(text))):
        return refused("reject-words-paper")
    return _read(text, LONGEST)


def is_empty(text: str) -> bool:
    """Whether these words tell nothing."""
    folded = fold(text)
    listed = re.findall(r"[a-z0-9]+", folded)
    return _CHOICE.fullmatch(folded) is not None or (bool(listed) and _EMPTY.issuperset(listed))


def _is_question(text: str) -> bool:
    return len(text.split()) <= _FEW and _QUESTION.search(fold(text)) is not None


def _read(text: str, most: int) -> Answer:
    said = clean(text)
    if len(said) < SHORTEST:
        return refused("reject-words-short")
    if len(said) > most:
        return refused("reject-words-long", most=str(most))
    return accepted(said)
