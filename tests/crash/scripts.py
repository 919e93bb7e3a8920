"""What the crowd wants: made-up customers, each with a journey of tasks and what it must lead to.

All values are ones that the product's own readers accept, so a journey has one right end.

Another journey is a function here (of `Task`: what to say, what to answer to which prompt, what it
must leave behind) and its entry in `_JOURNEYS`; nothing else needs to know of it.
"""

import random
from collections.abc import Callable, Mapping
from datetime import date

from states.answers import Context, Verdict
from states.answers.readers import READERS
from tests.crash.tasks import Help, Script, Task

_TODAY = date(2026, 11, 23)
_STREETS = ("Lê Lợi", "Nguyễn Huệ", "Hai Bà Trưng", "Trần Hưng Đạo", "Điện Biên Phủ")
_NAMES = ("An", "Bình", "Cường", "Dũng", "Hải", "Khoa", "Long", "Minh", "Nam", "Phúc")
_PREFIXES = ("090", "091", "093", "094", "096", "097", "098")


def write(number: int, seed: int) -> Script:
    """The script of customer `number`; the same for the same seed."""
    rng = random.Random(f"{seed}-{number}")
    details = {
        "phone": _phone(number * 2),
        "email": f"khach{number}@congty{seed % 997}.vn",
    }
    name = f"Nguyễn Văn {rng.choice(_NAMES)}"
    code = f"DC{30_000 + number}"
    journey = JOURNEYS[number // 2 % len(JOURNEYS)]  # the accounts take turns: every one on each
    link_by = {"phone": "email", "email": "phone"}.get(journey, rng.choice(("phone", "email")))
    claim = code if rng.random() < 0.6 else details[link_by]
    tasks = _JOURNEYS[journey](number, rng)
    return Script(code, name, details, claim, link_by, tasks, other_chat=journey == "rights")


def _of_details(number: int, rng: random.Random) -> list[Task]:
    easy = [_address(rng), *_identity(rng), _contact_person(number, rng)]
    rng.shuffle(easy)
    return [*easy, _look()]


def _of_phone(number: int, rng: random.Random) -> list[Task]:
    return [_address(rng), _change("phone", "đổi số điện thoại", _phone(number * 2 + 1), "old")]


def _of_email(number: int, rng: random.Random) -> list[Task]:
    new = f"moi{number}@vidu-dcnet.vn"
    held = _change("email", "đổi email", new, "other")
    held.ends = "held"
    return [held, _look(), _withdrawal(), _contact_person(number, rng)]


def _of_name(_: int, rng: random.Random) -> list[Task]:
    return [_name(rng), _look()]


def _of_both(number: int, rng: random.Random) -> list[Task]:
    number_of_id, _ = _identity(rng)
    return [number_of_id, _name(rng), _address(rng)]


def _of_report(number: int, rng: random.Random) -> list[Task]:
    no_advertising = _asked("dừng quảng cáo", "marketing-what", ("marketing stopped", ""))
    return [_address(rng), _report(rng), _policy(rng), no_advertising]


def _of_freeze(number: int, rng: random.Random) -> list[Task]:
    return [_contact_person(number, rng), _report(rng, freezes=True), _my_data()]


def _of_rights(number: int, rng: random.Random) -> list[Task]:
    then = [_policy(rng), _my_data_in_full(), _contact_person(number, rng), _advertising()]
    rng.shuffle(then)
    return [_my_data(), _unlinking(), *then]


def _of_talk(number: int, rng: random.Random) -> list[Task]:
    return [_address(rng), _talk(rng), _reopening(rng), _contact_person(number, rng)]


_JOURNEYS: Mapping[str, Callable[[int, random.Random], list[Task]]] = {
    "name": _of_name,
    "email": _of_email,
    "talk": _of_talk,
    "rights": _of_rights,
    "details": _of_details,
    "phone": _of_phone,
    "name again": _of_name,
    "both": _of_both,
    "report": _of_report,
    "freeze": _of_freeze,
}
JOURNEYS = tuple(_JOURNEYS)


def _look() -> Task:
    return Task("yêu cầu của tôi", "", "cases")


def _withdrawal() -> Task:
    """Of what is held; `withdraw` is known to the customer."""
    return Task(
        "rút yêu cầu",
        field="withdraw",
        leads=(("case withdrawn", ""),),
        submits=("withdraw-sure",),
        turns=("update_email", "withdrawn"),
    )


def _talk(rng: random.Random) -> Task:
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


def _reopening(rng: random.Random) -> Task:
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


def _name(rng: random.Random) -> Task:
    """By DCNET's form, with papers."""
    kind = "request_name_change"
    return Task(
        "đổi tên khách hàng",
        kind,
        "new_name",
        f"Trần Quốc {rng.choice(_NAMES)}",
        ends="open",
        answers={"ask-name_reason": ("press", "spelling"), "ask-name_paper": ("press", "id_card")},
        submits=(f"confirm-{kind}",),
        leads=(("case opened", kind),),
    )


def _report(rng: random.Random, *, freezes: bool = False) -> Task:
    """Of misuse, told to its end, with evidence; `freezes`: and self-service stands still."""
    kind = "report_misuse"
    what = "account" if freezes else rng.choice(("calls", "leak", "account"))
    caller = f"số {_phone(700_000 + rng.randrange(10**5))} gọi, đọc đúng tên và địa chỉ"
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


def _policy(rng: random.Random) -> Task:
    """A question, answered by a quote; it leaves nothing."""
    asked = rng.choice(("ai được xem thông tin của tôi?", "thông tin của tôi được lưu bao lâu?"))
    return _asked(asked, "policy-more")


def _my_data() -> Task:
    return _asked("thông tin của tôi", "mydata-what")


def _my_data_in_full() -> Task:
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


def _unlinking() -> Task:
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


def _advertising() -> Task:
    """Stopped, and wanted again by the button."""
    return Task(
        "dừng quảng cáo",
        answers={"marketing-what": ("press", "start_marketing")},
        submits=("marketing-what",),
        leads=(("marketing stopped", ""), ("marketing started", "")),
    )


def _asked(wish: str, prompt: str, *leads: tuple[str, str]) -> Task:
    """What is done at once: where the desk says this, it is done."""
    return Task(wish, answers={prompt: ("say", "menu")}, submits=(prompt,), leads=leads)


def _address(rng: random.Random) -> Task:
    street = f"{rng.randrange(1, 400)} {rng.choice(_STREETS)}, Phường Bến Thành, TP. Hồ Chí Minh"
    return _change("address", "đổi địa chỉ", street)


def _identity(rng: random.Random) -> tuple[Task, Task]:
    """An ID number and the birth date that goes with it."""
    year = rng.randrange(1960, 2000)
    number = f"0790{year % 100:02d}{rng.randrange(10**6):06d}"
    day = f"{rng.randrange(13, 28):02d}/{rng.randrange(1, 13):02d}/{year}"
    return (
        _change("id_number", "đổi số căn cước", number),
        _change("birth_date", "đổi ngày sinh", day),
    )


def _contact_person(number: int, rng: random.Random) -> Task:
    text = f"Lê Thị {rng.choice(_NAMES)}, kế toán, {_phone(500_000 + number)}"
    return _change("contact_person", "đổi người liên hệ", text)


def _change(field_id: str, wish: str, value: str, route: str = "") -> Task:
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


def _phone(number: int) -> str:
    """A mobile number of its own, without a run of digits that the reader would ask about."""
    for salt in range(1000):
        text = f"{_PREFIXES[number % len(_PREFIXES)]}{(number * 7_919 + salt * 1_313) % 10**7:07d}"
        answer = READERS["phone"](text, Context(_TODAY))
        if answer.verdict is Verdict.ACCEPTED and answer.value:
            return answer.value
    raise AssertionError("no such number")
