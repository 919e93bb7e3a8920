"""Who it is: saying it in any spelling, picking among several, being linked.

The same words whether or not the account exists: an unlinked chat learns nothing, an unknown
account gets a decoy code that nobody receives (docs/identity.md; ASVS 6.3.8).
"""

import re
from dataclasses import replace

from states import events
from states.answers import Verdict
from states.answers.email import as_typed
from states.answers.name import is_company
from states.answers.readers import READERS
from states.choices import ASKS_INFO, CANCEL, INFO, SHARE, STAFF, lost
from states.conversation import Choice, State
from states.effects import FindCustomers, LinkChat
from states.events import Said
from states.facts import local_day
from states.identity import CONTACTS
from states.intents import Understood
from states.intents.claims import code_in, lacks_code
from states.steps import portal, proof
from states.text import fold, widthless
from states.turn import Turn

_IS_PHONE = Choice("phone", "choice-is-phone")
_IS_TAX_CODE = Choice("tax_code", "choice-is-tax-code")
# A customer code has a digit: a word of small talk is no claim.
_CUSTOMER_CODE = re.compile(r"(?=[^0-9\s]*[0-9])[A-Za-z0-9][A-Za-z0-9._/-]{2,31}")
_OURS = re.compile(r"\bDC[ -]?(?=[0-9])([A-Za-z0-9]{3,30})\b", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:ho so |khach hang |cai |cua )*(?:ca nhan|personal|private|the person)\b.*"
)
_FIRM = re.compile(r"\b(?:cong ty|cty|to chuc|doanh nghiep|company|organi[sz]ation|firm)\b")
_AROUND_LIST = """cong ty cty to chuc doanh nghiep company organisation organization firm ho so
    khach hang cua toi em minh la a nhe nha cai the my one record customer please da vang chon so"""
_AROUND_A_NAME = frozenset(_AROUND_LIST.split())


def ask(turn: Turn) -> None:
    turn.move("ask_claim")
    turn.note(claim="", claim_value="", claimed=(), doubt="", choices=(), purpose="", contact="")
    if code := code_in(turn.words):  # said along with the wish: as if it were typed here
        _hear(turn, code)
    else:
        _ask(turn)


def _ask(turn: Turn, *more: Choice) -> None:
    share = (SHARE,) if turn.facts.ways.share_contact else ()
    info = (INFO,) if turn.facts.ways.asks_info else ()
    turn.ask("ask-claim", (*share, *info, *more, CANCEL))


def knows_none(turn: Turn, event: Said, understood: Understood) -> bool:
    """Whether the customer has no code at hand: they hear what will do as well, and a person is
    offered. Where they name something all the same, that counts."""
    asked = turn.state is State.CLAIMING
    at_menu = turn.state is State.MENU and turn.facts.customer is None
    if not (asked or at_menu) or event.forwarded:
        return False
    if not lacks_code(event.text, asked=asked) and not (asked and understood.intent == "skip"):
        return False
    if asked and _readable(turn, event.text):
        return False
    turn.say("claim-without-code")
    if asked:
        _ask(turn, STAFF)
    else:
        turn.ask_again()
    return True


def said(turn: Turn, event: Said, understood: Understood) -> None:  # noqa: ARG001
    """A customer code, phone, e-mail or tax code in any spelling."""
    _hear(turn, widthless(event.text))


def heard(turn: Turn, text: str) -> None:
    """Told by the customer's platform, as if they had typed it."""
    _hear(turn, text)


def said_anew(turn: Turn, event: Said, understood: Understood) -> None:
    """Where a code was to be sent, or was sent: who mistyped themselves says it once more."""
    text = widthless(event.text)
    if turn.state is State.PICKING_CONTACT and lost(event.text) and not event.forwarded:
        turn.say("contact-lost")  # nobody learns here which contacts there are
        proof.ask_contact_blind(turn, STAFF)
    elif _names_somebody(turn, text) and not event.forwarded and turn.facts.customer is None:
        turn.say("claim-anew")
        _hear(turn, text)
    elif turn.state is State.PROVING:
        proof.said(turn, event, understood)
    else:
        turn.miss("choose-one")


def _names_somebody(turn: Turn, text: str) -> bool:
    """All of the text is a claim. Where a code is asked for, digits alone are none."""
    if turn.state is State.PROVING and not re.search(r"[^\W\d_]", text):
        return False
    whole = _OURS.fullmatch(text) or as_typed(text) or _CUSTOMER_CODE.fullmatch(text)
    return bool(_read(turn, text) or (whole and not text.isdecimal()))


def _hear(turn: Turn, text: str) -> None:
    read = _read(turn, text)
    if "@" in text and "email" in read:
        _find(turn, "email", read["email"])
    elif "phone" in read and "tax_code" in read:  # 03xxxxxxxx is both: the customer says which
        turn.note(doubt=read["phone"], choices=(read["tax_code"],))
        turn.ask("ask-claim-which", (_IS_PHONE, _IS_TAX_CODE, CANCEL), text=text)
    elif "phone" in read:
        _find(turn, "phone", read["phone"])
    elif "tax_code" in read:
        _find(turn, "tax_code", read["tax_code"])
    elif typed := as_typed(text):
        _find(turn, "email", typed)
    elif code := _code_in(text):
        _find(turn, "code", code)
    else:
        turn.miss("claim-unreadable")


