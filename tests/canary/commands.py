"""Every command of the command line, with personal data and secrets on the way."""

import contextlib
import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import quote

from typer.main import get_command

from bot.commands import app, run
from tests.bot.telegram_driver import SECRET
from tests.bot_api import TOKEN
from tests.canary import values as v
from tests.canary.driven import Driven
from tests.databases import MASTER_KEY
from tests.zalo_oa_api import APP_SECRET, FIRST_REFRESH, OA_SECRET

Line = tuple[str, ...]
_HEADERS = (
    "code,kind,name,phone,email,address,id_number,birth_date,contact_name,contact_role,"
    "contact_phone,contact_email,tax_code,language,contracts_open,contracts_ended_on"
)
# Standard output of these shows what was asked for, masked or not: that is what they are for.
SHOWING = (
    "customers export", "customers show", "customers no-marketing", "cases export", "explain",
    "read", "chat", "tokens list",
)  # fmt: skip

_UNSAID = "tuyết rơi"  # what a script expects in vain is repeated: whoever wrote it looks for it


def _rows() -> str:
    bad = (
        f"DC20001,person,{v.NAME},{v.FREE},{v.EMAIL},,,,,,,,,vi,1,",
        f"DC20002,{v.FREE},{v.NAME},{v.PHONE},,,,,,,,,,vi,1,",
        f"DC20003,person,{v.SECOND_NAME},{v.PHONE},,,{v.FREE},{v.BORN},,,,,,vi,1,",
        f"DC20004,person,{v.SECOND_NAME},{v.PHONE},,,,{v.FREE},,,,,,vi,{v.ID_NUMBER},",
        f"DC20005,person,{v.NEW_NAME},{v.NEW_PHONE},,{v.NEW_ADDRESS[:24]},,,,,,,,vi,1,",
        f"{v.FREE},person",
    )
    return "\n".join((_HEADERS, *bad, ""))


def leaves(command: Any, ctx: Any, above: Line = ()) -> Iterator[Line]:
    """Every command that there is, as it is typed: the command line is the list of them."""
    if not hasattr(command, "list_commands"):
        yield above
        return
    for name in command.list_commands(ctx):
        yield from leaves(command.get_command(ctx, name), ctx, (*above, name))


def _every() -> tuple[Line, ...]:
    command = get_command(app)
    with command.make_context("helpdesk", ["doctor"], resilient_parsing=True) as ctx:
        return tuple(leaves(command, ctx))


def _lines(folder: Path, reference: str) -> list[Line]:
    """What each is for, and what goes wrong with it. None of them goes on for ever."""
    rows, talk, event = folder / "bad.csv", folder / "talk.txt", folder / "event.http"
    event.write_bytes(f'X-ZEvent-Signature: mac={"0" * 64}\n\n{{"a": "{v.FREE}"}}'.encode())
    rows.write_text(_rows(), encoding="utf-8")
    talk.write_text(f"/start\n{v.FREE}\nđổi địa chỉ\n{v.EMAIL}\n> {_UNSAID}\n", encoding="utf-8")
    address = f"http://127.0.0.1:9/{quote(v.FREE)}?key={quote(v.SMS_KEY)}"
    staff = ("--name", "Nhân viên Sen", "--role", "agent", "--password-stdin")
    return [
        ("customers", "import", str(rows)), ("customers", "import", "--from-url", address),
        ("customers", "show", v.FREE), ("customers", "show", "DC10023"), ("customers", "export"),
        ("customers", "no-marketing"), ("cases", "list"), ("cases", "export", "--json"),
        ("cases", "show", v.FREE), ("cases", "show", reference),
        ("cases", "show", reference, "--reveal"), ("audit", "verify"), ("doctor",),
        ("retention", "run", "--dry-run", "--json"), ("retention", "run"),
        ("db", "check"), ("db", "upgrade"), ("telegram", "set-webhook"),
        ("telegram", "delete-webhook"), ("zalo-bot", "set-webhook"),
        ("zalo-bot", "delete-webhook"), ("zalo", "verify-event", str(event)),
        ("explain", v.FREE), ("read", "phone", v.PHONE),
        ("read", v.FREE, v.PHONE), ("staff", "add", "sen", *staff), ("staff", "add", "sen", *staff),
        ("staff", "reset-2fa", "mo"), ("staff", "reset-2fa", v.EMAIL),
        ("staff", "disable", "sen"), ("staff", "disable", v.EMAIL), ("keys", "generate"),
        ("tokens", "create", "quan", "--name", "CRM", "--scope", "cases:read"),
        ("tokens", "create", v.EMAIL, "--name", v.FREE, "--scope", "cases:read"),
        ("tokens", "list"), ("tokens", "revoke", v.FREE),
        ("keys", "rotate"), ("chat", "--script", str(talk), "--as", "canary"),
        ("chat", "--script", str(talk), "--demo"), ("diagrams",), ("demo",),
    ]  # fmt: skip


