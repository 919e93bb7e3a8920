"""Webhooks out: told in the transaction of what happened, signed, tried again, parked, given up;
never where they must not go."""

import asyncio
import base64
import hashlib
import hmac
import re
from dataclasses import replace
from datetime import timedelta

import pytest
import structlog

from bot.console.webhooks import PATH
from bot.webhooks import Webhooks
from handlers import webhooks
from handlers.guarded import Done, Made, Refused, Unproven
from states.permissions import Role
from states.webhooks import EVENTS, PAUSES
from storage import cases, tables
from storage.unit_of_work import ConflictError
from tests.bot.console_site import console_app, console_desk
from tests.bot.console_visits import signed_in
from tests.bot.webhook_receiver import receiving
from tests.handlers.desk_people import Staff, ask_name_change, hire

only_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
def receiver():
    with receiving() as found:
        yield found


@pytest.fixture
def admin(desk):
    return hire(desk, "quan", Role.ADMIN)


@pytest.fixture
def made(desk, admin, receiver) -> Made:
    return make(desk, admin, receiver.url)


def make(desk, admin, url: str, events=EVENTS):
    return desk.database.write_now(
        lambda uow: webhooks.add(uow, admin, url, events, proven=True, private=True)
    )


def work(desk, *, private: bool = True, patience: float = 20.0) -> bool:
    async def once() -> bool:
        line = Webhooks(
            desk.database, desk.house, private=private, patience=patience, share=lambda: 0.5
        )
        try:
            return await line.work_once()
        finally:
            await line.close()

    return asyncio.run(once())


def deliveries(desk, **where):
    return desk.rows("webhook_delivery", **where)


def endpoint(desk):
    (found,) = desk.rows("webhook_endpoint")
    return found


def ask_test(desk, admin, made) -> None:
    assert desk.database.write_now(lambda uow: webhooks.test(uow, admin, made.id)) == Done()


def test_a_case_is_told_from_its_beginning_to_its_end(desk, admin, made, receiver):
    """Signed as the scheme says, worked out here with nothing of ours."""
    desk.customer()
    desk.link("1")
    reference = ask_name_change(desk)
    lan, minh = Staff(desk, hire(desk, "lan")), Staff(desk, hire(desk, "minh"))
    lan.does("claim", reference)
    lan.does("reply", reference, text="Chào chị, 079090000123")
    lan.does("ask_more", reference, text="Xin thêm ảnh")
    lan.does("ask_more", reference, text="Xin thêm ảnh mặt sau")
    minh.does("note", reference, text="nhớ")
    while work(desk):
        pass
    told = sorted((one.told for one in receiver.taken), key=lambda one: one["sequence"])
    events = ("opened", "taken", "answered", "asked", "asked")
    assert [one["type"] for one in told] == [f"case.{one}" for one in events]
    assert [one["sequence"] for one in told] == [1, 2, 3, 4, 5]
    case = told[-1]["data"]["case"]
    assert (case["reference"], case["kind"], case["state"]) == (
        reference, "request_name_change", "waiting",
    )  # fmt: skip
    key = base64.b64decode(made.secret.removeprefix("whsec_"), validate=True)
    for one in receiver.taken:
        sent = one.headers
        signed = f"{sent['webhook-id']}.{sent['webhook-timestamp']}.".encode() + one.body
        wanted = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        assert sent["webhook-signature"] == f"v1,{wanted}"
        assert sent["webhook-id"] == one.told["id"]
        assert int(sent["webhook-timestamp"]) == int(desk.clock.now.timestamp())
        for personal in ("Mai", "0912345678", "912345678", "Chào", "079090000123", "ảnh"):
            assert personal not in one.body.decode()
    kept = str(desk.rows("webhook_endpoint"))
    assert made.secret not in kept and receiver.url not in kept


@only_sqlite
def test_what_did_not_happen_is_not_told(desk, admin, made):
    desk.customer()
    desk.link("1")
    reference = ask_name_change(desk)
    before = len(deliveries(desk))

    def undone(uow):
        case = cases.by_reference(uow, reference)
        cases.change(uow, case, state="withdrawn")
        uow.settle()
        raise ConflictError("desk_case")

    with pytest.raises(ConflictError):
        desk.database.write_now(undone)
    assert len(deliveries(desk)) == before


