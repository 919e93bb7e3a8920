"""The chat page in a real Chromium: talking, trouble on the line, files.

Longer than 300 lines: one page, walked from the first word to the last file.
"""

import re

from playwright.sync_api import expect

from tests.bot.browsing import browser_test, bubbles, photo, slowly, write
from tests.bot.stub_chat import FIELDS, MENU

pytest_plugins = ["tests.bot.browser_fixtures"]
pytestmark = browser_test


def test_customer_chooses_and_writes(visit, stub):
    page = visit()
    expect(bubbles(page, ".bot")).to_have_text([re.compile("trợ lý tự động của DCNET")])
    page.get_by_role("button", name="Cập nhật thông tin").click()
    own = bubbles(page, ".customer")
    expect(own.locator(".text")).to_have_text(["Cập nhật thông tin"])  # the choice is kept
    choices = page.locator("#choices button")
    expect(choices).to_have_text([field["label"] for field in FIELDS])  # the old ones are gone
    assert stub.posted[0]["action"] == "a1"
    assert "text" not in stub.posted[0]
    write(page, "091\n")
    expect(own).to_have_count(2)
    expect(own.last).to_have_attribute("data-state", "received")
    expect(own.last.locator(".tick-words")).to_have_text("Đã nhận")
    expect(choices).to_have_count(0)
    expect(page.locator("#say")).to_have_value("")
    page.get_by_role("button", name="Menu").click()
    expect(choices).to_have_count(len(MENU))
    assert stub.posted[-1]["text"] == "/menu"
    expect(page.get_by_role("log")).to_have_attribute("aria-live", "polite")


def test_customer_breaks_lines_and_ends_words_with_an_input_method(visit, stub):
    page = visit()
    page.fill("#say", "Dòng một")
    page.press("#say", "Shift+Enter")
    page.keyboard.type("Dòng hai")
    page.evaluate(
        "document.querySelector('#say').dispatchEvent(new KeyboardEvent('keydown',"
        "{key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
    )
    assert not stub.posted
    page.press("#say", "Enter")
    expect(bubbles(page, ".customer").locator(".text")).to_have_text("Dòng một\nDòng hai")
    expect(bubbles(page, ".customer")).to_have_attribute("data-state", "received")
    assert stub.posted[0]["text"] == "Dòng một\nDòng hai"


def test_bot_text_is_text_and_links_are_safe(visit):
    page = visit()
    write(page, "link")
    link = bubbles(page, ".bot").last.locator("a")
    expect(link).to_have_count(2)
    assert link.evaluate_all("all => all.map(a => [a.href, a.rel, a.target])") == [
        ["https://dcnet.vn/luat", "noopener noreferrer nofollow", "_blank"],
        ["https://a.vn/x", "noopener noreferrer nofollow", "_blank"],
    ]
    expect(bubbles(page, ".bot").last.locator("b")).to_have_count(0)
    write(page, "https://mine.example <img src=x onerror=alert(1)>")
    expect(bubbles(page, ".customer").last.locator("a, img")).to_have_count(0)


def test_messages_stand_in_groups_of_sender_and_minute(visit, stub):
    page = visit()
    stub.put(text="Hai", at="2026-03-03T01:30:40Z")
    stub.put(text="Ba", at="2026-03-03T01:31:00Z")
    stub.put(text="Bốn", at="2026-03-03T01:31:10Z", name="Lan", **{"from": "staff"})
    stub.put(text="Năm", at="2026-03-03T17:30:00Z")  # past midnight in Vietnam
    expect(bubbles(page)).to_have_count(5)
    classes = bubbles(page).evaluate_all(
        "all => all.map(n => ['first', 'last'].filter(c => n.classList.contains(c)).join())"
    )
    assert classes == ["first", "last", "first,last", "first,last", "first,last"]
    expect(page.locator(".day").last).to_have_text("04/03/2026")
    expect(page.locator("time").last).to_have_text("00:30")
    expect(bubbles(page, ".staff").locator(".who")).to_have_text("Lan · nhân viên DCNET")


