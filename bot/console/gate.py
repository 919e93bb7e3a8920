"""The console's gate: whose browser this is, whether a form is ours, and the safe headers.

Cookies: RFC 6265bis `__Host-` where the site is https. Forms: a token derived from the session by
HMAC, and the browser's own word where the request came from (Sec-Fetch-Site, Origin).
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.console.desk import ConsoleDesk
from handlers import own_account
from storage import staff_sessions
from storage.staff import StaffMember
from storage.staff_sessions import Session, Stage

SIGN_IN = "/console/sign-in"
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-src 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
PART = "x-part"  # a page's script asks for one part of the page; that is not the person's doing
_PURPOSE = b"console-forms"
_SAME = ("same-origin", "none")  # none: typed address, reload


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is signed in here, or half so. `csrf` goes into every form."""

    member: StaffMember
    token: str
    csrf: str
    now: datetime
    session: Session

    @property
    def proven(self) -> bool:
        """Whether they showed within the last minutes that it is them."""
        return own_account.is_proven(self.session, self.now)

    @property
    def language(self) -> str:
        return self.member.language


class Gate:
    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk
        prefix = "__Host-" if desk.secure_cookies else ""
        self.session_cookie = f"{prefix}desk"
        self.before_cookie = f"{prefix}desk-before"  # of a browser where nobody is signed in

    async def visitor(
        self, request: Request, stages: tuple[Stage, ...] = (Stage.FULL,)
    ) -> Visitor | None:
        """The person signed in, their session kept awake; None for anybody else, and for whoever
        is at another stage of signing in."""
        token = request.cookies.get(self.session_cookie, "")
        if not token:
            return None
        desk = self._desk
        session = await desk.database.read(lambda uow: staff_sessions.find(uow, token, stages))
        if session is None:
            return None
        now = desk.clock()
        if PART not in request.headers and now - session.seen_at > staff_sessions.TOUCHED_EVERY:
            await desk.database.write(lambda uow: staff_sessions.touch(uow, token))
        return Visitor(session.member, token, self.form_token(token), now, session)

    # -- forms -----------------------------------------------------------------------------------
    def form_token(self, secret: str) -> str:
        key = self._desk.database.keyring.subkey(_PURPOSE)
        return hmac.digest(key, secret.encode(), "sha256").hex()

    def is_ours(self, request: Request, form: FormData, secret: str) -> bool:
        """Whether the form came from a page of ours in this very browser."""
        given = form.get("csrf")
        if not secret or not isinstance(given, str):
            return False
        if not hmac.compare_digest(given.encode(), self.form_token(secret).encode()):
            return False
        site = request.headers.get("sec-fetch-site")
        if site is not None and site not in _SAME:
            return False
        origin = request.headers.get("origin")
        return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")

    def before(self, request: Request) -> str:
        """The secret behind the sign-in form of this browser; a new one where it has none."""
        return request.cookies.get(self.before_cookie, "") or secrets.token_urlsafe(32)

    # -- cookies ---------------------------------------------------------------------------------
    def remember(self, response: Response, name: str, value: str) -> None:
        """A cookie of this browser session: scripts and other sites do not see it."""
        response.set_cookie(
            name,
            value,
            path="/",
            httponly=True,
            secure=self._desk.secure_cookies,
            samesite="lax",
        )

    def forget(self, response: Response, name: str) -> None:
        response.delete_cookie(
            name, path="/", httponly=True, secure=self._desk.secure_cookies, samesite="lax"
        )


def to_sign_in() -> Response:
    return see_other(SIGN_IN)


def see_other(path: str) -> Response:
    return RedirectResponse(path, 303, headers=HEADERS)


def new_form_key() -> str:
    """One for each rendered page: its forms are carried out once."""
    return secrets.token_urlsafe(12)
