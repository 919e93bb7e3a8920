"""A program at the API: every operation, with canaries in each field, and what goes wrong."""

import itertools
from datetime import timedelta
from typing import Any

import httpx

from bot.api.document import PREFIX
from states.api_scopes import Scope
from storage import api_tokens, staff
from tests.canary import values as v
from tests.canary.house import CanaryHouse
from tests.canary.talks import jpeg
from tests.canary.visits import client

_TRIES = 5  # of one request: each thing it leads to fails once
_keys = itertools.count()


class Program:
    def __init__(self, house: CanaryHouse, browser: httpx.AsyncClient, login: str) -> None:
        def use_case(uow: Any) -> str:
            member = staff.by_login(uow, login)
            until = uow.now + timedelta(days=400)
            return api_tokens.add(uow, member, v.FREE, tuple(Scope), until)[1]

        self._browser = browser
        self._token = house.database.write_now(use_case)
        house.driven.cookies.add(self._token)

    async def asks(
        self, method: str, path: str, body: Any = None, *, file: Any = None, **headers: str
    ) -> Any:
        """With the same key until the house is well. `file`: its name, bytes and type."""
        given = {
            "authorization": f"Bearer {self._token}",
            "idempotency-key": f"request-{next(_keys)}",
        }
        for _ in range(_TRIES):
            answer = await self._browser.request(
                method,
                f"{PREFIX}{path}",
                json=body,
                files={"file": file} if file else None,
                headers={**given, **headers},
            )
            if answer.status_code != 500:
                break
        return answer


async def all_of_it(house: CanaryHouse) -> None:
    async with client(house) as browser:
        program = Program(house, browser, "quan")
        for sought in (v.EMAIL, v.PHONE, v.ID_NUMBER, v.NAME, v.FREE):
            await program.asks("POST", "/customers/search", {"identifier": sought})
        new = {"caller": v.PHONE, "note": v.FREE}
        for body in (
            {**new, "kind": "update_email", "answers": {"email": v.FREE}},
            {**new, "kind": "talk_to_person", "customer": v.FREE[:32]},
            {**new, "kind": v.FREE, v.EMAIL: v.PHONE},
            {**new, "kind": "update_birth_date", "answers": {"birth_date": v.NEW_BORN}},
            {**new, "kind": "talk_to_person"},
        ):
            opened = await program.asks("POST", "/cases", body)
        assert opened.status_code == 201, opened.text
        await _deeds(program, f"/cases/{opened.json()['reference']}")
        for path in (
            f"/files/{v.FREE}",
            "/cases",
            "/queue",
            f"/cases?kind={v.FREE}",
            "/openapi.json",
            *(f"/reports/{part}" for part in ("flow", "clocks", "talks", "quality")),
            f"/reports/flow?since={v.FREE}",
        ):
            await program.asks("GET", path)


async def _deeds(program: Program, case: str) -> None:
    await _files(program, case)
    tags = {"add": [v.FREE[:20]], "remove": [v.FREE]}
    link = {"action": "link", "other": case.rpartition("/")[2]}
    for path, body in (("tags", tags), ("links", link), ("links", {**link, "other": v.PHONE})):
        await program.asks("POST", f"{case}/{path}", body)
    tag = (await program.asks("GET", case)).headers["etag"]
    merge = {"into": link["other"], "into_etag": tag, "text": v.STAFFS_WORDS}
    await program.asks("POST", f"{case}/merges", merge, **{"if-match": tag})
    await program.asks("POST", f"{case}/notes", {"text": v.STAFFS_WORDS})
    await program.asks("POST", f"{case}/claims", {"action": "claim"})
    reveal = {"field": "asked.note", "reason": v.REASON}
    await program.asks("POST", f"{case}/reveals", reveal)
    said = {"text": v.STAFFS_WORDS}
    await program.asks("POST", f"{case}/replies", said)
    seen = (await program.asks("GET", case)).headers["etag"]
    done = await program.asks("POST", f"{case}/replies", said, **{"if-match": seen})
    assert done.status_code == 201, done.text
    settle = {"action": "settle", "text": v.STAFFS_WORDS}
    for match in (seen, v.PHONE, done.headers["etag"]):
        await program.asks("POST", f"{case}/decisions", settle, **{"if-match": match})


async def _files(program: Program, case: str) -> None:
    """One that is taken, and what is none: by its bytes, by its name, by its type."""
    path = f"{case}/files"
    for file in (
        (v.FILE_NAME, v.FREE.encode(), "image/jpeg"),
        (v.FILE_NAME, b"", v.EMAIL),
        (v.FILE_NAME, jpeg(), "image/jpeg"),
    ):
        brought = await program.asks("POST", path, file=file)
    assert brought.status_code == 201, brought.text
    await program.asks("POST", path, {"file": v.FREE})
    listed = await program.asks("GET", path)
    assert listed.status_code == 200
    await program.asks("GET", f"/files/{brought.json()['id']}")
