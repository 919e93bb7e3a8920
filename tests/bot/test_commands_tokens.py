"""`tokens create`, `list` and `revoke`."""

import json

from storage import api_tokens
from tests.bot.test_commands_staff import add


def create(cli, login="lan", **options):
    given = {"name": "CRM", "scope": "cases:read", **options}
    flags = [part for key, value in given.items() for part in (f"--{key}", value)]
    return cli("tokens", "create", login, *flags)


def test_a_token_is_printed_once_and_works_until_it_is_revoked(cli):
    add(cli)
    ended = create(cli)
    assert (ended.code, ended.err) == (0, "")
    secret = ended.out.strip()
    assert cli.use(lambda uow: api_tokens.find(uow, secret)).member.login == "lan"
    listed = cli("tokens", "list", "--json")
    (row,) = json.loads(listed.out)
    assert (row["name"], row["login"], row["scopes"]) == ("CRM", "lan", ["cases:read"])
    assert secret not in listed.out
    assert "CRM" in cli("tokens", "list").out
    assert cli("tokens", "revoke", row["id"]).code == 0
    assert cli.use(lambda uow: api_tokens.find(uow, secret)) is None
    assert cli("tokens", "revoke", row["id"]).code == 1
    assert cli("audit", "verify").code == 0


def test_what_is_no_token(cli):
    add(cli)
    assert create(cli, "nobody").code == 1
    assert create(cli, scope="everything").code == 2
    assert create(cli, name=" ").code == 2
    cli("staff", "disable", "lan")
    assert create(cli).code == 1
