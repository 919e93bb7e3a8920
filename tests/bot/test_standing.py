"""What the desk set for itself reaches each process of the house."""

from types import SimpleNamespace

from bot.standing import Standing
from handlers import desk_settings as setting_up
from states.permissions import Role
from tests.handlers.desk_people import hire

SERVER = SimpleNamespace(office_hours="Mon-Fri 08:00-17:30", special_days="")


async def test_another_process_sees_what_was_set(desk):
    """Broken once: with `renew` left out of `run`, the other house kept its old hours."""
    standing = Standing(desk.database, desk.house, SERVER)
    await standing.renew()
    admin = hire(desk, "quan", Role.ADMIN)
    await desk.database.write(lambda uow: setting_up.change(uow, admin, {"tags": "vip, hoa-don"}))
    await standing.look()
    assert desk.house.tags == ("vip", "hoa-don")
    standing.settle({"office_hours": "what no version wrote"})
    assert desk.house.tags == ("vip", "hoa-don")
