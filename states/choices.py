"""How a typed text answers an open prompt: by number, by intent, or by the words of a choice."""

import re

from states.conversation import Choice, Prompt
from states.text import fold

YES = Choice("yes", "choice-yes")
NO = Choice("no", "choice-no")
CANCEL = Choice("cancel", "choice-cancel")
BACK = Choice("back", "choice-back")
SKIP = Choice("skip", "choice-skip")
STAFF = Choice("staff", "choice-staff")
MENU = Choice("menu", "choice-menu")
RESEND = Choice("resend", "choice-resend")
NO_ACCESS = Choice("no_access", "choice-no-access")
DONE = Choice("done", "choice-done")
EDIT = Choice("edit", "choice-edit")

# Folded words that mean a choice besides its number; a label's own words are among them.
_WORDS = {
    "email": ("email", "mail", "e-mail", "thu", "thu dien tu", "hop thu"),
    "phone": ("sms", "tin nhan", "phone", "sdt", "so dien thoai", "dien thoai", "text"),
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
        "khong co ma",
        "khong dung nua",
        "mat so",
        "i cannot receive it",
        "no access",
        "lost it",
    ),
    "edit": ("sua", "sua lai", "nhap lai", "edit", "change it", "correct it"),
    "tax_code": ("mst", "ma so thue", "tax", "tax code"),
    "staff": ("gap nhan vien", "nhan vien", "staff", "person", "human"),
    "menu": ("menu", "ve menu", "thuc don"),
    "reply": ("tra loi", "reply", "answer"),
    "keep": ("giu nguyen", "keep", "keep it"),
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
}
_NUMBER = re.compile(r"^\(?([1-9][0-9]?)[.)]?$")


def by_number(prompt: Prompt, text: str) -> str | None:
    """The choice a bare number names, 1-based."""
    found = _NUMBER.match(text.strip())
    if found is None:
        return None
    index = int(found.group(1)) - 1
    return prompt.choices[index].key if index < len(prompt.choices) else None


def by_words(prompt: Prompt, text: str, intent: str | None) -> str | None:
    """The choice the text means, by its own words or by the intent understood."""
    keys = {choice.key for choice in prompt.choices}
    folded = fold(text).strip(" .!")
    for key in keys:
        if folded in _WORDS.get(key, ()) or folded == key:
            return key
    meant = _INTENTS.get(intent or "")
    if meant in keys:
        return meant
    for key in keys:  # withdraw:DC-… and the like carry what they act on
        if ":" in key and key.partition(":")[0] == meant:
            return key
    return None
