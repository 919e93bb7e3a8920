"""Proving it: where the code goes, entering it, sending it again, having no access.

Only a message that is nothing but the code counts as a try; forwards and edits do not.

Longer than 300 lines: a code's whole way, from where it goes to what it proves.
"""

import re
from collections.abc import Iterable

from states import events
from states.answers.readers import SHOW
from states.choices import BACK, CANCEL, NO_ACCESS, RESEND, STAFF
from states.conversation import Choice, Draft, State
from states.effects import CheckCode, KeepProof, LinkChat, SendCode
from states.events import Said
from states.facts import shown_moment
from states.identity import CODE_DIGITS, CONTACT_CODE_DIGITS, CONTACTS
from states.intents import Understood
from states.kinds import KINDS, UNPROVEN
from states.masks import mask
from states.text import fold, widthless
from states.turn import Turn

_BY = {
    "email": Choice("email", "choice-by-email"),
    "phone": Choice("phone", "choice-by-phone"),
    "zalo": Choice("zalo", "choice-by-zalo"),
}
_CODE = re.compile(r"^[0-9](?:[ .-]?[0-9]){3,9}$")
_GONE = ("code-expired", "code-tries-spent", "code-wait-new")  # prompts after a dead code
# Said instead of a code: "mai em nhập mã sau", "để chút nữa", "later please".
_LATER = re.compile(
    r"\b(?:(?:mai|toi|lat|chut|xiu|ti|lau|gio|ngay|tuan) (?:nua|sau)|de (?:sau|mai|toi|lat|chut|ti)"
    r"|(?:nhap|gui|lam|bao) (?:ma )?sau|sau (?:nhe|nha|a|duoc)|(?:mai|lat|xiu) (?:em|toi|minh|anh"
    r"|chi|con)? ?(?:nhap|gui|lam)|doi (?:em|toi|minh) (?:chut|xiu|ti)|later|in a (?:minute|while)"
    r"|tomorrow|hold on|wait a (?:minute|moment))\b"
)
_FEW_WORDS = 10
_OF_A_CHANGE = ("old", "other", "new")  # purposes bound to the new value of a contact


# -- where the code goes --------------------------------------------------------------------------
def reachable(turn: Turn) -> tuple[str, ...]:
    """The contacts of record that a code can be sent to now, over the ways that are open."""
    record = turn.facts.customer
    return tuple(one for one in record.contacts(turn.now) if _open(turn, one)) if record else ()


def _open(turn: Turn, contact: str) -> bool:
    return bool(_ways_to(turn, contact))


def _ways_to(turn: Turn, contact: str) -> tuple[str, ...]:
    """How a code gets to this contact: a phone by SMS, and by a template of Zalo."""
    ways = turn.facts.ways
    if contact == "email":
        return ("email",) if ways.mail else ()
    return (*(("phone",) if ways.sms else ()), *(("zalo",) if ways.zalo else ()))


