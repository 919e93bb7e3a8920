"""Every conversation that changes what identity stands on: the name, and a contact."""

from tests.bot.journey import (
    Journey,
    Walk,
    enter_code,
    press,
    press_old,
    say,
    send_odd,
    send_paper,
    wait,
)
from tests.bot.journeys_record import CLAIMED

# -- the name -------------------------------------------------------------------------------------


def name_asked(walk: Walk) -> None:
    case = walk.case("request_name_change")
    assert case.state == "open"
    assert case.answers["new_name"] == "Nguyễn Thị Mai Anh"
    assert walk.house.record(walk.customer_id).name == "Nguyễn Thị Mai"


NAME = (
    Journey(
        "name",
        "patient",
        (
            press("choice-name-change"),
            *CLAIMED,
            say("Nguyễn Thị Mai Anh", "Nguyễn Thị Mai Anh"),
            press("name_reason-civil_change"),
            press("name_paper-civil_extract"),
            send_paper(),
            send_paper(kind="pdf"),
            press("choice-done"),
            press("choice-yes"),
        ),
        name_asked,
    ),
    Journey(
        "name",
        "hurried",
        (
            say("doi ten thanh Nguyễn Thị Mai Anh", "change name to Nguyễn Thị Mai Anh"),
            say("{code}", "{code}"),
            say("2", "2"),
            enter_code(),
            say("1", "1"),
            say("1", "1"),
            send_paper(),
            say("xong", "done"),
            say("ok", "ok"),
        ),
        name_asked,
    ),
    Journey(
        "name",
        "confused",
        (
            say("tôi muốn đổi tên", "I want to change my name"),
            *CLAIMED,
            say("123", "123"),
            send_odd("voice"),
            say("Nguyễn Thị Mai Ánh", "Nguyễn Thị Mai Ánh"),
            say("quay lại", "back"),
            say("Nguyễn Thị Mai Anh", "Nguyễn Thị Mai Anh"),
            say("ai được xem giấy tờ của tôi?", "who may see my papers?"),
            say("tại vì tôi mới lấy chồng ở xa về", "because of my marriage last year"),
            press_old("choice-update"),
            press("name_paper-civil_extract"),
            say("gửi rồi mà", "I did send it"),
            send_odd("sticker"),
            send_paper(),
            say("xong", "done"),
            say("đúng", "yes"),
        ),
        name_asked,
    ),
)

# -- a contact ------------------------------------------------------------------------------------


def changed_later(walk: Walk) -> None:
    assert walk.value("phone") == "+84987654321"


def never_changed(walk: Walk) -> None:
    assert walk.value("phone") == walk.phone


def undone(walk: Walk) -> None:
    never_changed(walk)
    assert walk.house.record(walk.customer_id).frozen
    assert not walk.linked


_HELD = (
    say("đổi số điện thoại", "change my phone number"),
    *CLAIMED,
    say("0987 654 321", "0987 654 321"),
    press("choice-yes"),
    press("choice-no-access"),
    enter_code(),
    enter_code(),
)
_CHANGED = (
    say("đổi số điện thoại", "change my phone number"),
    *CLAIMED,
    say("0987 654 321", "0987 654 321"),
    press("choice-yes"),
    enter_code(),
    enter_code(),
)
CONTACT = (
    Journey("contact-held", "patient", (*_HELD, wait(hours=73)), changed_later),
    Journey(
        "contact-held",
        "hurried",
        (
            say("doi sdt thanh 0987654321", "change phone to 0987654321"),
            say("{code}", "{code}"),
            say("2", "2"),
            enter_code(),
            say("ok", "ok"),
            say("ko nhan dc ma", "i cannot receive it"),
            enter_code(),
            enter_code(),
            say("rut yeu cau", "withdraw my request"),
            say("1", "1"),
        ),
        never_changed,
    ),
    Journey(
        "contact-held",
        "confused",
        (
            say("đổi số điện thoại", "change my phone number"),
            *CLAIMED,
            send_odd("sticker"),
            say("12345", "12345"),
            say("0987 654 321", "0987 654 321"),
            say("sai rồi", "wrong"),
            say("0987 654 321", "0987 654 321"),
            press_old("choice-update"),
            say("có", "yes"),
            say("quay lại", "back"),
            say("0987 654 321", "0987 654 321"),
            say("đúng", "yes"),
            say("mã gì vậy?", "what code?"),
            say("không nhận được mã", "no access"),
            enter_code(),
            say("12", "12"),
            enter_code(),
            say("đổi số điện thoại", "change my phone number"),
            say("dừng", "stop"),
            wait(hours=73),
        ),
        changed_later,
    ),
    Journey(
        "contact-undone",
        "patient",
        (*_CHANGED, say("không phải tôi", "this was not me"), press("choice-undo-sure")),
        undone,
    ),
    Journey(
        "contact-undone",
        "hurried",
        (*_CHANGED, say("ko phai toi doi, hoan lai", "not me, undo it"), say("1", "1")),
        undone,
    ),
    Journey(
        "contact-undone",
        "confused",
        (
            *_CHANGED,
            say("ủa không phải tôi", "that wasn't me"),
            send_odd("voice"),
            say("là sao?", "what?"),
            say("không", "no"),
            say("không phải tôi mà", "hey, this was not me"),
            say("không phải tôi", "this was not me"),
        ),
        undone,
    ),
)

CHANGE_JOURNEYS = (*NAME, *CONTACT)
