"""Whatever happens, in whatever order: no exception, never silence, nothing without identity.

Longer than 300 lines: one machine, and its rules see each other.
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from states import effects, events
from states.conversation import State
from states.effects import Say
from states.facts import CaseLine, Detail, Ways
from states.identity import Level
from states.kinds import KINDS
from states.steps.form import open_field
from states.steps.report import unfinished
from tests.play import CODE, FIRM, MAI, Chat, World, press
from tests.play_record import AT_LEVEL_2, DEEDS, proven_for
from tests.states.said import ANSWERS, DOUBTFUL, LINKS, OTHERS, REPORTS, TEXTS, WISHES

_BY_CUSTOMER = (
    events.Said,
    events.Pressed,
    events.SharedContact,
    events.OpenedPortalLink,
    events.SentFile,
    events.Edited,
    events.SentOther,
    events.WroteInGroup,
    events.CameBack,
)


class Desk(RuleBasedStateMachine):
    @initialize(
        linked=st.sampled_from(("", "linked", "proven")),
        share=st.booleans(),
        phone=st.booleans(),
        email=st.booleans(),
    )
    def begin(self, linked: str, share: bool, phone: bool, email: bool) -> None:
        kept = {
            name: detail
            for name, detail in MAI.details.items()
            if (name != "phone" or phone) and (name != "email" or email)
        }
        self.world = World.of(replace(MAI, details=kept), FIRM, ways=Ways("x", share_contact=share))
        if linked:
            self.world.trust(MAI, proven=linked == "proven")
        self.chat = Chat(self.world)
        self.stale: list[str] = []

    # -- one event -------------------------------------------------------------------------------
    def happen(self, event) -> list:
        before = self.chat.conversation
        if self.chat.prompt is not None:
            self.stale.append(self.chat.prompt.nonce)
        waiting = before.draft.waiting_files
        done = self.chat.happen(event)
        said = [one for one in done if isinstance(one, Say)]
        if isinstance(event, (*_BY_CUSTOMER, str, press)):
            assert said, f"silence after {event} in {before.state}"
        if isinstance(event, events.FileArrived) and waiting == (event.attachment_id,):
            assert said or before.state is not State.ATTACHING
        for one in done:
            if isinstance(one, effects.ChangeDetail | effects.HoldChange):
                self.allowed(one)
            assert not isinstance(one, AT_LEVEL_2) or proven_for(one, self.world.facts())
            if isinstance(one, effects.Freeze):
                assert self.world.facts().level >= Level.CONFIRMED
        self.reports_are_not_lost(before, done)
        return done

    def reports_are_not_lost(self, before, done) -> None:
        """What was told of a misuse is handed in, or the customer was asked and said no."""
        after = self.chat.conversation.draft
        if not unfinished(before.draft) or unfinished(after):
            return
        handed_in = any(
            isinstance(one, effects.OpenCase | effects.AddToCase) and one.answers for one in done
        )
        asked = before.prompt is not None and before.prompt.copy == "report-hand-in"
        still_open = after.kind == before.draft.kind  # one answer back
        too_many = any(isinstance(one, Say) and one.copy == "cases-enough" for one in done)
        idle = any(
            isinstance(one, effects.CloseTranscript) for one in done
        )  # handed in before that
        assert handed_in or asked or still_open or too_many or idle, done

    def allowed(self, effect) -> None:
        """By what the chat holds once the event's questions are answered."""
        record, level = self.world.facts().customer, self.world.facts().level
        assert record is not None
        assert record.id == effect.customer_id
        assert not record.frozen
        field = KINDS[effect.kind].fields[0]
        if not field.contact:
            assert isinstance(effect, effects.ChangeDetail)
            assert level >= Level.CONFIRMED
            return
        assert level >= Level.LINKED
        purposes = {
            code.purpose
            for code in self.world.entered
            if code.value == effect.value and record.id in code.customer_ids
        }
        assert "new" in purposes
        if isinstance(effect, effects.ChangeDetail):
            assert "old" in purposes
            assert effect.route == "old"
        else:
            assert purposes & {"old", "other"}

    # -- the customer goes on ---------------------------------------------------------------------
    def go_on(self, wish: str, value: int) -> None:
        chat, state = self.chat, self.chat.conversation.state
        if state in (State.MENU, State.TALKING, State.PICKING_FIELD):
            if state is State.TALKING:
                self.happen(events.Said("/menu"))
            self.happen(events.Said(wish))
        elif state is State.CLAIMING:
            self.happen(events.Said(("DC10023", "DC20001", "mai@congty.vn", "0912345678")[value]))
        elif state is State.PROVING:
            self.happen(CODE)
        elif state is State.ANSWERING:
            field = open_field(chat.conversation.draft)
            assert field is not None
            self.happen(events.Said(ANSWERS.get(field.id, ("1", "2"))[value % 2]))
        elif state is State.ATTACHING and chat.conversation.draft.waiting_files:
            self.happen(events.FileArrived(chat.conversation.draft.waiting_files[0]))
        elif state is State.ATTACHING and not chat.conversation.draft.files:
            self.happen(events.SentFile(f"f{value}", "pdf"))
        else:
            self.happen(press(chat.keys[0]))

    @rule(wish=st.sampled_from(WISHES), value=st.integers(0, 3), steps=st.integers(1, 12))
    def go_on_some(self, wish: str, value: int, steps: int) -> None:
        for _ in range(steps):
            self.go_on(wish, value)

    @rule(wish=st.sampled_from(WISHES[:2]), value=st.integers(0, 3))
    def lose_the_old_contact(self, wish: str, value: int) -> None:
        for _ in range(8):
            if "no_access" in self.chat.keys and self.chat.conversation.draft.purpose == "old":
                self.happen(press("no_access"))
            else:
                self.go_on(wish, value)

    @rule(wish=st.sampled_from(WISHES), value=st.integers(0, 3), text=st.sampled_from(DOUBTFUL))
    def doubt_what_is_confirmed(self, wish: str, value: int, text: str) -> None:
        while self.chat.conversation.state is not State.CONFIRMING and (value := value + 1) < 12:
            self.go_on(wish, value % 4)
        self.happen(events.Said(text))

    # -- the customer -----------------------------------------------------------------------------
    @rule(text=st.sampled_from(TEXTS), heard=st.booleans(), forwarded=st.booleans())
    def say(self, text: str, heard: bool, forwarded: bool) -> None:
        done = self.happen(events.Said(text, heard or len(text) > 3, forwarded and heard))
        if not heard and len(text) <= 3:  # a bare yes or number, written before the question
            assert not any(isinstance(one, DEEDS) for one in done)

    @rule(text=st.text(max_size=30))
    def say_anything(self, text: str) -> None:
        self.happen(events.Said(text))

    @rule()
    @precondition(lambda self: self.world.code is not None)
    def enter_the_code(self) -> None:
        self.happen(CODE)

    @rule(index=st.integers(0, 12))
    @precondition(lambda self: self.chat.keys)
    def press_a_button(self, index: int) -> None:
        self.happen(press(self.chat.keys[index % len(self.chat.keys)]))

    @rule(data=st.data(), key=st.sampled_from(("yes", "undo-sure:DC-TEST1-2", "email", "done")))
    @precondition(lambda self: self.stale)
    def press_a_stale_button(self, data, key: str) -> None:
        nonce = data.draw(st.sampled_from(self.stale))
        if self.chat.prompt is not None and nonce == self.chat.prompt.nonce:
            return
        before = self.chat.conversation
        done = self.happen(events.Pressed(f"{nonce}.{key}"))
        assert all(isinstance(one, Say) for one in done), "a stale nonce had an effect"
        assert self.chat.conversation.draft == before.draft or before.prompt is None
        assert not self.chat.asked

    @rule(verb=st.sampled_from(("reply", "undo", "withdraw", "x")))
    def press_a_standing_button(self, verb: str) -> None:
        known = [*self.world.cases, *self.world.changes]
        reference = known[-1].reference if known else "DC-NONE-2"
        done = self.happen(events.Pressed(f"!.{verb}:{reference}"))
        assert all(isinstance(one, Say) for one in done), "a standing press only asks"

    @rule(phone=st.sampled_from(("+84912345678", "+84987654321", "1")), own=st.booleans())
    def share(self, phone: str, own: bool) -> None:
        self.happen(events.SharedContact(phone, own))

    @rule(link=st.sampled_from(LINKS), forwarded=st.booleans())
    def open_a_portal_link(self, link: str, forwarded: bool) -> None:
        before, proofs = self.chat.conversation.customer_id, list(self.world.proofs)
        self.happen(events.OpenedPortalLink(link, forwarded))
        assert (self.chat.conversation.customer_id, self.world.proofs) == (before, proofs)

    @rule(number=st.integers(1, 15), kind=st.sampled_from(("image", "pdf", "other")))
    def send_file(self, number: int, kind: str) -> None:
        self.happen(events.SentFile(f"f{number}", kind))

    @rule(text=st.sampled_from(TEXTS))
    def edit(self, text: str) -> None:
        before = self.chat.conversation.draft
        done = self.happen(events.Edited(text))
        assert all(isinstance(one, Say) for one in done)
        assert self.chat.conversation.draft == before or not before.kind

    @rule(
        event=st.sampled_from(
            (
                events.WroteInGroup(),
                events.LeftChat(),
                events.CameBack(),
                events.Said("/cancel"),
                events.Said("quay lại"),
                events.Said("/menu"),
                *(events.SentOther(kind) for kind in OTHERS),
            )
        )
    )
    def leave_or_disturb(self, event) -> None:
        before = self.chat.conversation
        self.happen(event)
        if event == events.Said("/cancel"):
            if self.chat.prompt is not None and self.chat.prompt.copy == "report-hand-in":
                self.happen(event)  # a report is not dropped without asking
            assert self.chat.conversation.state is State.MENU
            assert not self.chat.conversation.draft.kind
        if isinstance(event, events.SentOther) and before.prompt is not None:
            assert self.chat.conversation.draft == before.draft

    # -- the world --------------------------------------------------------------------------------
    @rule(number=st.integers(1, 15), arrives=st.booleans())
    def some_file_settles(self, number: int, arrives: bool) -> None:
        failed = events.FileFailed(f"f{number}", "paper-unreadable")
        self.happen(events.FileArrived(f"f{number}") if arrives else failed)

    @rule(text=st.sampled_from(TEXTS))
    def forward(self, text: str) -> None:
        self.happen(events.Said(text, forwarded=True, forwarded_by="Ai đó"))

    @rule(said=st.sampled_from(REPORTS), skips=st.integers(0, 7))
    def report(self, said: str, skips: int) -> None:
        self.happen(events.Said("/menu"))
        self.happen(events.Said(said))
        for _ in range(skips):
            self.happen(events.Said("/skip"))

    @rule()
    def report_rests(self) -> None:
        self.happen(events.ReportRested())

    @rule(waiting=st.booleans(), reply=st.booleans())
    @precondition(lambda self: self.world.cases)
    def staff_act(self, waiting: bool, reply: bool) -> None:
        reference = self.world.cases[-1].reference
        moved = events.CaseMoved(reference, "withdrawn", {"reference": reference}, waiting)
        moved = replace(moved, shown={})
        self.happen(events.StaffReplied(reference, "Chào chị", "Lan") if reply else moved)

    @rule(minutes=st.sampled_from((1, 11, 29, 31, 60 * 73)))
    def time_passes(self, minutes: int) -> None:
        self.world.pass_(minutes=minutes)

    @rule(sending=st.sampled_from(("sent", "sent", "sent", "wait", "spent")))
    def budgets_change(self, sending: str) -> None:
        self.world.sending = sending

    @rule(what=st.sampled_from(("idle", "unlinked", "frozen", "thawed", "fresh e-mail", "linked")))
    def world_changes(self, what: str) -> None:
        world = self.world
        if what == "idle":
            self.happen(events.WentIdle())
        if what == "unlinked":
            world.told = tuple(world.changes)
            world.linked, world.proofs = None, []
            self.chat.conversation = replace(self.chat.conversation, customer_id=None)
        if what == "linked" and world.linked is None and self.chat.conversation.state is State.MENU:
            world.trust(MAI)
            self.chat.conversation = replace(self.chat.conversation, customer_id=MAI.id)
        for one in world.customers.values():
            if what in ("frozen", "thawed"):
                world.customers[one.id] = replace(one, frozen=what == "frozen")
            if what == "fresh e-mail":
                until = world.now + timedelta(hours=72)
                details = {**one.details, "email": Detail("fresh@congty.vn", until)}
                world.customers[one.id] = replace(one, details=details)

    @rule(state=st.sampled_from(("open", "waiting", "held", "done")))
    @precondition(lambda self: len(self.world.cases) < 4)
    def case_opens(self, state: str) -> None:
        reference = f"DC-CASE{len(self.world.cases)}-2"
        line = CaseLine(reference, "update_phone", state, self.world.now, None)
        self.world.cases.append(line)

    # -- always -----------------------------------------------------------------------------------
    @invariant()
    def makes_sense(self) -> None:
        if not hasattr(self, "chat"):
            return
        conversation = self.chat.conversation
        if conversation.state in (
            State.ANSWERING,
            State.CHECKING,
            State.CONFIRMING,
            State.ATTACHING,
            State.PICKING_CONTACT,
            State.PROVING,
            State.CLAIMING,
        ):
            assert conversation.draft.kind
            assert conversation.prompt is not None
        if conversation.state is State.TALKING:
            assert conversation.draft.reference
            assert conversation.prompt is not None
        keys = self.chat.keys
        assert len(keys) == len(set(keys)), "two buttons of one name"


TestDesk = Desk.TestCase
TestDesk.settings = settings(
    max_examples=40,
    stateful_step_count=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
TestDesk = pytest.mark.timeout(60)(TestDesk)
