"""Remarks that are neither an answer nor a wish of a kind: "wait", "are you a bot?", "unlock my
account", "five stars", somebody else's data. Each is answered for what it is.
"""

import re

from states.closing import may_rate
from states.conversation import State
from states.events import Said
from states.steps import case_story, rating
from states.text import fold
from states.turn import Turn

_WAITS = re.compile(
    r"(?:(?:da|em|oi|a|vang|ok|u|um|thi|hay|ban|anh|chi|ad|khoan|please|pls|just) )*"
    r"(?:khoan(?: da)?|tu tu|(?:cho|doi)(?: (?:cho|toi|em|minh|anh|chi|ti))?"
    r"(?: (?:chut|ti|ty|xiu|lat|mot chut|1 chut|mot lat|chut xiu|ti xiu|nua))+|doi da|cho da"
    r"|de (?:toi|em|minh|anh|chi) (?:xem|tim|coi|kiem tra|hoi|suy nghi|nghi)(?: lai)?"
    r"|wait|hold on|hang on|(?:one|a|1) (?:moment|minute|min|sec|second)|give me a \w+"
    r"|let me (?:check|see|look|think|find it)|not yet)"
    r"(?: (?:da|a|nhe|nha|nhe em|nha em|em|ban|ad|di|ne|please|pls|a moment|a minute|a sec))*"
)
_WHO = re.compile(
    r"(?:(?:da|em|cho|hoi|a|the|vay|o day|hello|alo|toi|minh|dang|noi chuyen|chat|voi|ma|hay"
    r"|co phai) )*"
    r"(?:(?:co phai )?(?:ban|em|day|ad|admin|ben nay|ai|la|dang|noi|chuyen|voi|ban day) ){0,5}"
    r"(?:la )?(?:(?:nguoi|nhan vien)(?: that| thiet)? hay (?:la )?(?:may|bot|robot|chatbot|ai)"
    r"|(?:may|bot|robot|chatbot|ai) hay (?:la )?(?:nguoi|nhan vien)(?: that| thiet)?"
    r"|(?:bot|robot|chatbot|may)(?: tra loi)?(?: tu dong)? (?:a|ha|phai khong|dung khong|khong"
    r"|phai ko|ko|day a|ak)|nguoi (?:that|thiet) (?:khong|ko|a|ha|phai khong))"
    r"(?: (?:vay|the|a|ha|khong|ko|day|em|nhi|ban))*"
    r"|(?:so |hi |hello |hey )?(?:are you|r u|am i (?:talking|chatting|speaking) (?:to|with)"
    r"|is this|is it) (?:an? |the )?(?:real |actual )?"
    r"(?:bot|robot|chatbot|machine|human|person|ai|computer)(?: being)?"
    r"(?: or (?:an? )?(?:real )?(?:bot|robot|human|person|machine|ai|chatbot))?"
)
_LOCKED = re.compile(
    r"\b(?:mo|go) (?:lai )?khoa\b|\bunlock\b|\bunfreeze\b"
    r"|\b(?:ho so|tai khoan|acc|account|tu cap nhat)\b.{0,20}\b(?:bi|dang) (?:tam )?khoa\b"
    r"|\b(?:sao|vi sao|tai sao)\b.{0,20}\b(?:bi|lai) (?:tam )?khoa\b"
    r"|\b(?:account|record|self-?service) (?:is )?(?:locked|frozen|blocked|paused)\b"
    r"|\bwhy (?:am i|is it|is my account) (?:locked|frozen|blocked)\b"
)
_RATES = re.compile(
    r"(?:(?:toi|em|minh|muon|cho|xin|i|want|to|would|like) )*"
    r"(?:danh gia|cham diem|rate|rating|review)\b(?! ve| lai)"
)
_STARRED = re.compile(r"\b([1-5]) ?(?:sao|stars?|diem)\b")
# "cho tôi số căn cước của chị Mai": whose it is follows, by name or by kin.
_ANOTHERS = re.compile(
    r"\b(?:cho|xin|gui|doc|xem|coi|lay|tim|tra cuu|muon biet|cung cap|give|tell|show|send|see|what"
    r" is)\b.{0,25}?\b(?:so|sdt|so may|cccd|cmnd|can cuoc|dia chi|email|mail|ngay sinh|thong tin"
    r"|ho so|du lieu|number|address|details?|data|record)\b.{0,20}? "
)
_WHOSE = re.compile(
    r"\b(?:của|cua)\s+(?:(?:anh|chị|chi|ông|ong|bà|ba|cô|co|chú|chu|bác|bac|em|bạn|ban|khách(?:"
    r" hàng)?|khach(?: hang)?|người|nguoi)\s+(?:[A-ZĐÀ-Ỹ]\w*|ấy|ay|kia|ta|đó|do|khác|khac)"
    r"|(?:vợ|vo|chồng|chong|mẹ|me|bố|bo|sếp|sep|hàng xóm|hang xom|người yêu|nguoi yeu)\b)"
    r"|\b(?:of|for)\s+(?:my\s+(?:wife|husband|boss|neighbou?r|friend)|mr|mrs|ms|another|somebody"
    r"|someone)\b|\bmy\s+(?:wife|husband|boss|neighbou?r|friend)'s\b"
)
_OLD_CONTACT = re.compile(
    r"\b(?:ngung|dung|thoi|khoi|khong|ko|stop|don t|do not|no more)\b.{0,12}"
    r"\b(?:bao|gui|nhan tin|thong bao|notify\w*|tell\w*|send\w*|write|writing)\b.{0,20}"
    r"(?:\b(?:so|sdt|dien thoai|email|mail|lien he)\b.{0,12} cu\b"
    r"|\bold (?:email|phone|number|contact|address)\b)"
)
_ADVERTISING = re.compile(
    r"\b(?:quang cao|qc|khuyen mai|tiep thi|marketing|ads?|promo\w*|offers?)\b"
)
_CHANGES = re.compile(r"\b(?:doi|sua|cap nhat|thay|change|update|correct|delete|xoa)\b")


