"""The desk's texts for replies: who writes them, what is refused, what becomes of a variable."""

import pytest

from bot.commands.sample import MACROS
from bot.console.inserting import words as filled
from handlers import macros as use_cases
from handlers.macros import Kept, Overtaken, Refused
from states import macros as rules
from states.permissions import Permission, Role
from storage import macros
from storage.macros import Words
from tests.desk import Desk
from tests.handlers.desk_people import Staff, hire, on_sqlite, talk

TEXTS = {
    "vi": "Dạ chào {customer}, em là {agent}: {reference}, chậm nhất {due}.",
    "en": "Hello {customer}, {agent} here: { reference }, by {due}.",
}
HELLO = Words("Chào", TEXTS)


@pytest.fixture
def quan(desk: Desk) -> Staff:
    return Staff(desk, hire(desk, "quan", Role.ADMIN))


@pytest.fixture
def chi(desk: Desk) -> Staff:
    return Staff(desk, hire(desk, "chi", Role.SUPERVISOR))


def write(desk: Desk, one: Staff, words: Words, macro_id: str = "", version: int = 0):
    desk.clock.pass_(seconds=1)
    return desk.database.write_now(
        lambda uow: use_cases.write(uow, one.member, words, macro_id, version)
    )


def retire(desk: Desk, one: Staff, macro_id: str, *, retired: bool = True):
    return desk.database.write_now(
        lambda uow: use_cases.retire(uow, one.member, macro_id, retired=retired)
    )


def insert(desk: Desk, one: Staff, reference: str, macro_id: str) -> str | None:
    picked = desk.database.read_now(
        lambda uow: use_cases.pick(uow, desk.house, one.member, reference, macro_id)
    )
    return None if picked is None else filled(picked)


def fitting(desk: Desk, kind: str) -> list[str]:
    found = desk.database.read_now(lambda uow: macros.fitting(uow, kind))
    return [one.words.title for one in found]


def test_written_reworded_and_retired_by_who_may(desk, quan, chi, lan):
    """Broken once: the lead's form said who may reword it."""
    kept = write(desk, quan, Words("Chào", TEXTS, editable_by=Permission.LEAD))
    assert isinstance(kept, Kept)
    not_yours = Refused("macros-not-yours", {})
    assert write(desk, chi, HELLO) == not_yours
    assert write(desk, lan, HELLO, kept.macro_id, 1) == not_yours
    assert write(desk, chi, Words("Chào khách", TEXTS), kept.macro_id, 1) == kept
    assert write(desk, quan, HELLO, kept.macro_id, 1) == Overtaken()
    found = desk.database.read_now(lambda uow: macros.by_id(uow, kept.macro_id))
    assert (found.words.title, found.version, found.changed_by) == ("Chào khách", 2, chi.member.id)
    assert found.words.editable_by is Permission.LEAD
    assert retire(desk, chi, kept.macro_id) == not_yours
    assert retire(desk, quan, kept.macro_id) == kept
    assert fitting(desk, "update_phone") == []
    assert retire(desk, quan, kept.macro_id, retired=False) == kept
    assert fitting(desk, "update_phone") == ["Chào khách"]
    actions = [one.action for one in desk.rows("audit") if "macro" in one.action]
    assert actions == [
        "macro written", "refused: macro", "refused: macro", "macro changed", "refused: macro",
        "macro retired", "macro restored",
    ]  # fmt: skip


@on_sqlite
def test_what_cannot_be_taken_is_refused_with_the_reason(desk, quan):
    def refused(words: Words) -> Refused:
        outcome = write(desk, quan, words)
        assert isinstance(outcome, Refused)
        return outcome

    unknown = refused(Words("x", {**TEXTS, "en": "By {day}, {customer} {day} {}"}))
    assert unknown == Refused("macros-unknown", {"named": "{day}, {}"}, "en")
    assert refused(Words("x", {**TEXTS, "vi": "Dạ {customer"})) == Refused("macros-brace", {}, "vi")
    most = {"most": str(rules.LONGEST)}
    assert refused(Words("x", {"vi": "Dạ"})) == Refused("macros-no-text", most, "en")
    assert refused(Words("", TEXTS)).field == "title"
    assert refused(Words("x", TEXTS, ("what",))).reason == "macros-unread"
    assert refused(Words("x", TEXTS, editable_by=Permission.READ)).reason == "macros-unread"


@on_sqlite
def test_a_name_is_in_the_text_only_where_the_desk_shows_it(desk, mai, quan, lan):
    macro_id = write(desk, quan, HELLO).macro_id
    desk.link("1")
    reference = talk(desk)
    lan.does("claim", reference)
    assert insert(desk, lan, reference, macro_id) == (
        f"Dạ chào Anh/Chị, em là Trần Ngọc Lan: {reference}, chậm nhất 03/12/2026."
    )
    lan.does("reveal", reference, "Gọi đúng tên khách", field="name")
    assert "Dạ chào Anh/Chị Mai, em" in insert(desk, lan, reference, macro_id)
    desk.say("1", "please speak English with me, I want to talk to a person")
    assert insert(desk, lan, reference, macro_id) == (
        f"Hello Mai, Trần Ngọc Lan here: {reference}, by 03/12/2026."
    )


@on_sqlite
def test_it_is_offered_where_it_fits_and_the_person_replies(desk, mai, quan, lan, minh, tu):
    reports = write(desk, quan, Words("Báo cáo", TEXTS, ("report_misuse",))).macro_id
    talks = write(desk, quan, Words("Trò chuyện", TEXTS, ("talk_to_person", "safety"))).macro_id
    desk.link("1")
    reference = talk(desk)
    assert fitting(desk, "talk_to_person") == ["Trò chuyện"]
    assert insert(desk, lan, reference, reports) is None
    assert insert(desk, lan, reference, "f" * 32) is None
    assert insert(desk, Staff(desk, tu.member), reference, talks) is None
    lan.does("claim", reference)
    assert insert(desk, minh, reference, talks) is None  # it is somebody else's
    assert insert(desk, lan, reference, talks)
    retire(desk, quan, talks)
    assert insert(desk, lan, reference, talks) is None


@pytest.mark.parametrize("words", MACROS, ids=lambda one: one.title)
def test_what_the_demo_keeps_could_have_been_written_here(words):
    assert use_cases.unfit(words) is None
