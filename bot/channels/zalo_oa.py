"""A Zalo Official Account as a channel: OpenAPI v3, consultation messages to who wrote to it.

Known from both official SDKs and a transcription of Zalo's pages: `POST /v3.0/oa/message/cs` with
`recipient.user_id` and `message`; texts of 2000 characters at most; pictures of 1 MB and documents
of 5 MB, uploaded first (`/v2.0/oa/upload/image|file`, kept 7 days); a customer can be answered for
7 days after their last act. There is no edit, no deletion, no "typing".

In doubt, and each behind one thing here: whether an account may send buttons beside a text
(`HELPDESK_ZALO_OA_BUTTONS`; where one is refused, the numbers that stand in the text anyway do, and
no more is tried), in which unit the 2000 are counted (`text_unit`: the stricter one), whether an
unasked message may always be sent in the window (`proactive`, `HELPDESK_ZALO_OA_ANSWER_HOURS`),
whether `admin_id` marks a person's message (`HELPDESK_ZALO_OA_STAFF_PAUSES`), and whether the
account may ask for a customer's details (`HELPDESK_ZALO_OA_INFO_IMAGE`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import httpx

from bot.channels.bot_api import Line, Upload
from bot.channels.bot_api_errors import TOO_BIG
from bot.channels.bot_api_state import Watched
from bot.channels.channel import (
    Button,
    Capabilities,
    ChannelError,
    Failure,
    Health,
    OutFile,
    OutText,
    Rate,
    Receipt,
)
from bot.channels.json_reading import part_of
from bot.channels.zalo_media import fetch
from bot.channels.zalo_oa_api import ABOUT_OA
from bot.channels.zalo_oa_errors import ATTACHMENT_GONE, BUTTONS_REFUSED, NOT_OPENAPI, is_of
from bot.channels.zalo_oa_notes import Notes
from bot.channels.zalo_oa_tokens import Tokens
from bot.channels.zalo_oa_updates import TAP, parse
from handlers.inbound import Inbound
from states.proactive import ANSWERED_FOR, Proactive
from storage.crash import crash_point

SAY = "v3.0/oa/message/cs"
_UPLOADS = {"image": ("v2.0/oa/upload/image", 1024 * 1024), "pdf": ("v2.0/oa/upload/file", 5 << 20)}
_MOST_BUTTONS, _MOST_TITLE = 5, 100
_INFO_SUBTITLE = 500


@dataclass(frozen=True, slots=True)
class Allowed:
    """What this account may do, as its settings say. `info_image`: the picture on the card that
    asks for a customer's details; without one none is sent."""

    buttons: bool = False
    info_image: str = ""
    staff_pauses: bool = True
    answered_for: timedelta = ANSWERED_FOR