def test_too_long_a_text_is_counted_not_cut(visit, stub):
    stub.max_text = 20
    page = visit()
    expect(bubbles(page)).to_have_count(1)
    page.fill("#say", "à" * 19)
    expect(page.locator("#count")).to_have_text("Còn 1 ký tự")
    page.fill("#say", "a\u0300" * 25)  # decomposed: counted as people see it
    expect(page.locator("#count")).to_contain_text("dài quá 5 ký tự")
    expect(page.locator("#send")).to_be_disabled()
    page.press("#say", "Enter")
    assert not stub.posted
    assert len(page.input_value("#say")) == 50


def test_keyboard_alone_is_enough(visit, stub):
    page = visit()
    expect(page.locator("#choices button")).to_have_count(len(MENU))
    page.locator(".skip").focus()
    seen = []
    for _ in range(13):
        seen.append(page.evaluate("(n => n.id || n.classList[0])(document.activeElement)"))
        ring = page.evaluate(
            "(n => getComputedStyle(n).outlineStyle !== 'none' ||"
            " getComputedStyle(n.parentNode).boxShadow !== 'none')(document.activeElement)"
        )
        assert ring, seen
        page.keyboard.press("Tab")
    order = [s for s in seen if s in {"switch", "scroller", "choice", "menu", "say", "attach"}]
    assert order == ["switch"] * 2 + ["scroller"] + ["choice"] * 5 + ["menu", "say", "attach"]
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Tôi muốn đổi địa chỉ")
    page.keyboard.press("Enter")
    expect(bubbles(page, ".customer")).to_have_count(1)
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#choices button")).to_have_count(len(MENU))
    page.locator("#choices button").first.focus()
    page.keyboard.press("Space")
    expect(page.locator("#say")).to_be_focused()
    expect(page.locator("#choices button")).to_have_count(len(FIELDS))


def test_reload_keeps_the_conversation_and_the_draft(visit, stub):
    page = visit()
    write(page, "Chào em")
    expect(bubbles(page)).to_have_count(3)
    page.fill("#say", "đang viết dở")
    before = bubbles(page).all_inner_texts()
    page.reload()
    expect(bubbles(page)).to_have_count(3)
    page.wait_for_timeout(100)
    assert bubbles(page).all_inner_texts() == before
    expect(page.locator("#say")).to_have_value("đang viết dở")
    expect(page.locator("#log .newest-own")).to_have_count(1)


SEEN_TEXTS = """() => {
    const link = document.querySelector("#link");
    window.linkTexts = [];
    new MutationObserver(() => window.linkTexts.push(link.textContent))
        .observe(link, {childList: true, characterData: true, subtree: true});
}"""


def test_line_comes_back_by_itself_and_says_so(visit, stub):
    page = visit()
    expect(bubbles(page)).to_have_count(1)
    page.evaluate(SEEN_TEXTS)  # the sentence may stand for a moment only
    stub.drop_streams()
    page.wait_for_function(
        """() => ["Mất kết nối. Em đang nối lại…", "Đã nối lại."].every(
            (text) => window.linkTexts.includes(text))"""
    )
    assert stub.last_event_ids == [None, "1"]
    stub.down = True
    stub.drop_streams()
    expect(page.locator("#link")).to_contain_text("Mất kết nối")
    stub.put(text="Tin trong lúc mất mạng")
    stub.down = False
    expect(bubbles(page)).to_have_count(2, timeout=8000)  # replayed in full, nothing twice
    expect(page.locator("#link")).to_have_text("Đã nối lại.")


def test_lost_answer_is_resent_under_the_same_id_and_stays_one(visit, stub):
    page = visit()
    expect(bubbles(page)).to_have_count(1)
    stub.fail = ["lost"]
    stub.down = True  # no stream: only the answer to the POST can tell
    stub.drop_streams()
    expect(page.locator("#link")).to_contain_text("Mất kết nối")
    write(page, "Chỉ một lần")
    own = bubbles(page, ".customer")
    expect(own.locator(".tick-words")).to_have_text("Chưa gửi được")
    own.get_by_role("button", name="Gửi lại").click()
    expect(own.locator(".tick-words")).to_have_text("Đã gửi")
    stub.down = False
    expect(own).to_have_attribute("data-state", "received", timeout=8000)
    expect(own).to_have_count(1)
    expect(bubbles(page, ".bot")).to_have_count(2)
    assert len({post["client_id"] for post in stub.posted}) == 1
    assert len(stub.posted) >= 2
    assert sum(m["from"] == "customer" for m in stub.transcript) == 1


