"""Reports of what happened to the customer: begun in their own words, handed in at any moment after
the first answer, never dropped without asking. They freeze nobody; that is offered where identity
stands (docs/identity.md)."""

from dataclasses import replace
from datetime import datetime, timedelta

from states import events, severity
from states.choices import DROP, GO_ON, HAND_IN, means
from states.clocks import alarm
from states.conversation import Choice, Draft, State
from states.effects import AddToCase, Freeze, OpenCase
from states.facts import shown_day, shown_moment
from states.identity import Level
from states.kinds import KINDS, MISUSE
from states.severity import Judged
from states.steps import evidence
from states.turn import Turn

ASKED = "report-hand-in"  # the prompt that asks what becomes of an unfinished report
UNFINISHED = "staff-unfinished"  # why a person reads on: it was handed in before its end
FEW_WORDS = 4  # more than these in an answer of one's own words are no wish
RESTS = timedelta(minutes=20)  # then it is handed in as it is; sooner than a web session ends
_TAKEOVER = frozenset(("account", "identity"))
_A_DAY = timedelta(days=1)


# -- beginning ------------------------------------------------------------------------------------
def begin(turn: Turn, event: events.Said | None = None) -> None:
    """From the menu, or by saying what happened: that is the first answer, and is not asked again.
    A forwarded message is evidence."""
    own = event is not None and not event.forwarded and not event.text.startswith("/")
    said = event.text if event is not None and own and not means("report", event.text) else ""
    tells = bool(severity.judge(MISUSE.id, {}, (said,)).reasons)
    shown_before = turn.draft.evidence if turn.state is State.MENU else ()
    turn.begin(MISUSE.id, prefill=said if tells else "")
    turn.note(alarmed=turn.now.isoformat(), said=said)
    forwarded = (kept_words(event),) if event is not None and event.forwarded else ()
    turn.note(evidence=shown_before + forwarded)
    turn.say("report-begun" if tells else "report-sorry")


def kept_words(event: events.Said) -> tuple[str, str, str]:
    """A forwarded message as evidence: whose, when, what."""
    return event.forwarded_by or "?", event.forwarded_at, event.text


def unfinished(draft: Draft) -> bool:
    """Whether something would be lost: a report with its first answer, not handed in."""
    kind = KINDS.get(draft.kind)
    return kind is not None and kind.report and kind.fields[0].id in draft.answers


# -- leaving --------------------------------------------------------------------------------------
def leaves(turn: Turn) -> bool:
    """Asked before an unfinished report is left, and again until it is answered: whatever is
    wanted meanwhile, nothing of it is lost. True where that question stands open now."""
    if not unfinished(turn.draft):
        return False
    if is_asked(turn):
        turn.ask_again()
    else:
        turn.ask(ASKED, (HAND_IN, GO_ON, DROP))
    return True


def is_asked(turn: Turn) -> bool:
    """Whether what becomes of an unfinished report is being asked."""
    prompt = turn.conversation.prompt
    return prompt is not None and prompt.copy == ASKED


def heard(turn: Turn, event: events.Said) -> bool:
    """Words that choose nothing while that question stands open are no answer to the one behind
    it. More than a few are kept with the report."""
    if not is_asked(turn) or event.text.startswith("/"):
        return False
    if len(event.text.split()) > FEW_WORDS:
        evidence.note_words(turn, event)
        turn.ask_again()
    else:
        turn.miss("choose-one")
    return True


def drop(turn: Turn) -> None:
    turn.say("report-dropped")
    turn.home()


def on_report_rested(turn: Turn, event: events.ReportRested) -> None:  # noqa: ARG001
    """Nobody went on: what there is goes to staff, and the customer is told so."""
    if unfinished(turn.draft):
        turn.say("report-rested")
        hand_in(turn, UNFINISHED)


# -- handing in -----------------------------------------------------------------------------------
def hand_in_as_it_is(turn: Turn) -> None:
    if unfinished(turn.draft):
        hand_in(turn, "" if turn.draft.confirmed else UNFINISHED)
    else:
        turn.onward()


def hand_in(turn: Turn, why: str = "") -> None:
    """Open the case, urgent by the table, with what is told, forwarded and sent so far."""
    draft, kind = turn.draft, KINDS[turn.draft.kind]
    answers = {name: value for name, value in draft.answers.items() if value}
    beside = [one for one in (draft.said,) if one and one not in answers.values()]
    own = [text for by, _, text in draft.evidence if not by]
    judged = severity.judge(kind.id, answers, (*beside, *own))
    files = (*draft.files, *draft.waiting_files)
    if too_many(turn, kind.id):
        reference = newest_open(turn, kind.id)
        if not reference:
            turn.say("cases-enough")
            turn.home()
            return
        turn.do(
            AddToCase(reference, "", files, answers, urgent=judged.urgent, reasons=judged.reasons)
        )
        turn.say("report-joined", reference=reference)
    else:
        reference = turn.reference()
        _open(turn, reference, answers, files, why, judged)
    for words in beside:
        turn.do(AddToCase(reference, words))
    for by, at, text in draft.evidence:
        turn.do(_evidence(reference, by, at, text))
    turn.become(draft=Draft(reference=reference), misses=0)
    turn.move("talk")
    _offer_freeze(turn, reference, judged)


