"""Ready replies to a case, as the topic offers them."""

from handlers import reports
from handlers.work import DeskText, House
from storage.cases import Case
from storage.unit_of_work import UnitOfWork

_CHOSEN = "send."


def of(uow: UnitOfWork, house: House, case: Case) -> tuple[DeskText, ...]:
    """In the customer's language, called by their names in the house's."""
    language = reports.language_of(uow, case)
    return tuple(house.desk_texts(uow, case, language, house.language))


def chosen(uow: UnitOfWork, house: House, case: Case, menu: str) -> DeskText | None:
    """The one that the card offers to send (`send.<id>`)."""
    wanted = menu.removeprefix(_CHOSEN)
    return next((one for one in of(uow, house, case) if one.id == wanted), None)
