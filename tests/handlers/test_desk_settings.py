"""Setting up the desk: all or nothing, by whoever may, on record, sealed."""

import pytest
from sqlalchemy import select

from handlers import desk_settings as setting_up
from handlers.desk_settings import Forbidden, Saved, Wrong
from states.permissions import Role
from storage import desk_settings, tables
from tests.desk import Desk
from tests.handlers.desk_people import hire


@pytest.fixture
def quan(desk: Desk):
    return hire(desk, "quan", Role.ADMIN)


def change(desk: Desk, member, **given: str):
    return desk.database.write_now(lambda uow: setting_up.change(uow, member, given))


def test_it_is_kept_sealed_and_written_into_the_history(desk: Desk, quan):
    saved = change(desk, quan, told_urgent="truc@dcnet.vn", tags="vip")
    assert saved == Saved(("told_urgent", "tags"))
    assert change(desk, quan, told_urgent="truc@dcnet.vn") == Saved(())
    every = desk.database.read_now(desk_settings.every)
    assert (every["told_urgent"].value, every["told_urgent"].changed_by) == (
        "truc@dcnet.vn",
        quan.id,
    )
    rows = desk.database.read_now(
        lambda uow: uow.connection.execute(select(tables.desk_setting.c.value)).all()
    )
    assert all(b"truc" not in bytes(row.value) for row in rows)
    kept = [one.actor_id for one in desk.rows("audit") if one.action == "desk set up"]
    assert kept == [quan.id] * 2


def test_where_one_is_wrong_none_is_kept(desk: Desk, quan):
    outcome = change(desk, quan, office_hours="Mon-Fri 08:00-12:00", special_days="tomorrow")
    assert isinstance(outcome, Wrong)
    assert list(outcome.reads) == ["special_days"]
    assert desk.database.read_now(desk_settings.every) == {}
    assert desk.database.read_now(desk_settings.changed_at) is None


@pytest.mark.parametrize("role", [Role.AGENT, Role.SUPERVISOR, Role.HOTLINE, Role.SECURITY])
def test_only_whoever_may_configure(desk: Desk, role: Role):
    assert isinstance(change(desk, hire(desk, "lan2", role), tags="vip"), Forbidden)
