"""Events of the house itself that join a lane's order: a file arrived, a session went idle."""

from collections.abc import Mapping

import orjson

from handlers.inbound import Inbound, UnparseableError
from states import events


def file_arrived(attachment_id: str) -> bytes:
    return orjson.dumps({"what": "file arrived", "attachment": attachment_id})


def file_failed(attachment_id: str, reason: str, shown: Mapping[str, str]) -> bytes:
    told = {"attachment": attachment_id, "reason": reason, "shown": dict(shown)}
    return orjson.dumps({"what": "file failed", **told})


def went_idle() -> bytes:
    return orjson.dumps({"what": "went idle"})


def went_quiet(stage: str) -> bytes:
    return orjson.dumps({"what": "went quiet", "stage": stage})


def report_rested() -> bytes:
    return orjson.dumps({"what": "report rested"})


def parse_internal(body: bytes) -> Inbound:
    raw = orjson.loads(body)
    match raw.get("what"):
        case "file arrived":
            return Inbound(events.FileArrived(raw["attachment"]))
        case "file failed":
            return Inbound(events.FileFailed(raw["attachment"], raw["reason"], raw["shown"]))
        case "went idle":
            return Inbound(events.WentIdle())
        case "went quiet":
            return Inbound(events.WentQuiet(raw["stage"]))
        case "report rested":
            return Inbound(events.ReportRested())
    raise UnparseableError
