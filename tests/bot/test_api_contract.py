"""The API keeps the word of its own document: schemathesis, every check it has, on the real routes
over a real migrated database. Half of it asks about references nobody has, half about a case.

Without schemathesis (extra `dev`) this is skipped, and the run's last line says so.
"""

import pytest
from hypothesis import HealthCheck, given, settings

from bot.api.operations import OPERATIONS
from states.permissions import Role
from tests.bot.api_client import api_app, token_of
from tests.databases import make_database
from tests.desk import Clock, Desk
from tests.handlers.desk_people import ask_name_change, hire

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")

EXAMPLES = 40  # of each operation and way
# What is well formed may still be refused: an older ETag, an address that is none, a case that is
# closed. These are documented; anything else is a fault.
REFUSED = ["2xx", "401", "403", "404", "409", "412", "422"]


@pytest.fixture(params=["unknown", "known"], scope="module")
def api_schema(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("api")
    database = make_database(f"sqlite:///{folder}/desk.db", Clock())
    desk = Desk(database, database.clock)
    desk.customer()
    desk.link("1")
    reference = ask_name_change(desk)
    token = token_of(desk, hire(desk, "lan", Role.ADMIN))[1]
    told = {
        "checks": {"positive_data_acceptance": {"expected-statuses": REFUSED}},
        "auth": {"openapi": {"token": {"bearer": token}}},
    }
    if request.param == "known":
        told["parameters"] = {"path.reference": reference}
    config = schemathesis.Config.from_dict(told)
    yield schemathesis.openapi.from_asgi(
        "/api/v1/openapi.json", api_app(desk, folder, burst=1_000_000), config=config
    )
    database.close()


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode), ids=lambda one: one.value)
@pytest.mark.parametrize("name", [one.id for one in OPERATIONS])
def test_the_document_is_true(api_schema, name, mode):
    operation = api_schema.find_operation_by_id(name)

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        case.call_and_validate()

    ask()
