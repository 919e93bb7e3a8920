"""Every conversation about what DCNET holds: the record, the policy, advertising, contacts, names."""

from storage import marketing_stops
from tests.bot.journey import (
    Journey,
    Walk,
    enter_code,
    follow,
    press,
    press_old,
    say,
    send_odd,
    send_paper,
    wait,
)

_CLAIMED = (
    say("{code}", "{code}"),
    press("choice-by-phone"),
    enter_code(),
)

# -- my data -----------------------------------------------------------------------------------------


def looked(walk: Walk) -> None:
    assert walk.linked


def unlinked(walk: Walk) -> None:
    assert not walk.linked
    assert walk.value("phone") == walk.phone


MY_DATA = (
    Journey(
        "my-data",
        "patient",
        (
            press("choice-mydata"),
            *_CLAIMED,
            press("choice-mydata-history"),
            press("choice-mydata"),
            press("choice-mydata-chats"),
            press("choice-unlink-here"),
            press("choice-unlink-sure"),
        ),
        unlinked,
    ),
    Journey(
        "my-data",
        "hurried",
        (
            say("xem thong tin cua toi, ma kh {code}", "show my data, customer code {code}"),
            say("{code}", "{code}"),
            say("2", "2"),
            enter_code(),
            say("xem day du", "show in full"),
            say("lich su thay doi", "what changed"),
        ),
        looked,
    ),
    Journey(
        "my-data",
        "confused",
        (
            say("thông tin của tôi", "my data"),
            send_odd("sticker"),
            say("tôi tên Mai", "my name is Mai"),
            say("{code}", "{code}"),
            say("quay lại", "back"),
            say("{email}", "{email}"),
            press("choice-by-email"),
            say("12345", "12345"),
            say("000000", "000000"),
            say("sao phải nhập mã?", "why a code?"),
            enter_code(),
            press_old("choice-update"),
            say("các chat đã liên kết", "linked chats"),
            say("quay lại", "back"),
        ),
        looked,
    ),
)

# -- the policy ---------------------------------------------------------------------------------------


def nothing_happened(walk: Walk) -> None:
    assert walk.own_cases() == []
    assert not walk.linked


POLICY = (
    Journey(
        "policy",
        "patient",
        (
            press("choice-policy"),
            press("choice-policy-c"),
            press("choice-policy-more"),
            press("choice-policy-whole"),
            press("choice-menu"),
        ),
        nothing_happened,
    ),
    Journey(
        "policy",
        "hurried",
        (
            say("luu thong tin bao lau, ai xem dc", "how long do you keep my data"),
            say("d", "d"),
            say("chinh sach muc c", "policy clause c"),
        ),
        nothing_happened,
    ),
    Journey(
        "policy",
        "confused",
        (
            say("đổi địa chỉ", "change my address"),
            say("thông tin của tôi lưu bao lâu?", "how long is my data kept?"),
            say("dừng", "stop"),
            say("chính sách", "policy"),
            say("mục z", "clause z"),
            send_odd("voice"),
            say("8", "8"),
            press_old("choice-policy"),
            say("quay lại", "back"),
        ),
        nothing_happened,
    ),
)

# -- advertising --------------------------------------------------------------------------------------


def stops(walk: Walk) -> int:
    listed = walk.house.database.read_now(marketing_stops.listed)
    return sum(walk.customer_id in repr(one) or walk.phone in repr(one) for one in listed)


def stopped(walk: Walk) -> None:
    assert stops(walk)


def started(walk: Walk) -> None:
    assert not stops(walk)


MARKETING = (
    Journey(
        "marketing",
        "patient",
        (
            say("dừng nhận quảng cáo", "stop marketing"),
            say("{phone}", "{phone}"),
            press("choice-menu"),
        ),
        stopped,
    ),
    Journey(
        "marketing",
        "hurried",
        (
            say("dung gui qc cho {phone} nua", "stop sending ads to {phone}"),
            say("{phone}", "{phone}"),
        ),
        stopped,
    ),
    Journey(
        "marketing",
        "confused",
        (
            say("thông tin của tôi", "my data"),
            *_CLAIMED,
            press("choice-stop-marketing"),
            send_odd("sticker"),
            say("à thôi, tôi muốn nhận lại quảng cáo", "no wait, I want the offers again"),
        ),
        started,
    ),
)

# -- the portal's link --------------------------------------------------------------------------------


def linked(walk: Walk) -> None:
    assert walk.linked


def not_linked(walk: Walk) -> None:
    assert not walk.linked


PORTAL = (
    Journey(
        "portal",
        "patient",
        (
            follow(1),
            press("choice-portal-sure"),
            say("0987 654 321", "0987 654 321"),
            say("dừng", "stop"),
        ),
        linked,
    ),
    Journey("portal", "hurried", (follow(2), say("dung", "yes"), say("đúng", "yes")), linked),
    Journey(
        "portal",
        "confused",
        (
            say("đổi email", "change my email"),
            follow(0),
            send_odd("sticker"),
            say("đây là gì?", "what is this?"),
            say("quay lại", "back"),
            say("không", "no"),
        ),
        not_linked,
    ),
)

# -- the name -----------------------------------------------------------------------------------------


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
            *_CLAIMED,
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
            *_CLAIMED,
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

# -- a contact ----------------------------------------------------------------------------------------


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
    *_CLAIMED,
    say("0987 654 321", "0987 654 321"),
    press("choice-yes"),
    press("choice-no-access"),
    enter_code(),
    enter_code(),
)
_CHANGED = (
    say("đổi số điện thoại", "change my phone number"),
    *_CLAIMED,
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
            *_CLAIMED,
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

RECORD_JOURNEYS = (*MY_DATA, *POLICY, *MARKETING, *PORTAL, *NAME, *CONTACT)
