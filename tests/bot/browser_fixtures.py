"""Fixtures of browser tests: Chromium, the stub, its address, visits. A plugin of those modules."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.bot.browsing import ARGS, CHROMIUM, Visit
from tests.bot.stub_chat import HELLO, MENU, Stub, serving


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def stub() -> Stub:
    stub = Stub()
    stub.put(text=HELLO, buttons=MENU)
    return stub


@pytest.fixture
def site(stub) -> Iterator[str]:
    with serving(stub) as address:
        yield address


@pytest.fixture
def visit(chromium, site) -> Iterator[Visit]:
    visit = Visit(chromium, site)
    yield visit
    for context in visit.contexts:
        context.close()
    assert not visit.wrong
