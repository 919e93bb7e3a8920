"""A customer looks at a case by link and by code, writes there, and answers a mail."""

import re

from handlers import status_links
from storage import cases, customers
from tests.bot.letters_in import letter
from tests.canary import values as v
from tests.canary.house import CanaryHouse
from tests.canary.platforms import Letters
from tests.canary.visits import client, hidden

_TRIES = 3  # each thing that a deed leads to fails once
_LINK = re.compile(r"/status/c/([A-Za-z0-9_-]{56})")


async def visited(house: CanaryHouse, letters: Letters) -> None:
    token = next(found for text in reversed(letters.texts) for found in _LINK.findall(text))
    house.driven.cookies.add(token)
    path = f"/status/c/{token}"
    async with client(house) as browser:
        page = (await browser.get(path)).text
        reference = re.findall(r"DC-\w{5}-\w", page)[0]
        file = {"file": (v.FILE_NAME, v.FREE.encode(), "image/png")}
        for deed in ("add", "rate", "reopen"):
            given = {**hidden(page), "deed": deed, "text": v.FREE, "stars": "5"}
            for _ in range(_TRIES):
                answer = await browser.post(path, data=given)
                if answer.status_code != 500:
                    break
            await browser.post(path, data=given, files=file)
        for _ in range(_TRIES):
            asked = {"reference": reference, "contact": "email"}
            answer = await browser.post("/status", data=asked)
            if answer.status_code == 200:
                break
        assert answer.status_code == 200, answer.text
        await house.work()
        for code in ("000000", letters.codes[-1]):
            answer = await browser.post("/status/code", data={**asked, "code": code})
        assert answer.status_code == 303, answer.text
        house.driven.cookies |= set(browser.cookies.values())
        for one in ("/status", f"/status/case/{reference}", f"/status/case/{v.FREE}"):
            await browser.get(one)
        await browser.post("/status/leave")
        await _answer(house, browser, reference)
    house.clock.pass_(seconds=31)
    await house.work()


async def _answer(house: CanaryHouse, browser, reference: str) -> None:
    def made(uow) -> tuple[str, str]:
        case = cases.by_reference(uow, reference)
        assert case is not None
        record = customers.load(uow, [case.customer_id or ""])[case.customer_id or ""]
        address = record.value("email") or ""
        return status_links.reply(uow, case.id, address), address

    token, address = house.database.read_now(made)
    house.driven.cookies.add(token)
    told = {"authorization": f"Bearer {v.HOOKS_SECRET}"}
    files = {v.FILE_NAME: ("image/png", v.FREE.encode())}
    for number, (to, sender) in enumerate(((token, address), (token, "la@x.vn"), ("x", address))):
        raw = letter(to, v.FREE, sender, files=files, message_id=f"<{number}@{v.EMAIL}>")
        for _ in range(_TRIES):
            answer = await browser.post("/hooks/mail-in", content=raw, headers=told)
            if answer.status_code == 204:
                break
        assert answer.status_code == 204, answer.text
