"""What follows from counts: steps of minutes, and ranks."""

from datetime import timedelta

from states.figures import percentile, rounded


def test_steps_and_ranks():
    assert [rounded(timedelta(minutes=n)) for n in (0, 0.4, 59, 62, 63, 118)] == [
        0, 0, 59, 60, 65, 120,
    ]  # fmt: skip
    assert percentile({}, 50) is None
    assert percentile({1: 1, 2: 1}, 50) == 1
    assert percentile({1: 1, 2: 1}, 90) == 2
    assert percentile({3: 9, 100: 1}, 90) == 3
