"""What happens to the cases of a shift, story by story: who does what by which keys, what the
customer hears at each step, and how the case stands at the end."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import cycle

from states.case import Way, way
from states.identity import CONTACTS
from states.kinds import KINDS
from tests.bot.shift_cases import Customer
from tests.bot.shift_keys import Worker
from tests.desk import Desk
from tests.handlers.desk_people import send_paper

MACRO = "Dạ em nhận xử lý ạ."
# What is heard in the chat at a deed, by how a case of this kind comes to its end; a report of
# misuse is heard beside the chat as well, so it has lines of its own.
HEARD = {
    "reply": ["staff-reply"],
    "approve": ["desk-approved"],
    "refuse": ["desk-refused"],
    "settle": ["desk-settled"],
}


@dataclass
class Told:
    """One case: whose it is, and what its customer heard of the desk."""

    reference: str
    kind: str
    who: Customer
    story: str
    state: str = "open"
    heard: list[str] = field(default_factory=list)

    @property
    def way(self) -> Way:
        return way(KINDS[self.kind].id)

    @property
    def report(self) -> bool:
        return KINDS[self.kind].report


@dataclass
class Shift:
    """The desk, and who works at it. `ids` of people by their sign-in; `thu` has no window open."""

    desk: Desk
    lan: Worker
    hung: Worker
    ids: dict[str, str]
    ways: Iterator[str] = field(default_factory=lambda: cycle(("find", "rows")))

    def hears(self, told: Told) -> None:
        """What was said to the customer since last."""
        told.heard += self.desk.deliver(told.who.chat)

    # -- who takes it, and who comes second ---------------------------------------------------------
    def first(self, told: Told) -> Worker:
        return self.hung if told.report else self.lan

    def second(self, told: Told) -> Worker:
        return self.lan if told.way is Way.PAIR else self.hung

    def arrives(self, worker: Worker, told: Told) -> None:
        worker.finds(told.reference)

    def takes(self, worker: Worker, told: Told) -> None:
        """By looking for it, then C; where it waits in front it was taken by G already."""
        if worker.reference != told.reference:
            worker.finds(told.reference)
        if worker.page.locator("[data-key=c]").count():
            worker.goes("c")
        self.hears(told)

    # -- endings ------------------------------------------------------------------------------------
    def grants(self, worker: Worker, other: Worker, told: Told) -> None:
        """Done as wished: by one, or by one and a second one."""
        if told.way is Way.ANSWER:
            worker.decides("settle", "Đã xử lý xong ạ.")
            told.state = "done"
            return self.hears(told)
        worker.decides("approve")
        told.state = "approved" if told.way is Way.PAIR else "done"
        self.hears(told)
        if told.way is Way.PAIR:
            self.arrives(other, told)
            other.decides("apply")
            told.state = "held" if KINDS[told.kind].field in CONTACTS else "done"
            self.hears(told)
        return None


def straight(shift: Shift, told: Told) -> None:
    """Taken, tagged, answered by a ready text, granted."""
    first = shift.first(told)
    shift.takes(first, told)
    first.tags("đợt 1")
    first.replies_by_macro("nhan")
    shift.hears(told)
    shift.grants(first, shift.hung, told)


def refused(shift: Shift, told: Told) -> None:
    """Noted for a colleague, refused with a reason; what cannot be refused is answered."""
    first = shift.first(told)
    shift.takes(first, told)
    first.notes("hung" if first is shift.lan else "lan", "xem giúp em nhé.")
    if told.way is Way.ANSWER:
        return shift.grants(first, shift.hung, told)
    first.decides("refuse", "Giấy tờ đã hết hạn ạ.")
    told.state = "refused"
    return shift.hears(told)


def asked_more(shift: Shift, told: Told) -> None:
    """More is asked for, the customer's answer arrives, then it is granted."""
    first = shift.first(told)
    shift.takes(first, told)
    first.decides("ask_more", "Anh/Chị gửi thêm ảnh giúp em ạ.")
    shift.hears(told)
    told.heard += send_paper(shift.desk, told.who.chat)
    shift.arrives(first, told)
    shift.grants(first, shift.hung, told)


def handed_over(shift: Shift, told: Told) -> None:
    """Taken, given to a colleague with a word, who goes on; a supervisor takes it back from who
    has it. Whoever approved applies nothing."""
    first, second = shift.first(told), shift.second(told)
    shift.takes(first, told)
    first.gives(shift.ids["thu" if told.report else "hung"], "Nhờ xem giúp.")
    shift.hears(told)
    if told.report:
        shift.takes(first, told)
    else:
        shift.arrives(shift.hung, told)
    shift.grants(shift.hung, second, told)


STORIES: dict[str, Callable[[Shift, Told], None]] = {
    one.__name__: one for one in (straight, refused, asked_more, handed_over)
}
