"""What the crowd wants: made-up customers, each with a journey of tasks and what it must lead to.

All values are ones that the product's own readers accept, so a journey has one right end.

Another journey is a function here (of `Task`: what to say, what to answer to which prompt, what it
must leave behind) and its entry in `_JOURNEYS`; nothing else needs to know of it.
"""

import random
from collections.abc import Callable, Mapping

from tests.crash import wishes
from tests.crash.tasks import Script, Task

# What the journeys of a channel are, in turns.
TELEGRAM, OFFICIAL, WEB = "telegram", "zalo-oa", "webchat"


def write(number: int, seed: int, channel: str = TELEGRAM, turn: int = 0) -> Script:
    """The script of customer `number`, the same for the same seed: of the journeys of `channel` the
    one of this `turn`."""
    rng = random.Random(f"{seed}-{number}")
    details = {
        "phone": wishes.phone(number * 2),
        "email": f"khach{number}@congty{seed % 997}.vn",
    }
    name = f"Nguyễn Văn {rng.choice(wishes.NAMES)}"
    code = f"DC{30_000 + number}"
    journey = JOURNEYS[channel][turn % len(JOURNEYS[channel])]
    link_by = {"phone": "email", "email": "phone"}.get(journey, rng.choice(("phone", "email")))
    claim = code if rng.random() < 0.6 else details[link_by]
    tasks = _JOURNEYS[journey](number, rng)
    return Script(code, name, details, claim, link_by, tasks, other_chat=journey == "rights")


def _of_details(number: int, rng: random.Random) -> list[Task]:
    easy = [wishes.address(rng), *wishes.identity(rng), wishes.contact_person(number, rng)]
    rng.shuffle(easy)
    return [*easy, wishes.look()]


def _of_phone(number: int, rng: random.Random) -> list[Task]:
    return [
        wishes.address(rng),
        wishes.change("phone", "đổi số điện thoại", wishes.phone(number * 2 + 1), "old"),
    ]


def _of_email(number: int, rng: random.Random) -> list[Task]:
    new = f"moi{number}@vidu-dcnet.vn"
    held = wishes.change("email", "đổi email", new, "other")
    held.ends = "held"
    return [held, wishes.look(), wishes.withdrawal(), wishes.contact_person(number, rng)]


def _of_name(_: int, rng: random.Random) -> list[Task]:
    return [wishes.name(rng), wishes.look()]


def _of_both(number: int, rng: random.Random) -> list[Task]:
    number_of_id, _ = wishes.identity(rng)
    return [number_of_id, wishes.name(rng), wishes.address(rng)]


def _of_report(number: int, rng: random.Random) -> list[Task]:
    no_advertising = wishes.asked("dừng quảng cáo", "marketing-what", ("marketing stopped", ""))
    return [wishes.address(rng), wishes.report(rng), wishes.policy(rng), no_advertising]


def _of_freeze(number: int, rng: random.Random) -> list[Task]:
    return [wishes.contact_person(number, rng), wishes.report(rng, freezes=True), wishes.my_data()]


def _of_rights(number: int, rng: random.Random) -> list[Task]:
    then = [
        wishes.policy(rng),
        wishes.my_data_in_full(),
        wishes.contact_person(number, rng),
        wishes.advertising(),
    ]
    rng.shuffle(then)
    return [wishes.my_data(), wishes.unlinking(), *then]


def _of_talk(number: int, rng: random.Random) -> list[Task]:
    return [
        wishes.address(rng),
        wishes.talk(rng),
        wishes.reopening(rng),
        wishes.contact_person(number, rng),
    ]


def _of_portal(number: int, rng: random.Random) -> list[Task]:
    """Handed over by the portal twice: to a strange chat, then to one's own."""
    first = wishes.by_portal(wishes.address(rng), 2)
    return [first, wishes.look(), wishes.by_portal(wishes.contact_person(number, rng), 6)]


def _of_another(number: int, rng: random.Random) -> list[Task]:
    return [wishes.contact_person(number, rng), wishes.speaking_for(number, rng), wishes.look()]


def _of_forwarding(_: int, rng: random.Random) -> list[Task]:
    return [wishes.address(rng), wishes.forwarding(rng)]


_JOURNEYS: Mapping[str, Callable[[int, random.Random], list[Task]]] = {
    "name": _of_name,
    "email": _of_email,
    "talk": _of_talk,
    "portal": _of_portal,
    "rights": _of_rights,
    "details": _of_details,
    "phone": _of_phone,
    "forwarding": _of_forwarding,
    "name again": _of_name,
    "both": _of_both,
    "another": _of_another,
    "report": _of_report,
    "freeze": _of_freeze,
}
# Zalo tells nobody whether words were forwarded, nor does a browser.
JOURNEYS: Mapping[str, tuple[str, ...]] = {
    TELEGRAM: tuple(_JOURNEYS),
    OFFICIAL: ("details", "name", "portal", "phone", "another", "report", "email", "both"),
    WEB: ("portal", "another", "details", "report", "name", "phone", "both", "email"),
}
