"""Buttons carry `nonce.key` in at most 64 bytes (Bot API, callback_data), whatever they act on."""

import ast
from collections.abc import Iterator
from pathlib import Path

from bot.channels.bot_api import BotApi
from bot.channels.telegram import Telegram
from states.choices import STANDING
from states.kinds import KINDS
from states.policy import CLAUSES
from storage.ids import new_nonce, new_reference

STATES = Path(__file__).parents[2] / "states"
FIELDS = [field for kind in KINDS.values() for field in kind.fields]
LONGEST_FIELD = max((field.id for field in FIELDS), key=len)
# What may stand in a key, at its longest.
SAMPLES = {
    "c.customer_id": "f" * 32,
    "detail.id": LONGEST_FIELD,
    "field.id": LONGEST_FIELD,
    "index": "99",
    "start + PAGE": "9999",
    "YES.key if value == answer.value else f'pick{index}'": "pick99",
    "reference": new_reference(),
    "case.reference": new_reference(),
    "c.reference": new_reference(),
    "n": "5",
    "STANDING": STANDING,
    "STANDING + _key(case)": f"{STANDING}reply:{new_reference()}",
    "chat": "f" * 32,
    "chat.id": "f" * 32,
    "_ALL_OTHERS": "others",
    "_ALL": "all",
    "clause": max(CLAUSES, key=len),
    "key": max((key for field in FIELDS for key in field.choices), key=len),
}


def keys() -> Iterator[str]:
    """The first argument of every `Choice(…)` in `states/`."""
    for path in sorted(STATES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Choice":
                yield _longest(node.args[0])


def _longest(given: ast.expr) -> str:
    if isinstance(given, ast.Constant):
        return str(given.value)
    if isinstance(given, ast.JoinedStr):
        return "".join(_longest(part) for part in given.values)
    if isinstance(given, ast.FormattedValue):
        return SAMPLES[ast.unparse(given.value)]
    return SAMPLES[ast.unparse(given)]


def test_every_action_fits_every_platform() -> None:
    found = set(keys())
    assert len(found) > 30
    line = BotApi("1:a", "http://x/bot", 1.0)
    room = Telegram("1:a", line, "http://x/file").caps.action_bytes
    for key in found:
        assert len(f"{new_nonce()}.{key}".encode()) <= room, key
