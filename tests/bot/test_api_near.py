"""Over the API: tags, links and merges, by the console's own rules and for one customer only."""

import pytest

from states.api_scopes import Scope
from states.permissions import Role
from tests.bot.api_client import Program, token_of
from tests.handlers.desk_people import ask_name_change, case_of, hire, on_sqlite, talk

pytest_plugins = ["tests.bot.api_fixtures"]


@pytest.fixture
def second(desk, reference) -> str:
    return ask_name_change(desk)


@pytest.fixture
def strangers(desk) -> str:
    desk.customer("DC10077", phone="+84987111222", email="hung@example.vn", name="Lê Văn Hùng")
    desk.link("2", "DC10077")
    return ask_name_change(desk, "2")


def etag(program: Program, reference: str) -> str:
    return program.get(f"/cases/{reference}").headers["etag"]


def merge(program: Program, reference: str, into: str, into_etag: str = "", **headers):
    body = {"into": into, "into_etag": into_etag or etag(program, into), "text": "Trùng nhau."}
    given = {"If_Match": etag(program, reference), **headers}
    return program.post(f"/cases/{reference}/merges", body, **given)


def test_tags_come_and_go(lan, reference):
    path = f"/cases/{reference}/tags"
    assert lan.post(path, {"add": ["#Hoàn tiền", "VIP"]}).status_code == 200
    assert lan.get(f"/cases/{reference}").json()["tags"] == ["hoan-tien", "vip"]
    changed = {"add": ["gap"], "remove": ["vip", "nobody"]}
    assert lan.post(path, changed, key="the-same-key").status_code == 200
    assert lan.post(path, changed, key="the-same-key").status_code == 200
    assert lan.get(f"/cases/{reference}").json()["tags"] == ["gap", "hoan-tien"]
    assert lan.post(path, {"add": ["0912345678"]}).status_code == 422
    assert lan.post(path, {"add": ["a,b"]}).status_code == 400
    assert lan.post(path, {}).status_code == 422


def test_cases_of_one_customer_are_linked_and_parted(desk, lan, reference):
    spoken = talk(desk)
    path = f"/cases/{reference}/links"
    assert lan.post(path, {"action": "link", "other": spoken}).status_code == 200
    assert lan.get(f"/cases/{reference}").json()["linked"] == [spoken]
    assert lan.get(f"/cases/{spoken}").json()["linked"] == [reference]
    assert lan.post(path, {"action": "link", "other": spoken}).status_code == 422
    assert lan.post(path, {"action": "unlink", "other": spoken}).status_code == 200
    assert lan.get(f"/cases/{reference}").json()["linked"] == []


@on_sqlite
def test_nothing_is_linked_or_merged_across_customers(lan, reference, strangers):
    linked = lan.post(f"/cases/{reference}/links", {"action": "link", "other": strangers})
    assert (linked.status_code, linked.json()["type"][-18:]) == (422, "console-link-other")
    into = merge(lan, reference, strangers)
    assert (into.status_code, into.json()["type"][-19:]) == (422, "console-merge-other")


def test_a_case_is_merged_by_what_was_seen_of_both(desk, lan, reference, second):
    shown = lan.get(f"/cases/{reference}")
    assert shown.json()["alike"] == [second]
    seen, other = shown.headers["etag"], etag(lan, second)
    assert merge(lan, reference, second, If_Match="").status_code == 428
    assert merge(lan, reference, second, If_Match='"9-9-9"').status_code == 412
    assert merge(lan, reference, second, '"9-9-9"').status_code == 412
    lan.post(f"/cases/{second}/notes", {"text": "nội bộ"})
    assert merge(lan, reference, second, other).status_code == 412
    body = {"into": second, "into_etag": etag(lan, second)}
    path = f"/cases/{reference}/merges"
    answers = [lan.post(path, body, key="the-same-key", If_Match=seen) for _ in "ab"]
    assert [one.status_code for one in answers] == [200, 200], answers[0].text
    assert len({one.text for one in answers}) == 1
    assert answers[0].json()["told"] == "chat"
    gone, goes_on = lan.get(f"/cases/{reference}").json(), lan.get(f"/cases/{second}").json()
    assert (gone["state"], gone["into"], goes_on["merged"]) == ("merged", second, [reference])
    assert case_of(desk, second).state == "open"


@on_sqlite
def test_merging_takes_the_scope_and_the_right_to_decide(desk, app, reference, second):
    writes = Program(app, token_of(desk, hire(desk, "lan"), Scope.CASES_READ, Scope.CASES_WRITE)[1])
    assert merge(writes, reference, second).status_code == 403
    caller = Program(app, token_of(desk, hire(desk, "hoa", Role.HOTLINE))[1])
    assert merge(caller, reference, second).status_code == 403
    assert caller.post(f"/cases/{reference}/tags", {"add": ["vip"]}).status_code == 403
    assert case_of(desk, reference).state == "open"
