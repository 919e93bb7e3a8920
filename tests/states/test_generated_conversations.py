"""Two thousand generated conversations: every kind of input at every state, duplicates, late
presses, and a restart (written down, forgotten, read back) between any two events.

Longer than 300 lines: what one conversation does and what must hold after each deed.

Each conversation is a seed: `pytest -k generated` says which one fell and what was said in it. The
deeds, and what must hold after each, are those of the two machines beside this file. What is
counted is asserted, so that it cannot rot into visiting nothing.

Broken once, each seen to fail: no rung of the ladder asking for the level (a change at level 1);
a sticker answered with nothing (silence); "rate-unclear" gone from the English copy (unwritten);
"dừng" asking again while reopening (no way out); `further` not written down (restart noticed);
a portal link that binds before it was answered; a standing press in the middle of a report, which
this test found (the report was lost).
"""

import json
from collections import Counter
from dataclasses import dataclass
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from states import effects, events
from states.conversation import Conversation, State
from states.facts import CaseLine, LinkedChat, Ways
from states.kinds import KINDS
from states.steps.form import open_field
from states.steps.report import ASKED
from storage import conversations
from tests.play import FIRM, MAI, START, Chat, World, press
from tests.states import test_interruption_properties as interruptions
from tests.states.said import ASIDES, DOUBTFUL, LINKS, OTHERS, REPORTS, TEXTS, WISHES

CONVERSATIONS, EVENTS = 2_000, 16  # of each conversation, at least
PARTS = 4  # tests run side by side
NO_ANSWERS = {
    *ASIDES, *WISHES, *(text for text in TEXTS if text.startswith("/") and len(text) > 1),
    "gặp nhân viên", "yêu cầu của tôi", "rút yêu cầu", "ngắt liên kết", "English", "menu",
    "tiếng Việt", "giúp", "dừng", "quay lại", "gửi lại", "không nhận được mã",
    "xem thông tin của tôi", "ai được xem thông tin của tôi?", "chính sách", "dừng quảng cáo",
    "nhận lại quảng cáo", "mất bao lâu?", "sai rồi", "đổi địa chỉ rồi gặp nhân viên",
    "tôi muốn chết", "đồ chó", "I want to change my phone number", "tiếp tục", "", "?", "🙂",
}  # fmt: skip
_OPENERS = (
    *WISHES, *REPORTS, "đổi số căn cước", "đổi người liên hệ", "đổi mã số thuế", "cập nhật",
    "tôi làm thay cho mẹ tôi", "gặp nhân viên", "thông tin của tôi", "/stop", "chính sách",
    "đổi sđt thành 0987654321 và email thành a@b.vn", "yêu cầu của tôi", "DC-OLD01-2",
    "DC-OLD01-2", "DC-OLD01-2", "đổi địa chỉ", "đổi email",
)  # fmt: skip
_DOUBTFUL = {
    "address": DOUBTFUL[:2],
    "email": DOUBTFUL[2:4],
    "phone": DOUBTFUL[4:5],
    "birth_date": DOUBTFUL[5:],
}
_KINDS = ("said", "pressed", "late press", "photo", "edit", "contact", "other", "command", "woken",
          "staff", "portal", "again")  # fmt: skip


@dataclass
class Seen:
    """What the conversations of one part came by."""

    inputs: Counter[tuple[State, str]]
    questions: Counter[str]
    ends: Counter[State]
    events: int = 0


def restarted(conversation: Conversation, customer_id: str | None) -> Conversation:
    """Written down as storage does, forgotten, and read back."""
    kept = json.loads(json.dumps(conversations._to_json(conversation)))
    row = SimpleNamespace(
        id=conversation.id,
        state=conversation.state.value,
        language=conversation.language,
        version=conversation.version,
        customer_id=customer_id,
    )
    return conversations._from_json(row, kept)


