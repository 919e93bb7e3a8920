"""Copy: the same in both languages; nothing said is unwritten, nothing written is unsaid."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.copy import LANGUAGES, _bundle, render
from bot.copy.quotes import quotes
from handlers.status_visits import Shut
from states import calls
from states.case_map import CaseState
from states.fields import FIELDS
from states.identity import CONTACTS, Level
from states.kinds import AT_ONCE, KINDS, UPDATES
from states.policy import CLAUSES, TOPICS
from states.steps import further
from states.steps.mydata import CHANNELS

ROOT = Path(__file__).parent.parent
COPY = ROOT / "bot" / "copy"
_OWN = (
    "mydata", "marketing", "policy", "misuse", "talk", "cases", "interruptions", "speakers",
    "case-page", "call",
    "explaining",
)  # fmt: skip
PAST = (
    "changed", "held", "withdrawn", "undone", "added", "lifted",
    "marketing-stopped", "marketing-started",
)  # fmt: skip
_FLOORS = ("states", "handlers", "storage", "bot")
_PLACES = {
    "Choice": 1,
    "tell_contacts": 2,
    "tell_chats": 2,
    "tell_everybody": 2,
    "announce": 4,
}  # of the id
# What the customer may see of a case, as `states.facts.Step` lists it.
STEPS = ("received", "taken", "asked", "answered", "added", "approved", "held", "done")
STEPS += ("refused", "withdrawn", "undone", "reopened", "merged")
_ID = re.compile(r"[a-z][a-z0-9_]*(?:-[a-z0-9_]+)*")


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


@cache
def written(language: str) -> dict[str, frozenset[str]]:
    """Every message's variables, by id. Asserts that nothing in the files is junk or twofold."""
    found: dict[str, frozenset[str]] = {}
    for path in sorted((COPY / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path.name}: {entry.content[:60]}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{entry.id.name} is written twice"
                variables = _Variables()
                variables.visit(entry)
                found[entry.id.name] = frozenset(variables.names)
    return found


@cache
def literals() -> frozenset[str]:
    """Every string that stands in the code or in a page: where an id is used, it is one of them."""
    found: set[str] = set()
    for floor in _FLOORS:
        for path in (ROOT / floor).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found.add(node.value)
    for path in [*ROOT.glob("bot/**/*.html"), *ROOT.glob("bot/**/*.js")]:
        found |= set(re.findall(r"[\"']([a-z][a-z0-9_-]+)[\"']", path.read_text(encoding="utf-8")))
    return frozenset(found)


def derived() -> Iterator[str]:
    """Ids that are put together: of fields, kinds, states, purposes."""
    for field in FIELDS.values():
        yield f"field-{field.id}"
        yield f"ask-{field.id}"
        yield from (f"{field.id}-{choice}" for choice in field.choices)
        if field.spell_out:
            yield f"tell-{field.id}"
    for name in ("name", "tax_code"):
        yield f"field-{name}"
    for kind in KINDS.values():
        yield "kind-update" if kind in UPDATES else f"kind-{kind.id}"
        if len(kind.fields) > 1 or kind.papers:
            yield f"confirm-{kind.id}"
        if kind.report:
            for what in ("opened", "step"):
                yield from (f"notice-report-{what}", f"hint-report-{what}")
        if not kind.fields:
            yield f"case-opened-{kind.id}"
    yield from (f"case-state-{state}" for state in CaseState)
    for purpose in ("link", "confirm", "old", "other", "new"):
        yield f"ask-code-{purpose}"
        yield f"send-code-{purpose}"
    yield "send-code-status"
    yield from (f"status-code-{outcome}" for outcome in ("expired", "spent"))
    yield from (f"status-shut-{shut.value}" for shut in Shut)
    yield from (f"status-code-lead-{contact}" for contact in CONTACTS)
    yield from of_calls()
    yield "notice-desk-taken-up"  # each step that the chat hears of may have to be written
    yield from ("recovery-other", "recovery-staff")
    yield from (f"case-step-{what}" for what in STEPS)
    yield from (f"weekday-{day}" for day in range(7))
    yield from ("notice-contact-changed-chat", "notice-contact-held-chat")
    for topic in TOPICS.values():
        yield from (f"law-{law}" for law in topic.laws)
    yield from (f"choice-policy-{clause}" for clause in CLAUSES)
    yield from (f"kind-{kind}" for kind in (*AT_ONCE, further.STOP))
    yield from (f"mydata-by-{by}" for by in ("customer", "staff", "undo", "import", "desk"))
    yield from (f"mydata-past-{what}" for what in PAST)
    yield from (f"channel-{channel}" for channel in (*CHANNELS, "other"))
    yield from (f"contact-returned-{contact}" for contact in CONTACTS)
    for other in (
        "sticker",
        "voice",
        "video",
        "location",
        "poll",
        "contact",
        "other",
        "unsupported",
    ):
        yield f"other-{other}"


def of_calls() -> Iterator[str]:
    """Ids of the call screen that are put together."""
    yield f"send-code-{calls.PURPOSE}"
    details = {kind.id for kind in UPDATES}
    for kind in calls.KINDS.values():
        own = [f"call-ask-{field.id}" for field in kind.fields]
        own += [f"call_wish-{kind.id}"] if kind.level > Level.NONE else []
        # a detail without words of its own is asked for, and named, as any
        yield from (one for one in own if kind.id not in details or one in written("vi"))
    for way in calls.Way:
        yield from (f"call-state-{way or 'none'}", f"call-line-{way or 'none'}")
    yield from (f"call-verified-{way}" for way in (calls.Way.CODE, calls.Way.CALLBACK))
    yield from (f"call-ending-{one}" for one in calls.Disposition)
    yield from (f"call-receipt-{one}" for one in (*CONTACTS, "chat", "caller", "none"))
    yield from (f"call-code-to-{one}" for one in CONTACTS)
    yield from (f"call-read-{one}" for one in ("right", "misread", "other"))
    yield from (f"call-did-{one}" for one in ("changed", "opened", "joined"))
    yield from ("console-did-called", "console-asked-call_wish")


def said_by_the_engine() -> Iterator[tuple[str, str]]:
    """(file, id) of each literal given to say, ask, miss, Choice, Term - and of notices."""
    for path in [*(ROOT / "states").rglob("*.py"), *(ROOT / "handlers").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            called = node.func.id if isinstance(node.func, ast.Name) else called
            place = _PLACES.get(called, 0)
            takes = ("say", "line", "ask", "miss", "Choice", "Term", *_PLACES)
            if called not in (*takes, "refused", "staff", "announce") or len(node.args) <= place:
                continue
            for one in ast.walk(node.args[place]):
                if isinstance(one, ast.Constant) and isinstance(one.value, str):
                    whole = not isinstance(node.args[place], ast.JoinedStr | ast.Compare)
                    if whole and _ID.fullmatch(one.value) and "-" in one.value:
                        yield path.name, one.value


def test_both_languages_say_the_same_with_the_same_variables():
    vi, en = written("vi"), written("en")
    assert set(vi) == set(en)
    assert {one: vi[one] ^ en[one] for one in vi if vi[one] != en[one]} == {}


def test_nothing_said_is_unwritten():
    vi = written("vi")
    assert {(where, one) for where, one in said_by_the_engine() if one not in vi} == set()
    assert {one for one in derived() if one not in vi} == set()


@pytest.mark.parametrize("area", ["conversation", "notices", *_OWN])
def test_nothing_written_is_unsaid(area: str):
    text = (COPY / "vi" / f"{area}.ftl").read_text(encoding="utf-8")
    ids = set(re.findall(r"(?m)^([a-z][a-z0-9_-]*) =", text))
    assert {one for one in ids if one not in literals() and one not in set(derived())} == set()


@pytest.mark.parametrize("area", ["conversation", "notices", "papers", "answers", *_OWN])
def test_vietnamese_keeps_to_its_register(area: str):
    """Section 4 of vietnam.md: em and Anh/Chị; never bạn or Quý khách, never không được."""
    text = (COPY / "vi" / f"{area}.ftl").read_text(encoding="utf-8")
    said = "\n".join(line for line in text.splitlines() if not line.startswith("#")).lower()
    assert not re.search(r"\bbạn\b|quý khách|không được", said)


class _Ways(Visitor):
    """What a text chooses its words by."""

    def __init__(self) -> None:
        self.keys: set[str] = set()

    def visit_Variant(self, node: ftl.Variant) -> None:  # noqa: N802
        self.keys.add(node.key.name if isinstance(node.key, ftl.Identifier) else node.key.value)
        self.visit(node.value)


def test_what_is_put_together_is_what_fluent_would_write():
    """Broken twice: the words before a variable left out; the first way taken, whatever chooses."""
    for language in LANGUAGES:
        bundle = _bundle(language)
        for copy, names in written(language).items():
            message = bundle.get_message(copy)
            if message.value is None or copy in quotes():
                continue
            ways = _Ways()
            ways.visit(message.value)
            for value in ("", *ways.keys):
                shown = {name: value or f"<{name} số 1>" for name in names}
                formed, errors = bundle.format_pattern(message.value, shown)
                if not errors:
                    assert render(copy, language, shown) == formed
