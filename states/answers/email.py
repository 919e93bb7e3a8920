"""Reads an e-mail address out of what a customer typed.

Syntax by `email-validator` (RFC 5321, 5322; no look-up of the domain, ASCII local part only); the
domain becomes lower-case ASCII (IDNA 2008), the local part keeps its case. That the address lives
is proved by a code to it, not here.
"""

import re

from email_validator import EmailNotValidError, validate_email

from states.answers import Answer, Context, accepted, ask, refused
from states.answers.email_domains import REGISTRIES, impossible, is_disposable, is_example, meant
from states.text import fold, widthless, words

_LIMIT = 1000
_LONGEST = 254  # RFC 5321, 4.5.3.1.3
_LONGEST_LOCAL = 64  # RFC 5321, 4.5.3.1.1
_MOST_CHOICES = 5
_SPOKEN_AT = re.compile(
    r" ?[(\[{] ?(?:at|a còng|a cong|@) ?[)\]}] ?| (?:a còng|a cong|acong) ", re.IGNORECASE
)
_SPOKEN_DOT = re.compile(
    r" ?[(\[{] ?(?:dot|chấm|cham) ?[)\]}] ?| (?:dot|chấm|cham) ", re.IGNORECASE
)
_LOOSE_AT = re.compile(r" ?@ ?")
_WORD_AT = re.compile(r"(?<=[a-z0-9]) at (?=[a-z0-9\-.]+\.[a-z])", re.IGNORECASE)
_COMMA_DOT = re.compile(r"(@[\w\-]{1,63}), ?(com|vn|net|org|edu|gov|info)\b", re.IGNORECASE)
_BREAKS = re.compile(r"[\s<>()\[\],;|\"“”«»]+")
_TYPED = re.compile(r"([\w.+%-]+)@([\w-]+(?:\.[\w-]+)+)", re.ASCII)
_EDGES = "'‘’`*.!?…:/"
# Words that may stand before an address; others may be a piece of it, cut off by a space.
_LEAD = words(
    "email mail gmail thu dien tu hop dia chi la moi cu cua em toi minh anh con qua vao sang thanh "
    "doi sua cap nhat dung su lay new my is to the address old use please and va hoac or hay from "
    "day nay da vang ok nhe voi lien he change update it e-mail"
)


def read(text: str, context: Context) -> Answer:  # noqa: ARG001 - every reader has this shape
    """The e-mail address in `text`, e.g. `Nam.Nguyen@gmail.com`."""
    if len(text) > _LIMIT:
        return refused("reject-email-long")
    plain = widthless(text)
    for mend, doubtful in ((spoken, False), (_loose, True)):
        plain = mend(plain)
        if answer := _pick(plain, doubtful=doubtful):
            return answer
    return _refuse(plain)


def show(value: str) -> str:
    """A stored address as people read it: as it is."""
    return value


def as_typed(plain: str) -> str | None:
    """The address in `plain` as it stands there, to look for: a record may hold what would not be
    taken as a new one."""
    typed = _TYPED.search(plain)
    return f"{typed[1]}@{typed[2].lower()}" if typed else None


def tokens(plain: str) -> list[str]:
    """The words of `plain` that hold an @, without label, brackets and punctuation."""
    words = _BREAKS.split(plain)
    return [_bare(word) for word in words if "@" in word]


def _bare(word: str) -> str:
    local, at, domain = word.rpartition("@")
    local = local.rpartition(":")[2].rpartition("=")[2]  # mailto:…, email:…
    return (local.lstrip("'‘’`*") + at + domain).rstrip(_EDGES)


def spoken(plain: str) -> str:
    """`plain` with (at), a còng and dot written as signs."""
    plain = plain.replace("。", ".").replace("｡", ".")
    spoken = _SPOKEN_AT.sub("@", plain)
    return _SPOKEN_DOT.sub(".", spoken) if "@" in spoken else spoken


def _loose(plain: str) -> str:
    if "@" not in plain:
        plain = _SPOKEN_DOT.sub(".", plain)
        return _WORD_AT.sub("@", plain)
    return _COMMA_DOT.sub(r"\1.\2", _LOOSE_AT.sub("@", plain))


def _pick(plain: str, *, doubtful: bool) -> Answer | None:
    valid = {found: word for word in tokens(plain) if (found := _valid(word))}
    if not valid:
        return None
    if len(valid) > 1:
        return _choose(tuple(valid)[:_MOST_CHOICES])
    value, word = next(iter(valid.items()))
    if _COMMA_DOT.search(plain):
        return None  # nam@gmail.com,vn: mended below
    cut_off = _cut_off(plain, word)
    return _judge(value, doubtful=doubtful or cut_off)


def _valid(word: str) -> str | None:
    if not 3 <= len(word) <= _LONGEST or len(word.rpartition("@")[0]) > _LONGEST_LOCAL:
        return None
    try:
        found = validate_email(word, check_deliverability=False, allow_smtputf8=False)
    except (EmailNotValidError, UnicodeError):
        return None
    return found.ascii_email


def _cut_off(plain: str, word: str) -> bool:
    """Whether the word before the address may belong to it: `nguyen van a@gmail.com`."""
    before = plain[: plain.find(word)].rsplit("\n", 1)[-1]
    if not before.endswith(" "):
        return False
    last = before.split()[-1] if before.split() else ""
    return last.isascii() and last.isalnum() and fold(last) not in _LEAD


def _choose(values: tuple[str, ...]) -> Answer:
    if len(values) == 2:
        first, second = values
        return ask("confirm-email-two", None, choices=values, first=first, second=second)
    return ask("confirm-email-several", None, choices=values, emails=", ".join(values))


def _judge(value: str, *, doubtful: bool) -> Answer:
    local, _, domain = value.rpartition("@")
    if domain in REGISTRIES:
        return refused("reject-email-domain", domain=domain)
    if is_example(domain):
        return refused("reject-email-example", domain=domain)
    if suggestion := meant(domain):
        mended = f"{local}@{suggestion}"
        choices = () if impossible(domain) else (mended, value)
        return ask("confirm-email-typo", mended, choices=choices, suggestion=mended, typed=value)
    if is_disposable(domain):
        return ask(
            "confirm-email-disposable", value, then_staff="staff-email-disposable", domain=domain
        )
    if doubtful:
        return ask("confirm-email-mended", value, suggestion=value)
    return accepted(value)


def _refuse(plain: str) -> Answer:
    words = tokens(plain)
    if not words:
        return refused("reject-email-none")
    word = max(words, key=len)
    local, _, domain = word.rpartition("@")
    if len(word) > _LONGEST or len(local) > _LONGEST_LOCAL:
        return refused("reject-email-long")
    if "@" in local:
        return refused("reject-email-ats")
    if not local.isascii():
        return refused("reject-email-marks")
    if is_example(domain.lower()):
        return refused("reject-email-example", domain=domain.lower())
    if (suggestion := meant(domain.lower())) and (mended := _valid(f"{local}@{suggestion}")):
        return ask("confirm-email-typo", mended, suggestion=mended, typed=word)
    if ".." in word or local.startswith(".") or local.endswith(".") or domain.startswith("."):
        return refused("reject-email-dots")
    if "." not in domain:
        return refused("reject-email-domain", domain=domain)
    return refused("reject-email-shape")
