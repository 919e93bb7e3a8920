"""How pages look and reach people: axe, phones, themes, languages, no scripts, embedding."""

import pytest
from playwright.sync_api import expect

from tests.bot.axe import violations
from tests.bot.browsing import DESKTOP, PHONE, browser_test, bubbles, photo, write
from tests.bot.stub_chat import FIELDS, say

pytest_plugins = ["tests.bot.browser_fixtures"]
pytestmark = browser_test


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(visit, stub, language, theme):
    stub.put(text="Chào chị", name="Lan", **{"from": "staff"})
    stub.put(text="Ảnh", state="received", **{"from": "customer"})
    file = {"name": "a.png", "size": 9, "kind": "image", "state": "stored", "reason": ""}
    stub.put(file=file, state="received", **{"from": "customer"})
    stub.put(text="https://dcnet.vn", buttons=FIELDS)
    page = visit(f"/chat?lang={language}", color_scheme=theme, reduced_motion="reduce")
    stub.fail = [500]
    write(page, "Chào")
    expect(page.locator(".act.resend")).to_be_visible()
    page.set_input_files("#file", photo())
    page.fill("#say", "a" * 1900)
    expect(page.locator("#count")).to_be_visible()
    for viewport in (DESKTOP, PHONE):
        page.set_viewport_size(viewport)
        assert not violations(page), viewport
    stub.end("idle")
    expect(page.locator("#ended")).to_be_visible()
    assert not violations(page)


@pytest.mark.parametrize("path", ["/?lang=", "/outbox?lang="])
def test_axe_finds_nothing_on_the_other_pages(visit, stub, path):
    item = {"at": stub.now, "kind": "sms", "to": "0912 345 678", "subject": None}
    stub.outbox = [item | {"text": "Mã 482913"}]
    for language, theme, viewport in (("vi", "light", PHONE), ("en", "dark", DESKTOP)):
        page = visit(path + language, viewport, color_scheme=theme, reduced_motion="reduce")
        page.wait_for_load_state("load")
        assert not violations(page)


def test_phone_fits_and_can_be_touched(visit, stub):
    page = visit(viewport={"width": 320, "height": 568}, has_touch=True, is_mobile=True)
    stub.put(text="dài" * 200, buttons=FIELDS)
    expect(bubbles(page)).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate("document.querySelector('#scroller').scrollWidth") <= 320
    small = page.evaluate(
        "[...document.querySelectorAll('button, .switch, textarea')]"
        ".filter(n => n.checkVisibility())"
        ".map(n => [n.id || n.className, n.getBoundingClientRect()])"
        ".filter(([, box]) => box.width < 44 || box.height < 42).map(([name]) => name)"
    )
    assert not small
    box = page.locator("#composer").bounding_box()
    assert box["y"] + box["height"] <= 568


def test_replies_of_a_long_answer_are_in_sight(visit, stub):
    page = visit(viewport=PHONE)
    for number in range(3):
        write(page, "/policy")
        expect(bubbles(page)).to_have_count(3 + 2 * number)
        expect(page.locator("#choices button").last).to_be_in_viewport()
    expect(page.locator("#log")).not_to_have_attribute("aria-busy", "true")
    page.mouse.move(180, 300)
    page.mouse.wheel(0, -1500)
    expect(page.locator("#choices button").last).not_to_be_in_viewport()
    stub.put(text="Tin mới")
    expect(page.locator("#newest")).to_be_visible()  # whoever reads above is not pulled down


def test_language_and_theme_switch_and_stay(visit, stub):
    page = visit(color_scheme="light")
    page.fill("#say", "giữ lại")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", name="Automatic assistant")).to_be_visible()
    expect(page.locator("#say")).to_have_value("giữ lại")
    assert stub.languages == ["en"]
    page.get_by_role("button", name="Switch to dark theme").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    expect(page.get_by_role("button", name="Switch to light theme")).to_be_visible()


def test_without_scripts_a_sentence_with_the_hotline(visit):
    page = visit(java_script_enabled=False)
    expect(page.locator("noscript p")).to_contain_text("1900 0382")
    expect(page.locator("#composer")).to_be_hidden()


def test_motion_stops_when_asked(visit, stub):
    page = visit(reduced_motion="reduce")
    expect(bubbles(page)).to_have_count(1)
    stub.emit("typing", {"on": True})
    expect(page.locator("#typing")).to_be_visible()
    runs = "document.getAnimations().filter(a => a.effect.getTiming().iterations > 1).length"
    assert page.evaluate(runs) == 0


def test_outbox_shows_codes_at_once(visit, stub):
    page = visit("/outbox?lang=vi", permissions=["clipboard-read", "clipboard-write"])
    expect(page.locator("#empty")).to_be_visible()
    assert not violations(page)
    stub.outbox = [
        {"at": stub.now, "kind": "mail", "to": "an@example.vn", "subject": "<b>Mã</b>",
         "text": "Mã của Anh/Chị: 48291377. Gọi 19000382 hoặc 0912345678."},
    ]  # fmt: skip
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # do not wait 3 s
    expect(page.locator(".letter h2")).to_have_text("<b>Mã</b>")
    page.get_by_role("button", name="Chép mã 48291377").click()
    expect(page.get_by_role("button", name="Đã chép")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "48291377"


def test_another_page_embeds_the_chat_by_one_tag(visit, stub, site):
    page = visit("/")
    words = f'data-open="{say("embed-open", "vi")}" data-close="{say("embed-close", "vi")}"'
    tag = f'<script src="{site}/static/embed.js" data-lang="vi" {words} defer></script>'
    page.route("**/shop", lambda route: route.fulfill(
        body=f"<!doctype html><html lang=vi><title>x</title><main>{tag}</main>",
        content_type="text/html; charset=utf-8",
    ))  # fmt: skip
    page.goto(f"{site}/shop")
    page.get_by_role("button", name="Trò chuyện với DCNET").click()
    inside = page.frame_locator("iframe")
    expect(inside.locator("#log .message")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("iframe")).to_be_hidden()
    page.get_by_role("button", name="Trò chuyện với DCNET").click()
    page.get_by_role("button", name="Đóng trò chuyện").click()
    expect(page.locator("iframe")).to_be_hidden()
