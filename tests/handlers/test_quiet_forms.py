"""Forms left open: reminded once, closed with nothing changed, gone on with - by the clock."""

from datetime import timedelta

from states import quiet
from states.conversation import Conversation, Draft, Kept, State
from states.facts import Rules, Ways
from storage import conversations, lanes
from tests.desk import Desk

ADDRESS = "12 Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh"


def conversation(desk: Desk, chat: str = "1") -> Conversation:
    def query(uow):
        lane = lanes.find(uow, desk.channel, "a", chat)
        return conversations.load(uow, [lane.id], "vi")[lane.id].conversation

    return desk.database.read_now(query)


def wait(desk: Desk, chat: str = "1", **span: float) -> list[str]:
    """Let time pass and the clock do its work; what was said in the chat."""
    desk.clock.pass_(**span)
    desk.tick()
    return desk.deliver(chat)


def begin(desk: Desk, wish: str = "đổi địa chỉ") -> str:
    customer_id = desk.customer()
    desk.link("1")
    desk.say("1", wish)
    return customer_id


# Broken once: `reminded` never set -> a reminder every half hour.
def test_an_open_form_is_reminded_once_and_then_closed(desk: Desk):
    customer_id = begin(desk)
    assert wait(desk, minutes=29) == []
    assert wait(desk, minutes=2) == ["quiet-reminder", "ask-address"]
    assert wait(desk, hours=23) == []
    assert wait(desk, minutes=40) == ["quiet-closed", "quiet-offer", "menu"]
    assert conversation(desk).state is State.MENU
    assert desk.record(customer_id).value("address") is None
    assert wait(desk, hours=30) == []
    assert desk.rows("desk_case") == []


def test_whoever_answers_is_left_alone(desk: Desk):
    begin(desk)
    for _ in range(4):
        desk.clock.pass_(minutes=20)
        desk.tick()
        assert desk.deliver("1") == []
        assert desk.say("1", "mất bao lâu?") == ["aside-how-long-now", "ask-address"]
    assert wait(desk, minutes=31) == ["quiet-reminder", "ask-address"]


def test_who_answers_after_the_reminder_goes_on_and_may_be_reminded_again(desk: Desk):
    begin(desk, "đổi số điện thoại")
    wait(desk, minutes=31)
    assert desk.say("1", "0987654321") == ["confirm-change"]
    assert not conversation(desk).reminded
    assert wait(desk, hours=25) == ["quiet-reminder", "confirm-change"]
    assert desk.say("1", "dừng")[0] == "cancel-done"
    assert wait(desk, hours=40) == []


def test_the_alarm_that_rings_while_a_message_waits_says_nothing(desk: Desk):
    """The customer wrote in the very moment: what the alarm meant is not so any more."""
    begin(desk, "đổi số điện thoại")
    desk.clock.pass_(minutes=31)
    desk.receive("1", "Said", text="0987654321")
    desk.tick()
    assert desk.deliver("1") == ["confirm-change"]
    assert wait(desk, minutes=29) == []
    assert wait(desk, minutes=2) == ["quiet-reminder", "confirm-change"]


def test_an_alarm_of_a_form_that_is_over_says_nothing(desk: Desk):
    begin(desk)
    desk.say("1", ADDRESS)
    desk.say("1", "đúng")
    assert wait(desk, minutes=40) == []
    assert wait(desk, hours=30) == []
    assert [row.state for row in desk.rows("wakeup", kind="form-quiet")] == ["done", "done"]


def test_only_the_newest_form_s_alarm_counts(desk: Desk):
    begin(desk)
    desk.say("1", "/cancel")
    desk.clock.pass_(minutes=20)
    desk.say("1", "đổi email")
    assert wait(desk, minutes=15) == []
    assert wait(desk, minutes=20) == ["quiet-reminder", "ask-email"]
    assert wait(desk, minutes=45) == []


def closed(desk: Desk) -> str:
    customer_id = begin(desk)
    desk.say("1", ADDRESS)
    wait(desk, minutes=31)
    wait(desk, hours=24)
    return customer_id


