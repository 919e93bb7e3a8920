"""An address as a QR code, for whoever reads it with a phone."""

import segno
from markupsafe import Markup


def picture(address: str) -> Markup:
    """Lines of one drawing: no script, no style, no picture from elsewhere."""
    drawn = segno.make(address, error="m")
    return Markup(  # noqa: S704 - drawn by us, and its only text is the drawing's path
        drawn.svg_inline(scale=5, border=4, svgclass="qr", lineclass=None, omitsize=True)
    )
