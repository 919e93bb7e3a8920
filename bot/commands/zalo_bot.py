"""`zalo-bot set-webhook` and `delete-webhook`: how the bot receives is changed by hand only."""

from collections.abc import Awaitable, Callable

import typer

from bot.channels.zalo_bot import ZaloBot
from bot.channels.zalo_bot_receiving import PATH
from bot.commands.house import settled
from bot.commands.platform import call
from bot.platforms import zalo_bot_of
from bot.settings import SettingsError

app = typer.Typer(help="How the Zalo bot receives.", no_args_is_help=True)


@app.command("set-webhook")
def set_webhook() -> None:
    """Have Zalo deliver to HELPDESK_PUBLIC_URL/hooks/zalo-bot, with the secret."""
    settings = settled()
    secret = settings.zalo_bot_webhook_secret
    if secret is None:
        raise SettingsError("HELPDESK_ZALO_BOT_WEBHOOK_SECRET is missing.")
    url = settings.public_url.rstrip("/") + PATH
    if url.startswith("http://") and "zalo" in settings.zalo_bot_api_base:
        raise SettingsError("HELPDESK_PUBLIC_URL must begin with https:// for a webhook.")
    _run(lambda channel: channel.set_webhook(url, secret.get_secret_value()))
    typer.echo(f"Zalo delivers to {url}. Serve with HELPDESK_ZALO_BOT_MODE=webhook.")


@app.command("delete-webhook")
def delete_webhook() -> None:
    """Stop deliveries, so that polling gets something."""
    _run(ZaloBot.delete_webhook)
    typer.echo("No webhook is set. Serve with HELPDESK_ZALO_BOT_MODE=polling.")


def _run(act: Callable[[ZaloBot], Awaitable[None]]) -> None:
    call(zalo_bot_of(settled()), act, "Zalo", "HELPDESK_ZALO_BOT_TOKEN")
