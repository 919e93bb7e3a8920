"""`helpdesk chat`: scripts, their expectations, their exit codes."""

import io
from pathlib import Path

import pytest

from bot import commands
from tests.bot import paper_corpus
from tests.databases import MASTER_KEY

LINKING = """\
# who it is
/start
> tự động của DCNET
đổi tên khách hàng
DC10023
> mã xác minh
2
> 10 phút
{code}
> liên kết với hồ sơ DC10023
Nguyễn Thị Mai Anh
1
1
/file giay.pdf
> Em đã nhận 1 tệp
"""


def run(*arguments: str) -> int:
    return commands.run(["chat", *arguments])


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HELPDESK_MASTER_KEY", MASTER_KEY)
    monkeypatch.setattr("bot.logs.set_up", lambda *_: None)  # it would keep this test's stderr


def test_a_script_talks_and_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "giay.pdf").write_bytes(paper_corpus.pdf())
    (tmp_path / "link.chat").write_text(LINKING, encoding="utf-8")
    assert run("--demo", "--script", "link.chat") == 0
    told = capsys.readouterr()
    assert "you: DC10023" in told.out
    assert "1. Qua email" in told.out
    assert not told.err


def test_an_expectation_that_is_not_met(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.chat").write_text("/start\n> kính chào quý khách\nmenu\n", encoding="utf-8")
    assert run("--demo", "--script", "a.chat") == 1
    told = capsys.readouterr()
    assert told.err == "helpdesk: line 2: not said: kính chào quý khách\n"
    assert "you: menu" not in told.out


def test_a_script_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--demo", "--script", "nothing.chat") == 1
    assert "nothing.chat cannot be read" in capsys.readouterr().err


def test_without_a_database_it_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--script", __file__) == 1
    assert "helpdesk db upgrade" in capsys.readouterr().err


def test_a_conversation_ends_with_an_empty_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("menu\n\n"))
    assert run("--demo") == 0
    assert "Traceback" not in capsys.readouterr().err


def test_a_code_that_never_came_is_told_as_such(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.commands.chat._PATIENCE", 0.2)
    script = tmp_path / "talk.txt"
    script.write_text("{code}\n", encoding="utf-8")
    assert run("--demo", "--script", str(script)) == 1
    assert "No code came" in capsys.readouterr().err
