"""An OpenID Connect provider of our own on a loopback port: real HTTP, real keys, and every lie
that such a provider, or somebody in its place, could tell."""

import base64
import hashlib
import hmac
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import orjson
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "desk", "nhện-giăng-tơ-oidc-8841"


@dataclass
class Provider:
    """`changes` are laid over the claims of each ID token; `lies` name what else is wrong."""

    clock: Any
    subject: str = "subject-7"
    email: str = "lan@dcnet.example"
    changes: dict[str, Any] = field(default_factory=dict)
    lies: set[str] = field(default_factory=set)
    site: str = ""

    def __post_init__(self) -> None:
        self.keys = [self._new_key("one")]
        self.codes: dict[str, dict[str, str]] = {}
        self.asked_for_keys = 0

    def _new_key(self, name: str) -> RSAKey:
        return RSAKey.generate_key(2048, {"kid": name, "use": "sig", "alg": "RS256"})

    def rotate(self) -> None:
        self.keys = [self._new_key(f"key-{len(self.codes)}")]

    @property
    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._document),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
                Route("/keys", self._keys),
            ]
        )

    async def _document(self, request: Request) -> Response:
        issuer = "https://other.example" if "issuer" in self.lies else self.site
        jwks = f"{self.site}/keys"
        return JSONResponse(
            {
                "issuer": issuer,
                "authorization_endpoint": f"{self.site}/authorize",
                "token_endpoint": f"{self.site}/token",
                "jwks_uri": "ftp://other.example/keys" if "scheme" in self.lies else jwks,
                "id_token_signing_alg_values_supported": ["none", "HS256", "RS256"],
            }
        )

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        state = "forged" if "state" in self.lies else asked["state"]
        told = {"code": code, "state": state}
        return RedirectResponse(f"{asked['redirect_uri']}?{urlencode(told)}", 302)

    async def _token(self, request: Request) -> Response:
        form = {name: one[0] for name, one in parse_qs((await request.body()).decode()).items()}
        asked = self.codes.get(form["code"])
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = _plain(digest)
        if asked is None or challenge != asked["code_challenge"]:
            return JSONResponse({"error": "invalid_grant"}, 400)
        if "down" in self.lies:
            return Response("<html>", 503)
        if "long" in self.lies:
            return Response(b"x" * 300_000)
        return JSONResponse({"access_token": "a", "id_token": self._id_token(asked["nonce"])})

    def _id_token(self, nonce: str) -> str:
        now = int(self.clock().timestamp())
        claims = {
            "iss": self.site,
            "aud": CLIENT,
            "sub": self.subject,
            "email": self.email,
            "nonce": nonce,
            "iat": now,
            "exp": now + 300,
            **self.changes,
        }
        claims = {name: one for name, one in claims.items() if one is not None}
        if "unsigned" in self.lies:
            return f"{_part({'alg': 'none'})}.{_part(claims)}."
        if "symmetric" in self.lies:  # signed with what everybody has: the public key
            signed = f"{_part({'alg': 'HS256', 'kid': 'one'})}.{_part(claims)}"
            key = self.keys[0].as_pem(private=False)
            return f"{signed}.{_plain(hmac.digest(key, signed.encode(), 'sha256'))}"
        key = self._new_key("one") if "key" in self.lies else self.keys[0]
        header = {"alg": "RS256", "kid": key.kid}
        return jwt.encode(header, claims, key, algorithms=["RS256"])

    async def _keys(self, request: Request) -> Response:
        self.asked_for_keys += 1
        return JSONResponse({"keys": [one.as_dict(private=False) for one in self.keys]})


def _part(told: dict[str, Any]) -> str:
    return _plain(orjson.dumps(told))


def _plain(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def place_of(address: str) -> str:
    """Path and query of an address, for a visitor of the desk."""
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"
