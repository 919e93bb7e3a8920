"""What operators do with a Zalo bot: settings, `doctor`, and setting the webhook by hand."""

from collections.abc import Iterator

import pytest

from tests.bot.test_commands_doctor import checks, closed_port
from tests.bot.zalo_bot_driver import SECRET
from tests.zalo_bot_api import TOKEN, ZaloApi, running_zalo_api

HOUSE = "https://desk.example"


@pytest.fixture
def zalo(monkeypatch: pytest.MonkeyPatch) -> Iterator[ZaloApi]:
    with running_zalo_api() as api:
        monkeypatch.setenv("HELPDESK_ZALO_BOT_API_BASE", api.base_url)
        monkeypatch.setenv("HELPDESK_ZALO_BOT_TOKEN", TOKEN)
        monkeypatch.setenv("HELPDESK_ZALO_BOT_WEBHOOK_SECRET", SECRET)
        monkeypatch.setenv("HELPDESK_PUBLIC_URL", HOUSE)
        yield api


def test_doctor_follows_the_webhook_from_unset_to_ours(cli, zalo, monkeypatch):
    assert checks(cli("doctor", "--json"))["zalo bot"] == "OK"
    assert checks(cli("doctor", "--json"))["zalo bot webhook"] == "FAIL"
    ended = cli("zalo-bot", "set-webhook")
    assert ended.code == 0
    assert f"{HOUSE}/hooks/zalo-bot" in ended.out
    assert (zalo.world.hook.url, zalo.world.hook.secret) == (f"{HOUSE}/hooks/zalo-bot", SECRET)
    assert "zalo bot webhook" not in checks(cli("doctor", "--json"))
    monkeypatch.setenv("HELPDESK_ZALO_BOT_MODE", "polling")
    assert checks(cli("doctor", "--json"))["zalo bot webhook"] == "FAIL"
    assert cli("zalo-bot", "delete-webhook").code == 0
    assert zalo.world.hook.url == ""
    assert "zalo bot webhook" not in checks(cli("doctor", "--json"))


def test_doctor_leaves_somebody_elses_webhook(cli, zalo, monkeypatch):
    zalo.world.hook.url = "https://elsewhere.example/hook"
    monkeypatch.setenv("HELPDESK_ZALO_BOT_MODE", "polling")
    (found,) = [one for one in cli("doctor", "--json").json["checks"]
                if one["name"] == "zalo bot webhook"]  # fmt: skip
    assert found["status"] == "FAIL"
    assert "somebody else" in found["detail"]


def test_doctor_without_https_without_a_bot_and_without_a_route(cli, zalo, monkeypatch):
    monkeypatch.setenv("HELPDESK_PUBLIC_URL", "http://127.0.0.1:8080")
    named = [one for one in cli("doctor", "--json").json["checks"]
             if one["name"] == "zalo bot webhook"]  # fmt: skip
    assert [one["status"] for one in named] == ["WARN", "FAIL"]
    monkeypatch.setenv("HELPDESK_ZALO_BOT_TOKEN", "1:wr0ng")
    ended = cli("doctor", "--json")
    assert checks(ended)["zalo bot"] == "FAIL"
    assert "wr0ng" not in ended.out + ended.err
    monkeypatch.setenv("HELPDESK_ZALO_BOT_API_BASE", f"http://127.0.0.1:{closed_port()}/bot")
    assert checks(cli("doctor", "--json"))["zalo bot"] == "FAIL"
    monkeypatch.delenv("HELPDESK_ZALO_BOT_TOKEN")
    assert checks(cli("doctor", "--json"))["zalo bot"] == "OK"


@pytest.mark.parametrize("secret", ["", "short", "x" * 257])
def test_a_webhook_needs_a_secret_of_its_length(cli, zalo, monkeypatch, secret):
    monkeypatch.setenv("HELPDESK_ZALO_BOT_WEBHOOK_SECRET", secret)
    ended = cli("serve")
    assert ended.code == 1
    assert "HELPDESK_ZALO_BOT_WEBHOOK_SECRET" in ended.line
    assert TOKEN not in ended.line


@pytest.mark.parametrize("token", ["nothing", "1:a/b", ":x", "1:"])
def test_a_token_that_is_none_is_named(cli, zalo, monkeypatch, token):
    monkeypatch.setenv("HELPDESK_ZALO_BOT_TOKEN", token)
    ended = cli("zalo-bot", "delete-webhook")
    assert ended.code == 1
    assert "HELPDESK_ZALO_BOT_TOKEN" in ended.line
    assert token not in ended.line.replace("number", "")


def test_commands_say_what_is_missing_and_what_zalo_said(cli, zalo, monkeypatch):
    zalo.fault("error", "setWebhook", code=400)
    assert "Zalo said no" in cli("zalo-bot", "set-webhook").line
    monkeypatch.setenv("HELPDESK_PUBLIC_URL", "http://desk.example")
    monkeypatch.setenv("HELPDESK_ZALO_BOT_API_BASE", "https://bot-api.zaloplatforms.com/bot")
    assert "https://" in cli("zalo-bot", "set-webhook").line
    monkeypatch.delenv("HELPDESK_ZALO_BOT_TOKEN")
    assert "HELPDESK_ZALO_BOT_TOKEN" in cli("zalo-bot", "delete-webhook").line


def test_the_demo_refuses_to_run_with_a_bot(bare, zalo):
    assert "HELPDESK_ZALO_BOT_TOKEN" in bare("demo").line
