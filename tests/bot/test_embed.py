"""The chat for pages of other sites, without a browser: who may frame, whose a request is."""

import re

import httpx
import pytest

from bot import origins, web
from bot.app import build
from bot.settings import Settings, SettingsError
from tests.bot.house import House
from tests.databases import MASTER_KEY

SHOP = "https://shop.example"


@pytest.fixture
async def house(tmp_path, clock):
    house = House(tmp_path, clock, chat_origins=f"{SHOP}, http://localhost:9000")
    await house.open()
    yield house
    await house.close()


@pytest.fixture
async def browser(house):
    async with httpx.AsyncClient(base_url=house.base, trust_env=False, timeout=10) as client:
        yield client


def secret(page: httpx.Response) -> str:
    found = re.search(r'name="chat-session" content="([^"]+)"', page.text)
    assert found
    return found[1]


def bearer(page: httpx.Response) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret(page)}"}


def ancestors(answer: httpx.Response) -> str:
    found = re.findall(r"frame-ancestors ([^;]*)", answer.headers["content-security-policy"])
    assert len(found) == 1
    return found[0]


# -- the setting -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, ()),
        ("", ()),
        (
            " https://Shop.Example , https://a.vn:8443",
            ("https://shop.example", "https://a.vn:8443"),
        ),
        ("https://a.vn:443,https://a.vn", ("https://a.vn",)),
        ("http://localhost:3000,http://127.0.0.1", ("http://localhost:3000", "http://127.0.0.1")),
        ("https://xn--ngdung-s4a.vn", ("https://xn--ngdung-s4a.vn",)),
    ],
)
def test_origins_as_browsers_spell_them(text, expected):
    assert origins.parse(text) == expected


@pytest.mark.parametrize(
    "text",
    ["*", "https://*.shop.example", "shop.example", "http://shop.example", "https://", "null",
     "https://a.vn/", "https://a.vn/path", "https://a.vn?x", "https://a.vn#x", "https://u@a.vn",
     "https://a.vn:x", "https://a.vn:", "https://a.vn; script-src *", "https://a.vn https://b.vn",
     "https://a.\nvn", "data:text/html", "https://a_b.vn", "'self'", "https://ngườidùng.vn",
     ",".join(f"https://a{n}.vn" for n in range(51))],
)  # fmt: skip
def test_what_is_no_origin_stops_the_start(text, tmp_path):
    settings = Settings(
        database_url=f"sqlite:///{tmp_path}/x.db", master_key=MASTER_KEY, chat_origins=text
    )
    with pytest.raises(SettingsError) as refused:
        build(settings)
    assert "HELPDESK_CHAT_ORIGINS" in str(refused.value)


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://a.vn/x?y", "https://a.vn"),
        ("https://a.vn:443", "https://a.vn"),
        ("http://192.168.1.5:8080/", "http://192.168.1.5:8080"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
        ("null", ""),
        ("ftp://a.vn", ""),
        ("http://a:b:c", ""),
        ("", ""),
    ],
)
def test_the_origin_of_an_address(url, origin):
    assert origins.of(url) == origin


# -- framing ---------------------------------------------------------------------------------------
async def test_the_frame_names_who_may_show_it_and_the_rest_names_nobody(browser):
    frame = await browser.get("/chat/embed", headers={"Sec-Fetch-Dest": "iframe"})
    assert ancestors(frame) == f"'self' {SHOP} http://localhost:9000"
    assert ancestors(await browser.get("/chat")) == "'self'"
    never = ("/", "/outbox", "/console", "/console/sign-in", "/status/not-me/x", "/healthz", "/nix",
             "/readyz", "/static/embed.js")  # fmt: skip
    for path in never:
        assert ancestors(await browser.get(path)) == "'none'", path


async def test_every_page_says_who_may_frame_it(house, browser):
    """Broken once: the outbox of the demo said nothing."""
    for route in house.built.web.routes:
        path = re.sub(r"\{[^}]*\}", "x", route.path)
        if path == "/chat/stream":
            continue
        assert ancestors(await browser.get(path)), path


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Referer": f"{SHOP}/"}, 200),
        ({"Referer": "http://localhost:9000/a?b"}, 200),
        ({"Referer": "https://evil.example/"}, 403),
        ({"Referer": "https://shop.example.evil.example/"}, 403),
        ({"Referer": "https://shop.example:444/"}, 403),
        ({"Referer": "http://shop.example/"}, 403),
        ({"Referer": "about:blank"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Sec-Fetch-Dest": "document"}, 303),
    ],
)
async def test_who_is_not_listed_is_refused_by_the_desk_as_well(browser, headers, status):
    answer = await browser.get("/chat/embed?lang=en", headers=headers)
    assert answer.status_code == status
    if status == 303:
        assert answer.headers["location"] == "/chat?lang=en"
    if status == 403:
        assert "chat-session" not in answer.text


async def test_without_a_list_there_is_no_frame(tmp_path, clock):
    house = House(tmp_path, clock)
    await house.open()
    async with httpx.AsyncClient(base_url=house.base, trust_env=False) as browser:
        assert (await browser.get("/chat/embed")).status_code == 404
    await house.close()


