"""Who speaks for whom: contact persons, representatives with papers, an organisation's tax code."""

import pytest

from states import effects, events
from states.effects import Say
from states.intents import understand, voices
from states.intents.phrases import folds
from tests.play import CODE, FIRM, MAI, World, copies, play, press, text

FOR_ANOTHER = (
    "tôi làm thay cho mẹ tôi", "toi lam thay cho me toi", "đổi số điện thoại cho mẹ tôi",
    "doi sdt cho me toi", "em làm hộ bố", "tôi được ủy quyền", "tôi có giấy ủy quyền",
    "tôi là người giám hộ của cháu", "mẹ tôi mất rồi, tôi muốn đổi tên", "chủ hợp đồng đã mất",
    "con tôi chưa đủ 18 tuổi", "I'm acting on behalf of my mother", "I have a power of attorney",
    "change the address for my father", "my husband passed away",
)  # fmt: skip
FOR_THEMSELVES = (
    "đổi số điện thoại", "đổi người liên hệ thành chị gái tôi", "mất số điện thoại rồi",
    "số của mẹ tôi bị lộ", "cho tôi hỏi", "cho em hỏi", "người liên hệ là kế toán công ty",
    "đổi tên cho công ty", "mất mạng rồi", "đổi email cho tôi", "người đại diện liên hệ mới",
)  # fmt: skip


def voice(said: str) -> str:
    return voices.heard(said, folds(said))


@pytest.mark.parametrize("said", FOR_ANOTHER)
def test_speaking_for_another_is_understood(said: str):
    assert voice(said) == "act_for_another"
    assert understand(said).intent == "act_for_another"
    assert understand(said).listed == "talk_to_person"


@pytest.mark.parametrize("said", FOR_THEMSELVES)
def test_speaking_for_oneself_is_not(said: str):
    assert voice(said) == ""


def test_a_representative_goes_to_staff_with_the_papers():
    """Whoever it is: never a change, never a link."""
    chat = play(
        ("tôi làm thay cho mẹ tôi", ["ask-for_whom"]),
        ("Nguyễn Thị Hoa, mã DC10099", ["ask-for_relation"]),
        ("2", ["ask-for_wish"]),
        ("đổi số điện thoại", ["ask-for_reach"]),
        ("0987 654 321", ["ask-papers"]),
        (events.SentFile("f1", "image"), [effects.KeepFile, "file-coming"]),
        (events.FileArrived("f1"), ["ask-papers-more"]),
        ("xong", ["confirm-act_for_another"]),
        world=World.of(MAI, FIRM),
    )
    opened, *told = chat.happen("đúng")
    assert isinstance(opened, effects.OpenCase)
    assert (opened.kind, opened.customer_id, opened.files) == ("act_for_another", None, ("f1",))
    assert opened.answers == {
        "for_whom": "Nguyễn Thị Hoa, mã DC10099",
        "for_relation": "=parent",
        "for_wish": "đổi số điện thoại",
        "for_reach": "0987 654 321",
    }
    assert copies(told) == ["case-opened", "menu"]
    assert chat.world.linked is None


@pytest.mark.parametrize("relation", ["attorney", "parent", "guardian", "heir"])
def test_every_relation_is_a_choice(relation: str):
    chat = play(("tôi được ủy quyền", ["ask-for_whom"]), world=World.of(MAI).trust(MAI))
    chat.happen("Nguyễn Thị Hoa")
    assert copies(chat.happen(press(relation))) == ["ask-for_wish"]


def test_another_relation_is_said_in_own_words_and_put_right():
    chat = play(
        ("tôi làm thay cho mẹ tôi", ["ask-for_whom"]),
        ("Nguyễn Thị Hoa", ["ask-for_relation"]),
        ("cháu nội", ["ask-for_wish"]),
        ("à nhầm, quan hệ là cháu ngoại", ["corrected", "ask-for_wish"]),
        ("mất bao lâu?", ["aside-how-long-staff", "ask-for_wish"]),
        world=World.of(MAI),
    )
    assert chat.conversation.draft.answers["for_relation"] == "cháu ngoại"


def test_it_leaves_another_form_and_is_explained():
    chat = play(("đổi địa chỉ", ["ask-address"]), world=World.of(MAI).trust(MAI))
    explained = chat.happen("tôi làm thay cho mẹ tôi")[0]
    assert isinstance(explained, Say)
    assert "nhân viên" in text(explained)
    assert "can't change another person's record" in text(explained, "en")


def test_a_contact_person_is_told_what_they_may():
    play(
        ("tôi là người liên hệ của công ty", ["speaker-contact"]),
        (press("act_for"), ["ask-for_whom"]),
        world=World.of(FIRM),
    )
    chat = play(("tôi là kế toán công ty", ["speaker-linked"]), world=World.of(FIRM).trust(FIRM))
    assert chat.keys == ["update", "name", "cases", "staff", "menu"]
    play(
        (press("cases"), ["cases-none", "menu"]),
        ("tôi là kế toán công ty", ["speaker-linked"]),
        (press("staff"), [effects.OpenCase, "case-opened-talk_to_person", "talk-here"]),
        world=chat.world,
        chat=chat,
    )


def test_whoever_is_linked_by_a_contact_of_record_updates_an_organisation():
    play(
        ("đổi địa chỉ", ["ask-claim"]),
        ("0100233488", ["ask-contact-blind"]),
        (press("email"), ["ask-code-link"]),
        (CODE, ["linked", "ask-address"]),
        ("5 Hai Bà Trưng, Phường Bến Nghé, TP. Hồ Chí Minh", ["confirm-first"]),
        ("đúng", [effects.ChangeDetail, "changed", "menu"]),
        world=World.of(FIRM),
    )


def test_a_tax_code_changes_on_papers_only():
    chat = play(
        ("đổi mã số thuế", ["ask-new_tax_code"]),
        ("0314409058", ["ask-papers"]),
        ("à nhầm, là 0100233488-001", ["corrected", "ask-papers"]),
        (events.SentFile("f1", "pdf"), [effects.KeepFile, "file-coming"]),
        (events.FileArrived("f1"), ["ask-papers-more"]),
        ("xong", ["confirm-change_tax_code"]),
        world=World.of(FIRM).trust(FIRM),
    )
    opened = chat.happen("đúng")[0]
    assert isinstance(opened, effects.OpenCase)
    assert opened.answers == {"new_tax_code": "0100233488-001"}
