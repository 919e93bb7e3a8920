"""Settings from the environment (`HELPDESK_…`) and `.env` in the working folder: one frozen record.

Bad settings give one line that names the setting and what to do (`SettingsError`), never a trace,
never the value.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot import setting_shapes
from states import office_hours

PREFIX = "HELPDESK_"


class SettingsError(Exception):
    """A setting is missing or wrong; the message names it and says what to do."""


def _address(*schemes: str) -> Callable[[str], str]:
    """An address with a host, of one of these schemes."""

    def check(value: str) -> str:
        try:
            parts = urlsplit(value)
            sound = parts.scheme in schemes and bool(parts.hostname) and (parts.port or 1) > 0
        except ValueError:  # a port out of bounds, an unclosed bracket
            sound = False
        if not sound:
            raise ValueError("must be " + " or ".join(f"{one}://host…" for one in schemes))
        return value

    return check


def _secret(check: Callable[[str], str]) -> Callable[[SecretStr], SecretStr]:
    def checked(value: SecretStr) -> SecretStr:
        check(value.get_secret_value())
        return value

    return checked


def _scanner(value: str) -> str:
    return value if re.fullmatch(r"unix://.+", value) else _address("tcp")(value)


def _store(value: str) -> str:
    """A folder, or any place fsspec knows; FTP tells its password to whoever is on the way."""
    scheme, _, place = value.rpartition("://")
    if scheme not in ("", "file"):
        from fsspec.registry import known_implementations  # noqa: PLC0415 - commands start without

        if scheme == "ftp" or scheme not in known_implementations:
            raise ValueError("must be file://folder or a place that fsspec reaches, such as s3://…")
    if not place.strip("/"):
        raise ValueError("must name a place: file://folder, s3://bucket/folder")
    return value


def _long(value: SecretStr | None) -> SecretStr | None:
    """An empty one is none."""
    least = setting_shapes.LEAST_SECRET
    signs = value.get_secret_value() if value is not None else ""
    if 0 < len(signs) < least:
        raise ValueError(f"must be at least {least} signs; `openssl rand -hex 32` makes one")
    return value if signs else None


Web = Annotated[str, AfterValidator(_address("https", "http"))]
SecretWeb = Annotated[SecretStr, AfterValidator(_secret(_address("https", "http")))]
Smtp = Annotated[SecretStr, AfterValidator(_secret(_address("smtp", "smtps")))]


class Settings(BaseSettings):
    """All settings with their defaults; documented in docs/settings.md."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True, hide_input_in_errors=True
    )

    database_url: str = "sqlite:///var/helpdesk.db"
    master_key: SecretStr | None = None
    master_key_file: Path | None = None
    http_host: str = "127.0.0.1"
    http_port: int = Field(8080, ge=1, le=65535)
    public_url: Web = "http://127.0.0.1:8080"
    files_url: Annotated[str, AfterValidator(_store)] = "file://var/files"
    language: Literal["vi", "en"] = "vi"
    undo_hours: int = Field(72, ge=1, le=720)
    chat_origins: str | None = None  # pages that may show the chat, between commas
    portal_secret: SecretStr | None = None  # one or two, between commas, newest first
    office_hours: str = "Mon-Fri 08:00-17:30"
    special_days: str = ""  # days of one's own, whatever the calendar says
    claim_hours: float = Field(
        8.0, ge=0, le=400
    )  # open hours that an idle claim lasts; 0: for ever

    telegram_token: SecretStr | None = None
    telegram_api_base: Web = "https://api.telegram.org/bot"
    telegram_file_base: Web = "https://api.telegram.org/file/bot"
    telegram_client: Literal["ptb", "httpx"] = "ptb"
    telegram_mode: Literal["polling", "webhook"] = "polling"
    telegram_webhook_secret: SecretStr | None = None
    telegram_proxy: SecretWeb | None = None
    telegram_timeout: float = Field(15.0, gt=0, le=20)  # seconds to wait for an answer
    telegram_staff_chat: int | None = Field(None, lt=0)  # the id of the staff's forum group
    telegram_rate: float = Field(30.0, ge=0)  # messages a second in all; 0: no limits at all

    zalo_bot_token: SecretStr | None = None
    zalo_bot_api_base: Web = "https://bot-api.zaloplatforms.com/bot"
    zalo_bot_mode: Literal["webhook", "polling"] = "webhook"
    zalo_bot_webhook_secret: SecretStr | None = None
    zalo_bot_timeout: float = Field(15.0, gt=0, le=20)  # seconds to wait for an answer
    zalo_bot_rate: float = Field(5.0, ge=0)  # messages a second in all; 0: no limits at all
    zalo_bot_file_hosts: str = "zdn.vn,zadn.vn,zalo.me"  # where pictures come from

    zalo_oa_id: str | None = None  # with it the Official Account is on
    zalo_oa_app_id: str | None = None
    zalo_oa_app_secret: SecretStr | None = None
    zalo_oa_secret_key: SecretStr | None = None  # of the webhook's page: another one
    zalo_oa_refresh_token: SecretStr | None = None  # to begin with; renewed ones are stored
    zalo_oa_api_base: Web = "https://openapi.zalo.me"
    zalo_oa_oauth_base: Web = "https://oauth.zaloapp.com"
    zalo_oa_signed_by: Literal["app", "oa"] = "app"
    zalo_oa_buttons: bool = False
    zalo_oa_info_image: Web | None = None
    zalo_oa_staff_pauses: bool = True
    zalo_oa_answer_hours: float = Field(168.0, gt=0, le=168)  # since the customer's last act
    zalo_oa_timeout: float = Field(10.0, gt=0, le=20)  # seconds to wait for an answer
    zalo_oa_rate: float = Field(30.0, ge=0)  # messages a second in all; 0: no limits at all
    zalo_business_api_base: Web = "https://business.openapi.zalo.me"
    zalo_otp_template: str | None = None  # with it codes can go to a phone by Zalo
    zalo_news_template: str | None = None  # with it news of a case can
    zalo_oa_file_hosts: str = "zdn.vn,zadn.vn,zalo.me"  # where pictures and files come from

    smtp_url: Smtp | None = None
    mail_from: str = "DCNET <no-reply@dcnet.vn>"
    mail_reply_domain: str | None = None  # where answers to our mails go: reply+…@domain
    sms_url: SecretWeb | None = None
    hooks_secret: Annotated[SecretStr | None, AfterValidator(_long)] = None
    webhooks_private: bool = False  # webhooks may go to addresses of the house's own networks
    clamav_url: Annotated[str, AfterValidator(_scanner)] | None = None
    second_factor: Literal["required", "optional"] = "required"  # of who reveals or decides
    oidc_issuer: Web | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: SecretStr | None = None
    oidc_name: str = "DCNET"  # stands on the button

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
        raise SettingsError(f"{name}: {first['msg'].removeprefix('Value error, ')}.") from None
    webhook = settings.telegram_mode == "webhook" and settings.telegram_token
    if webhook and not settings.telegram_webhook_secret:
        raise SettingsError(
            f"{PREFIX}TELEGRAM_WEBHOOK_SECRET is missing: a webhook without a secret takes "
            "updates from anybody. Set 1 to 256 of A-Z a-z 0-9 _ -."
        )
    if settings.zalo_bot_mode == "webhook" and settings.zalo_bot_token:
        secret = settings.zalo_bot_webhook_secret
        if secret is None or not 8 <= len(secret.get_secret_value()) <= 256:
            raise SettingsError(
                f"{PREFIX}ZALO_BOT_WEBHOOK_SECRET: a webhook needs 8 to 256 signs, or anybody may "
                f"deliver. Set it, or {PREFIX}ZALO_BOT_MODE=polling."
            )
    if settings.zalo_oa_id is not None:
        _whole_oa(settings)
    oidc = (settings.oidc_issuer, settings.oidc_client_id, settings.oidc_client_secret)
    if any(oidc) and not all(oidc):
        raise SettingsError(
            f"{PREFIX}OIDC_ISSUER, {PREFIX}OIDC_CLIENT_ID and {PREFIX}OIDC_CLIENT_SECRET belong "
            "together: set all three or none."
        )
    for name, check in _SHAPED.items():
        try:
            check(getattr(settings, name))
        except ValueError as error:
            raise SettingsError(f"{PREFIX}{name.upper()}: {error}.") from None
    return settings


