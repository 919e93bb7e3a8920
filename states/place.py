"""Roughly from where somebody signs in: enough to recognise oneself, too little to follow anybody.

An address is cut to its net (IPv4 /24, IPv6 /48), a browser to its family and system.
"""

import re
from ipaddress import IPv4Address, ip_address, ip_network

_BROWSERS = (
    ("Edge", r"\bEdgA?/"),
    ("Opera", r"\bOPR/"),
    ("Cốc Cốc", r"\bcoc_coc_browser/"),
    ("Samsung Internet", r"\bSamsungBrowser/"),
    ("Firefox", r"\b(?:Firefox|FxiOS)/"),
    ("Chrome", r"\b(?:Chrome|CriOS)/"),
    ("Safari", r"\bSafari/"),
)
_SYSTEMS = (
    ("Android", r"\bAndroid\b"),
    ("iOS", r"\b(?:iPhone|iPad)\b"),
    ("Windows", r"\bWindows\b"),
    ("macOS", r"\bMac OS X\b"),
    ("Linux", r"\bLinux\b"),
)


def net_of(address: str) -> str:
    """`10.0.0.x`, `2001:db8:1::x`; empty where it is no address."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, IPv4Address):
        return f"{str(found).rpartition('.')[0]}.x"
    if found.ipv4_mapped is not None:
        return net_of(str(found.ipv4_mapped))
    return f"{ip_network((int(found), 48), strict=False).network_address}x"


def browser_of(agent: str) -> str:
    """`Chrome, Windows`; empty where neither is known."""
    return ", ".join(name for table in (_BROWSERS, _SYSTEMS) if (name := _first(table, agent)))


def _first(table: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((name for name, sign in table if re.search(sign, agent[:400])), "")
