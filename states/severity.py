"""How urgent a report is: a table, read from the top, and one pure function.

A rule holds where its choice was picked or its words were said, in Vietnamese with or without
marks or in English, unless they are denied ("chưa mất tiền"). Doubt speaks for urgent: a lost day
cannot be taken back. What was forwarded is somebody else's words and weighs nothing.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from states.fields import PICKED
from states.kinds import MISUSE
from states.text import fold


class Severity(StrEnum):
    URGENT = "urgent"
    NORMAL = "normal"


@dataclass(frozen=True, slots=True)
class Rule:
    """`reason`: the code staff see (copy `console-reason-…`). `picks`: a question and one of its
    choices. `words`: over folded text."""

    reason: str
    severity: Severity
    pick: tuple[str, str]
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """`reasons` in the order of the table, the urgent ones first."""

    severity: Severity
    reasons: tuple[str, ...]

    @property
    def urgent(self) -> bool:
        return self.severity is Severity.URGENT


def _words(*ways: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)")


_SOMEONE = r"(?:nguoi (?:khac|la)|ai do|ke (?:gian|xau|khac)|co (?:nguoi|ke|ai))"
_PAPER = r"(?:cccd|cmnd|cmt|can cuoc|chung minh(?: thu| nhan dan)?|ho chieu|giay to|danh tinh)"
_ME = r"(?:toi|em|minh|anh|chi|chau)"
_DEBT = r"(?:vay|tra gop|mo the|mo tai khoan|mo sim|dang ky sim|lam the|no xau)"
_ID = r"(?:id|identity|id card|name|papers?|passport)"

# Who decides: the issue that ordered it; the fines and clocks behind it stand in docs/misuse.md.
RULES: Mapping[str, tuple[Rule, ...]] = {
    MISUSE.id: (
        Rule(
            "account",
            Severity.URGENT,
            ("misuse_what", "account"),
            _words(
                rf"(?:mat khau|password)(?: cua)?(?: {_ME})? bi (?:doi|thay|mat|lay)",
                rf"{_SOMEONE}.{{0,30}}(?:dang nhap|vao (?:duoc )?tai khoan|(?:thay |da )?doi "
                r"(?:mat khau|so|email|mail|thong tin|dia chi|nguoi lien he))",
                r"(?:tai khoan|account).{0,30}(?:bi hack|hack|hacked|bi chiem|bi xam nhap|bi mat|"
                r"dang nhap la|taken over|stolen|compromised|broken into)",
                r"(?:hack|hacked|chiem|chiem doat|xam nhap).{0,15}(?:tai khoan|account)",
                r"(?:someone|somebody|a stranger|another person).{0,30}(?:logged in|log in|"
                r"got into|accessed|changed|entered)",
                # told as what became of it, or as a cry to lock it (`states/intents/takeover.py`)
                r"(?:so(?: dien thoai)?|sdt|email|mail|dia chi|thong tin|ho so)(?: cua)?"
                rf"(?: {_ME})?(?: (?:da|vua|lai|tu nhien|tu dung))* bi (?:ai )?"
                r"(?:thay doi|doi|sua)",
                r"(?:bao|thong bao|sms|tin nhan) (?:da )?doi (?:so|sdt|email|mail|dia chi)",
                rf"{_SOMEONE} (?:lay|dung|muon) (?:sim|may|dien thoai).{{0,20}}doi",
                r"(?:never|didnt|did not) changed? (?:my|our)",
                r"(?<!mo )(?<!bi )khoa (?:(?:lai|gap|giup|ngay|luon|cho|toi|em|minh) )*"
                r"(?:tai khoan|ho so)",
                r"^(?:tam )?khoa(?: (?:lai|ngay|gap|giup|em|toi|a))*$",
                r"(?:lock|freeze|suspend|block)(?: down)? (?:my|the|our) "
                r"(?:account|record|profile)",
            ),
        ),
        Rule(
            "identity",
            Severity.URGENT,
            ("misuse_what", "identity"),
            _words(
                rf"{_PAPER}.{{0,40}}{_DEBT}",
                rf"{_DEBT}.{{0,40}}(?:{_PAPER}|(?:ten|thong tin)(?: cua)? {_ME})",
                rf"(?:ten|thong tin)(?: cua)? {_ME}.{{0,30}}{_DEBT}",
                rf"(?:mao danh|gia danh|gia mao) {_ME}",
                rf"(?:dung|su dung|lay|muon|danh cap)(?: trom)? {_PAPER}",
                rf"(?:use|used|uses|using|stole|stolen|steal).{{0,15}}my {_ID}",
                r"identity (?:theft|was stolen|has been stolen)|in my name|"
                r"(?:impersonat\w+|pretend\w* to be) me",
            ),
        ),
        Rule(
            "money",
            Severity.URGENT,
            ("misuse_harm", "money"),
            _words(
                r"(?:mat|tru|rut|bi lua|lua mat).{0,15}"
                r"(?:tien|[0-9]+ ?(?:tr|trieu|ty|k|nghin|ngan))",
                r"mat het(?: tien)?",
                r"chuyen (?:khoan|tien)(?: cho (?:no|ho|chung no|nguoi ta|ke gian|a|b))?"
                r".{0,10}[0-9]+ ?(?:tr|trieu|ty|k|nghin|ngan)",
                r"(?:lost|losing|lose|stole|stolen|took|taken).{0,20}money|money.{0,20}(?:gone|"
                r"stolen|taken|missing|leaving)|charged my|withdrawn from",
            ),
        ),
        Rule(
            "many",
            Severity.URGENT,
            ("misuse_harm", "many"),
            _words(
                r"(?:a lot of|lots of|several|other) (?:customers|people|users)|ca xom|ca khu",
                r"nhieu (?:nguoi|khach|nhan vien|dong nghiep|ban be)|hang loat|moi nguoi deu",
                r"ca (?:cong ty|phong|nha|lop|nhom|co quan)|danh sach khach|toan bo khach",
                r"many (?:people|customers|others|colleagues|of us)|everyone|everybody|"
                r"customer list|all (?:of us|customers|our)",
            ),
        ),
        Rule(
            "dcnet",
            Severity.URGENT,
            ("misuse_harm", "dcnet"),
            _words(
                r"dcnet.{0,30}(?:lam lo|ro ri|de lo|lo ra|bi lo|ban (?:du lieu|thong tin|so|data))",
                r"(?:lo|lo lot|ban|ro ri|tiet lo).{0,30}(?:tu|boi|do|ben|phia|nhan vien) "
                r"(?:cua )?(?:ben |phia |nhan vien )?dcnet",
                r"chi (?:co |moi co )?(?:dcnet|ben em|ben minh) (?:biet|co|giu)",
                r"dcnet.{0,20}(?:leaked|leaks|sold|sells|lost)|(?:leaked|sold|lost) by dcnet|"
                r"only dcnet",
            ),
        ),
        Rule(
            "leak",
            Severity.NORMAL,
            ("misuse_what", "leak"),
            _words(
                r"lo|lo lot|ro ri|ro ri du lieu|tiet lo|phat tan|rao ban",
                r"ban (?:du lieu|thong tin|data|so)|bi (?:ban|danh cap|lay cap)",
                r"leak\w*|sold|sell\w*|exposed|breach\w*",
            ),
        ),
        Rule(
            "calls",
            Severity.NORMAL,
            ("misuse_what", "calls"),
            _words(
                r"goi|nhan tin|tin nhan|lam phien|quay (?:roi|ray)|spam|telesales?",
                r"calls?|called|calling|texts?|messages?",
            ),
        ),
    )
}
_DENIED = re.compile(r"(?:khong|chua|ko|kg|k|not|no|never|havent|hasnt|without)(?: \w+)?\W*$")


def judge(kind_id: str, answers: Mapping[str, str], said: Iterable[str] = ()) -> Judged:
    """How urgent, and why, by what was answered and otherwise `said` by the customer themselves."""
    typed = [one for one in answers.values() if not one.startswith(PICKED)]
    texts = [fold(one).replace("'", "") for one in (*typed, *said) if one]
    found = [
        rule
        for rule in RULES.get(kind_id, ())
        if answers.get(rule.pick[0]) == PICKED + rule.pick[1]
        or any(_holds(rule.words, text) for text in texts)
    ]
    urgent = any(rule.severity is Severity.URGENT for rule in found)
    return Judged(
        Severity.URGENT if urgent else Severity.NORMAL, tuple(rule.reason for rule in found)
    )


def _holds(words: re.Pattern[str], text: str) -> bool:
    return any(
        not _DENIED.search(text[max(0, found.start() - 20) : found.start()])
        for found in words.finditer(text)
    )


URGENT_REASONS = frozenset(
    rule.reason for rules in RULES.values() for rule in rules if rule.severity is Severity.URGENT
) | {"undone"}  # somebody said "this was not me" of a change
