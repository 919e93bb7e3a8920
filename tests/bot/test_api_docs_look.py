"""/api/docs in a browser: readable at both widths, no violation that axe-core knows, and its links
lead somewhere without scripts."""

import pytest
from playwright.sync_api import expect

from bot.copy import LANGUAGES
from tests.bot.api_client import api_app
from tests.bot.axe import look
from tests.bot.browsing import browser_test
from tests.bot.console_site import serving
from tests.databases import make_database
from tests.desk import Clock, Desk

pytest_plugins = ["tests.bot.chromium_fixtures"]
pytestmark = browser_test


@pytest.fixture
def visit(visits, tmp_path):
    database = make_database(f"sqlite:///{tmp_path}/desk.db", Clock())
    with serving(api_app(Desk(database, database.clock), tmp_path)) as address:
        yield visits(address)
    database.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_readable_at_both_widths(visit, language):
    scripts = language == "en"
    page = visit(f"/api/docs?lang={language}", java_script_enabled=scripts)
    expect(page.locator("h1")).to_be_visible()
    if scripts:
        look(page, "the API in words")
    page.get_by_role("link", name="POST /cases/{reference}/files").click()
    expect(page.locator("#addFile")).to_be_in_viewport()
