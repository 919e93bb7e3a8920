"""What the documents say is so: files and functions they name exist, links lead somewhere, commands
and settings are real, and the tables of docs/vietnamese.md are what the readers answer."""

import importlib
import re
from datetime import date
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

from bot.commands import COMMANDS
from bot.pages import chat
from bot.settings import PREFIX, Settings
from states.answers import Context, Verdict
from states.answers.readers import READERS
from states.intents import understand
from tests.map_of_files import FLOORS, ROOT, written

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "tests").rglob("*.md")])
OTHERS = [ROOT / one for one in ("Makefile", "Dockerfile", "compose.yaml", ".ci/run")]
NOT_SETTINGS = {"HELPDESK_CI", "HELPDESK_CRASH_POINT", "HELPDESK_X"}
TODAY = date(2026, 11, 23)


@cache
def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def short(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


every_page = pytest.mark.parametrize("page", PAGES, ids=short)


# -- the map -------------------------------------------------------------------------------------
def test_map_names_every_module_and_nothing_else():
    """Run `make map` where this fails."""
    page = text(ROOT / "ARCHITECTURE.md")
    assert written(page) == page


def test_map_names_every_other_file_of_the_floors():
    named = re.findall(
        r"`((?:bot|handlers|storage|states)/[\w./*-]+)`", text(ROOT / "ARCHITECTURE.md")
    )
    there = [
        path.relative_to(ROOT).as_posix()
        for floor in FLOORS
        for path in (ROOT / floor).rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    ]
    assert [one for one in there if not any(fnmatch(one, name) for name in named)] == []
    gone = [name for name in named if not any(ROOT.glob(name.rstrip("/")))]
    assert gone == []


@every_page
def test_functions_and_files_that_are_named_exist(page):
    functions = re.findall(r"`((?:bot|handlers|storage|states)(?:\.\w+)+)`", text(page))
    files = re.findall(r"`((?:bot|handlers|storage|states|tests|docs)/[\w./-]+)`", text(page))
    gone = [name for name in functions if not _found(name)]
    gone += [name for name in files if not (ROOT / name).exists()]
    assert gone == []


def _found(name: str) -> bool:
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        for part in parts[length:]:
            if not hasattr(found, part):
                return False
            found = getattr(found, part)
        return True
    return False


# -- links ---------------------------------------------------------------------------------------
@every_page
def test_links_lead_somewhere(page):
    plain = re.sub(r"```.*?```", "", text(page), flags=re.DOTALL)
    wrong = []
    for target in re.findall(r"\]\(([^)\s]+)\)", plain) + re.findall(r'src="([^"]+)"', plain):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, place = target.partition("#")
        there = (page.parent / path) if path else page
        if not there.exists() or (place and place not in places(there)):
            wrong.append(target)
    assert wrong == []


def places(page: Path) -> set[str]:
    """The anchors that headings make: lower case, words and dashes."""
    heads = re.findall(r"^#+ (.+)$", text(page), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_documents_that_code_refers_to_exist():
    gone = []
    for floor in FLOORS:
        for path in (ROOT / floor).rglob("*.py"):
            said = path.read_text(encoding="utf-8")
            names = re.findall(r"\b(?:docs/\w+\.md|tests/[\w/]+\.md|[A-Z]{4,}\.md)", said)
            gone += [f"{short(path)}: {name}" for name in names if not (ROOT / name).exists()]
            gone += [f"{short(path)}: {one}" for one in re.findall(r"DESIGN section \d+", said)]
    assert gone == []


# -- commands and settings -----------------------------------------------------------------------
@every_page
def test_commands_exist(page):
    targets = set(re.findall(r"^([a-z]+):", text(ROOT / "Makefile"), flags=re.MULTILINE))
    makes = set(re.findall(r"(?:`|^|\n\s*)make ([a-z]+)", text(page)))
    assert makes <= targets
    runs = re.findall(r"(?:`|\n\$ |bin/|\| )helpdesk ([a-z]+(?:-[a-z]+)*)", text(page))
    assert set(runs) <= set(COMMANDS)


@pytest.mark.parametrize("page", [*PAGES, *OTHERS], ids=short)
def test_settings_exist(page):
    known = {PREFIX + name.upper() for name in Settings.model_fields} | NOT_SETTINGS
    assert set(re.findall(r"HELPDESK_[A-Z_]*[A-Z]", text(page))) <= known


def test_every_dependency_is_pinned():
    """Run `make pins` where this fails."""
    project = text(ROOT / "pyproject.toml").partition("[project.scripts]")[0]
    wanted = re.findall(
        r'^\s+"([\w.-]+)(?:\[[\w,]+\])?(?:[<>=;].*)?",?', project, flags=re.MULTILINE
    )
    wanted += re.findall(r'= \["([\w.-]+)', project.partition("optional-dependencies")[2])
    pinned = re.findall(r"^([\w.-]+)==", text(ROOT / "constraints.txt"), flags=re.MULTILINE)
    missing = {_same(one) for one in wanted} - {_same(one) for one in pinned}
    assert missing == set()


def _same(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_changes_are_told():
    assert "## [Unreleased]" in text(ROOT / "CHANGELOG.md")


# -- docs/webchat.md -----------------------------------------------------------------------------
def test_wire_protocol_is_described():
    page = text(ROOT / "docs" / "webchat.md")
    server = (ROOT / "bot/pages/chat.py").read_text(encoding="utf-8")
    wanted = {f"`{one}`" for one in re.findall(r'problem\(\d+, "([\w-]+)"', server)}
    wanted |= {f"| `{one}` |" for one in re.findall(r'_event\("(\w+)"', server)}
    paths = set(re.findall(r'Route\("(/chat[^"]*)"', server))
    assert {one for one in wanted if one not in page} == set()
    assert {one for one in paths if one not in page} == set()
    assert chat.webchat.MAX_TEXT == 2000
    assert chat.webchat.MAX_FILE == 10 * 1024 * 1024


# -- docs/vietnamese.md --------------------------------------------------------------------------
VIETNAMESE = text(ROOT / "docs" / "vietnamese.md")
READ = re.findall(r"^\| `(\w+)` \| `([^`]+)` \| (\w+) `([^`]+)` \|$", VIETNAMESE, re.MULTILINE)
SAID = re.findall(
    r"^\| `([^`]+)` \| (?:`(\w+)`|nobody can tell: it asks) \|$", VIETNAMESE, re.MULTILINE
)
VERDICTS = {
    "taken": Verdict.ACCEPTED,
    "asked": Verdict.ASK,
    "refused": Verdict.REFUSED,
    "staff": Verdict.STAFF,
}


@pytest.mark.parametrize(("field", "typed", "verdict", "what"), READ)
def test_answers_are_read_as_told(field, typed, verdict, what):
    answer = READERS[field](typed, Context(TODAY))
    assert answer.verdict is VERDICTS[verdict]
    if verdict in ("refused", "staff"):
        assert answer.reason == what
    else:
        assert (answer.value or answer.choices[0]) == what


@pytest.mark.parametrize(("said", "intent"), SAID)
def test_wishes_are_understood_as_told(said, intent):
    assert (understand(said).intent or "") == intent


def test_tables_of_examples_were_found():
    assert {field for field, *_ in READ} == set(READERS) - {"words"}
    assert len(SAID) > 10
