"""`read` and `explain`: what they answer, from words and from standard input."""

import json

import pytest

from bot.commands.reading import FIELDS
from states.intents import INTENTS

KEYS = ["text", "accepted", "value", "ask", "reason"]


def lines(ended):
    assert ended.code == 0
    assert ended.err == ""
    return [json.loads(line) for line in ended.out.splitlines()]


def one(ended):
    (only,) = lines(ended)
    return only


def test_read_takes_several_words_as_one_text(bare):
    assert one(bare("read", "phone", "0912", "345", "678")) == {
        "text": "0912 345 678",
        "accepted": True,
        "value": "+84912345678",
        "ask": False,
        "reason": None,
    }


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("email", "Mai@gmail.com", "Mai@gmail.com"),
        ("id_number", "079 190 012 345", "079190012345"),
        ("birth_date", "5/3/1990", "1990-03-05"),
        ("tax_code", "0100233488", "0100233488"),
        ("name", "H'Hen Êban", "H'Hen Êban"),
    ],
)
def test_read_gives_the_stored_form(bare, field, text, value):
    told = one(bare("read", field, text))
    assert list(told) == KEYS
    assert (told["accepted"], told["value"], told["ask"], told["reason"]) == (
        True,
        value,
        False,
        None,
    )


def test_read_asks_with_a_suggestion(bare):
    told = one(bare("read", "email", "mai@gmial.com"))
    assert (told["accepted"], told["ask"], told["value"], told["reason"]) == (
        True,
        True,
        "mai@gmail.com",
        None,
    )


def test_read_suggests_the_first_of_two(bare):
    told = one(bare("read", "phone", "0912345678 hoặc 0987654321"))
    assert (told["accepted"], told["ask"], told["value"]) == (True, True, "+84912345678")


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [("phone", "abc", "reject-"), ("id_number", "B1234567", "staff-id-number-passport")],
)
def test_read_names_the_reason_of_what_is_not_taken(bare, field, text, reason):
    told = one(bare("read", field, text))
    assert (told["accepted"], told["ask"]) == (False, False)
    assert told["reason"].startswith(reason)


def test_read_address_proposes_province_and_ward(bare):
    told = one(bare("read", "address", "12 Lê Lợi, Phường Bến Nghé, Quận 1, TP. Hồ Chí Minh"))
    assert list(told) == [*KEYS, "province", "ward"]
    assert told["province"] == "Hồ Chí Minh"
    assert told["value"].startswith("12 Lê Lợi")


def test_read_of_standard_input_answers_each_line(bare):
    given = b"0912345678\n\nabc\r\n-5\n" + b"\xff\xfe"
    told = lines(bare("read", "phone", "-", stdin=given))
    assert [each["text"] for each in told] == ["0912345678", "", "abc", "-5", "��"]
    assert [each["accepted"] for each in told] == [True, False, False, False, False]


def test_read_takes_a_text_that_begins_with_a_dash(bare):
    assert one(bare("read", "address", "-x", "Hà Nội"))["text"] == "-x Hà Nội"


def test_read_with_what_is_of_record(bare):
    born = ("--birth-date", "1991-01-01")
    assert one(bare("read", "id_number", "079190012345"))["ask"] is False
    assert one(bare("read", *born, "id_number", "079190012345"))["ask"] is True
    known = ("--id-number", "079190012345")
    assert one(bare("read", *known, "birth_date", "5/3/1992"))["ask"] is True
    assert one(bare("read", "name", "ABC Cà Phê"))["ask"] is False
    assert one(bare("read", "--organisation", "name", "ABC Cà Phê"))["ask"] is True


def test_read_refuses_an_option_it_cannot_read(bare):
    ended = bare("read", "--birth-date", "one day", "id_number", "079190012345")
    assert ended.code == 1
    assert "--birth-date" in ended.line
    assert "one day" not in ended.err


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_reads_anything(bare, field):
    texts = ["", " ", "0912345678", "mai@gmail.com", "{", "a" * 5000, "\u202e=1+1", "1/1/1"]
    told = lines(bare("read", field, "-", stdin="\n".join(texts).encode()))
    assert len(told) == len(texts)
    assert all(each["reason"] is None for each in told if each["accepted"])
    assert all(each["reason"] for each in told if not each["accepted"])


def test_explain_names_the_intent_of_the_22(bare):
    told = one(bare("explain", "cho", "mình", "đổi", "địa", "chỉ"))
    assert list(told) == ["text", "intent", "confidence", "values"]
    assert told["intent"] == "update_address"
    assert 0.5 <= told["confidence"] <= 1


def test_explain_gives_no_intent_where_the_bot_would_ask(bare):
    assert one(bare("explain", "0912345678"))["intent"] is None


def test_explain_of_standard_input(bare):
    told = lines(bare("explain", "-", stdin="đổi số điện thoại\n/menu\nhuỷ\n".encode()))
    assert [each["intent"] for each in told] == ["update_phone", "help", "cancel"]


def test_explain_only_ever_names_published_intents(bare):
    texts = ["gặp nhân viên", "mạng chậm quá", "/start", "/unlink", "cảm ơn", "what is this"]
    told = lines(bare("explain", "-", stdin="\n".join(texts).encode()))
    assert {each["intent"] for each in told} - {None} <= set(INTENTS)


@pytest.mark.parametrize("command", [("read", "phone"), ("explain",)])
def test_json_is_an_option_and_no_text(bare, command):
    assert one(bare(*command, "--json", "0912", "345", "678"))["text"] == "0912 345 678"
    assert one(bare(*command, "0912345678", "--json"))["text"] == "0912345678"
