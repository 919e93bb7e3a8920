"""Tags as they are typed."""

import pytest

from states.tags import LONGEST, read


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("VIP", ("vip",)),
        ("#Hoàn tiền, vip,, #VIP", ("hoan-tien", "vip")),
        ("  đợt-2_2026 ", ("dot-2_2026",)),
        ("", ()),
        (" , # ", ()),
        ("a" * LONGEST, ("a" * LONGEST,)),
    ],
)
def test_any_spelling_is_one_tag(typed, tags):
    assert read(typed) == tags


@pytest.mark.parametrize(
    "typed", ["a" * (LONGEST + 1), "0912345678", "vip, a@b.vn", "khach 0912-345-678", "-", "a--b"]
)
def test_what_is_no_tag(typed):
    assert read(typed) is None