def _readable(turn: Turn, text: str) -> bool:
    plain = widthless(text)
    return bool(_read(turn, plain) or as_typed(plain) or _code_in(plain))


def _code_in(text: str) -> str | None:
    """The customer code that is all of the text, or the one word of it that can be one."""
    if _CUSTOMER_CODE.fullmatch(text):
        return text.upper()
    if ours := _OURS.search(text):
        return f"DC{ours[1].upper()}"
    words = [word.strip(".,;:!?()\"'").upper() for word in text.split()]
    codes = {word for word in words if _CUSTOMER_CODE.fullmatch(word)}
    return codes.pop() if len(codes) == 1 else None


def _read(turn: Turn, text: str) -> dict[str, str]:
    context = turn.facts.context(local_day(turn.now))
    return {
        by: answer.value
        for by in ("email", "phone", "tax_code")
        if (answer := READERS[by](text, context)).verdict in (Verdict.ACCEPTED, Verdict.ASK)
        and answer.value
    }


def chosen(turn: Turn, key: str) -> None:
    if key == _IS_PHONE.key and turn.draft.doubt:
        _find(turn, "phone", turn.draft.doubt)
    elif key == _IS_TAX_CODE.key and turn.draft.choices:
        _find(turn, "tax_code", turn.draft.choices[0])
    elif key == INFO.key:
        turn.say(ASKS_INFO)
        turn.ask_again()
    else:
        turn.say("share-how")
        turn.ask_again()


def card(turn: Turn, phone: str) -> None:
    """The chat's own number, vouched for by the platform."""
    _find(turn, "card", phone)


def _find(turn: Turn, by: str, value: str) -> None:
    turn.become(misses=0)
    turn.note(claim=by, claim_value=value, doubt="", choices=())
    turn.do(FindCustomers(by, value))


def on_customers_found(turn: Turn, event: events.CustomersFound) -> None:
    found = tuple(candidate.customer_id for candidate in event.candidates)
    turn.note(claimed=found)
    if turn.draft.claim == "card":
        _card_found(turn, event.candidates)
    elif turn.draft.claim in CONTACTS:  # the code goes to the very contact that was named
        proof.send(turn, "link", turn.draft.claim, found)
    else:
        proof.ask_contact_blind(turn)


def _card_found(turn: Turn, candidates: tuple[events.Candidate, ...]) -> None:
    """One customer has this phone of record: level 1, no code. Several: only a code tells which."""
    if len(candidates) == 1:
        turn.do(LinkChat(candidates[0].customer_id, "contact", "phone"))
    elif candidates:
        turn.note(claim="phone")
        proof.send(turn, "link", "phone", turn.draft.claimed)
    else:
        turn.say("contact-no-match")
        ask(turn)


def chosen_customer(turn: Turn, key: str) -> None:
    customer_id = key.partition(":")[2]
    if customer_id in turn.draft.claimed:
        turn.do(LinkChat(customer_id, "code", turn.draft.contact))
    else:
        turn.ask_again()


def said_customer(turn: Turn, event: Said, understood: Understood) -> None:  # noqa: ARG001
    """Which of several customers, in words: the code, words of the name, or which sort it is."""
    prompt = turn.conversation.prompt
    offered = [one for one in prompt.choices if one.key.startswith("is:")] if prompt else []
    meant = [one for one in offered if _is_meant(one, fold(event.text))]
    if len(meant) == 1 and event.heard_prompt:
        chosen_customer(turn, meant[0].key)
    else:
        turn.miss("choose-one")


def _is_meant(choice: Choice, said: str) -> bool:
    name = fold(str(choice.shown["name"]))
    if _PERSON.fullmatch(said.strip(" .!")):
        return not is_company(name)
    if str(choice.shown["code"]).lower() in said.split():
        return True
    words = [word for word in re.findall(r"\w+", said) if word not in _AROUND_A_NAME]
    if not words:
        return _FIRM.search(said) is not None and is_company(name)
    return set(words) <= set(re.findall(r"\w+", name))


def on_chat_linked(turn: Turn, event: events.ChatLinked) -> None:  # noqa: ARG001
    if turn.draft.claim == portal.HOW:
        portal.on_linked(turn)
        return
    record = turn.facts.customer
    if record is None:
        turn.say("link-ran-out")
        ask(turn)
        return
    # Whatever was proven or agreed to before belongs to somebody else's record.
    draft = replace(turn.draft, proven={}, route="", confirmed=False)
    turn.become(customer_id=record.id, draft=draft)
    turn.say("linked", name=record.name, code=record.code)
    proof.resume(turn)
