"""Which language a message is in, and how surely: only words that stand in one of the two count.

`my`, `your`, `please` are English, `toi`, `khong`, `được` Vietnamese; `the`, `can`, `me`, `to` are
both (`thế`, `cần`, `mẹ`, `tổ`) and say nothing. Names, addresses and values say nothing either: an
English speaker types Vietnamese ones.
"""

import re
from typing import Final

_ENGLISH_LIST: Final = """my is you your i want change please how what when why where which who
    need with would like could help address number phone name of for and are was were have has
    this that hello thanks thank does did from wrong new old update english speak it's i'm i'd
    don't didn't isn't im id dont not but about they their there he she we our us should know
    tell give get got long take takes free cost much someone somebody company account customer
    date birth born email moved lost forgot sorry mean actually yes it be will still any because
    kill myself see talk human stop sending send withdraw cancel request robot data ads calling
    problem internet down remove mailing list anyone there hey"""
_ENGLISH: Final = frozenset(_ENGLISH_LIST.split()) - {"he", "it", "be", "us", "long", "but", "are"}
_VIETNAMESE_LIST: Final = """tôi muốn đổi của không được nhé ạ ơi rồi gì vậy giúp với sao nào khi
    bị đã đang sẽ cần xin sửa nhầm cập nhật phải nếu vì nên cũng mất bao lâu dạ vâng như biết gặp
    nhân viên tại chưa hết này đây em cho là"""
_VIETNAMESE: Final = frozenset(_VIETNAMESE_LIST.split())
_UNMARKED_LIST: Final = """toi muon doi cua khong duoc nhe roi vay giup voi nhu sua nham nhat phai
    vang biet nhan vien chua cap"""
_UNMARKED: Final = frozenset(_UNMARKED_LIST.split())
_EITHER_LIST: Final = "a an the to can me he it be us long but are on in at do ok"
_EITHER: Final = frozenset(_EITHER_LIST.split())
_VALUE: Final = re.compile(r"\S*[@\d/]\S*")
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SENTENCE: Final = 4  # words
_TELLING: Final = 3  # words of one language that make a sentence clearly its
_CLEAR: Final = 2
_WHOLE: Final = 4  # words that are all English: "talk to a human"


def heard(text: str) -> tuple[str, bool]:
    """(`vi` | `en` | "", whether this one message is enough to be sure). "" where it may be
    either, or says nothing (a number, a name, an address)."""
    plain = _VALUE.sub(" ", text.replace("’", "'")).lower()
    words = _WORD.findall(plain)
    if not words:
        return "", False
    english = len({word for word in words if word in _ENGLISH})
    vietnamese = len({word for word in words if word in _VIETNAMESE or word in _UNMARKED})
    if english >= _CLEAR and not vietnamese:
        whole = len(words) >= _WHOLE and all(word in _ENGLISH | _EITHER for word in words)
        return "en", whole or (english >= _TELLING and len(words) >= _SENTENCE)
    if vietnamese >= _CLEAR and not english:
        return "vi", vietnamese >= _TELLING and len(words) >= _SENTENCE
    return "", False
