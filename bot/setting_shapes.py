"""What settings with a shape of their own must look like. Errors (ValueError) say what to write, by
the place in the list and never by the value."""

import re
from urllib.parse import urlsplit

_HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
)
_ORIGIN = re.compile(r"(?P<scheme>https?)://(?P<host>[a-z0-9.-]+)(?::(?P<port>[0-9]{1,5}))?")
_USUAL = {"https": 443, "http": 80}
LOOPBACK = ("127.0.0.1", "localhost")
_MOST = 50  # more would make a header that proxies refuse
_MAIL = re.compile(r"[^\s@<>,;:\"]+@(?P<host>[^\s@<>,;:\"]+)")
LEAST_SECRET = 16  # signs


def origins(text: str | None) -> tuple[str, ...]:
    """The origins between commas, as browsers spell them. No wildcard, no path: each page that may
    show the chat is named."""
    parts = [part.strip() for part in (text or "").split(",") if part.strip()]
    if len(parts) > _MOST:
        raise ValueError(f"at most {_MOST} origins")
    return tuple(dict.fromkeys(_origin(number, part) for number, part in enumerate(parts, 1)))


def _origin(number: int, text: str) -> str:
    wrong = ValueError(
        f"number {number} is no origin. Write https://host or https://host:port, without a path or "
        "a wildcard (http only for this machine)"
    )
    found = _ORIGIN.fullmatch(text.lower())
    if found is None or int(found["port"] or 0) > 65535:
        raise wrong
    plain = found["scheme"] == "http" and found["host"] not in LOOPBACK
    if plain or not _HOST.fullmatch(found["host"]):
        raise wrong
    return origin_of(text)


def origin_of(url: str) -> str:
    """The origin of an address, as browsers spell it; empty where it has none."""
    try:
        found = urlsplit(url.lower())
        port = found.port
    except ValueError:
        return ""
    if found.scheme not in _USUAL or not found.hostname:
        return ""
    host = f"[{found.hostname}]" if ":" in found.hostname else found.hostname
    return f"{found.scheme}://{host}" + ("" if port in (None, _USUAL[found.scheme]) else f":{port}")


def hosts(text: str) -> tuple[str, ...]:
    """The names of hosts between commas."""
    found = tuple(one.lower() for part in text.split(",") if (one := part.strip()))
    for number, one in enumerate(found, 1):
        if not _HOST.fullmatch(one):
            raise ValueError(f"number {number} is no host. Write name.vn, several between commas")
    return found


def mail_addresses(text: str) -> tuple[str, ...]:
    """The plain addresses between commas."""
    found = tuple(one for part in text.split(",") if (one := part.strip()))
    for number, one in enumerate(found, 1):
        shape = _MAIL.fullmatch(one)
        if shape is None or not _HOST.fullmatch(shape["host"].lower()):
            raise ValueError(
                f"number {number} is no mail address. Write name@host, several between commas"
            )
    return found


def mail_domain(text: str | None) -> str:
    """A host that mail goes to, in small letters; empty where there is none."""
    host = (text or "").strip().lower()
    if host and (not _HOST.fullmatch(host) or "." not in host):
        raise ValueError("must be the plain name of a mail domain, like reply.dcnet.vn")
    return host
