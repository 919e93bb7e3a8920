"""`/status` as a browser without scripts sees it: links, codes, forms, files, refusals."""

import io
import re

import httpx
import pytest
from PIL import Image

from storage import tables
from tests.bot.console_visits import Visitor, hidden
from tests.bot.status_site import status_app
from tests.desk import Desk
from tests.handlers.desk_people import Staff, case_of, hire
from tests.handlers.status_visitors import link

pytest_plugins = ["tests.handlers.status_fixtures"]

UNKNOWN = "DC-22222-2"


@pytest.fixture
def lan(desk: Desk) -> Staff:
    """Named here, for other plugins know a colleague of that name too."""
    return Staff(desk, hire(desk, "lan", name="Trần Ngọc Lan"))


@pytest.fixture
def visitor(desk: Desk, tmp_path) -> Visitor:
    return Visitor(status_app(desk, tmp_path))


def picture() -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(drawn, "PNG")
    return drawn.getvalue()


def form(page: httpx.Response, deed: str, **given: str) -> dict[str, str]:
    assert f'name="deed" value="{deed}"' in page.text
    return {"deed": deed, "key": hidden(page.text, "key"), **given}


def enter(desk: Desk, visitor: Visitor, reference: str, contact: str = "email") -> httpx.Response:
    desk.clock.pass_(seconds=31)
    visitor.post("/status?lang=vi", {"reference": reference, "contact": contact})
    desk.deliver("1")
    code = desk.code("mail" if contact == "email" else "sms")
    given = {"reference": reference, "contact": contact, "code": f" {code[:3]} {code[3:]} "}
    return visitor.post("/status/code?lang=vi", given)


# -- links ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_link_shows_the_case_and_hides_what_is_personal(desk, visitor, waiting, language):
    path = f"/status/c/{link(desk, waiting)}?lang={language}"
    page = visitor.get(path)
    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.text
    for words in (waiting, "Xin ảnh rõ hơn"):
        assert words in page.text
    for value in ("0912 345 678", "912345678", "Mai", "mai@example.vn"):
        assert value not in page.text, value
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] == "no-referrer"
    assert case_of(desk, waiting).state == "waiting"


def test_a_dead_link_says_so_and_names_the_other_way(desk, visitor, waiting):
    token = link(desk, waiting)
    page = visitor.get(f"/status/c/{token[:-1]}{'A' if token[-1] != 'A' else 'B'}")
    assert page.status_code == 410
    assert 'name="reference"' in page.text
    desk.clock.pass_(days=61)
    assert "đã hết hạn" in visitor.get(f"/status/c/{token}").text


def test_a_form_of_another_site_does_nothing(desk, visitor, waiting):
    path = f"/status/c/{link(desk, waiting)}"
    given = form(visitor.get(path), "withdraw")
    elsewhere = visitor.post(path, given, {"sec-fetch-site": "cross-site"})
    assert elsewhere.status_code == 403
    assert case_of(desk, waiting).state == "waiting"
    assert visitor.post(path, given, {"sec-fetch-site": "same-origin"}).status_code == 200
    assert case_of(desk, waiting).state == "withdrawn"


# -- codes ----------------------------------------------------------------------------------------
def test_a_reference_and_a_code_open_everything(desk, visitor, waiting):
    answer = enter(desk, visitor, waiting.lower())
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/status/case/{waiting}?lang=vi"
    page = visitor.get(answer.headers["location"])
    assert "0912 345 678" in page.text  # to whoever proved the contact, in full
    listed = visitor.get("/status")
    assert listed.text.count('<li class="card">') == 1
    assert waiting in listed.text
    visitor.post("/status/leave")
    assert waiting not in visitor.get("/status").text
    assert visitor.get(f"/status/case/{waiting}").status_code == 403


def test_a_mistyped_reference_is_told_before_anything_is_sent(desk, visitor, waiting):
    wrong = waiting[:-1] + ("2" if waiting[-1] != "2" else "3")
    before = len(desk.rows("code"))
    for reference in (wrong, "DC10023", "", "x" * 500):
        page = visitor.post("/status", {"reference": reference, "contact": "email"})
        assert page.status_code == 422
        assert 'role="alert"' in page.text
    assert len(desk.rows("code")) == before


def test_whether_there_is_a_case_is_not_to_be_seen(desk, visitor, waiting):
    def told(reference: str, contact: str) -> str:
        desk.clock.pass_(seconds=31)
        page = visitor.post("/status", {"reference": reference, "contact": contact})
        assert page.status_code == 200
        return page.text.replace(reference, "")

    for contact in ("email", "phone"):
        assert told(waiting, contact) == told(UNKNOWN, contact)


