"""Every route, with what it is for and with everything that is wrong."""

import re
from contextlib import suppress
from html import unescape
from typing import Any

import httpx
from sqlalchemy import select

from storage import staff, tables
from tests.bot.posting import dsn
from tests.canary import values as v
from tests.canary.house import CanaryHouse, names

FORM = {"content-type": "application/x-www-form-urlencoded"}
_TRIES = 5  # of one deed: each thing it leads to fails once
_KEEP = ("csrf", "version", "events", "record", "key")


def hire(house: CanaryHouse) -> None:
    def use_case(uow: Any) -> None:
        for login, role in (("lan", "supervisor"), ("minh", "supervisor"), ("quan", "admin")):
            staff.add(uow, login, f"Nhân viên {login}", role, v.PASSWORD)

    house.database.write_now(use_case)


def client(house: CanaryHouse) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=house.base, trust_env=False, timeout=10)


def hidden(html: str) -> dict[str, str]:
    found = {}
    for name in _KEEP:
        if one := re.search(rf'name="{name}" value="([^"]*)"', html):
            found[name] = unescape(one[1])
    return found


def _field(html: str, action: str) -> dict[str, str]:
    """What the form of this deed is about, where it names that itself."""
    form = re.search(rf'/{action}[?"].*?</form>', html, re.DOTALL)
    found = form and re.search(r'name="field" value="([0-9a-f]{32})"', form[0])
    return {"field": found[1]} if found else {}


def _colleague(html: str) -> str:
    """Whom the case can be given to; nobody where it is closed."""
    found = re.search(r'<option value="([0-9a-f]{32})"', html)
    return found[1] if found else ""


async def sign_in(house: CanaryHouse, browser: httpx.AsyncClient, login: str) -> None:
    for password in (v.WRONG_PASSWORD, v.PASSWORD):
        form = hidden((await browser.get("/console/sign-in")).text)
        answer = await browser.post(
            "/console/sign-in", data={**form, "login": login, "password": password}
        )
    assert answer.status_code == 303, answer.text
    house.driven.cookies |= set(browser.cookies.values()) | {form["csrf"]}


class Desk:
    """One signed-in person."""

    def __init__(self, house: CanaryHouse, browser: httpx.AsyncClient) -> None:
        self.house = house
        self.browser = browser

    async def does(
        self, reference: str, action: str, *, files: Any = None, **more: Any
    ) -> httpx.Response:
        """Once more with the same form where the house had trouble."""
        path = f"/console/cases/{reference}"
        html = (await self.browser.get(path)).text
        form = {**hidden(html), **_field(html, action), **more}
        self.house.driven.cookies |= {form[one] for one in ("csrf",) if one in form}
        for _ in range(_TRIES):
            answer = await self.browser.post(f"{path}/{action}", data=form, files=files)
            if answer.status_code != 500:
                break
        return answer


