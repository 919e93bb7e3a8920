"""What each look at a page asks: nothing against WCAG (axe-core), nothing wider than its window."""

from axe_core_python.base import AXE_SCRIPT
from playwright.sync_api import Frame, Page, expect

from tests.bot.browsing import DESKTOP, PHONE

_STAND_STILL = """document.getAnimations().forEach(one => {
  if (one.effect?.getComputedTiming().endTime !== Infinity) one.finish();
})"""


def violations(page: Page | Frame) -> list[str]:
    """Of the page that stands there now, not of what stood before it."""
    page.wait_for_load_state("load")
    expect(page.locator("body > *").first).to_be_attached()
    # A colour on its way to another one is none of either theme: neither now nor
    # from now on.
    (page if isinstance(page, Page) else page.page).emulate_media(reduced_motion="reduce")
    page.evaluate(_STAND_STILL)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run().then(report => report.violations)")
    return [f"{v['id']}: {n['html'][:120]}" for v in found for n in v["nodes"]]


def look(page: Page, where: str) -> None:
    """On a phone and on a desk; it ends as wide as a desk."""
    for viewport in (PHONE, DESKTOP):
        page.set_viewport_size(viewport)
        assert not violations(page), (where, viewport)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, (where, viewport)
