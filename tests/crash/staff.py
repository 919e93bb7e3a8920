"""One staff member at the console: answers and settles the talks that customers wait in, over HTTP,
as a browser does. A form whose answer did not come is sent again as it was, until it is answered.
"""

import http.client
import random
import re
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode

from handlers import sign_in
from states.permissions import Role
from storage import tables
from storage.database import Database
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork
from tests.crash.customer import Customer
from tests.crash.house import House
from tests.crash.tasks import Call

_LOOK = 0.1  # seconds between looks
_PATIENCE = 10.0  # seconds for one answer
_TALK = (
    "SELECT reference FROM desk_case JOIN customer ON customer.id = customer_id "
    "WHERE desk_case.kind = 'talk_to_person' AND customer.code = ? ORDER BY desk_case.id LIMIT 1"
)
_HIDDEN = ("csrf", "version", "events", "record", "key")
_TRIES = 40  # refusals of one deed: somebody else was quicker again and again


def hire(database: Database) -> str:
    """The token of their session; passwords have tests of their own."""

    def use_case(uow: UnitOfWork) -> str:
        member = StaffMember(uow.new_id(), "lan", "Lan", Role.AGENT)
        row = {"id": member.id, "login": "lan", "name": member.name, "role": member.role.value}
        uow.add(tables.staff, {**row, "password_hash": "-", "made_at": uow.now})
        uow.flush()
        found = sign_in.complete(
            uow, sign_in.Attempt("lan", "test", member, ""), "", matched=True, second_factor=False
        )
        assert isinstance(found, sign_in.SignedIn)
        return found.token

    return database.write_now(use_case)


@dataclass
class _Form:
    """One that was filled in and sent; it is done when it was answered."""

    path: str
    body: str


class Staff:
    """Works off what `calls` of the crowd's customers ask for, one after the other."""

    def __init__(self, house: House, came: Callable[[], Sequence[Customer]], seed: int) -> None:
        self._port = house.port
        self._path = house.url.removeprefix("sqlite:///")
        self._came = came
        self._random = random.Random(f"staff {seed}")
        self._leave = threading.Event()
        self._thread = threading.Thread(target=self._run, name="staff", daemon=True)
        self._open: dict[tuple[str, str], _Form] = {}  # reference and deed
        self._refused: dict[tuple[str, str], int] = {}
        self.token = ""
        self.deeds = 0
        self.sent_again = 0
        self.odd: list[str] = []

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._leave.set()
        if self._thread.is_alive():
            self._thread.join(_PATIENCE + 5)

    def _run(self) -> None:
        while not self._leave.wait(_LOOK):
            waiting = [(one, call) for one in self._came() for call in one.calls if not call.done]
            self._random.shuffle(waiting)
            for one, call in waiting:
                try:
                    self._serve(one, call)
                except (OSError, http.client.HTTPException):
                    break  # the desk is down

    def _serve(self, one: Customer, call: Call) -> None:
        one.reference = one.reference or self._found(one)
        place = (one.reference, call.help.deed)
        form = self._open.get(place)
        if form is None:
            form = self._filled_in(one.reference, call)
            if form is None:
                return
            self._open[place] = form
        else:
            self.sent_again += 1
        status, _ = self._ask("POST", form.path, form.body)
        del self._open[place]  # answered, whatever the answer is
        if status == http.HTTPStatus.SEE_OTHER:
            call.done = True
            self.deeds += 1
            return
        self._refused[place] = self._refused.get(place, 0) + 1
        if self._refused[place] == _TRIES or status not in (409, 500, 503):
            self.odd.append(f"staff: {call.help.deed} of {one.reference} was answered {status}")

    def _found(self, one: Customer) -> str:
        """The case is found by its customer, for the message that names it may never have come."""
        with closing(sqlite3.connect(f"file:{self._path}?mode=ro", uri=True, timeout=10)) as opened:
            return str(opened.execute(_TALK, (one.script.code,)).fetchone()[0])

    def _filled_in(self, reference: str, call: Call) -> _Form | None:
        """The form as the case's page gives it, once the page shows what the customer said."""
        status, page = self._ask("GET", f"/console/cases/{reference}")
        if status != http.HTTPStatus.OK:
            if status not in (500, 503):
                self.odd.append(f"staff: the page of {reference} was answered {status}")
                call.done = True
            return None
        if call.help.after not in unescape(page):
            return None
        fields = {name: _hidden(page, name) for name in _HIDDEN}
        body = urlencode({**fields, "text": call.help.words})
        return _Form(f"/console/cases/{reference}/{call.help.deed}", body)

    def _ask(self, method: str, path: str, body: str = "") -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE)
        headers = {"Cookie": f"desk={self.token}"}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    return unescape(found[1]) if found else ""