@only_sqlite
def test_only_what_was_chosen_is_told(desk, admin, receiver):
    make(desk, admin, receiver.url, ["settled"])
    desk.customer()
    desk.link("1")
    ask_name_change(desk)
    assert not work(desk)


@only_sqlite
def test_faults_are_tried_again_and_the_same_is_sent(desk, admin, made, receiver):
    """Each fault once; then it arrives. No redirect is followed, and no cookie kept."""
    ask_test(desk, admin, made)
    receiver.answers = [500, "drop", 302, "slow", "noise"]
    why = []
    with structlog.testing.capture_logs() as logs:
        for pause in PAUSES[:5]:
            assert work(desk, patience=3.0)
            (one,) = deliveries(desk)
            why.append((one.status, one.why))
            assert not work(desk)
            assert one.due_at == desk.clock.now + pause
            desk.clock.pass_(seconds=pause.total_seconds())
    nothing = (None, "unreachable")
    assert why == [(500, "answer"), nothing, (302, "answer"), (None, "slow"), nothing]
    assert "127.0.0.1" not in str(logs)
    assert "trash" not in str(logs)
    assert endpoint(desk).failing_since
    assert work(desk)
    (one,) = deliveries(desk)
    assert (one.state, one.status, one.tries) == ("delivered", 200, 6)
    assert endpoint(desk).failing_since is None
    assert {sent.path for sent in receiver.taken} == {"/told"}
    assert len({(sent.headers["webhook-id"], sent.body) for sent in receiver.taken}) == 1
    assert "cookie" not in str(receiver.taken)


@only_sqlite
def test_a_day_of_failing_parks_and_days_disable(desk, admin, made, receiver, house_mail):
    receiver.answers = [500] * 40
    ask_test(desk, admin, made)
    begun = desk.clock.now
    while (one := deliveries(desk)[0]).state == "waiting":
        desk.clock.now = max(one.due_at, desk.clock.now)
        assert work(desk)
    assert one.tries == len(PAUSES) + 1
    assert timedelta(hours=20) < desk.clock.now - begun < timedelta(hours=28)
    assert mailed(desk) == ["alert-webhook-parked"]
    desk.clock.now = begun + timedelta(days=3, hours=1)
    desk.database.write_now(lambda uow: webhooks.again(uow, admin, made.id, one.id))
    ask_test(desk, admin, made)
    assert work(desk)
    found = (endpoint(desk).why, {row.state for row in deliveries(desk)})
    assert found == ("failing", {"parked"})
    assert mailed(desk)[-1] == "alert-webhook-disabled"
    refused = desk.database.write_now(lambda uow: webhooks.test(uow, admin, made.id))
    assert refused == Refused("webhooks-disabled-now")
    desk.database.write_now(lambda uow: webhooks.enable(uow, admin, made.id))
    receiver.answers = [410]
    ask_test(desk, admin, made)
    assert work(desk)
    assert endpoint(desk).why == "gone"


def test_killed_between_sending_and_noting_it_is_sent_once_more(desk, admin, made, receiver):
    ask_test(desk, admin, made)
    desk.database.write_now(lambda uow: webhooks.take(uow, 16))  # and its worker dies
    desk.clock.pass_(seconds=61)
    assert work(desk)
    (one,) = deliveries(desk)
    assert (one.state, one.tries) == ("delivered", 2)


@only_sqlite
def test_whoever_lost_a_delivery_notes_nothing(desk, admin, made, receiver):
    ask_test(desk, admin, made)
    (lost,) = desk.database.write_now(lambda uow: webhooks.take(uow, 16))
    desk.clock.pass_(seconds=61)
    receiver.answers = [500]
    assert work(desk)
    desk.database.write_now(lambda uow: webhooks.told(uow, desk.house, lost.delivery, 200, "", 0.5))
    (one,) = deliveries(desk)
    assert (one.state, one.status) == ("waiting", 500)


