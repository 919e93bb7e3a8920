"""Papers over the API: brought to a case once, checked as a chat's, judged by somebody else; listed
and read by who may."""

from pathlib import Path

import pytest

from bot import papers
from bot.api import uploading
from states.api_scopes import Scope
from states.case import CHECKS
from states.permissions import Role
from storage import tables
from tests.bot.api_client import Program, token_of
from tests.bot.paper_corpus import GPS_TRACE, jpeg, jpeg_with_traces, png
from tests.handlers.asked_twice import merged
from tests.handlers.desk_people import (
    Staff,
    ask_name_change,
    case_of,
    hire,
    on_sqlite,
    page,
)

pytest_plugins = ["tests.bot.api_fixtures"]
TALK = {"kind": "talk_to_person", "note": "Hỏi về hoá đơn tháng mười."}


@pytest.fixture
def crm(desk, app) -> Program:
    """A program whose account only logs what callers say."""
    return Program(app, token_of(desk, hire(desk, "crm", Role.HOTLINE, "CRM"))[1])


def stored(tmp_path: Path) -> list[Path]:
    return [one for one in (tmp_path / "files").rglob("*") if one.is_file()]


def decide(program: Program, reference: str, action: str, **more):
    tag = program.get(f"/cases/{reference}").headers["etag"]
    path = f"/cases/{reference}/decisions"
    return program.post(path, {"action": action, **more}, If_Match=tag)


def approve(program: Program, reference: str):
    return decide(program, reference, "approve", checks=list(CHECKS["request_name_change"]))


def test_a_paper_is_brought_written_anew_sealed_and_read_back(desk, lan, reference, tmp_path):
    tag = lan.get(f"/cases/{reference}").headers["etag"]
    answer = lan.bring(f"/cases/{reference}/files", jpeg_with_traces(), name="Nguyễn Thị Mai.jpg")
    assert answer.status_code == 201, answer.text
    told = answer.json()
    assert (told["media_type"], told["pages"], told["told"]) == ("image/jpeg", 1, "")
    assert answer.headers["etag"] not in ("", tag)  # what decides stands on it
    [file] = stored(tmp_path)
    assert GPS_TRACE not in file.read_bytes() and b"\xff\xd8\xff" not in file.read_bytes()[:64]
    read = lan.get(f"/files/{told['id']}")
    assert read.content.startswith(b"\xff\xd8\xff") and GPS_TRACE not in read.content
    assert len(read.content) == told["size"]
    listed = lan.get(f"/cases/{reference}/files")
    found = {one["id"]: one for one in listed.json()["files"]}
    assert [one["by"] for one in found.values()] == ["customer", "brought"]
    assert (found[told["id"]]["case"], found[told["id"]]["state"]) == (reference, "stored")
    assert "Mai" not in listed.text
    assert told["id"] in [one["id"] for one in lan.get(f"/cases/{reference}").json()["papers"]]
    brought = [one for one in desk.rows("audit") if one.action == "case add_paper"]
    assert len(brought) == 1 and brought[0].actor_id is not None


def test_a_repeat_brings_it_once_however_it_is_packed(desk, lan, reference, tmp_path):
    path = f"/cases/{reference}/files"
    answers = [lan.bring(path, jpeg(), key="the-same-key") for _ in range(3)]
    assert len({one.text for one in answers}) == len({one.headers["etag"] for one in answers}) == 1
    assert len(stored(tmp_path)) == 1
    assert lan.bring(path, png(), key="the-same-key").status_code == 422
    assert lan.bring(path, jpeg(), key="the-same-key", name="other.jpg").status_code == 422
    assert len(stored(tmp_path)) == 1


def test_the_first_answer_is_given_again_when_the_case_is_closed(desk, lan, reference):
    path = f"/cases/{reference}/files"
    first = lan.bring(path, jpeg(), key="the-same-key")
    minh = Staff(desk, hire(desk, "minh"))
    minh.does("refuse", reference, "Không đủ giấy tờ.")
    assert lan.bring(path, jpeg(), key="the-same-key").text == first.text
    late = lan.bring(path, jpeg())
    assert (late.status_code, late.json()["type"][-17:]) == (409, "console-no-closed")


@on_sqlite
@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "paper-empty"),
        (b"MZ\x90\x00", "paper-wrong-type"),
        (b"\xff\xd8\xff nothing", "paper-unreadable"),
        (b"%PDF-1.7 nothing", "paper-unreadable"),
    ],
)
def test_what_is_no_paper_is_refused_and_keeps_nothing(lan, reference, tmp_path, data, why):
    answer = lan.bring(f"/cases/{reference}/files", data)
    assert answer.status_code == 422, answer.text
    assert answer.json()["type"].endswith(why)
    assert stored(tmp_path) == []
    assert lan.bring(f"/cases/{reference}/files", jpeg()).status_code == 201


@on_sqlite
def test_what_is_too_big_or_no_form_is_not_read(lan, reference, tmp_path, monkeypatch):
    path = f"/cases/{reference}/files"
    whole = jpeg() + b"\0" * (papers.Limits().most_bytes + 70_000)
    assert lan.bring(path, whole).status_code == 413
    assert lan.bring(path, jpeg(), part="paper").status_code == 400
    two = [("file", ("a.jpg", jpeg(), "image/jpeg")), ("file", ("b.jpg", jpeg(), "image/jpeg"))]
    given = {"Idempotency-Key": "a-key-of-it"}
    assert lan.ask("POST", path, None, given, files=two).status_code == 400
    more = {"files": {"file": ("a.jpg", jpeg(), "image/jpeg")}, "data": {"note": "x"}}
    assert lan.ask("POST", path, None, given, **more).status_code == 400
    assert lan.post(path, {"file": "a"}).status_code == 415
    assert lan.ask("POST", path, None, {}, files={"file": jpeg()}).status_code == 400
    assert stored(tmp_path) == []


