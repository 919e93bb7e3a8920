"""The language of a page goes into its first message; refusals speak the reader's language."""

import re

import httpx
import pytest

from tests.bot.house import House


@pytest.fixture
async def house(tmp_path, clock):
    made = House(tmp_path, clock)
    await made.open()
    yield made
    await made.close()


@pytest.fixture
async def browser(house):
    async with httpx.AsyncClient(base_url=house.base, trust_env=False, timeout=10) as client:
        page = (await client.get("/chat?lang=en")).text
        token = re.search(r'name="csrf-token" content="([^"]+)"', page)
        assert token
        client.headers["X-CSRF-Token"] = token[1]
        yield client


async def say(house: House, browser: httpx.AsyncClient, text: str, language: str) -> list[str]:
    house.clock.pass_(seconds=1)
    body = {"text": text, "client_id": f"client-{house.clock.now:%H%M%S}"}
    answer = await browser.post("/chat/messages", json=body, headers={"Accept-Language": language})
    assert answer.status_code == 202
    await house.work()
    return house_texts(house, "out")


def house_texts(house: House, direction: str) -> list[str]:
    from storage import tables, transcript

    [lane] = house.database.read_now(
        lambda uow: uow.connection.execute(tables.conversation.select()).all()
    )
    said = house.database.read_now(lambda uow: transcript.read(uow, lane.id))
    return [str(one.body.get("text", "")) for one in said if one.direction == direction]


async def test_a_conversation_begins_in_the_page_s_language_and_keeps_its_own(house, browser):
    assert "Hello" in (await say(house, browser, "hello", "en"))[0]
    later = await say(house, browser, "menu", "vi")
    assert not re.search("Anh/Chị", later[-1])


async def test_the_switch_is_no_bubble_of_the_customer(house, browser):
    await say(house, browser, "hello", "en")
    answer = await browser.post("/chat/language", json={"language": "vi"})
    assert answer.status_code == 204
    await house.work()
    assert house_texts(house, "in") == ["hello"]
    assert re.search("tiếng Việt", house_texts(house, "out")[-1], re.IGNORECASE)


async def test_problems_speak_the_reader_s_language(browser):
    for language, words in (("en-GB,vi;q=0.5", "could"), ("vi", "Em chưa đọc được")):
        headers = {"Accept-Language": language}
        answer = await browser.post("/chat/messages", json={}, headers=headers)
        told = answer.json()
        assert answer.status_code == told["status"] == 400
        assert words in told["detail"]
        assert told["title"] == "Bad Request"
        assert told["type"].endswith(":problem:bad-body")


@pytest.mark.parametrize("path", ["/nowhere", "/status/nothing", "/chat/nowhere"])
async def test_a_browser_gets_a_page_and_a_program_a_problem(browser, path: str):
    headers = {"Accept": "text/html,*/*;q=0.8", "Accept-Language": "en"}
    page = await browser.get(path, headers=headers)
    assert page.status_code == 404
    assert "<h1>This page does not exist.</h1>" in page.text
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    told = (await browser.get(path, headers={"Accept": "*/*"})).json()
    assert told["type"].endswith(":problem:not-found")


async def test_a_wrong_way_is_told_as_such(browser):
    answer = await browser.get("/chat/messages")
    assert answer.status_code == 405
    assert answer.json()["type"].endswith(":problem:method")
    assert answer.json()["title"] == "Method Not Allowed"