def run_all(url: str, folder: Path, driven: Driven) -> dict[str, bytes]:
    """What each said; on standard output only where that is not what it is for."""
    settings = {
        "HELPDESK_DATABASE_URL": url, "HELPDESK_MASTER_KEY": MASTER_KEY,
        "HELPDESK_FILES_URL": f"file://{folder}/files",
        "HELPDESK_SMTP_URL": f"smtp://bot:{v.SMTP_PASSWORD}@127.0.0.1:9",
        "HELPDESK_SMS_URL": f"http://127.0.0.1:9/?key={v.SMS_KEY}",
        "HELPDESK_TELEGRAM_TOKEN": TOKEN,
        "HELPDESK_TELEGRAM_WEBHOOK_SECRET": SECRET,
        "HELPDESK_TELEGRAM_API_BASE": "http://127.0.0.1:9/bot",
        "HELPDESK_TELEGRAM_PROXY": f"http://bot:{v.PROXY_PASSWORD}@127.0.0.1:9",
        "HELPDESK_ZALO_BOT_TOKEN": TOKEN,
        "HELPDESK_ZALO_BOT_WEBHOOK_SECRET": SECRET,
        "HELPDESK_ZALO_BOT_API_BASE": "http://127.0.0.1:9/bot",
        "HELPDESK_ZALO_OA_ID": "4001", "HELPDESK_ZALO_OA_APP_ID": "1001",
        "HELPDESK_ZALO_OA_APP_SECRET": APP_SECRET, "HELPDESK_ZALO_OA_SECRET_KEY": OA_SECRET,
        "HELPDESK_ZALO_OA_REFRESH_TOKEN": FIRST_REFRESH,
        "HELPDESK_ZALO_OA_API_BASE": "http://127.0.0.1:9",
        "HELPDESK_ZALO_OA_OAUTH_BASE": "http://127.0.0.1:9",
    }  # fmt: skip
    broken = {
        "HELPDESK_DATABASE_URL": f"postgresql://desk:{v.DATABASE_PASSWORD}@127.0.0.1:9/desk",
    }
    every = _every()
    driven.there["commands"] = {" ".join(one) for one in every}
    found: dict[str, bytes] = {}
    with contextlib.chdir(folder):
        listed = _run(("cases", "list"), settings).decode()
        lines = _lines(folder, re.findall(r"DC-[0-9A-Z]+-[0-9A-Z]", listed)[0])
        for when, given, asked in (
            ("", settings, lines),
            (" without a database", settings | broken, [*lines, ("serve",)]),
        ):
            for number, line in enumerate(asked):
                said = _run(line, given)
                name = next(" ".join(one) for one in every if line[: len(one)] == one)
                driven.done["commands"].add(name)
                if not name.startswith(SHOWING) and "--reveal" not in line:
                    found[f"{number} {name}{when}"] = said
    return found


def _run(line: Line, settings: dict[str, str]) -> bytes:
    """Its standard output; its standard error is the house's. A password is typed where one is
    asked for."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with (
        patch.dict(os.environ, settings),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(v.PASSWORD.encode()))),
        contextlib.redirect_stdout(out),
    ):
        run(line)
        out.flush()
    return out.buffer.getvalue()
