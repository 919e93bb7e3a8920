"""Walks chat and console with a field of the record that the house may not have yet.

Run in a patched copy of the repository: `python -m tests.canary.walk_field FIELD OLD BAD NEW`.
Prints what was seen as JSON, for `tests/test_seventh_field.py` to judge.
"""

import json
import sys
import tempfile
from html import unescape
from pathlib import Path

from starlette.applications import Starlette

from bot.channels.channel import Capabilities
from bot.console import routes
from bot.rendering import chunks
from states import fields
from states.case import Role
from tests.bot.console_site import console_desk
from tests.bot.console_visits import signed_in
from tests.databases import make_database
from tests.desk import Clock, Desk
from tests.handlers.desk_people import newest


def shown(desk: Desk, language: str) -> str:
    """The last message of the chat as its customer reads it, the choices too."""
    body = {**desk.last("1"), "language": language}
    return "\n".join(chunk["text"] for chunk in chunks(body, Capabilities()))


def page(html: str) -> str:
    return unescape(html)


def walk(field: str, old: str, bad: str, new: str, folder: Path) -> dict[str, object]:
    clock = Clock()
    database = make_database(f"sqlite:///{folder}/desk.db", clock)
    desk = Desk(database, clock)
    customer_id = desk.customer(phone="+84912345678", email="mai@example.vn", **{field: old})
    desk.link("1")
    desk.say("1", "menu")
    said = [desk.press("1", "update")]
    menu = [shown(desk, one) for one in ("vi", "en")]
    said.append(desk.press("1", f"field:{field}"))
    said.append(desk.say("1", bad))
    said.append(desk.say("1", new))
    asked = [shown(desk, one) for one in ("vi", "en")]
    before = desk.record(customer_id).value(field)
    said.append(desk.say("1", "đúng"))
    reference = newest(desk)
    said.append(desk.say("1", reference))
    status = [shown(desk, one) for one in ("vi", "en")]
    console = Starlette(routes=routes(console_desk(desk, folder)))
    lan = signed_in(console, desk, "lan", Role.AGENT)
    path = f"/console/cases/{reference}"
    masked = page(lan.get(path).text)
    for side in (f"record.{field}", f"asked.{field}"):
        lan.act(reference, "reveal", field=side, text="đối chiếu với khách")
    revealed = {"vi": page(lan.get(path).text)}
    lan.post("/console/language", {**lan.form("/console"), "language": "en", "back": path})
    revealed["en"] = page(lan.get(path).text)
    seen = {
        "where": fields.__file__,
        "said": said,
        "menu": menu,
        "asked": asked,
        "status": status,
        "before": before,
        "after": desk.record(customer_id).value(field),
        "queue": page(lan.get("/console").text),
        "masked": masked,
        "revealed": revealed,
    }
    database.close()
    return seen


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as kept:
        print(json.dumps(walk(*sys.argv[1:], folder=Path(kept))))
