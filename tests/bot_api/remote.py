"""Drive the server from another process, over its control API."""

from __future__ import annotations

import base64
from typing import Any

import httpx
from httpx_aiohttp import HttpxAiohttpClient

SLACK = 5.0


class Record(dict[str, Any]):
    """A JSON object whose fields read as attributes, like the dataclass it came from."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


class RemoteError(RuntimeError):
    """The server refused a control; the text says why."""


def _packed(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode()}
    if isinstance(value, dict):
        return {name: _packed(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_packed(item) for item in value]
    return value


def _records(value: Any) -> Any:
    if isinstance(value, dict):
        return Record({name: _records(item) for name, item in value.items()})
    if isinstance(value, list):
        return [_records(item) for item in value]
    return value


def _request(name: str, arguments: dict[str, Any]) -> dict[str, Any]:
    wait = float(arguments.get("timeout", 10.0)) + SLACK
    return {"url": f"/{name}", "json": _packed(arguments), "timeout": wait}


def _result(answer: httpx.Response) -> Any:
    said = answer.json()
    if said["ok"]:
        return _records(said["result"])
    if answer.status_code == 504:
        raise TimeoutError(said["error"])
    raise RemoteError(said["error"])


class RemoteBotApi:
    """`remote.call("say", chat=1, text="xin chào")`: every name of `control.ACTIONS`, and
    `await_reply`; indices and message ids go in and come back as numbers."""

    def __init__(self, control_url: str) -> None:
        self._client = httpx.Client(base_url=control_url, trust_env=False)

    def call(self, name: str, /, **arguments: Any) -> Any:
        return _result(self._client.post(**_request(name, arguments)))

    def close(self) -> None:
        self._client.close()


class AsyncRemoteBotApi:
    """The same for a crowd: one client, many chats at once."""

    def __init__(self, control_url: str, connections: int = 200) -> None:
        limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
        self._client = HttpxAiohttpClient(base_url=control_url, limits=limits, trust_env=False)

    async def call(self, name: str, /, **arguments: Any) -> Any:
        return _result(await self._client.post(**_request(name, arguments)))

    async def close(self) -> None:
        await self._client.aclose()
