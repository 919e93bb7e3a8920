"""What is read out of a mail: the new words, the files, who wrote it; whatever the mail is."""

import base64
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.gateways import mail_reading
from bot.gateways.mail_reading import MOST_FILES, MOST_TEXT, new_in
from tests.bot.letters_in import ANSWER, letter

TOKEN = "a2b3c4d5" * 6 + "e6f7"
HEAD = f"From: mai@example.vn\r\nTo: reply+{TOKEN}@reply.dcnet.vn\r\nMIME-Version: 1.0\r\n".encode()


def test_the_new_words_and_their_writer():
    mail = mail_reading.read(letter(TOKEN))
    assert (mail.token, mail.sender) == (TOKEN, "mai@example.vn")
    assert mail.text == ANSWER
    assert mail.readable
    assert not mail.by_machine


@pytest.mark.parametrize(
    "quote",
    [
        "On Mon, Nov 23, 2026 at 9:00 AM DCNET <no-reply@dcnet.vn> wrote:\n> Dear",
        "On Mon, Nov 23, 2026 at 9:00 AM DCNET Desk\n<no-reply@dcnet.vn> wrote:\n> Dear",
        "Vào 09:00, Th 2, 23 thg 11, 2026 DCNET đã viết:\n\n> Kính gửi",
        "-----Original Message-----\nFrom: DCNET",
        "________________________________\nTừ: DCNET <no-reply@dcnet.vn>",
        "Từ: DCNET <no-reply@dcnet.vn>\nĐã gửi: 23/11",
        "-- \nMai, 0912 345 678",
        "> Kính gửi Anh/Chị",
    ],
)
def test_what_is_quoted_or_signed_is_left_out(quote):
    assert new_in(f"{ANSWER}\n\n{quote}") == ANSWER


def test_words_that_look_like_a_quote_are_kept():
    said = "Ngày 20/11 tôi đã gửi giấy tờ rồi.\nTừ tháng 10 đến nay chưa có ai gọi."
    assert new_in(said) == said


def test_an_answer_between_quotes_is_kept():
    assert new_in("> Xin ảnh rõ hơn.\nĐây ạ\n> Cảm ơn") == "Đây ạ"


def test_nothing_but_quotes_stays_whole():
    assert new_in("> Xin ảnh rõ hơn.") == "> Xin ảnh rõ hơn."


def test_html_alone_is_read_as_words():
    raw = HEAD + (
        b"Content-Type: text/html; charset=utf-8\r\n\r\n<style>p{}</style><p>Xin ch\xc3\xa0o"
        b" &amp; c\xe1\xba\xa3m \xc6\xa1n</p><blockquote>c\xc5\xa9</blockquote><script>x</script>"
    )
    assert mail_reading.read(raw).text == "Xin chào & cảm ơn"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Auto_Submitted", "auto-replied"),
        ("Precedence", "bulk"),
        ("Return_Path", "<>"),
        ("List_Id", "<x.y>"),
        ("X_Autoreply", "yes"),
    ],
)
def test_machines_are_told_apart(name, value):
    assert mail_reading.read(letter(TOKEN, **{name: value})).by_machine


def test_our_own_mail_is_no_answer():
    raw = letter(TOKEN, sender="DCNET <no-reply@dcnet.vn>")
    assert mail_reading.read(raw, "no-reply@DCNET.vn").by_machine
    assert not mail_reading.read(letter(TOKEN, Auto_Submitted="no"), "no-reply@dcnet.vn").by_machine


def test_a_folded_and_shouted_address_is_found():
    raw = letter(TOKEN).replace(b"To: reply+", b"To: DCNET\r\n <REPLY+", 1)
    raw = raw.replace(f"{TOKEN}@".encode(), f"{TOKEN.upper()}@".encode(), 1)
    assert mail_reading.read(raw).token == TOKEN


def test_an_address_in_the_body_is_none_of_the_header():
    raw = letter("x", text=f"To: reply+{TOKEN}@reply.dcnet.vn")
    assert mail_reading.read(raw).token == ""


def test_two_writers_are_nobody():
    assert mail_reading.read(letter(TOKEN, sender="a@example.vn, mai@example.vn")).sender == ""


