"""The ready replies of a house that has written none of its own: those of the copy."""

from collections.abc import Sequence

from bot.copy import render
from handlers.work import DeskText
from storage.cases import Case
from storage.unit_of_work import UnitOfWork

IDS = ("taken-up", "more-time", "papers", "where")


def of_copy(uow: UnitOfWork, case: Case, customer: str, staff: str) -> Sequence[DeskText]:  # noqa: ARG001
    """In the customer's language, called by their names in staff's (`handlers.work.DeskTexts`)."""
    about = {"reference": case.reference}
    return [
        DeskText(
            one, render(f"group-text-{one}", staff), render(f"desk-text-{one}", customer, about)
        )
        for one in IDS
    ]
