"""What the law gives customers beside correction, as far as people decide it: deletion, and taking
back a consent, restricting, objecting to how data is used. Nothing is done here by itself.

PDPL (Law 91/2025/QH15) Art. 10, 14; Decree 356/2025/ND-CP Art. 5(2), 5(4).
"""

import re

from states.choices import KEEP
from states.conversation import Choice, Draft
from states.kinds import TALK
from states.text import fold
from states.turn import Turn

DELETE_SURE = Choice("delete-sure", "choice-delete-sure")
USE_SURE = Choice("use-sure", "choice-use-sure")
_STOP_MARKETING = Choice("stop_marketing", "choice-stop-marketing")
# "tôi rút lại sự đồng ý xử lý dữ liệu", "phản đối việc dùng dữ liệu", "withdraw my consent".
_USE = re.compile(
    r"\b(?:(?:rut(?: lai)?|thu hoi|huy(?: bo)?) (?:su |moi |toan bo )?(?:dong y|chap thuan)"
    r"|(?:han che|phan doi|khong dong y|ko dong y|ngung|dung) (?:cho )?(?:viec |dcnet )?"
    r"(?:xu ly|su dung|chia se) (?:\S+ ){0,3}?(?:du lieu|thong tin)"
    r"|(?:withdraw|revoke|take back) (?:\S+ ){0,2}?consent"
    r"|(?:restrict|object to|stop) (?:the |your )?(?:processing|use|using|sharing))\b"
)
_ADVERTISING = re.compile(
    r"\b(?:quang cao|qc|khuyen mai|tiep thi|marketing|ads?|advert\w*|promo\w*)\b"
)


def ask_delete(turn: Turn, words: str = "") -> None:
    """What the policy and the law say of deletion; a person decides, nothing is deleted here."""
    turn.rest()
    turn.note(said=words)
    turn.say("delete-told")
    turn.line("law-delete")
    turn.ask("delete-what", (DELETE_SURE, _STOP_MARKETING, KEEP))


def heard(turn: Turn, words: str) -> bool:
    """Whether these words take back a consent, restrict or object: of advertising alone that is
    done at once, elsewhere."""
    folded = fold(words)
    if _USE.search(folded) is None or _ADVERTISING.search(folded):
        return False
    turn.rest()
    turn.note(said=words)
    turn.say("use-told")
    turn.line("law-use")
    turn.ask("use-what", (USE_SURE, _STOP_MARKETING, KEEP))
    return True


def send_delete(turn: Turn) -> None:
    _send(turn, "kind-delete_my_data")


def send_use(turn: Turn) -> None:
    _send(turn, "kind-use_of_data")


def _send(turn: Turn, why: str) -> None:
    turn.become(draft=Draft(kind=TALK.id, said=turn.draft.said, to_staff=why))
    turn.onward()
