"""An agent in a call, in tests: each deed as the call screen does it."""

import itertools
from typing import Any

from handlers import call_proof, call_request, call_view, calls
from handlers.call_request import Filled
from handlers.calls import Told
from states.calls import KINDS
from storage import lanes
from storage.staff import StaffMember
from tests.desk import Desk
from tests.handlers.desk_people import Staff

ADDRESS = "12 Lê Lợi, phường Bến Nghé, TP. Hồ Chí Minh"
ALL = {"phone": "+84912345678", "email": "mai@example.vn", "address": "1 Trần Phú, Hà Nội"}
_keys = itertools.count()


def timeline(staff: Staff, reference: str) -> dict[str, dict]:
    """What stands in a case's timeline, by kind: the newest of each."""
    return {one.kind: dict(one.body) for one in staff.page(reference).timeline}


class Agent:
    """One staff member on the phone."""

    def __init__(self, desk: Desk, member: StaffMember) -> None:
        self.desk = desk
        self.member = member

    def begins(self, caller: str = "0912 345 678") -> str:
        begun = self.desk.database.write_now(lambda uow: calls.begin(uow, self.member, caller))
        assert begun is not None
        return begun.id

    def does(self, deed, *given: Any):
        """A deed of the open call."""
        self.desk.clock.pass_(seconds=1)
        call_id = self.page().now.call.id
        return self.desk.database.write_now(lambda uow: self._do(uow, call_id, deed, given))

    def _do(self, uow, call_id: str, deed, given):
        calling = calls.current(uow, self.desk.house, self.member, call_id)
        assert calling is not None
        return deed(calling, *given)

    def page(self) -> call_view.CallPage:
        return self.desk.database.read_now(
            lambda uow: call_view.load(uow, self.desk.house, self.member)
        )

    def in_call_with(self, customer_id: str) -> "Agent":
        self.begins()
        assert self.does(calls.pick, customer_id).good
        return self

    def verified(self, customer_id: str, by: str = "phone") -> "Agent":
        self.in_call_with(customer_id)
        assert self.does(call_proof.send, by).good
        self.desk.deliver("-")
        code = self.desk.code("sms" if by == "phone" else "mail")
        assert self.does(call_proof.check, code) == Told("call-verified-code")
        return self

    def called_back(self, customer_id: str) -> "Agent":
        self.in_call_with(customer_id)
        assert self.does(call_proof.attest) == Told("call-verified-callback")
        return self

    def asks(self, kind: str, *, key: str = "", **given: Any):
        """Hand the form in; answers by field, `note`, `sure`, `receipt` beside them."""
        names = {one.id for one in KINDS[kind].fields}
        answers = {name: value for name, value in given.items() if name in names}
        others = {name: value for name, value in given.items() if name not in names}
        filled = Filled(kind, key or f"k{next(_keys)}", answers, **others)
        return self.does(call_request.submit, filled)

    def ends(self, disposition: str, at=None) -> Told:
        return self.does(calls.end, disposition, at)

    def lane(self):
        call = self.page().now.call
        return self.desk.database.read_now(lambda uow: lanes.by_id(uow, call.lane_id))