@on_sqlite
def test_a_scanner_that_is_away_says_try_again(lan, reference, tmp_path, monkeypatch):
    async def away(*given, **how):
        raise papers.CheckFailed("away")

    monkeypatch.setattr("bot.upload_store.papers.check", away)
    answer = lan.bring(f"/cases/{reference}/files", jpeg())
    assert (answer.status_code, answer.headers["retry-after"]) == (503, str(uploading.TRY_AGAIN))
    assert stored(tmp_path) == []


def test_a_case_that_waits_goes_on_and_its_customer_hears_once(desk, lan, reference):
    minh = Staff(desk, hire(desk, "minh"))
    minh.does("ask_more", reference, "Xin ảnh rõ hơn.")
    desk.deliver("1")
    answers = [lan.bring(f"/cases/{reference}/files", jpeg()) for _ in "ab"]
    assert [one.json()["told"] for one in answers] == ["chat", ""]
    assert desk.deliver("1") == ["desk-paper-came"]
    assert case_of(desk, reference).state == "open"


def test_nobody_judges_a_paper_they_brought(desk, app, lan, reference):
    minh = Program(app, token_of(desk, hire(desk, "minh"))[1])
    tag = minh.get(f"/cases/{reference}").headers["etag"]
    assert lan.bring(f"/cases/{reference}/files", jpeg()).status_code == 201
    body = {"action": "approve", "checks": list(CHECKS["request_name_change"])}
    stale = minh.post(f"/cases/{reference}/decisions", body, If_Match=tag)
    assert stale.status_code == 412  # minh has not seen that paper
    refused = approve(lan, reference)
    assert (refused.status_code, refused.json()["type"][-18:]) == (403, "console-no-brought")
    assert approve(minh, reference).status_code == 200
    assert decide(lan, reference, "apply").status_code == 403
    third = Program(app, token_of(desk, hire(desk, "chi"))[1])
    assert decide(third, reference, "apply").status_code == 200


def test_a_merge_carries_on_who_brought_the_papers(desk, lan, reference):
    """Broken once: the merged case's papers counted as nobody's."""
    minh = Staff(desk, hire(desk, "minh"))
    second = ask_name_change(desk)
    assert lan.bring(f"/cases/{reference}/files", jpeg()).status_code == 201
    assert merged(minh, reference, second).action == "merge"
    assert approve(lan, second).json()["type"].endswith("console-no-brought")
    listed = lan.get(f"/cases/{second}/files").json()["files"]
    assert {one["case"] for one in listed} == {reference, second}


def test_who_logs_calls_brings_papers_and_reads_none(desk, crm, reference):
    added = crm.bring(f"/cases/{reference}/files", jpeg())
    assert added.status_code == 201
    assert crm.get(f"/files/{added.json()['id']}").status_code == 404
    assert crm.get(f"/cases/{reference}/files").status_code == 403
    lan = hire(desk, "hanh")
    [_, paper] = page(desk, lan, reference).papers
    assert page(desk, lan, reference).names[paper.source["by"]] == "CRM"


def test_scopes_part_bringing_from_reading(desk, app, reference):
    member = hire(desk, "lan")
    brings = Program(app, token_of(desk, member, Scope.FILES_WRITE)[1])
    reads = Program(app, token_of(desk, member, Scope.FILES_READ)[1])
    assert reads.bring(f"/cases/{reference}/files", jpeg()).status_code == 403
    assert brings.bring(f"/cases/{reference}/files", jpeg()).status_code == 201
    assert brings.get(f"/cases/{reference}/files").status_code == 403
    assert reads.get(f"/cases/{reference}/files").status_code == 200


def test_a_case_that_was_logged_keeps_papers_under_its_calls_key(desk, lan, crm):
    """Nobody proved whose it is: the paper hangs on the call, not on a customer."""
    opened = crm.post("/cases", TALK).json()["reference"]
    answer = crm.bring(f"/cases/{opened}/files", png())
    assert answer.status_code == 201, answer.text
    case = case_of(desk, opened)
    [row] = desk.rows("attachment", id=answer.json()["id"])
    assert (case.customer_id, row.lane_id) == (None, case.lane_id)
    assert lan.get(f"/files/{row.id}").content.startswith(b"\x89PNG")


@on_sqlite
def test_a_case_takes_so_many_papers(desk, lan, reference, monkeypatch):
    monkeypatch.setattr("handlers.own_status.MOST_FILES", 2)
    assert lan.bring(f"/cases/{reference}/files", jpeg()).status_code == 201
    full = lan.bring(f"/cases/{reference}/files", jpeg())
    assert (full.status_code, full.json()["type"][-19:]) == (422, "console-papers-many")


@on_sqlite
def test_a_revoked_token_brings_nothing(desk, lan, reference, tmp_path):
    desk.database.write_now(
        lambda uow: uow.connection.execute(tables.api_token.update().values(revoked_at=uow.now))
    )
    assert lan.bring(f"/cases/{reference}/files", jpeg()).status_code == 401
    assert stored(tmp_path) == []
