"""The API over a desk with one customer and one case of theirs."""

import pytest

from tests.bot.api_client import Program, api_app, token_of
from tests.handlers.desk_people import ask_name_change, hire


@pytest.fixture
def app(desk, tmp_path):
    return api_app(desk, tmp_path)


@pytest.fixture
def lan(desk, app) -> Program:
    return Program(app, token_of(desk, hire(desk, "lan"))[1])


@pytest.fixture
def reference(desk) -> str:
    desk.customer()
    desk.link("1")
    return ask_name_change(desk)
