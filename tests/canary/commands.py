"""Commands of the command line that meet personal data or secrets on the way."""

import contextlib
import io
import os
from pathlib import Path
from unittest.mock import patch

from bot.commands import run
from tests.bot.telegram_driver import SECRET
from tests.bot_api import TOKEN
from tests.canary import values as v
from tests.databases import MASTER_KEY

_HEADERS = (
    "code,kind,name,phone,email,address,id_number,birth_date,contact_name,contact_role,"
    "contact_phone,contact_email,tax_code,language,contracts_open,contracts_ended_on"
)
# Standard output of these shows what was asked for, masked or not: that is what they are for.
SHOWING = ("customers export", "customers show", "explain", "read")


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


def run_all(url: str, folder: Path) -> dict[str, bytes]:
    """What each said; on standard output only where that is not what it is for."""
    file = folder / "bad.csv"
    file.write_text(_rows(), encoding="utf-8")
    lines: list[tuple[str, ...]] = [
        ("customers", "import", str(file)), ("customers", "show", v.FREE),
        ("customers", "show", "DC10023"), ("customers", "export"), ("cases", "list"),
        ("cases", "export", "--json"), ("cases", "show", v.FREE), ("audit", "verify"), ("doctor",),
        ("db", "check"), ("telegram", "set-webhook"), ("telegram", "delete-webhook"),
        ("explain", v.FREE), ("read", "phone", v.PHONE), ("read", v.FREE, v.PHONE),
    ]  # fmt: skip
    settings = {
        "HELPDESK_DATABASE_URL": url, "HELPDESK_MASTER_KEY": MASTER_KEY,
        "HELPDESK_FILES_URL": f"file://{folder}/files",
        "HELPDESK_SMTP_URL": f"smtp://bot:{v.SMTP_PASSWORD}@127.0.0.1:9",
        "HELPDESK_SMS_URL": f"http://127.0.0.1:9/?key={v.SMS_KEY}",
        "HELPDESK_TELEGRAM_TOKEN": TOKEN,
        "HELPDESK_TELEGRAM_WEBHOOK_SECRET": SECRET,
        "HELPDESK_TELEGRAM_API_BASE": "http://127.0.0.1:9/bot",
        "HELPDESK_TELEGRAM_PROXY": f"http://bot:{v.PROXY_PASSWORD}@127.0.0.1:9",
    }  # fmt: skip
    broken = {
        "HELPDESK_DATABASE_URL": f"postgresql://desk:{v.DATABASE_PASSWORD}@127.0.0.1:9/desk",
    }
    found: dict[str, bytes] = {}
    with contextlib.chdir(folder):
        for when, given in (("", settings), (" without a database", settings | broken)):
            for number, line in enumerate(lines):
                said = _run(line, given)
                if " ".join(line).startswith(SHOWING):
                    continue
                found[f"{number} {' '.join(line[:2]) if v.FREE not in line else ''}{when}"] = said
    return found


def _run(line: tuple[str, ...], settings: dict[str, str]) -> bytes:
    """Its standard output; its standard error is the house's."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with patch.dict(os.environ, settings), contextlib.redirect_stdout(out):
        run(line)
        out.flush()
    return out.buffer.getvalue()
