"""How the chat looks on a page of another site, and whom it hears there."""

import pytest
from playwright.sync_api import Frame, expect

from tests.bot.axe import violations
from tests.bot.browsing import PHONE, browser_test
from tests.bot.elsewhere_gestures import CLOSE, OPEN, inside, opened, write

pytest_plugins = ["tests.bot.elsewhere_fixtures"]
pytestmark = browser_test
expect.set_options(timeout=15_000)


def shown(frame: Frame, selector: str, name: str = "backgroundColor") -> str:
    return frame.evaluate(f"getComputedStyle(document.querySelector('{selector}')).{name}")


def test_the_page_chooses_its_look_by_css_variables_and_attributes(visit_far, other_site):
    site, _ = other_site
    site.css = (
        ":root { --dcnet-chat-fill: #7a1fa2; --dcnet-chat-deep: #4a148c; --dcnet-chat-radius: 8px;"
        " --dcnet-chat-font-size: 18px; --dcnet-chat-scheme: light }"
    )
    site.attributes = 'data-fill="#8e0038"'
    page = visit_far("/", color_scheme="dark")
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
def test_another_look_is_not_taken(visit_far, other_site, css):
    site, _ = other_site
    site.css = f":root {{ {css} }}"
    frame = opened(visit_far("/"))
    assert shown(frame, ".head") == "rgb(10, 50, 70)"
    assert shown(frame, "html", "fontSize") == "16px"
    write(frame, "/menu")
    expect(frame.locator(".message.customer .bubble")).to_be_visible()
    assert shown(frame, ".message.customer .bubble") == "rgb(10, 104, 130)"


def test_only_the_page_around_is_heard_and_only_its_look(visit_far, far_desk):
    page = visit_far("/")
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
        far_desk.base,
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
        far_desk.base,
    )
    assert shown(frame, ".head") == "rgb(10, 50, 70)"
    assert frame.evaluate("document.documentElement.style.cssText") == ""
    expect(page.locator("iframe").first).to_be_visible()
    expect(page.locator(".badge")).to_be_hidden()


@pytest.mark.parametrize(("language", "theme"), [("vi", "light"), ("en", "dark")])
def test_axe_finds_nothing(visit_far, language, theme):
    page = visit_far(f"/?lang={language}", color_scheme=theme, reduced_motion="reduce")
    assert not violations(page)
    page.locator("button").click()
    frame = inside(page)
    write(frame, "/menu")
    expect(frame.locator("#choices button").first).to_be_visible()
    assert not violations(frame)
    assert not violations(page)


def test_on_a_phone_it_opens_in_a_tab_of_its_own(visit_far, far_desk):
    page = visit_far("/", PHONE, has_touch=True, is_mobile=True)
    button = page.get_by_role("button", name=OPEN)
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    assert box["x"] + box["width"] <= PHONE["width"]
    assert not violations(page)
    with page.context.expect_page() as new:
        button.click()
    assert new.value.url == f"{far_desk.base}/chat?lang=vi"
    expect(page.locator("iframe")).to_have_count(0)
