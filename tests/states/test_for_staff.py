"""What a person decides: the customer hears the true reason, and by when."""

from dataclasses import replace

import pytest

from states import effects
from states.effects import Say
from states.facts import Detail
from tests.play import MAI, World, play


@pytest.mark.parametrize(
    ("field", "wish", "answer", "doubt", "why"),
    [
        (
            "phone",
            "đổi số điện thoại",
            "+1 415 555 0100",
            "confirm-phone-foreign",
            "staff-phone-foreign",
        ),
        (
            "email",
            "đổi email",
            "a@mailinator.com",
            "confirm-email-disposable",
            "staff-email-disposable",
        ),
        (
            "birth_date",
            "đổi ngày sinh",
            "5/3/15",
            "confirm-birth-date-century",
            "staff-birth-date-under-age",
        ),
        (
            "birth_date",
            "đổi ngày sinh",
            "5/3/1991",
            "confirm-birth-date-id-number",
            "staff-birth-date-record",
        ),
        (
            "contact_person",
            "đổi người liên hệ",
            "Mai, +1 415 555 2671",
            "confirm-phone-foreign",
            "staff-phone-foreign",
        ),
    ],
)
def test_a_person_decides_for_the_true_reason_and_it_is_said_by_when(
    field: str, wish: str, answer: str, doubt: str, why: str
):
    known = replace(MAI, details={**MAI.details, "id_number": Detail("079190123456")})
    chat = play((wish, [f"ask-{field}"]), world=World.of(known).trust(known))
    assert [one.copy for one in chat.happen(answer)] == [doubt]
    said = [one for one in chat.happen("đúng") if isinstance(one, Say)]
    assert [one.copy for one in said][:2] == [why, "staff-looks"]
    assert said[1].shown == {"reply_by": "26/11/2026"}  # two working days on; the 24th is a holiday
    case = chat.happen("đúng")[0]
    assert isinstance(case, effects.OpenCase)
    assert case.why == why
