"""Cases with papers that lie in a real store, closed, and long over."""

import itertools
from datetime import timedelta
from pathlib import Path

from handlers import case_clocks, desk_settings
from states.case_map import CaseState
from states.kinds import KINDS
from states.office_hours import OFFICE
from states.permissions import Role
from storage import attachments, cases, customers, lanes
from storage.files import FileStore
from tests.desk import Desk
from tests.handlers.desk_people import Staff, case_of, hire

_numbers = itertools.count(10_001)
KEPT_FOR = 90
CONTENT = b"\xff\xd8\xff a paper of Mai's"


class Shelf:
    """A desk whose papers are really stored."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.url = f"file://{folder}/files"
        self.files = FileStore(self.url)
        self.thu = Staff(desk, hire(desk, "thu", Role.SUPERVISOR, "Lê Hoài Thu"))
        self.quan = hire(desk, "quan", Role.ADMIN)
        self.customer = desk.customer()
        desk.link("1")

    def asked(self) -> str:
        """An open case of the same customer and chat, with one paper; its reference."""

        def use_case(uow) -> str:
            lane = lanes.find(uow, self.desk.channel, "a", "1")
            kind, by = KINDS["request_name_change"], uow.now + timedelta(days=5)
            case = cases.Case(
                uow.new_id(), f"DC-{next(_numbers):05}-2", kind.id, CaseState.OPEN,
                self.desk.channel, 2, uow.now, by, by, {"new_name": "Nguyễn Thị Mai Anh"},
                self.customer, lane.id,
            )  # fmt: skip
            cases.add(uow, case, customers.key_of(uow, self.customer))
            case_clocks.start(uow, case, OFFICE)
            key = uow.key(lane.key_id)
            kept = self.files.store(CONTENT + case.id.encode(), key)
            sent = attachments.Sent(
                lane.id, kept.name, "can-cuoc.jpg", "image", "image/jpeg", kept.size, 1,
                kept.sha256.hex(),
            )  # fmt: skip
            attachments.add_sent(uow, lane, case.id, None, sent)
            return case.reference

        return self.desk.database.write_now(use_case)

    def closed(self) -> str:
        reference = self.asked()
        self.thu.does("refuse", reference, "Giấy tờ đã hết hạn.", reason="papers-expired")
        return reference

    def over(self) -> None:
        """So long that the rule counts."""
        self.desk.clock.now += timedelta(days=KEPT_FOR + 1)

    def rule(self, days: str = str(KEPT_FOR)) -> None:
        given = {"papers_days": days}
        outcome = self.desk.database.write_now(
            lambda uow: desk_settings.change(uow, self.quan, given)
        )
        assert isinstance(outcome, desk_settings.Saved), outcome

    def papers(self, reference: str) -> list[attachments.Attachment]:
        case = case_of(self.desk, reference)
        return self.desk.database.read_now(lambda uow: attachments.of_case(uow, case.id))

    def names(self) -> set[str]:
        return set(self.files.names())

    def set_case(self, reference: str, **values) -> None:
        case = case_of(self.desk, reference)
        self.desk.database.write_now(
            lambda uow: cases.change(uow, cases.by_id(uow, case.id), **values)
        )
