"""`audit verify`."""

import pytest
from sqlalchemy import text

from tests.bot.commanding import LINE, write


def test_audit_verify(cli):
    cli("customers", "import", write(cli.folder, LINE))
    told = cli("audit", "verify", "--json").json
    assert (told["ok"], told["entries"], told["problems"], told["first_bad"]) == (True, 2, [], None)
    assert told["head"].startswith("2:")
    assert cli("audit", "verify", "--anchor", told["head"]).code == 0
    cli.use(lambda uow: uow.connection.execute(text("UPDATE audit SET action='x' WHERE seq=1")))
    ended = cli("audit", "verify")
    assert ended.code == 1
    assert "Entry 1: it is not what was chained here" in ended.line
    bad = cli("audit", "verify", "--json")
    assert bad.code == 1
    assert bad.json["ok"] is False
    assert bad.json["first_bad"] == 1


def test_audit_verify_against_an_anchor_that_is_gone(cli):
    cli("customers", "import", write(cli.folder, LINE))
    ended = cli("audit", "verify", "--anchor", f"7:{'ab' * 32}")
    assert ended.code == 1
    assert "anchor" in ended.line


@pytest.mark.parametrize("anchor", ["7", "x:y", "0:" + "ab" * 32, "7:abcd"])
def test_audit_verify_wrong_anchor(cli, anchor):
    assert cli("audit", "verify", "--anchor", anchor).code == 2
