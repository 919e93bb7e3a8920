"""My data, linked chats, what changed, and advertising - on the pure engine."""

from dataclasses import replace
from datetime import timedelta

import pytest

from states import events
from states.effects import KeepView, Say, StartMarketing, StopMarketing, UnlinkChats
from states.facts import Change, LinkedChat, PastChange, Ways
from tests.play import CODE, FIRM, MAI, START, Chat, World, play, press, text

LINE = "mydata-line"
MASKED = ["mydata-masked", *[LINE] * 3, "mydata-chats-count", "mydata-marketing-on"]
CHATS = (
    LinkedChat("l1", "webchat", START, START, here=True),
    LinkedChat("l2", "telegram", START, START, here=False),
    LinkedChat("l3", "test", START, None, here=False),
)


def linked(**facts) -> World:
    world = World.of(MAI, FIRM, **facts).trust(MAI, proven=False)
    world.kept.chats = list(CHATS)
    return world


def said(chat: Chat, event, language: str = "vi") -> str:
    return "\n".join(text(one, language) for one in chat.happen(event) if isinstance(one, Say))


# -- the record -----------------------------------------------------------------------------------
@pytest.mark.parametrize("words", ["/mydata", "xem thông tin của tôi", "show me my data"])
def test_masked_for_whoever_is_linked(words: str):
    chat = play((words, [*MASKED, "mydata-what"]), world=linked())
    for language in ("vi", "en"):
        shown = said(chat, "/mydata", language)
        assert "091•••678" in shown
        assert not any(one in shown for one in ("0912", "mai@", "Mai"))


def test_who_is_not_linked_says_who_they_are_first():
    play(
        ("/mydata", ["ask-claim"]),
        ("mai@congty.vn", ["ask-code-link"]),
        (CODE, ["linked", *MASKED[:4], *MASKED[4:], "mydata-what"]),
        world=World.of(MAI),
    )


def test_in_full_takes_a_code_and_is_shown_once():
    chat = play(
        ("/mydata", [*MASKED, "mydata-what"]),
        ("xem đầy đủ", ["ask-contact"]),
        ("1", ["ask-code-confirm"]),
        ("000000", ["code-wrong", "ask-code-confirm"]),
        (CODE, ["proof-kept", KeepView, "mydata-full", *[LINE] * 3, "mydata-full-what"]),
        ("xyz", ["not-understood", "mydata-full-what"]),  # what was shown is not said again
        world=linked(ways=Ways("webchat", stays=False)),
    )
    assert "0912" not in str(chat.conversation)
    assert "mai@congty.vn" not in str(chat.conversation)


def test_in_full_says_the_values_to_their_owner():
    chat = Chat(linked(ways=Ways("webchat", stays=False)).trust(MAI))
    chat.happen("/mydata")
    shown = said(chat, press("view-full"))
    assert "0912 345 678" in shown
    assert "Nguyễn Thị Mai" in shown


@pytest.mark.parametrize(
    ("answer", "then"),
    [
        ("không", [*MASKED, "mydata-what"]),
        (press("view-masked"), [*MASKED, "mydata-what"]),
        ("menu", ["menu"]),
        ("có", ["ask-contact"]),
        (press("view-full-sure"), ["ask-contact"]),
    ],
)
def test_where_messages_stay_the_masked_version_is_offered_first(answer, then):
    play(
        ("/mydata", [*MASKED, "mydata-what"]),
        (press("view-full"), ["mydata-full-sure"]),
        (answer, then),
        world=linked(ways=Ways("telegram")),
    )


def test_a_frozen_record_is_shown_masked_and_nothing_more():
    world = linked(ways=Ways("webchat", stays=False))
    world.customers = {one.id: replace(one, frozen=True) for one in world.customers.values()}
    frozen = [*MASKED[:4], "mydata-frozen", *MASKED[4:]]
    play(
        ("/mydata", [*frozen, "mydata-what"]),
        (press("view-full"), ["frozen", "menu"]),
        ("/stop", [StopMarketing, "marketing-stopped", "marketing-what"]),
        ("nhận lại quảng cáo", ["frozen", "menu"]),
        world=world,
    )


