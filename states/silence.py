"""Whether a channel has gone quiet: nothing comes any more where something used to come."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from states.facts import local_day

BEFORE = 7  # days, up to the last thing that came
_USED_TO = 3  # of these days, at the least, something came
_DAILY = 6  # of these days: it comes on nearly every one
_PATIENCE, _LONG_PATIENCE = timedelta(hours=24), timedelta(hours=72)  # … a week-end is no alarm


def is_silent(last: datetime | None, days: Mapping[date, int], now: datetime) -> bool:
    """`last`: when something came last; `days`: how much came on each day of Vietnam."""
    if last is None:
        return False
    end = local_day(last)
    lively = sum(bool(days.get(end - timedelta(days=back))) for back in range(BEFORE))
    if lively < _USED_TO:
        return False
    return now - last > (_PATIENCE if lively >= _DAILY else _LONG_PATIENCE)
