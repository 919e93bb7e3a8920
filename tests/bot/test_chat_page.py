"""The chat page in a real Chromium, and what its files promise: copy, contrast, safety, size."""

import re
import shutil
from collections.abc import Iterator

import pytest
from axe_core_python.sync_playwright import Axe
from fluent.syntax import ast, parse
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from bot.pages.fonts import font_files
from bot.pages.shells import FOLDER, STATIC, Shells
from bot.pages.words import CHAT_WORDS, OUTBOX_WORDS
from tests.bot.stub_chat import COPY, FIELDS, HELLO, MENU, Stub, say, serving

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-first-run",
]
browser_test = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no system Chromium (apt install chromium)"),
]
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 360, "height": 740}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


# What the files promise


def messages(language: str) -> dict[str, set[str]]:
    found = {}
    tree = parse((COPY / language / "pages.ftl").read_text(encoding="utf-8"))
    for entry in tree.body:
        assert not isinstance(entry, ast.Junk), entry.content
        if isinstance(entry, ast.Message):
            found[entry.id.name] = set(re.findall(r"\{ \$(\w+) \}", str_of(entry)))
    return found


def str_of(entry: ast.Message) -> str:
    parts = entry.value.elements
    return "".join(
        p.value if isinstance(p, ast.TextElement) else "{ $%s }" % p.expression.id.name
        for p in parts
    )


def test_copy_has_the_same_ids_and_values_in_both_languages():
    assert messages("vi") == messages("en")


def test_copy_is_said_and_nothing_is_unwritten():
    templates = "".join(p.read_text(encoding="utf-8") for p in (FOLDER / "templates").iterdir())
    scripts = "".join(p.read_text(encoding="utf-8") for p in STATIC.glob("*.js"))
    written = set(messages("vi"))
    by_server = set(re.findall(r"say\(['\"]([a-z0-9-]+[a-z0-9])['\"]", templates))
    by_server |= {"page-language-vi", "page-language-en", "embed-open", "embed-close"}
    spoken = set(CHAT_WORDS) | set(OUTBOX_WORDS)
    assert by_server | spoken == written
    for word in spoken:
        stem = re.sub(
            r"(pending|sent|received|waiting|failed|idle|expired|unlinked|mail|sms)$", "", word
        )
        assert f'"{word}"' in scripts or f"`{stem}${{" in scripts, word


def colours() -> dict[str, tuple[str, str]]:
    text = (STATIC / "tokens.css").read_text(encoding="utf-8")
    found: dict[str, tuple[str, str]] = {}
    for name, value in re.findall(r"--([\w-]+): ([^;]+);", text):
        if pair := re.fullmatch(r"light-dark\((#\w+), (#\w+)\)", value):
            found[name] = (pair[1], pair[2])
        elif (same := re.fullmatch(r"var\(--([\w-]+)\)", value)) and same[1] in found:
            found[name] = found[same[1]]
    return found


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


GROUNDS = ("ground", "sunk", "surface", "raised", "hover", "selected")
TONES = ("good", "near", "late", "paused", "note", "soft", "fill", "person", "deep")
LEVELS = tuple(f"identity-{level}" for level in ("none", "linked", "confirmed", "verified"))
TEXT_PAIRS = [
    *(
        (ink, ground)
        for ink in ("ink", "ink-soft", "accent", "accent-strong")
        for ground in GROUNDS
    ),
    *(
        ("ink-faint", ground)
        for ground in ("ground", "sunk", "surface", "raised", "field", "hover")
    ),
    *((f"on-{tone}", tone) for tone in TONES + LEVELS),
    *(("on-fill", ground) for ground in ("fill-hover", "fill-press")),
    *(("danger", ground) for ground in ("ground", "sunk", "surface", "raised", "field")),
    ("on-deep-soft", "deep"),
    ("on-deep-soft", "deep-hover"),
    ("on-deep", "deep-hover"),
    ("signal", "deep"),
    ("person-accent", "person"),
    ("person-accent", "sunk"),
    ("on-good", "surface"),
    ("ink", "mark-text"),
]
EDGE_PAIRS = [
    *(("line-strong", ground) for ground in ("ground", "sunk", "surface", "raised", "field")),
    *(("focus", ground) for ground in GROUNDS),
    ("fill", "surface"),
    ("fill", "ground"),
    ("signal", "deep"),
]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_tokens_reach_aa(theme):
    found = colours()
    weak = [
        (ink, ground, round(contrast(found[ink][theme], found[ground][theme]), 2))
        for pairs, least in ((TEXT_PAIRS, 4.5), (EDGE_PAIRS, 3.0))
        for ink, ground in pairs
        if contrast(found[ink][theme], found[ground][theme]) < least
    ]
    assert not weak
    assert contrast("#ffffff", found["danger-fill"][theme]) >= 4.5
    assert contrast("#ffffff", found["danger-fill-hover"][theme]) >= 4.5


