"""Forms: each field good, refused, doubted, corrected, left, resumed; papers; a name change."""

import pytest

from states import effects, events
from states.conversation import State
from states.effects import Say
from states.fields import DETAILS
from tests.play import FIRM, MAI, Chat, World, play, press, text

# field: (wish, good answer, its stored form, refused answer, doubted answer and its doubt)
FIELDS = {
    "phone": ("đổi số điện thoại", "0987 654 321", "+84987654321", "12", "01689 123 456"),
    "email": ("đổi email", "moi@congty.vn", "moi@congty.vn", "moi@", "moi@gmial.com"),
    "address": (
        "đổi địa chỉ",
        "12 Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh",
        "12 Lê Lợi, Phường Bến Thành, TP. Hồ Chí Minh",
        "12",
        "12 đường Không Đâu Cả, xã Chưa Có",
    ),
    "id_number": ("đổi số căn cước", "079 090 123 456", "079090123456", "12345", "O79090123456"),
    "birth_date": ("đổi ngày sinh", "5/3/1990", "1990-03-05", "31/02/1990", "5/3/90"),
    "contact_person": (
        "đổi người liên hệ",
        "Chị Mai, kế toán, 0912 345 678",
        None,
        "kế toán",
        None,
    ),
}
READY = ["address", "id_number", "birth_date", "contact_person"]  # applied at once


def proven() -> World:
    return World.of(MAI, FIRM).trust(MAI)


def test_every_detail_has_its_script():
    assert set(FIELDS) == {detail.id for detail in DETAILS}


@pytest.mark.parametrize("field", READY)
@pytest.mark.parametrize("yes", ["1", "đúng", "ok", press("yes")])
def test_a_good_answer_is_confirmed_and_applied(field: str, yes: object):
    wish, good, stored, _, _ = FIELDS[field]
    chat = play((wish, [f"ask-{field}"]), world=proven())
    said = chat.happen(good)
    while chat.conversation.state is State.CHECKING:
        said = chat.happen("đúng")
    assert [one.copy for one in said if isinstance(one, Say)] == ["confirm-first"]
    change, *told = chat.happen(yes)
    assert isinstance(change, effects.ChangeDetail)
    assert (change.field, change.kind, change.route) == (field, f"update_{field}", "confirmed")
    assert stored in (None, change.value)
    assert [one.copy for one in told if isinstance(one, Say)] == ["changed", "menu"]


@pytest.mark.parametrize("field", FIELDS)
def test_a_refused_answer_is_asked_again_and_a_person_offered(field: str):
    wish, _, _, bad, _ = FIELDS[field]
    chat = play((wish, [f"ask-{field}"]), world=proven())
    for times in (1, 2, 3):
        said = [one.copy for one in chat.happen(bad) if isinstance(one, Say)]
        assert said[0].startswith(f"reject-{field.replace('_', '-')}")
        assert said[1:] == ([] if times < 3 else ["offer-person"]) + [f"ask-{field}"]
    assert "staff" in chat.keys
    done = chat.happen(press("staff"))
    assert isinstance(done[0], effects.OpenCase)
    assert done[0].why == f"kind-update_{field}"


