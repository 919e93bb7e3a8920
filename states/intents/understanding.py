"""What a message means: one of the 22 intents (or an extra one), how surely, and what it says.

Object and verb rules over folded words, marks used where they stand. Pure and never raises.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from states.intents import voices
from states.intents.beside import Understood, beside
from states.intents.claims import cut_code
from states.intents.judgement import judge
from states.intents.lexicon import bits, known, read
from states.intents.names import COMMANDS, FIELDS, UPDATES
from states.intents.sentence import Sentence, weigh
from states.intents.shapes import (
    address,
    address_after,
    introduced,
    is_name,
    name_said,
    tail,
    without_clause,
)
from states.intents.spans import extract, lone_number
from states.intents.telex import decoded
from states.intents.tokens import LONGEST, cut
from states.text import clean

SURE: Final = 0.5  # below this the bot asks

Ranked = list[tuple[str, float]]
_STRONG: Final = 0.75  # a reading this sure beats the shape of an answer
_MATCHED: Final = 0.6  # below this, keystrokes of Telex and VNI are tried
_WORTH_ASKING: Final = 0.35
_CLOSE: Final = 0.02
_DOUBT: Final = 0.08
_FOREIGN: Final = 1  # unknown words that make a message out of scope
_SENTENCE: Final = 4
_KEEP: Final = frozenset({*FIELDS, "back", "cancel", "no", "case_status", "report_misuse"})
_DUNG: Final = bits("DUNG")
_CHANGE: Final = bits("CHANGE|WRONG")
_AYE: Final = bits("YES")
_SKIP: Final = bits("SKIP")
_VI, _EN = bits("LANG_VI"), bits("LANG_EN")
_NAME_WORDS: Final = bits("FILLER|NUMBER|YES|NEW|SKIP|WANT|LANG_VI|CHANGE")
_FREE: Final = frozenset({"address", "contact_person", "name"})
_BY_VOICE: Final = frozenset({voices.ACT_FOR, voices.CONTACT})

_VALUE_BITS: Final = {
    "phone": bits("VALUE_PHONE"),
    "email": bits("VALUE_EMAIL"),
    "birth_date": bits("VALUE_DATE"),
    "id_number": bits("VALUE_ID"),
    "reference": bits("VALUE_REF"),
}


def _command(text: str) -> str | None:
    word = text.split(maxsplit=1)[0][1:].partition("@")[0].lower()
    return COMMANDS.get(word)


def _sentence(text: str, values: Mapping[str, str], language: str) -> Sentence:
    tokens = cut(text, language=language)
    sentence = weigh(tokens, read(tokens))
    for name in values:
        sentence.mask |= _VALUE_BITS.get(name, 0)
    return sentence


def _keystrokes(word: str) -> str | None:
    """The word behind Telex or VNI keys; a known short form with a stray tone key (`sdtj`)."""
    meant = decoded(word)
    if meant is None and word[-1] in "sfrxj" and known(word[:-1]) and not known(word):
        return word[:-1]
    return meant


def _telex(text: str) -> str | None:
    words = text.split()
    meant = [_keystrokes(word.lower()) or word for word in words]
    return None if meant == words else " ".join(meant)


def understand(
    text: str, *, expecting: frozenset[str] = frozenset(), language: str = "vi"
) -> Understood:
    """The meaning of `text`; `expecting` names the answers the open prompt takes (yes, no, ...)."""
    key = (text, expecting, language)
    known_already = _KNOWN.get(key)
    if known_already is not None:
        return known_already
    understood = _understand(text, expecting, language)
    if _is_common(understood):
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        _KNOWN[key] = understood
    return understood


# What many people type in the same words ("đúng", "đổi địa chỉ") is worked out once. Kept are sure
# wishes without anything of the customer's own in them: memory is no place for their data.
_KNOWN: Final[dict[tuple[str, frozenset[str], str], Understood]] = {}
_MOST_KNOWN: Final = 4096
_COMMON_WORDS: Final = 32  # characters
_OF_NOBODY: Final = frozenset({"field", "language"})  # values that are ours, not the customer's


def _is_common(understood: Understood) -> bool:
    return (
        understood.intent is not None
        and understood.confidence >= _STRONG
        and understood.values.keys() <= _OF_NOBODY
        and understood.intent not in _BY_VOICE  # a whole phrase, and whatever stands around it
        and len(understood.text) <= _COMMON_WORDS
    )


def _understand(text: str, expecting: frozenset[str], language: str) -> Understood:
    cleaned = clean(text[:LONGEST])
    if cleaned.startswith("/"):
        command = _command(cleaned)
        return Understood(text, command, 1.0 if command else 0.0)
    lone = lone_number(cleaned)
    if lone is not None:
        return _lone(text, lone, expecting)
    rest, code = cut_code(cleaned)
    heard = beside(_read(text, rest, expecting, language), cleaned)
    return replace(heard, values={**heard.values, "customer_code": code}) if code else heard


def _read(text: str, cleaned: str, expecting: frozenset[str], language: str) -> Understood:
    rest, values = extract(cleaned)
    sentence = _sentence(rest, values, language)
    ranked = judge(sentence)
    if not ranked or ranked[0][1] < _MATCHED:
        spelled = _telex(rest)
        if spelled is not None:
            second = _sentence(spelled, values, language)
            again = judge(second)
            if again and again[0][1] > (ranked[0][1] if ranked else 0.0):
                sentence, ranked = second, again
    return _concluded(text, cleaned, sentence, ranked, values, expecting)


def _lone(text: str, values: Mapping[str, str], expecting: frozenset[str]) -> Understood:
    """A bare number: junk only where nothing is asked."""
    if values or expecting:
        return Understood(text, None, 0.0, values)
    return Understood(text, "out_of_scope", 0.6)


def _names(ranked: Ranked) -> tuple[str, ...]:
    return tuple(intent for intent, score in ranked[:3] if score >= _WORTH_ASKING)


def _asked(text: str, values: Mapping[str, str], runners: tuple[str, ...] = ()) -> Understood:
    return Understood(text, None, 0.4 if runners else 0.0, values, runners)


def _shaped(cleaned: str, sentence: Sentence, best: float, values: dict[str, str]) -> bool:
    """Whether the message is an answer in itself; what it looks like is added to the values."""
    nothing_else = not sentence.unknown and all(mask & _AYE for mask in sentence.weighty)
    if nothing_else and values and "reference" not in values:
        return True
    if best >= _STRONG:
        return False
    words = cleaned.replace(",", " ").split()
    if is_name(words) and all(
        not piece.mask or piece.mask & _NAME_WORDS for piece in sentence.pieces
    ):
        values["name"] = cleaned
        return True
    said = introduced(cleaned)
    if said is not None:
        values["name"] = said
        return True
    if address(cleaned, sentence):
        values["address"] = cleaned
        return True
    return False


def _concluded(
    text: str,
    cleaned: str,
    sentence: Sentence,
    ranked: Ranked,
    values: dict[str, str],
    expecting: frozenset[str],
) -> Understood:
    best = ranked[0][1] if ranked else 0.0
    name = name_said(sentence)
    if name is not None and (not ranked or ranked[0][0] in {"cancel", "stop_marketing", "yes"}):
        values["name"] = name
        return _asked(text, values, ("cancel",) if len(sentence.tokens) == 1 else ())
    if sentence.mask & _DUNG and len(sentence.weighty) == 1 and not sentence.unknown:
        return _asked(text, values, ("yes", "cancel"))
    if _shaped(cleaned, sentence, best, values):
        return _asked(text, values, _names(ranked))
    if sentence.mask & _CHANGE and best < _STRONG and not (ranked and ranked[0][0] in _KEEP):
        return _asked(text, values, UPDATES)
    if best < SURE:
        return _unmatched(text, sentence, ranked, values, expecting)
    intent = _expected(ranked[0][0], sentence, expecting)
    _add_said(intent, cleaned, sentence, values)
    runners = tuple(name for name, score in ranked[1:4] if score >= _WORTH_ASKING)
    if len(ranked) > 1 and best - ranked[1][1] < _CLOSE:
        best = max(SURE, best - _DOUBT)
    return Understood(text, intent, round(best, 3), values, runners)


def _expected(intent: str, sentence: Sentence, expecting: frozenset[str]) -> str:
    """`không có` answers a yes/no question with no, where nothing may be skipped."""
    if intent == "skip" and "no" in expecting and "skip" not in expecting:
        return intent if sentence.mask & _SKIP else "no"
    return intent


def _unmatched(
    text: str,
    sentence: Sentence,
    ranked: Ranked,
    values: Mapping[str, str],
    expecting: frozenset[str],
) -> Understood:
    """Nothing matched: words of a language nobody here deals in are out of scope, else ask."""
    if (
        ranked
        or expecting
        or values
        or sentence.unknown < _FOREIGN
        or len(sentence.tokens) < _SENTENCE
    ):
        return _asked(text, values, _names(ranked))
    return Understood(text, "out_of_scope", min(0.6, SURE + 0.02 * sentence.unknown), values)


def _add_said(intent: str, cleaned: str, sentence: Sentence, values: dict[str, str]) -> None:
    """The field the message is about, its new value, the language asked for."""
    if intent in FIELDS:
        values["field"] = FIELDS[intent]
        said = tail(cleaned) if values["field"] in _FREE else None
        if said is None and values["field"] == "address":
            said = address_after(cleaned)
        if said and values["field"] == "name":
            said = without_clause(said)
        if said is not None and (said[0].isupper() or said[0].isdigit()):
            values.setdefault(values["field"], said)
    elif intent == "switch_language":
        wanted = sentence.mask & (_VI | _EN)
        if wanted in {_VI, _EN}:
            values["language"] = "vi" if wanted == _VI else "en"
        elif wanted:
            values["language"] = _last_language(sentence)


def _last_language(sentence: Sentence) -> str:
    last = [piece.mask for piece in sentence.pieces if piece.mask & (_VI | _EN)][-1]
    return "vi" if last & _VI else "en"
