"""What operators do with a Zalo Official Account: settings, `doctor`, looking at an event."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channels.zalo_oa_signature import mac_of
from bot.clock import now
from bot.doctor_oa import zalo_oa
from bot.settings import load
from storage import platform_notes, platform_tokens
from storage.platform_notes import Noted
from storage.platform_tokens import Pair
from tests.bot.test_commands_doctor import checks, closed_port
from tests.zalo_oa_api import APP, APP_SECRET, FIRST_REFRESH, OA, OA_SECRET, OaApi, running_oa_api

GIVEN = {
    "ID": OA,
    "APP_ID": APP,
    "APP_SECRET": APP_SECRET,
    "SECRET_KEY": OA_SECRET,
    "REFRESH_TOKEN": FIRST_REFRESH,
}


@pytest.fixture
def oa(monkeypatch: pytest.MonkeyPatch) -> Iterator[OaApi]:
    with running_oa_api() as api:
        for name, value in GIVEN.items():
            monkeypatch.setenv(f"HELPDESK_ZALO_OA_{name}", value)
        monkeypatch.setenv("HELPDESK_ZALO_OA_API_BASE", api.origin)
        monkeypatch.setenv("HELPDESK_PUBLIC_URL", "https://desk.example")
        yield api


def note(cli, **names: str) -> None:
    rows = [Noted("zalo-oa", OA, name.replace("_", " "), now(), 1, value)
            for name, value in names.items()]  # fmt: skip
    database = cli.database()
    database.write_now(lambda uow: platform_notes.add(uow, rows))
    database.close()


def store(cli, access: str, lasts: timedelta = timedelta(hours=20), version: int = 1) -> None:
    database = cli.database()
    database.write_now(lambda uow: platform_tokens.give(uow, "zalo-oa", OA, FIRST_REFRESH))
    pair, until = Pair(access, "r"), now() + lasts
    database.write_now(lambda uow: platform_tokens.store(uow, "zalo-oa", OA, version, pair, until))
    database.close()


def found(**more: str) -> dict[str, str]:
    """What the doctor says of the account, by name."""
    return {one.name: f"{one.status} {one.detail}" for one in zalo_oa(load(**more), now())}


def test_doctor_follows_an_account_from_nothing_to_service(cli, oa):
    told = checks(cli("doctor", "--json"))
    assert (told["zalo oa"], told["zalo oa webhook"]) == ("WARN", "WARN")
    store(cli, "access-1")
    assert found()["zalo oa"] == "FAIL the token was refused"
    oa.world.access["access-1"] = oa.world.clock() + 1000
    note(cli, event="body-time", token="2")
    assert found()["zalo oa"].startswith("OK")
    assert found()["zalo oa webhook"] == "OK events come, signed by body-time"
    note(cli, refused="", token_refused="2")
    assert found()["zalo oa webhook"].startswith("FAIL")
    assert found()["zalo oa token"].startswith("FAIL")
    assert found(zalo_otp_template="T1")["zalo oa templates"] == "OK codes can go to phones"
    note(cli, template_refused="code -144")
    assert found(zalo_otp_template="T1")["zalo oa templates"].startswith("WARN")
    assert found(zalo_oa_id="4444")["zalo oa"].startswith("WARN")  # nothing is known of that one
    oa.world.access.clear()
    gone = f"http://127.0.0.1:{closed_port()}"
    assert "cannot be reached" in found(zalo_oa_api_base=gone)["zalo oa"]
    store(cli, "access-2", timedelta(hours=-1), version=2)
    ended = cli("doctor", "--json")
    (one,) = [one for one in ended.json["checks"] if one["name"] == "zalo oa"]
    assert (one["status"], one["detail"]) == ("FAIL", "its token is over")
    for secret in (APP_SECRET, OA_SECRET, FIRST_REFRESH, "access-1"):
        assert secret not in ended.out + ended.err


@pytest.mark.parametrize("name", [one for one in GIVEN if one != "ID"])
def test_an_account_with_a_part_missing_is_named(bare, oa, monkeypatch, name):
    monkeypatch.setenv(f"HELPDESK_ZALO_OA_{name}", "")
    ended = bare("serve")
    assert ended.code == 1
    assert f"HELPDESK_ZALO_OA_{name}" in ended.line


def test_the_demo_refuses_to_run_with_an_account(bare, oa):
    assert "HELPDESK_ZALO_OA_ID" in bare("demo").line


# -- verify-event --------------------------------------------------------------------------------
BODY = '{"event_name":"user_send_text","message":{"text":"mật"},"timestamp":"1760000000000"}'


def captured(folder: Path, first: str, stamp: str, secret: str, *, line: str = "\n") -> str:
    body = BODY.encode()
    lines = ["POST /hooks/zalo-oa HTTP/1.1", "X-ZEvent-Timestamp: 1760000000999",
             f"X-ZEvent-Signature: mac={mac_of(first, body, stamp, secret)}"]  # fmt: skip
    path = folder / "event.http"
    path.write_bytes(line.join([*lines, "", ""]).encode() + body + b"\n")
    return str(path)


EVENTS = [
    ((APP, "1760000000000", OA_SECRET), 0, "body-time", ""),
    ((APP, "1760000000999", OA_SECRET), 0, "header-time", ""),
    ((OA, "1760000000000", OA_SECRET), 1, "oa-id body-time", "SIGNED_BY=oa"),
    ((APP, "1760000000000", APP_SECRET), 1, "body-time", "SECRET_KEY"),
    ((APP, "1760000000000", "another"), 1, None, "one byte"),
]


@pytest.mark.parametrize(("signed", "code", "variant", "advice"), EVENTS)
def test_which_signature_fits_a_captured_event(bare, oa, tmp_path, signed, code, variant, advice):
    file = captured(tmp_path, *signed)
    ended = bare("zalo", "verify-event", file)
    assert ended.code == code
    assert (advice in ended.err) if advice else (variant in ended.out)
    assert "mật" not in ended.out + ended.err
    assert OA_SECRET not in ended.out + ended.err
    told = bare("zalo", "verify-event", file, "--json")
    assert told.code == code
    if variant:
        assert (told.json["variant"], told.json["taken"]) == (variant, code == 0)


def test_a_file_that_is_no_event(bare, oa, tmp_path):
    file = captured(tmp_path, APP, "1760000000000", OA_SECRET, line="\r\n")
    assert bare("zalo", "verify-event", file).code == 0
    (tmp_path / "x").write_text("nothing")
    assert "X-ZEvent-Signature" in bare("zalo", "verify-event", str(tmp_path / "x")).line
    assert bare("zalo", "verify-event", str(tmp_path / "gone")).code == 1
