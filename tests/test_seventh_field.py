"""A seventh detail of the record is one entry, one reader and its copy: a copy of the repository
is patched with a fax number, and its served chat and console are walked, in both languages."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.map_of_files import ROOT

MOST_LINES = 20
OLD, BAD, NEW = "02838123456", "máy fax ở quầy", "024 3936 1234"
STORED = "02439361234"
NEWER, STORED_LATER = "(028) 3812 9999", "02838129999"

READER = '''\
"""Reads a fax number: 10 or 11 digits, however they are grouped."""

from states.answers import Answer, Context, accepted, refused


def read(text: str, context: Context) -> Answer:  # noqa: ARG001 - one signature for all readers
    digits = "".join(filter(str.isdigit, text))
    return accepted(digits) if len(digits) in (10, 11) else refused("reject-fax-length")
'''
# Where, before which words there, and what.
PATCH = (
    ("states/fields.py", ")\nDETAIL = ", '    Field("fax", READERS["fax"]),\n'),
    ("states/answers/fax.py", "", READER),
    ("states/answers/readers.py", "    id_number,\n", "    fax,\n"),
    ("states/answers/readers.py", '    "id_number": id_number.read', '    "fax": fax.read,\n'),
    (
        "bot/copy/vi/conversation.ftl",
        "field-name =",
        "field-fax = số fax\nask-fax = Anh/Chị cho em số fax mới, ví dụ 028 3812 3456.\n",
    ),
    (
        "bot/copy/vi/answers.ftl",
        "reject-phone-none =",
        "reject-fax-length = Dạ số fax gồm 10 hoặc 11 chữ số ạ.\n",
    ),
    (
        "bot/copy/en/conversation.ftl",
        "field-name =",
        "field-fax = fax number\nask-fax = Please give the new fax number, e.g. 028 3812 3456.\n",
    ),
    (
        "bot/copy/en/answers.ftl",
        "reject-phone-none =",
        "reject-fax-length = A fax number has 10 or 11 digits.\n",
    ),
)
SAID = (
    ("số fax", "đổi số fax", "Anh/Chị cho em số fax mới", "số fax gồm 10 hoặc 11 chữ số"),
    ("fax number", "fax number change", "Please give the new fax", "has 10 or 11 digits"),
)
ON_THE_PAGE = {"vi": ("Đổi số fax", "Số fax"), "en": ("Change of fax number", "Fax number")}
NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "*.pyc", "var", "node_modules", "pictures")


@pytest.fixture(scope="module")
def copied(tmp_path_factory) -> Path:
    """The repository with a seventh field."""
    folder = tmp_path_factory.mktemp("seventh") / "desk"
    shutil.copytree(ROOT, folder, ignore=NOT_COPIED)
    for name, before, added in PATCH:
        path = folder / name
        text = path.read_text(encoding="utf-8") if before else ""
        assert text.count(before) == 1, f"{name} has no single place before {before!r}"
        path.write_text(text.replace(before, added + before), encoding="utf-8")
    return folder


def run(folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


def test_the_patch_is_small_and_no_migration():
    assert sum(added.count("\n") for _, _, added in PATCH) <= MOST_LINES
    assert not any("migrations" in name or "tables" in name for name, _, _ in PATCH)


def test_the_served_chat_and_console_are_walked_with_it(copied: Path):
    given = ("fax", OLD, BAD, NEW, NEWER)
    seen = json.loads(run(copied, "-m", "tests.walk_field", *given).splitlines()[-1])
    assert Path(seen["where"]).is_relative_to(copied)
    assert seen["values"] == [OLD, STORED, STORED_LATER]

    for at, (language, stored) in enumerate((("vi", STORED), ("en", STORED_LATER))):
        chat, (field, kind, question, refused) = seen[language], SAID[at]
        assert field in chat["menu"].casefold()
        assert question in chat["question"]
        assert refused in chat["refused"]
        assert f"••• → {stored}" in chat["asked"]
        assert OLD not in chat["asked"]
        assert kind in chat["status"]

    assert OLD not in seen["masked"]
    assert STORED not in seen["masked"]
    for language, (heading, label) in ON_THE_PAGE.items():
        html = seen["revealed"][language]
        assert re.search(rf"<h1[^>]*>{heading}</h1>", html), language
        assert re.search(rf">{label}<.*{OLD}.*{STORED}", html, re.DOTALL), language
    assert "Change of fax number" in seen["queue"]


def test_its_copy_is_whole_in_both_languages(copied: Path):
    tests = ("tests/test_copy.py", "tests/states/test_answers_copy.py")
    run(copied, "-m", "pytest", "-q", *tests, "-k", "not hostile")
