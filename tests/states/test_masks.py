"""Masks show enough to recognise, too little to use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.answers.readers import READERS
from states.masks import HIDDEN, mask


@pytest.mark.parametrize(
    ("field", "value", "masked"),
    [
        ("phone", "+84912345678", "091•••678"),
        ("phone", "+842838123456", "028•••456"),
        ("phone", "+14155552671", "+•••671"),
        ("email", "Nam.Nguyen@gmail.com", "N•••@gmail.com"),
        ("email", "n@gmail.com", "•••@gmail.com"),
        ("id_number", "079090123456", "079••••••456"),
        ("tax_code", "0100233488", "010••••488"),
        ("tax_code", "0314409058-002", "031••••••••002"),
        ("birth_date", "1990-03-05", "••/••/1990"),
        ("address", "12 Lê Lợi, Quận 1, TP.HCM", "•••, Hồ Chí Minh"),
        ("address", "12 Lê Lợi, Quy Nhơn, Bình Định", "•••, Bình Định"),
        ("address", "12 Lê Lợi", HIDDEN),
        ("name", "Nguyễn Văn A", "N••• V••• A•••"),
        ("name", "H'Hen Niê", "H••• N•••"),
        (
            "contact_person",
            '{"email":"mai@x.vn","name":"Mai","phone":"+84912345678","role":"kế toán"}',
            "M•••, kế toán, 091•••678, m•••@x.vn",
        ),
        ("contact_person", "Mai 0912345678", HIDDEN),
        ("phone", "", HIDDEN),
        ("unknown", "whatever", HIDDEN),
    ],
)
def test_value_is_masked(field: str, value: str, masked: str) -> None:
    assert mask(field, value) == masked


@pytest.mark.parametrize("field", READERS)
@given(value=st.text(max_size=60))
def test_mask_never_raises_nor_is_empty(field: str, value: str) -> None:
    assert HIDDEN in mask(field, value) or "••" in mask(field, value)


@given(st.from_regex(r"\+84[0-9]{9,10}", fullmatch=True))
def test_mask_of_a_phone_hides_the_middle(value: str) -> None:
    assert value[5:-3] not in mask("phone", value).replace("•", " ")