@pytest.mark.parametrize("field", [one for one in FIELDS if FIELDS[one][4]])
def test_a_doubted_answer_is_asked_about(field: str):
    wish, good, _, _, doubted = FIELDS[field]
    chat = play((wish, [f"ask-{field}"]), world=proven())
    chat.happen(doubted)
    assert chat.conversation.state is State.CHECKING
    assert chat.prompt.copy.startswith("confirm-")
    chat.happen(press("edit"))
    assert chat.conversation.state is State.ANSWERING
    chat.happen(doubted)
    chat.happen(good)  # neither yes nor no: a new answer
    assert chat.conversation.state is State.CONFIRMING
    chat.happen("quay lại")
    chat.happen(doubted)
    chat.happen("đúng")
    assert chat.conversation.state is State.CONFIRMING


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("moment", ["asked", "confirming"])
def test_a_form_can_be_left_and_disturbed_anywhere(field: str, moment: str):
    wish, good, _, _, _ = FIELDS[field]
    chat = play((wish, [f"ask-{field}"]), world=proven())
    if moment == "confirming":
        chat.happen(good)
        while chat.conversation.state is State.CHECKING:
            chat.happen("đúng")
    prompt, draft = chat.prompt.copy, chat.conversation.draft
    play(
        ("/help", ["help", prompt]),
        ("bỏ qua", ["skip-not-here", prompt]),
        ("English", ["language-now", prompt]),
        ("tiếng Việt", ["language-now", prompt]),
        (events.SentOther("sticker"), ["other-not-read", prompt]),
        (events.SentOther("voice"), ["other-not-read", prompt]),
        (events.SentOther("location"), ["other-not-read", prompt]),
        (events.Edited("x"), ["edited-not-taken", prompt]),
        (events.SentFile("f", "image"), ["file-not-asked", prompt]),
        (events.WroteInGroup(), ["group-refused"]),
        ("x" * 2001, ["said-too-long", prompt]),
        (events.Pressed("old.yes"), ["press-stale", prompt]),
        (events.Said("1", heard_prompt=False), ["said-before-asked", prompt]),
        (events.Said("1", forwarded=True), ["forwarded-no-answer", prompt]),
        world=chat.world,
        chat=chat,
    )
    assert chat.conversation.draft == draft
    if moment == "confirming":
        play(("quay lại", [f"ask-{field}"]), world=chat.world, chat=chat)
    play(("dừng", ["cancel-done", "menu"]), world=chat.world, chat=chat)
    play((wish, [f"ask-{field}"]), ("menu", ["menu"]), world=chat.world, chat=chat)


def test_the_same_value_is_no_change():
    play(
        ("đổi số điện thoại", ["ask-phone"]),
        ("0912 345 678", ["same-as-now", "ask-phone"]),
        world=proven(),
    )


def test_the_wish_may_bring_the_answer():
    chat = play(
        ("đổi số điện thoại sang 0987654321", ["confirm-change"]),
        ("sửa", ["ask-phone"]),
        ("0901 234 567", ["confirm-change"]),
        ("à nhầm 0987 654 321", ["confirm-change"]),
        world=proven(),
    )
    assert chat.conversation.draft.answers == {"phone": "+84987654321"}
    assert "0987 654 321" in text(chat.happen("hả")[-1])


def test_two_numbers_are_chosen_among():
    chat = play(
        ("đổi số điện thoại", ["ask-phone"]),
        ("0987654321 hoặc 0901234567", ["confirm-phone-two"]),
        ("0901 234 567", ["confirm-change"]),
        world=proven(),
    )
    assert chat.conversation.draft.answers == {"phone": "+84901234567"}
    assert chat.happen("quay lại")
    chat.happen("0987654321 hoặc 0901234567")
    chat.happen("1")
    assert chat.conversation.draft.answers == {"phone": "+84987654321"}


@pytest.mark.parametrize(
    ("wish", "answer", "why"),
    [
        ("đổi số căn cước", "hộ chiếu B1234567", "staff-id-number-passport"),
        ("đổi ngày sinh", "05/03/2015", "staff-birth-date-under-age"),
    ],
)
def test_what_a_person_must_decide_goes_to_staff(wish: str, answer: str, why: str):
    chat = Chat(proven())
    chat.happen(wish)
    assert [one.copy for one in chat.happen(answer) if isinstance(one, Say)] == [
        why,
        "staff-looks",
        "confirm-first",
    ]
    case, *told = chat.happen("đúng")
    assert isinstance(case, effects.OpenCase)
    assert case.why == why
    assert [one.copy for one in told if isinstance(one, Say)] == ["case-opened", "menu"]


def test_a_good_answer_after_one_for_staff_is_applied():
    chat = Chat(proven())
    chat.happen("đổi ngày sinh")
    chat.happen("05/03/2015")
    chat.happen("05/03/1990")
    assert isinstance(chat.happen("đúng")[0], effects.ChangeDetail)


def test_a_doubt_that_is_insisted_on_goes_to_staff():
    chat = play(
        ("đổi số điện thoại", ["ask-phone"]),
        ("+1 415 555 0100", ["confirm-phone-foreign"]),
        ("đúng", ["staff-phone-foreign", "staff-looks", "confirm-change"]),
        # what stands in the record already is no correction, and does not make it less of a doubt
        ("0912 345 678", ["same-as-now", "confirm-change"]),
        world=proven(),
    )
    case = chat.happen("đúng")[0]
    assert isinstance(case, effects.OpenCase)
    assert case.why == "staff-phone-foreign"


