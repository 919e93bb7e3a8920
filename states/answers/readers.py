"""Names the reader of every kind of answer, and how its stored form is shown to people."""

from collections.abc import Callable, Mapping

from states.answers import (
    Reader,
    address,
    birth_date,
    contact_person,
    email,
    id_number,
    name,
    occasion,
    phone,
    reach,
    tax_code,
)

READERS: Mapping[str, Reader] = {
    "phone": phone.read,
    "address": address.read,
    "email": email.read,
    "id_number": id_number.read,
    "birth_date": birth_date.read,
    "contact_person": contact_person.read,
    "name": name.read,
    "tax_code": tax_code.read,
}

SHOW: Mapping[str, Callable[[str], str]] = {
    "phone": phone.show,
    "address": address.show,
    "email": email.show,
    "id_number": id_number.show,
    "birth_date": birth_date.show,
    "contact_person": contact_person.show,
    "name": name.show,
    "tax_code": tax_code.show,
    "occasion": occasion.show,
    "reach": reach.show,
}
