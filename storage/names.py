"""Finding customers by name: folded words and their beginnings, as keyed hashes (`blind_index`)."""

from sqlalchemy import delete, exists, func, literal, select
from sqlalchemy.dialects import postgresql, sqlite

from storage import tables
from storage.envelope import Place
from storage.unit_of_work import UnitOfWork

_COUNTED = 5000  # a word that more customers have is common, however many they are
_ALL_INDEXED = "names indexed"  # a row of `house`
_names, _customers = tables.name_key, tables.customer


def index(uow: UnitOfWork, customer_id: str, name: str) -> None:
    """A new customer's name."""
    for digest in uow.keyring.index.name_keys(name):
        uow.add(_names, {"hash": digest, "customer_id": customer_id})


def reindex(uow: UnitOfWork, customer_id: str, name: str) -> None:
    """The name is another one now: the old one finds nobody any more."""
    uow.flush()
    uow.connection.execute(delete(_names).where(_names.c.customer_id == customer_id))
    index(uow, customer_id, name)


def find(uow: UnitOfWork, typed: str, most: int) -> list[str]:
    """Ids of customers whose names have all these words or beginnings, without marks, in any order;
    at most so many, oldest first. The rarest word leads, so a rare one beside a common one is
    quick."""
    hashes = sorted(uow.keyring.index.name_query(typed), key=lambda one: _how_common(uow, one))
    if not hashes:
        return []
    rarest, *others = hashes
    lead = _names.alias("lead")
    statement = select(lead.c.customer_id).where(lead.c.hash == rarest)
    for digest in others:
        statement = statement.where(
            exists().where(_names.c.hash == digest, _names.c.customer_id == lead.c.customer_id)
        )
    ordered = statement.order_by(lead.c.customer_id).limit(most)
    return list(uow.connection.execute(ordered).scalars())


def _how_common(uow: UnitOfWork, digest: bytes) -> int:
    some = select(literal(1)).where(_names.c.hash == digest).limit(_COUNTED).subquery()
    return uow.connection.execute(select(func.count()).select_from(some)).scalar_one()


def index_missing(uow: UnitOfWork, after: str = "", most: int = 500) -> str:
    """Names from before there was this index, of the next customers by id: the last one looked at,
    or "" once all were. That is remembered: every name since is indexed as it is written."""
    done = select(tables.house.c.name).where(tables.house.c.name == _ALL_INDEXED)
    if uow.connection.execute(done).first():
        return ""
    known = exists().where(_names.c.customer_id == _customers.c.id)
    rows = uow.connection.execute(
        select(_customers.c.id, _customers.c.name, known.label("known"))
        .where(_customers.c.id > after)
        .order_by(_customers.c.id)
        .limit(most)
    ).all()
    missing = [row for row in rows if not row.known]
    uow.load_keys_of(row.name for row in missing)
    for row in missing:
        index(uow, row.id, uow.open(row.name, Place("customer", "name", row.id)).decode())
    if rows:
        return str(rows[-1].id)
    dialect = sqlite if uow.sqlite else postgresql
    noted = dialect.insert(tables.house).values(name=_ALL_INDEXED, value=b"1")
    uow.connection.execute(noted.on_conflict_do_nothing())
    return ""
