"""What staff see of answers by mail and of case pages: where words came from, what was parked."""

from handlers import own_status
from handlers.own_status import Wish
from handlers.status_visits import Visit
from states.own_deeds import OwnDeed
from tests.desk import Desk
from tests.handlers.desk_people import case_of
from tests.handlers.test_mail_in import take, token

pytest_plugins = ["tests.bot.console_fixtures"]


def test_the_history_says_which_way_words_came(lan, desk: Desk, reference):
    reply = token(desk, reference)
    assert take(desk, reply, text="Thư của khách") == "added"
    assert take(desk, reply, "la@example.vn", "<2@x>", text="Thư của ai đó", declined=2) == "noted"
    assert take(desk, reply, message_id="<3@x>", text="Kèm tệp", declined=2) == "added"
    visit = Visit(case_of(desk, reference).customer_id or "")
    wish = Wish(reference, OwnDeed.ADD, "k" * 16, "Gõ trên trang")
    desk.database.write_now(lambda uow: own_status.act(uow, desk.house, visit, wish, "vi"))
    html = lan.get(f"/console/cases/{reference}").text
    for words in (
        "trả lời qua e-mail",
        "e-mail trả lời chưa rõ người gửi",
        "e-mail có 2 tệp không nhận được",
        "gửi qua trang tra cứu",
        "Gõ trên trang",
    ):
        assert words in html, words


def test_a_mail_to_no_case_is_listed_and_seen_to(lan, desk: Desk):
    assert take(desk, "nothing", text="bí mật") == "parked"
    html = lan.get("/console/parked").text
    assert "Thư trả lời không thuộc yêu cầu nào" in html
    assert "NoCase" in html
    assert "bí mật" not in html
    assert "/again" not in html