def _open(
    turn: Turn,
    reference: str,
    answers: dict[str, str],
    files: tuple[str, ...],
    why: str,
    judged: Judged,
) -> None:
    draft, kind = turn.draft, KINDS[turn.draft.kind]
    record = turn.facts.customer
    first_at = datetime.fromisoformat(draft.alarmed) if draft.alarmed else turn.now
    clocks = alarm(first_at, turn.facts.rules.hours)
    turn.do(
        OpenCase(
            reference,
            kind.id,
            record.id if record else None,
            answers,
            files,
            why or draft.to_staff,
            judged.urgent,
            judged.reasons,
            clocks.first_at,
        )
    )
    due = turn.facts.due(kind.days, turn.now)
    turn.say(
        "report-opened-urgent" if judged.urgent else "report-opened",
        reference=reference,
        reply_by=shown_day(due.reply_by),
        due=shown_day(due.due_at),
        first=shown_moment(clocks.first_notice_by),
        full=shown_moment(clocks.full_notice_by),
    )


def _evidence(reference: str, by: str, at: str, text: str) -> AddToCase:
    whose = "" if by == "?" else by
    return AddToCase(
        reference, text, forwarded=bool(by), forwarded_by=whose, forwarded_at=at if by else ""
    )


# -- how many -------------------------------------------------------------------------------------
def too_many(turn: Turn, kind_id: str) -> bool:
    """Whether an unlinked chat has opened its share of this kind today: what it tells then joins
    its own open case. Who is linked is known, and never held back."""
    if turn.facts.customer is not None:
        return False
    today = [
        case
        for case in turn.facts.cases
        if case.kind == kind_id and case.opened_at > turn.now - _A_DAY
    ]
    return len(today) >= turn.facts.rules.cases_a_day


def newest_open(turn: Turn, kind_id: str) -> str:
    """The newest case of this kind that somebody reads on in; empty where there is none."""
    return next(
        (
            case.reference
            for case in sorted(turn.facts.cases, key=lambda one: one.opened_at, reverse=True)
            if case.kind == kind_id and case.state in ("open", "waiting")
        ),
        "",
    )


# -- freezing -------------------------------------------------------------------------------------
def _offer_freeze(turn: Turn, reference: str, judged: Judged) -> None:
    record = turn.facts.customer
    able = record is not None and not record.frozen and turn.facts.level >= Level.CONFIRMED
    if able and _TAKEOVER & set(judged.reasons):
        freeze = Choice(f"freeze-sure:{reference}", "choice-freeze")
        leave = Choice(f"keep:{reference}", "choice-no-freeze")
        turn.ask("freeze-offer", (freeze, leave))
    else:
        turn.ask("report-more", reference=reference)


def freeze(turn: Turn, reference: str) -> None:
    """The explicit choice; what it stands on is looked at anew."""
    record = turn.facts.customer
    if record is not None and not record.frozen and turn.facts.level >= Level.CONFIRMED:
        turn.do(Freeze(record.id, reference))
        turn.say("freeze-done", reference=reference)
    else:
        turn.say("freeze-not-now")
    go_on_telling(turn, reference)


def not_frozen(turn: Turn, reference: str) -> None:
    """Whatever was offered is kept as it is; without a reference it was no freeze."""
    if reference:
        go_on_telling(turn, reference)
    else:
        turn.home()


def go_on_telling(turn: Turn, reference: str) -> None:
    turn.become(draft=Draft(reference=reference), misses=0)
    turn.move("talk")
    turn.ask("report-more", reference=reference)


# -- afterwards -----------------------------------------------------------------------------------
def tell_more(turn: Turn, event: events.Said) -> None:
    """What is said or forwarded to an open case; it may make a report urgent that was not."""
    own = () if event.forwarded else (event.text,)
    _add(
        turn,
        own,
        AddToCase(
            turn.draft.reference,
            event.text,
            forwarded=event.forwarded,
            forwarded_by=event.forwarded_by,
            forwarded_at=event.forwarded_at,
        ),
    )


def tell_edited(turn: Turn, text: str) -> None:
    """The new wording of what was said; what was written first stays there."""
    _add(turn, (text,), AddToCase(turn.draft.reference, text, edited=True))


def _add(turn: Turn, own: tuple[str, ...], said: AddToCase) -> None:
    kind = next((one.kind for one in turn.facts.cases if one.reference == said.reference), "")
    judged = severity.judge(kind, {}, own)
    reasons = judged.reasons if judged.urgent else ()
    turn.do(replace(said, urgent=judged.urgent, reasons=reasons))
