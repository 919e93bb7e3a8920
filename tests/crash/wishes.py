"""What a customer of the crowd may want: what to say, what to answer to which prompt, and what must
come of it. All values are ones that the product's own readers accept.
"""

import random
from datetime import date

from states.answers import Context, Verdict
from states.answers.readers import READERS
from tests.crash.tasks import Help, Task

_TODAY = date(2026, 11, 23)
_STREETS = ("Lê Lợi", "Nguyễn Huệ", "Hai Bà Trưng", "Trần Hưng Đạo", "Điện Biên Phủ")
NAMES = ("An", "Bình", "Cường", "Dũng", "Hải", "Khoa", "Long", "Minh", "Nam", "Phúc")
_PREFIXES = ("090", "091", "093", "094", "096", "097", "098")


def look() -> Task:
    return Task("yêu cầu của tôi", "", "cases")


def withdrawal() -> Task:
    """Of what is held; `withdraw` is known to the customer."""
    return Task(
        "rút yêu cầu",
        field="withdraw",
        leads=(("case withdrawn", ""),),
        submits=("withdraw-sure",),
        turns=("update_email", "withdrawn"),
    )


def talk(rng: random.Random) -> Task:
    """With a person: words both ways, settled, rated."""
    about = rng.choice(("hóa đơn", "gói cước", "đường truyền"))
    asked, thanks = f"cho mình hỏi về {about} với ạ", f"vâng, {about} như vậy là rõ rồi"
    stars = rng.choice("12345")
    answer = Help("reply", f"Dạ, em đã xem {about} của mình rồi ạ.", asked)
    return Task(
        "gặp nhân viên",
        "talk_to_person",
        answers={
            "talk-here": ("say", asked),
            "talk-passed-on": ("wait", ""),
            "talk-passed-on-too": ("wait", ""),
            "talk-answer": ("say", thanks),
            "rate-ask": ("press", f"stars:{stars}"),
            "rate-comment": ("press", "not-now"),
        },
        submits=("rate-ask",),
        helps={
            **dict.fromkeys(("talk-passed-on", "talk-passed-on-too"), answer),
            "talk-answer": Help("settle", f"Em đã giải thích về {about}.", thanks),
        },
        leads=(
            ("case opened", "talk_to_person"),
            ("case reply", "reply"),
            ("case settle", "moved"),
        ),
        may_lead=(("case rated", ""),),  # what is said meanwhile leaves the rating out
    )


def reopening(rng: random.Random) -> Task:
    """Of the talk that was settled; its number is known to the customer."""
    why = rng.choice(("vẫn chưa ổn, xem lại giúp mình", "mình còn thắc mắc một chút"))
    return Task(
        "yêu cầu của tôi",
        answers={
            "cases-which": ("press", "case:{reference}"),
            "cases-what": ("press", "reopen:{reference}"),
            "reopen-why": ("say", why),
            "talk-answer": ("say", "menu"),
        },
        submits=("reopen-why",),
        leads=(("case reopened", ""),),
        turns=("talk_to_person", "open"),
    )


def name(rng: random.Random) -> Task:
    """By DCNET's form, with papers."""
    kind = "request_name_change"
    return Task(
        "đổi tên khách hàng",
        kind,
        "new_name",
        f"Trần Quốc {rng.choice(NAMES)}",
        ends="open",
        answers={"ask-name_reason": ("press", "spelling"), "ask-name_paper": ("press", "id_card")},
        submits=(f"confirm-{kind}",),
        leads=(("case opened", kind),),
    )


def report(rng: random.Random, *, freezes: bool = False) -> Task:
    """Of misuse, told to its end, with evidence; `freezes`: and self-service stands still."""
    kind = "report_misuse"
    what = "account" if freezes else rng.choice(("calls", "leak", "account"))
    caller = f"số {phone(700_000 + rng.randrange(10**5))} gọi, đọc đúng tên và địa chỉ"
    return Task(
        "báo lạm dụng dữ liệu",
        kind,
        ends="open",
        answers={
            "ask-misuse_what": ("press", what),
            "ask-misuse_harm": ("say", "nhiều người trong công ty cũng bị"),
            "ask-misuse_when": ("say", "hôm qua"),
            "ask-misuse_where": ("say", caller),
            "ask-misuse_wish": ("press", "explain"),
            "ask-misuse_reach": ("press", "chat"),
            "report-hand-in": ("press", "go_on"),
            "freeze-offer": ("press", "freeze-sure:" if freezes else "keep:"),
            "report-more": ("say", "menu"),
        },
        submits=(f"confirm-{kind}",),
        leads=(("case opened", kind), *((("self-service frozen", ""),) if freezes else ())),
    )


