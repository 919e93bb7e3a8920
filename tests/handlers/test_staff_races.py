"""Two at once: one wins, the other is told; a repeat is one effect."""

import threading

from handlers import staff as staff_of
from handlers.desk_deed import Done, NotAllowed, Stale
from tests.desk import Desk
from tests.handlers.desk_people import Staff, ask_name_change, case_of, hire, talk


def at_once(desk: Desk, *deeds) -> list:
    """Carry these (staff, deed) out at the same moment, each from a thread of its own."""
    gate, found = threading.Barrier(len(deeds)), [None] * len(deeds)

    def carry_out(place, staff, deed) -> None:
        gate.wait()
        found[place] = desk.database.write_now(
            lambda uow: staff_of.act(uow, desk.house, staff.member, deed)
        )

    threads = [
        threading.Thread(target=carry_out, args=(place, *one)) for place, one in enumerate(deeds)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_of_two_approvers_one_wins(desk: Desk):
    desk.customer()
    desk.link("1")
    reference = ask_name_change(desk)
    lan, minh = Staff(desk, hire(desk, "lan")), Staff(desk, hire(desk, "minh"))
    desk.clock.pass_(seconds=1)
    found = at_once(
        desk, (lan, lan.deed("approve", reference)), (minh, minh.deed("approve", reference))
    )
    assert sorted(type(one).__name__ for one in found) == ["Done", "Stale"]
    winner = (lan, minh)[found.index(Done("approve", "chat"))]
    assert case_of(desk, reference).approver_id == winner.member.id
    loser = next(one for one in found if isinstance(one, Stale))
    assert [(one.by, one.to) for one in loser.since] == [(winner.member.name, "approved")]
    assert desk.deliver("1") == ["desk-approved"]


def test_of_two_who_apply_one_wins(desk: Desk):
    desk.customer()
    desk.link("1")
    reference = ask_name_change(desk)
    lan, minh, tu = (Staff(desk, hire(desk, name)) for name in ("lan", "minh", "tu"))
    lan.does("approve", reference)
    desk.clock.pass_(seconds=1)
    found = at_once(desk, (minh, minh.deed("apply", reference)), (tu, tu.deed("apply", reference)))
    assert sorted(type(one).__name__ for one in found) == ["Done", "Stale"]


def test_of_two_who_claim_one_has_it(desk: Desk):
    desk.say("7", "/start")
    reference = talk(desk, "7")
    lan, minh = Staff(desk, hire(desk, "lan")), Staff(desk, hire(desk, "minh"))
    desk.clock.pass_(seconds=1)
    found = at_once(
        desk, (lan, lan.deed("claim", reference)), (minh, minh.deed("claim", reference))
    )
    assert Done("claim") in found
    assert NotAllowed("console-no-claimed") in found


def test_a_double_submit_is_one_effect(desk: Desk):
    desk.say("7", "/start")
    reference = talk(desk, "7")
    lan = Staff(desk, hire(desk, "lan"))
    deed = lan.deed("reply", reference, text="Chào anh.")
    desk.clock.pass_(seconds=1)
    assert at_once(desk, *[(lan, deed)] * 4) == [Done("reply", "chat")] * 4
    assert desk.deliver("7") == ["staff-reply", "talk-answer"]
    assert [one.kind for one in lan.page(reference).timeline].count("reply") == 1