def test_offline_message_waits_through_a_reload_and_keeps_its_place(visit, stub):
    page = visit()
    expect(bubbles(page)).to_have_count(1)
    page.route("**/chat/messages", lambda route: route.abort())
    write(page, "Tin thứ nhất")
    write(page, "Tin thứ hai")
    own = bubbles(page, ".customer")
    expect(own.first).to_have_attribute("data-state", "waiting")
    expect(own.last).to_have_attribute("data-state", "waiting")
    page.unroute("**/chat/messages")
    page.reload()
    expect(own).to_have_count(2)
    expect(own.last).to_have_attribute("data-state", "received")
    assert [p["text"] for p in stub.posted] == ["Tin thứ nhất", "Tin thứ hai"]
    assert page.evaluate("sessionStorage.length") == 0


def test_refused_message_says_why_and_can_be_mended(visit, stub):
    page = visit()
    stub.fail = [422]
    write(page, "Sai rồi")
    own = bubbles(page, ".customer")
    expect(own.locator(".detail")).to_have_text("Câu trả lời của máy chủ.")
    expect(page.locator("#choices button")).to_have_count(len(MENU))  # still open
    own.get_by_role("button", name="Sửa lại").click()
    expect(own).to_have_count(0)
    expect(page.locator("#say")).to_have_value("Sai rồi")
    expect(page.locator("#say")).to_be_focused()


def test_too_fast_waits_as_told(visit, stub):
    page = visit()
    stub.fail = [429]
    write(page, "Nhanh quá")
    expect(page.locator("#remark")).to_have_text(re.compile("sau 1 giây"))
    own = bubbles(page, ".customer")
    expect(own).to_have_attribute("data-state", "received")
    expect(page.locator("#remark")).to_be_hidden()
    assert len({post["client_id"] for post in stub.posted}) == 1


def test_ended_conversation_leaves_the_screen_and_starts_anew(visit, stub):
    page = visit()
    write(page, "Bí mật")
    expect(bubbles(page)).to_have_count(3)
    page.fill("#say", "dở dang")
    stub.end("idle")
    expect(page.locator("#ended")).to_contain_text("30 phút")
    expect(bubbles(page)).to_have_count(0)
    expect(page.locator("#composer")).to_be_hidden()
    assert page.evaluate("sessionStorage.length") == 0
    page.reload()
    page.get_by_role("button", name="Bắt đầu trò chuyện mới").click()
    expect(bubbles(page, ".bot")).to_have_count(1)
    expect(page.locator("#composer")).to_be_visible()


def test_photo_is_looked_at_sent_and_removed_when_stored(visit, stub):
    stub.store_as = "waiting"
    page = visit()
    page.set_input_files("#file", photo())
    expect(page.locator("#tray img")).to_be_visible()
    expect(page.locator("#tray")).to_contain_text("gỡ khỏi khung chat")
    page.get_by_role("button", name="Gửi tệp").click()
    own = bubbles(page, ".customer")
    expect(own.locator("img.preview")).to_have_count(1)
    sent = stub.transcript[-1]
    stub.change(sent, file={**sent["file"], "state": "stored"})
    expect(own).to_contain_text("Đã lưu an toàn. Ảnh đã gỡ khỏi khung chat.")
    expect(own.locator("img")).to_have_count(0)
    expect(own).to_have_count(1)
    expect(page.locator("#choices button")).to_have_count(len(MENU))  # a file is no answer


def test_a_file_nobody_asked_for_is_said_not_to_be_kept(visit, stub):
    stub.store_as = "declined"
    page = visit()
    expect(bubbles(page)).to_have_count(1)
    page.set_input_files("#file", photo())
    page.get_by_role("button", name="Gửi tệp").click()
    own = bubbles(page, ".customer")
    expect(own).to_contain_text("Em chưa cần tệp này nên không lưu ạ.")
    expect(own.locator("img")).to_have_count(0)


