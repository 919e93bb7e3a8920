"""`zalo verify-event`: which signature variant fits an event that was captured."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot.channels.zalo_oa_signature import SIGNATURE, Signer
from bot.commands.house import settled
from bot.commands.outcome import CommandError
from bot.commands.printing import document, say
from bot.settings import Settings, SettingsError

app = typer.Typer(help="The Zalo Official Account: look at an event.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """A group with one command keeps its name."""


@app.command("verify-event")
def verify_event(
    file: Annotated[Path, typer.Argument(help="Header lines, an empty line, the body as it came.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="One JSON document.")] = False,
) -> None:
    """Which signature variant fits a captured event, with the secrets of the settings.

    FILE holds the request as it came: header lines, an empty line, the body to the byte. Nothing
    of the body is shown.
    """
    settings = settled()
    headers, body = captured(file.read_bytes())
    if SIGNATURE not in headers:
        raise CommandError("The file has no X-ZEvent-Signature header before its first empty line.")
    found = next(_fitting(settings, headers, body), None)
    advice = _advice(settings, *found) if found else _NONE
    taken = bool(found) and not advice
    if json:
        variant, secret = found or (None, None)
        document({"variant": variant, "secret": secret, "taken": taken, "advice": advice or None})
    elif found:
        say(f"Signed by {found[0]}, with {found[1]}.")
        say(advice or "The desk takes it.")
    if not taken and (not json or not found):
        raise CommandError(advice)
    if not taken:
        raise typer.Exit(1)


_APP_SECRET, _OA_SECRET = "HELPDESK_ZALO_OA_APP_SECRET", "HELPDESK_ZALO_OA_SECRET_KEY"
_NONE = (
    "No variant fits. Either the secret key is not the one on the webhook's page, or something on "
    "the way (a proxy, the capture itself) changed the body: one byte is enough."
)


def captured(data: bytes) -> tuple[dict[str, str], bytes]:
    """Headers (small letters) and the body of a request as it came; a request line is passed
    over."""
    mark = b"\r\n\r\n" if b"\r\n\r\n" in data else b"\n\n"
    head, _, body = data.partition(mark)
    lines = head.decode("latin-1").splitlines()
    pairs = (line.partition(":") for line in lines)
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}, body


def _fitting(settings: Settings, headers: dict[str, str], body: bytes) -> Iterator[tuple[str, str]]:
    """(variant, name of the secret) of all that fit. The file may end with a line break that was
    not sent."""
    secrets = {_OA_SECRET: settings.zalo_oa_secret_key, _APP_SECRET: settings.zalo_oa_app_secret}
    if settings.zalo_oa_id is None:
        raise SettingsError("HELPDESK_ZALO_OA_ID is missing.")
    for name, secret in secrets.items():
        if secret is None:
            continue
        signer = Signer(
            settings.zalo_oa_app_id or "",
            settings.zalo_oa_id,
            secret.get_secret_value(),
            by_oa=True,
        )
        for sent in (body, body.rstrip(b"\r\n")):
            if variant := signer.variant(sent, headers):
                yield variant, name


def _advice(settings: Settings, variant: str, secret: str) -> str:
    """What to set so that the desk takes it; "" where it does."""
    if secret == _APP_SECRET:
        return f"The app's secret signed it: set {_OA_SECRET} to the same value."
    if variant.startswith("oa-id") and settings.zalo_oa_signed_by != "oa":
        return "The account's id stands first: set HELPDESK_ZALO_OA_SIGNED_BY=oa."
    return ""
