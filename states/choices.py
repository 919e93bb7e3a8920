"""How a typed text answers an open prompt: by number, by intent, or by the words of a choice.

Longer than 300 lines: the words of all choices are one table.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from states.choice_labels import LABELS
from states.conversation import Choice, Prompt
from states.intents import takeover
from states.text import clean, fold, words

YES = Choice("yes", "choice-yes")
NO = Choice("no", "choice-no")
CANCEL = Choice("cancel", "choice-cancel")
BACK = Choice("back", "choice-back")
STAFF = Choice("staff", "choice-staff")
MENU = Choice("menu", "choice-menu")
RESEND = Choice("resend", "choice-resend")
NO_ACCESS = Choice("no_access", "choice-no-access")
DONE = Choice("done", "choice-done")
EDIT = Choice("edit", "choice-edit")
KEEP = Choice("keep", "choice-keep")
RESUME = Choice("resume", "choice-resume")
SKIP = Choice("skip", "choice-skip")
HAND_IN = Choice("hand_in", "choice-hand-in")
DROP = Choice("drop", "choice-drop")
GO_ON = Choice("go_on", "choice-go-on")
SHARE = Choice("share", "choice-share-contact")
INFO = Choice("info", "choice-info")  # what the platform knows of its account
ASKS_INFO = "info-asked"  # the copy with which a channel asks the platform for it

STANDING = "!."  # begins the key of a choice that stays valid after its prompt
SURE = "-sure"  # ends the verb of a choice that says yes to "are you sure?"

_NOT_ME = ("khong phai toi", "not me", "this was not me", "it was not me", "that was not me")
# … said loosely: "ủa không phải tôi", "ko phai toi doi, hoan lai", "wasn't me".
_OBJECTION = re.compile(
    r"\b(?:khong|ko|k|kg|khg|hong|hok|dau|chang) phai (?:la )?(?:toi|tui|em|minh|anh|chi)\b"
    r"|\b(?:not|wasn t|wasnt|isn t|isnt) me\b"
)
_OBJECTION_WORDS = 8  # more than these tell a story
# Folded words that mean a choice besides its number; a label's own words are among them.
_WORDS = {
    "email": (
        "email",
        "mail",
        "e-mail",
        "thu",
        "thu dien tu",
        "hop thu",
        "qua email",
        "by email",
        "email trong ho so",
        "the e-mail address on record",
    ),
    "zalo": ("zalo", "qua zalo", "zns", "by zalo"),
    "phone": (
        "sms",
        "tin nhan",
        "qua tin nhan",
        "phone",
        "sdt",
        "so dien thoai",
        "dien thoai",
        "text",
        "so dien thoai trong ho so",
        "the phone number on record",
    ),
    "done": (
        "xong",
        "da xong",
        "xong roi",
        "het",
        "het roi",
        "du roi",
        "done",
        "finished",
        "that is all",
    ),
    "resend": ("gui lai", "gui lai ma", "ma moi", "resend", "send again", "new code"),
    "no_access": (
        "khong nhan duoc ma",
        "khong nhan duoc",
        "chua nhan duoc ma",
        "ko nhan dc ma",
        "k nhan dc ma",
        "ko nhan duoc ma",
        "chua nhan dc ma",
        "khong co ma",
        "khong dung nua",
        "mat so",
        "i cannot receive it",
        "i cannot receive the code",
        "no access",
        "lost it",
    ),
    "edit": ("sua", "sua lai", "nhap lai", "edit", "change it", "correct it"),
    "tax_code": ("mst", "ma so thue", "tax", "tax code"),
    "staff": ("gap nhan vien", "nhan vien", "staff", "person", "human"),
    "menu": ("menu", "ve menu", "thuc don", "ve thuc don"),
    "reply": ("tra loi", "reply", "answer"),
    "keep": ("giu nguyen", "keep", "keep it", "thoi"),
    "hand_in": ("gui ngay", "gui luon", "gui di", "gui", "nop luon", "send", "send now", "submit"),
    "drop": ("bo", "bo di", "khong gui", "discard", "do not send", "dont send", "drop it"),
    "go_on": ("tiep", "tiep tuc", "lam tiep", "ke tiep", "continue", "go on"),
    "report": (
        "bao lam dung",
        "bao lam dung du lieu",
        "bao lam dung du lieu cua toi",
        "report misuse",
        "report misuse of data",
        "report misuse of my data",
    ),
    "chat": (
        "chi nhan tai day",
        "nhan tai day",
        "tai day",
        "chi trong chat",
        "trong chat",
        "this chat only",
        "chat only",
        "this chat",
        "here",
    ),
    "calls": ("goi dien, nhan tin lam phien", "lam phien", "unwanted calls or messages"),
    "leak": ("thong tin bi lo hoac bi ban", "my data was leaked or sold"),
    "account": ("nguoi khac vao hoac sua tai khoan", "someone entered or changed my account"),
    "identity": ("giay to, danh tinh bi mao dung", "my papers or identity were used"),
    "other": ("chuyen khac", "khac", "something else"),
    "money": ("dang mat tien", "mat tien", "i am losing money"),
    "many": ("nhieu nguoi cung bi", "nhieu nguoi", "many people are affected", "many people"),
    "dcnet": ("do phia dcnet lam lo", "do dcnet", "it leaked from dcnet"),
    "no_more": ("cham dut viec lam phien", "make it stop"),
    "explain": ("lam ro vi sao bi lo", "find out how it leaked"),
    "protect": ("bao ve tai khoan", "protect my account"),
    "erase": ("xoa du lieu khong can thiet", "erase data that is not needed"),
    "freeze-sure": ("khoa", "tam khoa", "khoa lai", "freeze", "freeze it", "lock it"),
    "undo": _NOT_ME,
    "go-on-sure": ("tiep tuc", "lam tiep", "continue", "go on"),
    "not-now": ("bo qua", "de sau", "khong", "thoi", "skip", "not now", "no", "no thanks"),
    "cases-from": ("xem them", "nua", "them", "more"),
    "leave": ("thoi", "khong", "khong can", "khong mo nua", "no", "leave it", "never mind"),
    "reopen": ("mo lai", "mo lai yeu cau", "reopen", "open it again"),
    "undo-sure": _NOT_ME,
    "withdraw-sure": ("rut", "rut yeu cau", "withdraw", "withdraw it", "withdraw my case"),
    "unlink-sure": ("ngat", "ngat lien ket", "unlink"),
    "resume": (
        "tiep tuc",
        "lam tiep",
        "tiep tuc di",
        "lam tiep di",
        "continue",
        "go on",
        "resume",
    ),
    "portal-sure": ("lien ket", "dung la toi", "la toi", "link", "it is me", "that is me"),
    "portal-no": (*_NOT_ME, "bo qua", "skip"),
    "update": ("cap nhat", "cap nhat thong tin", "update", "update my details"),
    "view-full": ("xem day du", "xem ban day du", "day du", "in full", "show in full", "full"),
    "view-masked": ("da che", "ban da che", "masked", "the masked version"),
    "view-chats": (
        "cac chat",
        "cac chat da lien ket",
        "chat da lien ket",
        "linked chats",
        "my linked chats",
        "chats",
    ),
    "view-history": (
        "lich su",
        "lich su thay doi",
        "xem lich su thay doi",
        "xem lich su",
        "history",
        "what changed",
        "what has changed",
    ),
    "cases": ("yeu cau cua toi", "xem yeu cau cua toi", "my requests", "my cases"),
    "mydata": ("thong tin cua toi", "du lieu cua toi", "my data"),
    "policy": ("chinh sach", "hoi chinh sach", "policy", "the policy"),
    "start_marketing": ("nhan lai", "nhan lai quang cao", "start again", "resubscribe"),
    "use-sure": ("gui yeu cau", "gui", "send the request", "send"),
    "delete-sure": ("gui yeu cau", "xoa", "send the request", "delete"),
    "drop-sure": ("ngat", "ngat lien ket", "unlink"),
}
# Which intent stands for which choice.
_INTENTS = {
    "yes": "yes",
    "no": "no",
    "cancel": "cancel",
    "back": "back",
    "skip": "skip",
    "talk_to_person": "staff",
    "help": "menu",
    "menu": "menu",
    "resend": "resend",
    "withdraw": "withdraw",
    "undo": "undo",
    "view_my_data": "mydata",
    "stop_marketing": "stop_marketing",
    "start_marketing": "start_marketing",
}
# … and around them: `gửi sms đi`, `cho vào mail giúp chị`, `qua email nhé em`.
_AROUND = words(
    "a ah da oi nhe nha nhen voi luon ngay di em anh chi minh toi tui ban giup ho dum gium cho qua "
    "bang vao den ve theo gui chuyen lay chon xin vui long lam on cam cua thi la please pls thanks "
    "thank you by via to into the my me it use send choose pick with i want would like will ll take"
)
_AGREEING = words("vang u uh ok oke okay yes")  # … where a yes is no answer
_A_CODE = words("ma code")  # … where it is asked where the code goes
_CODE_GOES = ("email", "phone", "zalo", "resend")
_USE = "dung"  # dùng, unless it was typed without its marks: then it may be "đừng"
_FEW = 8  # more words than these are no choice
_AS_NO = (KEEP.key, "view-masked", "portal-no")  # what a no means where it is offered
_NUMBER = re.compile(r"^\(?([1-9][0-9]?)[.)]?$")
_PLAIN = re.compile(r"[a-z0-9]+")
_NAMED = ("is", "pick", "yes")  # choices that may be told by what they show: a code, a value


def by_number(prompt: Prompt, text: str) -> str | None:
    """The choice a bare number names, 1-based."""
    found = _NUMBER.match(text.strip())
    if found is None:
        return None
    index = int(found.group(1)) - 1
    return prompt.choices[index].key if index < len(prompt.choices) else None


def by_words(prompt: Prompt, text: str, intent: str | None) -> str | None:
    """The choice the text means, by its own words or by the intent understood; None where no
    choice or more than one is meant."""
    folded = fold(text).strip(" .!")
    ways = _ways(tuple([choice.key for choice in prompt.choices]))
    said = _only(ways.exact.get(folded, ())) or _only(
        [choice.key for choice in prompt.choices if choice.shown and _shows(choice, folded)]
    )
    if said is not None:
        return said
    line = _line(folded)
    named = {}
    if not ways.openers.isdisjoint(line.split()):
        named = {key: heard for key, does in ways.verbs.items() if (heard := _phrase(does, line))}
    if len(named) > 1:
        return None
    if NO_ACCESS.key in ways.verbs and named.keys() <= _LOSABLE and lost(text):
        return NO_ACCESS.key
    return _only(_meant_by(ways, intent)) or _around(prompt, named, line, text)


class _Ways(NamedTuple):
    """How these choices may be named. `exact`: the choices that a text is the very words of;
    `openers`: words that all of their phrases begin with."""

    verbs: Mapping[str, str]
    exact: Mapping[str, frozenset[str]]
    openers: frozenset[str]


@lru_cache(maxsize=1024)  # most prompts offer the same few sets of choices
def _ways(keys: tuple[str, ...]) -> _Ways:
    verbs = {key: verb(key) for key in keys}
    exact: dict[str, set[str]] = {}
    for key, does in verbs.items():
        for said in (key, *_WORDS.get(does, ()), *LABELS.get(key, ())):
            exact.setdefault(said, set()).add(key)
    openers = {phrase.split()[0] for does in verbs.values() for phrase in _PHRASES.get(does, ())}
    sets = {said: frozenset(found) for said, found in exact.items()}
    return _Ways(verbs, sets, frozenset(openers))


def _meant_by(ways: _Ways, intent: str | None) -> list[str]:
    return [key for key in ways.verbs if _meant(key, intent)] if intent in _INTENTS else []


@lru_cache(maxsize=1024)
def verb(key: str) -> str:
    """What a choice does: `withdraw` of `!.withdraw:DC-…`."""
    return key.removeprefix(STANDING).partition(":")[0]


def means(does: str, text: str) -> bool:
    """Whether the text is the words of this choice, wherever they are said."""
    return fold(text).strip(" .!") in _WORDS[does]


def objects(text: str) -> bool:
    """Whether these few words say "this was not me", whatever stands around it, or that somebody
    else changed what is theirs."""
    if takeover.changed(fold(text)):
        return True
    words = re.sub(r"[^a-z0-9]+", " ", fold(text)).strip()
    return len(words.split()) <= _OBJECTION_WORDS and _OBJECTION.search(words) is not None


# "mất sim rồi", "I lost my phone": the contact that a code goes to is out of reach.
_LOST = re.compile(
    r"\b(?:(?:lam |bi |roi )?mat|hong|hu|het dung|bo"
    r"|(?:khong|ko|k) (?:con )?(?:dung|xai|vao|mo)(?: duoc| dc)?"
    r"|lost|no longer (?:use|have)|cannot (?:use|open|access)|can t (?:use|open|access))"
    r" (?:cai |my |the |that |this )?(?:sim|so(?: dien thoai)?|sdt|dien thoai|may"
    r"|email|mail|gmail|hop thu|phone|number|mailbox)\b"
    r"|\bkhong (?:co|con) (?:email|mail|sim|dien thoai)\b"
)
_LOST_WORDS = 10
_LOSABLE = {NO_ACCESS.key, "email", "phone", "zalo"}  # "mất email rồi" names what is gone


def lost(text: str) -> bool:
    """Whether these few words say that a phone or a mailbox is out of reach."""
    plain = re.sub(r"[^a-z0-9]+", " ", fold(text)).strip()
    return len(plain.split()) <= _LOST_WORDS and _LOST.search(plain) is not None


def takes_yes(prompt: Prompt | None) -> bool:
    """Whether a yes answers this prompt."""
    return prompt is not None and any(_meant(one.key, "yes") for one in prompt.choices)


def _meant(key: str, intent: str | None) -> bool:
    meant = _INTENTS.get(intent or "")
    if meant is None:
        return False
    does = verb(key)
    if meant == YES.key and does.endswith(SURE):
        return True
    return does == meant or (meant == NO.key and does in _AS_NO)


def _shows(choice: Choice, folded: str) -> bool:
    if verb(choice.key).rstrip("0123456789") not in _NAMED:
        return False
    return any(folded == fold(one) for one in choice.shown.values() if isinstance(one, str))


def _line(folded: str) -> str:
    """Words between spaces, to find whole phrases in."""
    return f" {' '.join(_PLAIN.findall(folded))} "


_PHRASES = {
    does: tuple(sorted(map(_line, listed), key=len, reverse=True))
    for does, listed in _WORDS.items()
}


def _phrase(does: str, line: str) -> str:
    """The longest words of this choice in the line, if any."""
    return next((phrase for phrase in _PHRASES.get(does, ()) if phrase in line), "")


def _around(prompt: Prompt, named: Mapping[str, str], line: str, text: str) -> str | None:
    """The one choice that is named, where all else is what people say around it. A "not" is none
    of that, nor is a question."""
    if len(named) != 1 or "?" in text or len(line.split()) > _FEW:
        return None
    key, phrase = next(iter(named.items()))
    rest = set(line.replace(phrase, " ", 1).split()) - _AROUND
    if not takes_yes(prompt):
        rest -= _AGREEING
    if verb(key) in _CODE_GOES:
        rest -= _A_CODE
    if verb(key) == DROP.key and "qua" in line.split():
        return None  # `bỏ qua` skips a question, it throws nothing away
    if _USE in rest and "dùng" in clean(text).lower() and "đừng" not in clean(text).lower():
        rest.discard(_USE)
    return None if rest else key


def _only(keys: Iterable[str]) -> str | None:
    found = set(keys)
    return found.pop() if len(found) == 1 else None
