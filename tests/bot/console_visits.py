"""A browser without a screen: signs in, keeps cookies, fills in the page's own forms."""

import asyncio
import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode

import httpx

from handlers import sign_in
from tests.desk import Desk
from tests.handlers.desk_people import hire

FORM = "application/x-www-form-urlencoded"


def hidden(html: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found, name
    return unescape(found[1])


def queue_rows(html: str) -> list[str]:
    """References of the cases that a page lists."""
    return re.findall(r'data-reference="([^"]+)"', html)


@dataclass
class Visitor:
    """One browser at `http://desk.test`."""

    app: object
    site: str = "http://desk.test"

    def __post_init__(self) -> None:
        self.cookies = httpx.Cookies()

    def ask(self, method: str, path: str, headers=None, **body):
        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, client=("10.0.0.1", 4711))
            async with httpx.AsyncClient(
                transport=transport, base_url=self.site, cookies=self.cookies
            ) as client:
                answer = await client.request(method, path, headers=headers, **body)
                self.cookies = client.cookies
                return answer

        return asyncio.run(asked())

    def get(self, path: str, headers=None):
        return self.ask("GET", path, headers)

    def post(self, path: str, fields=(), headers=None):
        body = urlencode(list(fields.items()) if isinstance(fields, dict) else list(fields))
        return self.ask("POST", path, {"content-type": FORM, **(headers or {})}, content=body)

    def form(self, path: str) -> dict[str, str]:
        """The hidden fields of the forms on this page."""
        html = self.get(path).text
        names = ("csrf", "version", "events", "record", "key")
        return {name: hidden(html, name) for name in names if f'name="{name}"' in html}

    def act(self, reference: str, action: str, **fields: str):
        path = f"/console/cases/{reference}"
        return self.post(f"{path}/{action}", {**self.form(path), **fields})


def signed_in(app, desk: Desk, login: str, role, name: str = "") -> Visitor:
    """With a session of their own; passwords have tests of their own."""
    member = hire(desk, login, role, name)
    attempt = sign_in.Attempt(login, "test", member, "")
    outcome = desk.database.write_now(
        lambda uow: sign_in.complete(uow, attempt, "", matched=True, second_factor=False)
    )
    visitor = Visitor(app)
    visitor.cookies.set("desk", outcome.token)
    return visitor
