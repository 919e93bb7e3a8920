"""What was sent to us, read piece by piece, so that nobody fills the memory."""

from starlette.requests import Request


async def read_body(request: Request, most: int) -> bytes | None:
    """None where it is more than `most` bytes; the rest is not read. Raises ClientDisconnect."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > most:
            return None
    return bytes(body)
