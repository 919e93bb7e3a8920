"""Wrapping every data key anew under the newest master key. Data is not touched.

Source: NIST SP 800-57 part 1, 5.3.5 (change of key-wrapping keys). Done in batches; what is
wrapped anew already is passed over, so a rotation that was cut short is simply run again.
"""

from sqlalchemy import func, select

from storage import tables
from storage.audit import Entry
from storage.unit_of_work import UnitOfWork

BATCH = 500


def count(uow: UnitOfWork) -> int:
    """How many data keys stand; erased ones do not count."""
    table = tables.data_key
    return uow.connection.execute(
        select(func.count()).select_from(table).where(table.c.wrapped.is_not(None))
    ).scalar_one()


def rewrap(uow: UnitOfWork, after: bytes) -> tuple[bytes | None, int, int]:
    """The next batch of keys behind `after`: (the last of them, seen, wrapped anew); None at the
    end. A key that is erased meanwhile stays erased: the batch is run again (ConflictError)."""
    table = tables.data_key
    rows = uow.connection.execute(
        select(table.c.id, table.c.wrapped)
        .where(table.c.id > after, table.c.wrapped.is_not(None))
        .order_by(table.c.id)
        .limit(BATCH)
    ).all()
    masters, changed = uow.keyring.masters, 0
    for row in rows:
        if not masters.is_current(row.wrapped):
            new = masters.rewrap(row.wrapped, row.id)
            uow.change(table, {"id": row.id, "wrapped": row.wrapped}, {"wrapped": new})
            changed += 1
    return (rows[-1].id if rows else None), len(rows), changed


def finish(uow: UnitOfWork, changed: int) -> bool:
    """The canary goes last. Whether it, too, had to be sealed anew."""
    table, masters = tables.house, uow.keyring.masters
    canary = uow.connection.execute(select(table.c.value).where(table.c.name == "canary")).scalar()
    stale = canary is not None and not masters.is_current(canary)
    if stale:
        uow.change(table, {"name": "canary"}, {"value": masters.seal_canary()})
    if stale or changed:
        data = {"keys": changed, "newest": masters.names[0]}
        uow.record(Entry("master key rotated", "operator", uow.keyring.house, data=data))
    return stale
