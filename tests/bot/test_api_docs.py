"""/api/docs: the whole document in words, in both languages, without scripts or another site; its
examples are taken as they stand."""

import json
import re
from html import unescape

import httpx
import pytest

from bot.api import models, page
from bot.api.document import document, refusals
from bot.api.operations import OPERATIONS
from bot.copy import LANGUAGES, has
from states.api_scopes import Scope
from tests.bot.api_client import api_app
from tests.bot.console_site import serving
from tests.databases import make_database
from tests.desk import Clock, Desk


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("docs")
    database = make_database(f"sqlite:///{folder}/desk.db", Clock())
    with serving(api_app(Desk(database, database.clock), folder)) as address:
        yield address
    database.close()


def read(site: str, language: str) -> httpx.Response:
    return httpx.get(f"{site}/api/docs", headers={"Accept-Language": language})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_operation_shape_field_and_refusal_stands_on_it(site, language):
    answer = read(site, language)
    assert answer.status_code == 200
    html = unescape(answer.text)
    assert f'<html lang="{language}">' in html
    for one in OPERATIONS:
        block = html[html.index(f'aria-labelledby="{one.id}"') :]
        block = block[: block.index("</article>")]
        assert f"<code>/api/v1{one.path}</code>" in block and one.scope.value in block
        for status in refusals(one):
            assert f"<code>{status}</code>" in block, (one.id, status)
        assert ("Idempotency-Key" in block, "If-Match" in block) == (one.once, one.matched)
    for name, schema in document()["components"]["schemas"].items():
        block = html[html.index(f'aria-labelledby="shape-{name}"') :]
        block = block[: block.index("</article>")]
        for field in schema.get("properties", {}):
            assert f"<code>{field}</code>" in block, (name, field)
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r'id="([^"]+)"', html))
    assert not re.search(
        r"\bapi-(?:type|rule|status|op|part)-|\bscope-", re.sub("<[^>]*>", "", html)
    )


def test_it_needs_no_script_and_nobody_else(site):
    answer = read(site, "en")
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy and "script-src 'self'" in policy
    assert not re.search(r"<script(?![^>]*src=\"/static/)|\son\w+=|style=", answer.text)
    assert set(re.findall(r'(?:src|href)="(https?:[^"]+)"', answer.text)) == set()


def test_an_example_is_a_request_that_is_taken(site):
    """Each body that it shows is one of its operation's model, as it would be sent."""
    shown = unescape(read(site, "vi").text)
    bodies = {one.id: one.body for one in OPERATIONS if one.body is not None}
    for name, body in bodies.items():
        block = shown[shown.index(f'aria-labelledby="{name}"') :]
        told = re.search(r"-d '(.*)'</code>", block[: block.index("</article>")])
        assert told is not None, name
        assert body.model_validate_json(told[1]) is not None
        assert json.loads(told[1]) == page.sample(body)
    for pattern, like in page._LIKE.items():
        assert re.fullmatch(pattern, like), pattern
    assert models.REFERENCE in page._LIKE


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_it_is_written(language):
    told = [f"api-op-{one.id}" for one in OPERATIONS]
    told += [f"scope-{one.value.replace(':', '-')}" for one in Scope]
    told += [f"api-part-{one.part}" for one in OPERATIONS]
    assert [one for one in told if not has(one, language)] == []
