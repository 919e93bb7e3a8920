"""What is left where others could read it: the database's own bytes, the files and their names."""

from pathlib import Path
from typing import Any

from sqlalchemy import text

from tests.canary.house import CanaryHouse


def of_house(house: CanaryHouse) -> dict[str, bytes]:
    """The database as it lies on the disk, or every value of every table; and the files."""
    found = _files(house.folder / "files")
    if house.url.startswith("sqlite:///"):
        path = Path(house.url.removeprefix("sqlite:///"))
        for one in sorted(path.parent.glob(f"{path.name}*")):
            found[f"database {one.suffix}"] = one.read_bytes()
    else:
        found["database"] = house.database.read_now(_dump)
    return found


def _files(folder: Path) -> dict[str, bytes]:
    paths = [one for one in sorted(folder.rglob("*")) if one.is_file()]
    names = "\n".join(str(one.relative_to(folder)) for one in paths)
    return {
        "names of files": names.encode(),
        "files": b"\0".join(one.read_bytes() for one in paths),
    }


def _dump(uow: Any) -> bytes:
    """As a person reads it, and as it is stored."""
    tables = uow.connection.execute(
        text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    ).scalars()
    pieces: list[bytes] = []
    for table in list(tables):
        for row in uow.connection.execute(text(f'SELECT * FROM "{table}"')):
            pieces.append(table.encode())
            for value in row:
                raw = isinstance(value, bytes | memoryview)
                pieces.append(bytes(value) if raw else str(value).encode())
    return b"\n".join(pieces)