def test_wrong_codes_are_counted_and_told(desk, visitor, waiting):
    visitor.post("/status?lang=vi", {"reference": waiting, "contact": "email"})
    desk.deliver("1")
    right = desk.code("mail")
    given = {"reference": waiting, "contact": "email", "code": f"{(int(right) + 1) % 10**6:06}"}
    assert "còn 2 lần" in visitor.post("/status/code?lang=vi", given).text
    assert visitor.post("/status/code?lang=vi", {**given, "code": "12"}).status_code == 422
    assert "còn 1 lần" in visitor.post("/status/code?lang=vi", given).text
    assert visitor.post("/status/code?lang=vi", given).status_code == 410
    assert visitor.post("/status/code?lang=vi", {**given, "code": right}).status_code == 410
    assert visitor.get(f"/status/case/{waiting}").status_code == 403


def test_a_visitor_who_hurries_waits(desk, tmp_path):
    visitor = Visitor(status_app(desk, tmp_path, burst=3))
    assert [visitor.get("/status").status_code for _ in range(4)] == [200, 200, 200, 429]


# -- deeds ----------------------------------------------------------------------------------------
def test_missing_papers_are_sent_once(desk, visitor, waiting, lan: Staff):
    path = f"/status/c/{link(desk, waiting)}?lang=vi"
    given = form(visitor.get(path), "add", text="Ảnh rõ hơn ạ")
    for _ in range(2):  # pressed twice
        files = [("file", ("../../tờ khai.png", picture(), "image/png"))]
        page = visitor.ask("POST", path, data=given, files=files)
        assert page.status_code == 200, page.text
        assert "đã nhận phần bổ sung" in page.text
    assert case_of(desk, waiting).state == "open"
    case = lan.page(waiting)
    assert [one.source["name"] for one in case.papers][1:] == ["tờ khai.png"]
    last = case.timeline[-2 if case.timeline[-1].kind == "viewed" else -1]
    assert last.body["by"] == "status"
    assert last.body["files"] == [case.papers[-1].id]
    kept = [row.file_name for row in desk.rows("attachment") if row.file_name]
    assert len(set(kept)) == len(kept)


def test_a_file_that_is_none_is_refused_and_nothing_happens(desk, visitor, waiting):
    path = f"/status/c/{link(desk, waiting)}?lang=vi"
    given = form(visitor.get(path), "add", text="Xem giúp em")
    before = len(desk.rows("attachment"))
    files = [
        ("file", ("a.png", picture(), "image/png")),
        ("file", ("b.png", b"MZ\x90 no picture", "image/png")),
    ]
    page = visitor.ask("POST", path, data=given, files=files)
    assert page.status_code == 422
    assert "Xem giúp em" in page.text  # what was written is not lost
    assert len(desk.rows("attachment")) == before
    assert case_of(desk, waiting).state == "waiting"


@pytest.mark.parametrize(
    ("deed", "given"),
    [("add", {}), ("rate", {"stars": "6"}), ("rate", {}), ("reopen", {"text": "a"}),
     ("add", {"text": "x" * 2001}), ("nothing", {})],
)  # fmt: skip
def test_what_makes_no_sense_is_told(desk, visitor, waiting, deed, given):
    path = f"/status/c/{link(desk, waiting)}"
    key = hidden(visitor.get(path).text, "key")
    page = visitor.post(path, {"deed": deed, "key": key, **given})
    assert page.status_code == 422
    assert 'role="alert"' in page.text


def test_a_settled_case_is_rated_and_reopened(desk, visitor, settled):
    path = f"/status/c/{link(desk, settled)}?lang=en"
    page = visitor.get(path)
    assert "You can reopen it until" in page.text
    page = visitor.post(path, form(page, "rate", stars="5", text=""))
    assert "Thank you" in page.text
    assert 'value="rate"' not in page.text
    page = visitor.post(path, form(page, "reopen", text="Still broken"))
    assert "is open again" in page.text
    assert case_of(desk, settled).state == "open"


def test_nothing_typed_stands_in_clear(desk, visitor, waiting):
    path = f"/status/c/{link(desk, waiting)}"
    words = "bí mật 0987 654 321"
    visitor.post(path, form(visitor.get(path), "add", text=words))
    for table in tables.metadata.sorted_tables:
        assert words not in str(desk.rows(table.name)), table.name


def test_odd_bodies_are_refused(desk, visitor, waiting):
    path = f"/status/c/{link(desk, waiting)}"
    broken = {"content-type": "multipart/form-data; boundary=x"}
    assert visitor.ask("POST", path, broken, content=b"--x\r\nrubbish").status_code in (400, 422)
    assert re.fullmatch(r"4\d\d", str(visitor.ask("POST", path, content=b"").status_code))
    huge = {"content-type": "application/x-www-form-urlencoded", "content-length": "99999999"}
    assert visitor.ask("POST", path, huge, content=b"a=b").status_code == 413
