"""The main journeys, in both languages, on every channel."""

from storage import customers
from tests.bot import paper_corpus
from tests.bot.contract import WISHES, Play, link, pieces

pytest_plugins = ["tests.bot.contract_fixtures"]
ANSWERS = {
    "address": ("12 Lê Lợi, Phường Bến Nghé, Quận 1, TP. Hồ Chí Minh", "12 Lê Lợi"),
    "id_number": ("079190012345", "079190012345"),
    "birth_date": ("05/03/1990", "1990-03-05"),
    "contact_person": ("Trần Văn Nam, kế toán, 0903 111 222", "Trần Văn Nam"),
}


async def test_customer_links_by_code_and_changes_four_details(play: Play) -> None:
    await link(play)
    customer = play.house.lane(play.driver.name, play.driver.address(play.who))
    assert customer.private
    await play.say("/cancel")
    for field, (answer, stored) in ANSWERS.items():
        await play.say(WISHES[play.language][field])
        play.hears(f"ask-{field}")
        await play.say(answer)
        for _ in range(3):
            if any(p in play.text for p in _changed(play)):
                break
            await play.say(WISHES[play.language]["yes"])
        play.hears("changed")
        assert stored in (_record(play).value(field) or ""), field


def _changed(play: Play) -> tuple[str, ...]:
    return pieces("changed", play.language)


def _record(play: Play):

    found = play.house.database.read_now(lambda uow: customers.by_code(uow, "DC10023"))
    assert found
    return play.house.record(found)


async def test_customer_changes_both_contacts_with_the_old_ones(play: Play) -> None:
    await link(play)
    await play.say("/cancel")
    for field, answer, stored in (
        ("phone", "0987 654 321", "+84987654321"),
        ("email", "mai.moi@dcnet.vn", "mai.moi@dcnet.vn"),
    ):
        await play.say(WISHES[play.language][field])
        play.hears(f"ask-{field}")
        await play.say(answer)
        play.hears("confirm-change")
        await play.press("choice-yes")
        play.hears("ask-code-old")
        await play.code()
        play.hears("ask-code-new")
        await play.code()
        play.hears("changed-contact")
        assert _record(play).value(field) == stored
        play.house.clock.pass_(minutes=1)


async def test_contact_change_by_the_other_contact_is_held(play: Play) -> None:
    await link(play)
    await play.say("/cancel")
    await play.say(WISHES[play.language]["phone"])
    await play.say("0987 654 321")
    await play.press("choice-yes")
    play.hears("ask-code-old")
    await play.press("choice-no-access")
    play.hears("recovery-other", "ask-code-other")
    await play.code()
    play.hears("ask-code-new")
    await play.code()
    play.hears("held")
    assert _record(play).value("phone") == "+84912345678"
    play.house.clock.pass_(hours=73)
    await play.look()
    assert _record(play).value("phone") == "+84987654321"


async def test_name_change_takes_a_picture_and_a_pdf(play: Play) -> None:
    await link(play)
    await play.say("/cancel")
    await play.say(WISHES[play.language]["name"])
    play.hears("ask-new_name")
    await play.say("Nguyễn Thị Mai Anh")
    await play.press("name_reason-civil_change")
    await play.press("name_paper-civil_extract")
    play.hears("ask-papers")
    await play.send_file(paper_corpus.jpeg((800, 600)), "trich-luc.jpg")
    play.hears("file-coming", "ask-papers-more")
    await play.send_file(paper_corpus.pdf(), "trich-luc.pdf")
    play.hears("ask-papers-more")
    await play.press("choice-done")
    play.hears("confirm-request_name_change")
    await play.press("choice-yes")
    play.hears("case-opened")
    assert _record(play).name == "Nguyễn Thị Mai"
