"""People of these tests: a customer, an agent of the hotline, two of the desk; and a case."""

import pytest

from states.permissions import Role
from tests.desk import Desk
from tests.handlers.asked_twice import next_day
from tests.handlers.call_people import ALL, Agent
from tests.handlers.desk_people import Staff, ask_name_change, hire


@pytest.fixture
def mai(desk: Desk) -> str:
    return desk.customer("DC10023", **ALL, id_number="079090000123", birth_date="1990-03-05")


@pytest.fixture
def tu(desk: Desk) -> Agent:
    return Agent(desk, hire(desk, "tu", Role.HOTLINE, "Vũ Anh Tú"))


@pytest.fixture
def lan(desk: Desk) -> Staff:
    return Staff(desk, hire(desk, "lan", name="Trần Ngọc Lan"))


@pytest.fixture
def minh(desk: Desk) -> Staff:
    return Staff(desk, hire(desk, "minh", name="Phạm Quang Minh"))


@pytest.fixture
def name_case(desk: Desk) -> str:
    desk.customer()
    desk.link("1")
    return ask_name_change(desk)


@pytest.fixture
def two(desk: Desk) -> tuple[str, str]:
    """Two wishes for the same name, a day apart: (first, second)."""
    desk.customer()
    desk.link("1")
    first = ask_name_change(desk)
    return first, next_day(desk)
