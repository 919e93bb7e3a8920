"""The map of files in ARCHITECTURE.md: a line each, out of the modules' own first sentences.

python -m tests.map_of_files        writes it anew (`make map`)
"""

import ast
import re
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parent.parent
FLOORS = ("bot", "handlers", "storage", "states")
PAGE = ROOT / "ARCHITECTURE.md"
BEGIN = "<!-- map of {}: written by `make map` -->"
END = "<!-- end of map -->"
_SENTENCE = re.compile(r"(?<=\.)\s+(?=[A-Z`\"])|\n\s*\n")


def lines(floor: str) -> str:
    """The floor's modules, folder by folder; a folder's own sentence is that of its `__init__`."""
    found = sorted(
        (path.relative_to(ROOT) for path in (ROOT / floor).rglob("*.py")),
        key=lambda path: (path.parent.as_posix(), path.name),
    )
    told = []
    for folder, paths in groupby(found, key=lambda path: path.parent):
        own, *others = sorted(paths, key=lambda path: (path.name != "__init__.py", path.name))
        if own.name != "__init__.py":
            others.insert(0, own)
        is_floor = folder == Path(floor)
        if not is_floor:
            told.append(f"\n**`{folder.as_posix()}/`** {_told(own)}".rstrip() + "\n")
        told += [f"- `{path.as_posix()}` {_told(path)}".rstrip() for path in others]
    return "\n".join(told).strip()


def _told(path: Path) -> str:
    said = ast.get_docstring(ast.parse((ROOT / path).read_text(encoding="utf-8"))) or ""
    first = " ".join(_SENTENCE.split(said)[0].split()).rstrip(".")
    return first[:1].upper() + first[1:]


def written(page: str) -> str:
    """The page with its maps as they are today."""
    for floor in FLOORS:
        begin = BEGIN.format(floor)
        head, _, rest = page.partition(begin)
        _, _, tail = rest.partition(END)
        page = f"{head}{begin}\n{lines(floor)}\n{END}{tail}"
    return page


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