def test_who_returns_goes_on_where_they_were(desk: Desk):
    customer_id = closed(desk)
    assert conversation(desk).kept is not None
    assert desk.say("1", "/start")[-2:] == ["quiet-offer", "menu"]
    said = desk.say("1", "tiếp tục")
    assert said[0] == "quiet-resumed"
    assert said[-1] == "ask-contact"  # who it is is checked anew: the old code is too old
    desk.press("1", "phone")
    assert desk.say("1", desk.code()) == ["proof-kept", "confirm-first"]
    assert desk.say("1", "đúng")[0] == "changed"
    assert desk.record(customer_id).value("address") == ADDRESS


def test_a_contact_is_proven_anew_after_coming_back(desk: Desk):
    begin(desk, "đổi số điện thoại")
    desk.say("1", "0987654321")
    desk.say("1", "đúng")
    assert desk.say("1", desk.code()) == ["ask-code-new"]
    wait(desk, minutes=31)
    wait(desk, hours=24)
    assert desk.say("1", "tiếp tục") == ["quiet-resumed", "confirm-change"]
    assert desk.say("1", "đúng") == ["ask-code-old"]


def test_what_was_closed_is_forgotten_after_a_week(desk: Desk):
    closed(desk)
    assert wait(desk, days=6) == []
    assert conversation(desk).kept is not None
    assert wait(desk, days=1, hours=1) == []
    assert conversation(desk).kept is None
    assert desk.say("1", "tiếp tục")[0] != "quiet-resumed"


def test_another_form_in_between_keeps_what_was_closed(desk: Desk):
    closed(desk)
    desk.say("1", "đổi ngày sinh")
    assert desk.say("1", "/cancel")[-2:] == ["quiet-offer", "menu"]
    assert desk.say("1", "đổi địa chỉ")[0] in ("ask-contact", "ask-address")
    assert conversation(desk).kept is None  # the same form anew


def test_further_wishes_are_dropped_with_it_and_kept_through_a_restart(desk: Desk):
    begin(desk, "đổi địa chỉ và ngày sinh")
    (waiting,) = conversation(desk).further
    assert waiting.kind == "update_birth_date"
    wait(desk, minutes=31)
    assert wait(desk, hours=24) == ["quiet-closed", "further-dropped", "quiet-offer", "menu"]


def test_a_channel_that_cannot_remind_is_left_alone(desk: Desk):
    desk.house = type(desk.house)(rules=Rules(), ways={"test": Ways("test", reminds=False)})
    begin(desk)
    assert desk.rows("wakeup", kind="form-quiet") == []


# Broken once: the alarm set on every event -> as many rows as events.
def test_one_alarm_a_form(desk: Desk):
    begin(desk)
    before = len(desk.rows("wakeup", kind="form-quiet"))
    for said in ("mất bao lâu?", "hả", ADDRESS, "sai rồi, số nhà là 5"):
        desk.say("1", said)
    assert len(desk.rows("wakeup", kind="form-quiet")) == before


def test_what_was_typed_is_nowhere_in_clear(desk: Desk):
    closed(desk)
    blobs = [bytes(row.body) for row in desk.rows("conversation")]
    assert all(b"Ben" not in one and "Bến".encode() not in one for one in blobs)


# -- the rule itself -------------------------------------------------------------------------------
def test_looking_is_pure_and_says_when_to_look_next(clock):
    rules, now = Rules(), clock.now
    asking = Conversation("c", State.ANSWERING, draft=Draft(kind="update_address"))
    early = quiet.look(asking, now, rules, now + timedelta(minutes=10))
    assert early == quiet.Look("", now + rules.remind_after)
    late = now + rules.remind_after
    assert quiet.look(asking, now, rules, late).stage == "remind"
    reminded = Conversation("c", State.ANSWERING, draft=asking.draft, reminded=True)
    assert quiet.look(reminded, now, rules, now + rules.close_after).stage == "close"
    kept = Conversation("c", kept=Kept(asking.draft, now))
    assert quiet.look(kept, now, rules, now) == quiet.Look("", now + rules.keep_draft)
    assert quiet.look(kept, now, rules, now + rules.keep_draft) == quiet.Look("forget", None)
    assert quiet.look(Conversation("c"), now, rules, now) == quiet.Look("", None)
