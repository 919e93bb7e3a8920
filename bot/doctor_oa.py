"""What `doctor` finds of a Zalo Official Account: its token, its id, its webhook, its templates."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from bot.channels.channel import ChannelError
from bot.channels.zalo_oa_api import ABOUT_OA, result_of
from bot.channels.zalo_oa_errors import refused
from bot.finding import Finding, fail, ok, warn
from bot.opening import open_database
from bot.settings import Settings
from storage import platform_notes, platform_tokens
from storage.platform_notes import Noted
from storage.platform_tokens import Kept

_NAME, _TIMEOUT = "zalo-oa", 5.0  # seconds
_SILENT = timedelta(days=2)
_NEW_TOKEN = "Give a new HELPDESK_ZALO_OA_REFRESH_TOKEN and restart (docs/zalo-oa.md)."  # noqa: S105


def zalo_oa(settings: Settings, now: datetime) -> Iterator[Finding]:
    account = settings.zalo_oa_id
    if account is None:
        yield ok("zalo oa", "off")
        return
    database = open_database(settings)
    try:
        kept, notes = database.read_now(
            lambda uow: (
                platform_tokens.read(uow, _NAME, account),
                platform_notes.read(uow, _NAME, account),
            )
        )
    finally:
        database.close()
    yield from _token(settings, kept, notes, now)
    yield from _webhook(settings, notes, now)
    yield from _templates(settings, notes)


def _token(
    settings: Settings, kept: Kept | None, notes: Mapping[str, Noted], now: datetime
) -> Iterator[Finding]:
    if kept is None or not kept.pair.access:
        mend = "Start the desk: the token of HELPDESK_ZALO_OA_REFRESH_TOKEN is used at once."
        yield warn("zalo oa", "no token was fetched yet", mend)
        return
    refusal, stored = notes.get("token refused"), notes.get("token")
    if refusal is not None and (stored is None or refusal.at > stored.at):
        yield fail("zalo oa token", "the next one was refused", _NEW_TOKEN)
    if kept.expires_at <= now:
        yield fail("zalo oa", "its token is over", _NEW_TOKEN)
        return
    hours = int((kept.expires_at - now).total_seconds() // 3600)
    wrong, named = _about(settings, kept.pair.access)
    if wrong:
        mend = "Check HELPDESK_ZALO_OA_API_BASE and the token. Other channels go on meanwhile."
        yield fail("zalo oa", wrong, mend)
    elif named != settings.zalo_oa_id:
        mend = "Set HELPDESK_ZALO_OA_ID to the account that gave the token."
        yield fail("zalo oa", "the token is of another Official Account", mend)
    else:
        yield ok("zalo oa", f"answers; its token lasts {hours} hours more")


def _about(settings: Settings, access: str) -> tuple[str, str]:
    """What is wrong, and the id of the account that answers (`oa_id`, or `oaid`: a doubt)."""
    import httpx  # noqa: PLC0415 - only where there is an account

    try:
        with httpx.Client(timeout=_TIMEOUT, follow_redirects=False) as client:
            address = f"{settings.zalo_oa_api_base.rstrip('/')}/{ABOUT_OA}"
            answer = client.get(address, params={"data": "{}"}, headers={"access_token": access})
        code, data = result_of(answer.content, answer.status_code)
    except ChannelError as error:
        return error.detail or error.kind.value, ""
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return f"it cannot be reached: {type(error).__name__}", ""
    if code:
        return refused(code).detail, ""
    named = data.get("oa_id") or data.get("oaid") if isinstance(data, dict) else None
    return "", str(named or "")


def _webhook(settings: Settings, notes: Mapping[str, Noted], now: datetime) -> Iterator[Finding]:
    if not settings.public_url.startswith("https://"):
        mend = "Set HELPDESK_PUBLIC_URL to https://…"
        yield warn("zalo oa webhook", "Zalo delivers to https addresses only", mend)
    event, bad = notes.get("event"), notes.get("refused")
    if bad is not None and (event is None or bad.at > event.at):
        mend = "Capture one and run `helpdesk zalo verify-event FILE`; Zalo may switch it off."
        yield fail("zalo oa webhook", "events come with a signature that does not fit", mend)
    elif event is None:
        mend = "Set it at developers.zalo.me to HELPDESK_PUBLIC_URL/hooks/zalo-oa."
        yield warn("zalo oa webhook", "no event has come yet", mend)
    elif now - event.at > _SILENT:
        mend = "Nobody wrote, or Zalo switched the webhook off: look at developers.zalo.me."
        yield warn("zalo oa webhook", f"silent since {event.at:%Y-%m-%d %H:%M} UTC", mend)
    else:
        yield ok("zalo oa webhook", f"events come, signed by {event.value}")


def _templates(settings: Settings, notes: Mapping[str, Noted]) -> Iterator[Finding]:
    codes = "codes" if settings.zalo_otp_template else ""
    news = "news" if settings.zalo_news_template else ""
    named = " and ".join(filter(None, (codes, news)))
    sent, bad = notes.get("template sent"), notes.get("template refused")
    if not named:
        yield ok("zalo oa templates", "off")
    elif bad is not None and (sent is None or bad.at > sent.at):
        mend = "Look at the template and at the balance in Zalo's ZBS account."
        yield warn("zalo oa templates", f"the last one was not taken: {bad.value}", mend)
    else:
        yield ok("zalo oa templates", f"{named} can go to phones")
