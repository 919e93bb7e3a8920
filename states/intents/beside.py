"""What the rules of objects and deeds cannot tell of a message: for whom is spoken, who did it, in
what tone, and which way a wish is meant. Whole phrases, each a table of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from states.intents import advertising, contacted, takeover, tone, voices
from states.intents.names import EXTRA, SHORT
from states.intents.phrases import folds
from states.text import fold

_BY_PHRASE: Final = 0.95  # how sure a whole phrase makes
_HEARD_FIRST: Final = frozenset(
    {
        *("report_misuse", "cancel"),
        *("stop_marketing", "start_marketing", "part_marketing", "still_marketing"),
    }
)
_MAY_REFUSE: Final = (None, "no", "out_of_scope", "update_email")
_SPANS: Final = frozenset({"phone", "email", "birth_date", "id_number", "reference", "address"})
_SAID_IN_FULL: Final = frozenset({"contact_person"})  # `người liên hệ: mẹ tôi` is an answer


@dataclass(frozen=True, slots=True)
class Understood:
    """How a message was understood.

    `intent` is None where the bot would ask; `values` holds raw spans by the name of the field
    (`phone`, `email`, ...) and `field`, `reference`, `language`, `choice`, `code`, `name`,
    `address`, `customer_code`, `tone` (self_harm | danger | threat | abuse | prompt);
    `runners_up` are the other readings, best first.
    """

    text: str
    intent: str | None
    confidence: float
    values: Mapping[str, str] = field(default_factory=dict)
    runners_up: tuple[str, ...] = ()

    @property
    def listed(self) -> str | None:
        """The intent among the published 22 (an extra one gives its nearest)."""
        return EXTRA.get(self.intent, self.intent) if self.intent else None


def beside(read: Understood, cleaned: str) -> Understood:
    """What the rules of objects and deeds cannot tell: for whom is spoken, and in what tone."""
    seen = folds(cleaned)
    read = _of_advertising(read, cleaned)
    voice = voices.heard(cleaned, seen)
    if voice and read.intent not in _HEARD_FIRST and not read.values.keys() & _SAID_IN_FULL:
        read = replace(read, intent=voice, confidence=_BY_PHRASE, runners_up=())
    if takeover.heard(fold(cleaned)):
        read = replace(read, intent="report_misuse", confidence=_BY_PHRASE, runners_up=())
    if contact := contacted.meant(fold(cleaned)):
        read = replace(read, intent=contact, confidence=_BY_PHRASE, runners_up=())
    sound, alone = tone.heard(cleaned, seen)
    if not sound:
        return read
    read = replace(read, values={**read.values, "tone": sound})
    if sound in ("self_harm", "threat"):
        return replace(read, intent=sound, confidence=_BY_PHRASE, runners_up=())
    unsaid = read.intent in (None, "out_of_scope") and not read.values.keys() & _SPANS
    if unsaid and (sound == "danger" or (sound == "abuse" and alone)):
        return replace(read, intent=sound, confidence=_BY_PHRASE, runners_up=())
    if sound == "prompt" and read.intent in SHORT:  # `previous instructions` is no way back
        return replace(read, intent=None, confidence=0.0, runners_up=())
    return read


def _of_advertising(read: Understood, cleaned: str) -> Understood:
    """Which way it is meant: to stop it, to get it again, or neither."""
    if read.intent == advertising.STOP:
        meant = advertising.wanted(cleaned)
        if meant == advertising.STOP and not advertising.refused(cleaned):
            return read
    elif read.intent in (None, "no", "out_of_scope", "update_email") and advertising.refused(
        cleaned
    ):
        meant = advertising.wanted(cleaned)
    else:
        return read
    sure = max(read.confidence, _BY_PHRASE)
    return replace(read, intent=meant, confidence=sure, runners_up=())
