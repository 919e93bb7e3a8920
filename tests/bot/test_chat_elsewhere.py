"""The chat on a page of another site, in a real Chromium: another port and another host name, with
and without third-party cookies, and a page that is not listed."""

import re

from playwright.sync_api import Request, expect

from tests.bot.axe import violations
from tests.bot.browsing import Visit, browser_test, photo
from tests.bot.elsewhere_gestures import (
    CLOSE,
    OPEN,
    inside,
    opened,
    says_by_itself,
    secrets_of,
    write,
)
from tests.bot.embed_site import living

pytest_plugins = ["tests.bot.elsewhere_fixtures"]
pytestmark = browser_test
expect.set_options(timeout=15_000)


# -- it works --------------------------------------------------------------------------------------
# Broken once: `keep` without the POST -> nothing was left after a reload where storage is blocked.
def test_type_press_send_a_photo_and_reload(browsing, other_site, far_desk):
    context, stores = browsing
    page = context.new_page()
    requests: list[Request] = []
    page.on("request", lambda one: requests.append(one))  # noqa: PLW0108 - a bound method is refused
    secrets = secrets_of(page)
    page.goto(other_site[1])
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
    page.goto(f"{other_site[1]}/?lang=en")  # another page of that site, in another language
    expect(inside(page).locator("#log")).to_contain_text("muốn cập nhật mục nào")
    (secret,) = secrets
    ours = [one for one in requests if one.url.startswith(far_desk.base)]
    assert not [one.url for one in ours if secret in one.url], "a secret in an address"
    cookies = [one for one in context.cookies() if one["domain"] == "127.0.0.1"]
    if stores:
        assert cookies == []
    else:
        (cookie,) = cookies
        assert (cookie["name"], cookie["path"]) == ("chat-frame", "/chat/embed")
        assert cookie["partitionKey"] == "http://localhost"


def test_the_badge_counts_what_was_said_since_it_was_closed(visit_far, far_desk):
    page = visit_far("/")
    secrets = secrets_of(page)
    frame = opened(page)
    write(frame, "/menu")
    expect(frame.locator("#log")).to_contain_text("hỗ trợ việc gì")
    badge = page.locator(".badge")
    page.get_by_role("button", name=CLOSE).click()
    expect(badge).to_be_hidden()
    for count in ("1", "2"):
        says_by_itself(far_desk, secrets)
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
    says_by_itself(far_desk, secrets)
    expect(badge).to_have_text("1")


def test_focus_goes_in_and_comes_back(visit_far):
    page = visit_far("/")
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


def test_a_page_with_a_strict_policy_as_the_docs_say(visit_far, other_site, far_desk):
    site, _ = other_site
    site.headers = {
        "Content-Security-Policy": f"default-src 'none'; script-src {far_desk.base}; "
        f"frame-src {far_desk.base}; style-src 'self'; img-src data:; base-uri 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    }
    page = visit_far("/")
    frame = opened(page)
    write(frame, "/menu")
    expect(frame.locator("#log")).to_contain_text("hỗ trợ việc gì")


# -- and nowhere else ------------------------------------------------------------------------------
def test_a_page_that_is_not_listed_gets_nothing(private_window, other_site, tmp_path):
    """Broken once: `frame-ancestors *` and no look at the Referer -> the chat stood there."""
    site, origin = other_site
    with living(tmp_path, chat_origins="https://www.dcnet.vn") as house:
        site.desk = house.base
        visit = Visit(private_window, origin)
        page = visit("/")
        refused = []
        page.on("response", lambda answer: refused.append((answer.url, answer.status)))
        page.get_by_role("button", name=OPEN).click()
        page.wait_for_timeout(1000)
        assert [status for url, status in refused if "/chat/embed" in url] == [403]
        expect(page.locator("div iframe")).not_to_be_visible()  # no grey page of the browser's
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
