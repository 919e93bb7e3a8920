"""`chat`: talk to the bot in the terminal, or have a script do it and print the transcript."""

import asyncio
import re
import sys
import tempfile
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import orjson
import typer

from bot import app as wiring
from bot import clockwork, logs, papers
from bot.app import App
from bot.channels.terminal import Terminal
from bot.commands.house import must_exist
from bot.commands.outcome import CommandError
from bot.settings import Settings, load
from storage import attachments, lanes, outbox, schema, transcript
from storage.database import open_engine
from storage.ids import new_id
from storage.inbox import Arrived
from storage.master_key import generate
from storage.transcript import Message
from storage.unit_of_work import UnitOfWork

_LOOK = 0.1  # seconds between looks for what another process answers
_PATIENCE = 30.0  # seconds a scripted line waits for its answer
_CODE = re.compile(r"\b[0-9]{6,8}\b")
_KINDS = {"PDF": "pdf", "JPEG": "image", "PNG": "image"}
_HELP = """Talk to the bot in the terminal, against the configured database.

Type an answer, or the number of a choice; `/file PATH` sends a picture or PDF; an empty line or
Ctrl-D ends. `--demo` talks to a throwaway desk with sample customers (DC10023, …), whose mails and
text messages are shown here.

A script has one line for each thing to do:

    # a remark
    đổi địa chỉ              what the customer types
    > mã khách hàng          what the answer since then must contain
    {code}                   the newest code that was mailed or texted (with --demo)
    /file giay-to.pdf        a file, beside the script

The transcript goes to standard output. A `>` line that does not match ends it with exit code 1.
"""


class Talk:
    """One conversation of the terminal. `name` is its address: the same name goes on with it."""

    def __init__(self, built: App, name: str) -> None:
        channel = built.channels[Terminal.name]
        if not isinstance(channel, Terminal):
            raise TypeError
        self._built = built
        self._channel = channel
        self._last = ""
        self.address = name

    async def say(self, text: str) -> Arrived:
        return await self._send({"what": "text", "text": text})

    async def send_file(self, data: bytes, name: str) -> Arrived:
        """Sealed before it is acknowledged, like an upload."""
        kind = _KINDS.get(papers.kind_of(data) or "", "other")
        ref = await self._channel.keep_upload(data)
        about = {"kind": kind, "name": papers.safe_name(name), "media_type": "", "size": len(data)}
        return await self._send({"what": "file", "ref": ref, **about})

    async def _send(self, raw: Mapping[str, object]) -> Arrived:
        number = new_id(self._built.database.clock())
        arrived = Arrived(number, self.address, orjson.dumps({**raw, "client_id": number}))
        await self.receive(arrived)
        return arrived

    async def receive(self, arrived: Arrived) -> None:
        await self._built.intake.receive(Terminal.name, Terminal.account, [arrived])

    async def heard(self) -> list[Message]:
        """What the bot said since the last look."""
        found = await self._built.database.read(self._new)
        if found:
            self._last = found[-1].id
        return [one for one in found if one.direction == "out" and one.body.get("text")]

    def _new(self, uow: UnitOfWork) -> list[Message]:
        lane = self._lane(uow)
        return transcript.read(uow, lane.id, after=self._last) if lane else []

    def _lane(self, uow: UnitOfWork) -> lanes.Lane | None:
        return lanes.find(uow, Terminal.name, Terminal.account, self.address)

    async def answered(self) -> bool:
        """Whether everything said here was thought through and answered."""

        def is_answered(uow: UnitOfWork) -> bool:
            lane = self._lane(uow)
            if lane is None or outbox.has_open(uow, lane.id) or lanes.has_pending(uow, lane.id):
                return lane is None
            return all(one.state != "waiting" for one in attachments.of_lane(uow, lane.id))

        return await self._built.database.read(is_answered)


def chat(
    script: Annotated[
        Path | None, typer.Option(help="Run the lines of this file (`-`: standard input).")
    ] = None,
    demo: Annotated[bool, typer.Option("--demo", help="A throwaway desk.")] = False,  # noqa: FBT002
    name: Annotated[str, typer.Option("--as", help="Which conversation.")] = "terminal",
) -> None:
    if script is None:
        lines, beside = None, Path()
    else:
        lines, beside = _read(script), script.parent
    with _settings(demo=demo) as settings:
        logs.set_up("error", "console")
        done = asyncio.run(_chat(settings, lines, beside, name, demo=demo))
    raise typer.Exit(0 if done else 1)


chat.__doc__ = _HELP


def _read(script: Path) -> list[str]:
    try:
        text = sys.stdin.read() if str(script) == "-" else script.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise CommandError(f"The script {script} cannot be read.") from None
    return text.splitlines()


