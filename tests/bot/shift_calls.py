"""Five calls, logged by keyboard: one verified by a code that is read out, one rung back, one that
nobody could verify, one that was dropped, and one whose draft outlives a reload."""

from urllib.parse import parse_qs

from playwright.sync_api import Response, expect

from tests.bot.shift_cases import ANSWERS, Customer
from tests.bot.shift_keys import Worker
from tests.desk import Desk

PLACE = ANSWERS["address"].format(7)


def begins(my: Worker, caller: str) -> None:
    """The focus waits in the caller's field."""
    assert my.at["id"] == "caller"
    my.types(caller)
    my.goes("F2")
    expect(my.page.locator("[data-call]")).to_be_visible()


def picks_who(my: Worker, who: Customer) -> None:
    """Looked up by customer code; the first one found has the focus."""
    my.press("F3")
    my.types(who.code)
    my.goes("Enter")
    expect(my.page.locator(".matches button").first).to_be_focused()
    my.goes("Enter")
    expect(my.page.locator(".picked")).to_contain_text(who.code)


def asks(my: Worker, kind: str, **answers: str) -> None:
    """The kind is chosen by arrows; Enter opens its form, with the focus in its first field."""
    my.tab_to("#kind")
    my.picks(kind)
    my.press("Enter")
    for name, words in answers.items():
        expect(my.page.locator(f"#{name}")).to_be_visible()
        if my.at["id"] != name:
            my.tab_to(f"#{name}")
        my.types(words)


def is_logged(my: Worker) -> str:
    """Handed in; the reference that is read out."""
    my.goes("Control+Enter")
    expect(my.page.locator(".spelled").first).to_be_visible()
    return my.page.locator(".spelled a").first.inner_text()


def ends(my: Worker, disposition: str) -> None:
    my.press("F8")
    my.picks(disposition)
    my.goes("F2")
    expect(my.page.locator("[data-call]")).to_have_count(0)


def verified(my: Worker, desk: Desk, who: Customer) -> None:
    """A code goes to the phone of record and is read out: the address is changed at once."""
    begins(my, "0912 345 678")
    picks_who(my, who)
    my.tab_to("[formaction$='/code'][value=phone]")
    my.goes("Enter")
    desk.deliver("-")
    my.tab_to("#code")
    my.types(desk.code())
    my.goes("F4")
    asks(my, "update_address", **{"answer-address": PLACE})
    reference = is_logged(my)
    my.tab_to("#said")
    my.types(reference.lower().replace("-", " "))
    my.goes("Enter")
    expect(my.page.get_by_role("status").first).to_contain_text("Đúng mã")
    ends(my, "done")


def rung_back(my: Worker, who: Customer) -> str:
    """The number of record was called: a case for somebody else to decide."""
    begins(my, "")
    picks_who(my, who)
    my.tab_to("[formaction$='/attest']")
    my.goes("Enter")
    asks(my, "update_birth_date", **{"answer-birth_date": "05/03/1990"})
    reference = is_logged(my)
    ends(my, "opened")
    return reference


def unverified(my: Worker, who: Customer) -> str:
    """Whoever it is could prove nothing: a case of nobody."""
    begins(my, "0987 111 222")
    picks_who(my, who)
    my.goes("F6")
    asks(my, "update_email", **{"answer-email": "moi@example.vn"})
    reference = is_logged(my)
    ends(my, "unverified")
    return reference


def dropped(my: Worker) -> None:
    begins(my, "0903 000 111")
    ends(my, "dropped")


def keeps_note(answer: Response, note: str) -> bool:
    """Whether the draft with this note is in."""
    sent = parse_qs(answer.request.post_data or "")
    return answer.url.endswith("/console/call/draft") and sent.get("note") == [note]


def kept_over_a_reload(my: Worker, who: Customer) -> str:
    """What was typed is there again, and is handed in then."""
    begins(my, "0912 345 678")
    picks_who(my, who)
    with my.page.expect_response(lambda one: keeps_note(one, "Mạng chập chờn")):
        asks(my, "talk_to_person", note="Mạng chập chờn")
        my.press("Tab")
    expect(my.page.locator("[data-draft]")).to_contain_text("Đã lưu nháp")
    my.page.reload()
    expect(my.page.locator("#note")).to_have_value("Mạng chập chờn")
    reference = is_logged(my)
    ends(my, "opened")
    return reference
