"""Who it is: saying it, picking where the code goes, entering the code, picking among several.

The same words whether or not the account exists: an unlinked chat learns nothing, an unknown
account gets a decoy code that nobody receives (DESIGN section 5; ASVS 6.3.8).
"""

import re

from states import events
from states.answers import Verdict
from states.answers.readers import READERS
from states.choices import BACK, CANCEL, NO_ACCESS, RESEND, STAFF, YES
from states.conversation import Choice, Draft
from states.effects import CheckCode, FindCustomers, KeepProof, LinkChat, SendCode
from states.events import Said
from states.facts import local_day
from states.identity import CODE_DIGITS, CONTACT_CODE_DIGITS, CONTACTS
from states.intents import Understood
from states.kinds import UNPROVEN
from states.masks import mask
from states.text import widthless
from states.turn import Turn

_EMAIL = Choice("email", "choice-by-email")
_PHONE = Choice("phone", "choice-by-phone")
_BOTH = {"email": _EMAIL, "phone": _PHONE}
_CODE = re.compile(r"^[0-9](?:[ .-]?[0-9]){3,9}$")
_CUSTOMER_CODE = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._/-]{2,31}$")


# -- saying who ---------------------------------------------------------------------------------
def ask_claim(turn: Turn) -> None:
    turn.move("ask_claim")
    share = (Choice("share", "choice-share-contact"),) if turn.facts.ways.share_contact else ()
    turn.ask("ask-claim", (*share, CANCEL))


def said_claim(turn: Turn, event: Said, understood: Understood) -> None:  # noqa: ARG001
    """A customer code, phone, e-mail or tax code in any spelling."""
    context = turn.facts.context(local_day(turn.now))
    text = widthless(event.text)
    read = {
        by: answer.value
        for by in ("email", "phone", "tax_code")
        if (answer := READERS[by](text, context)).verdict in (Verdict.ACCEPTED, Verdict.ASK)
        and answer.value
    }
    if "@" in text and "email" in read:
        _find(turn, "email", read["email"])
    elif "phone" in read and "tax_code" in read:  # 03xxxxxxxx is both: the customer says which
        turn.note(doubt=read["phone"], choices=(read["tax_code"],))
        turn.ask(
            "ask-claim-which", (_PHONE, Choice("tax_code", "choice-by-tax-code"), CANCEL), text=text
        )
    elif "phone" in read:
        _find(turn, "phone", read["phone"])
    elif "tax_code" in read:
        _find(turn, "tax_code", read["tax_code"])
    elif _CUSTOMER_CODE.match(text):
        _find(turn, "code", text.upper())
    else:
        turn.miss("claim-unreadable")


def chosen_claim(turn: Turn, key: str) -> None:
    if key == "phone" and turn.draft.doubt:
        _find(turn, "phone", turn.draft.doubt)
    elif key == "tax_code" and turn.draft.choices:
        _find(turn, "tax_code", turn.draft.choices[0])
    else:
        turn.say("share-how")
        turn.ask_again()


def _find(turn: Turn, by: str, value: str) -> None:
    turn.note(claim=by, doubt="", choices=())
    turn.do(FindCustomers(by, value))


def on_customers_found(turn: Turn, event: events.CustomersFound) -> None:
    found = tuple(candidate.customer_id for candidate in event.candidates)
    turn.note(claimed=found)
    if turn.draft.claim == "card":
        _link_card(turn, event.candidates)
        return
    if turn.draft.claim in CONTACTS:  # the code goes to the very contact that was named
        _send(turn, "link", turn.draft.claim, found)
        return
    turn.move("ask_contact")
    turn.ask("ask-contact-blind", (_EMAIL, _PHONE, CANCEL))


def _link_card(turn: Turn, candidates: tuple[events.Candidate, ...]) -> None:
    """The chat's own number is the phone of record of exactly one customer: level 1, no code."""
    if len(candidates) == 1:
        turn.do(LinkChat(candidates[0].customer_id, "contact", "phone"))
        return
    turn.say("contact-no-match")
    ask_claim(turn)


# -- proving it anew ----------------------------------------------------------------------------
def ask_confirm(turn: Turn) -> None:
    """The chat is linked; the form needs a code to a contact of record."""
    record = turn.facts.customer
    if record is None:
        return
    reachable = record.contacts(turn.now)
    if not reachable:
        no_way(turn)
    elif len(reachable) == 1:
        _send(turn, "confirm", reachable[0], (record.id,))
    else:
        turn.move("ask_contact")
        turn.ask(
            "ask-contact",
            (*(_BOTH[name] for name in reversed(reachable)), NO_ACCESS, CANCEL),
            email=mask("email", record.value("email") or ""),
            phone=mask("phone", record.value("phone") or ""),
        )


def chosen_contact(turn: Turn, key: str) -> None:
    if key == NO_ACCESS.key:
        no_way(turn)
    elif turn.facts.customer is not None:
        _send(turn, "confirm", key, (turn.facts.customer.id,))
    else:
        _send(turn, "link", key, turn.draft.claimed)


def no_way(turn: Turn) -> None:
    """Nothing can be proven by code: staff take it from here, and nothing changes."""
    turn.say("proof-no-way")
    turn.begin(UNPROVEN.id)


# -- the code -----------------------------------------------------------------------------------
def _send(turn: Turn, purpose: str, contact: str, customer_ids: tuple[str, ...]) -> None:
    turn.note(purpose=purpose, contact=contact)
    turn.do(SendCode(purpose, contact, customer_ids))


def send_change_code(turn: Turn, purpose: str, contact: str, field: str, value: str) -> None:
    """A code for a contact change: eight digits, bound to the exact new value."""
    record = turn.facts.customer
    turn.note(purpose=purpose, contact=contact)
    ids = (record.id,) if record else ()
    turn.do(SendCode(purpose, contact, ids, value, CONTACT_CODE_DIGITS, field))


