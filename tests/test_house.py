"""The rules of the house, each held by a test: what ARCHITECTURE.md and DECISIONS.md promise of
every file stays true, or this says which file broke it."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

from alembic.script import ScriptDirectory

from handlers import perform, questions
from states import effects, engine, events
from storage import schema

ROOT = Path(__file__).parent.parent
FLOORS = ("bot", "handlers", "storage", "states")
NOT_OURS = {"__pycache__", "var", "dist", "node_modules"}
WRITTEN = {".py", ".js", ".css", ".html"}
MOST_LINES = 300
REASON = "longer than 300 lines"  # `Longer than 300 lines: …` in the first lines says why
FIRST_LINES = 15
MEANINGLESS = {"utils", "helpers", "common", "base", "manager", "misc"}
CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today"}
CLOCKS |= {"time.time", "time.time_ns", "time.localtime", "time.gmtime"}
THE_CLOCK = "bot/clock.py"  # the one clock of the running house
THE_COMMIT = "storage/database.py"


@cache
def files(*folders: str) -> tuple[Path, ...]:
    """Every file that is ours, relative to the root."""
    tops = [ROOT / one for one in folders] if folders else [ROOT]
    return tuple(sorted(one.relative_to(ROOT) for top in tops for one in _walk(top)))


def _walk(folder: Path) -> Iterator[Path]:
    for one in folder.iterdir():
        hidden = one.name.startswith(".") and one.name not in (".ci", ".gitignore", ".env.example")
        if hidden or one.name in NOT_OURS or one.suffix in (".egg-info", ".pyc"):
            continue
        if one.is_dir():
            yield from _walk(one)
        else:
            yield one


@cache
def text(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path), str(path))


def modules() -> list[Path]:
    return [one for one in files(*FLOORS) if one.suffix == ".py"]


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.Call))


def at(path: Path, node: ast.expr | ast.stmt) -> str:
    return f"{path}:{node.lineno}"


# -- files ---------------------------------------------------------------------------------------
def test_files_are_short_or_say_why_not():
    long = []
    for path in files(*FLOORS, "tests"):
        if path.suffix not in WRITTEN or "migrations/versions" in path.as_posix():
            continue  # a migration is written once and never grows
        lines = text(path).splitlines()
        if len(lines) > MOST_LINES and REASON not in "\n".join(lines[:FIRST_LINES]).lower():
            long.append(f"{path}: {len(lines)} lines")
    assert not long


def test_names_of_files_mean_something():
    parts = {part for path in files(*FLOORS, "tests") for part in (path.stem, *path.parts[:-1])}
    assert not parts & MEANINGLESS


def test_every_module_says_what_it_is_for():
    silent = [
        str(one) for one in modules() if text(one).strip() and not ast.get_docstring(tree(one))
    ]
    assert not silent


def test_nothing_is_left_for_later():
    later = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")
    found = [
        f"{path}:{number}"
        for path in files()
        if path.suffix in WRITTEN | {".md", ".toml", ".yaml", ".sh"}
        for number, line in enumerate(text(path).splitlines(), 1)
        if later.search(line)
    ]
    assert not found


def test_no_path_of_one_machine_stands_in_any_file():
    paths = re.compile(r"(?<![\w.:/-])/(?:work|root|home|Users|mnt|tmp/bash_jobs)/[\w.]")
    found = []
    for path in files():
        try:
            lines = text(path).splitlines()
        except UnicodeDecodeError:
            continue
        found += [f"{path}:{number}" for number, line in enumerate(lines, 1) if paths.search(line)]
    assert not found


# -- the floors ----------------------------------------------------------------------------------
def test_floors_hold():
    """bot -> handlers -> storage -> states, and what each may import; the contracts stand in
    pyproject.toml."""
    lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", lint, "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_is_one_commit():
    commits = [
        at(path, call)
        for path in modules()
        for call in calls(path)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "commit"
    ]
    assert [one.partition(":")[0] for one in commits] == [THE_COMMIT], commits


def test_there_is_one_clock():
    found = [
        at(path, call)
        for path in modules()
        for call in calls(path)
        if ".".join(ast.unparse(call.func).split(".")[-2:]) in CLOCKS
    ]
    assert [one.partition(":")[0] for one in found] == [THE_CLOCK], found


# -- events and effects --------------------------------------------------------------------------
ASKED = frozenset(get_args(effects.Question))
DONE = frozenset(get_args(effects.Effect)) - ASKED


def test_every_effect_has_a_performer():
    assert frozenset(perform.PERFORM) == DONE


def test_every_question_has_an_answerer():
    assert frozenset(questions._ANSWER) == ASKED


def test_every_event_is_heard():
    """What the customer writes and presses has a way of its own in `feed`."""
    own_way = {events.Said, events.Pressed}
    assert frozenset(get_args(events.Event)) == frozenset(engine._ON) | own_way


def test_every_effect_and_event_is_in_its_union():
    """A class beside the union would be performed by nobody and heard by nobody."""
    for module, union in ((effects, ASKED | DONE), (events, frozenset(get_args(events.Event)))):
        made = {
            one
            for one in vars(module).values()
            if isinstance(one, type) and one.__module__ == module.__name__
        }
        assert made - union <= {events.Candidate}, module.__name__


# -- the database --------------------------------------------------------------------------------
def test_migrations_and_tables_agree(database):
    assert schema.is_current(database.engine)
    assert schema.drift(database.engine) == []


def test_there_is_one_newest_migration():
    folder = ROOT / "storage" / "migrations"
    assert len(ScriptDirectory(str(folder)).get_heads()) == 1
