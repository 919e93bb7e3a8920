"""Mail and SMS on real connections: headers, refusals, retries, what comes back later."""

from collections.abc import AsyncIterator
from email.utils import parsedate_to_datetime

import httpx
import pytest

from bot.gateways import bounce
from handlers import notices
from handlers.notices import Notice
from states.notice_ways import Kind
from storage import tables
from tests.bot.posting import SECRET, PostingHouse, dsn
from tests.desk import Clock

EMAIL, PHONE = "mai@example.vn", "+84912345678"
NEWS = "notice-desk-settled"
SHOWN = {"reference": "DC-7K3M4-2", "text": "Đã xử lý xong ạ."}


@pytest.fixture
async def house(tmp_path, clock: Clock) -> AsyncIterator[PostingHouse]:
    made = PostingHouse(tmp_path, clock)
    await made.open()
    made.customer_id = made.customer()
    yield made
    await made.close()


async def post(house: PostingHouse, way: str = "email") -> None:
    """News of a case, by this way."""

    def use_case(uow) -> None:
        notice = Notice(uow.new_id(), Kind.NEWS, NEWS, SHOWN, house.customer_id)
        notices.send(uow, house.built.house, notice, way)

    house.database.write_now(use_case)
    await house.work()


async def pass_(house: PostingHouse, **span: float) -> None:
    house.clock.pass_(**span)
    await house.work()


def failed(house: PostingHouse) -> list[tuple[str, str, str]]:
    table = tables.failed_delivery
    query = table.select().order_by(table.c.at, table.c.outbox_id)
    rows = house.database.read_now(lambda uow: uow.connection.execute(query).all())
    return [(row.outlet, row.reason, row.next_way) for row in rows]


def chunk_states(house: PostingHouse) -> list[str]:
    table = tables.message
    query = table.select().order_by(table.c.id)
    rows = house.database.read_now(lambda uow: uow.connection.execute(query).all())
    return [row.state for row in rows]


# -- mail ----------------------------------------------------------------------------------------
async def test_a_mail_says_who_when_and_that_a_machine_wrote_it(house: PostingHouse):
    await post(house)
    (mail,) = house.mail.taken
    assert mail["From"].addresses[0].display_name == "DCNET"
    assert mail["To"] == EMAIL
    assert mail["Subject"] == "DCNET: thông báo về hồ sơ khách hàng"
    assert parsedate_to_datetime(mail["Date"]) == house.clock.now
    assert mail["Auto-Submitted"] == "auto-generated"
    assert bounce._OURS.search(mail["Message-ID"])
    assert mail["Content-Transfer-Encoding"] == "quoted-printable"
    assert mail.get_content_type() == "text/plain"
    assert "Yêu cầu DC-7K3M4-2 đã được giải quyết: Đã xử lý xong ạ." in mail.get_content()
    raw = mail.as_bytes()
    assert raw.isascii()
    assert max(len(line) for line in raw.splitlines()) < 998  # RFC 5322, section 2.1.1
    assert "List-Unsubscribe" not in mail


@pytest.mark.parametrize(
    ("refusing", "reason"),
    [
        ("550 5.1.1 <mai@example.vn> user unknown", "gone"),
        ("550 No such user", "gone"),
        ("550 5.7.1 relaying denied", "rejected"),
        ("552 5.2.2 mailbox full", "rejected"),
    ],
)
async def test_a_refused_recipient_is_told_by_sms(house: PostingHouse, refusing, reason):
    house.mail.refusing = refusing
    await post(house)
    await pass_(house, seconds=1)
    (text,) = house.texted
    assert text["to"] == PHONE
    assert text["text"].startswith("DCNET: Yeu cau DC-7K3M4-2 da duoc giai quyet.")
    assert failed(house) == [("mail", reason, "phone")]
    returned = house.record(house.customer_id).details["email"].returned
    assert returned is (reason == "gone")


async def test_refused_data_is_told_by_sms(house: PostingHouse):
    house.mail.refusing_data = "554 5.7.1 spam"
    await post(house)
    await pass_(house, seconds=1)
    assert len(house.texted) == 1
    assert failed(house) == [("mail", "rejected", "phone")]


async def test_a_greylisted_mail_waits_and_goes(house: PostingHouse):
    house.mail.refusing = "451 4.7.1 try again later"
    await post(house)
    house.mail.refusing = ""
    await pass_(house, minutes=10)
    assert len(house.mail.taken) == 1
    assert failed(house) == []
    assert not house.record(house.customer_id).details["email"].returned


async def test_a_mail_that_nobody_takes_in_hours_is_told_by_sms(house: PostingHouse):
    house.mail.refusing = "451 4.7.1 try again later"
    await post(house)
    await pass_(house, hours=3)
    assert house.texted == []
    await pass_(house, hours=1, minutes=10)
    await pass_(house, seconds=1)
    assert len(house.texted) == 1
    assert failed(house) == [("mail", "not_sent", "phone")]


