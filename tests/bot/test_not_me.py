"""The page behind a notice's link: it says what it is about, and acts only by its button."""

import re

import pytest
from starlette.applications import Starlette

from bot.pages import status
from bot.pages.allowance import Allowance
from states.masks import mask
from tests.bot.console_visits import Visitor
from tests.desk import Desk
from tests.handlers.test_identity import NEW, PHONE, change_phone, hold_phone


@pytest.fixture
def visitor(desk: Desk) -> Visitor:
    allowance = Allowance(desk.clock, burst=20, per_second=0.2)
    told = status.StatusDesk(desk.database, "vi", allowance, lambda: None, desk.house)
    return Visitor(Starlette(routes=status.routes(told)))


def link(desk: Desk) -> str:
    """Where the old number's notice leads."""
    found = [
        part["shown"]["link"]
        for body in desk.bodies.values()
        for part in body.get("parts", [])
        if "link" in part["shown"]
    ]
    return re.sub(r"^https?://[^/]+", "", found[-1])


@pytest.mark.parametrize("held", [False, True])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_says_which_change_and_opening_changes_nothing(desk, visitor, held, language):
    customer_id = desk.customer()
    desk.link("1", by="email")
    (hold_phone if held else change_phone)(desk)
    path = f"{link(desk)}?lang={language}"
    (change,) = desk.rows("change")
    reference = next(r.reference for r in desk.rows("desk_case") if r.id == change.case_id)
    for _ in range(2):
        page = visitor.get(path)
        assert page.status_code == 200
        assert reference in page.text
        assert mask("phone", NEW) in page.text
        assert NEW.removeprefix("+84") not in page.text
    assert desk.record(customer_id).value("phone") == (PHONE if held else NEW)
    done = visitor.post(path)
    assert done.status_code == 200
    assert reference in done.text
    cancelled = "Đã hủy yêu cầu" if language == "vi" else "The request is cancelled"
    assert (cancelled in done.text) is held
    assert desk.record(customer_id).value("phone") == PHONE
    assert desk.record(customer_id).frozen
    assert visitor.get(path).status_code == 404
    assert visitor.post(path).status_code == 410
