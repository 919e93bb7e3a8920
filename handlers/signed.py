"""Signed names for links in mail and SMS: what they open is checked anew, they carry no data."""

import hmac

from storage.unit_of_work import UnitOfWork

_PURPOSE = b"links"
_SIGNS = 24  # 96 bits of the signature, in hex


def sign(uow: UnitOfWork, what: str, subject: str) -> str:
    """`subject` with a signature for one use (`what`), safe in a URL."""
    return f"{subject}.{_signature(uow, what, subject)}"


def read(uow: UnitOfWork, what: str, token: str) -> str | None:
    """The subject, or None where the signature is not ours."""
    subject, _, signature = token.partition(".")
    if hmac.compare_digest(signature.encode(), _signature(uow, what, subject).encode()):
        return subject
    return None


def _signature(uow: UnitOfWork, what: str, subject: str) -> str:
    text = f"{what}:{subject}".encode()
    return hmac.digest(uow.keyring.subkey(_PURPOSE), text, "sha256").hex()[:_SIGNS]
