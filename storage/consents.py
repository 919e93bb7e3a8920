"""What each chat was shown and agreed to, with the version of the text."""

from storage import tables
from storage.unit_of_work import UnitOfWork


def add(uow: UnitOfWork, lane_id: str, kind: str, version: str, language: str) -> None:
    uow.add(
        tables.consent,
        {
            "id": uow.new_id(),
            "lane_id": lane_id,
            "kind": kind,
            "version": version,
            "language": language,
            "at": uow.now,
        },
    )
