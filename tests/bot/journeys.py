"""Every conversation a customer can have, as a patient, a hurried and a confused person has it.

Patient: buttons and clean answers. Hurried: everything in one message, short, without marks.
Confused: wrong answers, stickers, voice, old buttons, "back", questions in the middle. The talks
with staff and about own cases are here; what stands in the record is in `journeys_record.py`.
"""

from tests.bot.journey import (
    Journey,
    Walk,
    enter_code,
    press,
    press_old,
    say,
    send_odd,
    send_paper,
    staff,
)

# -- a report of misuse ---------------------------------------------------------------------------


def reported(walk: Walk) -> None:
    case = walk.case("report_misuse")
    assert case.state == "open"
    assert case.customer_id is None
    assert case.answers["misuse_what"]
    assert case.alarmed_at is not None
    assert case.first_notice_by is not None
    assert not walk.house.record(walk.customer_id).frozen


REPORT = (
    Journey(
        "report",
        "patient",
        (
            press("choice-report"),
            press("misuse_what-calls"),
            press("choice-skip"),
            say("hôm qua", "yesterday"),
            say("số 0903 111 222 gọi đến", "calls from 0903 111 222"),
            press("misuse_wish-no_more"),
            say("0987 654 321", "0987 654 321"),
            send_paper(),
            press("choice-done"),
            press("choice-yes"),
            say("Họ vừa gọi thêm lần nữa", "They have just called once more"),
            staff("claim"),
        ),
        reported,
    ),
    Journey(
        "report",
        "hurried",
        (
            say(
                "toi bi lo thong tin, ai do ban so cua toi, goi lam phien suot tu hom qua",
                "someone sold my data, spam calls since yesterday from 0903111222, stop it",
            ),
            say("gửi ngay", "send now"),
            say("nhanh len nhe", "quick pls"),
        ),
        reported,
    ),
    Journey(
        "report",
        "confused",
        (
            say("báo lạm dụng dữ liệu", "report misuse of my data"),
            send_odd("sticker"),
            say("quay lại", "back"),
            say(
                "ai được xem thông tin của tôi?",
                "who may see my data?",
            ),
            press_old("choice-update"),
            press_old("misuse_what-other"),
            say("có người lạ gọi tự xưng DCNET", "a stranger calls and says he is DCNET"),
            send_odd("voice"),
            say("là sao?", "what do you mean?"),
            say("menu", "menu"),
            press("choice-go-on"),
            say("bỏ qua", "skip"),
            say("quay lại", "back"),
            say("bỏ qua", "skip"),
            say("dừng", "stop"),
            press("choice-hand-in"),
        ),
        reported,
    ),
)

# -- a person -------------------------------------------------------------------------------------


def talked(walk: Walk) -> None:
    case = walk.case("talk_to_person")
    assert case.state == "done"
    assert case.rating == 5
    assert case.assignee_id == walk.people[""].id


def talk_goes_on(walk: Walk) -> None:
    case = walk.case("talk_to_person")
    assert case.state == "open"
    assert case.chat_taken_at is not None


TALK = (
    Journey(
        "talk",
        "patient",
        (
            press("choice-staff"),
            say("Mạng chập chờn từ hôm qua", "The line has been unstable since yesterday"),
            say("bao lâu nữa ạ?", "how long will it take?"),
            staff("claim"),
            say("Đèn đỏ nhấp nháy", "The red light blinks", ""),
            staff("reply", "Em kiểm tra ngay."),
            staff("give_back"),
            staff("settle", "Đã thay thiết bị."),
            press("choice-stars", stars="★★★★★"),
            press("choice-not-now"),
        ),
        talked,
    ),
    Journey(
        "talk",
        "hurried",
        (
            say("cho gap nv gap, mang rot tu sang toi gio", "need a human asap, line down"),
            say("alo", "hello?"),
            say("sao lau the", "why so long"),
            staff("reply", "Em đây."),
            say("ok", "ok", ""),
            staff("settle", "Đã sửa."),
            say("5", "5"),
            say("nhanh", "fast"),
        ),
        talked,
    ),
    Journey(
        "talk",
        "confused",
        (
            say("đổi địa chỉ", "change my address"),
            say("cho tôi nói chuyện với người thật", "I want to talk to a real person"),
            send_odd("sticker"),
            press_old("choice-update"),
            say("quay lại", "back"),
            say("menu", "menu"),
            say("làm tiếp", "go on"),
            say("gặp nhân viên", "talk to staff"),
            staff("claim"),
            say("địa chỉ tôi sai", "my address is wrong", ""),
            send_odd("voice"),
            staff("reply", "Anh/Chị cho em địa chỉ đúng."),
            send_paper(),
        ),
        talk_goes_on,
    ),
)

# -- own cases ------------------------------------------------------------------------------------
_LINKED = (
    say("thông tin của tôi", "my data"),
    say("{code}", "{code}"),
    press("choice-by-phone"),
    enter_code(),
)


def taken_back(walk: Walk) -> None:
    case = walk.case("report_misuse")
    assert (case.state, case.reopened, case.rating) == ("withdrawn", 1, 4)
    assert case.customer_id == walk.customer_id


def reopened(walk: Walk) -> None:
    case = walk.case("report_misuse")
    assert (case.state, case.reopened, case.rating) == ("open", 1, 2), case


def rated(walk: Walk) -> None:
    case = walk.case("report_misuse")
    assert (case.state, case.reopened, case.rating) == ("done", 0, 2)


CASES = (
    Journey(
        "cases",
        "patient",
        (
            *_LINKED,
            say("báo lạm dụng dữ liệu", "report misuse of my data"),
            press("misuse_what-calls"),
            press("choice-hand-in"),
            say("menu", "menu"),
            staff("ask_more", "Xin ảnh màn hình."),
            say("menu", "menu"),
            press("choice-cases"),
            press("choice-serve"),
            send_paper(),
            staff("settle", "Đã chặn số gọi đến."),
            press("choice-stars", stars="★★★★"),
            press("choice-not-now"),
            press("choice-cases"),
            press("choice-reopen"),
            say("Họ vẫn gọi tiếp", "They still call"),
            say("menu", "menu"),
            press("choice-cases"),
            press("choice-withdraw"),
            press("choice-withdraw-sure"),
        ),
        taken_back,
    ),
    Journey(
        "cases",
        "hurried",
        (
            *_LINKED,
            say("bi goi lam phien hoai, so cua toi bi ban", "spam calls, my number was sold"),
            say("gui ngay", "send now"),
            staff("ask_more", "Xin ảnh màn hình."),
            send_paper(),
            staff("settle", "Đã chặn."),
            say("2 sao", "2 stars"),
            say("van bi goi", "still called"),
            say("{reference}", "{reference}"),
            say("mo lai", "reopen"),
            say("van bi goi, mo lai gap", "still called, reopen asap"),
        ),
        reopened,
    ),
    Journey(
        "cases",
        "confused",
        (
            *_LINKED,
            say("yêu cầu của tôi", "my cases"),
            say("tôi bị lộ thông tin", "my data was leaked"),
            say("gửi ngay", "send now"),
            say("yêu cầu của tôi đâu", "where is my case"),
            say("rút yêu cầu", "withdraw my case"),
            send_odd("sticker"),
            say("không", "no"),
            say("DC-ZZZZZ-9", "DC-ZZZZZ-9"),
            staff("settle", "Đã xử lý."),
            say("2", "2"),
            press_old("choice-report"),
            say("bỏ qua", "skip"),
        ),
        rated,
    ),
)

DESK_JOURNEYS = (*REPORT, *TALK, *CASES)
