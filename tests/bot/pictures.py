"""The pictures of the desk's guide, taken of a made-up desk; and every page, to be looked at.

`python -m tests.bot.pictures` writes those of `docs/pictures/`; `python -m tests.bot.pictures
FOLDER [PAGE…]` every page (or those named) as a desk and a phone show it, light and dark. That
folder lies outside of the repository.
"""

import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from storage import staff_sessions
from tests.bot.browsing import ARGS, CHROMIUM, DESKTOP, PHONE
from tests.bot.console_site import console_app, serving
from tests.bot.pictures_desk import PicturesDesk
from tests.map_of_files import ROOT

PICTURES = ROOT / "docs" / "pictures"
COLOURS = 192  # enough for flat screens, and a third of the bytes
CASE = "/console/cases/{}"
# name: (who looks, where). A kind in braces stands for a case of it.
PAGES = {
    "queue": ("lan", "/console"),
    "queue-mine": ("lan", "/console?tab=mine"),
    "queue-second": ("hung", "/console?tab=second"),
    "queue-empty": ("thu", "/console?tab=held&kind=update_phone"),
    "case-name": ("lan", CASE.format("{request_name_change}") + "?tab=mine"),
    "case-tax": ("hung", CASE.format("{change_tax_code}")),
    "case-talk": ("lan", CASE.format("{talk_to_person}")),
    "case-misuse": ("hung", CASE.format("{report_misuse}")),
    "case-misuse-agent": ("lan", CASE.format("{report_misuse}")),
    "case-apply": ("hung", CASE.format("{update_email}") + "?tab=second"),
    "case-safety": ("lan", CASE.format("{safety}")),
    "case-unproven": ("lan", CASE.format("{unproven_identity}")),
    "case-hotline-person": ("my", CASE.format("{update_birth_date}")),
    "case-none": ("lan", CASE.format("DC-22222-2")),
    "customer": ("lan", "/console/customers/{customer}"),
    "find": ("lan", "/console/find"),
    "call": ("my", "/console/call"),
    "call-between": ("lan", "/console/call"),
    "mentions": ("lan", "/console/mentions"),
    "undelivered": ("lan", "/console/undelivered"),
    "parked": ("lan", "/console/parked"),
    "reports-flow": ("hung", "/console/reports/flow"),
    "reports-clocks": ("hung", "/console/reports/clocks"),
    "reports-talks": ("hung", "/console/reports/talks"),
    "reports-quality": ("hung", "/console/reports/quality"),
    "exports": ("hung", "/console/exports"),
    "macros": ("quan", "/console/macros"),
    "macro-new": ("quan", "/console/macros/new"),
    "channels": ("quan", "/console/channels"),
    "settings": ("quan", "/console/settings"),
    "reasons": ("quan", "/console/settings/reasons"),
    "reason": ("quan", "/console/settings/reasons/refuse/branch-only"),
    "tokens": ("quan", "/console/tokens"),
    "webhooks": ("quan", "/console/webhooks"),
    "people": ("quan", "/console/people"),
    "person-new": ("quan", "/console/people/new"),
    "me": ("lan", "/console/me"),
    "forbidden": ("my", "/console/settings"),
    "sign-in": ("", "/console/sign-in"),
}
# In the guide: picture: (page, width, height).
GUIDE = {
    "console-desktop": ("case-name", 1440, 900),
    "console-phone": ("case-name", 360, 740),
    "desk-queue": ("queue", 1440, 900),
    "desk-case": ("case-tax", 1440, 900),
    "desk-second": ("case-apply", 1440, 900),
    "desk-call": ("call", 1440, 900),
    "desk-reports": ("reports-flow", 1440, 900),
    "desk-settings": ("settings", 1440, 900),
}


class Camera:
    """Opens the pages of one made-up desk."""

    def __init__(self, browser: Browser, made: PicturesDesk, site: str) -> None:
        self.browser, self.made, self.site = browser, made, site

    def opens(self, name: str, width: int, height: int, theme: str = "light") -> Page:
        login, path = PAGES[name]
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=theme,
            reduced_motion="reduce",
            locale="vi-VN",
        )
        if login:
            member = self.made.people[login].member
            token = self.made.desk.database.write_now(
                lambda uow: staff_sessions.begin(uow, member.id)
            )
            context.add_cookies([{"name": "desk", "value": token, "url": self.site}])
        page = context.new_page()
        where = path.format_map({**self.made.cases, "customer": self.made.a_customer})
        page.goto(self.site + where, wait_until="networkidle")
        return page


def written(page: Page, path: Path, *, whole: bool) -> None:
    """With few colours, so that it stays small."""
    shot = Image.open(BytesIO(page.screenshot(full_page=whole))).convert("RGB")
    flat = shot.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    flat.save(path, optimize=True)
    page.context.close()


def of_the_guide(camera: Camera) -> None:
    for name, (page, width, height) in GUIDE.items():
        written(camera.opens(page, width, height), PICTURES / f"{name}.png", whole=False)


def of_everything(camera: Camera, folder: Path, names: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or PAGES:
        for viewport, theme in ((DESKTOP, "light"), (PHONE, "light"), (DESKTOP, "dark")):
            page = camera.opens(name, viewport["width"], 1500, theme)
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            print(name, viewport["width"], theme, f"{wide} too wide" if wide > 0 else "")
            path = folder / f"{name}-{viewport['width']}-{theme}.png"
            written(page, path, whole=True)


def main(folder: str = "", *names: str) -> None:
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        made = PicturesDesk(Path(place))
        made.fill()
        with serving(console_app(made.console)) as site:
            camera = Camera(browser, made, site)
            if folder:
                of_everything(camera, Path(folder), list(names))
            else:
                of_the_guide(camera)
        browser.close()
        made.desk.database.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
