"""Cases as their customers look at them: one that waits for them, one that is settled."""

import pytest

from tests.desk import Desk
from tests.handlers.desk_people import Staff, ask_name_change, hire, talk


@pytest.fixture
def lan(desk: Desk) -> Staff:
    return Staff(desk, hire(desk, "lan", name="Trần Ngọc Lan"))


@pytest.fixture
def waiting(desk: Desk, lan: Staff) -> str:
    """A name change that waits for a better picture."""
    desk.customer()
    desk.link("1")
    reference = ask_name_change(desk)
    lan.does("ask_more", reference, "Xin ảnh rõ hơn, gọi 0912 345 678.")
    desk.deliver("1")
    return reference


@pytest.fixture
def settled(desk: Desk, lan: Staff) -> str:
    desk.customer()
    desk.link("1")
    reference = talk(desk)
    lan.does("reply", reference, "Em xem ạ.")
    lan.does("settle", reference, "Đã sửa xong ạ.")
    desk.deliver("1")
    return reference
