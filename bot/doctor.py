"""What may keep the house from working, found before customers find it; each with what to mend.

A finding never holds a secret: errors are named by their kind, addresses by their setting.
"""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from bot import doctor_chats as chats
from bot import doctor_ways as ways
from bot import origins
from bot.doctor_oa import zalo_oa
from bot.finding import Finding, fail, ok, warn
from bot.opening import master_keys
from bot.portal_secret import secrets_of
from bot.setting_shapes import mail_addresses
from bot.settings import Settings, SettingsError
from storage import health
from storage.health import Patient
from storage.master_key import MasterKeyError, MasterKeys

_SQLITE = "sqlite:///"
_LITTLE, _TOO_LITTLE = 2 * 1024**3, 200 * 1024**2  # bytes of disk
_OLDEST = datetime(2026, 1, 1, tzinfo=UTC)


def examine(settings: Settings, now: datetime) -> Iterator[Finding]:
    """All checks, one after the other; none of them keeps the next from running."""
    yield from _guarded("settings", lambda: _settings(settings))
    yield from _guarded("database", lambda: _database(settings, now))
    yield from _guarded("other sites", lambda: _other_sites(settings))
    yield from _guarded("alerts", lambda: _alerts(settings))
    yield from _guarded("what comes back", lambda: _hooks(settings))
    yield from _guarded("files", lambda: _files(settings))
    yield from _guarded("disk", lambda: _disk(settings))
    yield from _guarded("clock", lambda: _clock(now))
    yield from _guarded("mail", lambda: _mail(settings))
    yield from _guarded("sms", lambda: _sms(settings))
    yield from _guarded("telegram", lambda: chats.telegram(settings, now))
    yield from _guarded("staff group", lambda: chats.staff_group(settings))
    yield from _guarded("zalo bot", lambda: chats.zalo_bot(settings))
    yield from _guarded("zalo oa", lambda: zalo_oa(settings, now))
    yield from _guarded("viruses", lambda: _viruses(settings))


