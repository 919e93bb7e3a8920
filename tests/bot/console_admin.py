"""An admin in a browser."""

from states.permissions import Role
from storage import staff_sessions
from tests.handlers.desk_people import hire


def as_admin(visit, desk, **options):
    """An admin who is in already; signing in has its own walk."""
    admin = hire(desk, "quan", Role.ADMIN, "Vũ Minh Quân")
    token = desk.database.write_now(lambda uow: staff_sessions.begin(uow, admin.id))
    page = visit("/console/sign-in", **options)
    page.set_default_timeout(20_000)
    page.context.add_cookies([{"name": "desk", "value": token, "url": visit.site}])
    return page
