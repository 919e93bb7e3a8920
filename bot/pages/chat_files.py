"""Files that staff sent, for the browser session they were sent to and nobody else."""

import asyncio
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from bot.outgoing_files import sent_file
from bot.pages.chat_session import ChatDesk, Session, lane_of, session_of
from bot.pages.problems import problem
from storage import conversations, lanes
from storage.attachments import Attachment
from storage.envelope import DataKey, KeyGone, Unreadable
from storage.files import FileMissing, FileStore
from storage.unit_of_work import UnitOfWork

_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Referrer-Policy": "no-referrer",
}


async def download(desk: ChatDesk, request: Request, files: FileStore) -> Response:
    session = session_of(request)
    if session is None:
        return problem(request, 401, "no-session")
    wanted = request.path_params["attachment"]
    try:
        kept, key = await desk.database.read(lambda uow: _of_session(uow, session, wanted))
        content = await asyncio.to_thread(files.load, kept.file_name or "", key)
    except (FileMissing, KeyGone, Unreadable):
        return problem(request, 404, "not-found")
    named = f"attachment; filename*=UTF-8''{quote(str(kept.source['name']))}"
    headers = {**_HEADERS, "Content-Disposition": named}
    return Response(content, media_type=kept.media_type or "", headers=headers)


def _of_session(
    uow: UnitOfWork, session: Session, attachment_id: str
) -> tuple[Attachment, DataKey]:
    """Raises FileMissing where it was not sent to this session, or the session is over."""
    lane = lane_of(uow, session)
    if lane is None or lanes.reach(uow, lane.id) == "gone":
        raise FileMissing
    until = conversations.load(uow, [lane.id], "vi")[lane.id].link_until
    kept, key = sent_file(uow, attachment_id)
    if kept.lane_id != lane.id or (until is not None and until <= uow.now):
        raise FileMissing
    return kept, key
