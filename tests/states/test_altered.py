"""Changing frozen records without going through every name."""

from dataclasses import replace

import pytest

from states.altered import altered
from states.conversation import Conversation, Draft, State


def test_it_is_what_replace_makes():
    draft = Draft(kind="update_phone", answers={"phone": "1"}, files=("a",))
    for changes in ({}, {"answers": {}}, {"kind": "", "files": (), "doubt": "x"}):
        assert altered(draft, changes) == replace(draft, **changes)
    talk = Conversation("a", state=State.ANSWERING, draft=draft)
    assert altered(talk, {"misses": 2}) == replace(talk, misses=2)
    assert talk.misses == 0


def test_an_unknown_field_is_no_field():
    with pytest.raises(AttributeError):
        altered(Draft(), {"nix": 1})
