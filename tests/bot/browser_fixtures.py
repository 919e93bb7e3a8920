"""Fixtures of looks at the web chat: the stub and its address. A plugin of those modules."""

from collections.abc import Iterator

import pytest

from tests.bot.browsing import Visit
from tests.bot.stub_chat import HELLO, MENU, Stub, serving

pytest_plugins = ["tests.bot.chromium_fixtures"]


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
def visit(visits, site) -> Visit:
    return visits(site)
