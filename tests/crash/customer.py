"""One scripted customer: waits for an answer, then acts on what the bot said last.

Sends a sticker when nobody answers for long, which the desk answers by asking its open question
again; that is how a reply whose outcome stayed unknown twice costs a customer patience, never data.

Longer than 300 lines: one person, who would not be easier to know in two halves.
"""

import random
import re
import time
from dataclasses import dataclass, field
from types import SimpleNamespace

from bot.clock import now
from tests.crash import copybook
from tests.crash.gateways import Post
from tests.crash.phones import Phone, Shown
from tests.crash.prompts import MORE, PAPERS, PROMPTS
from tests.crash.tasks import Call, Did, Help, Script, Task
from tests.handlers.test_portal import token

_CODE = re.compile(r"\b[0-9]{6,8}\b")
_NUDGE = 12.0  # seconds without an answer
_PONDER, _LONGEST_PONDER = 0.15, 6.0  # seconds before the same question is answered again
_OVERTAKEN = 4  # times
_LOST = 8  # times that nothing known is asked, until one goes back to the menu
# Words that came late are taken for a part: what is asked then takes the same answer.
_PART_OF = {"contact_person": ("reject-contact-person-name", "reject-contact-person-reach")}
_RESEND = 31.0  # seconds without a code; the desk sends the same one again after 30
JPEG, PDF, WORDS = "jpeg", "pdf", "words"
PORTAL_SECRET = "portal-secret-of-the-kill-test-0123456789"


