"""What must hold for every reader, whatever the text."""

from datetime import date

from states.answers import Answer, Context, Reader, Verdict

TODAY = date(2026, 11, 22)


def holds(read: Reader, text: str, context: Context) -> Answer:
    """Read `text`; the answer is well formed and its stored forms read as themselves."""
    answer = read(text, context)
    check_shape(answer)
    for value in (answer.value, *answer.choices):
        if value is not None:
            again = read(value, context)
            check_shape(again)
            assert again.verdict in {Verdict.ACCEPTED, Verdict.ASK, Verdict.STAFF}, (value, again)
            if answer.verdict is Verdict.ACCEPTED:
                assert again == answer
            elif again.verdict is not Verdict.ACCEPTED:
                assert value in {again.value, *again.choices}, (value, again)
    return answer


def check_shape(answer: Answer) -> None:
    starts = {Verdict.REFUSED: "reject-", Verdict.ASK: "confirm-", Verdict.STAFF: "staff-"}
    if answer.verdict is Verdict.ACCEPTED:
        assert answer.reason is None
        assert answer.value
        assert not answer.choices
    else:
        assert answer.reason is not None
        assert answer.reason.startswith(starts[answer.verdict])
    if answer.verdict is Verdict.ASK:
        assert answer.value or answer.choices
    if answer.verdict is Verdict.REFUSED:
        assert answer.value is None
    assert all(isinstance(each, str) for each in answer.shown.values())
