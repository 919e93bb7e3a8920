"""Webhooks out: where events are told to, set by whoever sets up the desk, and what came of each
delivery. Whoever asks is read anew each time; all of it is written into the history."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from handlers import alerts
from handlers.guarded import Done, Made, Refused, Unproven
from handlers.work import House
from states.permissions import Permission
from states.webhooks import (
    EVENTS,
    FAILING_FOR,
    GONE,
    pause_after,
    written_secret,
    wrong_address,
)
from storage import staff, webhook_deliveries, webhook_endpoints
from storage.audit import Entry
from storage.staff import StaffMember
from storage.unit_of_work import UnitOfWork
from storage.webhook_deliveries import Delivery
from storage.webhook_endpoints import Endpoint

MOST = 20  # endpoints
TAKEN = range(200, 300)  # what answers say that it arrived


def add(
    uow: UnitOfWork,
    member: StaffMember,
    address: str,
    events: Iterable[str],
    *,
    proven: bool,
    private: bool,
) -> Made | Refused | Unproven:
    """A new endpoint. `private`: the server allows addresses of its own networks."""
    if not _may(uow, member):
        return Refused("webhooks-no-role")
    if wrong := wrong_address(address, private=private):
        return Refused(wrong)
    wanted = _known(events)
    if not wanted:
        return Refused("webhooks-no-events")
    if webhook_endpoints.count(uow) >= MOST:
        return Refused("webhooks-too-many")
    if not proven:
        return Unproven()
    endpoint_id, key = webhook_endpoints.add(uow, address, wanted, member.id)
    data = {"address": address, "events": list(wanted)}
    _record(uow, "webhook made", member.id, endpoint_id, data)
    return Made(endpoint_id, written_secret(key))


def choose(
    uow: UnitOfWork, member: StaffMember, endpoint_id: str, events: Iterable[str]
) -> Done | Refused:
    """Which events it is told."""
    endpoint = _find(uow, member, endpoint_id)
    if isinstance(endpoint, Refused):
        return endpoint
    wanted = _known(events)
    if not wanted:
        return Refused("webhooks-no-events")
    webhook_endpoints.set_events(uow, endpoint_id, wanted)
    _record(uow, "webhook changed", member.id, endpoint_id, {"events": list(wanted)})
    return Done()


def test(uow: UnitOfWork, member: StaffMember, endpoint_id: str) -> Done | Refused:
    """Send it something, the same way as everything."""
    endpoint = _find(uow, member, endpoint_id)
    if isinstance(endpoint, Refused):
        return endpoint
    if endpoint.disabled_at is not None:
        return Refused("webhooks-disabled-now")
    webhook_deliveries.test(uow, endpoint)
    _record(uow, "webhook tested", member.id, endpoint_id, {})
    return Done()


def disable(uow: UnitOfWork, member: StaffMember, endpoint_id: str) -> Done | Refused:
    endpoint = _find(uow, member, endpoint_id)
    if isinstance(endpoint, Refused):
        return endpoint
    if endpoint.disabled_at is None:
        webhook_endpoints.disable(uow, endpoint_id, "staff")
        _record(uow, "webhook disabled", member.id, endpoint_id, {"why": "staff"})
    return Done()


def enable(uow: UnitOfWork, member: StaffMember, endpoint_id: str) -> Done | Refused:
    """From now on; what was parked is sent again one by one, by whoever wants that."""
    endpoint = _find(uow, member, endpoint_id)
    if isinstance(endpoint, Refused):
        return endpoint
    if endpoint.disabled_at is not None:
        webhook_endpoints.enable(uow, endpoint_id)
        _record(uow, "webhook enabled", member.id, endpoint_id, {})
    return Done()


def remove(uow: UnitOfWork, member: StaffMember, endpoint_id: str) -> Done | Refused:
    endpoint = _find(uow, member, endpoint_id)
    if isinstance(endpoint, Refused):
        return endpoint
    webhook_endpoints.remove(uow, endpoint_id)
    _record(uow, "webhook deleted", member.id, endpoint_id, {"address": endpoint.address})
    return Done()


def again(
    uow: UnitOfWork, member: StaffMember, endpoint_id: str, delivery_id: str
) -> Done | Refused:
    """Send one of the log once more, as it was."""
    endpoint = _find(uow, member, endpoint_id)
    if isinstance(endpoint, Refused):
        return endpoint
    if endpoint.disabled_at is not None:
        return Refused("webhooks-disabled-now")
    if not webhook_deliveries.again(uow, endpoint_id, delivery_id):
        return Refused("webhooks-waits-already")
    _record(uow, "webhook sent again", member.id, endpoint_id, {"delivery": delivery_id})
    return Done()


# -- of the worker --------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Due:
    """One delivery to make now."""

    delivery: Delivery
    address: str
    key: bytes


def take(uow: UnitOfWork, most: int) -> list[Due]:
    deliveries = webhook_deliveries.take(uow, most)
    found: dict[str, tuple[Endpoint | None, bytes]] = {}
    for one in {delivery.endpoint_id for delivery in deliveries}:
        found[one] = webhook_endpoints.by_id(uow, one), webhook_endpoints.key_of(uow, one)
    dues = []
    for delivery in deliveries:
        endpoint, key = found[delivery.endpoint_id]
        if endpoint is not None:
            dues.append(Due(delivery, endpoint.address, key))
    return dues


def told(
    uow: UnitOfWork,
    house: House,
    delivery: Delivery,
    status: int | None,
    why: str,
    share: float,
) -> None:
    """What came of a try: `status` answered, or None and `why` not. `share` spreads the pauses."""
    endpoint = webhook_endpoints.by_id(uow, delivery.endpoint_id, lock=True)
    if endpoint is None:
        return  # deleted meanwhile, and its deliveries with it
    if status is not None and status in TAKEN:
        if webhook_deliveries.delivered(uow, delivery, status) and endpoint.failing_since:
            webhook_endpoints.failing(uow, endpoint.id, None)
        return
    pause = pause_after(delivery.tries - delivery.earlier, share)
    if pause is None:
        ours = webhook_deliveries.park(uow, delivery, status, why)
    else:
        ours = webhook_deliveries.put_off(uow, delivery, pause, status, why)
    if ours:
        _failed(uow, house, endpoint, status, parked=pause is None)


def _failed(
    uow: UnitOfWork, house: House, endpoint: Endpoint, status: int | None, *, parked: bool
) -> None:
    """Nothing arrives there: after days of it nothing more is sent, at once where it is gone."""
    since = endpoint.failing_since or uow.now
    if endpoint.disabled_at is not None:
        return
    why = "gone" if status == GONE else "failing" if uow.now - since >= FAILING_FOR else ""
    if endpoint.failing_since is None:
        webhook_endpoints.failing(uow, endpoint.id, since)
    if why:
        webhook_endpoints.disable(uow, endpoint.id, why)
        uow.record(
            Entry(
                "webhook disabled",
                "desk",
                uow.keyring.house,
                data={"endpoint": endpoint.id, "why": why},
            )
        )
        alerts.mail_of_webhooks(uow, house, "alert-webhook-disabled", endpoint.id)
    elif parked:
        alerts.mail_of_webhooks(uow, house, "alert-webhook-parked", endpoint.id)


# -- shared ---------------------------------------------------------------------------------------
def _may(uow: UnitOfWork, member: StaffMember) -> bool:
    current = staff.by_id(uow, member.id)
    return current is not None and not current.disabled and current.person.may(Permission.CONFIGURE)


def _find(uow: UnitOfWork, member: StaffMember, endpoint_id: str) -> Endpoint | Refused:
    """The endpoint, locked."""
    if not _may(uow, member):
        return Refused("webhooks-no-role")
    return webhook_endpoints.by_id(uow, endpoint_id, lock=True) or Refused("webhooks-none-such")


def _known(events: Iterable[str]) -> tuple[str, ...]:
    given = set(events)
    return tuple(one for one in EVENTS if one in given)


def _record(
    uow: UnitOfWork, action: str, staff_id: str, endpoint_id: str, data: dict[str, Any]
) -> None:
    told_of = {"endpoint": endpoint_id, **data}
    uow.record(Entry(action, "staff", uow.keyring.house, actor_id=staff_id, data=told_of))
