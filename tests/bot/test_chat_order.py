"""The chat page in a real Chromium: what stays in its place, what stays open, what is offered."""

from playwright.sync_api import expect

from tests.bot.browsing import browser_test, bubbles, photo, write
from tests.bot.stub_chat import MENU

pytest_plugins = ["tests.bot.browser_fixtures"]
pytestmark = browser_test


def test_a_refusal_keeps_its_place(visit, stub):
    page = visit()
    stub.fail = [422]
    write(page, "Sai rồi")
    expect(bubbles(page, ".customer").locator(".detail")).to_have_count(1)
    write(page, "Đúng rồi")
    expect(bubbles(page).last).to_contain_text("Em đã ghi nhận: Đúng rồi")
    expect(bubbles(page, ".customer").first).to_contain_text("Sai rồi")


def test_news_leave_the_open_question_its_buttons(visit, stub):
    page = visit()
    choices = page.locator("#choices button")
    expect(choices).to_have_count(len(MENU))
    stub.put(text="Yêu cầu DC-23456-7 đã xong.", keeps=True)
    stub.put(text="Số vừa đổi.", keeps=True, buttons=[{"label": "Không phải tôi", "action": "!.u"}])
    expect(choices).to_have_text(["Không phải tôi", *(one["label"] for one in MENU)])
    stub.put(text="Câu hỏi khác.", buttons=[{"label": "Một", "action": "n.1"}])
    expect(choices).to_have_text(["Một"])


def test_only_kinds_of_files_that_are_taken_are_offered(visit):
    page = visit()
    accepted = page.locator("#file").get_attribute("accept")
    assert accepted == "image/jpeg,image/png,application/pdf"
    page.set_input_files("#file", photo("a.webp", kind="image/webp"))
    expect(page.locator("#remark")).to_contain_text("ảnh hoặc PDF")
    expect(page.locator("#tray")).to_be_hidden()
