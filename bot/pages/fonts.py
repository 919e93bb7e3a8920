"""Which file of the font package stands behind each font address of ours."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import fontpkg_be_vietnam_pro

FONT_TYPE = "font/ttf"
_STYLES = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}


def font_files() -> Mapping[str, Path]:
    """File name below `/static/fonts/` -> file in the package (Be Vietnam Pro, OFL 1.1)."""
    folder = Path(fontpkg_be_vietnam_pro.ROOT) / "files"
    return MappingProxyType(
        {
            f"be-vietnam-pro-{weight}.ttf": folder / f"BeVietnamPro-{style}.ttf"
            for weight, style in _STYLES.items()
        }
    )
