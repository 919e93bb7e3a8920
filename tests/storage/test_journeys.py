"""How conversations went, added up by day."""

from dataclasses import replace
from datetime import date

from storage import journeys
from storage.journeys import Line, Walked

DAY = Walked("2026-11-23", "update_phone", "phone", "begun", "", "telegram", "vi")
REFUSED = replace(DAY, outcome="refused", reason="phone-too-short")


def lines(database, ask, since="2026-11-01", until="2026-11-30") -> list[Line]:
    days = (date.fromisoformat(since), date.fromisoformat(until))
    return database.read_now(lambda uow: ask(uow, *days))


def add(database, *rows: tuple[Walked, int, int]) -> None:
    database.write_now(lambda uow: journeys.add(uow, rows))


def test_counts_add_up(database):
    left = replace(DAY, outcome="left")
    add(database, (DAY, 2, 0), (left, 1, 40), (REFUSED, 3, 0))
    add(database, (DAY, 1, 0), (left, 1, 20), (replace(DAY, channel="webchat"), 4, 0))
    assert lines(database, journeys.stops) == [
        Line("update_phone", "phone", "begun", "", 7),
        Line("update_phone", "phone", "left", "", 2, 60),
    ]
    assert lines(database, journeys.refusals) == [
        Line("update_phone", "phone", "refused", "phone-too-short", 3)
    ]


def test_only_the_days_that_are_asked_for(database):
    add(database, (DAY, 1, 0), (replace(DAY, day="2026-11-24"), 5, 0))
    found = lines(database, journeys.stops, "2026-11-24", "2026-11-24")
    assert [one.count for one in found] == [5]
    assert lines(database, journeys.stops, "2026-11-25", "2026-11-30") == []
