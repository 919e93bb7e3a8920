"""The secret shared with client.dcnet.vn (`HELPDESK_PORTAL_SECRET`), two while it is changed."""

from bot.settings import PREFIX, Settings, SettingsError

LEAST = 32  # signs: 128 bits even where they are hexadecimal (RFC 2104 section 3, NIST SP 800-107)


def secrets_of(settings: Settings) -> tuple[bytes, ...]:
    """The secrets, newest first; none: links of the portal are not taken. Raises SettingsError."""
    if settings.portal_secret is None:
        return ()
    parts = [part.strip() for part in settings.portal_secret.get_secret_value().split(",")]
    if parts == [""]:
        return ()
    if len(parts) > 2 or any(len(part) < LEAST for part in parts):
        raise SettingsError(
            f"{PREFIX}PORTAL_SECRET must be one secret of at least {LEAST} signs, or two between a "
            "comma while it is changed. `openssl rand -hex 32` makes one."
        )
    return tuple(part.encode() for part in parts)
