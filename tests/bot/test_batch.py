"""A batch answers everybody: what is refused is refused alone, and nobody is forgotten."""

import asyncio

import pytest

from bot.batch import _MOST, Batch

pytestmark = pytest.mark.timeout(30)  # an answer that never comes is how these fail


def _echo(uow, requests):
    if "bad" in requests:
        raise KeyError("bad")
    return list(requests)


async def _ask_all(batch, requests):
    return await asyncio.gather(*(batch.ask(one) for one in requests), return_exceptions=True)


def test_more_than_one_batch_takes_is_answered_in_order(database):
    many = list(range(_MOST * 2 + 7))
    assert asyncio.run(_ask_all(Batch(database, _echo), many)) == many


def test_one_that_is_refused_is_refused_alone(database):
    found = asyncio.run(_ask_all(Batch(database, _echo), [1, "bad", 2]))
    assert found[::2] == [1, 2]
    assert isinstance(found[1], KeyError)


# Broken once: answers were paired as far as they went, and whoever was left over waited for ever.
@pytest.mark.parametrize("answers", [[], [1], [1, 2, 3]])
def test_a_use_case_that_answers_too_few_or_too_many_is_refused(database, answers):
    async def both():
        batch = Batch(database, lambda uow, requests: answers if "odd" in requests else requests)
        return await _ask_all(batch, ["odd", 2]), await batch.ask(5)

    found, after = asyncio.run(both())
    assert [type(one) for one in found] == [ValueError, ValueError]
    assert after == 5


def test_what_cannot_be_handed_over_is_refused_and_the_next_is_taken(database):
    def beside(requests):
        if "odd" in requests:
            raise LookupError

    async def both():
        batch = Batch(database, _echo, beside)
        return await _ask_all(batch, ["odd", 2]), await batch.ask(5)

    found, after = asyncio.run(both())
    assert [type(one) for one in found] == [LookupError, LookupError]
    assert after == 5


def test_whoever_has_gone_keeps_nobody_elses_answer(database):
    async def ask():
        batch = Batch(database, _echo)
        asked = [batch.ask(n) for n in range(4)]
        asked[1].cancel()
        return await asyncio.gather(*asked, return_exceptions=True), await batch.ask(5)

    found, after = asyncio.run(ask())
    assert [found[0], *found[2:]] == [0, 2, 3]
    assert isinstance(found[1], asyncio.CancelledError)
    assert after == 5
