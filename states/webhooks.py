"""Webhooks out: which events of a case are told, where they may go, when they are tried again, and
how they are signed. Source: Standard Webhooks 1.0 (https://www.standardwebhooks.com).
"""

import base64
import binascii
import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import urlsplit

from states.case import Way, way
from states.case_map import CLOSED, CaseState

# What is told of a case, in the order of its life.
EVENTS = (
    "opened",
    "taken",
    "answered",  # staff wrote to the customer
    "asked",  # something of the customer
    "resumed",  # the customer gave it
    "approved",  # by one person; a second one applies it
    "sent_back",
    "held",  # announced to every contact, the window runs
    "applied",
    "settled",
    "refused",
    "withdrawn",
    "undone",
    "reopened",
    "merged",
)
TEST = "test"  # an event that somebody asked for, to see whether it arrives
LONGEST_ADDRESS = 500
SECRET_BYTES = 32  # Standard Webhooks: 24 to 64
SECRET_PREFIX = "whsec_"  # noqa: S105 - by which one is recognised
# Pauses after each try that failed: about a day in all, then it is parked.
PAUSES = tuple(
    timedelta(seconds=one)
    for one in (5, 60, 300, 1800, 3600, 2 * 3600, 4 * 3600, 7 * 3600, 9 * 3600)
)
FAILING_FOR = timedelta(days=3)  # nothing arrived for so long: no more is sent there
KEPT_FOR = timedelta(days=30)  # how long the log shows what was delivered or parked
GONE = 410  # "the sender should disable the endpoint"

_LINES = {
    "claimed": "taken",
    "assigned": "taken",
    "reply": "answered",
    "file": "answered",
}
_INTO = {
    CaseState.APPROVED: "approved",
    CaseState.HELD: "held",
    CaseState.REFUSED: "refused",
    CaseState.WITHDRAWN: "withdrawn",
    CaseState.UNDONE: "undone",
    CaseState.MERGED: "merged",
}
# IPv4 addresses in IPv6 ones: an address is as private as what it leads to (RFC 6052, 3056).
_NAT64, _SIX_TO_FOUR = IPv6Network("64:ff9b::/96"), IPv6Network("2002::/16")
_NEVER_SECURE = "http"


def of_line(kind: str, body: Mapping[str, Any]) -> str | None:
    """The event that a line of the timeline is, if any (those beside the moves)."""
    if kind == "moved":
        return "asked" if body.get("to") == CaseState.WAITING else None
    return _LINES.get(kind)


def of_move(kind_id: str, was: str, state: str) -> tuple[str, ...]:
    """The events that a move of a case of this kind is; `was` is empty where it was opened. Asking
    is told by its line: who is asked twice does not move."""
    if state == CaseState.WAITING:
        return () if was else ("opened",)
    if state == CaseState.OPEN:
        if not was:
            return ("opened",)
        if was in CLOSED:
            return ("reopened",)
        return ("sent_back",) if was == CaseState.APPROVED else ("resumed",)
    if state == CaseState.DONE:
        event = "settled" if way(kind_id) is Way.ANSWER else "applied"
    else:
        event = _INTO[CaseState(state)]
    return (event,) if was else ("opened", event)


# -- where to ------------------------------------------------------------------------------------
def wrong_address(url: str, *, private: bool) -> str | None:
    """Why nothing is sent to this address (a copy id), None where it may be. `private`: addresses
    of the house's own networks are allowed. Names are judged when they are resolved."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # a port out of bounds, an unclosed bracket
        return "webhooks-wrong-address"
    host = parts.hostname or ""
    plain = url.isascii() and url.isprintable() and " " not in url and "\\" not in url
    if not plain or len(url) > LONGEST_ADDRESS or not host or port == 0:
        return "webhooks-wrong-address"
    if parts.username is not None or parts.password is not None or parts.fragment:
        return "webhooks-wrong-parts"
    if parts.scheme not in ("https", _NEVER_SECURE):
        return "webhooks-wrong-https"
    literal = address_of(host)
    if literal is None and host.replace(".", "").isdigit():
        return "webhooks-wrong-address"  # `127.1`: nothing would resolve, so judge, it
    loopback = host == "localhost" or (literal is not None and literal.is_loopback)
    if parts.scheme == _NEVER_SECURE and not loopback:
        return "webhooks-wrong-https"
    inner = literal is not None and not may_reach(literal, private=private)
    return "webhooks-wrong-private" if inner or (loopback and not private) else None


def address_of(host: str) -> IPv4Address | IPv6Address | None:
    """Of a host that is written as a number."""
    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        return None


def may_reach(address: IPv4Address | IPv6Address, *, private: bool) -> bool:
    """Whether a delivery may go to this address. Never to link-local ones (there is where clouds
    keep their secrets), to groups, or to what is reserved; to private ones where that is set."""
    true = _inner(address)
    if true.is_multicast or true.is_link_local or true.is_unspecified:
        return False
    if true.is_private:  # loopback too
        return private and not (isinstance(true, IPv4Address) and true.is_reserved)
    return true.is_global


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _SIX_TO_FOUR:
        return IPv4Address(int(address) >> 80 & 0xFFFFFFFF)
    return address


# -- when ----------------------------------------------------------------------------------------
def pause_after(tries: int, share: float) -> timedelta | None:
    """How long to wait after so many tries; None: it is parked. `share` (0 to 1) spreads them by a
    fifth, so that all that failed together does not come back together."""
    if tries > len(PAUSES):
        return None
    return PAUSES[tries - 1] * (0.9 + 0.2 * share)


# -- signed --------------------------------------------------------------------------------------
def written_secret(key: bytes) -> str:
    return SECRET_PREFIX + base64.b64encode(key).decode()


def read_secret(secret: str) -> bytes:
    """Raises ValueError."""
    try:
        return base64.b64decode(secret.removeprefix(SECRET_PREFIX), validate=True)
    except binascii.Error as error:
        raise ValueError("no base64") from error


def signature(key: bytes, webhook_id: str, at: datetime, body: bytes) -> str:
    """`v1,` and HMAC-SHA256 over `id.timestamp.body`, the timestamp in whole seconds."""
    signed = f"{webhook_id}.{int(at.timestamp())}.".encode() + body
    return "v1," + base64.b64encode(hmac.digest(key, signed, "sha256")).decode()
