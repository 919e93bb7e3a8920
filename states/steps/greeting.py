"""How the menu calls the customer."""

from states.facts import Customer


def shown(record: Customer | None) -> dict[str, str]:
    """People are called by their given name, the last word of it; organisations by their whole."""
    if record is None:
        return {"name": "none", "organisation": "none"}
    if record.organisation:
        return {"name": "organisation", "organisation": record.name}
    return {"name": record.name.split()[-1], "organisation": "none"}
