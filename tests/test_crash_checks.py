"""The kill test's own eyes for the Official Account, the web chat and forwarded words: each check
sees what it is there for, and lets pass what is right."""

from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from bot.channels.webchat import event_id
from bot.channels.zalo_oa_updates import arrived_of
from tests.crash import others_checks
from tests.crash.browser import Browser, Post
from tests.crash.official import Official, Platform
from tests.zalo_oa_api import FIRST_REFRESH, OA, OaApi
from tests.zalo_oa_api.world import Entry

CHAT = "7000000000000000001"


@pytest.fixture
def api() -> OaApi:
    made = OaApi(clock=lambda: 1_764_000_000.0)
    made.chat(1)
    return made


def found(check: Callable[[Any, Any], Iterator[str]], outcome: Any, ledger: Any) -> int:
    return len(list(check(outcome, ledger)))


def of_official(api: OaApi, **more: Any) -> Any:
    official = SimpleNamespace(api=api, given=0, alarms=0, **more)
    return SimpleNamespace(house=SimpleNamespace(official=official))


def ledger_with(channel: str, *events: str, **more: Any) -> Any:
    rows = [SimpleNamespace(channel=channel, event_id=one) for one in events]
    lane = SimpleNamespace(channel=channel, address=CHAT, inbox=rows, outbox=[])
    return SimpleNamespace(lanes={"l": lane}, **more)


@pytest.mark.parametrize(
    ("tried", "kept", "wrong"),
    [([503, 200], False, 1), ([503, 200], True, 0), ([0, 503], False, 0)],
)
def test_an_event_that_was_taken_is_kept(api: OaApi, tried: list[int], kept: bool, wrong: int):
    event = api.say(CHAT, "chào")
    event.tried = tried
    (named,) = arrived_of(event.body, event.raw, OA)
    ledger = ledger_with("zalo-oa", *([named.event_id] if kept else []))
    assert found(others_checks.official_taken, of_official(api), ledger) == wrong


@pytest.mark.parametrize(
    ("answers", "kept", "odd", "wrong"),
    [
        ([0, 202], False, [], 1),
        ([0, 202], True, [], 0),
        ([503], False, [], 0),
        ([202], True, ["web chat: /chat/messages was answered 400"], 1),
    ],
)
def test_what_was_posted_and_taken_is_kept(answers, kept: bool, odd, wrong: int):
    phone = Browser(lambda: 0, "1")
    post = Post("/chat/messages", b"{}", "application/json", "name-0001", answers)
    phone.posts, phone.odd = [post], odd
    one = SimpleNamespace(phone=phone, script=SimpleNamespace(code="DC1"))
    outcome = SimpleNamespace(crowd=SimpleNamespace(came=[one]))
    events = [event_id(phone.address, post.name)] if kept else []
    assert found(others_checks.web_taken, outcome, ledger_with("webchat", *events)) == wrong


@pytest.mark.parametrize(
    ("renewals", "version", "given", "alarms", "wrong"),
    [
        (3, 4, 0, 0, 0),
        (3, 3, 0, 0, 0),  # the newest is lost, and nobody has noticed yet
        (3, 2, 0, 0, 1),  # one more was lost, and nobody was asked for another
        (3, 4, 1, 1, 0),
        (3, 4, 1, 0, 1),  # staff were not told
        (3, 5, 1, 1, 1),  # none was lost, and yet one was asked for
    ],
)
def test_a_token_is_given_by_hand_where_one_was_lost(
    api: OaApi, renewals: int, version: int, given: int, alarms: int, wrong: int
):
    api.world.renewals = renewals
    outcome = of_official(api)
    outcome.house.official.given, outcome.house.official.alarms = given, alarms
    ledger = ledger_with("zalo-oa", token_version=version)
    assert found(others_checks.tokens, outcome, ledger) == wrong


@pytest.mark.parametrize(("refusals", "wrong"), [(0, 1), (1, 0), (2, 0)])
def test_only_a_closed_window_keeps_words_back(api: OaApi, refusals: int, wrong: int):
    fields = {"recipient": {"user_id": CHAT}}
    api.world.calls = [
        SimpleNamespace(path="message/cs", fields=fields, code=-230) for _ in range(refusals)
    ]
    ledger = ledger_with("zalo-oa")
    ledger.lanes["l"].outbox.append(SimpleNamespace(state="dead", reason="window"))
    assert found(others_checks.windows, of_official(api), ledger) == wrong


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ([{"text": "quà", "forwarded": {"by": "Người lạ"}}], 0),
        ([{"text": "quà", "forwarded": {"by": "Người lạ"}}] * 2, 1),
        ([{"text": "quà"}], 1),
        ([], 1),
    ],
)
def test_forwarded_words_are_kept_once_and_as_a_strangers(told, wrong: int):
    task = SimpleNamespace(forwards="quà", over=True, kind="report_misuse")
    one = SimpleNamespace(script=SimpleNamespace(code="DC1", tasks=[task]))
    ledger = SimpleNamespace(
        records={"DC1": SimpleNamespace(id="k")},
        cases=[SimpleNamespace(id="c", customer_id="k", kind="report_misuse")],
        told={"c": told},
    )
    outcome = SimpleNamespace(crowd=SimpleNamespace(came=[one]))
    assert found(others_checks.forwarded, outcome, ledger) == wrong


def test_a_choice_of_a_numbered_list_is_known_by_its_label(api: OaApi):
    phone = Official(api, 1)
    text = "Anh/Chị chọn\n\n1. Được ủy quyền\n2. Người giám hộ\n3. Không gửi"
    api.world.chats[CHAT].append(Entry("x-1", True, text))
    shown = phone.lines()[-1]
    assert [phone.offers(shown, one) for one in ("guardian", "drop", "leak")] == ["2", "3", None]


def test_an_operator_gives_another_token_when_the_log_asks_for_it(api: OaApi, tmp_path):
    platform, log = Platform(api), tmp_path / "serve.log"
    setting = "HELPDESK_ZALO_OA_REFRESH_TOKEN"
    platform.heed(log)
    log.write_bytes(b'{"what": "token lost"}\n')
    platform.heed(log)
    assert (platform.alarms, platform.settings()[setting]) == (1, FIRST_REFRESH)
    with log.open("ab") as file:
        file.write(b'{"what": "token refused"}\n')
    platform.heed(log)
    platform.heed(log)
    assert (platform.alarms, platform.given, platform.settings()[setting]) == (
        1, 1, api.world.refresh,
    )  # fmt: skip
