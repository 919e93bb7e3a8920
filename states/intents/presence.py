"""Whether somebody who waits for a person asks how it stands: "are you there?", "how long?",
"where is my request?", "hurry up".

Only heard while a customer talks to staff: anywhere else these words mean other things. Short
messages alone: who tells something in the same breath is talking to the person.
"""

import re

from states.text import fold

_LONGEST = 9  # words
_ASKED = re.compile(
    r"""^(?:(?:da|em|anh|chi|ad|admin|shop|ban|oi|a|hi|hello|hey|sorry|ok|vay|the|ua|sao|nhan\svien)\s+)*
    (?:
      a?\s?lo+ | hello | hey | hi
    | (?:(?:co|con)\s(?:ai|nguoi|o|do|day|online)|(?:ai|nguoi)\s(?:nao|o|do|day|truc|tra|nghe))
      (?:\s(?:nao|o|do|day|truc|tra|loi|nghe|may|online|em|anh|chi))*
      (?:\s(?:khong|k|ko|hong|vay|chua|oi|the|a|nhi|di))*
    | (?:cho|doi|phai\scho|phai\sdoi)?\s?(?:bao\slau|lau\squa|lau\sthe|lau\svay)(?:\s.*)?
    | (?:cho|doi|phai\scho|phai\sdoi)?\s?(?:den|toi)?\s?(?:bao\sgio|khi\snao|chung\snao|may\sgio)
      (?:\s(?:a|nua|vay|the))*
      (?:\s(?:moi\s|thi\s)?(?:co\s(?:nguoi|ai)|tra\sloi|den\sluot|toi\sluot|gap|lam\sviec|mo\scua).*)?
    | (?:toi|em|minh|anh|chi)?\s?(?:van\s)?(?:phai\s|dang\s)?(?:cho|doi)\s(?:den|toi|lau|bao|may).*
    | (?:toi|em|minh)\s(?:dung|xep)\s(?:thu|so)\smay.*
    | (?:con|truoc\s(?:toi|em|minh)\scon)\s(?:may|bao\snhieu)\snguoi.*
    | (?:da\s)?(?:den|toi)\sluot\s(?:toi|em|minh|anh|chi).*
    | (?:so\sthu\stu|vi\stri)\b.*
    | (?:lam\son|xin|nhanh)?\s?(?:nhanh|le)\s(?:len|giup|dum|voi|nhe|nha|di|gium)
      (?:\s(?:a|nhe|nha|di|em|giup|voi|len|dum|duoc|khong))*
    | (?:yeu\scau|viec|bao\scao|don)?\s?(?:cua\s)?(?:toi|em|minh|tui)?\s?
      (?:den|toi|sao|ra\ssao|the\snao|di\sden|xu\sly|giai\squyet|lam|xong)?\s?
      (?:dau\sroi|toi\sdau|den\sdau|sao\sroi|the\snao\sroi|xong\schua|den\sdau\sroi)
      (?:\s(?:a|vay|the|roi|em|nhi))*
    | (?:yeu\scau|bao\scao)\s(?:cua\s)?(?:toi|em|minh|tui)\s(?:o\s)?dau(?:\s(?:a|roi|vay))*
    | (?:please\s)?(?:hurry|quick|quickly|faster|asap)(?:\s(?:up|please|pls|plz))*
    | (?:is\sthere\s)?any\s(?:news|update|updates|progress)(?:\syet)?
    | (?:where|how|what)\s?(?:is|s|about)\s(?:it\sgoing|my\s(?:case|request|report)\b.*)
    | (?:are|r)\s(?:you|u)\s(?:still\s)?(?:there|here|around|online).*
    | (?:is\s)?(?:any\s?(?:one|body)|some\s?(?:one|body))\s(?:there|here|around|online|reading).*
    | (?:you|u)\s(?:still\s)?there.*
    | why\s(?:(?:is|does)\sit\s)?(?:tak(?:e|ing)\s)?so\slong | (?:so|too)\slong
    | how\s(?:much\s)?long(?:er)?\b.* | how\smany\s(?:people|others)\b.*
    | when\s(?:will|does|can|do)\s(?:some\s?one|any\s?one|some\s?body|a\sperson|you|i|it)\b.*
    | what\s(?:is|s)\smy\s(?:place|position|number)\b.* | where\sam\si\sin\b.*
    | (?:i\sam\s|i\sm\s|im\s)?still\swaiting.*
    )$""",
    re.VERBOSE,
)
_MARKS = re.compile(r"[^\w\s]+")


def asks_if_there(text: str) -> bool:
    """Whether this asks for nothing but whether, and when, somebody answers."""
    words = " ".join(_MARKS.sub(" ", fold(text)).split())
    return bool(words) and len(words.split()) <= _LONGEST and _ASKED.match(words) is not None
