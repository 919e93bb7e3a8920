"""What went over the wire, beside what the outbox says: in order, nothing made up, and doubled only
where the desk could not know that the first one had arrived."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.bot_api import BotApi
from tests.bot_api.journal import Accepted
from tests.crash.gateways import Letter
from tests.crash.house import Life
from tests.crash.ledger import Chunk, Lane, Ledger
from tests.crash.plan import Outcome
from tests.zalo_oa_api import OA

ORDER = "sent in order"
NEVER = "marked sent was sent"
TWICE = "doubled only when unknown"
_UNKNOWN = {
    "pending": "killed while it was answered",
    "unread": "hung up before the answer was read",
    "client_gone": "hung up before the answer was written",
    "dropped_after_accept": "connection cut after it was accepted",
    "truncated": "half an answer",
    "error_after_accept": "accepted, and answered with an error page",
}
_KILLED = "killed between the answer and the receipt"
_SOON = 2.0  # seconds from the answer to the receipt, at the very most …
_SOON_STARTS = 3.0  # … or so many times what that life's start took, where the machine is slower
_LATE = 5.0  # seconds by which we may be late to handle what a killed process had sent


Key = tuple[str, tuple[str, ...]]  # what a message looks like: its words and its buttons
Sent = tuple[Key, Accepted]


@dataclass
class Doubles:
    """`reasons`: why something was on the wire twice. `unsent`: given up after two unknown outcomes
    without having arrived (it was said so: `unknown`)."""

    reasons: Counter[str] = field(default_factory=Counter)
    unsent: int = 0
    final: bool = True  # nothing is under way any more
    slowest: float = 0.0  # seconds from an answer to the kill that hid it
    wrong: dict[str, list[str]] = field(default_factory=dict)

    def blame(self, name: str, what: str) -> None:
        self.wrong.setdefault(name, []).append(what)

    @property
    def count(self) -> int:
        return sum(self.reasons.values())


@dataclass
class Run:
    """Chunks that look the same and follow each other, and what of them arrived."""

    chunks: list[Chunk]
    came: list[Accepted | Letter] = field(default_factory=list)


def doubles(outcome: Outcome, ledger: Ledger, *, final: bool = True) -> Doubles:
    found = Doubles(final=final)
    lives = [one for one in outcome.house.lives if one.ended is not None]
    for bot in outcome.bots:
        account = bot.token.partition(":")[0]
        for chat in list(bot.world.chats):
            lane = ledger.lane("telegram", account, str(chat))
            sent = bot.accepted_sends(chat)
            if lane is None:
                if sent:
                    found.blame(ORDER, f"chat {chat} was written to out of nowhere")
                continue
            _chat(found, lane, [(_seen(bot, one), one) for one in sent], lives)
    _official(found, outcome, ledger, lives)
    _letters(found, outcome, ledger, lives)
    return found


def _chat(found: Doubles, lane: Lane, sent: list[Sent], lives: list[Life]) -> None:
    runs = _runs(lane)
    _match(found, lane, runs, sent)
    for run in runs:
        _judge(found, lane, run, lives)


def _official(found: Doubles, outcome: Outcome, ledger: Ledger, lives: list[Life]) -> None:
    """The Official Account tells no buttons apart: where there are too many, or Zalo refuses them,
    the same words go without. In the order in which they were sent: a slow call may be accepted
    when the desk has hung up long ago and gone on."""
    sent: dict[str, list[Sent]] = {}
    accepted = list(outcome.house.official.api.world.accepted)
    for one in sorted(accepted, key=lambda one: one.came_at):
        sent.setdefault(str(one.chat), []).append(((one.text, ()), one))
    for chat, told in sent.items():
        lane = ledger.lane("zalo-oa", OA, chat)
        if lane is None:
            found.blame(ORDER, f"chat {chat} was written to out of nowhere")
        else:
            _chat(found, lane, told, lives)


def _runs(lane: Lane) -> list[Run]:
    runs: list[Run] = []
    for chunk in lane.chunks:
        if runs and _key(lane, runs[-1].chunks[0]) == _key(lane, chunk):
            runs[-1].chunks.append(chunk)
        else:
            runs.append(Run([chunk]))
    return runs


def _key(lane: Lane, chunk: Chunk) -> Key:
    return chunk.text, () if lane.channel == "zalo-oa" else chunk.actions


def _match(found: Doubles, lane: Lane, runs: list[Run], sent: list[Sent]) -> None:
    """Each message that arrived belongs to the run at hand or to a later one: to the one that heard
    its number, for a later one may look the same where nothing between them arrived."""
    place = 0
    heard = {one.remote_id: n for n, run in enumerate(runs) for one in run.chunks if one.remote_id}
    for key, one in sent:
        place = max(place, heard.get(str(one.message_id), 0))
        ahead = (n for n in range(place, len(runs)) if _key(lane, runs[n].chunks[0]) == key)
        following = next(ahead, None)
        if following is None:
            found.blame(ORDER, f"chat {lane.address}: message {one.message_id} is out of order")
            continue
        place = following
        runs[place].came.append(one)


def _seen(bot: BotApi, one: Accepted) -> Key:
    message = bot.world.messages[one.chat][one.message_id]
    rows = (message.markup or {}).get("inline_keyboard", ())
    return one.text, tuple(item["callback_data"] for row in rows for item in row)


def _letters(found: Doubles, outcome: Outcome, ledger: Ledger, lives: list[Life]) -> None:
    """Mail and SMS name the chunk they carry."""
    came: dict[str, list[Letter]] = {}
    last: dict[str, tuple[int, int]] = {}
    chunks = {
        chunk.id: (lane, chunk)
        for lane in ledger.lanes.values()
        if lane.channel in ("sms", "mail")
        for chunk in lane.chunks
    }
    for letter in outcome.gateways.post.letters():
        if letter.id not in chunks:
            found.blame(ORDER, f"{letter.way} {letter.id} was sent out of nowhere")
            continue
        came.setdefault(letter.id, []).append(letter)
        lane, chunk = chunks[letter.id]
        if (chunk.seq, chunk.part) < last.get(lane.id, (0, 0)):
            found.blame(ORDER, f"{letter.way} lane {lane.id}: {chunk.seq} came late")
        last[lane.id] = (chunk.seq, chunk.part)
    for lane, chunk in chunks.values():
        arrived = sorted(came.get(chunk.id, ()), key=lambda one: one.life)
        _judge(found, lane, Run([chunk], list(arrived)), lives)


def _judge(found: Doubles, lane: Lane, run: Run, lives: list[Life]) -> None:
    where = f"{lane.channel} {lane.address}, message {run.chunks[0].seq}"
    sent = sum(chunk.state == "sent" for chunk in run.chunks)
    odd = {chunk.state for chunk in run.chunks} - {"sent", "unknown"}
    if lane.channel == "zalo-oa":
        odd -= {"failed"}  # the window was closed: `others_checks.windows`
    if odd and found.final:
        found.blame(NEVER, f"{where} is {', '.join(odd)}")
    if len(run.came) < sent:
        found.blame(NEVER, f"{where}: marked sent, never arrived")
    if not odd:
        found.unsent += max(0, len(run.chunks) - max(len(run.came), sent))
    extra = len(run.came) - len(run.chunks)
    if extra <= 0:
        return
    reasons = list(_reasons(found, run, lives))
    if len(reasons) < extra:
        came = ", ".join(_told(one, lives) for one in run.came)
        found.blame(TWICE, f"{where}: arrived {len(run.came)} times, known to have arrived: {came}")
    found.reasons.update(reasons[:extra])


def _reasons(found: Doubles, run: Run, lives: list[Life]) -> Iterator[str]:
    """Why each of these but the last could not be known to have arrived."""
    for one, again in zip(run.came, run.came[1:], strict=False):
        if isinstance(one, Letter):
            known, ended, ends = one.fault, one.at, _killed_with(one, again, lives)
        else:
            known, ended = _UNKNOWN.get(one.outcome, ""), one.ended_at or one.came_at
            ends = _killed_after(one, ended, again, lives)
        hidden = [after for life in ends if (after := _hidden(life, ended)) is not None]
        if known:
            yield known
        elif hidden:
            found.slowest = max(found.slowest, min(hidden, key=abs))
            yield _KILLED


def _hidden(life: Life, answered: float) -> float | None:
    """Seconds from the answer to the kill that hid it from this life; None where it did not."""
    if life.killed is None or life.how == "stopped":
        return None
    start = life.ready - life.started if life.ready is not None else 0.0
    after = life.killed - answered
    return after if after < max(_SOON, _SOON_STARTS * start) else None


def _killed_with(one: Letter, again: Accepted | Letter, lives: list[Life]) -> list[Life]:
    """The life that sent this letter, where another one sent the next."""
    same = isinstance(again, Letter) and again.life == one.life
    life = None if same else _life_of(one, lives)
    return [life] if life is not None else []


def _life_of(one: Letter, lives: list[Life]) -> Life | None:
    return next((life for life in lives if life.number == one.life), None)


def _killed_after(
    one: Accepted, ended: float, again: Accepted | Letter, lives: list[Life]
) -> list[Life]:
    """The lives that ended between this answer and the next sending. Where this was the last call
    of its connection its sender may have died before we came to answering."""
    until = again.came_at if isinstance(again, Accepted) else 0.0
    gone = one.connection_lost_at
    since = ended - (_LATE if gone is not None and gone - ended < _SOON else 0.05)
    return [x for x in lives if x.ended is not None and since <= x.ended <= until]


def _told(one: Accepted | Letter, lives: list[Life]) -> str:
    """For the report: in which life, when, how it was answered, and how that life ended."""
    at = one.at if isinstance(one, Letter) else one.ended_at or one.came_at
    if isinstance(one, Letter):
        life, how = _life_of(one, lives), one.fault or "answered"
    else:
        life, how = next((x for x in lives if x.started <= at <= (x.ended or 0)), None), one.outcome
    if life is None or life.killed is None:
        return f"{how} in no life"
    return f"{how} in life {life.number}, {life.killed - at:.2f} s before its end ({life.how})"
