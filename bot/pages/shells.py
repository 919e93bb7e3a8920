"""Shells: the HTML of pages, rendered in one language from templates and copy."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from bot.pages.words import CHAT_WORDS, HOTLINE, OPEN_VALUES, OUTBOX_WORDS

FOLDER: Final = Path(__file__).parent
STATIC: Final = FOLDER / "static"

# No page of ours needs more; the server sends it with every shell. Framing is the server's to add
# (`frame-ancestors`), for it knows which sites may embed the chat.
CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"
)


def _version() -> str:
    """Of our own files, all together: they import each other by name."""
    digest = hashlib.sha256()
    for path in sorted(STATIC.rglob("*")):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return f"v-{digest.hexdigest()[:12]}"


# A folder's name before theirs, under which they never change: they are kept without being asked
# for again (`bot/web.py`).
VERSION: Final = _version()


class Say(Protocol):
    """One copy text by id, in one language; values are strings already formatted."""

    def __call__(self, copy_id: str, language: str, /, **values: str) -> str: ...


def environment(*folders: Path) -> Environment:
    """Templates of the pages, and of `folders` beside them (the console's own). `static` in them is
    where our own files are in the version that stands here."""
    made = Environment(
        loader=FileSystemLoader([FOLDER / "templates", *folders]),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["static"] = f"/static/{VERSION}"
    return made


class Shells:
    """The shells of `/`, `/chat`, `/outbox` and of refusals; `language` is `vi` or `en`."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._templates = environment()

    def landing(self, *, language: str, demo: bool) -> str:
        """Links to chat and console; in the demo also to the outbox."""
        return self._render("landing.html", language, csrf_token="", words=(), demo=demo)

    def chat(self, *, language: str, csrf_token: str) -> str:
        """The web chat; `csrf_token` comes back as `X-CSRF-Token` with each POST."""
        return self._render(
            "chat.html",
            language,
            csrf_token=csrf_token,
            words=CHAT_WORDS,
            address="/chat",
            session="",
            origins=(),
        )

    def embedded_chat(self, *, language: str, session: str, origins: Sequence[str]) -> str:
        """The web chat inside a page of one of `origins`; `session` is a fresh secret, which the
        frame keeps unless it has one."""
        return self._render(
            "chat.html",
            language,
            csrf_token="",
            words=CHAT_WORDS,
            address="/chat/embed",
            session=session,
            origins=origins,
        )

    def outbox_viewer(self, *, language: str) -> str:
        """Mail and SMS of the demo."""
        return self._render("outbox_viewer.html", language, csrf_token="", words=OUTBOX_WORDS)

    def refusal(self, *, language: str, kind: str) -> str:
        """Why an address shows nothing; `kind` as of `problem`."""
        return self._render("refusal.html", language, csrf_token="", words=(), kind=kind)

    def embed_tag(self, *, address: str, language: str) -> str:
        """The script tag another page takes; `address` is our public URL."""
        unread = self._say("embed-unread", language, **OPEN_VALUES)
        return str(
            Markup('<script src="{}/static/embed.js" data-lang="{}" ').format(
                address.rstrip("/"), language
            )
            + Markup('data-open="{}" data-close="{}" data-unread="{}" defer></script>').format(
                self._say("embed-open", language), self._say("embed-close", language), unread
            )
        )

    def _render(
        self, template: str, language: str, *, words: Iterable[str], **context: object
    ) -> str:
        def say(copy_id: str, **values: str) -> str:
            return self._say(copy_id, language, **values)

        spoken = {word: say(word, **OPEN_VALUES, phone=HOTLINE) for word in words}
        return self._templates.get_template(template).render(
            context,
            say=say,
            language=language,
            hotline=HOTLINE,
            words=json.dumps(spoken, ensure_ascii=False, separators=(",", ":")),
        )