def test_a_file_in_the_tray_goes_with_what_is_written_and_before_it(visit, stub):
    page = visit()
    expect(bubbles(page)).to_have_count(1)
    slowly(page, 400_000)
    page.set_input_files("#file", [photo(size=300_000), photo("b.png")])
    expect(page.locator("#tray img")).to_have_count(2)
    expect(page.locator("#tray")).to_contain_text("2 tệp")
    expect(page.get_by_role("button", name="Gửi 2 tệp")).to_be_visible()
    page.fill("#say", "xong")
    page.keyboard.press("Enter")
    expect(page.locator("#tray")).to_be_hidden()
    expect(bubbles(page, ".customer")).to_have_count(3)
    expect(bubbles(page, ".customer").last).to_contain_text("xong")
    expect(bubbles(page, ".customer").last).to_have_attribute("data-state", "received")
    taken = [one for one in stub.transcript if one["from"] == "customer"]
    assert [bool(one["file"]) for one in taken] == [True, True, False]


def test_enter_on_an_empty_line_sends_the_file_in_the_tray(visit, stub):
    page = visit()
    expect(bubbles(page)).to_have_count(1)
    page.set_input_files("#file", photo())
    expect(page.locator("#tray img")).to_be_visible()
    page.focus("#say")
    page.keyboard.press("Enter")
    expect(page.locator("#tray")).to_be_hidden()
    expect(bubbles(page, ".customer")).to_have_count(1)
    page.keyboard.press("Enter")  # an empty line by itself is nothing
    expect(bubbles(page, ".customer")).to_have_count(1)


def test_upload_shows_progress_and_can_be_cancelled(visit, stub):
    page = visit()
    slowly(page, 200_000)
    page.set_input_files("#file", photo(size=1_500_000))
    page.get_by_role("button", name="Gửi tệp").click()
    bar = page.get_by_role("progressbar")
    expect(bar).to_have_attribute("value", re.compile(r"^[1-9]"))
    expect(bubbles(page, ".customer")).to_contain_text(re.compile(r"Đang tải lên \d+%"))
    cancel = page.get_by_role("button", name="Hủy tải lên")
    cancel.evaluate("button => { button.dataset.seen = 'once' }")
    before = bar.get_attribute("value") or ""
    expect(bar).not_to_have_attribute("value", before)
    expect(cancel).to_have_attribute(
        "data-seen", "once"
    )  # the same button is still under the finger
    cancel.click()
    expect(bubbles(page, ".customer")).to_have_count(0)
    expect(page.locator("#remark")).to_have_text("Đã hủy gửi can-cuoc.png.")
    assert len(stub.transcript) == 1


def test_refused_broken_and_unfit_files_say_so(visit, stub):
    stub.max_file = 1_048_576
    stub.store_as = "failed"
    page = visit()
    expect(bubbles(page)).to_have_count(1)
    page.set_input_files("#file", photo(size=3_000_000))
    expect(page.locator("#remark")).to_contain_text("Tệp nặng 2.9 MB, tối đa 1 MB")
    page.set_input_files("#file", photo("a.exe", kind="application/x-msdownload"))
    expect(page.locator("#remark")).to_contain_text("ảnh hoặc PDF")
    expect(page.locator("#tray")).to_be_hidden()
    stub.fail = [415]
    page.set_input_files("#file", photo())
    page.get_by_role("button", name="Gửi tệp").click()
    own = bubbles(page, ".customer")
    expect(own.locator(".detail")).to_have_text("Câu trả lời của máy chủ.")
    own.get_by_role("button", name="Bỏ").click()
    stub.fail = [503]
    page.set_input_files("#file", photo("b.pdf", kind="application/pdf"))
    page.get_by_role("button", name="Gửi tệp").click()
    expect(own).to_contain_text("Đường truyền bị ngắt khi tải b.pdf")
    own.get_by_role("button", name="Gửi lại").click()
    expect(own).to_contain_text("Chưa lưu được tệp này")
    expect(own).to_have_count(1)
