"""Codes in a conversation: one step back from them, and those that are dead."""

from dataclasses import replace

from states.facts import Detail
from tests.play import CODE, MAI, World, play


def test_going_back_from_a_code_chooses_the_way_anew_and_keeps_the_wish():
    play(
        ("đổi địa chỉ", ["ask-claim"]),
        ("DC10023", ["ask-contact-blind"]),
        ("email", ["ask-code-link"]),
        ("quay lại", ["ask-contact-blind"]),
        ("quay lại", ["ask-claim"]),
        ("DC10023", ["ask-contact-blind"]),
        ("sms", ["ask-code-link"]),
        (CODE, ["linked", "ask-address"]),
        world=World.of(MAI),
    )
    play(
        ("đổi địa chỉ", ["ask-contact"]),
        ("email", ["ask-code-confirm"]),
        ("quay lại", ["ask-contact"]),
        world=World.of(MAI).trust(MAI, proven=False),
    )


def test_a_dead_code_is_not_asked_for():
    world = World.of(MAI)
    chat = play(
        ("đổi địa chỉ", ["ask-claim"]),
        ("mai@congty.vn", ["ask-code-link"]),
        ("000001", ["code-wrong", "ask-code-link"]),
        ("000001", ["code-wrong", "ask-code-link"]),
        ("000001", ["code-tries-spent"]),
        world=world,
    )
    world.sending = "wait"
    play(
        ("gửi lại", ["code-wait-new"]),
        ("gửi lại", ["code-wait-new"]),
        world=world,
        chat=chat,
    )
    world.sending = "sent"
    play(("gửi lại", ["ask-code-link"]), world=world, chat=chat)


def test_an_email_of_record_is_known_though_it_would_not_be_taken_as_a_new_one():
    record = replace(MAI, details={"email": Detail("mai.nguyen@example.vn")})
    play(
        ("đổi địa chỉ", ["ask-claim"]),
        ("mail của em là mai.nguyen@Example.vn ạ", ["ask-code-link"]),
        (CODE, ["linked", "ask-address"]),
        world=World.of(record),
    )
