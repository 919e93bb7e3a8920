"""No personal value and no secret leaves the house in clear: unique ones are sent through every
route, channel, command, effect, question, deed, alarm and event, errors included, and looked for in
all that others could read. In clear may stand: references, kinds, states, times, our own ids, ids
of copy, customer codes, and of staff the login, the name and the Telegram id."""

import base64
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.canary.plants import LEAKS
from tests.canary.search import Canary, Search, spellings
from tests.map_of_files import ROOT


class Ran:
    """A campaign that was run, and what it left behind."""

    def __init__(self, folder: Path, stderr: bytes) -> None:
        told = json.loads((folder / "canaries.json").read_text())
        self.search = Search({Canary(**one) for one in told})
        self.driven = json.loads((folder / "driven.json").read_text())
        self.evidence = {**_read(folder / "evidence"), "stderr": stderr}
        self.folder = folder


def _read(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in sorted(folder.iterdir())}


@pytest.fixture(params=["sqlite", "postgres"])
def ran(request: pytest.FixtureRequest, tmp_path: Path) -> Ran:
    url = (
        f"sqlite:///{tmp_path}/desk.db"
        if request.param == "sqlite"
        else request.getfixturevalue("postgres_server").fresh()
    )
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("HELPDESK_")},
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.canary.campaign", url, str(tmp_path)],
        cwd=ROOT, env=environment, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-4000:]
    return Ran(tmp_path, done.stdout + done.stderr)


@pytest.mark.timeout(900)  # a limit, not a wish: it takes a minute or two of work
def test_nothing_personal_is_left_in_clear(ran: Ran):
    """One test, for whoever runs tests on several workers runs one campaign a database."""
    for what, (driven, there) in ran.driven.items():
        assert driven == there, f"not all {what} of the code were driven"
    assert ran.search(ran.evidence) == []
    for leak in LEAKS:  # the same search catches what is planted
        found = ran.search(_read(ran.folder / "planted" / leak.name))
        caught = any(one.canary == leak.canary and leak.where in one.where for one in found)
        assert caught, f"{leak.name} was not caught: {found}"


VALUES = (Canary("name", "Trịnh Khuê Mộc Lan"), Canary("phone", "+84963571482"))


@pytest.mark.parametrize("canary", VALUES, ids=lambda canary: canary.name)
def test_every_spelling_is_found_in_noise(canary: Canary):
    search, noise = Search([canary]), os.urandom(4099)
    for spelling, name in spellings(canary).items():
        assert search({"noise": noise + spelling + noise}), name
    for shift in range(3):
        coded = base64.b64encode(noise[:shift] + canary.value.encode() + noise[:9])
        assert search({"base64": coded}), shift


@pytest.mark.parametrize("written", ["0963 571 482", "0963.571.482", "(+84) 963-57-14-82"])
def test_grouped_digits_are_found(written: str):
    assert Search(VALUES)({"page": f"gọi {written} nhé".encode()})


def test_a_short_number_is_found_only_alone():
    search = Search([replace(Canary("code", "482913"), short=True, hashed=False)])
    assert search({"log": b"code=482913."})
    assert not search({"id": b"01944829137c", "time": b"1795402482913000"})
