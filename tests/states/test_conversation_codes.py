"""Codes in a conversation: one step back from them, and those that are dead."""

from dataclasses import replace
from datetime import timedelta

import pytest

from states import effects
from states.facts import Detail, Ways
from tests.play import CODE, MAI, START, Chat, World, copies, play, text


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


ONLY_PHONE = replace(MAI, details={"phone": MAI.details["phone"]})


@pytest.mark.parametrize(
    ("said", "by", "sms"), [("qua zalo", "zalo", True), ("sms", "", True), ("2", "zalo", True)]
)
def test_a_code_to_the_phone_goes_by_sms_or_by_zalo_as_is_wished(said, by, sms):
    world = World.of(ONLY_PHONE, ways=Ways(sms=sms, zalo=True)).trust(ONLY_PHONE, proven=False)
    play(("đổi địa chỉ", ["ask-way"]), (said, ["ask-code-confirm"]), world=world)
    sent = world.code.question
    assert isinstance(sent, effects.SendCode)
    assert (sent.contact, sent.by) == ("phone", by)


def test_where_there_is_zalo_alone_a_code_to_the_phone_goes_by_it():
    ways = Ways(sms=False, mail=False, zalo=True)
    world = World.of(MAI, ways=ways).trust(MAI, proven=False)
    play(("đổi địa chỉ", ["ask-code-confirm"]), (CODE, ["proof-kept", "ask-address"]), world=world)
    assert [(one.contact, one.by) for one in world.entered] == [("phone", "zalo")]


def test_an_email_of_record_is_known_though_it_would_not_be_taken_as_a_new_one():
    record = replace(MAI, details={"email": Detail("mai.nguyen@example.vn")})
    play(
        ("đổi địa chỉ", ["ask-claim"]),
        ("mail của em là mai.nguyen@Example.vn ạ", ["ask-code-link"]),
        (CODE, ["linked", "ask-address"]),
        world=World.of(record),
    )


@pytest.mark.parametrize(
    "said", ["mai em nhập mã sau", "để chút nữa em nhập", "lát nữa nhé", "I'll do it tomorrow"]
)
def test_a_code_may_come_later_and_that_is_no_miss(said: str):
    chat = Chat(World.of(MAI).trust(MAI))
    for before in ("đổi số điện thoại", "0987654321", "đúng"):
        chat.happen(before)
    for _ in range(4):
        assert copies(chat.happen(said)) == ["code-later", "ask-code-sent-before"]
    assert copies(chat.happen(CODE))[-1] == "ask-code-new"


def test_contacts_that_were_changed_of_late_are_said_to_be_the_reason():
    soon = START + timedelta(hours=72)
    details = {name: replace(one, trusted_from=soon) for name, one in MAI.details.items()}
    fresh = replace(MAI, details=details)
    done = Chat(World.of(fresh).trust(fresh, proven=False)).happen("đổi địa chỉ")
    assert copies(done)[0] == "proof-too-new"
    assert "26/11/2026" in text(done[0])
    closed = World.of(fresh, ways=Ways("x", sms=False, mail=False)).trust(fresh, proven=False)
    assert copies(Chat(closed).happen("đổi địa chỉ"))[0] == "proof-no-way"
