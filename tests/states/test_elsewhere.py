"""What a platform knows of its account is a proposal; staff writing in its pages hold the chat."""

from states import effects, events
from states.conversation import State
from states.facts import Ways
from tests.play import CODE, MAI, World, play

OA = Ways("zalo-oa", asks_info=True)
SHARED = events.SharedInfo({"phone": "+84912345678", "address": "12 Lê Lợi, Quận 1, TP. HCM"})


def test_the_phone_of_record_shared_by_a_platform_links_nobody():
    chat = play(
        ("đổi địa chỉ", ["ask-claim"]),
        ("1", ["info-asked", "ask-claim"]),
        (SHARED, ["ask-code-link"]),
        world=(world := World.of(MAI, ways=OA)),
    )
    assert world.linked is None
    play((CODE, ["linked", "ask-address"]), world=world, chat=chat)


def test_what_is_shared_in_a_form_is_asked_about_and_refused_as_if_typed():
    world = World.of(MAI, ways=OA).trust(MAI)
    bad = events.SharedInfo({"phone": "12"})
    play(
        ("đổi địa chỉ", ["ask-address"]),
        (events.SharedInfo({"phone": "+84912345678"}), ["info-not-asked", "ask-address"]),
        (SHARED, ["info-is-it"]),
        ("không", ["ask-address"]),
        (SHARED, ["info-is-it"]),
        ("đúng", ["confirm-first"]),
        ("dừng", ["cancel-done", "menu"]),
        ("đổi số điện thoại", ["ask-phone"]),
        (bad, ["reject-phone-length", "ask-phone"]),
        world=world,
    )


def test_staff_elsewhere_make_the_bot_silent_and_keep_the_form():
    world = World.of(MAI, ways=OA).trust(MAI)
    chat = play(
        ("đổi địa chỉ", ["ask-address"]),
        (events.StaffWroteElsewhere("Chào chị"), [effects.OpenCase, effects.HoldChat]),
        world=world,
    )
    assert chat.conversation.state is State.TALKING
    assert chat.conversation.aside is not None
    assert chat.conversation.aside.kind == "update_address"
