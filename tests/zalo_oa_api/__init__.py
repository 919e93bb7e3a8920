"""A loopback server of Zalo's Official Account API for tests: OAuth, OpenAPI, templates and signed
webhooks, as they are known, and both sides of what is in doubt (`Doubts`)."""

from tests.zalo_oa_api.api import OaApi, running_oa_api
from tests.zalo_oa_api.world import APP, APP_SECRET, FIRST_REFRESH, OA, OA_SECRET, Doubts, Event

__all__ = [
    "APP",
    "APP_SECRET",
    "FIRST_REFRESH",
    "OA",
    "OA_SECRET",
    "Doubts",
    "Event",
    "OaApi",
    "running_oa_api",
]
