"""Weighs the rules against the concepts of a sentence: the intents it may mean, best first."""

from typing import Final, NamedTuple

from states.intents.lexicon import bits
from states.intents.names import SHORT
from states.intents.rules import FIELD_OF, FIELD_RULES, RULES
from states.intents.sentence import Sentence

_STRAY: Final = {True: 0.14, False: 0.018}
"""What one piece that a rule does not account for takes away (short intents, others)."""
_STRAYS: Final = {True: 4, False: 12}
_EXTRA_CUE: Final = 0.008
_MOST: Final = 0.99


class _Rule(NamedTuple):
    intent: str
    weight: float
    trigger: int
    musts: tuple[int, ...]
    bars: int
    own: int


def _rule(intent: str, weight: float, terms: str) -> _Rule:
    musts: list[int] = []
    bars = 0
    for term in terms.split():
        if term.startswith("-"):
            bars |= bits(term[1:])
        else:
            musts.append(bits(term))
    own = 0
    for must in musts:
        own |= must
    return _Rule(intent, weight, musts[0], tuple(musts[1:]), bars, own)


def _compiled() -> tuple[_Rule, ...]:
    rules = [
        _rule(intent, weight, terms.replace("FIELD", field, 1))
        for intent, field in FIELD_OF.items()
        for weight, terms in FIELD_RULES
    ]
    rules += [
        _rule(intent, weight, terms) for intent, table in RULES.items() for weight, terms in table
    ]
    return tuple(rules)


def _by_trigger() -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Places of the rules by what most of them fail by."""
    found: dict[int, list[int]] = {}
    for place, rule in enumerate(_RULES):
        found.setdefault(rule.trigger, []).append(place)
    return tuple((trigger, tuple(places)) for trigger, places in found.items())


_RULES: Final = _compiled()
_BY_TRIGGER: Final = _by_trigger()


def _score(rule: _Rule, sentence: Sentence) -> float:
    short = rule.intent in SHORT
    own = rule.own
    strays = sentence.unknown
    for mask in sentence.weighty:
        if not mask & own:
            strays += 1
    return rule.weight - _STRAY[short] * min(strays, _STRAYS[short])


def judge(sentence: Sentence) -> list[tuple[str, float]]:
    """Every intent some rule of which is met, with its score in 0..1, best first."""
    mask = sentence.mask
    scores: dict[str, float] = {}
    cues: dict[str, int] = {}
    if not mask:
        return []
    met = [place for trigger, places in _BY_TRIGGER if mask & trigger for place in places]
    for rule in [_RULES[place] for place in sorted(met)]:
        if mask & rule.bars:
            continue
        for must in rule.musts:
            if not mask & must:
                break
        else:
            intent = rule.intent
            cues[intent] = cues.get(intent, -1) + 1
            score = _score(rule, sentence)
            if score > scores.get(intent, 0.0):
                scores[intent] = score
    ranked = [
        (intent, min(_MOST, score + _EXTRA_CUE * min(cues[intent], 3)))
        for intent, score in scores.items()
    ]
    ranked.sort(key=lambda pair: -pair[1])
    return ranked
