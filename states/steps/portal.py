"""Coming from client.dcnet.vn by a signed link: whose account it is is shown masked and asked about
before the chat is linked.

The portal knows its customer, so the link is level 1 as a shared contact card is: it saves typing
and is never a code. Asking keeps a stranger's link from binding this chat to the stranger's account
unnoticed (login CSRF), and one account's chat from becoming another's by a click. A link that is
forged, late or used gets one sentence, the same for each, and the conversation goes on.
"""

from states import events
from states.conversation import Choice
from states.effects import LinkChat, ReadPortalLink
from states.kinds import KINDS, TALK
from states.masks import HIDDEN, mask
from states.steps import desk, report
from states.turn import Turn

HOW = "portal"
YES = Choice("portal-sure", "choice-portal-sure")
NO = Choice("portal-no", "choice-portal-no")
_TAIL = 3  # signs of the customer code that are shown


def on_opened(turn: Turn, event: events.OpenedPortalLink) -> None:
    if event.language:
        turn.become(language=event.language)
    if event.forwarded:
        refuse(turn)
    elif not report.leaves(turn):  # the link stays good, and can be opened again
        turn.do(ReadPortalLink(event.token))


def on_read(turn: Turn, event: events.PortalLinkRead) -> None:
    account, linked = event.account, turn.facts.customer
    if account is None:
        refuse(turn)
    elif linked is not None and linked.id == account.customer_id:
        turn.rest()
        turn.say("portal-welcome")
        _start(turn, event.kind)
    else:
        turn.rest()
        turn.note(wish=event.kind, claim=HOW, claimed=(account.customer_id,))
        turn.ask(
            "ask-portal-switch" if linked else "ask-portal",
            (YES, NO),
            name=mask("name", account.name),
            code=_tail(account.code),
        )


def _tail(code: str) -> str:
    return HIDDEN + (code[-_TAIL:] if len(code) > 2 * _TAIL else "")


def refuse(turn: Turn) -> None:
    turn.say("portal-late")
    turn.ask_again()


def offered(turn: Turn) -> bool:
    """Whether it is being asked whose account it is."""
    return turn.draft.claim == HOW and bool(turn.draft.claimed)


def chosen(turn: Turn, key: str) -> None:
    """The answer to whose account it is."""
    draft = turn.draft
    if not offered(turn):
        turn.home()
    elif key == YES.key:
        turn.do(LinkChat(draft.claimed[0], HOW, ""))
    else:
        turn.say("portal-declined")
        turn.home()


def on_linked(turn: Turn) -> None:
    """The chat was bound by the link, if its time had not run out before the answer."""
    record, draft = turn.facts.customer, turn.draft
    if record is None or record.id not in draft.claimed:
        turn.rest()
        refuse(turn)
        return
    turn.become(customer_id=record.id)
    turn.rest()
    turn.say("linked", name=record.name, code=record.code)
    _start(turn, draft.wish)


def _start(turn: Turn, kind_id: str) -> None:
    """The wished form."""
    if kind_id == TALK.id:
        desk.call_person(turn)
    elif kind_id in KINDS:
        turn.begin(kind_id)
    else:
        turn.home()
