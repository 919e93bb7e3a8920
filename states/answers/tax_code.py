"""Reads a tax code (mã số thuế): 10 digits, 10-3 of a dependent unit, or a 12-digit personal ID.

Sources: Law on Tax Administration 38/2019 Art. 30(2) and 35, Circular 86/2024/TT-BTC (since 1 July
2025 the personal ID number is the tax code of individuals, households and household businesses);
the check digit as in `stdnum.vn.mst`.
"""

import re

from stdnum.vn import mst

from states.text import fold

_MENTION = re.compile(r"\b(?:mst|m\.s\.t|ma so thue|ma thue|tax (?:code|id|number)|taxcode|tin)\b")


def is_valid(digits: str) -> bool:
    """Whether `digits` (10 or 13, no dash) carry a right check digit."""
    return bool(mst.is_valid(digits))


def mentioned(plain: str) -> bool:
    """Whether `plain` says that a number is a tax code."""
    lowered = plain.lower()
    if not any(hint in lowered for hint in ("mst", "m.s.t", "thu", "tax", "tin")):
        return False
    return _MENTION.search(fold(plain)) is not None
