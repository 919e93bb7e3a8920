"""The API: tokens and scopes, cases opened and moved by the console's own deeds, repeats."""

import pytest

from handlers import desk_view
from states.api_scopes import Scope
from states.case import CHECKS
from states.permissions import Role
from storage import api_tokens, attachments, lanes, staff, tables
from storage.files import FileStore
from tests.bot.api_client import Program, api_app, token_of
from tests.handlers.desk_people import case_of, hire

pytest_plugins = ["tests.bot.api_fixtures"]
TALK = {"kind": "talk_to_person", "note": "Hỏi về hoá đơn tháng mười."}


# -- tokens ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("token", ["", "dcd_nobody", "ké"])
def test_without_a_token_nothing_is_answered(app, token):
    answer = Program(app, token).get("/cases")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"


def test_a_scope_narrows(desk, app, reference):
    program = Program(app, token_of(desk, hire(desk, "lan"), Scope.CASES_READ)[1])
    assert program.get("/cases").status_code == 200
    answer = program.post(f"/cases/{reference}/notes", {"text": "nội bộ"})
    assert (answer.status_code, "cases:write" in answer.json()["detail"]) == (403, True)


def test_a_token_ends_by_time_by_revoking_and_with_its_account(desk, app):
    member = hire(desk, "lan")
    found = [token_of(desk, member) for _ in range(3)]
    programs = [Program(app, secret) for _, secret in found]
    desk.database.write_now(lambda uow: api_tokens.revoke(uow, found[0][0]))
    assert [one.get("/cases").status_code for one in programs] == [401, 200, 200]
    desk.clock.pass_(days=30)
    assert programs[1].get("/cases").status_code == 401
    fresh = Program(app, token_of(desk, member)[1])
    assert fresh.get("/cases").status_code == 200
    desk.database.write_now(lambda uow: staff.disable(uow, member))
    assert fresh.get("/cases").status_code == 401


def test_a_token_is_kept_as_a_hash_and_its_use_is_noted(desk, app):
    token_id, secret = token_of(desk, hire(desk, "lan"))
    (row,) = desk.rows("api_token")
    assert secret.encode() not in b"".join(str(one).encode() for one in row)
    assert row.used_at is None
    Program(app, secret).get("/cases")
    (row,) = desk.rows("api_token")
    assert (row.id, row.used_at) == (token_id, desk.clock.now)


def test_who_is_too_fast_is_told_to_wait(desk, tmp_path):
    program = Program(api_app(desk, tmp_path, burst=3), token_of(desk, hire(desk, "lan"))[1])
    answers = [program.get("/cases") for _ in range(5)]
    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) > 0


# -- looking --------------------------------------------------------------------------------------
def test_a_case_is_shown_masked_and_the_look_is_recorded(desk, lan, reference):
    answer = lan.get(f"/cases/{reference}")
    shown = answer.json()
    assert answer.status_code == 200
    assert shown["customer"]["details"]["phone"] == "091•••678"
    assert "Mai" not in answer.text
    assert "912345678" not in answer.text
    assert "approve" in shown["actions"]
    assert shown["timeline"][-1]["what"] == "viewed"


def test_cases_come_page_by_page(desk, lan, reference):
    for _ in range(51):
        assert lan.post("/cases", TALK).status_code == 201
    first = lan.get("/cases").json()
    second = lan.get(f"/cases?cursor={first['next_cursor']}").json()
    found = [one["reference"] for one in first["cases"] + second["cases"]]
    assert (len(found), len(set(found)), second["next_cursor"]) == (52, 52, None)
    assert found[-1] == reference
    queue = lan.get("/queue?tab=live").json()
    assert queue["counts"]["live"] == 52
    more = lan.get(f"/queue?cursor={queue['next_cursor']}").json()
    assert len(queue["cases"]) + len(more["cases"]) == 52


@pytest.mark.parametrize("typed", ["DC10023", "0912 345 678", "mai@example.vn"])
def test_a_customer_is_found_by_what_is_exact(desk, lan, reference, typed):
    (found,) = lan.post("/customers/search", {"identifier": typed}).json()["customers"]
    assert (found["code"], found["details"]["email"]) == ("DC10023", "m•••@example.vn")


