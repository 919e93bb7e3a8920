"""What happens to the cases of a shift, story by story: who does what by which keys, and how the
case stands at the end. A story is told in two parts: what comes while the case is with who took it
first, and what a colleague or the customer's answer makes of it later."""

from collections.abc import Callable
from dataclasses import dataclass

from states.case import Way, way
from states.identity import CONTACTS
from states.kinds import KINDS
from tests.bot.shift_cases import Customer
from tests.bot.shift_keys import Worker
from tests.desk import Desk
from tests.handlers.desk_people import send_paper

MACRO = "Dạ em nhận xử lý ạ."


@dataclass
class Told:
    """One case: whose it is, what shall happen, and how it stands when that has happened."""

    reference: str
    kind: str
    who: Customer
    story: str
    state: str = "open"

    @property
    def way(self) -> Way:
        return way(self.kind)

    @property
    def report(self) -> bool:
        return KINDS[self.kind].report

    @property
    def granted(self) -> str:
        """The state it is in when what was wished is done."""
        return "held" if KINDS[self.kind].field in CONTACTS else "done"


@dataclass
class Shift:
    """The desk, and who sits at it. `ids` of people by their sign-in; `thu` has no window open."""

    desk: Desk
    lan: Worker
    hung: Worker
    ids: dict[str, str]

    def said(self, chat: str, since: int) -> list[str]:
        """All that this chat was told, from its message of this number on."""
        self.desk.deliver(chat)
        bodies = self.desk.sent(self.desk.channel, chat)[since:]
        return [part["copy"] for body in bodies for part in body["parts"]]

    def grants(self, worker: Worker, told: Told) -> None:
        """As wished: what two people stand behind waits for the second one then."""
        if told.way is Way.ANSWER:
            worker.decides("settle", "Xong ạ.")
        else:
            worker.decides("approve")
        told.state = "approved" if told.way is Way.PAIR else told.granted


# -- while it is with who took it ------------------------------------------------------------------
def straight(shift: Shift, worker: Worker, told: Told) -> None:
    """Answered by a ready text, then granted."""
    worker.replies_by_macro("nhan")
    if told.way is not Way.PAIR:
        worker.tags("đợt 1")
    shift.grants(worker, told)


def refused(shift: Shift, worker: Worker, told: Told) -> None:
    """Noted for a colleague, refused with a reason; what cannot be refused is answered."""
    worker.notes("hung" if worker is shift.lan else "lan", "xem nhé.")
    if told.way is Way.ANSWER:
        shift.grants(worker, told)
    else:
        worker.decides("refuse", "Giấy tờ hết hạn.")
        told.state = "refused"


def asked_more(shift: Shift, worker: Worker, told: Told) -> None:
    """More is asked for, and the customer answers."""
    worker.decides("ask_more", "Xin thêm ảnh.")
    shift.desk.deliver(told.who.chat)
    send_paper(shift.desk, told.who.chat)


def handed_over(shift: Shift, worker: Worker, told: Told) -> None:
    """Given to a colleague, with a word."""
    worker.gives(shift.ids["thu" if told.report else "hung"], "Nhờ xem giúp.")


FIRST: dict[str, Callable[[Shift, Worker, Told], None]] = {
    one.__name__: one for one in (straight, refused, asked_more, handed_over)
}


# -- later -----------------------------------------------------------------------------------------
def go_on(shift: Shift, cases: list[Told]) -> None:
    """Answers are looked at by who asked; who was given a case decides it, and a supervisor takes
    one back from who was given it."""
    back = [one for one in cases if one.report and one.story == "handed_over"]
    for told in back:
        shift.hung.finds(told.reference)
        shift.hung.goes("c")
        shift.grants(shift.hung, told)
    for worker in (shift.lan, shift.hung):
        worker.opens_tab("mine")
        for told in cases:
            if told not in back and _whose(shift, told) is worker:
                worker.walks_to(told.reference)
                shift.grants(worker, told)


def _whose(shift: Shift, told: Told) -> Worker | None:
    if told.story == "asked_more":
        return shift.hung if told.report else shift.lan
    return shift.hung if told.story == "handed_over" else None


def apply(shift: Shift, cases: list[Told]) -> None:
    """The second of two: never who approved."""
    for worker in (shift.hung, shift.lan):
        worker.opens_tab("second")
        for told in cases:
            second = shift.lan if told.story == "handed_over" else shift.hung
            if told.state == "approved" and second is worker:
                worker.walks_to(told.reference)
                worker.decides("apply")
                told.state = told.granted


# -- what customers hear ---------------------------------------------------------------------------
def heard(told: Told, *, joined: bool = False) -> list[str]:
    """What the chat is told from the opening to the end, in order. `joined`: another case of this
    customer was merged into it."""
    taken = _TAKEN.get(told.kind, [])
    if told.report and told.story == "handed_over":
        taken = [*taken, "talk-taken"]  # taken back: somebody else is there now
    closing = ["rate-ask"]
    granted = {
        Way.ANSWER: ["desk-settled", *closing],
        Way.ALONE: ["desk-detail-applied", *closing],
        Way.PAIR: ["desk-approved", "desk-name-applied", *closing],
    }[told.way]
    if told.granted == "held":
        granted = ["desk-approved", "desk-held"]
    talked = [] if told.kind in _TALKED else ["talk-answer"]
    end = ["desk-refused", *closing] if told.state == "refused" else granted
    said = {
        "straight": ["staff-reply", *talked],
        "asked_more": [
            "desk-asked-more",
            "clock-stands",
            "talk-answer",
            *_ANSWERED,
            *(["desk-merged"] if joined else []),
        ],
    }
    return [*taken, *said.get(told.story, []), *end]


# Who takes up a report, or talks with somebody, is announced.
_TAKEN = {
    "report_misuse": ["desk-taken-up"],
    "talk_to_person": ["talk-taken"],
    "unproven_identity": ["talk-taken"],
}
_TALKED = ("talk_to_person", "unproven_identity")
_ANSWERED = ["file-to-case"]
