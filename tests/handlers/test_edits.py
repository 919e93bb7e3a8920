"""Edited messages in the house: one answer corrected, the original kept in the history."""

from storage import transcript
from tests.desk import Desk


def edit(desk: Desk, text: str, message: str) -> list[str]:
    desk.clock.pass_(seconds=2)
    desk.receive("1", "Edited", text=text, message=message)
    desk.process()
    return desk.deliver("1")


def test_an_edit_corrects_what_is_asked_about_and_the_original_stays(desk: Desk):
    desk.customer()
    desk.link("1")
    desk.say("1", "đổi số điện thoại")
    desk.clock.pass_(seconds=2)
    desk.receive("1", "Said", text="0987654321", message="7")
    desk.process()
    assert desk.deliver("1") == ["confirm-change"]
    assert edit(desk, "0901234567", "7") == ["confirm-change"]
    assert desk.last("1")["parts"][-1]["shown"]["new"] == "0901 234 567"
    assert edit(desk, "0901234568", "6") == ["edited-not-taken", "confirm-change"]
    kept = desk.rows("message", direction="in")
    assert len(kept) >= 3
    (lane,) = {row.lane_id for row in kept}
    said = desk.database.read_now(lambda uow: transcript.read(uow, lane))
    texts = [one.body.get("text") for one in said if one.direction == "in"]
    assert texts[-3:] == ["0987654321", "0901234567", "0901234568"]