def test_nobody_is_found_by_a_name(desk, lan, reference):
    answer = lan.post("/customers/search", {"identifier": "Nguyễn Thị Mai"})
    assert answer.json() == {"customers": []}


def test_a_paper_is_read_by_who_may_and_recorded(desk, app, lan, reference, tmp_path):
    kept = FileStore(f"file://{tmp_path}/files")

    def store(uow) -> str:
        one = attachments.of_case(uow, case_of(desk, reference).id)[0]
        file = kept.store(b"\xff\xd8\xff paper", uow.key(lanes.by_id(uow, one.lane_id).key_id))
        uow.connection.execute(tables.attachment.update().values(file_name=file.name))
        return one.id

    paper = desk.database.write_now(store)
    assert paper in [one["id"] for one in lan.get(f"/cases/{reference}").json()["papers"]]
    answer = lan.get(f"/files/{paper}")
    assert (answer.status_code, answer.content) == (200, b"\xff\xd8\xff paper")
    assert answer.headers["content-disposition"] == "attachment"
    assert "paper viewed" in [one.action for one in desk.rows("audit")]
    agent = Program(app, token_of(desk, hire(desk, "hoa", Role.HOTLINE))[1])
    assert agent.get(f"/files/{paper}").status_code == 404
    assert lan.get(f"/files/{'0' * 32}").status_code == 404


# -- opening --------------------------------------------------------------------------------------
def test_a_request_becomes_a_case_and_never_a_change(desk, lan, reference):
    body = {
        "kind": "update_address",
        "customer": "DC10023",
        "caller": "0912345678",
        "answers": {"address": "12 Lê Lợi, Hà Nội"},
        "sure": {"address": "12 Lê Lợi, Hà Nội"},
    }
    answer = lan.post("/cases", body)
    assert answer.status_code == 201, answer.text
    opened = case_of(desk, answer.json()["reference"])
    assert (opened.kind, opened.customer_id, opened.level) == ("unproven_identity", None, 0)
    record = desk.record(desk.rows("customer")[0].id)
    assert record.value("address") is None


def test_what_cannot_be_taken_says_which_answer(lan, desk):
    answer = lan.post("/cases", {"kind": "update_email", "answers": {"email": "không phải"}})
    assert answer.status_code == 422
    assert [one["at"] for one in answer.json()["errors"]] == ["email"]
    assert not desk.rows("desk_case")
    assert lan.post("/cases", TALK).status_code == 201  # no call is left open


def test_an_unknown_code_counts_as_a_look_up(lan, desk):
    answer = lan.post("/cases", {**TALK, "customer": "DC99999"})
    assert answer.status_code == 422
    actions = [one.action for one in desk.rows("audit")]
    assert "customers looked for" in actions


def test_whoever_may_not_log_calls_opens_nothing(desk, app):
    program = Program(app, token_of(desk, hire(desk, "sen", Role.SECURITY))[1])
    assert program.post("/cases", TALK).status_code == 403


# -- repeats --------------------------------------------------------------------------------------
def test_a_repeat_is_one_effect(desk, lan):
    answers = [lan.post("/cases", TALK, key="the-same-key") for _ in range(3)]
    assert len({one.text for one in answers}) == 1
    assert len({one.headers["etag"] for one in answers}) == 1
    assert len(desk.rows("desk_case")) == 1
    other = lan.post("/cases", {**TALK, "note": "khác"}, key="the-same-key")
    assert other.status_code == 422


def test_a_repeat_of_another_token_is_another_request(desk, app, lan):
    other = Program(app, token_of(desk, hire(desk, "minh"))[1])
    lan.post("/cases", TALK, key="the-same-key")
    other.post("/cases", TALK, key="the-same-key")
    assert len(desk.rows("desk_case")) == 2


