"""Text messages: without marks, in GSM signs, short."""

import re

import pytest

from bot.copy import LANGUAGES
from bot.gateways.gsm import parts, plain
from bot.gateways.mail import Mail
from bot.gateways.sms import Sms
from bot.rendering import chunks
from tests.test_copy import written

LINK = f"https://helpdesk.dcnet.vn/status/not-me/{'0193a5c2' * 4}.{'0123456789abcdef' * 2}"
SHOWN = {
    "kind": "cap nhat nguoi lien he",
    "code": "12345678",
    "field": {"term": "field-contact_person"},
    "value": "n•••@gmail.com",
    "new": "091•••678",
    "reference": "DC-7K3M4-2",
    "into": "DC-8N4P5-3",
    "until": "26/11/2026 09:00",
    "reply_by": "26/11/2026",
    "due": "03/12/2026",
    "link": LINK,
    "name": "Nguyễn Trần Ngọc Phương Lan",
    "text": "Kỹ thuật sẽ gọi lại ạ.",
    "left": "15",
}
IN_CHATS = ("-chat", "-subject", "-privacy")
SAID = [
    one
    for one in written("vi")
    if re.match("(send-code|notice)-", one) and not one.endswith(IN_CHATS)
]


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("Dạ, Anh/Chị đổi số điện thoại ạ", "Da, Anh/Chi doi so dien thoai a"),
        ("ĐƯỜNG Nguyễn Huệ", "DUONG Nguyen Hue"),
        ("091•••678 → n•••@gmail.com", "091***678 -> n***@gmail.com"),
        ("isn’t “it” – or… 😀 漢", 'isn\'t "it" - or...  '),
        ("Mu\u0302\u0303i", "Mui"),
        (LINK, LINK),
    ],
)
def test_text_goes_out_without_marks(text, sent):
    assert plain(text) == sent


def test_parts_are_counted_as_carriers_do():
    assert [parts("a" * n) for n in (0, 160, 161, 306, 307)] == [1, 1, 2, 2, 3]
    assert parts("€" * 81) == 2  # two septets each


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("copy", SAID)
def test_every_notice_fits_two_parts(copy, language):
    body = {"language": language, "parts": [{"copy": copy, "shown": SHOWN}]}
    (chunk,) = chunks(body, Sms.caps)
    assert chunk["text"].startswith("DCNET: ")
    assert chunk["text"].isascii()
    assert parts(chunk["text"]) <= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mail_is_a_letter(language):
    body = {
        "language": language,
        "parts": [{"copy": "notice-contact-changed", "shown": SHOWN}],
        "subject": "notice-subject",
    }
    (chunk,) = chunks(body, Mail.caps)
    assert chunk["text"].startswith("Kính gửi Anh/Chị," if language == "vi" else "Dear customer,")
    assert "091•••678" in chunk["text"]
    assert LINK in chunk["text"].split()
    assert "1900 0382" in chunk["text"]
