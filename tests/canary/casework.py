"""Work on cases beside deciding them: texts for replies, mentions, customers' pages."""

import re

import httpx

from tests.canary import values as v
from tests.canary.house import CanaryHouse
from tests.canary.visits import Desk, client, hidden, sign_in

_TRIES = 5  # of one deed: each thing it leads to fails once


async def all_of_it(house: CanaryHouse) -> None:
    async with client(house) as first, client(house) as other:
        await sign_in(house, first, "quan")
        await sign_in(house, other, "minh")
        text = await macros(first)
        html = (await first.get("/console?tab=closed")).text
        references = list(dict.fromkeys(re.findall(r'data-reference="([^"]+)"', html)))
        for macro in (v.FREE, text):
            await Desk(house, first).does(references[0], "macro", macro=macro, text=v.STAFFS_WORDS)
        await other.get("/console/mentions")
        await customer(first, references)
        await several(first, other)


async def several(first: httpx.AsyncClient, other: httpx.AsyncClient) -> None:
    """Several cases at once, and what is wrong with asking for it."""
    for browser in (first, other):
        html = (await browser.get("/console?tab=unproven")).text
        html += (await browser.get("/console?tab=closed")).text
        form = {"csrf": hidden(html)["csrf"], "key": "k", "value": v.PHONE, "to": v.FREE}
        for case in (re.findall(r'name="case" value="([^"]+)"', html)[:2], v.PHONE, []):
            for do in ("tag", "assign", v.FREE):
                await browser.post("/console/bulk", data={**form, "case": case, "do": do})


async def customer(browser: httpx.AsyncClient, references: list[str]) -> None:
    """A customer's page, and values of it shown."""
    pages = [(await browser.get(f"/console/cases/{one}")).text for one in references]
    path = re.findall(r"/console/customers/[0-9a-f]{32}", " ".join(pages))[0]
    for field in ("name", "phone", v.FREE):
        form = hidden((await browser.get(path)).text)
        await post(browser, f"{path}/reveal", {**form, "field": field, "text": v.REASON})


async def macros(browser: httpx.AsyncClient) -> str:
    """Whoever sets up the desk writes texts for replies; the id of one."""
    form = hidden((await browser.get("/console/macros/new")).text)
    words = {"title": v.STAFFS_WORDS, "vi": "Chào {customer} {reference}", "en": "Hi {due}"}
    for one in ({**words, "vi": f"{{{v.FREE}}}"}, words):
        await post(browser, "/console/macros/new", {**form, **one})
    html = (await browser.get("/console/macros")).text
    path, macro_id = re.findall(r"(/console/macros/([0-9a-f]{32}))", html)[0]
    form = hidden((await browser.get(path)).text)
    await post(browser, path, {**form, **words, "kind": v.FREE})
    for retired in ("yes", "no"):
        await post(browser, f"{path}/retire", {**form, "retired": retired})
    return str(macro_id)


async def post(browser: httpx.AsyncClient, path: str, form: dict[str, str]) -> httpx.Response:
    """Once more with the same form where the house had trouble."""
    for _ in range(_TRIES):
        answer = await browser.post(path, data=form)
        if answer.status_code != 500:
            break
    return answer
