"""Calls that staff log: looked up, proven, refused, changed, opened, joined, ended."""

import re
from html import unescape
from typing import Any

import httpx

from tests.canary import values as v
from tests.canary.house import CanaryHouse
from tests.canary.visits import client, hidden, sign_in

_PATH = "/console/call"
_TRIES = 5  # of one deed: each thing it leads to fails once


class Screen:
    """The call screen of one person."""

    def __init__(self, house: CanaryHouse, browser: httpx.AsyncClient) -> None:
        self.house = house
        self.browser = browser
        self.html = ""

    async def does(self, action: str, **typed: str) -> str:
        """Press a button; the page is looked at anew first, as after a reload."""
        html = (await self.browser.get(_PATH)).text
        form = {**hidden(html), "caller": v.PHONE, "note": v.STAFFS_WORDS, **typed}
        if found := re.search(r'name="call" value="([0-9a-f]{32})"', html):
            form["call"] = found[1]
        self.house.driven.cookies |= {form[one] for one in ("csrf",) if one in form}
        for _ in range(_TRIES):
            answer = await self.browser.post(f"{_PATH}/{action}", data=form)
            if answer.status_code != 500:
                break
        self.html = answer.text
        return self.html

    async def picks(self, sought: str) -> None:
        for one in (v.SOUGHT, v.NAME, sought):
            await self.does("find", sought=one)
        found = re.findall(r'name="customer" value="([0-9a-f]{32})"', self.html)
        assert found, self.html
        await self.does("pick", customer=found[0])

    async def asks(self, kind: str, **answers: str) -> None:
        """As typed; where a reader doubts, with what it offers first."""
        typed: dict[str, Any] = {f"answer.{name}": value for name, value in answers.items()}
        await self.does("submit", kind=kind, **typed)
        for name in answers:
            if found := re.search(rf'name="sure.{name}" value="([^"]+)"', self.html):
                typed[f"sure.{name}"] = unescape(found[1])
        if any(name.startswith("sure") for name in typed):
            await self.does("submit", kind=kind, **typed)


async def all_of_it(house: CanaryHouse) -> None:
    async with client(house) as browser:
        await sign_in(house, browser, "lan")
        screen = Screen(house, browser)
        await screen.does("begin", caller=v.PHONE)
        await screen.picks(v.THIRD_EMAIL)
        await _proven(house, screen)
        await screen.asks("update_address", address=v.NEW_ADDRESS)
        await screen.asks("update_id_number", id_number=v.FREE)
        await screen.asks("update_birth_date", birth_date=v.NEW_BORN)
        await screen.asks("update_phone", phone=v.NEW_PHONE)
        await screen.does("read_back", said=v.FREE)
        await screen.does("draft", kind=v.FREE, disposition=v.FREE, follow_up=v.PHONE)
        await screen.does("end", disposition="opened")
        await screen.does("begin", caller=v.FREE)
        await screen.picks(v.EMAIL)
        for action in ("attest", "unverified", v.FREE):
            await screen.does(action)
        await screen.asks("request_name_change", new_name=v.NEW_NAME, name_reason=v.REASON)
        await screen.asks("report_misuse", misuse_what=v.FREE, misuse_reach=v.REACH_EMAIL)
        joins = re.findall(r'name="join" value="([^"]+)"', (await browser.get(_PATH)).text)
        for reference in (*joins[:1], v.FREE):
            await screen.does("join", join=reference)
        await screen.does("end", disposition="callback", follow_up="2099-01-01T09:00")
        soon = house.clock().astimezone().replace(tzinfo=None, microsecond=0)
        await screen.does("end", disposition="callback", follow_up=soon.isoformat())
        await screen.does("end", disposition="dropped")
        await screen.does("followed", follow_up_of=v.FREE)
        await house.work()


async def _proven(house: CanaryHouse, screen: Screen) -> None:
    for contact in (v.FREE, "phone", "email"):
        house.clock.pass_(minutes=1)
        await screen.does("code", contact=contact)
    await house.work()
    for code in (v.FREE, "000000", house.code()):
        await screen.does("check", code=code)
    assert "identity-2" in screen.html, "the code that was read out verifies nobody"