async def console(house: CanaryHouse) -> None:
    """Two people see, reveal, write, decide; and are refused."""
    async with client(house) as first, client(house) as other:
        await sign_in(house, first, "lan")
        await sign_in(house, other, "minh")
        lan, minh = Desk(house, first), Desk(house, other)
        html = (await first.get("/console")).text
        references = dict.fromkeys(re.findall(r'data-reference="([^"]+)"', html))
        form = hidden(html)
        await first.get("/console/find")
        for sought in (v.SOUGHT, v.PHONE, "dc10023", v.NAME):
            narrowed = {"kind": v.FREE, "since": v.PHONE, "after": v.ID_NUMBER}
            await first.post("/console/find", data={**form, **narrowed, "sought": sought})
        await first.get("/console/parked")
        for deed in ("again", "settle"):
            await first.post(f"/console/parked/{v.PHONE}/{deed}", data=form)
        await first.post("/console/views", data={**form, "name": v.NAME, "kind": v.FREE})
        html = (await first.get("/console")).text
        (view,) = re.findall(r"/console/views/[0-9a-f]+/remove", html)
        await first.post(view, data=form)
        await first.post("/console/next", data={**form, "kind": v.FREE})
        await first.post("/console/language", data={**form, "language": "vi", "back": v.FREE})
        await first.get("/console", params={"kind": v.FREE, "tab": v.PHONE, "page": v.ID_NUMBER})
        kinds: list[str] = []
        for reference in references:
            page = (await first.get(f"/console/cases/{reference}")).text
            kind = re.findall(r"<h1[^>]*>([^<]*)</h1>", page)[0]
            if kinds.count(kind) == (2 if kind == "Đổi tên khách hàng" else 1):
                continue
            kinds.append(kind)
            for paper in set(re.findall(r"/console/files/([0-9a-f]{32})", page)):
                await first.get(f"/console/files/{paper}")
            for field in ("record.phone", "record.email", "name", "transcript", v.FREE):
                await lan.does(reference, "reveal", field=field, text=v.REASON)
            for action in ("hold_papers", "free_papers"):
                await lan.does(reference, action, text=v.REASON)
            for action in ("claim", "note", "reply", "release", "lift", v.FREE):
                await lan.does(reference, action, text=v.STAFFS_WORDS)
            for to in (v.FREE, _colleague(page)):
                await lan.does(reference, "assign", text=v.STAFFS_WORDS, to=to)
            for one in (lan, minh):
                await one.does(reference, "extend", text=v.STAFFS_WORDS, value="1")
                for clock in ("first_notice", "full_notice", v.PHONE):
                    await one.does(reference, "notify", text=v.STAFFS_WORDS, field=clock)
            other = next(one for one in references if one != reference)
            for linked in (v.FREE, other):
                await lan.does(reference, "link", value=linked)
            await lan.does(reference, "link", check=[other, v.PHONE])
            await lan.does(reference, "merge", value=v.PHONE, text=v.STAFFS_WORDS)
            await lan.does(reference, "note", text=f"@minh @{v.FREE}: {v.STAFFS_WORDS}")
            for tag in (v.PHONE, "gap"):
                await lan.does(reference, "tag", value=tag)
            await lan.does(reference, "tag", check=["gap", v.PHONE])
            await decide(lan, minh, reference, refused=kinds.count(kind) == 2)
            await house.work()
        stale = {**form, "version": v.ID_NUMBER, "text": v.STAFFS_WORDS}
        await first.post(f"/console/cases/{reference}/refuse", data=stale)
        form = hidden((await first.get("/console")).text)
        await first.post("/console/sign-out", data=form)


async def undelivered(house: CanaryHouse) -> None:
    """Mail and SMS that were taken come back; staff see what did not arrive, and see to it."""
    headers = {"authorization": f"Bearer {v.HOOKS_SECRET}"}
    async with client(house) as browser:
        for chunk in _sent(house, "mail"):
            told = dsn(f"<{chunk}@dcnet.vn>", to=v.EMAIL, said=v.PLATFORM_SAYS)
            answer = await browser.post("/hooks/mail-bounce", content=told, headers=headers)
            assert answer.status_code == 204, answer.text
        for chunk in _sent(house, "sms"):
            raw = {"id": chunk, "status": "no_such_number", "to": v.PHONE, "why": v.PLATFORM_SAYS}
            answer = await browser.post("/hooks/sms-report", json=raw, headers=headers)
            assert answer.status_code == 204, answer.text
        house.clock.pass_(seconds=2)
        await house.work()
        await sign_in(house, browser, "lan")
        html = (await browser.get("/console/undelivered")).text
        open_ones = re.findall(r'action="(/console/undelivered/[0-9a-f]+/settle)"', html)
        assert open_ones, html
        await browser.post(open_ones[0], data=hidden(html))
    await house.built.journeys.flush()
    await house.built.journeys.measure()


def _sent(house: CanaryHouse, outlet: str) -> list[str]:
    """What this gateway took."""
    message, lane = tables.message, tables.lane
    query = (
        select(message.c.id)
        .join(lane, lane.c.id == message.c.lane_id)
        .where(lane.c.channel == outlet, message.c.state == "sent")
    )
    return house.database.read_now(lambda uow: list(uow.connection.execute(query).scalars()))


async def decide(lan: Desk, minh: Desk, reference: str, *, refused: bool) -> None:
    """Every decision; those that this case does not allow are refused."""
    words = {"text": v.STAFFS_WORDS}
    approval = {**words, "check": ["readable", "in-force", "name-same", "person-same"]}
    if refused:
        await lan.does(reference, "ask_more", **words)
        await lan.does(reference, "refuse", **words)  # without a reason: shown once more
        await lan.does(reference, "refuse", **words, reason="papers-expired")
    for one, action in ((lan, "approve"), (minh, "send_back"), (lan, "approve"), (minh, "apply")):
        await one.does(reference, action, **approval)
    await minh.does(reference, "settle", **words)


def _paths(path: str) -> list[str]:
    """The route's path with canaries in its places."""
    if "{" not in path:
        return [path]
    return [re.sub(r"\{[^}]*\}", value, path) for value in (v.FREE, v.PHONE, "a" * 3000)]


