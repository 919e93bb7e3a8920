"""How people are called."""

import pytest

from states.steps.greeting import given_name


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("Nguyễn Thị Mai", "Mai"), ("Mai", "Mai"), ("H'Hen Êban", "H'Hen"), ("H’Hen Niê", "H’Hen"),
        ("Y Phôn Niê", "Y Phôn"), ("K'Brih", "K'Brih"), ("Hồ Văn Y", "Y"), ("Y", "Y"),
    ],
)  # fmt: skip
def test_a_given_name_stands_last_or_in_the_highlands_first(name: str, given: str):
    assert given_name(name) == given