def _offers(turn: Turn, able: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(_BY[way] for one in able for way in _ways_to(turn, one))


def ask_confirm(turn: Turn) -> None:
    """The chat is linked; the form needs a code to a contact of record."""
    record = turn.facts.customer
    if record is None:
        return
    able = reachable(turn)
    offers = _offers(turn, reversed(able))
    if not able:
        no_way(turn)
    elif len(offers) == 1:
        send(turn, "confirm", offers[0].key, (record.id,))
    else:
        turn.move("ask_contact")
        turn.ask(
            "ask-contact" if len(able) > 1 else "ask-way",
            (*offers, NO_ACCESS, CANCEL),
            email=mask("email", record.value("email") or ""),
            phone=mask("phone", record.value("phone") or ""),
        )


def ask_contact_blind(turn: Turn, *beside: Choice) -> None:
    """Where the code shall go, without a word of what is on record."""
    ways = _offers(turn, reversed(CONTACTS))
    if not ways:
        no_way(turn)
        return
    turn.move("ask_contact")
    turn.ask("ask-contact-blind", (*ways, *beside, CANCEL))


def chosen_contact(turn: Turn, key: str) -> None:
    if key == NO_ACCESS.key:
        no_way(turn)
    elif turn.facts.customer is not None:
        send(turn, "confirm", key, (turn.facts.customer.id,))
    else:
        send(turn, "link", key, turn.draft.claimed)


def back(turn: Turn) -> bool:
    """From a code that was asked for, back to where it shall go; False where there is no choice."""
    draft = turn.draft
    if turn.state is not State.PROVING:
        return False
    if draft.purpose == "link" and draft.claim not in (*CONTACTS, "card"):
        ask_contact_blind(turn)
        return True
    if draft.purpose == "confirm" and len(_offers(turn, reachable(turn))) > 1:
        ask_confirm(turn)
        return True
    return False


def no_way(turn: Turn) -> None:
    """Nothing can be proven by code: staff take it from here, and nothing changes."""
    until = _new_until(turn)
    if until:
        turn.say("proof-too-new", until=until)
    else:
        turn.say("proof-no-way")
    turn.hand_over(UNPROVEN.id)


def _new_until(turn: Turn) -> str:
    """When the first contact of record that was changed of late may take a code; empty where none
    waits, or another one is left."""
    record = turn.facts.customer
    if record is None or reachable(turn):
        return ""
    able = (record.details.get(name) for name in CONTACTS if _open(turn, name))
    found = (detail.trusted_from for detail in able if detail)
    waits = [at for at in found if at is not None and at > turn.now]
    return shown_moment(min(waits)) if waits else ""


# -- sending --------------------------------------------------------------------------------------
def send(turn: Turn, purpose: str, way: str, customer_ids: tuple[str, ...]) -> None:
    """`way`: email | phone | zalo, which reaches the phone as well."""
    zalo = way == "zalo"
    turn.note(purpose=purpose, contact="phone" if zalo else way, by=way if zalo else "")
    _ask_for_code(turn, customer_ids)


def send_change_code(turn: Turn, purpose: str, contact: str) -> None:
    """A code for a contact change: eight digits, bound to the exact new value."""
    record = turn.facts.customer
    send(turn, purpose, contact, (record.id,) if record else ())


def _ask_for_code(turn: Turn, customer_ids: tuple[str, ...]) -> None:
    draft = turn.draft
    field, value = _bound(draft)
    claim = f"{draft.claim}:{draft.claim_value}" if draft.purpose == "link" else ""
    turn.do(
        SendCode(
            draft.purpose,
            draft.contact,
            customer_ids,
            value,
            _digits(draft),
            field,
            claim,
            draft.by,
        )
    )


def _bound(draft: Draft) -> tuple[str, str]:
    """The detail that a contact change's codes are for, and its exact new value."""
    if draft.purpose not in _OF_A_CHANGE:
        return "", ""
    field = KINDS[draft.kind].fields[0].id
    return field, draft.answers.get(field, "")


def _digits(draft: Draft) -> int:
    return CONTACT_CODE_DIGITS if draft.purpose in _OF_A_CHANGE else CODE_DIGITS


def on_code_sent(turn: Turn, event: events.CodeSent) -> None:
    prompt = turn.conversation.prompt
    if event.outcome == "wait" and prompt is not None and prompt.copy in _GONE:
        turn.ask("code-wait-new", _choices(turn.draft))  # the one that was sent is dead
    elif event.outcome == "wait":
        turn.say("code-wait")
        _ask_code(turn, "ask-code-sent-before")
    elif event.outcome == "spent":
        turn.say("code-spent")
        turn.rest()
        turn.ask("offer-after-spent", (STAFF, CANCEL))
    else:
        _ask_code(turn, f"ask-code-{turn.draft.purpose}")


def _ask_code(turn: Turn, copy: str) -> None:
    draft = turn.draft
    turn.move("send_code")
    record = turn.facts.customer
    to = ""
    if draft.purpose == "new":
        to = SHOW[draft.contact](_bound(draft)[1])
    elif record is not None:
        to = mask(draft.contact, record.value(draft.contact) or "")
    turn.ask(copy, _choices(draft), to=to, digits=str(_digits(draft)), contact=draft.contact)


def _choices(draft: Draft) -> tuple[Choice, ...]:
    lost = () if draft.purpose == "new" else (NO_ACCESS,)
    return (RESEND, *lost, BACK, CANCEL)


# -- entering it ----------------------------------------------------------------------------------
def said(turn: Turn, event: Said, understood: Understood) -> None:  # noqa: ARG001
    """Only a message that is nothing but the code counts as a try."""
    text = widthless(event.text)
    digits = re.sub(r"[ .-]", "", text)
    if _LATER.search(fold(event.text)) and len(text.split()) <= _FEW_WORDS:
        turn.say("code-later")
        prompt = turn.conversation.prompt
        if prompt is None or prompt.copy in _GONE:
            turn.ask_again()
        else:  # it was not sent just now any more
            turn.ask("ask-code-sent-before", prompt.choices, **dict(prompt.shown))
    elif not _CODE.match(text) or len(digits) != _digits(turn.draft):
        turn.miss("code-shape", digits=str(_digits(turn.draft)))
    elif event.forwarded:
        turn.miss("code-forwarded")
    else:
        turn.do(CheckCode(turn.draft.purpose, digits, _bound(turn.draft)[1]))


def chosen(turn: Turn, key: str) -> None:
    if key == RESEND.key:
        record = turn.facts.customer
        linking = turn.draft.purpose == "link"
        _ask_for_code(turn, turn.draft.claimed if linking else ((record.id,) if record else ()))
    elif key == NO_ACCESS.key:
        _no_access(turn)


def _no_access(turn: Turn) -> None:
    draft = turn.draft
    others = [contact for contact in reachable(turn) if contact != draft.contact]
    record = turn.facts.customer
    if draft.purpose == "link":
        if draft.claim in CONTACTS:
            no_way(turn)
        else:
            ask_contact_blind(turn, STAFF)
    elif draft.purpose == "confirm":
        if record is not None and others:
            send(turn, "confirm", others[0], (record.id,))
        else:
            no_way(turn)
    else:
        route = "other" if draft.purpose == "old" and others else "staff"
        turn.say(f"recovery-{route}")
        turn.note(route=route)
        turn.onward()


def on_code_checked(turn: Turn, event: events.CodeChecked) -> None:
    draft = turn.draft
    if event.outcome == "wrong":
        turn.say("code-wrong", left=str(event.tries_left))
        turn.ask_again()
        return
    if event.outcome != "right":
        gone = "code-expired" if event.outcome == "expired" else "code-tries-spent"
        turn.ask(gone, _choices(draft))
        return
    turn.become(misses=0)
    if draft.purpose == "link":
        _who_it_is(turn, event)
    elif draft.purpose == "confirm" and turn.facts.customer is not None:
        turn.do(KeepProof(turn.facts.customer.id, event.contact))
    elif draft.purpose in _OF_A_CHANGE:
        turn.note(proven={**draft.proven, draft.purpose: turn.now.isoformat()})
        turn.onward()
    else:  # it was somebody's code when it was sent; the chat has been unlinked since
        turn.onward()


def _who_it_is(turn: Turn, event: events.CodeChecked) -> None:
    turn.note(contact=event.contact, claimed=tuple(c.customer_id for c in event.candidates))
    if len(event.candidates) == 1:
        turn.do(LinkChat(event.candidates[0].customer_id, "code", event.contact))
        return
    turn.move("ask_customer")
    picks = tuple(
        Choice(f"is:{c.customer_id}", "choice-customer", {"code": c.code, "name": c.name})
        for c in event.candidates
    )
    turn.ask("ask-customer", (*picks, CANCEL))


def on_proof_kept(turn: Turn, event: events.ProofKept) -> None:  # noqa: ARG001
    turn.say("proof-kept")
    resume(turn)


def resume(turn: Turn) -> None:
    """Go on with what the customer wanted before they were asked who they are."""
    draft = turn.draft
    turn.note(purpose="", contact="", claim="", claim_value="", claimed=())
    if draft.kind:
        turn.onward()
    else:
        turn.home()
