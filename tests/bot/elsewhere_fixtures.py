"""Fixtures of the chat on other sites' pages. A plugin of those modules."""

import json

import pytest
from playwright.sync_api import sync_playwright

from tests.bot.browsing import ARGS, CHROMIUM, DESKTOP, Visit
from tests.bot.embed_site import elsewhere, living


@pytest.fixture(scope="module")
def playwright_run():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="module")
def private_window(playwright_run):
    """Its contexts are private windows: third-party cookies and storage are blocked in them."""
    browser = playwright_run.chromium.launch(executable_path=CHROMIUM, args=ARGS)
    yield browser
    browser.close()


@pytest.fixture
def other_site():
    """The other site and its origin."""
    with elsewhere() as pair:
        yield pair


@pytest.fixture
def far_desk(tmp_path, other_site):
    site, origin = other_site
    with living(tmp_path, chat_origins=origin) as house:
        site.desk = house.base
        house.customer()
        yield house


@pytest.fixture
def visit_far(private_window, other_site, far_desk):
    visit = Visit(private_window, other_site[1])
    yield visit
    for context in visit.contexts:
        context.close()
    assert not visit.wrong


@pytest.fixture(params=["allowed", "blocked", "private"])
def browsing(request, playwright_run, private_window, tmp_path):
    """A window where third-party cookies are allowed, blocked in the settings, or a private one
    (where Chromium blocks them); and whether frames may store something in it."""
    if request.param == "private":
        context = private_window.new_context(viewport=DESKTOP)
    else:
        profile = tmp_path / "profile" / "Default"
        profile.mkdir(parents=True)
        block = request.param == "blocked"
        settings = {"block_third_party_cookies": block, "cookie_controls_mode": int(block)}
        (profile / "Preferences").write_text(json.dumps({"profile": settings}))
        context = playwright_run.chromium.launch_persistent_context(
            str(profile.parent), executable_path=CHROMIUM, args=ARGS, viewport=DESKTOP
        )
    yield context, request.param == "allowed"
    context.close()
