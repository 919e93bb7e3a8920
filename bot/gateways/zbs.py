"""Template messages of Zalo (ZBS, formerly ZNS) to a phone number: codes, and that there is news.

`POST {base}/message/template` with `phone` (84…), `template_id`, `template_data` and `tracking_id`
of at most 48 signs, with the Official Account's token (documented; two SDKs). A template's words
were approved by Zalo: of ours only the values go out, `otp` for a code and `reference` for news.
In doubt: whether a repeated `tracking_id` is sent once, and whether codes may go out at night; a
code that surely did not go out is sent by SMS at once, to the same number, where there is SMS.
"""

from collections.abc import Mapping
from dataclasses import replace

from bot.channels.bot_api import Line
from bot.channels.bot_api_state import Watched
from bot.channels.channel import ChannelError, Failure, Outlet, OutText, Receipt
from bot.channels.json_reading import part_of
from bot.channels.zalo_oa_api import ABOUT_OA
from bot.channels.zalo_oa_errors import NOT_OPENAPI
from bot.channels.zalo_oa_notes import Notes
from bot.gateways.sms import Sms

SEND = "message/template"
CODE, NEWS = "code", "notice"  # kinds of messages
_VALUES = {CODE: ("otp", "code"), NEWS: ("reference", "reference")}
_MAYBE_SENT = (Failure.UNKNOWN, Failure.BAD_REPLY)


class Zbs:
    """`templates`: the template's id by kind of message; `sms`: where codes go instead."""

    name = "zbs"
    account = ""
    caps = replace(Sms.caps)  # so that what is said can go out by SMS as it is

    def __init__(
        self, line: Line, templates: Mapping[str, str], notes: Notes, sms: Outlet | None
    ) -> None:
        self._line = Watched(line, ABOUT_OA, NOT_OPENAPI)
        self._templates = dict(templates)
        self._notes = notes
        self._sms = sms

    def __repr__(self) -> str:
        return "Zbs()"

    async def send(self, out: OutText) -> Receipt:
        try:
            return await self._send(out)
        except ChannelError as error:
            self._notes.note("template refused", error.detail or error.kind.value)
            if error.kind is Failure.QUOTA:
                self._notes.note(error.kind.value, error.detail)
            if out.kind != CODE or self._sms is None or error.kind in _MAYBE_SENT:
                raise
        return await self._sms.send(out)

    async def _send(self, out: OutText) -> Receipt:
        template, (name, value) = self._templates.get(out.kind, ""), _VALUES[out.kind]
        if not template:
            raise ChannelError(Failure.REJECTED, "no template")
        fields = {
            "phone": out.address.removeprefix("+"),
            "template_id": template,
            "template_data": {name: out.values[value]},
            "tracking_id": out.id,
        }
        data = await self._line.call(SEND, fields)
        self._notes.note("template sent")
        if isinstance(data, dict) and isinstance(quota := data.get("quota"), dict):
            self._notes.note("template quota left", quota.get("remainingQuota", ""))
        return Receipt(part_of(data, "msg_id", str))

    async def close(self) -> None:
        await self._line.close()
