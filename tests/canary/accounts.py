"""People and their accounts: a colleague is invited by mail, sets a password and a second factor,
comes in by codes, changes everything; an admin helps and disables. Secrets that were shown on the
way are canaries from then on."""

import re
from typing import Any

import httpx
import pyotp

from tests.canary import values as v
from tests.canary.house import CanaryHouse
from tests.canary.visits import client, hidden, sign_in

PEOPLE, ME, SETTINGS = "/console/people", "/console/me", "/console/settings"


async def all_of_it(house: CanaryHouse) -> None:
    async with client(house) as admin, client(house) as sen, client(house) as other:
        await sign_in(house, admin, "quan")
        person = await _invite(house, admin)
        await house.work()
        await _join(house, sen)
        secret, codes = await _enrol(house, sen)
        await _change_what_it_stands_on(house, sen, secret)
        await _come_in(house, other, codes)
        await _sessions(other)
        await _administer(house, admin, person)
        await _set_up(house, admin)
        await house.work()
        for browser in (admin, sen, other):
            house.driven.cookies |= set(browser.cookies.values())


async def post(house: CanaryHouse, browser: httpx.AsyncClient, path: str, **more: Any) -> str:
    """With the token of a form that this person has; answers the page."""
    form = hidden((await browser.get(ME)).text)
    house.driven.cookies |= set(form.values())
    answer = await browser.post(path, data={**form, **more})
    return answer.text or answer.headers["location"]


async def _invite(house: CanaryHouse, admin: httpx.AsyncClient) -> str:
    await admin.get(f"{PEOPLE}/new")
    wish = {"name": "Nhân viên Mơ", "login": "mo", "role": "agent", "language": "vi"}
    await post(house, admin, f"{PEOPLE}/new", **wish, mail=f"{v.STAFF_MAIL} {v.FREE}")
    went = await post(house, admin, f"{PEOPLE}/new", **wish, mail=v.STAFF_MAIL)
    found = re.search(r"/people/([0-9a-f]{32})\?done=mailed", went)
    assert found, went
    return found[1]


async def _join(house: CanaryHouse, sen: httpx.AsyncClient) -> None:
    text = next(one for one in reversed(house.letters.texts) if "/console/invitation/" in one)
    found = re.search(r"/console/invitation/(\S+)", text)
    assert found
    house.driven.cookies.add(found[1])
    path = f"/console/invitation/{found[1]}"
    form = hidden((await sen.get(path)).text)
    for same in (v.WRONG_PASSWORD, v.STAFF_PASSWORD):
        answer = await sen.post(path, data={**form, "password": v.STAFF_PASSWORD, "same": same})
    assert answer.status_code == 303, answer.text
    await sen.get(path)


async def _enrol(house: CanaryHouse, sen: httpx.AsyncClient) -> tuple[str, list[str]]:
    await post(house, sen, f"{ME}/factor")
    page = (await sen.get(f"{ME}/factor")).text
    secret = "".join(re.findall(r"<span>([A-Z2-7]{4})</span>", page))
    assert len(secret) == 32, page
    await post(house, sen, f"{ME}/factor/confirm", code="000000")
    code = pyotp.TOTP(secret).at(house.clock())
    page = await post(house, sen, f"{ME}/factor/confirm", code=code)
    codes = re.findall(r"<code>([0-9A-Z-]{17})</code>", page)
    assert len(codes) == 10, page
    house.driven.cookies |= {secret, *codes}
    return secret, codes


async def _change_what_it_stands_on(
    house: CanaryHouse, sen: httpx.AsyncClient, secret: str
) -> None:
    house.clock.pass_(minutes=11)
    went = await post(house, sen, f"{ME}/password", password=v.PASSWORD, same=v.PASSWORD)
    assert "/again" in went, went
    await sen.get(f"{ME}/again", params={"next": v.FREE})
    code = pyotp.TOTP(secret).at(house.clock())
    await post(house, sen, f"{ME}/again", password=v.WRONG_PASSWORD, code=v.FREE, next=ME)
    went = await post(house, sen, f"{ME}/again", password=v.STAFF_PASSWORD, code=code, next=ME)
    assert went == ME, went
    await post(house, sen, f"{ME}/password", password=v.FREE[:20], same=v.FREE)
    went = await post(house, sen, f"{ME}/password", password=v.PASSWORD, same=v.PASSWORD)
    assert went.endswith("done=password"), went


async def _come_in(house: CanaryHouse, other: httpx.AsyncClient, codes: list[str]) -> None:
    await sign_in(house, other, "mo")
    page = await other.get("/console/sign-in/code")
    form = hidden(page.text)
    for code in (v.FREE[:20], codes[0]):
        answer = await other.post("/console/sign-in/code", data={**form, "code": code})
    assert answer.headers["location"] == "/console", answer.text
    house.driven.cookies |= {*form.values(), *other.cookies.values()}
    page_of_codes = await post(house, other, f"{ME}/codes")
    house.driven.cookies |= set(re.findall(r"<code>([0-9A-Z-]{17})</code>", page_of_codes))
    await post(house, other, f"{ME}/factor/remove")


async def _sessions(other: httpx.AsyncClient) -> None:
    page = (await other.get(ME)).text
    form = hidden(page)
    ends = re.findall(r'action="(/console/me/sessions/[0-9a-f]{32}/end)"', page)
    assert len(ends) > 0, page
    await other.post(ends[-1], data=form)
    await other.post(f"{ME}/sessions/end", data=form)


async def _administer(house: CanaryHouse, admin: httpx.AsyncClient, person: str) -> None:
    path = f"{PEOPLE}/{person}"
    await admin.get(PEOPLE)
    await admin.get(path, params={"done": v.FREE})
    wish = {"name": "Nhân viên Mơ", "role": "hotline", "mail": v.NEW_STAFF_MAIL}
    went = await post(house, admin, f"{path}/change", **wish)
    assert went.endswith("done=changed"), went
    await post(house, admin, f"{path}/permissions", permission=["call", "reports", v.FREE])
    for deed in ("reset-factor", "invite", "withdraw", "sign-out", "unbind", "disable", "enable"):
        went = await post(house, admin, f"{path}/{deed}")
        assert "done=" in went, (deed, went)
    await post(house, admin, f"{path}/{v.FREE}")


async def _set_up(house: CanaryHouse, admin: httpx.AsyncClient) -> None:
    """What the desk sets may name colleagues, and be mistyped with anything."""
    went = await post(house, admin, f"{SETTINGS}/told", told_urgent=v.STAFF_MAIL, told_clocks="")
    assert went.endswith("done=told"), went
    await post(house, admin, f"{SETTINGS}/told", told_urgent=f"{v.EMAIL} {v.FREE}")
    await post(house, admin, f"{SETTINGS}/hours", office_hours=v.FREE, special_days=v.PHONE)
    await post(house, admin, f"{SETTINGS}/greeting", greeting_vi=v.FREE, greeting_en="")
    await post(house, admin, f"{SETTINGS}/greeting", greeting_vi="", greeting_en="")
    await post(house, admin, f"{SETTINGS}/told", told_urgent="", told_clocks="")
    await post(house, admin, f"{SETTINGS}/{v.FREE}")
    await admin.get(SETTINGS, params={"done": v.FREE})