async def test_a_line_cut_after_the_data_leaves_it_unknown(house: PostingHouse):
    """It may have arrived: tried once more under the same Message-ID, and not told elsewhere."""
    house.mail.dropping = True
    await post(house)
    for _ in range(3):
        await pass_(house, seconds=5)
    assert len(house.mail.taken) == 2
    assert len({one["Message-ID"] for one in house.mail.taken}) == 1
    assert house.texted == []
    assert chunk_states(house) == ["unknown"]
    assert failed(house) == []


async def test_nothing_is_left_but_staff(house: PostingHouse):
    house.mail.refusing, house.sms_status = "550 5.1.1 unknown", 400
    await post(house)
    for _ in range(3):
        await pass_(house, seconds=1)
    assert failed(house) == [("mail", "gone", "phone"), ("sms", "rejected", "nobody")]
    assert (house.mail.tried, len(house.texted)) == (1, 1)


# -- SMS -----------------------------------------------------------------------------------------
async def test_a_refused_text_is_told_by_mail(house: PostingHouse):
    house.sms_status = 422
    await post(house, "phone")
    await pass_(house, seconds=1)
    assert len(house.mail.taken) == 1
    assert failed(house) == [("sms", "rejected", "email")]


# -- what comes back later -----------------------------------------------------------------------
async def hook(house: PostingHouse, path: str, body: bytes, secret: str = SECRET) -> int:
    async with httpx.AsyncClient(base_url=house.base) as client:
        headers = {"Authorization": f"Bearer {secret}"}
        answer = await client.post(f"/hooks/{path}", content=body, headers=headers)
    assert answer.content == b""
    return answer.status_code


@pytest.mark.parametrize("whole", [True, False])
async def test_a_bounce_is_told_by_sms_once(house: PostingHouse, whole: bool):
    await post(house)
    told = dsn(house.mail.taken[0]["Message-ID"], whole=whole)
    for _ in range(3):
        assert await hook(house, "mail-bounce", told) == 204
        await pass_(house, seconds=1)
    assert len(house.texted) == 1
    assert failed(house) == [("mail", "gone", "phone")]
    assert house.record(house.customer_id).details["email"].returned
    assert chunk_states(house) == ["failed", "sent"]


@pytest.mark.parametrize(
    ("action", "status", "then"),
    [("delayed", "4.4.1", []), ("failed", "5.2.2", [("mail", "bounced", "phone")])],
)
async def test_a_bounce_says_what_it_is(house: PostingHouse, action, status, then):
    await post(house)
    told = dsn(house.mail.taken[0]["Message-ID"], action, status)
    assert await hook(house, "mail-bounce", told) == 204
    await pass_(house, seconds=1)
    assert failed(house) == then
    assert not house.record(house.customer_id).details["email"].returned


async def test_hooks_take_nothing_from_strangers_and_tell_nothing(house: PostingHouse):
    await post(house)
    told = dsn(house.mail.taken[0]["Message-ID"])
    assert await hook(house, "mail-bounce", told, "guessed") == 401
    assert await hook(house, "sms-report", b'{"id":"x","status":"failed"}', "x") == 401
    assert await hook(house, "mail-bounce", b"x" * (1024 * 1024 + 1)) == 413
    for odd in (b"", b"\xff\xfe", dsn("<someone@else>"), dsn(f"<{'0' * 32}@dcnet.vn>")):
        assert await hook(house, "mail-bounce", odd) == 204
    for odd in (b"{", b"[]", b'{"id": 7, "status": "failed"}', b'{"id": "x"}'):
        assert await hook(house, "sms-report", odd) == 400
    assert await hook(house, "sms-report", b'{"id":"x","status":"failed"}') == 204
    await pass_(house, seconds=1)
    assert failed(house) == []


def report(house: PostingHouse, status: str) -> bytes:
    return f'{{"id": "{house.texted[-1]["id"]}", "status": "{status}"}}'.encode()


async def test_a_report_of_the_sms_gateway(house: PostingHouse):
    await post(house, "phone")
    assert await hook(house, "sms-report", report(house, "on its way")) == 204
    assert await hook(house, "sms-report", report(house, "no_such_number")) == 204
    await pass_(house, seconds=1)
    assert len(house.mail.taken) == 1
    assert failed(house) == [("sms", "gone", "email")]
    assert house.record(house.customer_id).details["phone"].returned
    await post(house, "phone")
    assert await hook(house, "sms-report", report(house, "delivered")) == 204
    assert not house.record(house.customer_id).details["phone"].returned
    assert await hook(house, "sms-report", report(house, "failed")) == 204
    await pass_(house, seconds=1)
    assert failed(house)[-1] == ("sms", "bounced", "email")


async def test_without_a_secret_there_are_no_hooks(tmp_path, clock: Clock):
    house = PostingHouse(tmp_path, clock, hooks_secret=None)
    await house.open()
    assert await hook_status(house) == 404
    await house.close()


async def hook_status(house: PostingHouse) -> int:
    async with httpx.AsyncClient(base_url=house.base) as client:
        return (await client.post("/hooks/mail-bounce")).status_code
