"""The console's pages without a screen: what they show, mask, keep and answer."""

import re

import pytest

from bot.console.showing import masked_text
from states.masks import HIDDEN
from states.permissions import Role
from storage import tables
from tests.bot.console_visits import hidden, queue_rows, signed_in
from tests.handlers.desk_people import Staff, ask_name_change, case_of, hire, send_out, talk

pytest_plugins = ["tests.bot.console_fixtures"]
# Hostile words for every place that shows what people wrote (zammad CVE-2026-56731 and kin).
WHY = {"reason": "papers-expired"}
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "javascript:alert(1)",
    "<a href=javascript:alert(1)>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<style>*{display:none}</style>",
    "<!--<script>alert(1)//-->",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u202etxt.exe\u202c",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "` onfocus=alert(1) autofocus",
]


def test_the_queue_shows_masks_only(lan, reference):
    html = lan.get("/console").text
    assert queue_rows(html) == [reference]
    assert f"N{HIDDEN} T{HIDDEN} M{HIDDEN}" in html
    assert "Nguyễn" not in html


def test_a_value_is_shown_after_a_reason(lan, reference):
    path = f"/console/cases/{reference}"
    assert "091•••678" in lan.get(path).text
    answer = lan.act(reference, "reveal", field="record.phone", text="abc")
    assert answer.status_code == 422
    assert 'value="abc"' in answer.text
    answer = lan.act(reference, "reveal", field="record.phone", text="gọi lại khách")
    assert answer.status_code == 303
    assert "0912 345 678" in lan.get(path).text
    assert "0912" not in answer.headers["location"]


def test_numbers_in_the_chat_are_masked_until_shown(desk, lan, reference):
    desk.say("1", "số khác của tôi là 0987.654.321 và mai2@example.vn")
    path = f"/console/cases/{reference}"
    html = lan.get(path).text
    assert "số khác của tôi" in html
    assert "0987" not in html
    assert "mai2@" not in html
    lan.act(reference, "reveal", field="transcript", text="đọc lại yêu cầu")
    assert "0987.654.321" in lan.get(path).text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gọi 0912 345 678 nhé", "gọi ••• nhé"),
        ("mã 482913", "mã •••"),
        ("sinh 05/03/1990", "sinh •••"),
        ("hạn 03/12/2026 17:30", "hạn 03/12/2026 17:30"),
        ("yêu cầu DC-23456-7 ạ", "yêu cầu DC-23456-7 ạ"),
        ("gọi 1900 0382", "gọi 1900 0382"),
        ("12 Lê Lợi, P. 5", "12 Lê Lợi, P. 5"),
        ("a.b@c.vn", "a•••@c.vn"),
        ("٠٩١٢٣٤٥٦٧٨", "•••"),
    ],
)
def test_masking_free_text(clock, text: str, shown: str):
    assert masked_text(text, clock.now) == shown


def test_a_stale_form_keeps_what_was_typed(desk, lan, reference):
    form = lan.form(f"/console/cases/{reference}")
    minh = Staff(desk, hire(desk, "minh", name="Phạm Quang Minh"))
    minh.does("note", reference, "Đã gọi khách, khách đang ở xa.")
    answer = lan.post(
        f"/console/cases/{reference}/refuse", {**form, **WHY, "text": "Giấy tờ hết hạn rồi."}
    )
    assert answer.status_code == 409
    assert "Giấy tờ hết hạn rồi." in answer.text
    assert "Phạm Quang Minh" in answer.text
    assert case_of(desk, reference).state == "open"
    again = {
        name: hidden(answer.text, name) for name in ("csrf", "version", "events", "record", "key")
    }
    answer = lan.post(
        f"/console/cases/{reference}/refuse", {**again, **WHY, "text": "Giấy tờ hết hạn rồi."}
    )
    assert answer.status_code == 303
    assert case_of(desk, reference).state == "refused"


def test_a_double_press_is_one_effect(desk, lan, reference):
    form = {**lan.form(f"/console/cases/{reference}"), "text": "Chào chị."}
    for _ in range(2):
        desk.clock.pass_(seconds=1)
        answer = lan.post(f"/console/cases/{reference}/reply", form)
        assert answer.headers["location"].endswith("?done=reply.chat.test")
    assert desk.deliver("1").count("staff-reply") == 1
    answer = lan.post(f"/console/cases/{reference}/reply", {**form, "text": "Khác."})
    assert answer.status_code == 403
    assert "Khác." in answer.text


def test_two_people_change_a_name_in_the_browser(app, desk, lan, reference):
    minh = signed_in(app, desk, "minh", Role.AGENT, "Phạm Quang Minh")
    form = lan.form(f"/console/cases/{reference}")
    checks = [("check", one) for one in ("readable", "in-force", "name-same", "person-same")]
    path = f"/console/cases/{reference}"
    answer = lan.post(f"{path}/approve", [*form.items(), *checks[:2]])
    assert answer.status_code == 422
    answer = lan.post(f"{path}/approve", [*lan.form(path).items(), *checks])
    assert answer.headers["location"].endswith("?done=approve.chat.test")
    assert lan.act(reference, "apply").status_code == 403
    answer = minh.act(reference, "apply")
    assert answer.headers["location"].endswith("?done=apply.chat.test")
    assert "Đã ghi vào hồ sơ." in minh.get(answer.headers["location"]).text
    assert desk.record(case_of(desk, reference).customer_id).name == "Nguyễn Thị Mai Anh"


def test_hostile_words_stay_words(app, desk, clock):
    """In the name, the chat, notes, replies, reasons, the staff's own name, and kept input."""
    desk.customer(name=HOSTILE[0], phone="+84912345678", email="mai@example.vn")
    desk.link("1")
    reference = talk(desk, "1")
    visitor = signed_in(app, desk, "xss", Role.SUPERVISOR, HOSTILE[1])
    for words in HOSTILE:
        desk.say("1", words)
        visitor.act(reference, "note", text=words)
        visitor.act(reference, "reply", text=words)
        send_out(desk)
        desk.clock.pass_(minutes=1)
    visitor.act(reference, "reveal", field="name", text=HOSTILE[2])
    visitor.act(reference, "reveal", field="transcript", text=HOSTILE[3])
    pages = [visitor.get("/console").text, visitor.get(f"/console/cases/{reference}").text]
    stale = {**visitor.form(f"/console/cases/{reference}"), "events": "0"}
    for words in HOSTILE:
        answer = visitor.post(f"/console/cases/{reference}/settle", {**stale, "text": words})
        pages.append(answer.text)
    joined = "\n".join(pages)
    assert "&lt;script&gt;alert(1)" in joined
    for live in ("<script>alert", "<img src=x", "<svg/onload", "<iframe srcdoc", "<style>",
                 "<a href=javascript", "<math>", "</textarea><script", "\u202e"):  # fmt: skip
        assert live not in joined, live
    assert "{{ 7 * 7 }}" in joined
    assert not re.search(r'(href|src|action)="(?!/|#)', joined)


def test_both_languages_say_everything(app, desk, lan, reference):
    form = {**lan.form("/console"), "language": "en", "back": f"/console/cases/{reference}"}
    answer = lan.post("/console/language", form)
    html = lan.get(answer.headers["location"]).text
    assert '<html lang="en">' in html
    assert "Change of name" in html
    assert "To be decided (by two)" in html


def test_the_case_page_is_seen_once_a_day(desk, lan, reference):
    for _ in range(3):
        lan.get(f"/console/cases/{reference}")
    rows = desk.database.read_now(
        lambda uow: uow.connection.execute(
            tables.case_event.select().where(tables.case_event.c.kind == "viewed")
        ).all()
    )
    assert len(rows) == 1


def test_known_values_and_answers_are_masked_in_the_chat(desk, lan):
    """The record's name and address, what was typed as an answer, and what the bot repeats."""
    details = {"phone": "+84912345678", "email": "mai@example.vn"}
    desk.customer(**details, address="Số 8 Hàng Bài, Phường Hoàn Kiếm, Hà Nội")
    desk.link("1")
    desk.say("1", "em doi so khac, nha o so 8 hang bai")
    desk.say("1", "đổi địa chỉ")
    desk.receive("1", "Said", text="12 Trần Hưng Đạo, Phường Cửa Nam, Hà Nội")
    desk.process()
    send_out(desk)
    desk.say("1", "số 5 ngõ 7 Lò Đúc, Phường Hai Bà Trưng, Hà Nội")
    desk.say("1", "/cancel")
    reference = ask_name_change(desk, name="Nguyễn Thị Mai Anh")
    desk.say("1", "nhà 12 Trần Hưng Đạo")
    desk.say("1", "em gửi Nguyen Thi Mai Anh, hẹn ngày mai nhé")
    desk.receive("1", "Said", text="menu")
    desk.process()
    send_out(desk)
    path = f"/console/cases/{reference}"
    chat = spoken_in(lan.get(path).text)
    for word in ("Hàng Bài", "hang bai", "Hưng Đạo", "Lò Đúc", "Thị Mai", "Thi Mai"):
        assert word not in chat, word
    assert "em doi so khac, nha o" in chat
    assert f"em gửi {HIDDEN}, hẹn ngày mai nhé" in chat
    assert f"nhà {HIDDEN}" in chat
    assert f"Dạ Anh/Chị {HIDDEN}," in chat
    lan.act(reference, "reveal", field="transcript", text="đọc lại yêu cầu")
    chat = spoken_in(lan.get(path).text)
    assert "nhà 12 Trần Hưng Đạo" in chat
    assert "Nguyễn Thị Mai Anh" in chat


def spoken_in(html: str) -> str:
    """The bubbles of the page's chat."""
    found = re.search(r'<ol class="bubbles".*?</ol>', html, re.DOTALL)
    assert found
    return found[0]


def test_a_closed_case_asks_for_nothing(app, desk, lan, reference):
    thu = signed_in(app, desk, "thu", Role.SECURITY)
    path = f"/console/cases/{reference}"
    assert "Cần quyết định (hai người)" in thu.get(path).text
    lan.act(reference, "refuse", text="Giấy tờ đã hết hạn.", **WHY)
    for one in (lan, thu):
        html = one.get(path).text
        assert "Đã đóng, không cần quyết định nữa" in html
        assert "Cần quyết định" not in html
        assert 'class="notice near"' not in html
