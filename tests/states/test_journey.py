"""What is counted of a conversation, walked on the engine."""

from typing import Any

from states.conversation import Conversation
from states.journey import Outcome, Step, steps
from states.kinds import KINDS
from tests.play import CODE, MAI, Chat, World, press

ADDRESS = "12 Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh"


class Walk:
    """One conversation; `go` answers what is counted of each event."""

    def __init__(self, *, proven: bool = True) -> None:
        self.world = World.of(MAI)
        if proven:
            self.world.trust(MAI)
        self.chat = Chat(self.world)

    def go(self, event: Any) -> list[Step]:
        before = self.chat.conversation
        self.world.pass_(seconds=30)
        effects = self.chat.happen(event)
        return list(steps(before, self.chat.conversation, effects, self.world.now))


def test_a_form_that_is_filled_in():
    walk = Walk()
    assert walk.go("đổi địa chỉ") == [Step(Outcome.BEGUN, "update_address", "menu")]
    assert walk.go(ADDRESS) == []
    assert walk.go("đúng") == [Step(Outcome.APPLIED, "update_address", "confirming", seconds=60)]
    assert walk.go("menu") == []


def test_an_answer_that_is_refused_names_its_field_and_why():
    walk = Walk()
    walk.go("đổi số căn cước")
    (refused,) = walk.go("12345")
    assert (refused.outcome, refused.kind, refused.place) == (
        Outcome.REFUSED,
        "update_id_number",
        "id_number",
    )
    assert refused.reason.startswith("refused-") or "-" in refused.reason
    for _ in range(2):
        (again,) = walk.go("12345")  # the third offers a person: the reason is the same
        assert again.reason == refused.reason


def test_an_answer_that_is_doubted():
    walk = Walk()
    walk.go("đổi email")
    (doubted,) = walk.go("moi@gmial.com")
    assert (doubted.outcome, doubted.place) == (Outcome.DOUBTED, "email")
    assert doubted.reason


def test_a_form_that_is_left():
    walk = Walk()
    walk.go("đổi ngày sinh")
    assert walk.go("dừng") == [Step(Outcome.LEFT, "update_birth_date", "birth_date", seconds=30)]
    walk.go("đổi ngày sinh")
    assert walk.go("đổi địa chỉ") == [
        Step(Outcome.LEFT, "update_birth_date", "birth_date", "update_address", 30),
        Step(Outcome.BEGUN, "update_address", "birth_date"),
    ]


def test_a_person_is_asked_for():
    walk = Walk()
    assert walk.go("gặp nhân viên") == [Step(Outcome.PERSON, "", "menu", "talk_to_person")]
    walk = Walk()
    walk.go("đổi địa chỉ")
    assert walk.go("gặp nhân viên") == [
        Step(Outcome.PERSON, "update_address", "address", "talk_to_person", 30)
    ]


def test_a_wrong_code_and_who_it_is():
    walk = Walk(proven=False)
    assert walk.go("đổi địa chỉ") == [Step(Outcome.BEGUN, "update_address", "menu")]
    assert walk.go("DC10023") == []
    walk.go(press("phone"))
    assert walk.go("999999") == [Step(Outcome.REFUSED, "update_address", "proving", "code-wrong")]
    assert walk.go(CODE) == []


def test_a_web_session_that_ran_out_left_its_form():
    walk = Walk()
    walk.go("đổi địa chỉ")
    before = walk.chat.conversation
    walk.chat.conversation = Conversation(before.id, noticed=before.noticed)
    effects = walk.chat.happen("xin chào")
    found = steps(before, walk.chat.conversation, effects, walk.world.now)
    assert [one.outcome for one in found] == [Outcome.LEFT]


def test_codes_are_few_and_say_nothing_of_anybody():
    walk = Walk()
    for event in ("đổi số điện thoại", "0987 654 321", "đúng", "999", "menu", "đổi email", "x@"):
        for step in walk.go(event):
            assert step.kind in ("", *KINDS)
            for text in (step.place, step.reason):
                assert text == text.lower()
                assert not any(sign in text for sign in "@ +0123456789")
