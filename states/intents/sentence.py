"""What only the order of words tells: negation, questions, the one detail that is meant.

Sources: docs/vietnamese.md 2.8 (negation before the object flips it; `không` in its four uses).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from states.intents.lexicon import Piece, bits
from states.intents.speech import LIGHT
from states.intents.tokens import Token

LIGHT_BITS: Final = bits(" ".join(LIGHT)) & ~bits("NEG|HAVE|RIGHT") | bits(
    "ASSIST|WHAT|YES_WEAK|BOT"
)
_FIELDS: Final = bits("PHONE|ADDRESS|EMAIL|IDNUM|BIRTH|CONTACT|NAME")
_NEG: Final = bits("NEG")
_DEED: Final = bits("CHANGE|RENAMED|DELETE|VIEW|STOP|CANCEL|MILK|MEET|MOVED|DOIT")
_SEND: Final = bits("SEND|PROMO|MESSAGES")
_DUNG: Final = bits("DUNG")
_CONTACT: Final = bits("CONTACT")
_YES_RIGHT: Final = bits("YES|YES_WEAK|RIGHT")
_STOPWORD: Final = bits("STOPWORD")
_DA: Final = bits("DA")
_ASKED_FOR: Final = bits("FILLER|WANT|ASKED")
_NEG_DO: Final = bits("NEG_DO")
_NEG_SEND: Final = bits("NEG_SEND")
_RIGHT: Final = bits("RIGHT|YES")
_WRONG: Final = bits("NO|WRONG")
_Q: Final = bits("Q")
_SPOKEN: Final = bits("LANG_VI|LANG_EN|LANGUAGE|PROMO")
_SPEAK: Final = bits("SPEAK|STOP")
_NO_YET: Final = bits("NO|YET")
_ANYFIELD: Final = bits("ANYFIELD")
_YES: Final = bits("YES")
_ABILITY: Final = frozenset({"duoc", "dc", "được"})
_BESIDE_LIST: Final = "tren theo voi vao trong bang qua on in for as by from with at"
_BESIDE: Final = frozenset(_BESIDE_LIST.split())
_REACH: Final = 3  # light pieces between a negation and what it negates


@dataclass(slots=True)
class Sentence:
    """The pieces of one message and the concepts of all of them together."""

    tokens: Sequence[Token]
    pieces: list[Piece]
    mask: int = 0
    light: int = 0
    unknown: int = 0
    weighty: list[int] = field(default_factory=list)


def _negated(sentence: Sentence, at: int) -> int:
    """What the negation at piece `at` says: a refusal, NEG alone, or Q for a question."""
    pieces = sentence.pieces
    clause = sentence.tokens[pieces[at].start].clause
    for steps, piece in enumerate(pieces[at + 1 :]):
        mask = piece.mask
        if sentence.tokens[piece.start].clause != clause:
            break
        if mask & _DEED and not mask & _ASKED_FOR:
            after = piece.start + piece.size
            able = after < len(sentence.tokens) and sentence.tokens[after].folded in _ABILITY
            if able:
                return 0
            pieces[at + 1 + steps] = piece._replace(mask=mask & ~_DEED)
            return _NEG_DO
        if mask & _SEND:
            return _NEG_SEND
        if mask & _RIGHT and steps == 0:
            return _WRONG
        if not mask & LIGHT_BITS or steps >= _REACH:
            return _NEG
    told = any(not piece.mask & (LIGHT_BITS | _YES_RIGHT | _DA) for piece in pieces[:at])
    return _Q if told else _NEG


def _settle_dung(sentence: Sentence, at: int) -> int:
    """`dung` without its marks, by what follows: đừng before a deed, dùng before a language."""
    following = [piece.mask for piece in sentence.pieces[at + 1 : at + 3]]
    joined = following[0] if following else 0
    if joined & (_DEED | _SEND):
        return _negated(sentence, at)
    if any(mask & _SPOKEN for mask in following):
        return _SPEAK
    if at and sentence.pieces[at - 1].mask & _DA:
        return _YES
    return _DUNG


def _main_field(sentence: Sentence) -> int:
    """The bit of the detail that is meant: the contact if named, else the first not beside."""
    beside = 0
    for piece in sentence.pieces:
        found = piece.mask & _FIELDS
        if not found:
            continue
        before = sentence.tokens[piece.start - 1].folded if piece.start else ""
        if before in _BESIDE:
            beside = beside or found
            continue
        return found
    return beside


def weigh(tokens: Sequence[Token], pieces: list[Piece]) -> Sentence:
    """The sentence's concepts, its light pieces counted apart from the weighty ones."""
    sentence = Sentence(tokens, pieces)
    extra = 0
    for at, piece in enumerate(pieces):
        if piece.mask & _DUNG and piece.mask == _DUNG:
            settled = _settle_dung(sentence, at)
            pieces[at] = piece._replace(mask=settled)
        elif piece.mask & _NEG and not piece.mask & _NO_YET:
            settled = _negated(sentence, at)
            pieces[at] = piece._replace(
                mask=settled | (piece.mask & _STOPWORD if settled == _NEG else 0)
            )
    mask = 0
    for piece in pieces:
        mask |= piece.mask
        if not piece.mask:
            sentence.unknown += 1
        elif not piece.mask & LIGHT_BITS:
            sentence.weighty.append(piece.mask)
    fields = mask & _FIELDS
    if fields:
        chosen = _CONTACT if fields & _CONTACT else _main_field(sentence)
        extra = _ANYFIELD
        mask = mask & ~_FIELDS | chosen
    sentence.mask = mask | extra
    return sentence
