"""The company's own sign-in: OpenID Connect Core 1.0, authorization code flow with PKCE.

Of `authlib` only what judges is used: the claims of an ID token, the challenge of PKCE; signatures
are checked by `joserfc`, which stands under it. Requests go through our own client. What counts is
the issuer of the settings and a fixed list of algorithms, never what the provider's document says
of itself (RFC 8725 3.1, 3.8; RFC 9207). Without the extra `[oidc]` there is no such sign-in.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
import orjson

from bot import http
from bot.settings import Settings, SettingsError

ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")  # no `none`, nothing symmetric
LEEWAY = 60  # seconds two clocks may differ
MOST_ANSWER = 256 * 1024
_KEPT = timedelta(hours=1)
_KEYS_AGAIN = timedelta(seconds=30)  # a forged key id makes nobody ask more often
_SCOPE = "openid email profile"


class CompanyError(Exception):
    """The company's sign-in did not say who this is; the message is a code for the log."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What the browser must bring back."""

    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class Who:
    """`subject` names the account at its issuer for ever; `shown` is what its owner knows it by."""

    issuer: str
    subject: str
    shown: str


class Company:
    """One provider. `name` stands on the button, `answer_url` is where it sends people back."""

    def __init__(
        self,
        issuer: str,
        client_id: str,
        client_secret: str,
        answer_url: str,
        name: str,
        client: httpx.AsyncClient,
        clock: Callable[[], datetime],
    ) -> None:
        self.issuer, self.name = issuer, name
        self._client_id, self._client_secret = client_id, client_secret
        self._answer_url, self._http, self._clock = answer_url, client, clock
        self._described: tuple[datetime, dict[str, Any]] | None = None
        self._keys: tuple[datetime, Any] | None = None

    async def close(self) -> None:
        await self._http.aclose()

    def begin(self) -> Begun:
        return Begun(*(secrets.token_urlsafe(32) for _ in range(3)))

    async def address(self, begun: Begun) -> str:
        """Where the browser goes. Raises CompanyError."""
        from authlib.oauth2.rfc7636 import create_s256_code_challenge  # noqa: PLC0415 - an extra

        told = {
            "response_type": "code",
            "client_id": self._client_id,
            "redirect_uri": self._answer_url,
            "scope": _SCOPE,
            "state": begun.state,
            "nonce": begun.nonce,
            "code_challenge": create_s256_code_challenge(begun.verifier),
            "code_challenge_method": "S256",
        }
        place = await self._endpoint("authorization_endpoint")
        return f"{place}{'&' if urlsplit(place).query else '?'}{urlencode(told)}"

    async def who(self, code: str, begun: Begun) -> Who:
        """Whose the code is. Raises CompanyError."""
        token = await self._json(
            self._http.build_request(
                "POST",
                await self._endpoint("token_endpoint"),
                data={
                    "grant_type": "authorization_code",
                    "code": code,
                    "redirect_uri": self._answer_url,
                    "code_verifier": begun.verifier,
                    **await self._by_body(),
                },
                headers=await self._by_header(),
            )
        )
        id_token = token.get("id_token")
        if not isinstance(id_token, str):
            raise CompanyError("no id token")
        claims = await self._judged(id_token, begun.nonce, token.get("access_token"))
        shown = claims.get("email") or claims.get("preferred_username") or claims["sub"]
        return Who(self.issuer, claims["sub"], str(shown)[:200])

    # -- the ID token --------------------------------------------------------------------------
    async def _judged(self, id_token: str, nonce: str, access_token: object) -> dict[str, Any]:
        """Its claims, signed by the provider, for us, for this very sign-in, now."""
        from authlib.oidc.core import CodeIDToken  # noqa: PLC0415 - an extra
        from joserfc import jwt  # noqa: PLC0415
        from joserfc.errors import InvalidKeyIdError, JoseError  # noqa: PLC0415

        try:
            try:
                read = jwt.decode(id_token, await self._key_set(), algorithms=ALGORITHMS)
            except InvalidKeyIdError:  # keys were changed
                fresh = await self._key_set(again=True)
                read = jwt.decode(id_token, fresh, algorithms=ALGORITHMS)
            claims = CodeIDToken(
                read.claims,
                read.header,
                {
                    "iss": {"essential": True, "value": self.issuer},
                    "aud": {"essential": True, "value": self._client_id},
                    "sub": {"essential": True},
                },
                {
                    "nonce": nonce,
                    "client_id": self._client_id,
                    "access_token": access_token if isinstance(access_token, str) else None,
                },
            )
            claims.validate(now=int(self._clock().timestamp()), leeway=LEEWAY)
        except (JoseError, ValueError, TypeError, KeyError) as error:
            raise CompanyError(f"id token: {type(error).__name__}") from None
        subject = claims["sub"]
        if not isinstance(subject, str) or not 0 < len(subject) <= 255:
            raise CompanyError("id token: subject")
        return dict(claims)

    async def _key_set(self, *, again: bool = False) -> Any:
        from joserfc.errors import JoseError  # noqa: PLC0415 - an extra
        from joserfc.jwk import KeySet  # noqa: PLC0415

        now = self._clock()
        if self._keys is not None:
            age = now - self._keys[0]
            if age < _KEYS_AGAIN or (age < _KEPT and not again):
                return self._keys[1]
        place = await self._endpoint("jwks_uri")
        found = await self._json(self._http.build_request("GET", place))
        try:
            self._keys = now, KeySet.import_key_set(found)  # type: ignore[arg-type]
        except (JoseError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise CompanyError(f"keys: {type(error).__name__}") from None
        return self._keys[1]

    # -- the provider's document ---------------------------------------------------------------
    async def _endpoint(self, name: str) -> str:
        place = (await self._document()).get(name)
        if not isinstance(place, str) or not self._is_safe(place):
            raise CompanyError(f"document: {name}")
        return place

    async def _document(self) -> dict[str, Any]:
        now = self._clock()
        if self._described is None or now - self._described[0] > _KEPT:
            place = f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"
            found = await self._json(self._http.build_request("GET", place))
            if found.get("issuer") != self.issuer:
                raise CompanyError("document: another issuer")
            self._described = now, found
        return self._described[1]

    def _is_safe(self, place: str) -> bool:
        """Https wherever it is, or plain HTTP where the issuer itself is (on this machine)."""
        parts = urlsplit(place)
        return bool(parts.hostname) and parts.scheme in ("https", urlsplit(self.issuer).scheme)

    async def _by_body(self) -> dict[str, str]:
        if await self._takes_header():
            return {}
        return {"client_id": self._client_id, "client_secret": self._client_secret}

    async def _by_header(self) -> dict[str, str]:
        if not await self._takes_header():
            return {}
        held = httpx.BasicAuth(*(urlencode({"": one})[1:] for one in self._credentials))
        request = next(held.auth_flow(httpx.Request("POST", self.issuer)))
        return {"Authorization": request.headers["Authorization"]}

    @property
    def _credentials(self) -> tuple[str, str]:
        return self._client_id, self._client_secret

    async def _takes_header(self) -> bool:
        """A provider that says nothing takes `client_secret_basic` (Discovery 1.0 3)."""
        ways = (await self._document()).get("token_endpoint_auth_methods_supported")
        return not isinstance(ways, list) or "client_secret_basic" in ways

    async def _json(self, request: httpx.Request) -> dict[str, Any]:
        """Raises CompanyError; nothing of the answer stands in it."""
        try:
            answer = await self._http.send(request, stream=True)
            try:
                body = bytearray()
                async for piece in answer.aiter_bytes():
                    body += piece
                    if len(body) > MOST_ANSWER:
                        raise CompanyError("answer: too long")
            finally:
                await answer.aclose()
        except httpx.HTTPError as error:
            raise CompanyError(f"unreachable: {type(error).__name__}") from None
        if answer.status_code != 200:
            raise CompanyError(f"answer: {answer.status_code}")
        try:
            found = orjson.loads(bytes(body))
        except orjson.JSONDecodeError:
            raise CompanyError("answer: no JSON") from None
        if not isinstance(found, dict):
            raise CompanyError("answer: no object")
        return found


def of_settings(settings: Settings, answer: str, clock: Callable[[], datetime]) -> Company | None:
    """The company's own sign-in, where it is set; `answer`: the path people come back to. Raises
    SettingsError without its extra."""
    secret = settings.oidc_client_secret
    if settings.oidc_issuer is None or settings.oidc_client_id is None or secret is None:
        return None
    if find_spec("authlib") is None or find_spec("joserfc") is None:
        raise SettingsError(
            "HELPDESK_OIDC_ISSUER is set, but what speaks to it is missing. "
            "Install the extra: pip install 'dcnet-helpdesk[oidc]'."
        )
    return Company(
        settings.oidc_issuer,
        settings.oidc_client_id,
        secret.get_secret_value(),
        f"{settings.public_url.rstrip('/')}{answer}",
        settings.oidc_name,
        http.client(),
        clock,
    )
