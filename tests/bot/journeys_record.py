"""Every conversation about what DCNET holds: the record, the policy, advertising, the portal."""

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
)

CLAIMED = (
    say("{code}", "{code}"),
    press("choice-by-phone"),
    enter_code(),
)

# -- my data --------------------------------------------------------------------------------------


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
            *CLAIMED,
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
            press_old("choice-by-email"),
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

# -- the policy -----------------------------------------------------------------------------------


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

# -- advertising ----------------------------------------------------------------------------------


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
            *CLAIMED,
            press("choice-stop-marketing"),
            send_odd("sticker"),
            say("à thôi, tôi muốn nhận lại quảng cáo", "no wait, I want the offers again"),
        ),
        started,
    ),
)

# -- the portal's link ----------------------------------------------------------------------------


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

RECORD_JOURNEYS = (*MY_DATA, *POLICY, *MARKETING, *PORTAL)
