"""The chat on a page of another site, in a real Chromium: another port and another host name, with
and without third-party cookies, and a page that is not listed."""

import json
import re

import pytest
from playwright.sync_api import Frame, Page, Request, expect, sync_playwright

from bot.channels import webchat
from bot.pages.chat_session import Session
from storage import lanes, outbox
from storage.unit_of_work import UnitOfWork
from tests.bot.browsing import ARGS, CHROMIUM, DESKTOP, PHONE, Visit, browser_test, photo
from tests.bot.embed_site import elsewhere, living
from tests.bot.house import House
from tests.bot.test_chat_look import violations

pytestmark = browser_test
expect.set_options(timeout=15_000)
OPEN, CLOSE = "Trò chuyện với DCNET", "Đóng trò chuyện"


@pytest.fixture(scope="module")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def chromium(playwright):
    """Its contexts are private windows: third-party cookies and storage are blocked in them."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
    yield browser
    browser.close()


@pytest.fixture
def other():
    """The other site and its origin."""
    with elsewhere() as pair:
        yield pair


@pytest.fixture
def desk(tmp_path, other):
    site, origin = other
    with living(tmp_path, chat_origins=origin) as house:
        site.desk = house.base
        house.customer()
        yield house


@pytest.fixture
def visit(chromium, other, desk):
    visit = Visit(chromium, other[1])
    yield visit
    for context in visit.contexts:
        context.close()
    assert not visit.wrong


def opened(page: Page) -> Frame:
    page.get_by_role("button", name=OPEN).click()
    return inside(page)


def inside(page: Page) -> Frame:
    expect(page.locator("iframe")).to_have_count(1)
    frame = page.locator("iframe").element_handle().content_frame()
    assert frame is not None
    frame.wait_for_selector("#chat[data-state=open]", timeout=15_000)
    return frame


def write(frame: Frame, text: str) -> None:
    frame.fill("#say", text)
    frame.press("#say", "Enter")


def told(frame: Frame) -> str:
    return frame.locator("#log").inner_text()


def secrets_of(page: Page) -> set[str]:
    """The secrets by which this page's frames speak, as they are heard from now on."""
    heard: set[str] = set()

    def hear(request: Request) -> None:
        if bearer := request.headers.get("authorization"):
            heard.add(bearer.removeprefix("Bearer "))

    page.context.on("request", hear)
    return heard


def says_by_itself(desk: House, secrets: set[str], copy: str = "welcome-back") -> None:
    """The desk writes without having been asked, as staff or the clock make it."""
    (secret,) = secrets

    def queue(uow: UnitOfWork) -> None:
        lane = lanes.find(uow, "webchat", webchat.ACCOUNT, Session(secret).address)
        assert lane is not None
        body = {"language": "vi", "parts": [{"copy": copy, "shown": {}}], "choices": []}
        outbox.add_next(uow, lane, outbox.Outgoing("turn", body))

    desk.database.write_now(queue)


# -- it works --------------------------------------------------------------------------------------
@pytest.fixture(params=["allowed", "blocked", "private"])
def browsing(request, playwright, chromium, tmp_path):
    """A window where third-party cookies are allowed, blocked in the settings, or a private one
    (where Chromium blocks them); and whether frames may store something in it."""
    if request.param == "private":
        context = chromium.new_context(viewport=DESKTOP)
    else:
        profile = tmp_path / "profile" / "Default"
        profile.mkdir(parents=True)
        block = request.param == "blocked"
        settings = {"block_third_party_cookies": block, "cookie_controls_mode": int(block)}
        (profile / "Preferences").write_text(json.dumps({"profile": settings}))
        context = playwright.chromium.launch_persistent_context(
            str(profile.parent), executable_path=CHROMIUM, args=ARGS, viewport=DESKTOP
        )
    yield context, request.param == "allowed"
    context.close()


# Broken once: `keep` without the POST -> nothing was left after a reload where storage is blocked.
def test_type_press_send_a_photo_and_reload(browsing, other, desk):
    context, stores = browsing
    page = context.new_page()
    requests: list[Request] = []
    page.on("request", lambda one: requests.append(one))  # noqa: PLW0108 - a bound method is refused
    secrets = secrets_of(page)
    page.goto(other[1])
    frame = opened(page)
    may = "() => { try { return Boolean(sessionStorage) } catch { return false } }"
    assert frame.evaluate(may) is stores
    write(frame, "/menu")
    frame.get_by_role("button", name="Cập nhật thông tin").click()
    expect(frame.locator("#log")).to_contain_text("muốn cập nhật mục nào")
    frame.set_input_files("#file", photo())
    frame.click("#tray-send")
    expect(frame.locator("#log")).to_contain_text("can-cuoc.png")
    expect(frame.locator(".message.customer").last).to_have_attribute("data-state", "received")
    page.reload()
    again = inside(page)  # it was open, it is open
    expect(again.locator("#log")).to_contain_text("muốn cập nhật mục nào")
    expect(again.locator("#log")).to_contain_text("can-cuoc.png")
    page.goto(f"{other[1]}/?lang=en")  # another page of that site, in another language
    expect(inside(page).locator("#log")).to_contain_text("muốn cập nhật mục nào")
    (secret,) = secrets
    ours = [one for one in requests if one.url.startswith(desk.base)]
    assert not [one.url for one in ours if secret in one.url], "a secret in an address"
    cookies = [one for one in context.cookies() if one["domain"] == "127.0.0.1"]
    if stores:
        assert cookies == []
    else:
        (cookie,) = cookies
        assert (cookie["name"], cookie["path"]) == ("chat-frame", "/chat/embed")
        assert cookie["partitionKey"] == "http://localhost"


