"""E-mail addresses as customers type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from states.answers import Answer, Context, Verdict
from states.answers.email import read, show
from tests.states.answering import TODAY, holds

CONTEXT = Context(TODAY)


def _read(text: str) -> Answer:
    return read(text, CONTEXT)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a@gmail.com", "a@gmail.com"),
        ("Nam.Nguyen@GMAIL.com", "Nam.Nguyen@gmail.com"),
        ("email mới: nam@gmail.com nhé", "nam@gmail.com"),
        ("email:nam@gmail.com", "nam@gmail.com"),
        ("mailto:nam@gmail.com", "nam@gmail.com"),
        ("Nguyễn Văn Nam <nam@gmail.com>", "nam@gmail.com"),
        ('"Nam" <nam@gmail.com>;', "nam@gmail.com"),
        ("nam@gmail.com.", "nam@gmail.com"),
        ("nam@gmail.com\n", "nam@gmail.com"),
        ("nam@\u200bgmail.com", "nam@gmail.com"),
        ("nam＠gmail．com", "nam@gmail.com"),
        ("nam@gmail。com", "nam@gmail.com"),
        ("nam(at)gmail.com", "nam@gmail.com"),
        ("nam [at] gmail [dot] com", "nam@gmail.com"),
        ("nam a còng gmail.com", "nam@gmail.com"),
        ("nam a còng gmail chấm com", "nam@gmail.com"),
        ("a@công-ty.vn", "a@xn--cng-ty-ixa.vn"),
        ("info@dcnet.vn", "info@dcnet.vn"),
        ("it@vng.com.vn", "it@vng.com.vn"),
        ("vui lòng dùng hộp thư nam+dcnet@x.com.vn", "nam+dcnet@x.com.vn"),
        ("nam@gmail.com, nam@gmail.com", "nam@gmail.com"),
    ],
)
def test_customer_gives_an_address(text: str, value: str) -> None:
    assert _read(text) == Answer(Verdict.ACCEPTED, value)


@pytest.mark.parametrize(
    ("domain", "meant"),
    [
        *(
            (f"{name}.com", "gmail.com")
            for name in ("gmial", "gmai", "gamil", "gmal", "gnail", "gmailc")
        ),
        *((f"gmail{end}", "gmail.com") for end in (".con", ".cm", ".comm", ".co", ".com.vn", "")),
        ("yahooo.com", "yahoo.com"),
        ("yahoo.con.vn", "yahoo.com.vn"),
        ("congty.con.vn", "congty.com.vn"),
        ("hotmial.com", "hotmail.com"),
        ("outlok.com", "outlook.com"),
        ("iclould.com", "icloud.com"),
        ("fpt.vm", "fpt.vn"),
        ("vnn.vnn", "vnn.vn"),
        ("viettel.com.vm", "viettel.com.vn"),
        ("congty.con", "congty.com"),
    ],
)
def test_mistyped_domain_is_asked_about(domain: str, meant: str) -> None:
    answer = _read(f"Nam@{domain}")
    assert (answer.verdict, answer.reason) == (Verdict.ASK, "confirm-email-typo")
    assert answer.value == f"Nam@{meant}"
    assert answer.choices in {(), (f"Nam@{meant}", f"Nam@{domain}")}


def test_customer_may_insist_on_a_domain_that_exists() -> None:
    assert _read("a@gmial.com").choices == ("a@gmail.com", "a@gmial.com")
    assert _read("a@gmail.con").choices == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nguyen van a@gmail.com", "a@gmail.com"),
        ("a b@gmail.com", "b@gmail.com"),
        ("nam @ gmail.com", "nam@gmail.com"),
        ("nam@gmail,com", "nam@gmail.com"),
        ("nam at gmail dot com", "nam@gmail.com"),
    ],
)
def test_broken_address_is_mended_and_asked_about(text: str, value: str) -> None:
    answer = _read(text)
    assert (answer.verdict, answer.reason) == (Verdict.ASK, "confirm-email-mended")
    assert answer.value == value


def test_throw_away_address_goes_to_staff_after_asking() -> None:
    answer = _read("a@sub.mailinator.com")
    assert (answer.verdict, answer.reason) == (Verdict.ASK, "confirm-email-disposable")
    assert answer.then_staff == "staff-email-disposable"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("không có", "reject-email-none"),
        ("gmail.com", "reject-email-none"),
        ("nguyễnvăna@gmail.com", "reject-email-marks"),
        ("a@@gmail.com", "reject-email-ats"),
        (".a@gmail.com", "reject-email-dots"),
        ("a.@gmail.com", "reject-email-dots"),
        ("a..b@gmail.com", "reject-email-dots"),
        ("a@congty", "reject-email-domain"),
        ("admin@co.vn", "reject-email-domain"),
        ("admin@com.vn", "reject-email-domain"),
        ("a@example.com", "reject-email-example"),
        ("ten@tenmien.vn", "reject-email-example"),
        ("a@mail.example.org", "reject-email-example"),
        ("a@desk.test", "reject-email-example"),
        ("a@localhost", "reject-email-example"),
        ("@gmail.com", "reject-email-shape"),
        ("a@-x.vn", "reject-email-shape"),
        (f"{'a' * 300}@x.vn", "reject-email-long"),
        ("a@x.vn " * 200, "reject-email-long"),
    ],
)
def test_customer_is_told_why_an_address_is_refused(text: str, reason: str) -> None:
    answer = _read(text)
    assert (answer.verdict, answer.reason) == (Verdict.REFUSED, reason)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("a@x.vn, b@y.vn", ("a@x.vn", "b@y.vn")),
        ("a@x.vn b@y.vn c@z.vn", ("a@x.vn", "b@y.vn", "c@z.vn")),
    ],
)
def test_customer_chooses_between_addresses(text: str, choices: tuple[str, ...]) -> None:
    answer = _read(text)
    assert (answer.verdict, answer.value, answer.choices) == (Verdict.ASK, None, choices)


def test_address_is_shown_as_it_is() -> None:
    assert show("Nam@x.vn") == "Nam@x.vn"


@given(st.text(max_size=1200) | st.text("abc@.,;:<>() \n-_ạ+'\"", max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    holds(read, text, CONTEXT)


@given(st.emails())
def test_any_address_gets_an_answer(text: str) -> None:
    holds(read, text, CONTEXT)


def test_the_part_before_the_at_sign_has_64_signs_at_most() -> None:
    assert read(f"{'a' * 64}@gmail.com", CONTEXT).verdict is Verdict.ACCEPTED
    assert read(f"{'a' * 65}@gmail.com", CONTEXT).reason == "reject-email-long"


@pytest.mark.parametrize(
    "domain", ["example.vn", "example.com.vn", "test.vn", "domain.com", "local.vn"]
)
def test_a_name_like_any_other_is_no_example(domain: str) -> None:
    assert _read(f"mai@{domain}").value == f"mai@{domain}"
    assert _read(f"mai@{domain}").verdict is Verdict.ACCEPTED
