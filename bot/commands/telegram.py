"""`telegram set-webhook` and `delete-webhook`: how the bot receives is changed by hand only."""

from collections.abc import Awaitable, Callable

import typer

from bot.channels.telegram import Telegram
from bot.channels.telegram_webhook import PATH
from bot.commands.house import settled
from bot.commands.platform import call
from bot.platforms import telegram_of
from bot.settings import SettingsError

app = typer.Typer(help="How the Telegram bot receives.", no_args_is_help=True)


@app.command("set-webhook")
def set_webhook() -> None:
    """Have Telegram deliver to HELPDESK_PUBLIC_URL/hooks/telegram, with the secret."""
    settings = settled()
    secret = settings.telegram_webhook_secret
    if secret is None:
        raise SettingsError("HELPDESK_TELEGRAM_WEBHOOK_SECRET is missing.")
    url = settings.public_url.rstrip("/") + PATH
    if url.startswith("http://") and "api.telegram.org" in settings.telegram_api_base:
        raise SettingsError("HELPDESK_PUBLIC_URL must begin with https:// for a webhook.")
    _run(lambda channel: channel.set_webhook(url, secret.get_secret_value()))
    typer.echo(f"Telegram delivers to {url}. Serve with HELPDESK_TELEGRAM_MODE=webhook.")


@app.command("delete-webhook")
def delete_webhook() -> None:
    """Stop deliveries; what waits at Telegram is kept for polling."""
    _run(Telegram.delete_webhook)
    typer.echo("No webhook is set. Serve with HELPDESK_TELEGRAM_MODE=polling.")


def _run(act: Callable[[Telegram], Awaitable[None]]) -> None:
    call(telegram_of(settled()), act, "Telegram", "HELPDESK_TELEGRAM_TOKEN")
