"""Decisions over the API by code: as on the console, with the reason's own text where none is
given."""

import pytest

from handlers.desk_deed import Done
from tests.bot.api_client import Program, api_app, token_of
from tests.handlers.desk_people import Staff, ask_name_change, case_of, hire, on_sqlite

pytestmark = on_sqlite


@pytest.fixture
def reference(desk) -> str:
    desk.customer()
    desk.link("1")
    return ask_name_change(desk)


@pytest.fixture
def lan(desk, tmp_path) -> Program:
    return Program(api_app(desk, tmp_path), token_of(desk, hire(desk, "lan"))[1])


def decide(program: Program, reference: str, **body: str):
    etag = program.get(f"/cases/{reference}").headers["etag"]
    return program.post(f"/cases/{reference}/decisions", body, **{"If-Match": etag})


def test_a_case_lists_what_it_may_be_decided_by(lan, reference):
    shown = lan.get(f"/cases/{reference}").json()
    found = {(one["action"], one["code"]): one for one in shown["reasons"]}
    expired = found["refuse", "papers-expired"]
    assert expired["text"].startswith("Giấy tờ Anh/Chị gửi đã hết hạn")
    assert found["refuse", "other"]["text"] == ""
    assert ("settle", "done") not in found  # a change of name is never settled
    assert shown["papers_held"] is False
    assert shown["papers"][0]["removed_at"] is None


def test_a_refusal_needs_a_code(desk, lan, reference):
    answer = decide(lan, reference, action="refuse", text="Giấy tờ đã hết hạn.")
    assert answer.status_code == 422
    assert "needs a reason" in answer.json()["detail"]
    unknown = decide(lan, reference, action="refuse", reason_code="unheard-of", text="Không ạ.")
    assert unknown.status_code == 422
    wordless = decide(lan, reference, action="refuse", reason_code="other")
    assert wordless.status_code == 422
    assert case_of(desk, reference).state == "open"


def test_without_words_the_reasons_own_text_goes(desk, lan, reference):
    answer = decide(lan, reference, action="refuse", reason_code="papers-expired")
    assert answer.status_code == 200, answer.text
    told = lan.get(f"/cases/{reference}").json()["timeline"]
    (event,) = [one for one in told if one["decision"]]
    assert (event["decision"], event["reason_code"]) == ("refuse", "papers-expired")
    desk.deliver("1")
    text = desk.last("1")["parts"][0]["shown"]["text"]
    assert text.startswith("Giấy tờ Anh/Chị gửi đã hết hạn")


def test_the_lists_tell_the_newest_reason(desk, reference):
    from storage import case_export

    lan = Staff(desk, hire(desk, "minh"))
    lan.does("ask_more", reference, "Xin ảnh rõ hơn.", reason="both-sides")
    refused = lan.does("refuse", reference, "Giấy tờ hết hạn.", reason="papers-expired")
    assert refused == Done("refuse", "chat")
    (line,) = desk.database.read_now(lambda uow: case_export.page(uow, most=5))
    assert line.decided == ("refuse", "papers-expired")