class ZaloOa:
    """`account`: the Official Account's id; `line`: how calls reach the OpenAPI; `web`: what
    fetches pictures, from `hosts` alone."""

    name = "zalo-oa"

    def __init__(
        self,
        account: str,
        line: Line,
        web: httpx.AsyncClient,
        hosts: Sequence[str],
        notes: Notes,
        tokens: Tokens,
        allowed: Allowed,
        rate: Rate,
    ) -> None:
        self.account = account
        self.caps = Capabilities(
            buttons=allowed.buttons,
            numbers=True,
            asks_info=bool(allowed.info_image),
            text_max=2000,
            text_unit="utf16",
            files="bytes",
            rate=rate,
            proactive=Proactive.ANSWERING,
            answered_for=allowed.answered_for,
        )
        self.line = Watched(line, ABOUT_OA, NOT_OPENAPI)
        self.notes, self.tokens = notes, tokens
        self._web = web
        self._hosts = tuple(hosts)
        self._allowed = allowed

    def __repr__(self) -> str:
        return f"ZaloOa({self.account})"

    @property
    def state(self) -> Health:
        if self.line.state.ok and self.tokens.trouble:
            return Health(ok=False, detail=self.tokens.trouble)
        return self.line.state

    # -- receiving -------------------------------------------------------------------------------
    def parse(self, body: bytes) -> Inbound:
        return parse(body, echoes=self._allowed.staff_pauses)

    # -- sending ---------------------------------------------------------------------------------
    async def send(self, out: OutText) -> Receipt:
        try:
            if out.file is not None:
                return await self._send_file(out.address, out.file)
            if not out.text:
                return Receipt()
            await self.line.probe()
            receipt = await self._say_text(out)
        except ChannelError as error:
            if error.kind in (Failure.WINDOW, Failure.QUOTA):
                self.notes.note(error.kind.value, error.detail)
            raise
        crash_point("oa-sent")
        self.notes.note("sent")
        if asks := out.extra.get("asks_info"):
            await self._ask_info(out.address, str(asks))
        return receipt

    async def _say_text(self, out: OutText) -> Receipt:
        message = {"text": out.text}
        buttons = _buttons(out.buttons) if self._allowed.buttons else []
        if not buttons:
            return await self._say(out.address, message)
        payload = {"type": "template", "payload": {"buttons": buttons}}
        try:
            return await self._say(out.address, {**message, "attachment": payload})
        except ChannelError as error:
            if not is_of(error, *BUTTONS_REFUSED):
                raise
            self.notes.note("buttons refused", error.detail)
        receipt = await self._say(out.address, message)
        self._allowed = replace(self._allowed, buttons=False)  # it was the buttons
        return receipt

    async def _say(self, address: str, message: Mapping[str, Any]) -> Receipt:
        fields = {"recipient": {"user_id": address}, "message": message}
        data = await self.line.call(SAY, fields)
        if isinstance(data, dict) and isinstance(quota := data.get("quota"), dict):
            self.notes.note("quota left", quota.get("remain", ""))
        return Receipt(part_of(data, "message_id", str))

    async def _ask_info(self, address: str, asks: str) -> None:
        """The card is beside the words: where it is not taken, what was asked is typed."""
        element = {
            "title": "DCNET",
            "subtitle": asks[:_INFO_SUBTITLE],
            "image_url": self._allowed.info_image,
        }
        payload = {"template_type": "request_user_info", "elements": [element]}
        try:
            await self._say(address, {"attachment": {"type": "template", "payload": payload}})
        except ChannelError as error:
            self.notes.note("info refused", error.detail or error.kind.value)

    # -- files -----------------------------------------------------------------------------------
    async def _send_file(self, address: str, file: OutFile) -> Receipt:
        """Uploaded first, which tells nobody anything; then said. An upload that is gone when it is
        to be said is uploaded once more."""
        if file.kind not in _UPLOADS:
            raise ChannelError(Failure.REJECTED, "no kind of file that is taken there")
        for last in (False, True):
            message = await self._uploaded(file)
            try:
                return await self._say(address, message)
            except ChannelError as error:
                if last or not is_of(error, ATTACHMENT_GONE):
                    raise
        raise AssertionError  # the second time answers or raises

    async def _uploaded(self, file: OutFile) -> dict[str, Any]:
        path, most = _UPLOADS[file.kind]
        if len(file.data) > most:
            raise ChannelError(Failure.REJECTED, TOO_BIG)
        upload = Upload("file", file.name, file.media_type, file.data)
        try:
            data = await self.line.call(path, upload=upload)
        except ChannelError as error:
            if error.kind is Failure.UNKNOWN:  # whatever became of it, the customer saw nothing
                raise ChannelError(Failure.NOT_SENT, error.detail) from None
            raise
        if file.kind == "pdf":
            return {"attachment": {"type": "file", "payload": {"token": _named(data, "token")}}}
        element = {"media_type": "image", "attachment_id": _named(data, "attachment_id")}
        payload = {"template_type": "media", "elements": [element]}
        return {"attachment": {"type": "template", "payload": payload}}

    async def fetch_file(self, ref: str, most: int) -> bytes:
        return await fetch(self._web, ref, self._hosts, most)

    async def settled(self, source: Mapping[str, Any]) -> None:
        """Nothing can be deleted there."""

    # -- the account itself ----------------------------------------------------------------------
    async def health(self) -> Health:
        """Asks the platform: is the token good, is it the account of the settings."""
        try:
            told = await self.line.call(ABOUT_OA)
        except ChannelError as error:
            return Health(ok=False, detail=error.detail or error.kind.value)
        named = told.get("oa_id") or told.get("oaid") if isinstance(told, dict) else None
        if str(named) != self.account:
            return Health(ok=False, detail="the token is of another Official Account")
        return Health(ok=True, detail=str(told.get("name") or "answers"))

    async def close(self) -> None:
        await self.line.close()
        await self.tokens.close()
        await self._web.aclose()


def _buttons(buttons: Sequence[Button]) -> list[dict[str, str]]:
    """As the platform shows them: a tap sends the payload back as a text that is not shown. More
    than fit are not shown at all: the numbers stand in the text."""
    if len(buttons) > _MOST_BUTTONS:
        return []
    return [
        {"title": one.label[:_MOST_TITLE], "type": "oa.query.hide", "payload": TAP + one.action}
        for one in buttons
    ]


def _named(data: Any, name: str) -> str:
    """What an upload is called; without it nothing was sent."""
    try:
        return part_of(data, name, str)
    except ChannelError as error:
        raise ChannelError(Failure.NOT_SENT, error.detail) from None
