"""What `doctor` finds of the chat platforms: do they answer, and do we receive from them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot import doctor_ways as ways
from bot.channels.bot_api_errors import NOT_THE_BOT_API
from bot.finding import Finding, fail, ok, warn
from bot.settings import Settings

LOOPBACK = ("127.0.0.1", "localhost", "::1")
SKEW = timedelta(minutes=5)  # between two clocks


def telegram(settings: Settings, now: datetime) -> Iterator[Finding]:
    if settings.telegram_token is None:
        yield ok("telegram", "off")
        return
    seen = ways.bot_api(
        settings.telegram_api_base,
        settings.telegram_token.get_secret_value(),
        settings.telegram_proxy.get_secret_value() if settings.telegram_proxy else None,
    )
    if seen.wrong:
        yield fail("telegram", seen.wrong, _mend(seen))
        return
    yield ok("telegram", f"@{seen.name} answers, through {settings.telegram_client}")
    if seen.clock is not None and abs(seen.clock - now) > SKEW:
        yield warn("clock", "differs from Telegram's by minutes", "Set it (NTP).")
    polling = settings.telegram_mode == "polling"
    if polling and seen.webhook:
        yield fail(
            "telegram webhook",
            "one is set, so polling receives nothing",
            "Run `helpdesk telegram delete-webhook`.",
        )
    elif not polling and not seen.webhook.startswith(settings.public_url.rstrip("/")):
        yield fail(
            "telegram webhook",
            "it is not set to this house",
            "Run `helpdesk telegram set-webhook`.",
        )
    elif seen.webhook_error:
        yield warn(
            "telegram webhook",
            "Telegram's last delivery failed",
            "Is HELPDESK_PUBLIC_URL reachable from outside, with a valid certificate?",
        )


def staff_group(settings: Settings) -> Iterator[Finding]:
    """Whether the bot can work in the staff's group (docs/telegram-group.md)."""
    chat = settings.telegram_staff_chat
    if chat is None or settings.telegram_token is None:
        yield ok("staff group", "off")
        return
    seen = ways.room(
        settings.telegram_api_base,
        settings.telegram_token.get_secret_value(),
        chat,
        settings.telegram_proxy.get_secret_value() if settings.telegram_proxy else None,
    )
    if seen.moved_to is not None:
        mend = f"Set HELPDESK_TELEGRAM_STAFF_CHAT to {seen.moved_to}; until then it is followed."
        yield warn("staff group", "it became a supergroup and has another id", mend)
    elif seen.wrong:
        mend = "Is HELPDESK_TELEGRAM_STAFF_CHAT its id (negative), and is the bot in the group?"
        yield fail("staff group", seen.wrong, mend)
    elif not seen.forum:
        yield fail("staff group", "it has no topics", "Switch topics on in the group's settings.")
    elif not seen.manages:
        mend = "Make the bot an administrator of the group with the right to manage topics."
        yield fail("staff group", "the bot may not manage topics there", mend)
    else:
        yield ok("staff group", "the bot is there and may manage topics")
    if urlsplit(settings.public_url).hostname in LOOPBACK:
        mend = "Set HELPDESK_PUBLIC_URL to an address that staff can open."
        yield warn("staff group", "its links lead to this machine; Telegram refuses them", mend)


def zalo_bot(settings: Settings) -> Iterator[Finding]:
    if settings.zalo_bot_token is None:
        yield ok("zalo bot", "off")
        return
    seen = ways.bot_api(settings.zalo_bot_api_base, settings.zalo_bot_token.get_secret_value())
    if seen.wrong:
        mend = "Check HELPDESK_ZALO_BOT_TOKEN and _API_BASE. Other channels go on meanwhile."
        yield fail("zalo bot", seen.wrong, mend)
        return
    yield ok("zalo bot", f"{seen.name} answers")
    ours = seen.webhook.startswith(settings.public_url.rstrip("/"))
    if settings.zalo_bot_mode == "webhook":
        if not settings.public_url.startswith("https://"):
            mend = "Set HELPDESK_PUBLIC_URL to https://…, or HELPDESK_ZALO_BOT_MODE=polling."
            yield warn("zalo bot webhook", "Zalo delivers to https addresses only", mend)
        if not ours:
            mend = "Run `helpdesk zalo-bot set-webhook`."
            yield fail("zalo bot webhook", "it is not set to this house", mend)
    elif seen.webhook:
        whose = "one of this house" if ours else "somebody else's"
        yield fail(
            "zalo bot webhook",
            f"{whose} is set, so polling receives nothing",
            "Run `helpdesk zalo-bot delete-webhook` if it is yours to take away.",
        )


def _mend(seen: ways.Bot) -> str:
    if seen.wrong == NOT_THE_BOT_API or not seen.reached:
        return (
            "This network may block Telegram: set HELPDESK_TELEGRAM_PROXY, or "
            "HELPDESK_TELEGRAM_API_BASE and _FILE_BASE to a relay. Other channels go on meanwhile."
        )
    return "Check HELPDESK_TELEGRAM_TOKEN, _API_BASE and _PROXY."