def test_what_is_under_way_is_shown():
    ends = START + timedelta(days=3)
    changes = [Change("1", "phone", "held", "DC-A-2", ends, "+84987654321"),
               Change("2", "email", "applied", "DC-B-2", ends, "moi@congty.vn")]  # fmt: skip
    under_way = ["held-line", "mydata-undoable-line"]
    play(
        ("/mydata", [*MASKED[:4], *under_way, *MASKED[4:], "mydata-what"]),
        world=linked(changes=changes),
    )


def test_in_the_middle_of_a_form_it_is_shown_and_the_form_goes_on():
    chat = play(
        ("đổi địa chỉ", ["ask-address"]),
        ("xem thông tin của tôi", [*MASKED, "ask-address"]),
        ("/stop", [StopMarketing("c-mai"), "marketing-stopped", "ask-address"]),
        world=linked().trust(MAI),
    )
    assert chat.conversation.draft.kind == "update_address"


def test_while_a_person_listens_commands_still_work():
    chat = Chat(linked())
    chat.happen("/staff")
    done = [one.copy for one in chat.happen("/mydata") if isinstance(one, Say)]
    assert done == [*MASKED, "talk-here"]
    assert [one.copy for one in chat.happen("đổi email") if isinstance(one, Say)] == [
        "talk-passed-on"
    ]  # words are meant for the person


# -- linked chats ---------------------------------------------------------------------------------
def test_another_chat_is_unlinked_after_a_code():
    lines = ["mydata-chats", *["mydata-chat-line"] * 3, "mydata-chats-what"]
    chat = play(
        ("/mydata", [*MASKED, "mydata-what"]),
        ("các chat", lines),
        (press("drop:l2"), ["mydata-unlink-sure"]),
        ("không", ["menu"]),
        ("/mydata", [*MASKED, "mydata-what"]),
        (press("view-chats"), lines),
        (press("drop:l2"), ["mydata-unlink-sure"]),
        ("đúng", ["ask-contact"]),
        ("email", ["ask-code-confirm"]),
        (CODE, ["proof-kept", UnlinkChats("c-mai", ("l2",)), "mydata-unlinked", "menu"]),
        world=linked(),
    )
    chat.happen("/mydata")
    chat.happen(press("view-chats"))
    assert "drop:l3" in chat.keys
    assert "drop:others" not in chat.keys  # there is only one
    play(
        (press("unlink"), ["unlink-sure"]),
        ("không", ["menu"]),
        world=chat.world,
        chat=chat,
    )


def test_all_others_are_unlinked_at_once():
    chat = Chat(linked().trust(MAI))
    chat.happen("/mydata")
    chat.happen(press("view-chats"))
    play(
        (press("drop:others"), ["mydata-unlink-others-sure"]),
        (press("drop-sure:others"), [UnlinkChats("c-mai", ()), "mydata-unlinked", "menu"]),
        world=chat.world,
        chat=chat,
    )
    assert [one.id for one in chat.world.kept.chats] == ["l1"]


def test_a_chat_that_is_somebody_elses_by_now_unlinks_nothing():
    chat = Chat(linked())
    chat.happen("/mydata")
    chat.happen(press("view-chats"))
    chat.happen(press("drop:l2"))
    chat.happen(press("drop-sure:l2"))  # a code is asked for
    chat.world.trust(FIRM)
    chat.conversation = replace(chat.conversation, customer_id=FIRM.id)
    done = chat.happen(events.ProofKept())
    assert not any(isinstance(one, UnlinkChats) for one in done)


