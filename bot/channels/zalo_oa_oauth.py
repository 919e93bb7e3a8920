"""Getting the next pair of tokens: OAuth v4 of Zalo's Official Accounts.

`POST {base}/v4/oa/access_token`, a form with `app_id`, `grant_type` and `refresh_token`, the app's
secret in the header `secret_key` (both official SDKs). The answer is `access_token`,
`refresh_token` and `expires_in`, which is a text of seconds (25 hours as a rule, three months for
the refresh token, which is used up by it). A refusal may come with status 200: only both tokens
together are success. In doubt, and obeyed as it comes: how long a token lasts (one page says an
hour), and whether an access token lives on beside its successor.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

import httpx
import orjson

from bot import http
from storage.platform_tokens import Pair

PATH = "/v4/oa/access_token"
PATIENCE = 20.0  # seconds; well within the lease
_SHORTEST, _LONGEST = timedelta(minutes=1), timedelta(days=7)
_UNTOLD = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Renewed:
    pair: Pair
    lasts: timedelta


class Trouble(Enum):
    """Why there is no pair: the platform said no; nobody was reached, so nothing was used up;
    nobody knows whether it was used up."""

    REFUSED = "refused"
    NOT_ASKED = "not asked"
    UNKNOWN = "unknown"


class OAuth:
    """`base`: where OAuth is, up to before `/v4`."""

    def __init__(self, base: str, app_id: str, app_secret: str) -> None:
        self._url = base.rstrip("/") + PATH
        self._app_id = app_id
        self._secret = app_secret
        self._client = http.client(PATIENCE)

    def __repr__(self) -> str:
        return f"OAuth({self._app_id})"

    async def renew(self, refresh: str) -> Renewed | Trouble:
        form = {"app_id": self._app_id, "grant_type": "refresh_token", "refresh_token": refresh}
        headers = {"secret_key": self._secret}
        try:
            answer = await self._client.post(self._url, data=form, headers=headers)
        except httpx.HTTPError as error:
            return Trouble.NOT_ASKED if http.never_connected(error) else Trouble.UNKNOWN
        return renewed(answer.content, answer.status_code)

    async def close(self) -> None:
        await self._client.aclose()


def renewed(body: bytes, status: int = 200) -> Renewed | Trouble:
    """What an answer says."""
    try:
        told = orjson.loads(body)
    except orjson.JSONDecodeError:
        return Trouble.UNKNOWN
    if not isinstance(told, dict):
        return Trouble.UNKNOWN
    access, refresh = told.get("access_token"), told.get("refresh_token")
    if isinstance(access, str) and isinstance(refresh, str) and access and refresh:
        return Renewed(Pair(access, refresh), _lasts(told.get("expires_in")))
    server_failed = status >= httpx.codes.INTERNAL_SERVER_ERROR
    return Trouble.UNKNOWN if server_failed else Trouble.REFUSED


def _lasts(told: object) -> timedelta:
    text = str(told).strip() if isinstance(told, str | int) and not isinstance(told, bool) else ""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        return _UNTOLD
    return min(max(timedelta(seconds=int(text)), _SHORTEST), _LONGEST)