def test_a_fixed_line_goes_to_staff():
    play(
        ("đổi số điện thoại", ["ask-phone"]),
        ("028 3812 3456", ["confirm-change"]),
        ("đúng", ["staff-landline", effects.OpenCase, "case-opened", "menu"]),
        world=proven(),
    )


def test_dung_without_its_marks_is_asked_about():
    chat = play(
        ("đổi số điện thoại sang 0987654321", ["confirm-change"]),
        ("dung", ["dung-which", "confirm-change"]),
        world=proven(),
    )
    assert chat.conversation.state is State.CONFIRMING


def test_a_yes_after_the_offer_of_a_person_is_still_a_yes_to_the_question():
    """The offer asks nothing, so that a yes cannot mean two things."""
    chat = play(
        ("đổi ngày sinh", ["ask-birth_date"]),
        ("5/3/1990", ["confirm-first"]),
        ("xyz", ["say-yes-or-edit", "confirm-first"]),
        ("xyz", ["say-yes-or-edit", "confirm-first"]),
        ("xyz", ["say-yes-or-edit", "offer-person", "confirm-first"]),
        world=proven(),
    )
    for language in ("vi", "en"):
        assert "?" not in text(Say("offer-person"), language)
    assert chat.keys[-1] == "staff"


def test_another_wish_leaves_the_form():
    play(
        ("đổi địa chỉ", ["ask-address"]),
        ("tôi muốn đổi email", ["ask-email"]),
        ("yêu cầu của tôi đến đâu rồi", ["cases-none", "ask-email"]),  # a question beside it
        ("đổi ngày sinh", ["ask-birth_date"]),
        (
            "có người dùng thông tin của tôi vay tiền",
            ["report-begun", "ask-misuse_harm"],
        ),
        world=proven(),
    )


def test_update_without_a_field_is_asked_which():
    chat = play(("cập nhật", ["ask-field"]), ("ngày sinh", ["ask-birth_date"]), world=proven())
    play(("/menu", ["menu"]), (press("update"), ["ask-field"]), world=chat.world, chat=chat)
    assert chat.keys[:6] == [f"field:{detail.id}" for detail in DETAILS]
    play(("2", ["ask-address"]), world=chat.world, chat=chat)


def test_a_customer_may_insist_on_what_looks_like_a_slip():
    chat = play(
        ("đổi email", ["ask-email"]),
        ("moi@gmial.com", ["confirm-email-typo"]),
        ("moi@gmial.com", ["confirm-change"]),  # the very words of a choice
        world=proven(),
    )
    assert chat.conversation.draft.answers == {"email": "moi@gmial.com"}
    play(
        ("quay lại", ["ask-email"]),
        ("moi@gmial.com", ["confirm-email-typo"]),
        ("2", ["confirm-change"]),
        ("quay lại", ["ask-email"]),
        ("moi@gmial.com", ["confirm-email-typo"]),
        ("đúng", ["confirm-change"]),
        world=chat.world,
        chat=chat,
    )
    assert chat.conversation.draft.answers == {"email": "moi@gmail.com"}


@pytest.mark.parametrize(
    ("wish", "answer", "doubtful"),
    [
        ("đổi địa chỉ", "12 Lê Lợi, Phường Bến Nghé, TP. Hồ Chí Minh", "34 đường số 7 khu dân cư"),
        ("đổi số điện thoại", "0987 654 321", "0168 123 4567"),
        ("đổi email", "an@congty.vn", "mai@gmial.com"),
        ("đổi email", "an@congty.vn", "a@gmail.com b@gmail.com"),
    ],
)
def test_a_doubtful_correction_of_what_is_confirmed_is_asked_about(wish, answer, doubtful):
    chat = Chat(proven())
    for said in (wish, answer):
        chat.happen(said)
    assert chat.conversation.state is State.CONFIRMING
    chat.happen(doubtful)
    assert chat.conversation.state is State.CHECKING