def on_code_sent(turn: Turn, event: events.CodeSent) -> None:
    draft = turn.draft
    if event.outcome == "wait":
        turn.say("code-wait")
        _ask_code(turn, "ask-code-sent-before")
    elif event.outcome == "spent":
        turn.say("code-spent")
        turn.become(draft=Draft(), prompt=None)
        turn.move("rest")
        turn.ask("offer-after-spent", (STAFF, CANCEL))
    else:
        _ask_code(turn, f"ask-code-{draft.purpose}")


def _ask_code(turn: Turn, copy: str) -> None:
    draft = turn.draft
    turn.move("send_code")
    record = turn.facts.customer
    to = ""
    if draft.purpose == "new":
        to = _new_value(draft)
    elif record is not None:
        to = mask(draft.contact, record.value(draft.contact) or "")
    lost = () if draft.purpose == "new" else (NO_ACCESS,)
    turn.ask(
        copy,
        (RESEND, *lost, BACK, CANCEL),
        to=to,
        digits=str(_digits(draft)),
        contact=draft.contact,
    )


def _new_value(draft: Draft) -> str:
    return draft.answers.get(draft.contact, "")


def _digits(draft: Draft) -> int:
    return CONTACT_CODE_DIGITS if draft.purpose in ("old", "other", "new") else CODE_DIGITS


def said_code(turn: Turn, event: Said, understood: Understood) -> None:  # noqa: ARG001
    """Only a message that is nothing but the code counts as a try."""
    text = widthless(event.text)
    digits = re.sub(r"[ .-]", "", text)
    if not _CODE.match(text) or event.forwarded or len(digits) != _digits(turn.draft):
        turn.miss("code-shape", digits=str(_digits(turn.draft)))
        return
    turn.do(CheckCode(turn.draft.purpose, digits, _bound_value(turn.draft)))


def _bound_value(draft: Draft) -> str:
    if draft.purpose not in ("old", "other", "new"):
        return ""
    field = next(iter(draft.answers), "")
    return draft.answers.get(field, "")


def chosen_proving(turn: Turn, key: str) -> None:
    draft = turn.draft
    record = turn.facts.customer
    if key == RESEND.key:
        ids = draft.claimed if draft.purpose == "link" else ((record.id,) if record else ())
        field = next(iter(draft.answers), "") if _bound_value(draft) else ""
        turn.do(
            SendCode(draft.purpose, draft.contact, ids, _bound_value(draft), _digits(draft), field)
        )
    elif key == NO_ACCESS.key:
        _no_access(turn)
    elif key == YES.key:
        turn.ask_again()


def _no_access(turn: Turn) -> None:
    draft = turn.draft
    record = turn.facts.customer
    if draft.purpose == "link":
        if draft.claim in CONTACTS:
            no_way(turn)
            return
        turn.move("ask_contact")
        turn.ask("ask-contact-blind", (_EMAIL, _PHONE, STAFF, CANCEL))
    elif draft.purpose == "confirm":
        others = [c for c in (record.contacts(turn.now) if record else ()) if c != draft.contact]
        if record is not None and others:
            _send(turn, "confirm", others[0], (record.id,))
        else:
            no_way(turn)
    else:
        reachable = record.contacts(turn.now) if record else ()
        others = [c for c in reachable if c != draft.contact]
        route = "other" if draft.purpose == "old" and others else "staff"
        turn.say("recovery-other" if route == "other" else "recovery-staff")
        turn.note(route=route)
        turn.onward()


def on_code_checked(turn: Turn, event: events.CodeChecked) -> None:
    draft = turn.draft
    if event.outcome == "wrong":
        turn.say("code-wrong", left=str(event.tries_left))
        turn.ask_again()
    elif event.outcome != "right":
        turn.say("code-expired" if event.outcome == "expired" else "code-tries-spent")
        turn.ask_again()
    elif draft.purpose == "link":
        turn.become(misses=0)
        if len(event.candidates) == 1:
            turn.do(LinkChat(event.candidates[0].customer_id, "code", draft.contact))
            return
        turn.note(claimed=tuple(c.customer_id for c in event.candidates))
        turn.move("ask_customer")
        picks = tuple(
            Choice(f"is:{c.customer_id}", "choice-customer", {"code": c.code, "name": c.name})
            for c in event.candidates
        )
        turn.ask("ask-customer", (*picks, CANCEL))
    elif draft.purpose == "confirm" and turn.facts.customer is not None:
        turn.become(misses=0)
        turn.do(KeepProof(turn.facts.customer.id, draft.contact))
    else:
        turn.become(misses=0)
        turn.note(proven=(*draft.proven, draft.purpose))
        turn.onward()


def chosen_customer(turn: Turn, key: str) -> None:
    customer_id = key.partition(":")[2]
    if customer_id in turn.draft.claimed:
        turn.do(LinkChat(customer_id, "code", turn.draft.contact))
    else:
        turn.ask_again()


def on_chat_linked(turn: Turn, event: events.ChatLinked) -> None:  # noqa: ARG001
    record = turn.facts.customer
    turn.become(customer_id=record.id if record else None)
    turn.say("linked", name=record.name if record else "", code=record.code if record else "")
    _resume(turn)


def on_proof_kept(turn: Turn, event: events.ProofKept) -> None:  # noqa: ARG001
    turn.say("proof-kept")
    _resume(turn)


def _resume(turn: Turn) -> None:
    """Go on with what the customer wanted before they were asked who they are."""
    draft = turn.draft
    turn.note(purpose="", contact="", claim="", claimed=())
    if draft.kind:
        turn.onward()
    else:
        turn.home()
