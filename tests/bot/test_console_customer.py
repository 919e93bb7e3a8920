"""What the console shows beside a case of what the customer did with their own record."""

from types import SimpleNamespace

from bot.console.case_page import CaseWords
from states.permissions import Role
from tests.desk import Desk
from tests.handlers.desk_people import Staff, ask_name_change, hire, send_out

pytest_plugins = ["tests.bot.console_fixtures"]
SECRETS = ("Nguyễn Thị Mai", "12 Lê Lợi", "0912 345 678", "mai@example.vn")


def shown(desk: Desk, staff: Staff, reference: str):
    nothing = SimpleNamespace(channels={}, outlets={})
    return CaseWords(staff.page(reference), staff.member, desk.clock.now, "", nothing).shown()


# Broken once: without `veiled` the name and the address stood in the chat beside the case.
def test_a_record_shown_in_full_is_hidden_from_staff_until_revealed(desk: Desk):
    desk.customer(phone="+84912345678", email="mai@example.vn", address="12 Lê Lợi, Hà Nội")
    desk.link("1")
    reference = ask_name_change(desk)
    desk.say("1", "/mydata")
    desk.press("1", "view-full")
    desk.clock.pass_(seconds=2)
    sure = next(a for a, _, _ in desk.last("1")["choices"] if a.endswith(".view-full-sure"))
    desk.receive("1", "Pressed", action=sure)
    desk.process()
    send_out(desk)
    lan = Staff(desk, hire(desk, "lan", Role.AGENT))
    bubbles = shown(desk, lan, reference).transcript
    full = [one for one in bubbles if "hồ sơ đầy đủ" in one.text]
    assert len(full) == 1
    assert not any(secret in full[0].text for secret in SECRETS)
    assert not any("12 Lê Lợi" in one.text for one in bubbles)
    lan.does("reveal", reference, "đối chiếu với khách", field="transcript")
    assert any("12 Lê Lợi" in one.text for one in shown(desk, lan, reference).transcript)


def test_a_stop_of_advertising_stands_beside_the_customer(desk: Desk):
    desk.customer()
    desk.link("1")
    reference = ask_name_change(desk)
    lan = Staff(desk, hire(desk, "lan", Role.AGENT))
    assert shown(desk, lan, reference).person.marketing == ""
    desk.say("1", "/stop")
    assert "23/11/2026" in shown(desk, lan, reference).person.marketing
