"""The policy's text in the product is the file it came from, character by character."""

import hashlib
from pathlib import Path

import pytest

from bot.channels.channel import Capabilities
from bot.copy import render
from bot.copy.quotes import policy, quotes
from bot.rendering import chunks
from states.policy import CLAUSES, OPENING, SPOKEN
from tests.play import MAI, Chat, Say, World

# The file as it was received, kept a second time, so that a change of the product's own copy shows.
RECEIVED = Path(__file__).parents[1] / "data" / "policy" / "2023-06-23.vi.txt"
SHA256 = "c5458db3138ebff21d26666c9448c816eba5a7058479529415b2ecc5bf44715a"
PARTS = (OPENING, *CLAUSES)


def test_the_text_is_the_file_that_was_received():
    received = RECEIVED.read_bytes()
    assert hashlib.sha256(received).hexdigest() == SHA256
    assert policy("vi").encode() == received


# Broken once: a clause cut at its first blank line -> the rest of it stood outside every quote.
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_quotes_joined_are_the_whole_text(language: str):
    text, at = policy(language), 0
    for part in PARTS:
        quote = quotes()[f"policy-{language}-{part}"]
        start = text.index(quote, at)
        assert not text[at:start].strip(), "something between two quotes is left out"
        at = start + len(quote)
    assert not text[at:].strip()


def test_a_clause_begins_with_the_letter_it_is_called_by():
    for language in ("vi", "en"):
        for clause in CLAUSES:
            assert quotes()[f"policy-{language}-{clause}"].startswith(f"{SPOKEN[clause]}) ")


@pytest.mark.parametrize("most", [600, 2000, 4096])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_reaches_the_customer_is_the_policy_word_for_word(language: str, most: int):
    """The whole of it, asked for in a chat and cut for the channel, holds every word in order."""
    chat = Chat(World.of(MAI))
    if language == "en":
        chat.happen("English")
    said = [one for one in chat.happen("toàn bộ chính sách") if isinstance(one, Say)]
    parts = [{"copy": one.copy, "shown": dict(one.shown), "tight": one.tight} for one in said]
    sent = chunks({"language": language, "parts": parts}, Capabilities(text_max=most))
    assert all(len(one["text"]) <= most for one in sent)
    words = " ".join(" ".join(one["text"] for one in sent).split())
    assert " ".join(policy("vi").split()) in words
    assert (" ".join(policy("en").split()) in words) == (language == "en")


def test_the_quote_is_dated_and_the_translation_says_what_it_is():
    day = {"day": "23/06/2023"}
    for language in ("vi", "en"):
        assert "23/06/2023" in render("policy-quoted", language, day)
        assert "23/06/2023" in render("policy-translated", language, day)
    assert "Unofficial translation" in render("policy-translated", "en", day)
    assert "không chính thức" in render("policy-translated", "vi", day)


def test_law_is_never_told_as_the_policy():
    assert "không phải chính sách" in render("policy-law", "vi")
    assert "not DCNET's policy" in render("policy-law", "en")
