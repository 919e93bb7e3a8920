"""Whatever a platform may send: naming an update never fails, reading it is an event, nothing, or
unparseable, and nothing else is ever raised."""

import contextlib
import copy
from collections.abc import Callable
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels import zalo_bot_updates as zalo
from bot.channels.telegram_updates import Me, arrived, parse
from handlers.inbound import Inbound, UnparseableError
from tests.bot import test_telegram_reading as telegram_samples
from tests.bot import test_zalo_bot_reading as zalo_samples

ME = Me(7, "helpdesk_bot")
LEAVES = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=5)
JSON = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)


def places(raw: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to every part of it."""
    inside = raw.items() if isinstance(raw, dict) else enumerate(raw)
    found = [path]
    if isinstance(raw, dict | list):
        for name, part in inside:
            whole = isinstance(part, dict | list)
            found += places(part, (*path, name)) if whole else [(*path, name)]
    return found


def put(raw: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    changed = copy.deepcopy(raw)
    part = changed
    for name in path[:-1]:
        part = part[name]
    part[path[-1]] = value
    return changed


TELEGRAM = [
    *(raw for raw, _ in telegram_samples.READ),
    telegram_samples.message(photo=[{"file_id": "f", "width": 1, "height": 1, "file_size": 5}]),
    telegram_samples.message(document={"file_id": "f", "file_name": "a.pdf", "mime_type": "x"}),
    telegram_samples.message(
        chat=telegram_samples.GROUP,
        text="@helpdesk_bot",
        entities=[{"type": "mention", "offset": 0, "length": 13}],
    ),
]
ZALO = [
    *(raw for _, raw, _ in zalo_samples.READ),
    zalo_samples.message("message.image.received", photo_url=zalo_samples.URL, caption="a"),
]
READERS: dict[str, tuple[list[Any], Callable[[Any], Any], Callable[[bytes], Inbound]]] = {
    "telegram": (TELEGRAM, arrived, lambda body: parse(body, ME)),
    "zalo-bot": (ZALO, zalo.arrived, zalo.parse),
}


@pytest.mark.parametrize("platform", READERS)
@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_one_part_of_it_is_something_else(platform: str, data: st.DataObject) -> None:
    samples, name, read = READERS[platform]
    sample = data.draw(st.sampled_from(samples))
    odd = put(sample, data.draw(st.sampled_from(places(sample))), data.draw(JSON))
    named = name(odd)
    assert named.event_id
    assert named.address
    with contextlib.suppress(UnparseableError):
        assert isinstance(read(orjson.dumps(odd)), Inbound)
