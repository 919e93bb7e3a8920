"""Tokens of a Zalo Official Account: rotating, used up by being used, one process at a time."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from bot import app as wiring
from bot.channels.channel import ChannelError, Failure
from bot.channels.zalo_oa_notes import Notes
from bot.channels.zalo_oa_oauth import OAuth, Renewed, Trouble, renewed
from bot.channels.zalo_oa_tokens import Tokens
from bot.clock import now
from storage import platform_notes, platform_tokens
from storage.database import Database
from storage.platform_tokens import LEASE, Kept, Pair
from tests.bot.house import House
from tests.databases import MASTER_KEY, make_database
from tests.zalo_oa_api import APP, APP_SECRET, FIRST_REFRESH, OA, OaApi, running_oa_api


class Later:
    """The machine's clock, moved on."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return now() + self.ahead


class Desk:
    def __init__(self, url: str, api: OaApi) -> None:
        self.url, self.api = url, api
        self.clock = Later()
        api.world.clock = lambda: self.clock().timestamp()
        self.database: Database = make_database(url, self.clock)
        self.notes = Notes(self.database, "zalo-oa", OA, self.clock)
        self.made: list[Tokens] = []

    def tokens(self, given: str = FIRST_REFRESH) -> Tokens:
        oauth = OAuth(self.api.origin, APP, APP_SECRET)
        made = Tokens(self.database, oauth, self.notes, "zalo-oa", OA, given, self._sleep)
        self.made.append(made)
        return made

    async def _sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / 25)

    def kept(self) -> Kept:
        found = self.database.read_now(lambda uow: platform_tokens.read(uow, "zalo-oa", OA))
        assert found
        return found

    async def alarms(self) -> dict[str, int]:
        await self.notes.flush()
        found = self.database.read_now(lambda uow: platform_notes.read(uow, "zalo-oa", OA))
        return {name: one.count for name, one in found.items() if name.startswith("token ")}

    def process(self, stale: str, crash: str = "") -> subprocess.Popen[str]:
        """Another process, on the same database."""
        return subprocess.Popen(
            [sys.executable, "-m", "tests.bot.renew_process", self.url, self.api.origin, stale],
            env={
                **os.environ,
                "HELPDESK_CRASH_POINT": crash,
                "HELPDESK_MASTER_KEY": MASTER_KEY,
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


@pytest.fixture
async def desk(request: pytest.FixtureRequest, tmp_path) -> AsyncIterator[Desk]:
    url = f"sqlite:///{tmp_path}/desk.db"
    if getattr(request, "param", "") == "postgres":
        url = request.getfixturevalue("postgres_server").fresh()
    with running_oa_api() as api:
        made = Desk(url, api)
        yield made
        for tokens in made.made:
            await tokens.close()
        made.database.close()


async def test_the_first_and_the_next_token(desk: Desk) -> None:
    tokens = desk.tokens()
    assert await tokens.access() == "access-1"
    assert await tokens.access() == "access-1"  # at hand
    assert desk.api.world.renewals == 1
    kept = desk.kept()
    assert (kept.pair, kept.version) == (Pair("access-1", "refresh-1"), 2)
    assert kept.previous == Pair("", FIRST_REFRESH)
    assert timedelta(hours=24) < kept.expires_at - desk.clock() <= timedelta(hours=25)
    desk.clock.ahead = timedelta(hours=19)
    await tokens.look_after()
    assert desk.api.world.renewals == 1
    desk.clock.ahead = timedelta(hours=21)
    await tokens.look_after()  # in time, while the old one is good
    assert await tokens.access() == "access-2"
    assert desk.kept().previous == Pair("access-1", "refresh-1")
    for secret in ("access-2", "refresh-2", APP_SECRET):
        assert secret not in repr(tokens) + repr(vars(tokens)) + repr(desk.kept())


async def test_o30_two_tasks_renew_once(desk: Desk) -> None:
    one, two = desk.tokens(), desk.tokens()
    stale = await one.access()
    desk.api.fault("slow", "access_token", seconds=0.1)
    found = await asyncio.gather(one.renew(stale), two.renew(stale), one.renew(stale))
    assert found == ["access-2"] * 3
    assert desk.api.world.renewals == 2


@pytest.mark.parametrize("desk", ["sqlite", "postgres"], indirect=True)
async def test_o30_two_processes_renew_once(desk: Desk) -> None:
    stale = await desk.tokens().access()
    desk.api.fault("slow", "access_token", seconds=1)  # so that both are there
    both = [desk.process(stale), desk.process(stale)]
    for one in both:
        assert one.stdout
        assert await asyncio.to_thread(one.stdout.readline) == "ready\n"
    for one in both:
        assert one.stdin
        one.stdin.write("\n")
        one.stdin.flush()
    told = [await asyncio.to_thread(one.communicate) for one in both]
    assert [out for out, _ in told] == ["access-2"] * 2, told
    assert desk.api.world.renewals == 2
    assert len(desk.api.calls("access_token")) == 2
    assert desk.kept().pair == Pair("access-2", "refresh-2")


async def test_o33_killed_between_the_answer_and_the_commit(desk: Desk) -> None:
    """The new pair died with the process. What is at hand goes on; staff are told; a token that
    they give mends it."""
    stale = await desk.tokens().access()
    killed = desk.process(stale, "token-answered")
    await asyncio.to_thread(killed.communicate, "\n")
    assert killed.returncode == -signal.SIGKILL
    assert (desk.api.world.renewals, desk.kept().version) == (2, 2)
    assert desk.kept().pair == Pair("access-1", "refresh-1")  # nothing was overwritten
    tokens = desk.tokens()
    assert await tokens.access() == "access-1"
    with pytest.raises(ChannelError, match="another process"):
        await tokens.renew("access-1")  # the lease of the dead one
    desk.clock.ahead = LEASE + timedelta(seconds=5)
    with pytest.raises(ChannelError) as caught:
        await tokens.renew("access-1")
    assert caught.value.kind is Failure.AUTH
    assert "HELPDESK_ZALO_OA_REFRESH_TOKEN" in caught.value.detail
    assert await desk.alarms() == {"token lost": 1, "token refused": 1}
    assert await tokens.access() == "access-1"  # until it ends
    desk.clock.ahead = timedelta(hours=26)
    with pytest.raises(ChannelError) as caught:
        await tokens.access()
    assert caught.value.kind is Failure.AUTH
    desk.api.world.refresh = "given-by-hand"
    assert await desk.tokens("given-by-hand").access() == "access-3"


async def test_a_house_that_starts_again_waits_for_no_lease(desk: Desk, tmp_path) -> None:
    """Killed before it asked, nothing was used up: the only process gets the next one at once.
    Broken once: messages of the account rested for the minute that the dead one's lease had left.
    """
    stale = await desk.tokens().access()
    killed = desk.process(stale, "token-leased")
    await asyncio.to_thread(killed.communicate, "\n")
    assert killed.returncode == -signal.SIGKILL
    assert desk.api.world.renewals == 1
    assert desk.kept().held
    house = House(tmp_path, desk.clock, desk.url)  # type: ignore[arg-type]  # a clock is a clock
    await house.open()
    await wiring.start(house.built)
    await house.close()
    assert not desk.kept().held
    assert await desk.tokens().renew(stale) == "access-2"
    assert await desk.alarms() == {"token lost": 1}  # for all anybody knew


async def test_a_kill_after_the_commit_costs_nothing(desk: Desk) -> None:
    stale = await desk.tokens().access()
    killed = desk.process(stale, "token-stored")
    await asyncio.to_thread(killed.communicate, "\n")
    assert killed.returncode == -signal.SIGKILL
    assert await desk.tokens().renew(stale) == "access-2"
    assert desk.api.world.renewals == 2
    assert await desk.alarms() == {}


async def test_o31_a_refusal_at_200_keeps_what_is_there(desk: Desk) -> None:
    tokens = desk.tokens()
    await tokens.access()
    desk.api.world.refresh = "somebody-elses"
    for _ in range(3):  # a token that was refused is not shown again at once
        with pytest.raises(ChannelError) as caught:
            await tokens.renew("access-1")
        assert caught.value.kind is Failure.AUTH
    assert len(desk.api.calls("access_token")) == 2
    assert desk.kept().pair == Pair("access-1", "refresh-1")
    assert await desk.alarms() == {"token refused": 1}
    assert "HELPDESK_ZALO_OA_REFRESH_TOKEN" in tokens.trouble
    desk.api.world.refresh = "refresh-1"
    desk.clock.ahead = timedelta(minutes=11)
    assert await tokens.renew("access-1") == "access-2"
    assert tokens.trouble == ""


@pytest.mark.parametrize("kind", ["page", "drop", "drop_after"])
async def test_where_the_answer_is_lost_it_is_asked_again(desk: Desk, kind: str) -> None:
    """Nobody knows whether the token was used up: it is tried, and told where it was."""
    tokens = desk.tokens()
    await tokens.access()
    desk.api.fault(kind, "access_token")
    with pytest.raises(ChannelError) as caught:
        await tokens.renew("access-1")
    assert caught.value.kind is Failure.NOT_SENT  # no message was tried
    assert desk.kept().begun_at
    if kind == "drop_after":
        with pytest.raises(ChannelError):
            await tokens.renew("access-1")
        assert await desk.alarms() == {"token lost": 1, "token refused": 1}
    else:
        assert await tokens.renew("access-1") == "access-2"
        assert await desk.alarms() == {"token lost": 1}


async def test_a_mistyped_token_does_no_harm(desk: Desk) -> None:
    await desk.tokens().access()
    wrong = desk.tokens("mistyped")
    assert await wrong.access() == "access-2"  # by the one that was there
    assert desk.kept().previous == Pair("access-1", "mistyped")


LASTS = [
    ("90000", timedelta(hours=25)),
    (90000, timedelta(hours=25)),
    ("3600", timedelta(hours=1)),
    ("soon", timedelta(hours=1)),
    (None, timedelta(hours=1)),
    (True, timedelta(hours=1)),
    ("1", timedelta(minutes=1)),
]


@pytest.mark.parametrize(("told", "lasts"), LASTS)
def test_o32_expires_in_as_a_text_or_a_number(told: object, lasts: timedelta) -> None:
    import orjson

    body = {"access_token": "a", "refresh_token": "r", "expires_in": told}
    assert renewed(orjson.dumps(body)) == Renewed(Pair("a", "r"), lasts)


@pytest.mark.parametrize(
    ("body", "status", "trouble"),
    [
        (b'{"error":-14002,"error_name":"App inactive"}', 200, Trouble.REFUSED),
        (b'{"access_token":"a"}', 200, Trouble.REFUSED),
        (b'{"access_token":"","refresh_token":"r"}', 200, Trouble.REFUSED),
        (b'{"error":1}', 503, Trouble.UNKNOWN),
        (b"<html>", 200, Trouble.UNKNOWN),
        (b"[]", 200, Trouble.UNKNOWN),
    ],
)
def test_answers_without_a_pair(body: bytes, status: int, trouble: Trouble) -> None:
    assert renewed(body, status) is trouble
