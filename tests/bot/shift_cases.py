"""The cases of a shift: of every kind there is, opened by customers in their chats or by callers,
each by a customer of its own with a linked chat, so that whatever is told is heard there."""

from collections.abc import Callable
from dataclasses import dataclass

from states import kinds
from states.kinds import KINDS
from tests.desk import Desk
from tests.handlers.call_people import Agent
from tests.handlers.desk_people import ask_name_change, case_of, newest, send_paper, talk

NAMES = ("Nguyễn Thị Mai", "Lê Văn Hùng", "Trần Thu Hà", "Phạm Đức Tú", "H'Hen Êban", "Đỗ Yến")
NEW_NAME = "Nguyễn Thị Mai Anh"
# What a caller answers to each field of the kinds that no chat below asks for.
ANSWERS = {
    "phone": "0987 {:06d}",
    "email": "moi{}@example.vn",
    "address": "{} Lê Lợi, phường Bến Nghé, TP. Hồ Chí Minh",
    "id_number": "079190{:06d}",
    "birth_date": "05/03/1990",
    "contact_person": "Trần Văn Bình, anh trai, 0903 {:06d}",
}


@dataclass(frozen=True)
class Customer:
    """Somebody made up. `chat`: their address in the test channel."""

    number: int
    id: str

    @property
    def chat(self) -> str:
        return str(self.number)

    @property
    def code(self) -> str:
        return code_of(self.number)

    @property
    def email(self) -> str:
        return f"khach{self.number}@example.vn"


def code_of(number: int) -> str:
    return f"DC{50000 + number}"


def arrives(desk: Desk, number: int) -> Customer:
    """A customer of record whose chat is linked."""
    details = {"phone": f"+849120{number:05d}", "email": f"khach{number}@example.vn"}
    found = desk.customer(code_of(number), name=NAMES[number % len(NAMES)], **details)
    desk.link(str(number), code_of(number))
    return Customer(number, found)


# -- in a chat ------------------------------------------------------------------------------------
def _name(desk: Desk, who: Customer) -> None:
    ask_name_change(desk, who.chat, NEW_NAME)


def _talk(desk: Desk, who: Customer) -> None:
    talk(desk, who.chat)


def _report(desk: Desk, who: Customer) -> None:
    desk.say(who.chat, "báo lạm dụng dữ liệu")
    desk.say(who.chat, "có người lạ gọi tự xưng DCNET")
    desk.say(who.chat, "gửi ngay")


def _despair(desk: Desk, who: Customer) -> None:
    desk.say(who.chat, "tôi muốn chết")


def _for_another(desk: Desk, who: Customer) -> None:
    desk.say(who.chat, "tôi làm thay cho mẹ tôi")
    desk.say(who.chat, "mẹ tôi, bà Trần Thị Hoa")
    desk.say(who.chat, "2")
    desk.say(who.chat, "đổi địa chỉ nhận hóa đơn")
    desk.say(who.chat, "0987 654 321")
    send_paper(desk, who.chat)
    desk.press(who.chat, "done")
    desk.say(who.chat, "đúng")


def _tax_code(desk: Desk, who: Customer) -> None:
    desk.say(who.chat, "đổi mã số thuế")
    desk.say(who.chat, "0100109106")
    send_paper(desk, who.chat)
    desk.press(who.chat, "done")
    desk.say(who.chat, "đúng")


def _contact(wish: str, new: str) -> Callable[[Desk, Customer], None]:
    """Neither the old contact nor the other one can be proven, the new one is: papers."""

    def opened(desk: Desk, who: Customer) -> None:
        desk.say(who.chat, wish)
        desk.say(who.chat, new.format(who.number))
        desk.say(who.chat, "đúng rồi")
        desk.press(who.chat, "no_access")
        desk.press(who.chat, "no_access")
        desk.say(who.chat, desk.code("mail" if "@" in new else "sms"))
        send_paper(desk, who.chat)
        desk.press(who.chat, "done")

    return opened


def _nobody(desk: Desk, who: Customer) -> None:
    """From a chat that is not linked: it comes to the desk as nobody's."""
    desk.say(who.chat, "ngắt liên kết")
    desk.press(who.chat, "unlink-sure")
    desk.say(who.chat, "đổi số điện thoại")
    desk.say(who.chat, f"090 900 {who.number:04d}")
    desk.press(who.chat, "no_access")


IN_A_CHAT: dict[str, Callable[[Desk, Customer], None]] = {
    kinds.NAME_CHANGE.id: _name,
    kinds.TALK.id: _talk,
    kinds.MISUSE.id: _report,
    kinds.SAFETY.id: _despair,
    kinds.ACT_FOR_ANOTHER.id: _for_another,
    kinds.TAX_CHANGE.id: _tax_code,
    kinds.UNPROVEN.id: _nobody,
    "update_phone": _contact("đổi số điện thoại", ANSWERS["phone"]),
    "update_email": _contact("đổi email", ANSWERS["email"]),
}


# -- on the phone ---------------------------------------------------------------------------------
def _called(desk: Desk, who: Customer, kind: str, agent: Agent) -> None:
    """Rung back at the number of record: a case for two people, never a change."""
    agent.called_back(who.id)
    answers = {one.id: ANSWERS[one.id].format(who.number) for one in KINDS[kind].fields}
    assert agent.asks(kind, **answers).good, kind
    agent.ends("opened")


def opened(desk: Desk, who: Customer, kind: str, agent: Agent) -> str:
    """The reference of a new case of this kind; a kind that nobody here knows how to ask for fails
    the test, until it is told above."""
    if kind in IN_A_CHAT:
        IN_A_CHAT[kind](desk, who)
    else:
        _called(desk, who, kind, agent)
    desk.deliver(who.chat)
    reference = newest(desk)
    assert case_of(desk, reference).kind == kind
    return reference