@dataclass
class Customer:
    """`account`: which of the crowd's accounts they talk to."""

    script: Script
    phone: Phone
    account: int
    post: Post
    papers: dict[str, bytes]
    rng: random.Random
    noise: float = 0.12  # how often something is sent in between, or delivered twice
    done: bool = False
    nudges: int = 0
    acts: int = 0
    steps: int = 0  # how often the desk led on to something else
    stage: str = ""
    impatient: bool = False
    repeats: int = 0  # how often the question at hand was seen again
    ponders_until: float | None = None  # monotonic
    redelivered: set[int] = field(default_factory=set)
    did: Did = field(default_factory=Did)
    purpose: str = ""
    entered: dict[str, int] = field(default_factory=dict)
    own: list[Shown] = field(default_factory=list)  # texts of one's own that can be edited
    seen_last: int = 0
    reference: str = ""  # of the case they talk in, once staff have found it
    calls: list[Call] = field(default_factory=list)

    def begin(self) -> None:
        self.phone.open()
        self._say("/start")

    @property
    def waits_for_code(self) -> bool:
        return self.did.what == "waits for a code"

    @property
    def _task(self) -> Task | None:
        return next((one for one in self.script.tasks if not one.over), None)

    # -- looking ---------------------------------------------------------------------------------
    def look(self, *, open_house: bool = True) -> None:
        """Act if there is something new, or if nothing came for long."""
        last_id = self.phone.newest()
        if last_id != self.seen_last:
            self.seen_last = last_id
            newest = self._newest()
            if newest is not None and newest.index > self.did.seen:
                self._heard(newest)
                return
        moment = time.monotonic()
        if self.ponders_until is not None:
            if moment > self.ponders_until and (newest := self._newest()) is not None:
                self.ponders_until = None
                self._answer(newest)
            return
        waited = moment - self.did.at
        if self.waits_for_code:
            self._await_code(waited)
        elif open_house and (waited > _NUDGE or self.impatient):
            self.impatient = False
            self.nudges += 1
            self._noise(self.phone.noises[0])

    def _newest(self) -> Shown | None:
        lines = [one for one in self.phone.lines() if one.from_desk]
        return lines[-1] if lines else None

    def _before(self, newest: Shown) -> Shown:
        """What stands open."""
        said = (one for one in reversed(self.phone.lines()) if one.from_desk)
        return next((one for one in said if one.index < newest.index and self._prompt(one)), newest)

    def _heard(self, newest: Shown) -> None:
        """What leads on is answered at once. The same question again may be the answer to something
        said before: one looks whether more comes, longer each time, or is one behind for ever."""
        self.did.seen = newest.index
        lost = any(copybook.says(one, newest.text) for one in ("paper-lost", "file-not-asked"))
        if self._task and (lost or self._asked_long(newest)):
            self._task.sent = [one for one in self._task.sent if one == WORDS]
        if (stage := self._stage(newest)) == self.stage:
            self.repeats += 1
            pause = min(_PONDER * 2**self.repeats, _LONGEST_PONDER)
            self.ponders_until = time.monotonic() + pause * self.rng.uniform(0.5, 1.0)
            return
        self.stage, self.repeats, self.ponders_until = stage, 0, None
        self.steps += 1
        if self.rng.random() < self.noise:
            self._noise(self.rng.choice(self.phone.noises))
            return
        self._answer(newest)

    def _asked_long(self, newest: Shown) -> bool:
        """Papers are asked for again and again, and nothing is said to be on its way: what was sent
        overtook the question (an event that comes late, out of order) and was not taken."""
        asks = self._prompt(newest) in ("ask-papers", "ask-evidence")
        return asks and self.stage == "papers" and self.repeats >= _OVERTAKEN

    def _prompt(self, newest: Shown) -> str:
        return copybook.last((*PROMPTS, *(self._task.answers if self._task else ())), newest.text)

    def _stage(self, newest: Shown) -> str:
        prompt = self._prompt(newest)
        return "papers" if prompt in PAPERS else prompt

    # -- answering -------------------------------------------------------------------------------
    def _answer(self, newest: Shown) -> None:
        if copybook.says("talk-edit-passed-on", newest.text):  # it asks nothing
            newest = self._before(newest)
        task, prompt = self._task, self._prompt(newest)
        if copybook.says("linked", newest.text):
            self.purpose = ""
        if prompt.startswith("ask-code-") and prompt != "ask-code-sent-before":
            self.purpose = prompt.removeprefix("ask-code-")
        if task and prompt in task.submits:
            task.submitted = True
        if task and prompt in task.helps:
            self._call(task.helps[prompt])
        if task and prompt in task.answers:
            self._as_told(newest, *task.answers[prompt])
            return
        match prompt:
            case "" if self.repeats >= _LOST:
                self._say("menu")
            case "":
                self._wait()
            case "menu":
                self._next()
            case "ask-claim":
                self._say(self.script.claim)
            case "ask-contact-blind" | "ask-contact":
                self._press(newest, self.script.link_by)
            case "code-expired" | "code-tries-spent":
                self._press(newest, "resend")
            case _ if prompt in (*PAPERS, *MORE):
                self._papers(newest, task, prompt)
            case "cases-what" | "cases-which":
                self._cases(newest, task)
            case "withdraw-sure":
                self._press(newest, "withdraw-sure")
            case _ if prompt.startswith("confirm-"):
                self._confirm(newest, task)
            case _ if prompt.startswith("ask-code-"):
                self._code(newest, task)
            case _:
                asked = (f"ask-{task.field}", *_PART_OF.get(task.field, ())) if task else ()
                self._say(task.value if task and prompt in asked else "menu")

    def _as_told(self, newest: Shown, how: str, what: str) -> None:
        if how == "say":
            self._say(what)
        elif how == "press":
            self._press(newest, what.format(reference=self.reference))
        else:
            self._wait()

    def _call(self, wanted: Help) -> None:
        """Staff are told once."""
        if wanted not in [one.help for one in self.calls]:
            self.calls.append(Call(wanted))

    def _next(self) -> None:
        """At the menu: what was submitted is over; say the next wish, or it is done."""
        for task in self.script.tasks:
            if task.submitted:
                task.over = True
            if not task.over:
                task.begun = True
                if task.portal is not None:
                    self._follow(task.portal)
                else:
                    self._say(task.wish)
                return
        self.done = True
        self.phone.close()

    def _confirm(self, newest: Shown, task: Task | None) -> None:
        if task is None:
            self._say("menu")
            return
        if self.rng.random() < 0.5:
            self._press(newest, "yes")
        else:
            self._say("đúng")

    def _cases(self, newest: Shown, task: Task | None) -> None:
        """One's cases are shown: withdraw what is held, or go home."""
        wants = task.field if task is not None else ""
        if wants == "withdraw" and self.phone.offers(newest, "withdraw:"):
            self._press(newest, "withdraw:")
            return
        if task is not None and wants in ("cases", "withdraw"):
            task.submitted = True
        self._press(newest, "menu")

    def _papers(self, newest: Shown, task: Task | None, prompt: str) -> None:
        if task is None:
            self._say("menu")
            return
        missing = [one for one in (JPEG, PDF) if one not in task.sent]
        if task.forwards and WORDS not in task.sent:
            task.sent.append(WORDS)
            self._did("passed on", self.phone.forward(task.forwards))
        elif missing and not (prompt == "file-coming" and self.rng.random() < 0.5):
            task.sent.append(missing[0])
            self._send(missing[0])
        elif prompt not in MORE:
            self._wait()  # they are on their way
        elif self.rng.random() < 0.5:
            self._press(newest, "done")
        else:
            self._say("xong")

    # -- codes -----------------------------------------------------------------------------------
    def _code(self, newest: Shown, task: Task | None) -> None:
        if task and task.route == "other" and self.purpose == "old":
            self._press(newest, "no_access")
        elif not self._enter_code(wrong=copybook.says("code-wrong", newest.text)):
            self.did = Did("waits for a code", time.monotonic(), newest.index)

    def _enter_code(self, *, wrong: bool = False) -> bool:
        """Type the newest code of this purpose, unless it was typed often enough."""
        sent = [one for one in self._letters() if copybook.texted(f"send-code-{self.purpose}", one)]
        found = _CODE.search(sent[-1]) if sent else None
        if found is None or self.entered.get(found[0], 0) >= (1 if wrong else 2):
            return False
        self.entered[found[0]] = self.entered.get(found[0], 0) + 1
        if self.purpose == "new" and self._task is not None:
            self._task.submitted = True
        self._say(found[0])
        return True

    def _letters(self) -> list[str]:
        """What came to the contact that this code went to."""
        task, now = self._task, self.script.details
        if self.purpose in ("link", "confirm") or task is None:
            address = now[self.script.link_by]
        elif self.purpose == "new":
            address = task.stored
        else:
            other = "email" if task.field == "phone" else "phone"
            address = now[task.field if self.purpose == "old" else other]
        return [one.text for one in self.post.letters(address)]

    def _await_code(self, waited: float) -> None:
        newest = self._newest()
        if newest is not None and not self._enter_code() and waited > _RESEND:
            self._press(newest, "resend")

    # -- doing -----------------------------------------------------------------------------------
    def _did(self, what: str, update_id: int | None) -> None:
        self.acts += 1
        self.did = Did(what, time.monotonic(), self.did.seen)
        if update_id is not None and self.phone.again and self.rng.random() < self.noise:
            self.phone.redeliver(update_id, self.rng.choice((1, 2)))
            self.redelivered.add(update_id)

    def _wait(self) -> None:
        self.did = Did("waits", time.monotonic(), self.did.seen)

    def _say(self, text: str) -> None:
        said = self.phone.say(text)
        self.own.append(said)
        self._did("said", said.update)

    def _follow(self, form: int) -> None:
        """From the portal, which makes a link for this moment."""
        desk = SimpleNamespace(clock=SimpleNamespace(now=now()))
        link = token(desk, self.script.code, form, PORTAL_SECRET)
        self._did("followed a link", self.phone.follow(link).update)

    def _press(self, newest: Shown, key: str) -> None:
        found = self.phone.offers(newest, key)
        if found is None:
            self._say("menu")
            return
        self._did("pressed", self.phone.press(newest, found))

    def _send(self, kind: str) -> None:
        self._did("sent", self.phone.send(kind, self.papers[kind]))

    def _noise(self, kind: str) -> None:
        own = self.rng.choice(self.own) if self.own else None
        self._did("noise", self.phone.noise(kind, own))