def heard(turn: Turn, event: Said) -> bool:
    """Whether somebody asks for time, or whom they talk to; the open question stays open."""
    if event.forwarded or turn.state is State.TALKING:
        return False
    said = _bare(event.text)
    if _WAITS.fullmatch(said):
        turn.say("remark-wait")
    elif _WHO.fullmatch(said):
        turn.say("remark-who")
    elif _OLD_CONTACT.search(said) and not _ADVERTISING.search(said):
        turn.say("remark-old-contact")
    else:
        return False
    turn.ask_again()
    return True


def at_menu(turn: Turn, text: str) -> bool:
    """The rest of them, where no form is under way."""
    said = _bare(text)
    if _asks_anothers(text, said):
        turn.say("remark-anothers")
        turn.home()
    elif _LOCKED.search(said):
        record = turn.facts.customer
        turn.say("frozen" if record is not None and record.frozen else "remark-not-locked")
        turn.home()
    elif _RATES.match(said):
        _rate(turn, said)
    else:
        return False
    return True


def _asks_anothers(text: str, said: str) -> bool:
    asks = _ANOTHERS.search(said + " ") is not None and not _CHANGES.search(said)
    return asks and _WHOSE.search(text) is not None


def _rate(turn: Turn, said: str) -> None:
    """The newest closed case that may still be rated; stars named in the same breath count."""
    cases = [one for one in turn.facts.cases if one.own and may_rate(one, turn.now)]
    if not cases:
        turn.say("rate-nothing")
        turn.home()
        return
    newest = max(cases, key=lambda one: one.closed_at or turn.now)
    case_story.rate(turn, newest.reference)
    starred = _STARRED.search(said)
    if starred:
        rating.chosen(turn, f"stars:{starred[1]}")


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s-]+", " ", fold(text)).split())
