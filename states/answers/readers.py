"""Names the reader of every kind of answer."""

from collections.abc import Mapping

from states.answers import Reader, email, phone

READERS: Mapping[str, Reader] = {
    "phone": phone.read,
    "email": email.read,
}