@contextmanager
def _settings(*, demo: bool) -> Iterator[Settings]:
    if not demo:
        settings = load()
        must_exist(settings)
        yield settings
        return
    with tempfile.TemporaryDirectory(prefix="helpdesk-chat-") as folder:
        settings = load(
            database_url=f"sqlite:///{folder}/helpdesk.db",
            files_url=f"file://{folder}/files",
            master_key=generate(),
            master_key_file=None,
            telegram_token=None,
            zalo_bot_token=None,
            zalo_oa_id=None,
        )
        engine = open_engine(settings.database_url)
        schema.upgrade(engine)
        engine.dispose()
        from bot.commands import sample  # noqa: PLC0415 - only the demo needs it

        sample.add_to(settings)
        yield settings


async def _chat(
    settings: Settings, lines: list[str] | None, beside: Path, name: str, *, demo: bool
) -> bool:
    built = wiring.build(settings, demo=demo)
    talk = Talk(built, name)
    await talk.heard()  # an earlier conversation goes on, but is not shown again
    tasks = [
        asyncio.create_task(part)
        for part in (
            built.intake.run(),
            built.sender.run(),
            built.fetcher.run(),
            clockwork.run(built.database, built.house, built.wake),
        )
    ]
    try:
        if lines is not None:
            return await Script(talk, built.letters, beside).run(lines)
        await _converse(talk, built.letters)
        return True
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for outlet in built.outlets.values():
            await outlet.close()
        built.database.close()


class Script:
    """Runs lines; prints both sides."""

    def __init__(self, talk: Talk, letters: deque[dict[str, str]] | None, beside: Path) -> None:
        self._talk = talk
        self._letters = letters
        self._beside = beside
        self._codes: list[str] = []
        self._since = ""  # what the bot said since the last line that was said to it

    async def run(self, lines: Iterable[str]) -> bool:
        """Whether every expectation was met."""
        for number, line in enumerate(lines, start=1):
            wanted = line.removeprefix("> ").strip()
            if not line.strip() or line.startswith("#"):
                continue
            if not line.startswith(">"):
                await self._do(line.strip())
            elif wanted not in self._since:
                print(f"helpdesk: line {number}: not said: {wanted}", file=sys.stderr)  # noqa: T201
                return False
        return True

    async def _do(self, line: str) -> None:
        if "{code}" in line:
            await _until(self._has_code, "No code came: was one asked for, and with --demo?")
            line = line.replace("{code}", self._codes.pop())
        _print("you", line)
        await say_or_send(self._talk, line, self._beside)
        self._since = ""
        await _until(self._talk.answered)
        for message in await self._talk.heard():
            _print("bot", message.body["text"])
            self._since += message.body["text"] + "\n"

    async def _has_code(self) -> bool:
        """Whether a code was mailed or texted that no line has used yet."""
        while self._letters:
            self._codes += _CODE.findall(self._letters.pop()["text"])[:1]
        return bool(self._codes)


async def _until(
    done: Callable[[], Awaitable[bool]],
    otherwise: str = "Nothing was answered. Is the desk's database busy or `serve` stuck?",
) -> None:
    """Look now and then: it may be another process that answers. Raises CommandError."""
    for _ in range(int(_PATIENCE / _LOOK)):
        if await done():
            return
        await asyncio.sleep(_LOOK)
    raise CommandError(otherwise)


async def say_or_send(talk: Talk, line: str, beside: Path = Path()) -> None:
    """A line as typed: words, or `/file PATH`."""
    if not line.startswith("/file "):
        await talk.say(line)
        return
    path = beside / line.removeprefix("/file ").strip()
    try:
        data = await asyncio.to_thread(path.read_bytes)
    except OSError:
        raise CommandError(f"The file {path} cannot be read.") from None
    await talk.send_file(data, path.name)


async def _converse(talk: Talk, letters: deque[dict[str, str]] | None) -> None:
    showing = asyncio.create_task(_show(talk, letters))
    try:
        await talk.say("/start")
        while line := (await asyncio.to_thread(_line)).strip():
            try:
                await say_or_send(talk, line)
            except CommandError as error:
                _print("!", str(error))
    finally:
        showing.cancel()
        await asyncio.gather(showing, return_exceptions=True)


async def _show(talk: Talk, letters: deque[dict[str, str]] | None) -> None:
    """Print what the bot says, and what it mails and texts, as it comes."""
    shown = 0
    while True:
        for message in await talk.heard():
            _print("bot", message.body["text"])
        for letter in reversed(list(letters or ())[: len(letters or ()) - shown]):
            _print(f"{letter['kind']} to {letter['to']}", letter["text"])
        shown = len(letters or ())
        await asyncio.sleep(_LOOK)


def _line() -> str:
    return sys.stdin.readline()


def _print(who: str, text: str) -> None:
    indent = "\n" + " " * (len(who) + 2)
    print(f"{who}: {indent.join(text.splitlines())}", flush=True)  # noqa: T201
