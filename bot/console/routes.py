"""Every address of the console. Who may come through a door stands beside it."""

from starlette.routing import BaseRoute, Route

from bot.console.acts import Acts
from bot.console.calling import PATH as CALL
from bot.console.calling import CallScreen
from bot.console.desk import ConsoleDesk
from bot.console.doors import Doors
from bot.console.gate import Gate
from bot.console.looking import Looking
from bot.console.parked_updates import PATH as PARKED
from bot.console.parked_updates import ParkedUpdates
from bot.console.searching import PATH as FIND
from bot.console.searching import Searching
from bot.console.sending_files import SendingFiles
from bot.console.signing_in import SigningIn
from bot.console.undelivered import PATH as UNDELIVERED
from bot.console.undelivered import Undelivered


def routes(desk: ConsoleDesk) -> list[BaseRoute]:
    """The console's routes, to be mounted at the root: they all begin with `/console`."""
    gate = Gate(desk)
    doors = Doors(gate)
    undelivered = Undelivered(desk)
    looking, acts, signing = Looking(desk), Acts(desk), SigningIn(desk, gate)
    parked = ParkedUpdates(desk)
    sending, searching, calling = SendingFiles(desk), Searching(desk), CallScreen(desk)
    seen, posted, uploaded = doors.seen, doors.posted, doors.uploaded
    return [
        Route("/console/sign-in", signing.page, methods=["GET"]),
        Route("/console/sign-in", signing.sign_in, methods=["POST"]),
        Route("/console/sign-out", posted(signing.sign_out), methods=["POST"]),
        Route("/console/language", posted(signing.set_language), methods=["POST"]),
        Route("/console", seen(looking.queue), methods=["GET"]),
        Route("/console/next", posted(looking.claim_next), methods=["POST"]),
        Route(PARKED, seen(parked.page), methods=["GET"]),
        Route(PARKED + "/{update}/again", posted(parked.again), methods=["POST"]),
        Route(PARKED + "/{update}/settle", posted(parked.settle), methods=["POST"]),
        Route(CALL, seen(calling.page), methods=["GET"]),
        Route(CALL + "/{action}", posted(calling.act), methods=["POST"]),
        Route(FIND, seen(searching.page), methods=["GET"]),
        Route(FIND, posted(searching.find), methods=["POST"]),
        Route("/console/cases/{reference}", seen(looking.case), methods=["GET"]),
        Route("/console/cases/{reference}/send_file", uploaded(sending.send), methods=["POST"]),
        Route("/console/cases/{reference}/{action}", posted(acts.act), methods=["POST"]),
        Route(UNDELIVERED, seen(undelivered.page), methods=["GET"]),
        Route(UNDELIVERED + "/{message}/settle", posted(undelivered.settle), methods=["POST"]),
        Route("/console/files/{attachment}", seen(looking.paper), methods=["GET"]),
    ]