def _whole_oa(settings: Settings) -> None:
    """An Official Account with a part missing would take nothing, or send nothing."""
    for name in ("app_id", "app_secret", "secret_key", "refresh_token"):
        found = getattr(settings, f"zalo_oa_{name}")
        told = found.get_secret_value() if isinstance(found, SecretStr) else found
        if not told:
            missing = f"{PREFIX}ZALO_OA_{name.upper()}"
            raise SettingsError(f"{missing} is missing (docs/zalo-oa.md), or unset ZALO_OA_ID.")
    for name in ("id", "app_id"):
        if not re.fullmatch(r"[0-9]{1,30}", getattr(settings, f"zalo_oa_{name}")):
            raise SettingsError(f"{PREFIX}ZALO_OA_{name.upper()} must be digits.")


def _hours(text: str) -> None:
    try:
        office_hours.read(text)
    except ValueError as error:
        raise ValueError(
            f"{error}. Write it like Mon-Fri 08:00-12:00,13:00-17:30; Sat 08:00-12:00"
        ) from None


def _days(text: str) -> None:
    try:
        office_hours.read_days(text)
    except ValueError as error:
        raise ValueError(
            f"{error}. Write it like 2026-12-31 closed; 2027-02-20 08:00-12:00,13:00-17:30"
        ) from None


# Settings of a shape that is read where they are used, and told here before anything starts.
_SHAPED: dict[str, Callable[[Any], object]] = {
    "chat_origins": setting_shapes.origins,
    "alert_mail": setting_shapes.mail_addresses,
    "zalo_bot_file_hosts": setting_shapes.hosts,
    "zalo_oa_file_hosts": setting_shapes.hosts,
    "office_hours": _hours,
    "mail_reply_domain": setting_shapes.mail_domain,
    "special_days": _days,
}
