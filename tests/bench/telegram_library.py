"""The yardstick: python-telegram-bot's ConversationHandler doing the same job, nothing durable.

Updates are dicts parsed with `Update.de_json`, as its own updater does; sending answers at once.
"""

import asyncio
import json
import resource
import time

from telegram import Bot, Update
from telegram.ext import Application, CommandHandler, ConversationHandler, MessageHandler, filters
from telegram.request import BaseRequest

TEXTS = ("/start", "address", "x", "12 Le Loi, Ben Nghe, Ho Chi Minh", "yes", "/menu")
CHOOSE, ADDRESS, CONFIRM = range(3)


class Instant(BaseRequest):
    """A Bot API that accepts everything at once."""

    sent = 0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    @property
    def read_timeout(self):
        return 5

    async def do_request(self, url, method, request_data=None, **timeouts):
        if url.endswith("getMe"):
            return (
                200,
                b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"b","username":"b"}}',
            )
        Instant.sent += 1
        return (
            200,
            b'{"ok":true,"result":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"}}}',
        )


def application(done: dict) -> Application:
    async def start(update, context):
        await update.message.reply_text("What would you like to update?")
        return CHOOSE

    async def choose(update, context):
        await update.message.reply_text("Please type the new address.")
        return ADDRESS

    async def address(update, context):
        if len(update.message.text) < 8:
            await update.message.reply_text("That is too short.")
            return ADDRESS
        context.user_data["address"] = update.message.text
        await update.message.reply_text(f"I have: {update.message.text}. Right?")
        return CONFIRM

    async def confirm(update, context):
        done["count"] += 1
        await update.message.reply_text("Updated.")
        return ConversationHandler.END

    async def menu(update, context):
        await update.message.reply_text("How can I help you?")

    text = filters.TEXT & ~filters.COMMAND
    bot = Bot("1:a", request=Instant(), get_updates_request=Instant())
    made = Application.builder().bot(bot).updater(None).build()
    made.add_handler(
        ConversationHandler(
            [CommandHandler("start", start)],
            {
                CHOOSE: [MessageHandler(text, choose)],
                ADDRESS: [MessageHandler(text, address)],
                CONFIRM: [MessageHandler(text, confirm)],
            },
            [CommandHandler("menu", menu)],
        )
    )
    made.add_handler(CommandHandler("menu", menu))
    return made


async def measure(chats: int, jobs: int) -> dict[str, float]:
    done = {"count": 0}
    app = application(done)
    await app.initialize()
    number = 0
    usage = resource.getrusage(resource.RUSAGE_SELF)
    begun = time.perf_counter()
    for _ in range(jobs):
        for text in TEXTS:
            for chat in range(1, chats + 1):
                number += 1
                raw = {
                    "update_id": number,
                    "message": {
                        "message_id": number,
                        "date": 1_763_000_000,
                        "chat": {"id": chat, "type": "private", "first_name": "A"},
                        "from": {"id": chat, "is_bot": False, "first_name": "A"},
                        "text": text,
                    },
                }
                if text.startswith("/"):
                    raw["message"]["entities"] = [
                        {"type": "bot_command", "offset": 0, "length": len(text)}
                    ]
                await app.process_update(Update.de_json(raw, app.bot))
    spent = time.perf_counter() - begun
    used = resource.getrusage(resource.RUSAGE_SELF)
    cpu = used.ru_utime + used.ru_stime - usage.ru_utime - usage.ru_stime
    assert done["count"] == chats * jobs
    return {"updates": number, "per_second": number / spent, "cpu_us": cpu / number * 1e6}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measure(64, 20))))