# -- whose it is -----------------------------------------------------------------------------------
async def test_no_cookie_and_nothing_for_other_origins_to_read(browser):
    page = await browser.get("/chat/embed", headers={"Origin": SHOP})
    assert page.status_code == 200
    assert "set-cookie" not in page.headers
    assert "csrf-token" not in page.text
    assert not [name for name in page.headers if name.startswith("access-control")]
    asked = {"Origin": SHOP, "Access-Control-Request-Method": "POST",
             "Access-Control-Request-Headers": "authorization"}  # fmt: skip
    for path in ("/chat/messages", "/chat/embed", "/chat/stream"):
        answer = await browser.options(path, headers=asked)
        assert not [name for name in answer.headers if name.startswith("access-control")]


async def test_a_session_by_header_talks_and_needs_nothing_else(house, browser):
    headers = bearer(await browser.get("/chat/embed"))
    body = {"client_id": "embed-0001", "text": "đổi số điện thoại"}
    assert (await browser.post("/chat/messages", json=body)).status_code == 401
    assert (await browser.post("/chat/messages", json=body, headers=headers)).status_code == 202
    await house.work()
    said = await _stream(browser, headers, 2)
    assert "đổi số điện thoại" in said
    assert "mã khách hàng" in said
    answer = await browser.post("/chat/new", json={}, headers=headers)
    assert "set-cookie" not in answer.headers
    assert len(answer.json()["session"]) == 43
    assert answer.headers["cache-control"] == "no-store"
    files = {"file": ("x.txt", b"words")}
    answer = await browser.post(
        "/chat/files", data={"client_id": "embed-0002"}, files=files, headers=headers
    )
    assert answer.status_code == 415


async def _stream(browser: httpx.AsyncClient, headers: dict[str, str], messages: int) -> str:
    said = ""
    async with browser.stream("GET", "/chat/stream", headers=headers) as stream:
        async for line in stream.aiter_lines():
            said += f"{line}\n"
            if said.count("event: message") == messages and not line:
                return said
    return said


@pytest.mark.parametrize(
    "told",
    ["Bearer", "Bearer short", "Basic " + "a" * 43, f"Bearer {'a' * 44}", "Bearer " + "é" * 43],
)
async def test_what_is_no_session(browser, told):
    headers = {"Authorization": told.encode()}
    assert (await browser.get("/chat/stream", headers=headers)).status_code == 401
    body = {"client_id": "embed-0001", "text": "a"}
    assert (await browser.post("/chat/messages", json=body, headers=headers)).status_code == 401


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({}, 202),
        ({"Sec-Fetch-Site": "same-origin"}, 202),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": SHOP}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
async def test_what_acts_comes_from_a_page_of_ours(browser, told, status):
    headers = bearer(await browser.get("/chat/embed")) | told
    body = {"client_id": "embed-0001", "text": "a"}
    answer = await browser.post("/chat/messages", json=body, headers=headers)
    assert answer.status_code == status
    if status == 403:
        assert (await browser.get("/chat/stream", headers=headers)).status_code == 403


async def test_our_own_origin_is_the_address_it_is_reached_by_too(house, browser):
    headers = bearer(await browser.get("/chat/embed"))
    for number, origin in enumerate((house.base, house.base.replace("127.0.0.1", "localhost"))):
        told = {**headers, "Origin": origin, "Host": origin.removeprefix("http://")}
        body = {"client_id": f"embed-000{number}", "text": "a"}
        answer = await browser.post("/chat/messages", json=body, headers=told)
        assert answer.status_code == 202, origin


async def test_the_reminder_is_partitioned_and_nobodys_by_itself(browser):
    page = await browser.get("/chat/embed")
    answer = await browser.post("/chat/embed", headers=bearer(page))
    cookie = answer.headers["set-cookie"]
    assert answer.status_code == 204
    for part in ("Path=/chat/embed", "HttpOnly", "Secure", "SameSite=None", "Partitioned"):
        assert part in cookie.split("; ")
    assert "Max-Age" not in cookie
    assert "Expires" not in cookie
    again = {"Cookie": f"chat-frame={secret(page)}"}
    assert secret(await browser.get("/chat/embed", headers=again)) == secret(page)
    body = {"client_id": "embed-0001", "text": "a"}
    assert (await browser.post("/chat/messages", json=body, headers=again)).status_code == 401
    assert (await browser.get("/chat/stream", headers=again)).status_code == 401


async def test_only_a_frame_is_reminded(browser):
    page = await browser.get("/chat")
    found = re.search(r'name="csrf-token" content="([^"]+)"', page.text)
    assert found
    answer = await browser.post("/chat/embed", headers={"X-CSRF-Token": found[1]})
    assert answer.status_code == 403
    assert (await browser.post("/chat/embed")).status_code in (401, 403)


def test_answers_without_a_policy_of_their_own_get_one():
    assert (b"content-security-policy", b"frame-ancestors 'none'") in web._HEADERS
