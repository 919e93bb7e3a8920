"""The loopback server of Zalo's Official Account API, checked by a client that others wrote: it is
not shaped by ours.

`zalo-sdk` (of connext-biz/zalo_integration) is for tests alone, in the extra `dev`; where it is
missing this is skipped, which fails where HELPDESK_CI is set.
"""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import httpx
import pytest

from tests.bot import paper_corpus
from tests.bot.webhook_receiver import receiving
from tests.zalo_oa_api import APP, APP_SECRET, FIRST_REFRESH, OA, OaApi, running_oa_api


@pytest.fixture
def api() -> Iterator[OaApi]:
    with running_oa_api() as running:
        yield running


@pytest.fixture
def sdk(api: OaApi, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Its OAuth address is written into it, so its posts are turned to the loopback."""
    found = pytest.importorskip("zalo_sdk", reason="zalo-sdk is not installed")
    import requests

    post = requests.post

    def turned(url: str, **more: Any) -> Any:
        return post(url.replace("https://oauth.zaloapp.com", api.origin), **more)

    monkeypatch.setattr(requests, "post", turned)
    return found


def client_of(sdk: Any, api: OaApi, kind: str = "oa") -> Any:
    module = getattr(__import__(f"zalo_sdk.{kind}"), kind)
    made = module.Client(APP, APP_SECRET, refresh_token=FIRST_REFRESH, endpoint_prefix=api.origin)
    made.refresh_acccess_token()
    return made


def test_the_sdk_renews_its_token_once(api: OaApi, sdk: Any) -> None:
    client = client_of(sdk, api)
    assert (client.access_token, client.refresh_token) == ("access-1", "refresh-1")
    client.refresh_token = FIRST_REFRESH
    with pytest.raises(sdk.ZaloException):
        client.refresh_acccess_token()  # it was used up


def test_the_sdk_writes_and_is_refused_as_it_expects(api: OaApi, sdk: Any) -> None:
    client, chat = client_of(sdk, api), api.chat(1)
    api.follow(chat)
    to = sdk.oa.ZaloRecipient(user_id=chat)
    sent = client.send_message(to, sdk.oa.ZaloMessageBody(text="Chào anh/chị"))
    assert sent["data"]["message_id"] == api.transcript(chat)[-1].message_id
    assert api.transcript(chat)[-1].text == "Chào anh/chị"
    with pytest.raises(sdk.ZaloOAException):
        client.send_message(sdk.oa.ZaloRecipient(user_id="4"), sdk.oa.ZaloMessageBody(text="x"))
    with pytest.raises(sdk.ZaloOAException):
        client.send_message(to, sdk.oa.ZaloMessageBody(text="x" * 2001))
    api.world.access.clear()
    with pytest.raises(sdk.ZaloOAException):
        client.send_message(to, sdk.oa.ZaloMessageBody(text="x"))


def test_the_sdk_uploads(api: OaApi, sdk: Any) -> None:
    client = client_of(sdk, api)
    told = client.upload_file(paper_corpus.jpeg(), "image", "a.jpg", "image/jpeg")
    assert told["data"]["attachment_id"] in api.world.uploads
    told = client.upload_file(paper_corpus.pdf(), "file", "a.pdf", "application/pdf")
    assert told["data"]["token"] in api.world.uploads
    with pytest.raises(sdk.ZaloOAException):
        client.upload_file(b"no picture", "image", "a.jpg", "image/jpeg")


def test_the_sdk_sends_a_template(api: OaApi, sdk: Any) -> None:
    client = client_of(sdk, api, "zns")
    told = client.send_zns_message("84912345678", "T1", {"otp": "123456"}, "case-7-otp-1")
    assert told["error"] == 0
    (sent,) = api.world.templates
    assert (sent.phone, sent.data, sent.tracking_id) == (
        "84912345678", {"otp": "123456"}, "case-7-otp-1",
    )  # fmt: skip
    api.world.no_zalo.add("84912345679")
    with pytest.raises(sdk.ZaloException):
        client.send_zns_message("84912345679", "T1", {"otp": "123456"}, "case-7-otp-2")


# -- webhooks ------------------------------------------------------------------------------------
def test_what_was_not_taken_comes_again_and_is_overtaken(api: OaApi) -> None:
    with receiving() as receiver:
        receiver.answers = [503, 200, 200]
        api.board.deliverer.pauses = (0.2,)
        chat = api.chat(1)
        first, second = api.say(chat, "một"), api.say(chat, "hai")
        api.world.hook = receiver.url
        api.world.rouse()
        api.world.bell.wait(lambda: None if api.pending() else True, None, 30)
    assert (first.tried, second.tried) == ([503, 200], [200])
    assert [one.told["message"]["text"] for one in receiver.taken] == ["một", "hai", "một"]
    assert [one.headers["num_retry"] for one in receiver.taken] == ["0", "0", "1"]


def test_each_message_tells_how_its_call_ended(api: OaApi) -> None:
    chat = api.chat(1)
    api.say(chat, "chào")
    api.world.access["token"] = api.world.clock() + 60
    body = {"recipient": {"user_id": chat}, "message": {"text": "Dạ"}}
    with httpx.Client(base_url=api.origin, trust_env=False) as client:
        for kind in ("drop", "drop_after", "page", "page_after", ""):
            if kind:
                api.fault(kind, "message/cs")
            with suppress(httpx.TransportError):
                client.post("/v3.0/oa/message/cs", json=body, headers={"access_token": "token"})
    told = api.world.accepted
    api.world.bell.wait(lambda: told[-1].outcome != "pending" or None, None, 30)
    ended = [one.outcome for one in told]
    assert ended == ["dropped_after_accept", "error_after_accept", "answered"]
    assert len([one for one in api.transcript(chat) if one.from_oa]) == 3


# -- the wire ------------------------------------------------------------------------------------
def test_errors_come_with_status_200_and_the_wrong_path_does_not(api: OaApi) -> None:
    with httpx.Client(base_url=api.origin, trust_env=False) as client:
        answer = client.get("/v2.0/oa/getoa", params={"data": "{}"})
        assert (answer.status_code, answer.json()["error"]) == (200, -216)
        assert client.post("/v3.0/oa/message", json={}).status_code == 404
        form = {"app_id": APP, "grant_type": "refresh_token", "refresh_token": FIRST_REFRESH}
        told = client.post("/v4/oa/access_token", data=form)
        assert (told.status_code, "access_token" in told.json()) == (200, False)
        headers = {"secret_key": APP_SECRET}
        pair = client.post("/v4/oa/access_token", data=form, headers=headers).json()
        assert pair["expires_in"] == "90000"
        token = {"access_token": pair["access_token"]}
        about = client.get("/v2.0/oa/getoa", params={"data": "{}"}, headers=token).json()
        assert about["data"]["oa_id"] == OA