def test_the_badge_counts_what_was_said_since_it_was_closed(visit, desk):
    page = visit("/")
    secrets = secrets_of(page)
    frame = opened(page)
    write(frame, "/menu")
    expect(frame.locator("#log")).to_contain_text("hỗ trợ việc gì")
    badge = page.locator(".badge")
    page.get_by_role("button", name=CLOSE).click()
    expect(badge).to_be_hidden()
    for count in ("1", "2"):
        says_by_itself(desk, secrets)
        expect(badge).to_have_text(count)
    button = page.get_by_role("button", name=f"{OPEN}, 2 tin chưa đọc")
    expect(button).to_be_visible()
    assert not violations(page)
    page.reload()
    expect(badge).to_have_text("2")  # closed, and still counted
    expect(page.locator("iframe")).to_be_hidden()
    page.get_by_role("button", name=f"{OPEN}, 2 tin chưa đọc").click()
    expect(badge).to_be_hidden()
    page.get_by_role("button", name=CLOSE).click()
    page.reload()
    expect(page.locator("iframe")).to_have_count(1)
    says_by_itself(desk, secrets)
    expect(badge).to_have_text("1")


def test_focus_goes_in_and_comes_back(visit):
    page = visit("/")
    frame = opened(page)
    expect(frame.locator("#say")).to_be_focused()
    button = page.get_by_role("button", name=CLOSE)
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator("iframe")).to_be_hidden()
    expect(page.get_by_role("button", name=OPEN)).to_be_focused()
    page.keyboard.press("Enter")
    expect(frame.locator("#say")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.get_by_role("button", name=CLOSE).focus()
    page.keyboard.press("Escape")
    expect(page.locator("iframe")).to_be_hidden()


def test_a_page_with_a_strict_policy_as_the_docs_say(visit, other, desk):
    site, _ = other
    site.headers = {
        "Content-Security-Policy": f"default-src 'none'; script-src {desk.base}; "
        f"frame-src {desk.base}; style-src 'self'; img-src data:; base-uri 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    }
    page = visit("/")
    frame = opened(page)
    write(frame, "/menu")
    expect(frame.locator("#log")).to_contain_text("hỗ trợ việc gì")


# -- its look --------------------------------------------------------------------------------------
def shown(frame: Frame, selector: str, name: str = "backgroundColor") -> str:
    return frame.evaluate(f"getComputedStyle(document.querySelector('{selector}')).{name}")


def test_the_page_chooses_its_look_by_css_variables_and_attributes(visit, other):
    site, _ = other
    site.css = (
        ":root { --dcnet-chat-fill: #7a1fa2; --dcnet-chat-deep: #4a148c; --dcnet-chat-radius: 8px;"
        " --dcnet-chat-font-size: 18px; --dcnet-chat-scheme: light }"
    )
    site.attributes = 'data-fill="#8e0038"'
    page = visit("/", color_scheme="dark")
    frame = opened(page)
    expect(frame.locator("html")).to_have_attribute("data-theme", "light")
    assert shown(frame, ".head") == "rgb(74, 20, 140)"
    assert shown(frame, "html", "fontSize") == "18px"
    write(frame, "/menu")
    expect(frame.locator(".message.customer .bubble")).to_be_visible()
    assert shown(frame, ".message.customer .bubble") == "rgb(142, 0, 56)"
    button = page.get_by_role("button", name=CLOSE)
    page.mouse.move(0, 0)
    assert button.evaluate("n => getComputedStyle(n).backgroundColor") == "rgb(142, 0, 56)"
    expect(frame.locator("#choices button").first).to_be_visible()
    assert not violations(frame)
    assert not violations(page)


@pytest.mark.parametrize(
    "css",
    [
        "--dcnet-chat-fill: #ffffff; --dcnet-chat-deep: #fafafa",  # white on white
        "--dcnet-chat-fill: #777; --dcnet-chat-deep: red",
        "--dcnet-chat-fill: url(https://evil.example/); --dcnet-chat-deep: var(--x, #000)",
        "--dcnet-chat-radius: 400px; --dcnet-chat-font-size: 2px",
        "--dcnet-chat-scheme: light;} body {--dcnet-chat-fill: #000000",
    ],
)
def test_another_look_is_not_taken(visit, other, css):
    site, _ = other
    site.css = f":root {{ {css} }}"
    frame = opened(visit("/"))
    assert shown(frame, ".head") == "rgb(10, 50, 70)"
    assert shown(frame, "html", "fontSize") == "16px"
    write(frame, "/menu")
    expect(frame.locator(".message.customer .bubble")).to_be_visible()
    assert shown(frame, ".message.customer .bubble") == "rgb(10, 104, 130)"


def test_only_the_page_around_is_heard_and_only_its_look(visit, desk):
    page = visit("/")
    frame = opened(page)
    page.evaluate(
        """desk => {
          const brand = {fill: "#000000; background: url(https://evil.example)", "--ink": "#ffffff",
            ink: "#ffffff", radius: "8px; color: red", "font-size": "16px;", scheme: "print",
            deep: {toString: "#000000"}, __proto__: {"on-fill": "#000000"}};
          const frame = document.querySelector("div").shadowRoot.querySelector("iframe");
          for (const what of ["open", "steal", "new"])
            frame.contentWindow.postMessage({dcnetChat: 1, what, brand}, desk);
          frame.contentWindow.postMessage("words", desk);
          frame.contentWindow.postMessage(null, desk);
        }""",
        desk.base,
    )
    page.evaluate("postMessage({dcnetChat: 1, what: 'unread', count: 7}, '*')")  # not the frame
    page.evaluate("postMessage({dcnetChat: 1, what: 'close'}, '*')")
    # a stranger in another frame of that page speaks to ours
    page.evaluate(
        """desk => new Promise(done => {
          const other = document.createElement("iframe");
          document.body.append(other);
          const said = other.contentDocument.createElement("script");
          said.textContent = `parent.frames[0].postMessage(
            {dcnetChat: 1, what: "closed", brand: {deep: "#000000"}}, "${desk}")`;
          other.contentDocument.body.append(said);
          setTimeout(done, 300);
        })""",
        desk.base,
    )
    assert shown(frame, ".head") == "rgb(10, 50, 70)"
    assert frame.evaluate("document.documentElement.style.cssText") == ""
    expect(page.locator("iframe").first).to_be_visible()
    expect(page.locator(".badge")).to_be_hidden()


@pytest.mark.parametrize(("language", "theme"), [("vi", "light"), ("en", "dark")])
def test_axe_finds_nothing(visit, language, theme):
    page = visit(f"/?lang={language}", color_scheme=theme, reduced_motion="reduce")
    assert not violations(page)
    page.locator("button").click()
    frame = inside(page)
    write(frame, "/menu")
    expect(frame.locator("#choices button").first).to_be_visible()
    assert not violations(frame)
    assert not violations(page)


def test_on_a_phone_it_opens_in_a_tab_of_its_own(visit, desk):
    page = visit("/", PHONE, has_touch=True, is_mobile=True)
    button = page.get_by_role("button", name=OPEN)
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["x"] + box["width"] <= PHONE["width"]
    assert not violations(page)
    with page.context.expect_page() as new:
        button.click()
    assert new.value.url == f"{desk.base}/chat?lang=vi"
    expect(page.locator("iframe")).to_have_count(0)


# -- and nowhere else ------------------------------------------------------------------------------
def test_a_page_that_is_not_listed_gets_nothing(chromium, other, tmp_path):
    """Broken once: `frame-ancestors *` and no look at the Referer -> the chat stood there."""
    site, origin = other
    with living(tmp_path, chat_origins="https://www.dcnet.vn") as house:
        site.desk = house.base
        visit = Visit(chromium, origin)
        page = visit("/")
        refused = []
        page.on("response", lambda answer: refused.append((answer.url, answer.status)))
        page.get_by_role("button", name=OPEN).click()
        page.wait_for_timeout(1000)
        assert [status for url, status in refused if "/chat/embed" in url] == [403]
        for path in ("/chat", "/chat/embed", "/console/sign-in", "/status/not-me/x", "/outbox"):
            framed = page.evaluate(
                """address => new Promise(done => {
                  const frame = document.createElement("iframe");
                  frame.referrerPolicy = "no-referrer";
                  frame.onload = () => setTimeout(() => done(frame.contentWindow.length), 100);
                  frame.src = address;
                  document.body.append(frame);
                })""",
                house.base + path,
            )
            assert framed == 0
        shown_in = [frame for frame in page.frames if frame.url.startswith(house.base)]
        assert not [frame for frame in shown_in if "chat" in frame.content()]
        # in a while the button gives up and opens the chat in a tab
        expect(page.locator("div iframe")).to_have_count(0, timeout=20_000)
        with page.context.expect_page() as new:
            page.get_by_role("button", name=OPEN).click()
        assert new.value.url == f"{house.base}/chat?lang=vi"
        read = page.evaluate(
            "address => fetch(address, {credentials: 'include'}).then(() => 'read', () => 'no')",
            f"{house.base}/chat/embed",
        )
        assert read == "no"
        for context in visit.contexts:
            context.close()
        assert all(
            re.search("frame|ancestor|CORS|postMessage|refused", one, re.IGNORECASE)
            for one in visit.wrong
        )
