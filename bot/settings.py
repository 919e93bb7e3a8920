"""Settings from the environment (`HELPDESK_…`) and `.env` in the working folder: one frozen record.

Bad settings give one line that names the setting and what to do (`SettingsError`), never a trace,
never the value.
"""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "HELPDESK_"


class SettingsError(Exception):
    """A setting is missing or wrong; the message names it and says what to do."""


class Settings(BaseSettings):
    """All settings with their defaults; documented in docs/settings.md."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True, hide_input_in_errors=True
    )

    database_url: str = "sqlite:///var/helpdesk.db"
    master_key: SecretStr | None = None
    master_key_file: Path | None = None
    http_host: str = "127.0.0.1"
    http_port: int = 8080
    public_url: str = "http://127.0.0.1:8080"
    files_url: str = "file://var/files"
    language: Literal["vi", "en"] = "vi"
    undo_hours: int = 72
    chat_origins: str | None = None  # pages that may show the chat, between commas
    portal_secret: SecretStr | None = None  # one or two, between commas, newest first

    telegram_token: SecretStr | None = None
    telegram_api_base: str = "https://api.telegram.org/bot"
    telegram_file_base: str = "https://api.telegram.org/file/bot"
    telegram_client: Literal["ptb"] = "ptb"
    telegram_mode: Literal["polling", "webhook"] = "polling"
    telegram_webhook_secret: SecretStr | None = None
    telegram_proxy: SecretStr | None = None
    telegram_timeout: float = Field(15.0, gt=0, le=20)  # seconds to wait for an answer
    telegram_rate: float = Field(30.0, ge=0)  # messages a second in all; 0: no limits at all

    smtp_url: SecretStr | None = None
    mail_from: str = "DCNET <no-reply@dcnet.vn>"
    sms_url: SecretStr | None = None
    hooks_secret: SecretStr | None = Field(None, min_length=16)
    clamav_url: str | None = None
    alert_mail: str = ""  # addresses between commas: urgent reports are told to them at once

    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["json", "console"] = "json"


def load(**given: object) -> Settings:
    """From the environment; `given` overrides. Raises SettingsError."""
    try:
        settings = Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(f"{name}: {first['msg']}.") from None
    webhook = settings.telegram_mode == "webhook" and settings.telegram_token
    if webhook and not settings.telegram_webhook_secret:
        raise SettingsError(
            f"{PREFIX}TELEGRAM_WEBHOOK_SECRET is missing: a webhook without a secret takes "
            "updates from anybody. Set 1 to 256 of A-Z a-z 0-9 _ -."
        )
    return settings
