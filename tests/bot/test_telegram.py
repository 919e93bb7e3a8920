"""Telegram's own ways: contacts, groups, albums, edits, keyboards, what is deleted and told."""

from collections.abc import AsyncIterator

import pytest

from bot.copy import render
from tests.bot import paper_corpus
from tests.bot.contract import Play
from tests.bot.telegram_driver import TelegramDriver
from tests.bot.telegram_house import AN, WAYS, talking
from tests.desk import Clock

Talk = tuple[Play, TelegramDriver]


@pytest.fixture(params=WAYS)
async def talk(request: pytest.FixtureRequest, tmp_path, clock: Clock) -> AsyncIterator[Talk]:
    async with talking(tmp_path, clock, request.param) as found:
        yield found


async def claiming(play: Play) -> None:
    play.house.customer()
    await play.say("/start")
    await play.say("đổi địa chỉ")
    play.hears("ask-claim")


# -- the contact key -----------------------------------------------------------------------------
async def test_own_contact_links_without_a_code(talk: Talk) -> None:
    play, driver = talk
    await claiming(play)
    assert play.news[-1].buttons == ("Chia sẻ số điện thoại", "Dừng")
    driver.api.tap(AN, "Chia sẻ số điện thoại", phone="+84912345678")
    await play.look()
    play.hears("linked")


@pytest.mark.parametrize(
    "how", [{"own": False, "user_id": 555}, {"own": False}, {"forwarded": True}]
)
async def test_card_of_somebody_else_does_not_link(talk: Talk, how: dict[str, bool]) -> None:
    play, driver = talk
    await claiming(play)
    driver.api.share_contact(AN, "+84912345678", **how)
    await play.look()
    play.hears("contact-not-own")


async def test_keys_are_put_away_after_the_question(talk: Talk) -> None:
    play, driver = talk
    await claiming(play)
    assert driver.api.transcript(AN)[-1].keyboard
    await play.say("DC10023")
    first, second = play.news
    assert first.text == render("keys-away", "vi")
    assert second.buttons
    calls = driver.api.calls("sendMessage", AN)
    assert "remove_keyboard" in calls[-2].args["reply_markup"]
    assert "inline_keyboard" in calls[-1].args["reply_markup"]


async def test_typed_key_of_the_keyboard_is_its_choice(talk: Talk) -> None:
    play, driver = talk
    await claiming(play)
    driver.api.tap(AN, "Dừng")
    await play.look()
    play.hears("cancel-done")
    assert "remove_keyboard" in driver.api.calls("sendMessage", AN)[-2].args["reply_markup"]


async def test_short_labels_share_a_row(talk: Talk) -> None:
    play, driver = talk
    await play.say("/start")
    rows = driver.api.transcript(AN)[-1].buttons
    assert [len(row) for row in rows] == [1, 1, 1, 1, 2, 1]


# -- words ---------------------------------------------------------------------------------------
async def test_command_with_the_bots_name(talk: Talk) -> None:
    play, _ = talk
    await play.say("/start@helpdesk_bot")
    play.hears("menu")


async def test_forwarded_words_are_not_an_answer(talk: Talk) -> None:
    play, driver = talk
    await play.say("/start")
    said = driver.api.say(AN, "1")
    await play.look()
    driver.api.forward(AN, AN, said.message_id)
    await play.look()
    assert "ask-field" not in play.text


async def test_misuse_is_reported_with_a_forwarded_message(talk: Talk) -> None:
    play, driver = talk
    await play.say("/report")
    play.hears("report-sorry")
    await play.press("misuse_what-calls")
    scam = driver.api.say(AN, "Chuyển tiền ngay nếu muốn giữ tài khoản")
    await play.look()
    driver.api.forward(AN, AN, scam.message_id)
    await play.look()
    play.hears("evidence-forwarded-kept")
    await play.press("choice-hand-in")
    play.hears("report-more")


async def test_edited_words_are_not_taken(talk: Talk) -> None:
    play, driver = talk
    await play.say("/start")
    said = driver.api.say(AN, "xin chào")
    await play.look()
    driver.api.edit(AN, said.message_id, "đổi địa chỉ")
    await play.look()
    play.hears("edited-not-taken")


async def test_bots_are_not_answered(talk: Talk) -> None:
    play, driver = talk
    chat = {"id": AN, "type": "private", "first_name": "A"}
    robot = {"id": 9, "is_bot": True, "first_name": "R"}
    driver.api.inject(
        "message", {"message_id": 7, "date": 1790000000, "chat": chat, "from": robot, "text": "hi"}
    )
    await play.look()
    assert not play.news