def test_files_are_ours_small_and_safe():
    for path in [*STATIC.iterdir(), *(FOLDER / "templates").iterdir()]:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".js":
            assert len(text.splitlines()) <= 300, path.name
            assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(", text)
        if path.suffix == ".html":
            assert not re.search(r"\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|<style", text), (
                path.name
            )
        outside = re.findall(r"https?://[\w./]+", text.replace("http://www.w3.org/2000/svg", ""))
        assert not outside, (path.name, outside)
        assert "uppercase" not in text, path.name


def test_css_uses_only_tokens_that_exist():
    named = set(re.findall(r"(--[\w-]+):", "".join(p.read_text() for p in STATIC.glob("*.css"))))
    for path in STATIC.glob("*.css"):
        used = set(re.findall(r"var\((--[\w-]+)\)", path.read_text(encoding="utf-8")))
        assert used <= named, (path.name, used - named)


def test_fonts_stand_in_the_package():
    tokens = (STATIC / "tokens.css").read_text(encoding="utf-8")
    named = set(re.findall(r"/static/fonts/([\w.-]+)", tokens))
    assert named == set(font_files())
    assert all(path.read_bytes()[:4] == b"\0\1\0\0" for path in font_files().values())


def test_embed_tag_escapes_its_words():
    tag = Shells(lambda _id, _language, **_values: '"><script>').embed_tag(
        address="https://desk.example/", language="vi"
    )
    assert tag.count("<script") == 1
    assert 'src="https://desk.example/static/embed.js"' in tag


# In the browser


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def stub() -> Stub:
    stub = Stub()
    stub.put(text=HELLO, buttons=MENU)
    return stub


@pytest.fixture
def site(stub) -> Iterator[str]:
    with serving(stub) as address:
        yield address


class Visit:
    """Opens pages; fails the test on any content-security or script error they report."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser, self.site = browser, site
        self.wrong: list[str] = []
        self.contexts = []

    def __call__(self, path: str = "/chat?lang=vi", viewport=DESKTOP, **options) -> Page:
        context = self.browser.new_context(viewport=viewport, **options)
        self.contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("pageerror", lambda error: self.wrong.append(f"script: {error}"))
        page.on("console", self._heard)
        page.goto(self.site + path)
        return page

    def _heard(self, message) -> None:
        expected = "Failed to load resource" in message.text or "ERR_" in message.text
        if message.type == "error" and not expected:
            self.wrong.append(message.text)


@pytest.fixture
def visit(chromium, site) -> Iterator[Visit]:
    visit = Visit(chromium, site)
    yield visit
    for context in visit.contexts:
        context.close()
    assert not visit.wrong


def bubbles(page: Page, who: str = "") -> Locator:
    return page.locator(f"#log .message{who}")


def write(page: Page, text: str) -> None:
    page.fill("#say", text)
    page.press("#say", "Enter")


class TestTalking:
    pytestmark = browser_test

    def test_customer_chooses_and_writes(self, visit, stub):
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
        page.get_by_role("button", name="Danh mục").click()
        expect(choices).to_have_count(len(MENU))
        assert stub.posted[-1]["text"] == "/menu"
        expect(page.get_by_role("log")).to_have_attribute("aria-live", "polite")

    def test_customer_breaks_lines_and_ends_words_with_an_input_method(self, visit, stub):
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
        assert stub.posted[0]["text"] == "Dòng một\nDòng hai"

    def test_bot_text_is_text_and_links_are_safe(self, visit):
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

    def test_messages_stand_in_groups_of_sender_and_minute(self, visit, stub):
        page = visit()
        stub.put(text="Hai", at="2026-11-23T01:30:40Z")
        stub.put(text="Ba", at="2026-11-23T01:31:00Z")
        stub.put(text="Bốn", at="2026-11-23T01:31:10Z", name="Lan", **{"from": "staff"})
        stub.put(text="Năm", at="2026-11-23T17:30:00Z")  # past midnight in Vietnam
        expect(bubbles(page)).to_have_count(5)
        classes = bubbles(page).evaluate_all(
            "all => all.map(n => ['first', 'last'].filter(c => n.classList.contains(c)).join())"
        )
        assert classes == ["first", "last", "first,last", "first,last", "first,last"]
        expect(page.locator(".day").last).to_have_text("24/11/2026")
        expect(page.locator("time").last).to_have_text("00:30")
        expect(bubbles(page, ".staff").locator(".who")).to_have_text("Lan · nhân viên DCNET")

    def test_too_long_a_text_is_counted_not_cut(self, visit, stub):
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

    def test_keyboard_alone_is_enough(self, visit, stub):
        page = visit()
        expect(page.locator("#choices button")).to_have_count(len(MENU))
        page.locator("#say").evaluate("n => n.blur()")
        seen = []
        for _ in range(14):
            page.keyboard.press("Tab")
            seen.append(
                page.evaluate("document.activeElement.id || document.activeElement.className")
            )
            ring = page.evaluate(
                "(n => getComputedStyle(n).outlineStyle !== 'none' ||"
                " getComputedStyle(n.parentNode).boxShadow !== 'none')(document.activeElement)"
            )
            assert ring, seen
        assert seen[0] == "skip"
        order = [s for s in seen if s in {"switch", "scroller", "choice", "menu", "say", "attach"}]
        assert order == ["switch"] * 2 + ["scroller"] + ["choice"] * 5 + ["menu", "say", "attach"]
        page.locator(".skip").focus()
        page.keyboard.press("Enter")
        page.keyboard.type("Tôi muốn đổi địa chỉ")
        page.keyboard.press("Enter")
        expect(bubbles(page, ".customer")).to_have_count(1)
        page.get_by_role("button", name="Danh mục").focus()
        page.keyboard.press("Enter")
        expect(page.locator("#choices button")).to_have_count(len(MENU))
        page.locator("#choices button").first.focus()
        page.keyboard.press("Space")
        expect(page.locator("#say")).to_be_focused()
        expect(page.locator("#choices button")).to_have_count(len(FIELDS))


class TestTrouble:
    pytestmark = browser_test

    def test_reload_keeps_the_conversation_and_the_draft(self, visit, stub):
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

    def test_line_comes_back_by_itself_and_says_so(self, visit, stub):
        page = visit()
        expect(bubbles(page)).to_have_count(1)
        stub.drop_streams()
        expect(page.locator("#link")).to_have_text("Mất kết nối. Em đang nối lại…")
        expect(page.locator("#link")).to_have_text("Đã nối lại.")
        assert stub.last_event_ids == [None, "1"]
        stub.down = True
        stub.drop_streams()
        expect(page.locator("#link")).to_contain_text("Mất kết nối")
        stub.put(text="Tin trong lúc mất mạng")
        stub.down = False
        expect(bubbles(page)).to_have_count(2, timeout=8000)  # replayed in full, nothing twice
        expect(page.locator("#link")).to_have_text("Đã nối lại.")

    def test_lost_answer_is_resent_under_the_same_id_and_stays_one(self, visit, stub):
        page = visit()
        stub.fail = ["lost"]
        stub.closing = True  # no stream: only the answer to the POST can tell
        page.wait_for_timeout(50)
        write(page, "Chỉ một lần")
        own = bubbles(page, ".customer")
        expect(own.locator(".tick-words")).to_have_text("Chưa gửi được")
        stub.closing = False
        own.get_by_role("button", name="Gửi lại").click()
        expect(own).to_have_attribute("data-state", "received")
        expect(own).to_have_count(1)
        expect(bubbles(page, ".bot")).to_have_count(2)
        assert len({post["client_id"] for post in stub.posted}) == 1
        assert len(stub.posted) >= 2
        assert sum(m["from"] == "customer" for m in stub.transcript) == 1

    def test_offline_message_waits_through_a_reload_and_keeps_its_place(self, visit, stub):
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

    def test_refused_message_says_why_and_can_be_mended(self, visit, stub):
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

    def test_too_fast_waits_as_told(self, visit, stub):
        page = visit()
        stub.fail = [429]
        write(page, "Nhanh quá")
        expect(page.locator("#remark")).to_have_text(re.compile("sau 1 giây"))
        own = bubbles(page, ".customer")
        expect(own).to_have_attribute("data-state", "received")
        expect(page.locator("#remark")).to_be_hidden()
        assert len({post["client_id"] for post in stub.posted}) == 1

    def test_ended_conversation_leaves_the_screen_and_starts_anew(self, visit, stub):
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


def photo(name: str = "can-cuoc.png", size: int = 0, kind: str = "image/png") -> dict:
    return {"name": name, "mimeType": kind, "buffer": PNG + b"\0" * size}


def slowly(page: Page, rate: int) -> None:
    page.context.new_cdp_session(page).send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": rate},
    )


class TestFiles:
    pytestmark = browser_test

    def test_photo_is_looked_at_sent_and_removed_when_stored(self, visit, stub):
        page = visit()
        page.set_input_files("#file", photo())
        expect(page.locator("#tray img")).to_be_visible()
        expect(page.locator("#tray")).to_contain_text("gỡ khỏi khung chat")
        page.get_by_role("button", name="Gửi tệp").click()
        own = bubbles(page, ".customer")
        expect(own.locator("img.preview")).to_have_count(1)
        expect(own).to_contain_text("Đã lưu an toàn. Ảnh đã gỡ khỏi khung chat.")
        expect(own.locator("img")).to_have_count(0)
        expect(own).to_have_count(1)
        expect(page.locator("#choices button")).to_have_count(len(MENU))  # a file is no answer

    def test_upload_shows_progress_and_can_be_cancelled(self, visit, stub):
        page = visit()
        slowly(page, 400_000)
        page.set_input_files("#file", photo(size=1_500_000))
        page.get_by_role("button", name="Gửi tệp").click()
        bar = page.get_by_role("progressbar")
        expect(bar).to_have_attribute("value", re.compile(r"^[1-9]"))
        expect(bubbles(page, ".customer")).to_contain_text(re.compile(r"Đang tải lên \d+%"))
        page.get_by_role("button", name="Hủy tải lên").click()
        expect(bubbles(page, ".customer")).to_have_count(0)
        expect(page.locator("#remark")).to_have_text("Đã hủy gửi can-cuoc.png.")
        assert len(stub.transcript) == 1

    def test_refused_broken_and_unfit_files_say_so(self, visit, stub):
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


def violations(page: Page) -> list[str]:
    page.wait_for_timeout(350)  # entrances have ended
    found = Axe().run(page)["violations"]
    return [f"{v['id']}: {n['html'][:120]}" for v in found for n in v["nodes"]]


class TestLooks:
    pytestmark = browser_test

    @pytest.mark.parametrize("language", ["vi", "en"])
    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_axe_finds_nothing(self, visit, stub, language, theme):
        stub.put(text="Chào chị", name="Lan", **{"from": "staff"})
        stub.put(text="Ảnh", state="received", **{"from": "customer"})
        file = {"name": "a.png", "size": 9, "kind": "image", "state": "stored", "reason": ""}
        stub.put(file=file, state="received", **{"from": "customer"})
        stub.put(text="https://dcnet.vn", buttons=FIELDS)
        page = visit(f"/chat?lang={language}", color_scheme=theme)
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
    def test_axe_finds_nothing_on_the_other_pages(self, visit, stub, path):
        item = {"at": stub.now, "kind": "sms", "to": "0912 345 678", "subject": None}
        stub.outbox = [item | {"text": "Mã 482913"}]
        for language, theme, viewport in (("vi", "light", PHONE), ("en", "dark", DESKTOP)):
            page = visit(path + language, viewport, color_scheme=theme)
            page.wait_for_load_state("load")
            assert not violations(page)

    def test_phone_fits_and_can_be_touched(self, visit, stub):
        page = visit(viewport={"width": 320, "height": 568}, has_touch=True, is_mobile=True)
        stub.put(text="dài" * 200, buttons=FIELDS)
        expect(bubbles(page)).to_have_count(2)
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert page.evaluate("document.querySelector('#scroller').scrollWidth") <= 320
        small = page.evaluate(
            "[...document.querySelectorAll('button, .switch, textarea')]"
            ".filter(n => n.checkVisibility()).map(n => [n.id || n.className, n.getBoundingClientRect()])"
            ".filter(([, box]) => box.width < 44 || box.height < 42).map(([name]) => name)"
        )
        assert not small
        box = page.locator("#composer").bounding_box()
        assert box["y"] + box["height"] <= 568

    def test_language_and_theme_switch_and_stay(self, visit, stub):
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

    def test_without_scripts_a_sentence_with_the_hotline(self, visit):
        page = visit(java_script_enabled=False)
        expect(page.locator("noscript")).to_contain_text("1900 0382")
        expect(page.locator("#composer")).to_be_hidden()

    def test_motion_stops_when_asked(self, visit, stub):
        page = visit(reduced_motion="reduce")
        expect(bubbles(page)).to_have_count(1)
        stub.emit("typing", {"on": True})
        expect(page.locator("#typing")).to_be_visible()
        runs = "document.getAnimations().filter(a => a.effect.getTiming().iterations > 1).length"
        assert page.evaluate(runs) == 0

    def test_outbox_shows_codes_at_once(self, visit, stub):
        page = visit("/outbox?lang=vi", permissions=["clipboard-read", "clipboard-write"])
        expect(page.locator("#empty")).to_be_visible()
        stub.outbox = [
            {"at": stub.now, "kind": "mail", "to": "an@example.vn", "subject": "<b>Mã</b>",
             "text": "Mã của Anh/Chị: 48291377. Gọi 19000382 hoặc 0912345678."},
        ]  # fmt: skip
        expect(page.locator(".letter h2")).to_have_text("<b>Mã</b>")
        page.get_by_role("button", name="Chép mã 48291377").click()
        expect(page.get_by_role("button", name="Đã chép")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == "48291377"

    def test_another_page_embeds_the_chat_by_one_tag(self, visit, stub, site):
        page = visit("/")
        tag = Shells(say).embed_tag(address=site, language="vi")
        page.route("**/shop", lambda route: route.fulfill(
            body=f"<!doctype html><html lang=vi><title>x</title><main>{tag}</main>",
            content_type="text/html; charset=utf-8",
        ))  # fmt: skip
        page.goto(f"{site}/shop")
        page.get_by_role("button", name="Trò chuyện với DCNET").click()
        inside = page.frame_locator("iframe")
        expect(inside.locator("#log .message")).to_have_count(1)
        page.keyboard.press("Escape")
        expect(page.locator("iframe")).to_be_visible()  # the key went nowhere: focus is outside
        page.get_by_role("button", name="Đóng trò chuyện").click()
        expect(page.locator("iframe")).to_be_hidden()