class Generated(interruptions.Interrupted):
    """One conversation. Every deed goes through `happen`, whoever does it."""

    def __init__(self, seed: int, seen: Seen) -> None:
        super().__init__()
        self.random, self.seen = Random(seed), seen
        self.told: list[str] = []
        self.kind = ""  # of input, as it is counted
        self.last: Any = None
        linked = self.random.choice(("", "", "linked", "proven", "firm"))
        self.begin_with(linked)

    def begin_with(self, linked: str) -> None:
        ways = Ways("x", share_contact=self.random.random() < 0.5, stays=self.random.random() < 0.5)
        old = CaseLine(
            "DC-OLD01-2", "talk_to_person", "done", START, None, closed_at=START, worked=True
        )
        self.world = World.of(MAI, FIRM, ways=ways)
        if linked:
            self.world.cases.append(old)
            self.world.trust(FIRM if linked == "firm" else MAI, proven=linked != "linked")
        here = LinkedChat("l1", "webchat", START, None, here=True)
        self.world.kept.chats = [here, LinkedChat("l2", "telegram", START, START, here=False)]
        self.chat, self.stale, self.silent = Chat(self.world), [], False

    # -- one event --------------------------------------------------------------------------------
    def happen(self, event: Any) -> list[Any]:
        before = self.chat.conversation
        again = restarted(before, before.customer_id)
        assert again == before, "a restart was noticed"
        self.chat.conversation = again
        self.told.append(f"{before.state}: {event!r}")
        self.last = self.chat.event(event)
        self.seen.events += 1
        self.seen.inputs[before.state, self.kind] += 1
        field = open_field(before.draft)
        if before.state is State.ANSWERING and field is not None:
            self.seen.questions[field.id] += 1
        done = super().happen(event)
        self.linked_by_something(before, self.last)
        self.own_cases_only(done)
        self.only_answers_are_kept(before)
        self.only_what_was_named_is_taken_back(before, done)
        self.makes_sense()
        return done

    def linked_by_something(self, before: Conversation, event: Any) -> None:
        """A chat is bound by a code that was entered, by the own card, by a portal link alone."""
        after = self.chat.conversation.customer_id
        for asked in self.chat.asked:
            if not isinstance(asked, effects.LinkChat):
                continue
            record = self.world.customers[asked.customer_id]
            if asked.how == "code":
                assert any(
                    one.purpose == "link" and record.id in one.customer_ids
                    for one in self.world.entered
                )
            elif asked.how == "contact":
                assert isinstance(event, events.SharedContact)
                assert event.own
                assert event.phone == record.value("phone")
            else:
                assert any(link.startswith(record.code) for link in self.world.links)
                assert before.prompt is not None
                assert before.prompt.copy.startswith("ask-portal")
        if after not in (None, before.customer_id):
            assert any(isinstance(one, effects.LinkChat) for one in self.chat.asked)

    def own_cases_only(self, done: list[Any]) -> None:
        known = {one.reference for one in (*self.world.cases, *self.world.changes)}
        acts = (effects.WithdrawCase, effects.ReopenCase, effects.RateCase)
        assert {one.reference for one in done if isinstance(one, acts)} <= known

    def only_answers_are_kept(self, before: Conversation) -> None:
        """No question beside a form, no wish and no command becomes what a record or a case says.
        Somebody's own story may be anything: those questions are left out."""
        if not isinstance(self.last, events.Said):
            return
        text, after = self.last.text, self.chat.conversation.draft
        field = open_field(before.draft)
        if before.draft.kind != after.kind or (field is not None and field.free):
            return
        new = {
            value
            for name, value in after.answers.items()
            if before.draft.answers.get(name) != value
        }
        if text in NO_ANSWERS:
            assert text not in new, f"{text!r} became an answer"

    def only_what_was_named_is_taken_back(self, before: Conversation, done: list[Any]) -> None:
        """A case is withdrawn, reopened, rated by a choice that names it, or by standing in it."""
        keys = [choice.key for choice in before.prompt.choices] if before.prompt else []
        pressed = self.last.action if isinstance(self.last, events.Pressed) else ""
        for one in done:
            if isinstance(one, effects.WithdrawCase):
                assert any(key.endswith(f":{one.reference}") for key in (*keys, pressed))

    # -- what is done -----------------------------------------------------------------------------
    def walk(self) -> None:
        self.kind = "said"
        opener = self.random.choice(_OPENERS)
        self.happen(events.Said(opener))
        begun = self.seen.events
        while self.seen.events - begun < EVENTS:
            if self.random.random() < 0.45:
                self.goes_on(opener)
            else:
                self.kind = self.random.choice(_KINDS)
                self.do(self.kind)
        self.leaves()

    def goes_on(self, opener: str) -> None:
        """As somebody would who wants it done, with a doubtful answer now and then."""
        field = open_field(self.chat.conversation.draft)
        doubtful = _DOUBTFUL.get(field.id if field else "")
        wanted = [key for key in self.chat.keys if key.startswith(("reopen:", "rate:"))]
        answering = self.chat.conversation.state is State.ANSWERING
        if wanted:
            self.kind = "pressed"
            self.happen(press(self.random.choice(wanted)))
        elif self.chat.conversation.state is State.CLAIMING and self.random.random() < 0.4:
            self.kind = "said"
            self.happen(events.Said("0912345678"))  # two customers have it
        elif answering and doubtful and self.random.random() < 0.4:
            self.kind = "said"
            self.happen(events.Said(self.random.choice(doubtful)))
        else:
            self.kind = "said" if answering else "pressed"
            self.go_on(opener, self.random.randrange(4))

    def do(self, kind: str) -> None:
        one = self.random.choice
        match kind:
            case "said":
                text = one((*TEXTS, *DOUBTFUL)) if self.random.random() < 0.9 else self.noise()
                self.say(text, self.random.random() < 0.9, self.random.random() < 0.05)
            case "pressed" if self.chat.keys:
                self.happen(press(one(self.chat.keys)))
            case "late press" if self.stale:
                drawn = SimpleNamespace(draw=lambda _: self.random.choice(self.stale))
                keys = ("yes", "email", "done", "1", "withdraw-sure:DC-OLD01-2")
                self.press_a_stale_button(drawn, one(keys))
                self.press_a_standing_button(one(("reply", "undo", "withdraw", "x")))
            case "photo":
                number = self.random.randrange(1, 15)
                self.send_file(number, one(("image", "pdf", "other")))
                self.some_file_settles(number, self.random.random() < 0.7)
            case "edit":
                self.edit(one(TEXTS))
            case "contact":
                self.share(one(("+84912345678", "+84987654321", "1")), self.random.random() < 0.7)
            case "other":
                self.happen(events.SentOther(one(OTHERS)))
            case "command":
                self.happen(events.Said(one(("/menu", "/help", "/start", "/mydata", "/report"))))
            case "woken":
                self.wake(one(("remind", "close", "forget", "rested", "idle", "time")))
            case "staff" if self.world.cases:
                self.staff_talk(one(("takes", "gives back", "corrects", "sends a file", "closes")))
                self.staff_act(self.random.random() < 0.5, self.random.random() < 0.5)
            case "portal":
                self.open_a_portal_link(one(LINKS), self.random.random() < 0.1)
            case "again" if self.last is not None:
                self.happens_twice()
            case _:
                self.happen(events.Said("quay lại"))

    def noise(self) -> str:
        return "".join(self.random.choices("aăđ 0912@.?!/🙂\u202e\n", k=self.random.randrange(30)))

    def happens_twice(self) -> None:
        """The same once more: a press is then a late one."""
        done = self.happen(self.last)
        if isinstance(self.last, events.Pressed) and not self.last.action.startswith("!."):
            assert all(isinstance(one, effects.Say) for one in done)

    def wake(self, what: str) -> None:
        if what == "time":
            self.time_passes(self.random.choice((11, 31, 60 * 73)))
            self.happen(events.WentQuiet("forget"))
        elif what == "rested":
            self.report_rests()
        elif what == "idle":
            self.world.linked, self.world.proofs = None, []
            self.happen(events.WentIdle())
        else:
            self.goes_quiet(what)

    def leaves(self) -> None:
        """Wherever it ended, out by one word, whichever; where a report or a form that was set
        aside would be lost by it, by the answer to that."""
        self.kind = "command"
        self.seen.ends[self.chat.conversation.state] += 1
        word = self.random.choice(("/cancel", "/menu", "dừng"))
        for _ in range(3):
            if self.chat.conversation.state is State.MENU and not self.chat.conversation.draft.kind:
                break
            asked = self.chat.prompt is not None and self.chat.prompt.copy == ASKED
            self.happen(events.Said("không gửi" if asked else word))
        after = self.chat.conversation
        assert (after.state, after.draft.kind) == (State.MENU, ""), "no way out"


def generate(part: int) -> Seen:
    seen = Seen(Counter(), Counter(), Counter())
    for seed in range(part, CONVERSATIONS, PARTS):
        talk = Generated(seed, seen)
        try:
            talk.walk()
        except Exception as error:
            said = "\n".join(talk.told)
            raise AssertionError(f"conversation {seed}, {talk.kind}:\n{said}") from error
    return seen


@pytest.mark.timeout(300)
@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_happens_in_whatever_order(part: int) -> None:
    """Every part comes by all there is; what it came by is printed (`-s`)."""
    seen = generate(part)
    states = Counter[State]()
    for (state, _), number in seen.inputs.items():
        states[state] += number
    print(f"{CONVERSATIONS // PARTS} conversations, {seen.events} events, {dict(states)}")
    assert seen.events >= CONVERSATIONS // PARTS * EVENTS
    assert {state for state in State if states[state] < 20} == set()
    wanted = {field.id for kind in KINDS.values() for field in kind.fields}
    assert wanted - set(seen.questions) == set()
    missing = {(s, k) for s in State for k in _KINDS if not seen.inputs[s, k]}
    assert missing == set()
    assert {state for state in State if not seen.ends[state]} == set()