async def test_unknown_updates_pass_and_malformed_ones_are_parked(talk: Talk) -> None:
    play, driver = talk
    driver.api.board.world.queue.allowed = frozenset({*driver.api.world.queue.allowed, "poll"})
    driver.api.inject("poll", {"id": "1", "question": "?"})
    driver.api.inject("callback_query", {"id": "1", "from": {"id": 1}})
    await play.say("/start")
    play.hears("menu")
    assert play.house.inbox_count("parked") == 1
    assert play.house.outbox_states("telegram", "unknown") == []


# -- groups --------------------------------------------------------------------------------------
@pytest.mark.parametrize("how", ["/start", "@helpdesk_bot chào", "reply", "chào"])
async def test_groups_are_refused_when_they_ask(talk: Talk, how: str) -> None:
    play, driver = talk
    group = driver.api.group(-1001, members=[AN])
    if how == "reply":
        driver.api.say(group, "/start", user=AN)
        await play.house.work()
        answered = driver.api.transcript(group)[-1]
        driver.api.say(group, "thế à", user=AN, reply_to=answered.message_id)
        await play.house.work()
        assert len([one for one in driver.api.transcript(group) if one.from_bot]) == 2
        return
    driver.api.say(group, how, user=AN)
    await play.house.work()
    said = [one for one in driver.api.transcript(group) if one.from_bot]
    assert [one.text for one in said] == ([] if how == "chào" else [render("group-refused", "vi")])
    assert [one.direction for one in play.house.transcript("telegram", str(group))] == (
        ["out"] * len(said)
    )


async def test_no_contact_key_and_no_command_for_another_bot_in_a_group(talk: Talk) -> None:
    play, driver = talk
    group = driver.api.group(-1002, members=[AN])
    driver.api.say(group, "/start@other_bot", user=AN)
    await play.house.work()
    assert not [one for one in driver.api.transcript(group) if one.from_bot]


# -- papers --------------------------------------------------------------------------------------
async def papers_asked(play: Play) -> None:
    await claiming(play)
    await play.say("DC10023")
    await play.press("choice-by-phone")
    await play.code()
    await play.say("/cancel")
    await play.say("đổi tên khách hàng")
    await play.say("Nguyễn Thị Mai Anh")
    await play.press("name_reason-civil_change")
    await play.press("name_paper-civil_extract")
    play.hears("ask-papers")


async def test_album_is_taken_item_by_item_and_deleted_from_the_chat(talk: Talk) -> None:
    play, driver = talk
    await papers_asked(play)
    sent = driver.api.album(AN, [paper_corpus.jpeg((300, 200)), paper_corpus.jpeg((400, 300))])
    await play.look()
    play.hears("ask-papers-more")
    assert "2" in play.news[-1].text
    left = {one.message_id for one in driver.api.transcript(AN)}
    assert not left & {one.message_id for one in sent}


async def test_file_that_is_too_big_is_refused_kindly(talk: Talk) -> None:
    play, driver = talk
    await papers_asked(play)
    driver.api.send_document(AN, b"%PDF-1.7", "to.pdf", "application/pdf", size=30 * 2**20)
    await play.look()
    play.hears("paper-too-big")


async def test_lost_download_is_tried_again(talk: Talk) -> None:
    play, driver = talk
    await papers_asked(play)
    driver.api.fault("5xx", "getFile")
    driver.api.send_photo(AN, paper_corpus.jpeg((300, 200)))
    await play.look()
    play.hears("file-coming")
    play.house.clock.pass_(minutes=2)
    await play.look()
    play.hears("ask-papers-more")


async def test_kinds_of_documents(talk: Talk) -> None:
    play, driver = talk
    await papers_asked(play)
    driver.api.send_document(AN, b"MZ", "a.exe", "application/x-msdownload")
    await play.look()
    play.hears("paper-wrong-type")
    driver.api.send_document(AN, paper_corpus.png(), "anh.png", "image/png")
    await play.look()
    play.hears("ask-papers-more")


# -- around it -----------------------------------------------------------------------------------
async def test_a_press_is_acknowledged_beside_the_outbox(talk: Talk) -> None:
    play, driver = talk
    await play.say("/start")
    await play.press("choice-update")
    await driver.api.wait_for_async(lambda: True if driver.api.presses()[-1].answered else None)


async def test_a_press_that_cannot_be_acknowledged_counts_all_the_same(talk: Talk) -> None:
    play, driver = talk
    await play.say("/start")
    driver.api.fault("error", "answerCallbackQuery", text="Bad Request: query is too old")
    await play.press("choice-update")
    play.hears("ask-field")


async def test_commands_are_told_in_both_languages(talk: Talk) -> None:
    play, driver = talk
    await play.house.work()
    told = {language: [one["command"] for one in given]
            for (_, language), given in driver.api.commands().items()}  # fmt: skip
    assert set(told) == {"vi", "en", ""}
    assert told["en"] == [
        "menu", "report", "mydata", "cases", "policy", "stop", "staff",
        "cancel", "language", "help",
    ]  # fmt: skip
    assert driver.channel.username == "helpdesk_bot"
