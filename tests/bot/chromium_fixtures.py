"""Fixtures of whatever looks at a page: Chromium, and visits. Plugins are everybody's: what differs
between modules (`desk`, `visit`) is each module's own."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.bot.browsing import ARGS, CHROMIUM, Visit


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def visits(chromium) -> Iterator[Callable[[str], Visit]]:
    """Visits to a site; whatever it reports as wrong fails the test."""
    made: list[Visit] = []

    def visiting(site: str) -> Visit:
        made.append(Visit(chromium, site))
        return made[-1]

    yield visiting
    for visit in made:
        for context in visit.contexts:
            context.close()
    assert not [wrong for visit in made for wrong in visit.wrong]
