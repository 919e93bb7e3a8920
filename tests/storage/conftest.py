"""Fixtures of the floor that remembers."""

from tests.storage.histories import history  # noqa: F401
