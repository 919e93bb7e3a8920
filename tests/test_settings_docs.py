"""Every setting stands in docs/settings.md and .env.example with its default, and nothing else."""

import re
from pathlib import Path
from typing import Any

import pytest

from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
ROW = re.compile(r"^\| `(HELPDESK_\w+)` \| (?:`([^`]*)`|(none)) \| (.+) \|$", re.MULTILINE)
LINE = re.compile(r"^#?(HELPDESK_\w+)=(.*)$", re.MULTILINE)
FIELDS = {f"{PREFIX}{name.upper()}": field for name, field in Settings.model_fields.items()}
ROWS = {
    name: (None if none else value, text)
    for name, value, none, text in ROW.findall((ROOT / "docs/settings.md").read_text("utf-8"))
}
LINES = dict(LINE.findall((ROOT / ".env.example").read_text("utf-8")))


def default(field: Any) -> str | None:
    return None if field.default is None else str(field.default)


def test_the_page_and_the_example_name_exactly_the_settings():
    assert set(ROWS) == set(FIELDS)
    assert set(LINES) == set(FIELDS)
    mentioned = re.findall(
        r"^\| `?(HELPDESK_\w+)", (ROOT / "docs/settings.md").read_text(), re.MULTILINE
    )
    assert len(mentioned) == len(FIELDS)  # no row was passed over for its shape


@pytest.mark.parametrize("name", FIELDS)
def test_a_setting_has_its_default_and_a_line(name):
    told, text = ROWS[name]
    assert told == default(FIELDS[name])
    assert len(text) > 10
    assert LINES[name] == (default(FIELDS[name]) or "")


@pytest.mark.parametrize("name", FIELDS)
def test_what_is_secret_is_marked_and_only_that(name):
    secret = "SecretStr" in repr(FIELDS[name].annotation)
    assert ROWS[name][1].startswith("*Secret.*") is secret


def test_the_example_is_a_file_of_settings_that_loads(tmp_path, monkeypatch):
    import os

    for name in os.environ:
        if name.startswith(PREFIX):
            monkeypatch.delenv(name)
    (tmp_path / ".env").write_text((ROOT / ".env.example").read_text("utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert Settings().http_port == 8080
