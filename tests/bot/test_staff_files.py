"""What staff send reaches the customer on every channel that takes files, and only them."""

import httpx
import pytest

from bot.channels.channel import Capabilities
from bot.rendering import chunks
from handlers import desk_view
from handlers import staff as staff_of
from handlers.desk_deed import Deed, Done, Seen
from states.case import Action
from states.permissions import Role
from storage import attachments, cases, lanes, tables
from storage.attachments import Sent
from storage.staff import StaffMember
from tests.bot import paper_corpus
from tests.bot.contract import Play
from tests.bot.telegram_driver import TelegramDriver
from tests.bot.zalo_oa_driver import ZaloOaDriver

pytest_plugins = ["tests.bot.contract_fixtures"]
CALL = {"vi": "gặp nhân viên", "en": "I want to talk to a person"}
NAME = "Hóa đơn tháng 11.pdf"


async def called(play: Play) -> str:
    await play.say(CALL[play.language])
    play.hears("case-opened-talk_to_person", "talk-here")
    return play.house.database.read_now(
        lambda uow: uow.connection.execute(tables.case.select()).one().reference
    )


def send(play: Play, reference: str, data: bytes, name: str, kind: str, text: str = "") -> None:
    """What the console does with a file that was checked."""
    house = play.house
    media = "application/pdf" if kind == "pdf" else "image/jpeg"

    def use_case(uow) -> None:
        member = StaffMember(uow.new_id(), f"lan-{uow.new_id()}", "Trần Ngọc Lan", Role.AGENT)
        row = {"id": member.id, "login": member.login, "name": member.name}
        uow.add(tables.staff, {**row, "role": "admin", "password_hash": "-", "made_at": uow.now})
        uow.flush()
        place = desk_view.chat_of(uow, house.built.house, reference)
        assert place is not None
        kept = house.built.files.store(data, place[1])
        sent = Sent(place[0], kept.name, name, kind, media, kept.size, 1, kept.sha256.hex())
        page = desk_view.load(uow, house.built.house, member, reference, uow.new_id())
        assert page is not None
        seen = Seen(page.seen.version, page.seen.events, page.seen.record, page.seen.key)
        deed = Deed(Action.SEND_FILE, reference, seen, text=text, file=sent)
        assert staff_of.act(uow, house.built.house, member, deed) == Done("send_file", "chat")

    house.clock.pass_(seconds=2)
    house.database.write_now(use_case)


async def test_a_pdf_and_a_picture_reach_the_customer(play: Play) -> None:
    reference = await called(play)
    pdf, picture = paper_corpus.pdf(), paper_corpus.jpeg((800, 600))
    send(play, reference, pdf, NAME, "pdf", "Hóa đơn ạ")
    await play.look()
    if not play.house.built.channels[play.driver.name].caps.files:
        play.hears("staff-file-elsewhere", "staff-file", "talk-answer")
        return
    play.hears("staff-file", "talk-answer")
    assert "Hóa đơn ạ" in play.text
    send(play, reference, picture, "tu-thiet-bi.jpg", "image")
    await play.look()
    play.hears("staff-file")
    assert await delivered(play) == [pdf, picture]
    assert set(play.house.outbox_states(play.driver.name, play.driver.address(1))) == {"done"}


async def delivered(play: Play) -> list[bytes]:
    """The bytes of the files as the customer has them."""
    driver = play.driver
    if isinstance(driver, TelegramDriver):
        world = driver.api.world
        accepted = [one for one in world.files._files.values() if one.data]
        wanted = {"document", "photo"}
        found = [one for one in accepted if one.kind in wanted]
        documents = [one.data for one in found if one.kind == "document"]
        photos = [one.data for one in found if one.kind == "photo"]
        assert any(one.name == NAME for one in found)
        return [*documents, photos[-1]]
    if isinstance(driver, ZaloOaDriver):
        world = driver.api.world
        sent = [one.file for one in world.chats[driver.address(1)] if one.from_oa and one.file]
        assert world.uploads[sent[0]][0] == NAME
        return [world.uploads[one][1] for one in sent]
    messages = await driver._messages(1)
    files = [one["file"] for one in messages if one["from"] == "staff" and one["file"]]
    assert [one["name"] for one in files] == [NAME, "tu-thiet-bi.jpg"]
    client = await driver._client(1)
    answers = [await client.get(one["address"]) for one in files]
    assert "H%C3%B3a" in answers[0].headers["content-disposition"]
    assert answers[0].headers["x-content-type-options"] == "nosniff"
    assert "no-store" in answers[0].headers["cache-control"]
    return [one.content for one in answers]


async def test_a_file_is_for_the_session_it_was_sent_to(play: Play) -> None:
    if play.driver.name != "webchat":
        pytest.skip("n/a: files go to the platform")
    reference = await called(play)
    send(play, reference, paper_corpus.pdf(), NAME, "pdf")
    await play.look()
    [file] = [one["file"] for one in await play.driver._messages(1) if one["file"]]
    stranger = await play.driver._client(2)
    assert (await stranger.get(file["address"])).status_code == 404
    async with httpx.AsyncClient(base_url=play.house.base, trust_env=False) as nobody:
        assert (await nobody.get(file["address"])).status_code == 401
    client = await play.driver._client(1)
    assert (await client.get("/chat/files/" + "0" * 32)).status_code == 404
    assert (await client.get(file["address"])).status_code == 200
    lane = play.house.lane("webchat", play.driver.address(1))
    play.house.database.write_now(lambda uow: lanes.set_reach(uow, lane.id, "gone"))
    assert (await client.get(file["address"])).status_code == 404


async def test_what_the_customer_sent_is_not_downloaded(play: Play) -> None:
    """Papers are for the desk: the page never gets them back."""
    if play.driver.name != "webchat":
        pytest.skip("n/a: files go to the platform")
    reference = await called(play)
    await play.send_file(paper_corpus.jpeg((400, 300)), "anh.jpg")
    play.hears("file-to-case")
    case = play.house.database.read_now(lambda uow: cases.by_reference(uow, reference))
    assert case is not None
    [paper] = play.house.database.read_now(lambda uow: attachments.of_case(uow, case.id))
    assert paper.state == "stored"
    client = await play.driver._client(1)
    assert (await client.get(f"/chat/files/{paper.id}")).status_code == 404


def test_a_channel_without_files_says_so() -> None:
    file = {"attachment": "a", "name": NAME, "kind": "pdf", "size": 9}
    body = {
        "language": "vi",
        "parts": [{"copy": "talk-here", "shown": {}}],
        "files": [file],
        "staff": "Lan",
    }
    said = chunks(body, Capabilities())
    assert NAME in said[0]["text"]
    assert all(one["staff"] == "Lan" for one in said)
    assert chunks(body, Capabilities(files="link"))[0] == {
        "text": "",
        "sends": file,
        "staff": "Lan",
    }


async def test_a_file_nobody_asked_for_is_told_declined(play: Play) -> None:
    if play.driver.name != "webchat":
        pytest.skip("n/a: the platform shows its own files")
    await play.say("menu")
    await play.driver.send_file(1, paper_corpus.jpeg((80, 60)), "a.jpg")
    await play.look()
    play.hears("file-not-asked", "menu")
    [file] = [one["file"] for one in await play.driver._messages(1) if one["file"]]
    assert file["state"] == "declined"