@only_sqlite
def test_inner_networks_are_not_reached(desk, admin, made, receiver):
    """By number, by name, and where the setting was taken back after it was made."""
    named = make(desk, admin, f"https://0x7f.1:{receiver.port}/x")  # judged when it is resolved
    ask_test(desk, admin, made)
    ask_test(desk, admin, named)
    assert work(desk, private=False)
    assert ([one.why for one in deliveries(desk)], receiver.taken) == (["private"] * 2, [])


@only_sqlite
def test_who_may(desk, admin, made):
    agent = hire(desk, "lan")
    add = {"proven": True, "private": False}
    told = [
        desk.database.write_now(
            lambda uow: webhooks.add(uow, agent, "https://a.vn", EVENTS, **add)
        ),
        desk.database.write_now(lambda uow: webhooks.remove(uow, agent, made.id)),
    ]
    assert told == [Refused("webhooks-no-role")] * 2
    add = {"proven": False, "private": False}
    unproven = desk.database.write_now(
        lambda uow: webhooks.add(uow, admin, "https://a.vn", EVENTS, **add)
    )
    assert unproven == Unproven()
    actions = [one.action for one in desk.rows("audit") if "webhook" in one.action]
    assert actions == ["webhook made"]


@pytest.fixture
def house_mail(desk):
    desk.house.alert_mail, desk.house.mail = ("truc@dcnet.vn",), True


def mailed(desk) -> list[str]:
    return [part["copy"] for body in desk.sent("mail") for part in body["parts"]]


# -- the pages -------------------------------------------------------------------------------------
@only_sqlite
def test_a_secret_is_shown_once_and_all_is_done_on_the_page(desk, tmp_path, receiver):
    console = replace(console_desk(desk, tmp_path), webhooks_private=True)
    quan = signed_in(console_app(console), desk, "quan", Role.ADMIN)
    form = quan.form(PATH)
    wrong = quan.post(PATH, {**form, "address": "http://example.vn/x", "event": "opened"})
    assert (wrong.status_code, "Chỉ https:// mới đủ an toàn." in wrong.text) == (422, True)
    page = quan.post(PATH, [*form.items(), ("address", receiver.url), ("event", "opened")])
    secret = re.search(r'value="(whsec_[^"]+)"', page.text)[1]
    one = f"{PATH}/{endpoint(desk).id}"
    assert quan.post(f"{one}/test", form).headers["location"] == f"{one}?done=test"
    receiver.answers = [500]
    assert work(desk)
    shown = quan.get(one).text
    words = ("#1 Gửi thử", "1 lần thử", "trả lời 500", "Đang lỗi", "1 đang chờ")
    assert [one for one in (*words, secret) if one not in shown] == [secret]
    desk.clock.pass_(minutes=1)
    assert work(desk)
    (sent,) = deliveries(desk)
    answer = quan.post(f"{one}/again/{sent.id}", form)
    assert answer.headers["location"] == f"{one}?done=again"
    assert work(desk)
    assert [taken.headers["webhook-id"] for taken in receiver.taken] == [sent.id] * 3
    quan.post(f"{one}/choose", [*form.items(), ("event", "merged"), ("event", "x")])
    assert endpoint(desk).events == "merged"
    quan.post(f"{one}/disable", form)
    assert "Nhân viên đã tắt." in quan.get(one).text
    quan.post(f"{one}/enable", form)
    assert quan.post(f"{one}/remove", form).headers["location"] == f"{PATH}?done=remove"
    assert desk.rows("webhook_endpoint") == desk.rows("webhook_delivery") == []
    assert quan.get(one).status_code == 404
    table = tables.staff_session
    desk.database.write_now(
        lambda uow: uow.connection.execute(table.update().values(proven_at=None))
    )
    asked = quan.post(PATH, [*form.items(), ("address", receiver.url), ("event", "opened")])
    assert asked.headers["location"] == f"/console/me/again?next={PATH}"
    actions = [entry.action for entry in desk.rows("audit") if "webhook" in entry.action]
    assert actions == [
        "webhook made", "webhook tested", "webhook sent again", "webhook changed",
        "webhook disabled", "webhook enabled", "webhook deleted",
    ]  # fmt: skip
