"""Outgoing HTTP: httpx on the aiohttp transport, one client a host for the process's life."""

import ssl
from functools import cache

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport

_NEVER = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,  # the proxy refused to open the tunnel
)


def client(timeout: float = 15.0, proxy: str | None = None) -> httpx.AsyncClient:
    """A client that follows no redirect."""
    return httpx.AsyncClient(
        transport=AiohttpTransport(verify=tls(), proxy=httpx.Proxy(proxy) if proxy else None),
        timeout=timeout,
        follow_redirects=False,
    )


@cache
def tls() -> ssl.SSLContext:
    """The certificates we trust are read once."""
    return httpx.create_ssl_context()


def never_connected(error: BaseException) -> bool:
    """Whether the request surely never left: no connection was made. The aiohttp transport reports
    a connection lost after sending as ConnectTimeout as well, so its own cause decides."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, _NEVER):
            return True
        if isinstance(seen, httpx.PoolTimeout):
            return True
        seen = seen.__cause__ or seen.__context__
    return False
