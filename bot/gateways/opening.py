"""Which gateways are open, and which addresses of ours stand in what they send."""

from collections import deque
from dataclasses import replace

from bot import http
from bot.channels.channel import Outlet
from bot.gateways.mail import Mail
from bot.gateways.sms import Sms
from bot.gateways.viewer import Viewer
from bot.setting_shapes import mail_domain
from bot.settings import Settings
from storage.database import Clock


def gateways(
    settings: Settings, letters: deque[dict[str, str]] | None, clock: Clock
) -> dict[str, Outlet]:
    """Mail and SMS; in the demo a page of this machine stands for both."""
    pages = settings.public_url.rstrip("/")
    if letters is not None:
        return {
            one.name: Viewer(one.name, replace(one.caps, pages=pages), letters, clock)
            for one in (Mail, Sms)
        }
    found: dict[str, Outlet] = {}
    if settings.smtp_url:
        found["mail"] = Mail(
            settings.smtp_url.get_secret_value(),
            settings.mail_from,
            clock,
            pages=pages,
            replies_to=mail_domain(settings.mail_reply_domain) if settings.hooks_secret else "",
        )
    if settings.sms_url:
        found["sms"] = Sms(settings.sms_url.get_secret_value(), http.client(), pages=pages)
    return found