# -- deeds ----------------------------------------------------------------------------------------
def _approve(program: Program, reference: str, **headers: str):
    body = {"action": "approve", "checks": list(CHECKS["request_name_change"])}
    return program.post(f"/cases/{reference}/decisions", body, **headers)


def test_two_people_decide_over_the_api_too(desk, app, lan, reference):
    minh = Program(app, token_of(desk, hire(desk, "minh"))[1])
    tag = lan.get(f"/cases/{reference}").headers["etag"]
    assert _approve(lan, reference).status_code == 428
    assert _approve(lan, reference, If_Match='"9-9-9"').status_code == 412
    assert _approve(lan, reference, If_Match="*").status_code == 400
    done = _approve(lan, reference, If_Match=tag)
    assert done.status_code == 200, done.text
    apply = {"action": "apply"}
    path = f"/cases/{reference}/decisions"
    alone = lan.post(path, apply, If_Match=done.headers["etag"])
    assert (alone.status_code, alone.json()["type"][-19:]) == (403, "console-no-approver")
    assert minh.post(path, apply, If_Match=tag).status_code == 412
    second = minh.post(path, apply, If_Match=minh.get(f"/cases/{reference}").headers["etag"])
    assert second.status_code == 200, second.text
    assert case_of(desk, reference).state == "done"


def test_a_note_a_claim_and_a_reply(desk, lan, reference):
    assert lan.post(f"/cases/{reference}/notes", {"text": "nội bộ"}).status_code == 201
    claimed = lan.post(f"/cases/{reference}/claims", {"action": "claim"})
    assert claimed.status_code == 200
    again = lan.post(f"/cases/{reference}/claims", {"action": "claim"})
    assert again.status_code == 409
    said = lan.post(
        f"/cases/{reference}/replies", {"text": "Dạ, em đã nhận."}, If_Match=claimed.headers["etag"]
    )
    assert (said.status_code, said.json()["told"]) == (201, "chat")
    kinds = [one["what"] for one in lan.get(f"/cases/{reference}").json()["timeline"]]
    assert kinds[-4:-1] == ["note", "claimed", "reply"]


def test_a_value_is_revealed_with_a_reason_each_time(desk, lan, reference):
    body = {"field": "record.phone", "reason": "gọi lại cho khách"}
    answers = [lan.post(f"/cases/{reference}/reveals", body, key="the-same-key") for _ in "ab"]
    assert {one.json()["value"] for one in answers} == {"+84912345678"}
    member = desk.database.read_now(lambda uow: staff.by_login(uow, "lan"))
    page = desk.database.read_now(
        lambda uow: desk_view.load(uow, desk.house, member, reference, "k")
    )
    assert [one.kind for one in page.timeline].count("revealed") == 2


def test_a_reveal_is_no_ones_right_by_scope_alone(desk, app, reference):
    program = Program(app, token_of(desk, hire(desk, "hoa", Role.HOTLINE))[1])
    body = {"field": "record.phone", "reason": "gọi lại cho khách"}
    answer = program.post(f"/cases/{reference}/reveals", body)
    assert answer.status_code == 403
    assert "912345678" not in answer.text


# -- what is no request ----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"text": ""}, 400),
        ({"text": 1}, 400),
        ({"text": "a", "more": 1}, 400),
        ([], 400),
        ({"text": "a" * 2001}, 400),
        ({"text": "a" * 70_000}, 413),
    ],
)
def test_a_body_that_is_none_of_ours(lan, reference, body, status):
    answer = lan.post(f"/cases/{reference}/notes", body)
    assert answer.status_code == status
    assert "aaa" not in answer.text


def test_what_was_sent_is_never_told_back(lan):
    answer = lan.post("/cases", {**TALK, "0912345678": "mai@example.vn"})
    assert answer.status_code == 400
    assert "0912345678" not in answer.text
    assert "mai@" not in answer.text


def test_other_methods_and_addresses(lan):
    answer = lan.ask("DELETE", "/cases", None, {})
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "POST"}
    assert lan.get("/cases/DC-00000-0").status_code == 404
    assert lan.get("/nowhere").headers["content-type"] == "application/problem+json"