# -- what changed ---------------------------------------------------------------------------------
def test_what_changed_is_told_with_who_did_it():
    world = linked()
    world.kept.past = [
        PastChange(START, "changed", "customer", "phone", "091•••678", "098•••321", "DC-A-2"),
        PastChange(START, "changed", "staff", "name", "N•••", "M•••", "DC-B-2"),
        PastChange(START, "changed", "import", "email", "", "n•••@x.vn"),
        PastChange(START, "changed", "desk", "email", reference="DC-C-2"),
        PastChange(START, "held", "customer", "email", "a•••@x.vn", "b•••@x.vn", "DC-D-2"),
        PastChange(START, "withdrawn", "customer", "email", reference="DC-D-2"),
        PastChange(START, "undone", "undo", "phone", "098•••321", "091•••678", "DC-A-2"),
        PastChange(START, "added", "import"),
        PastChange(START, "lifted", "staff", reference="DC-E-2"),
        PastChange(START, "marketing-stopped", "customer"),
        PastChange(START, "marketing-started", "customer"),
    ]
    chat = Chat(world)
    chat.happen("/mydata")
    told = [f"mydata-past-{one.what}" for one in world.kept.past]
    chat = play(
        ("lịch sử", ["mydata-history", *told, "mydata-history-what"]), world=world, chat=chat
    )
    chat.happen("/mydata")
    shown = said(chat, "lịch sử")
    assert "091•••678 → 098•••321 (Anh/Chị, trong chat, DC-A-2)" in shown
    assert "none" not in shown
    world.kept.past = []
    play(
        ("/mydata", [*MASKED, "mydata-what"]),
        (press("view-history"), ["mydata-history-none", "mydata-history-what"]),
        world=world,
        chat=chat,
    )


# -- advertising ----------------------------------------------------------------------------------
@pytest.mark.parametrize("words", ["/stop", "đừng gửi quảng cáo nữa", "unsubscribe", "dung gui qc"])
def test_advertising_stops_at_once_and_starts_after_a_code(words: str):
    chat = play(
        (words, [StopMarketing("c-mai"), "marketing-stopped", "marketing-what"]),
        ("nhận lại", ["ask-contact"]),
        ("1", ["ask-code-confirm"]),
        (CODE, ["proof-kept", StartMarketing("c-mai"), "marketing-started", "menu"]),
        world=linked(),
    )
    assert chat.world.kept.no_marketing is None
    chat.happen("/stop")
    stopped = [*MASKED[:-1], "mydata-marketing-off", "mydata-what"]
    play(("/mydata", stopped), world=chat.world, chat=chat)
    assert "start_marketing" in chat.keys


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("nhận lại quảng cáo", True), ("cho tôi nhận lại khuyến mãi", True),
        ("I want to get the newsletter again", True), ("subscribe me to offers again", True),
        ("đừng gửi quảng cáo lại nữa", False), ("không muốn nhận quảng cáo", False),
        ("do not send me ads again", False), ("stop the newsletter", False),
    ],
)  # fmt: skip
def test_wanting_it_again_is_told_from_refusing_it(words: str, starts: bool):
    done = Chat(linked().trust(MAI)).happen(words)
    assert any(isinstance(one, StartMarketing) for one in done) == starts
    assert any(isinstance(one, StopMarketing) for one in done) != starts


@pytest.mark.parametrize("typed", ["0912 345 678", "mai@congty.vn", "ai-do@noi-khac.vn"])
def test_who_is_not_linked_hears_the_same_words_for_any_contact(typed: str):
    chat = play(
        ("/stop", ["marketing-ask-contact"]),
        ("xyz", ["marketing-contact-unreadable", "marketing-ask-contact"]),
        (typed, [StopMarketing, "marketing-stopped-contact", "marketing-what"]),
        world=World.of(MAI),
    )
    assert not chat.asked  # nothing was looked up
    play(("1", ["ask-claim"]), world=chat.world, chat=chat)  # to start again they must be known


def test_another_wish_leaves_the_question_for_a_contact():
    play(
        ("/stop", ["marketing-ask-contact"]),
        ("đổi địa chỉ", ["ask-claim"]),
        ("dừng", ["cancel-done", "menu"]),
        world=World.of(MAI),
    )


@pytest.mark.parametrize(
    "words", ["ai đã sửa thông tin của em", "thông tin của tôi ai sửa vậy", "who changed my data?"]
)
def test_who_changed_it_is_on_record_and_misuse_is_reported_from_there(words: str):
    chat = Chat(World.of(MAI).trust(MAI))
    chat.happen(words)
    assert chat.prompt.copy == "mydata-history-what"
    assert "report" in {choice.key for choice in chat.prompt.choices}