def forwarding(rng: random.Random) -> Task:
    """A report with a stranger's words among the evidence, passed on as they came."""
    task = report(rng)
    task.forwards = f"Chị gọi ngay {phone(800_000 + rng.randrange(10**5))} để nhận quà"
    return task


def speaking_for(number: int, rng: random.Random) -> Task:
    """For somebody else, with papers: staff look at them, and no record changes."""
    kind = "act_for_another"
    return Task(
        "tôi làm thay cho mẹ tôi",
        kind,
        ends="open",
        answers={
            "ask-for_whom": ("say", f"mẹ tôi, bà Trần Thị {rng.choice(NAMES)}"),
            "ask-for_relation": ("press", rng.choice(("attorney", "guardian", "heir"))),
            "ask-for_wish": ("say", "đổi địa chỉ nhận hóa đơn"),
            "ask-for_reach": ("say", phone(600_000 + number)),
        },
        submits=(f"confirm-{kind}",),
        leads=(("case opened", kind),),
    )


def by_portal(task: Task, form: int) -> Task:
    """The same, begun on the portal: its signed link says whose account it is, and what is wished.
    An unlinked chat is asked whether it is theirs."""
    task.portal = form
    task.answers = {**task.answers, "ask-portal": ("press", "portal-sure")}
    return task


def policy(rng: random.Random) -> Task:
    """A question, answered by a quote; it leaves nothing."""
    wish = rng.choice(("ai được xem thông tin của tôi?", "thông tin của tôi được lưu bao lâu?"))
    return asked(wish, "policy-more")


def my_data() -> Task:
    return asked("thông tin của tôi", "mydata-what")


def my_data_in_full() -> Task:
    """By a wish, a button and another one; looking is written down."""
    return Task(
        "thông tin của tôi",
        answers={
            "mydata-what": ("press", "view-full"),
            "mydata-full-sure": ("press", "view-full-sure"),
            "mydata-full-what": ("say", "menu"),
        },
        submits=("mydata-full-sure",),
        leads=(("record viewed", ""),),
    )


def unlinking() -> Task:
    """Of the customer's other chat, which is told."""
    return Task(
        "thông tin của tôi",
        answers={
            "mydata-what": ("press", "view-chats"),
            "mydata-chats-what": ("press", "drop:"),
            "mydata-unlink-sure": ("press", "drop-sure:"),
        },
        submits=("mydata-unlink-sure",),
        leads=(("chat unlinked", ""),),
    )


def advertising() -> Task:
    """Stopped, and wanted again by the button."""
    return Task(
        "dừng quảng cáo",
        answers={"marketing-what": ("press", "start_marketing")},
        submits=("marketing-what",),
        leads=(("marketing stopped", ""), ("marketing started", "")),
    )


def asked(wish: str, prompt: str, *leads: tuple[str, str]) -> Task:
    """What is done at once: where the desk says this, it is done."""
    return Task(wish, answers={prompt: ("say", "menu")}, submits=(prompt,), leads=leads)


def address(rng: random.Random) -> Task:
    street = f"{rng.randrange(1, 400)} {rng.choice(_STREETS)}, Phường Bến Thành, TP. Hồ Chí Minh"
    return change("address", "đổi địa chỉ", street)


def identity(rng: random.Random) -> tuple[Task, Task]:
    """An ID number and the birth date that goes with it."""
    year = rng.randrange(1960, 2000)
    number = f"0790{year % 100:02d}{rng.randrange(10**6):06d}"
    day = f"{rng.randrange(13, 28):02d}/{rng.randrange(1, 13):02d}/{year}"
    return (
        change("id_number", "đổi số căn cước", number),
        change("birth_date", "đổi ngày sinh", day),
    )


def contact_person(number: int, rng: random.Random) -> Task:
    text = f"Lê Thị {rng.choice(NAMES)}, kế toán, {phone(500_000 + number)}"
    return change("contact_person", "đổi người liên hệ", text)


def change(field_id: str, wish: str, value: str, route: str = "") -> Task:
    answer = READERS[field_id](value, Context(_TODAY))
    assert answer.verdict is Verdict.ACCEPTED, (field_id, value, answer)
    assert answer.value is not None
    action = {"old": "contact changed", "other": "contact change held"}.get(route, "detail changed")
    return Task(
        wish,
        f"update_{field_id}",
        field_id,
        value,
        answer.value,
        route=route,
        submits=() if route else ("confirm-change", "confirm-first"),
        leads=((action, field_id),),
    )


def phone(number: int) -> str:
    """A mobile number of its own, without a run of digits that the reader would ask about."""
    for salt in range(1000):
        text = f"{_PREFIXES[number % len(_PREFIXES)]}{(number * 7_919 + salt * 1_313) % 10**7:07d}"
        answer = READERS["phone"](text, Context(_TODAY))
        if answer.verdict is Verdict.ACCEPTED and answer.value:
            return answer.value
    raise AssertionError("no such number")
