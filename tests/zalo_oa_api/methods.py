"""The methods: path -> function of the world and the call's fields. A refusal is its code."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tests.zalo_oa_api.world import APP, APP_SECRET, OA, WEEK, Call, Entry, Templated, World

TEXT_MAX, BUTTONS_MAX = 2000, 5
_LIMITS = {"image": 1 << 20, "file": 5 << 20, "gif": 5 << 20}


class RefusedError(Exception):
    def __init__(self, code: int, why: str = "") -> None:
        super().__init__(why)
        self.code, self.why = code, why


def about(world: World, call: Call) -> Any:
    return {"oa_id": OA, "name": "DCNET", "is_verified": True, "num_follower": len(world.chats)}


def say(world: World, call: Call) -> Any:
    user = str((call.fields.get("recipient") or {}).get("user_id") or "")
    if user not in world.chats:
        raise RefusedError(-213, "user has not followed")
    if world.doubts.edge and world.clock() - world.last.get(user, 0) > WEEK:
        raise RefusedError(-230, "user has not interacted with the OA in the last 7 days")
    message = call.fields.get("message") or {}
    text, attachment = message.get("text") or "", message.get("attachment") or {}
    if len(text) > TEXT_MAX or not (text or attachment):
        raise RefusedError(-201, "text is invalid")
    payload = attachment.get("payload") or {}
    entry = Entry(
        world.new_id("x"),
        True,
        text,
        _buttons(world, payload),
        _file(world, attachment, payload),
        payload.get("template_type") == "request_user_info",
    )
    world.chats[user].append(entry)
    world.accept(call, user, entry.message_id, text)
    return {"message_id": entry.message_id, "user_id": user}


def _buttons(world: World, payload: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    buttons = payload.get("buttons") or []
    if buttons and (not world.doubts.buttons or len(buttons) > BUTTONS_MAX):
        raise RefusedError(-201, "attachment is invalid")
    for one in buttons:
        if not 0 < len(one["title"]) <= 100 or one["type"] != "oa.query.hide":
            raise RefusedError(-201, "buttons is invalid")
        if not 0 < len(one["payload"]) <= 1000:
            raise RefusedError(-201, "payload is invalid")
    return tuple((one["title"], one["payload"]) for one in buttons)


def _file(world: World, attachment: dict[str, Any], payload: dict[str, Any]) -> str:
    kind = payload.get("template_type")
    if attachment.get("type") == "file":
        named = payload.get("token")
    elif kind == "media":
        named = payload["elements"][0]["attachment_id"]
    elif kind == "request_user_info":
        (element,) = payload["elements"]
        if not element.get("image_url") or len(element["title"]) > 100:
            raise RefusedError(-201, "elements is invalid")
        return ""
    else:
        return ""
    if named not in world.uploads:
        raise RefusedError(-100, "attachment is gone")
    return str(named)


def upload(kind: str) -> Callable[[World, Call], Any]:
    def taken(world: World, call: Call) -> Any:
        if "file" not in call.files:
            raise RefusedError(-201, "file is missing")
        name, data = call.files["file"]
        if kind == "image" and not data.startswith((b"\xff\xd8", b"\x89PNG")):
            raise RefusedError(-201, "file is invalid")
        if len(data) > _LIMITS[kind]:
            raise RefusedError(-210, "file is too big")
        named = world.new_id("AT")
        world.uploads[named] = (name, data)
        return {"token" if kind == "file" else "attachment_id": named}

    return taken


def template(world: World, call: Call) -> Any:
    phone, fields = str(call.fields.get("phone") or ""), call.fields
    if not re.fullmatch(r"84[0-9]{9}", phone):
        raise RefusedError(-108, "phone is invalid")
    if phone in world.no_zalo:
        raise RefusedError(-118, "the account does not exist")
    tracking = str(fields.get("tracking_id") or "")
    if not fields.get("template_id") or len(tracking) > 48:
        raise RefusedError(-1121, "a parameter is invalid")
    data = fields.get("template_data") or {}
    if len(str(data.get("otp", ""))) > 10:
        raise RefusedError(-1122, "otp is invalid")
    world.templates.append(Templated(phone, str(fields["template_id"]), data, tracking))
    left = {"dailyQuota": "500", "remainingQuota": str(500 - len(world.templates))}
    return {"msg_id": world.new_id("z"), "sent_time": str(world.now()), "quota": left}


METHODS: dict[str, Callable[[World, Call], Any]] = {
    "v2.0/oa/getoa": about,
    "v3.0/oa/message/cs": say,
    "v2.0/oa/upload/image": upload("image"),
    "v2.0/oa/upload/file": upload("file"),
    "v2.0/oa/upload/gif": upload("gif"),
    "message/template": template,
}


def renew(world: World, fields: dict[str, Any], secret: str) -> dict[str, Any]:
    """OAuth: a refresh token is good once. Refusals have status 200 and no tokens."""
    if secret != APP_SECRET or fields.get("app_id") != APP:
        return {"error": -14003, "error_name": "Invalid app", "error_reason": "secret_key"}
    given = fields.get("refresh_token")
    if fields.get("grant_type") != "refresh_token" or given != world.refresh:
        return {"error": -14014, "error_name": "Invalid refresh token", "error_description": "?"}
    world.renewals += 1
    access, world.refresh = f"access-{world.renewals}", f"refresh-{world.renewals}"
    if not world.doubts.lives_on:
        world.access.clear()
    lasts = world.doubts.lasts
    seconds = float(lasts) if str(lasts).isdigit() else 3600.0
    world.access[access] = world.clock() + seconds
    return {"access_token": access, "refresh_token": world.refresh, "expires_in": lasts}