def test_files_are_taken_out_and_the_rest_is_counted():
    files = {f"{n}.png": ("image/png", b"x") for n in range(MOST_FILES + 2)}
    files |= {"a.zip": ("application/zip", b"PK"), "cccd.pdf": ("application/pdf", b"%PDF-1.4")}
    mail = mail_reading.read(letter(TOKEN, files=files))
    assert len(mail.files) == MOST_FILES
    assert mail.declined == 4
    assert mail.text == ANSWER


def test_a_long_text_is_cut_and_says_so():
    text = mail_reading.read(letter(TOKEN, text="dài " * 5000)).text
    assert len(text) == MOST_TEXT
    assert text.endswith("…")


@pytest.mark.parametrize(
    "charset", ["utf-8", "windows-1258", "x-nothing", "utf-16", "unicode_escape", "utf-7", "rot13",
                "idna", "punycode", "undefined", "base64", "a" * 300, "\x00"]
)  # fmt: skip
def test_any_charset_gives_a_text(charset):
    head = HEAD + f"Content-Type: text/plain; charset={charset}\r\n\r\n".encode()
    mail = mail_reading.read(head + b"Ch\xc3\xa0o \\ud800 \xff\xfe +2AA- ")
    mail.text.encode()  # no halves of signs
    assert mail.token == TOKEN


def deep(levels: int) -> bytes:
    raw = b"Content-Type: text/plain\r\n\r\nx"
    for level in range(levels):
        bound = f"b{level}".encode()
        raw = (b'Content-Type: multipart/mixed; boundary="' + bound + b'"\r\n\r\n--' + bound
               + b"\r\n" + raw + b"\r\n--" + bound + b"--\r\n")  # fmt: skip
    return HEAD + raw


@pytest.mark.parametrize("levels", [1, 50, 400])
def test_deep_nesting_is_read_or_kept_as_it_stands(levels):
    mail = mail_reading.read(deep(levels))
    assert mail.token == TOKEN
    assert mail.text
    assert mail.readable is (levels < 200)


def test_a_wide_mail_is_kept_as_it_stands():
    parts = b"".join(b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" for _ in range(5000))
    raw = HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + parts + b"--b--"
    assert not mail_reading.read(raw).readable


_NAMES = st.sampled_from(
    ["Content-Type", "Content-Disposition", "Content-Transfer-Encoding", "From", "To", "Subject",
     "Message-ID", "Auto-Submitted", "Precedence", "X-Odd"]
)  # fmt: skip
_VALUES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["multipart/mixed; boundary=b", "multipart/mixed", "text/plain; charset=unicode_escape",
         "base64", "quoted-printable", "uuencode", "message/rfc822", "=?utf-8?b?//8=?=",
         "attachment; filename*=utf-8''%ff", "=?x?q?=ED=A0=80?=", "text/html; charset=\"",
         "attachment; filename*0*=x'y'z; filename*2=q"]
    ),
)  # fmt: skip
_BODY = st.one_of(
    st.binary(max_size=200),
    st.sampled_from(
        [b"--b\r\n\r\nx\r\n--b--", b"--b\r\n", b"=ZZ", b"begin 644 x\n!!", b"<p", b"<![x"]
    ),
)


@given(st.lists(st.tuples(_NAMES, _VALUES), max_size=8), st.lists(_BODY, max_size=4))
def test_no_mail_is_an_exception(headers, bodies):
    head = "".join(f"{name}: {value}\r\n" for name, value in headers).encode(errors="replace")
    for raw in (HEAD + head, head + HEAD):
        mail = mail_reading.read(raw + b"\r\n" + b"\r\n--b\r\n".join(bodies))
        mail.text.encode()
        assert len(mail.text) <= MOST_TEXT
        for one in mail.files:
            assert isinstance(one.data, bytes)


@given(st.binary(max_size=2000))
def test_no_bytes_are_an_exception(raw):
    mail_reading.read(raw).text.encode()


def test_a_file_in_a_mail_is_its_own_bytes():
    data = bytes(range(256))
    mail = EmailMessage()
    mail["From"] = "mai@example.vn"
    mail.set_content("x")
    mail.add_attachment(data, "application", "octet-stream", filename="tờ khai.pdf")
    (one,) = mail_reading.read(mail.as_bytes()).files
    assert (one.name, one.data) == ("tờ khai.pdf", data)
    assert base64.b64encode(data)  # as it went
