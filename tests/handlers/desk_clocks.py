"""What tests read of the clocks of cases."""

from states.clock_history import CaseClock, Standing, standing
from storage import case_clocks, memos
from tests.desk import Desk
from tests.handlers.desk_people import Staff, case_of, newest

MAIL = "security@dcnet.example"


def report(
    desk: Desk, chat: str = "1", text: str = "có người dùng CCCD của tôi để vay tiền"
) -> str:
    desk.say(chat, text)
    desk.press(chat, "hand_in")
    return newest(desk)


def clocks(desk: Desk, reference: str) -> dict[str, CaseClock]:
    """Of the last time it was opened; those of the authority too."""
    case_id = case_of(desk, reference).id
    found = desk.database.read_now(lambda uow: case_clocks.of_case(uow, case_id))
    return {one.name: one for one in found}


def stands(desk: Desk, reference: str) -> dict[str, Standing]:
    return {name: standing(one, desk.clock.now) for name, one in clocks(desk, reference).items()}


def wait(desk: Desk, **span: float) -> list[str]:
    desk.clock.pass_(**span)
    desk.tick()
    return desk.deliver("1")


def events(staff: Staff, reference: str) -> list[tuple[str, str]]:
    found = staff.page(reference).timeline
    return [(one.kind, str(one.body["clock"])) for one in found if "clock" in one.body]


def audited(desk: Desk, reference: str) -> list[str]:
    return [one.action for one in desk.rows("audit", case_id=case_of(desk, reference).id)]


def unseen(desk: Desk, staff: Staff) -> list[tuple[str, str, str]]:
    found = desk.database.read_now(lambda uow: memos.unseen(uow, staff.member.id))
    return [(one.reference, one.what, one.clock) for one in found]


def told(desk: Desk, chat: str = "1") -> list[dict]:
    """What was said in a chat: copy and variables."""
    return [part for body in desk.sent("test", chat) for part in body["parts"]]