async def everything_wrong(house: CanaryHouse, cookies: dict[str, str]) -> None:
    """Each route with every method, bad bodies, huge ones, wrong tokens, canaries everywhere."""
    huge = f"{v.FREE} ".encode() * 40_000
    bodies: list[dict[str, Any]] = [
        {"content": f'{{"text": "{v.FREE}", "client_id":'.encode()},
        {"json": {"text": v.FREE * 300, "client_id": v.PHONE, "language": v.EMAIL}},
        {"json": [v.FREE]},
        {"content": huge, "headers": FORM},
        {"data": {"csrf": v.FREE, "text": v.FREE, "login": v.EMAIL, "password": v.WRONG_PASSWORD}},
        {"files": {"file": (v.FILE_NAME, v.FREE.encode())}, "data": {"client_id": v.ID_NUMBER}},
        {"content": b"--x\r\n" + v.FREE.encode(),
         "headers": {"content-type": "multipart/form-data; boundary=x"}},
    ]  # fmt: skip
    odd = {"x-request-id": v.ODD_HEADER.encode(), "x-csrf-token": v.FREE.encode(),
           "x-telegram-bot-api-secret-token": v.FREE.encode(),
           "authorization": f"Bearer {v.FREE}".encode(),
           "last-event-id": v.PHONE}  # fmt: skip
    async with client(house) as browser:
        for name, value in cookies.items():
            browser.cookies.set(name, value)
        for route in names(house.built.web.routes):
            method, _, path = route.partition(" ")
            for number, one in enumerate(_paths(path if method != "*" else f"{path}/{{path}}")):
                if path == "/chat/stream":
                    continue
                await _ask(browser, "GET" if method == "*" else method, one, odd)
                await _ask(browser, "DELETE", one, odd)
                if method == "POST" and number == 0:
                    for body in bodies:
                        await _ask(browser, "POST", one, odd, **body)
        await _ask(browser, "GET", "/chat/stream", odd, content=b"")
        for path in (f"/{v.FREE}", f"/chat/{v.PHONE}", f"/api/v1/{v.EMAIL}", "/../../etc/passwd"):
            await _ask(browser, "GET", path, odd)
        await browser.get("/", headers={"accept-language": "x" * 9000})


async def every_route(house: CanaryHouse, browser: httpx.AsyncClient) -> None:
    """Once each, by this browser, while something is broken; the hooks by who may use them."""
    told = {"authorization": f"Bearer {v.HOOKS_SECRET}"}
    async with client(house) as twin:  # it may be given another session
        twin.headers, twin.cookies = browser.headers, httpx.Cookies(browser.cookies)
        for route in names(house.built.web.routes):
            method, _, path = route.partition(" ")
            body: dict[str, Any] = {}
            if method == "*" or path == "/chat/stream":
                continue
            if path == "/hooks/mail-bounce":
                body = {"content": dsn(f"<{v.PHONE}@dcnet.vn>", to=v.EMAIL, said=v.PLATFORM_SAYS)}
            elif path.startswith("/console") and method == "POST":
                body = {"data": {"csrf": v.FREE, "text": v.FREE}}
            elif method == "POST":
                body = {"json": {"id": v.PHONE, "status": "failed", "client_id": "every-route"}}
            await _ask(twin, method, _paths(path)[0], told, **body)


async def _ask(
    browser: httpx.AsyncClient, method: str, path: str, odd: dict[str, Any], **body: Any
) -> None:
    headers = {**odd, **body.pop("headers", {})}
    query = {"q": v.FREE, "lang": v.PHONE, "paper": v.EMAIL, "done": v.FREE}
    with suppress(httpx.TransportError):  # a body that is too big is not read to its end
        async with browser.stream(method, path, params=query, headers=headers, **body) as answer:
            async for _ in answer.aiter_bytes():
                break


async def plain(house: CanaryHouse) -> dict[str, bytes]:
    """What monitoring reads."""
    async with client(house) as browser:
        for path in ("/", "/chat", "/static/chat.css", "/static/fonts/x", "/outbox", "/healthz"):
            await browser.get(path)
        found = {}
        for path in ("/metrics", "/readyz"):
            found[path] = (await browser.get(path)).content
        return found


async def not_me(house: CanaryHouse, link: str) -> None:
    """The link of a notice: looked at, then its button."""
    async with client(house) as browser:
        await browser.get(link)
        await browser.post(link)
        await browser.post(link)
    house.driven.cookies.add(link.rpartition("/")[2])
    await house.work()
