"""`/hooks/mail-in` in the real house: from the notice's reply address back into the case."""

import re

import httpx
import pytest

from bot.settings import SettingsError, load
from tests.bot.letters_in import ANSWER, letter
from tests.bot.posting import SECRET, PostingHouse
from tests.bot.test_status_pages import picture

DOMAIN = "reply.dcnet.vn"


@pytest.mark.parametrize("domain", ["dcnet", "a b.vn", "https://reply.dcnet.vn", "reply.dcnet.vn/"])
def test_a_domain_that_is_none_is_told_at_the_start(domain):
    with pytest.raises(SettingsError, match="HELPDESK_MAIL_REPLY_DOMAIN"):
        load(mail_reply_domain=domain)
    assert load(mail_reply_domain="Reply.DCNET.vn").mail_reply_domain


@pytest.fixture
async def house(tmp_path, clock):
    made = PostingHouse(tmp_path, clock)
    made.settings = {"mail_reply_domain": DOMAIN}
    await made.open()
    yield made
    await made.close()


async def tell(house: PostingHouse, raw: bytes, secret: str = SECRET) -> int:
    async with httpx.AsyncClient(base_url=house.base, trust_env=False, timeout=30) as client:
        headers = {"authorization": f"Bearer {secret}"}
        answer = await client.post("/hooks/mail-in", content=raw, headers=headers)
        return answer.status_code


async def notice(house: PostingHouse) -> tuple[str, str]:
    """A mail about a case: the token of its reply address, and its text."""
    from handlers import notices, own_status
    from storage import cases, customers
    from storage.customers import NewCustomer

    def begin(uow) -> None:
        details = {"phone": "+84912345678", "email": "mai@example.vn"}
        customer_id = customers.add(uow, NewCustomer("DC10023", "person", "Nguyễn Mai", details))
        uow.flush()
        lane, key = own_status.place(uow, customer_id)
        uow.flush()
        case = cases.Case(
            uow.new_id(), "DC-7K3M4-2", "talk_to_person", "waiting", "test", 1, uow.now, uow.now,
            uow.now, {}, customer_id, lane.id,
        )  # fmt: skip
        cases.add(uow, case, key)
        record = customers.load(uow, [customer_id])[customer_id]
        shown = {"reference": case.reference, "text": "Xin ảnh", "name": "Lan"}
        notices.tell_contact(uow, record, "email", "notice-desk-reply", shown, case_id=case.id)

    house.database.write_now(begin)
    await house.work()
    mail = house.mail.taken[-1]
    found = re.fullmatch(rf"reply\+([a-z2-7]{{52}})@{DOMAIN}", str(mail["Reply-To"]))
    assert found
    return found[1], mail.get_content()


async def test_a_notice_is_answered_by_mail(house):
    token, text = await notice(house)
    assert "trả lời trực tiếp thư này" in text
    assert "xin không trả lời" not in text
    page = re.search(r"/status/c/[A-Za-z0-9_-]{56}", text)
    assert page
    async with httpx.AsyncClient(base_url=house.base, trust_env=False) as client:
        assert "DC-7K3M4-2" in (await client.get(page[0])).text
    raw = letter(token, files={"giay.png": ("image/png", picture()), "x.exe": ("image/png", b"MZ")})
    assert [await tell(house, raw) for _ in range(2)] == [204, 204]
    from storage import attachments, cases

    case = house.database.read_now(lambda uow: cases.by_reference(uow, "DC-7K3M4-2"))
    assert case.state == "open"
    timeline = house.database.read_now(lambda uow: cases.timeline(uow, case.id))
    words = [one for one in timeline if one.kind == "customer"]
    assert [one.body["text"] for one in words] == [ANSWER]
    kept = house.database.read_now(lambda uow: attachments.of_case(uow, case.id))
    assert [one.source["name"] for one in kept] == ["giay.png"]
    assert words[0].body["files"] == [kept[0].id]
    assert [one.body["declined"] for one in timeline if one.kind == "mail"] == [1]


async def test_who_does_not_know_the_secret_tells_nothing(house):
    token, _ = await notice(house)
    assert await tell(house, letter(token), "wrong") == 401
    assert not house.database.read_now(parked)


def parked(uow) -> list[str]:
    from storage import inbox

    return [one.reason for one in inbox.parked(uow)]


async def test_what_nobody_can_read_or_place_is_kept(house):
    token, _ = await notice(house)
    broken = f"To: reply+{token}@{DOMAIN}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    wide = broken.encode() + b"--b\r\n\r\nx\r\n" * 500
    for raw in (wide, letter(""), b"", b"\0\xff", letter(token, Auto_Submitted="auto-replied")):
        assert await tell(house, raw) == 204
    assert house.database.read_now(parked) == ["NoCase"] * 3
    assert await tell(house, b"x" * (26 * 1024 * 1024)) == 413