def _guarded(name: str, check: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    try:
        yield from check()
    except Exception as error:  # noqa: BLE001 - a doctor does not fall ill of the patient
        yield fail(name, f"could not be checked: {type(error).__name__}", "See the log of `serve`.")


# -- the house itself ----------------------------------------------------------------------------
def _settings(settings: Settings) -> Iterator[Finding]:
    yield ok("settings", "read")
    yield ok("office hours", settings.office_hours)
    public = urlsplit(settings.public_url)
    if public.scheme != "https" and public.hostname not in chats.LOOPBACK:
        yield warn(
            "public address",
            "customers reach it without encryption",
            "Put a proxy with TLS before it and set HELPDESK_PUBLIC_URL to https://…",
        )
    env = Path(".env")
    if env.exists() and env.stat().st_mode & 0o077:
        yield warn(".env", "others on this machine can read it", "Run `chmod 0600 .env`.")


def _other_sites(settings: Settings) -> Iterator[Finding]:
    """Who else shows the chat or sends customers to it."""
    try:
        listed, secrets = origins.parse(settings.chat_origins), secrets_of(settings)
    except SettingsError as error:
        yield fail("other sites", "a setting cannot be used", str(error))
        return
    links = "taken" if secrets else "off"
    yield ok("other sites", f"{len(listed)} may show the chat; links of the portal are {links}")
    if listed and urlsplit(settings.public_url).scheme != "https":
        mend = "Set HELPDESK_PUBLIC_URL to https://…"
        yield warn("other sites", "pages with https show no frame without", mend)
    if len(secrets) > 1:
        mend = "Drop the older one once the portal signs with the new one."
        yield warn("portal", "two secrets are taken", mend)


def _alerts(settings: Settings) -> Iterator[Finding]:
    """Who hears of urgent reports at once."""
    listed = len(mail_addresses(settings.alert_mail))
    if not listed:
        mend = "Set HELPDESK_ALERT_MAIL: the console's mark alone waits for somebody to look."
        yield warn("alerts", "urgent reports are mailed to nobody", mend)
    elif settings.smtp_url is None:
        yield warn("alerts", "cannot go out, for mail is off", "Set HELPDESK_SMTP_URL.")
    else:
        yield ok("alerts", f"urgent reports are mailed to {listed}")


def _hooks(settings: Settings) -> Iterator[Finding]:
    """Whether bounced mail and reports of text messages are heard of."""
    if settings.hooks_secret is not None:
        yield ok("what comes back", "bounced mail and SMS reports are taken")
    elif settings.smtp_url is None and settings.sms_url is None:
        yield ok("what comes back", "nothing: mail and SMS are off")
    else:
        mend = "Set HELPDESK_HOOKS_SECRET and have it told (docs/server.md)."
        yield warn("what comes back", "bounced mail and SMS reports are not heard of", mend)


def _database(settings: Settings, now: datetime) -> Iterator[Finding]:
    try:
        masters = master_keys(settings)
    except SettingsError as error:
        masters = None
        yield fail("master key", "cannot be used", str(error))
    path = settings.database_url.removeprefix(_SQLITE)
    if settings.database_url.startswith(_SQLITE) and not Path(path).exists():
        yield fail("database", "is not there", "Run `helpdesk db upgrade`.")
        return
    patient = None
    try:
        patient = Patient(settings.database_url)
        found, head = patient.revisions()
    except Exception as error:  # noqa: BLE001 - drivers raise what they like
        yield fail(
            "database",
            f"cannot be reached: {type(error).__name__}",
            "Check HELPDESK_DATABASE_URL and that the server runs.",
        )
        return
    else:
        yield from _tables(patient, found, head)
        if found == head:
            yield from _content(patient, masters, now)
    finally:
        if patient is not None:
            patient.close()


def _tables(patient: Patient, found: str | None, head: str | None) -> Iterator[Finding]:
    if found != head:
        yield fail("database", f"is at {found}, not at {head}", "Run `helpdesk db upgrade`.")
        return
    yield ok("database", f"reached, at {found}")
    if drift := patient.drift():
        yield fail(
            "tables",
            f"differ from today's in {len(drift)} places",
            "See `helpdesk db check`; somebody changed them by hand.",
        )
    if wrong := patient.wrong_pragmas():
        yield fail("pragmas", "; ".join(wrong), "Is the file on a disk that SQLite can use?")


def _content(patient: Patient, masters: MasterKeys | None, now: datetime) -> Iterator[Finding]:
    if masters is not None:
        yield from _key(patient, masters)
    newest = patient.newest_entry()
    if newest is not None and newest > now + chats.SKEW:
        yield fail(
            "clock",
            "this machine's clock stands before the last thing that happened",
            "Set the clock (NTP) before serving: codes, windows and legal clocks rely on it.",
        )
    if parked := patient.parked():
        yield warn("inbox", f"{parked} updates are parked", "Staff see them with their reasons.")


def _key(patient: Patient, masters: MasterKeys) -> Iterator[Finding]:
    try:
        name = patient.check_key(masters)
        if name is None:
            yield ok("master key", "read; nothing is sealed yet")
            return
        yield ok("master key", f"is this database's; the newest is {name}")
        if stale := patient.stale_keys(masters):
            yield warn(
                "master key",
                f"{stale} data keys are under an older one",
                "Run `helpdesk keys rotate` once every process knows the new one.",
            )
    except MasterKeyError as error:
        yield fail("master key", "is not the right one", str(error))


def _files(settings: Settings) -> Iterator[Finding]:
    try:
        health.probe_files(settings.files_url)
    except Exception as error:  # noqa: BLE001 - every store has its own
        yield fail(
            "files",
            f"cannot be written and read: {type(error).__name__}",
            "Check HELPDESK_FILES_URL and who may write there.",
        )
    else:
        yield ok("files", "written, read back, taken away")


def _disk(settings: Settings) -> Iterator[Finding]:
    places = {settings.files_url.removeprefix("file://")}
    if settings.database_url.startswith(_SQLITE):
        places.add(str(Path(settings.database_url.removeprefix(_SQLITE)).parent))
    frees = [
        shutil.disk_usage(place).free
        for place in places
        if "://" not in place and Path(place).exists()
    ]
    if not frees:
        return
    free, least = f"{min(frees) / 1024**3:.1f} GiB free", min(frees)
    if least < _TOO_LITTLE:
        yield fail("disk", free, "Make room now: a full disk stops receiving.")
    elif least < _LITTLE:
        yield warn("disk", free, "Make room soon.")
    else:
        yield ok("disk", free)


def _clock(now: datetime) -> Iterator[Finding]:
    if now < _OLDEST:
        yield fail("clock", "stands in the past", "Set it (NTP).")
    else:
        yield ok("clock", now.isoformat(timespec="seconds"))


# -- the ways out --------------------------------------------------------------------------------
def _mail(settings: Settings) -> Iterator[Finding]:
    if settings.smtp_url is None:
        yield warn("mail", "off", "Set HELPDESK_SMTP_URL: codes and notices go out by it.")
        return
    if wrong := ways.smtp(settings.smtp_url.get_secret_value()):
        yield fail("mail", wrong, "Check HELPDESK_SMTP_URL, the server and its TLS.")
    else:
        yield ok("mail", "the server answers")


def _sms(settings: Settings) -> Iterator[Finding]:
    if settings.sms_url is None:
        yield warn("sms", "off", "Set HELPDESK_SMS_URL: codes to phones go out by it.")
        return
    if wrong := ways.tcp(settings.sms_url.get_secret_value()):
        yield fail("sms", wrong, "Check HELPDESK_SMS_URL and the way to its host.")
    else:
        yield ok("sms", "the gateway's host answers")


def _viruses(settings: Settings) -> Iterator[Finding]:
    if settings.clamav_url is None:
        yield ok("virus scan", "off")
    elif wrong := ways.tcp(settings.clamav_url):
        yield fail("virus scan", wrong, "Check HELPDESK_CLAMAV_URL and that clamd runs.")
    else:
        yield ok("virus scan", "clamd answers")
