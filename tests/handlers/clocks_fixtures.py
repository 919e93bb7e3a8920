"""Who works on cases with clocks, and a case. A plugin of those modules."""

from dataclasses import replace

import pytest

from states.permissions import Role
from tests.desk import Desk
from tests.handlers.desk_clocks import MAIL
from tests.handlers.desk_people import Staff, ask_name_change, hire


@pytest.fixture
def thu(desk: Desk) -> Staff:
    return Staff(desk, hire(desk, "thu", Role.SECURITY, name="Phạm Minh Thu"))


@pytest.fixture
def watched(desk: Desk) -> str:
    desk.house = replace(desk.house, alert_mail=(MAIL,))
    desk.customer()
    desk.link("1")
    return ask_name_change(desk)
